/** An enterprise is known until it closes [2.4]; what was found there stays. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['known', 'ended'] as const;

export const closed = ['ended'] as const;

export const transitions: readonly Transition[] = [
  { from: ['known'], to: 'ended', reason: true },
  { from: ['ended'], to: 'known', reason: true },
];
