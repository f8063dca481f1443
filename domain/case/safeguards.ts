/** The safeguards of a case, as one list. */

import { matchAlerts } from '../kernel/matching.ts';
import type { Safeguard } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { n4Grants } from '../shared/policies.ts';
import { c18, c23, c29 } from './aftercareSafeguards.ts';
import { c5, c6, c27, c28 } from './careSafeguards.ts';
import { c1, c2 } from './childAge.ts';
import { c26 } from './complaintSafeguards.ts';
import { c33 } from './erasing.ts';
import { c14 } from './familySafeguards.ts';
import { c3, c4 } from './guardianSafeguards.ts';
import { c9, c10, c16 } from './legalSafeguards.ts';
import { c21 } from './letterSafeguards.ts';
import { c17, c22, c31 } from './planSafeguards.ts';
import { c25, c32 } from './refugeSafeguards.ts';
import { c12 } from './returnSafeguards.ts';
import { c7 } from './sharingSafeguards.ts';
import { c15 } from './standingAccess.ts';
import { c8, c11 } from './staySafeguards.ts';
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
  c8,
  c9,
  c10,
  c11,
  c12,
  c14,
  c15,
  c16,
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
  c33,
  n4Grants,
];
