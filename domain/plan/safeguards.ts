/** All safeguards of a plan: N1, N2, N3, N5, N7 and C13, as one list. */
import type { Safeguard } from '../kernel/safeguard.ts';
import { n1 } from './actionSafeguards.ts';
import { n3, n5 } from './figureSafeguards.ts';
import { c13, n7 } from './patternSafeguards.ts';
import { n2 } from './treatySafeguards.ts';

export const safeguards: readonly Safeguard[] = [n1, n2, n3, n5, n7, c13];
