/** Acts that begin at a community. */
import type { ActDeclaration } from '../kernel/act.ts';

export const acts: readonly ActDeclaration[] = [];
