/** Acts that begin at a household. */
import type { ActDeclaration } from '../kernel/act.ts';

export const acts: readonly ActDeclaration[] = [];
