/** The states of a household. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['profiled', 'prioritised', 'supported', 'graduated', 'declined', 'moved'] as const;

export const closed = ['graduated', 'declined', 'moved'] as const;

export const transitions: readonly Transition[] = [];
