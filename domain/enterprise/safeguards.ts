/** All safeguards of an enterprise, and the look-ups over other dossiers that they ask. */

import type { Elsewhere } from '../kernel/lookups.ts';
import type { Safeguard } from '../kernel/safeguard.ts';
import { inspectorTraining } from '../shared/inspectors.ts';
import { supplierFindings, supplierLinks } from './chain.ts';
import { v7, v8 } from './chainSafeguards.ts';
import { v9, v10, v12 } from './promiseSafeguards.ts';
import { v4, v5, v11 } from './workplaceSafeguards.ts';

export const safeguards: readonly Safeguard[] = [v4, v5, v7, v8, v9, v10, v11, v12];

export const elsewhere: readonly Elsewhere[] = [inspectorTraining, supplierLinks, supplierFindings];
