/** A programme from its plan to its end [2.1, 2.2]. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['planned', 'running', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [
  { from: ['planned'], to: 'running', needs: ['profile', 'rules'] },
  { from: ['ended'], to: 'running', needs: ['profile', 'rules'], reason: true },
  { from: ['planned', 'running'], to: 'ended', reason: true },
];
