/** Acts that begin at a agency. */
import type { ActDeclaration } from '../kernel/act.ts';

export const acts: readonly ActDeclaration[] = [];
