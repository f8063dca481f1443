/** The safeguards of a report, R1 to R13 and C24, as one list. */

import { matchAlerts } from '../kernel/matching.ts';
import type { Safeguard } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { r11 } from './asking.ts';
import { r5, r6, r12 } from './closing.ts';
import { r13 } from './originals.ts';
import { r1, r2, r7, r9 } from './reporterSafeguards.ts';
import { r3, r4 } from './responding.ts';
import { r8 } from './routing.ts';
import { r10 } from './secondPerson.ts';

const c24 = safeguard('C24', {
  section: '2.7',
  lookups: ['matches'],
  texts: ['match'],
  alerts: matchAlerts,
});

export const safeguards: readonly Safeguard[] = [r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, c24];
