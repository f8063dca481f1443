/** The states of a plan: drawn up, in force, replaced or at its end. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['draft', 'in-force', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [
  { from: ['draft'], to: 'in-force', needs: ['objective', 'action'] },
  { from: ['draft'], to: 'ended', reason: true },
  { from: ['in-force'], to: 'ended', needs: ['review'] },
];
