/** All safeguards of a proceeding. */
import type { Safeguard } from '../kernel/safeguard.ts';
import { n4Grants } from '../shared/policies.ts';
import { e1, e2, e3 } from './courtSafeguards.ts';
import { e4 } from './informantSafeguard.ts';

export const safeguards: readonly Safeguard[] = [e1, e2, e3, e4, n4Grants];
