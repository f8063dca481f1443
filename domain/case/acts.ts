/** Acts that begin at a case. */
import type { ActDeclaration } from '../kernel/act.ts';

export const acts: readonly ActDeclaration[] = [];
