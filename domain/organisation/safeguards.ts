/** All safeguards of an organisation. */
import type { Safeguard } from '../kernel/safeguard.ts';
import { n4 } from './policySafeguard.ts';

export const safeguards: readonly Safeguard[] = [n4];
