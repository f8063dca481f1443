/** The safeguards of a case, as one list. */
import type { Safeguard } from '../kernel/declare.ts';
import { safeguard } from '../kernel/declare.ts';
import { matchAlerts } from '../kernel/matching.ts';
import { c5, c6, c27, c28 } from './careSafeguards.ts';
import { c1, c2 } from './childAge.ts';
import { c3, c4 } from './guardianSafeguards.ts';
import { c7 } from './sharingSafeguards.ts';

/** C24: a match with a closed case or report may be a child trafficked again. */
const c24 = safeguard('C24', {
  section: '2.7',
  lookups: ['matches'],
  texts: ['match'],
  alerts: matchAlerts,
});

export const safeguards: readonly Safeguard[] = [c1, c2, c3, c4, c5, c6, c7, c24, c27, c28];
