/** All safeguards of a proceeding. */
import type { Safeguard } from '../kernel/declare.ts';

export const safeguards: readonly Safeguard[] = [];
