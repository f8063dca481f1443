/** The way of a household from being looked at to standing on its own feet [2.1]. */
import type { Transition } from '../kernel/declare.ts';

export const states = ['profiled', 'prioritised', 'supported', 'graduated', 'declined', 'moved'] as const;

export const closed = ['graduated', 'declined', 'moved'] as const;

/** Whoever is put first was looked at by a person, whatever came before. */
export const transitions: readonly Transition[] = [
  { from: ['profiled'], to: 'prioritised', needs: ['profile', 'confirmation'] },
  { from: ['prioritised'], to: 'supported', needs: ['enrolment'] },
  { from: ['supported'], to: 'graduated', needs: ['graduation'] },
  {
    from: ['supported', 'graduated', 'declined', 'moved'],
    to: 'prioritised',
    needs: ['profile', 'confirmation'],
    reason: true,
  },
  { from: ['profiled', 'prioritised', 'supported'], to: 'declined', reason: true },
  { from: ['profiled', 'prioritised', 'supported'], to: 'moved', reason: true },
];
