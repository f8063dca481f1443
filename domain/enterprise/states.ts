/** The states of a enterprise. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['known', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [];
