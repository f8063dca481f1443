/** All safeguards of a enterprise. */
import type { Safeguard } from '../kernel/declare.ts';

export const safeguards: readonly Safeguard[] = [];
