/** The states of a plan. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['draft', 'in-force', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [];
