/** All safeguards of an agency, and the look-ups over other dossiers that they ask. */

import type { Elsewhere } from '../kernel/lookups.ts';
import type { Safeguard } from '../kernel/safeguard.ts';
import { inspectorTraining } from '../shared/inspectors.ts';
import { v5, v6, v11 } from './inspectingSafeguards.ts';
import { v3, v4 } from './payingSafeguards.ts';
import { v1, v2 } from './placingSafeguards.ts';

export const safeguards: readonly Safeguard[] = [v1, v2, v3, v4, v5, v6, v11];

export const elsewhere: readonly Elsewhere[] = [inspectorTraining];
