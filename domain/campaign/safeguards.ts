/** All safeguards of a campaign. */
import type { Safeguard } from '../kernel/declare.ts';

export const safeguards: readonly Safeguard[] = [];
