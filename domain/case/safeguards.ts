/** The safeguards of a case, as one list. */
import type { Safeguard } from '../kernel/declare.ts';
import { safeguard } from '../kernel/declare.ts';
import { matchAlerts } from '../kernel/matching.ts';
import { c18, c23, c29 } from './aftercareSafeguards.ts';
import { c5, c6, c27, c28 } from './careSafeguards.ts';
import { c1, c2 } from './childAge.ts';
import { c26 } from './complaintSafeguards.ts';
import { c3, c4 } from './guardianSafeguards.ts';
import { c21 } from './letterSafeguards.ts';
import { c17, c22, c31 } from './planSafeguards.ts';
import { c25, c32 } from './refugeSafeguards.ts';
import { c7 } from './sharingSafeguards.ts';
import { c19, c20, c30 } from './workSafeguards.ts';

/** C24: a match with a closed case or report may be a child trafficked again. */
const c24 = safeguard('C24', {
  section: '2.7',
  lookups: ['matches'],
  texts: ['match'],
  alerts: matchAlerts,
});

export const safeguards: readonly Safeguard[] = [
  c1,
  c2,
  c3,
  c4,
  c5,
  c6,
  c7,
  c17,
  c18,
  c19,
  c20,
  c21,
  c22,
  c23,
  c24,
  c25,
  c26,
  c27,
  c28,
  c29,
  c30,
  c31,
  c32,
];
