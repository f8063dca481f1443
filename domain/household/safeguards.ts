/** All safeguards of a household. */
import type { Safeguard } from '../kernel/safeguard.ts';
import { n4Grants } from '../shared/policies.ts';
import { h3, h7, h13 } from './childSafeguards.ts';
import { h1, h2 } from './creditSafeguards.ts';
import { h14 } from './forgetting.ts';
import { h4, h5, h6, h9, h12 } from './supportSafeguards.ts';

export const safeguards: readonly Safeguard[] = [h1, h2, h3, h4, h5, h6, h7, h9, h12, h13, h14, n4Grants];
