/** Acts that begin at a case. */
import type { ActDeclaration } from '../kernel/act.ts';
import { careActs } from './careActs.ts';
import { homeActs } from './homeActs.ts';
import { lawActs } from './lawActs.ts';

export const acts: readonly ActDeclaration[] = [...careActs, ...homeActs, ...lawActs];
