/** The states of a proceeding. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['investigation', 'charged', 'trial', 'judged', 'appeal', 'final', 'dropped'] as const;

export const closed = ['final', 'dropped'] as const;

export const transitions: readonly Transition[] = [];
