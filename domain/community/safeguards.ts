/** All safeguards of a community. */
import type { Safeguard } from '../kernel/safeguard.ts';
import { n9 } from './placeSafeguards.ts';
import { n6, n8 } from './watchSafeguards.ts';

export const safeguards: readonly Safeguard[] = [n6, n8, n9];
