/** All safeguards of a plan. */
import type { Safeguard } from '../kernel/declare.ts';

export const safeguards: readonly Safeguard[] = [];
