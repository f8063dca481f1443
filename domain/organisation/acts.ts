/** Acts that begin at a organisation. */
import type { ActDeclaration } from '../kernel/act.ts';

export const acts: readonly ActDeclaration[] = [];
