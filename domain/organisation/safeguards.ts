/** All safeguards of a organisation. */
import type { Safeguard } from '../kernel/declare.ts';

export const safeguards: readonly Safeguard[] = [];
