/** The states of a campaign. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['planned', 'running', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [];
