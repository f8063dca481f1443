/**
 * The way of a proceeding: from suspicion to a judgment that nobody can appeal against any more, or dropped with a reason
 * and taken up again when that changes [2.5]. A labour or civil claim goes the same way: charged is when it is filed.
 */
import type { Transition } from '../kernel/declare.ts';

export const states = ['investigation', 'charged', 'trial', 'judged', 'appeal', 'final', 'dropped'] as const;

export const closed = ['final', 'dropped'] as const;

export const transitions: readonly Transition[] = [
  { from: ['investigation'], to: 'charged', needs: ['suspect', 'offence'] },
  { from: ['charged', 'appeal'], to: 'trial' },
  { from: ['charged', 'trial'], to: 'judged', needs: ['judgment'] },
  { from: ['judged'], to: 'appeal', aside: true },
  { from: ['judged', 'appeal'], to: 'final', needs: ['judgment'] },
  { from: ['investigation', 'charged', 'trial', 'appeal'], to: 'dropped', reason: true },
  { from: ['dropped', 'final'], to: 'investigation', reason: true },
];
