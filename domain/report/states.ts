/** The way of a report: received, judged, answered in the field, closed, or found not to be one [2.6]. */
import type { Transition } from '../kernel/declare.ts';

export const states = [
  'received',
  'triaged',
  'responding',
  'answered',
  'closed',
  'duplicate',
  'not-actionable',
  'no-report',
] as const;

export const closed = ['closed', 'duplicate', 'not-actionable', 'no-report'] as const;

const open = ['received', 'triaged', 'responding', 'answered'] as const;

export const transitions: readonly Transition[] = [
  { from: ['received'], to: 'triaged', needs: ['triage'] },
  { from: ['received', 'triaged', 'answered'], to: 'responding', needs: ['dispatch'] },
  { from: ['triaged', 'responding'], to: 'answered', needs: ['outcome'] },
  { from: ['answered'], to: 'closed', needs: ['outcome'] },
  { from: open, to: 'duplicate', reason: true },
  { from: open, to: 'not-actionable', reason: true },
  { from: ['received'], to: 'no-report', needs: ['non-report'] },
  { from: closed, to: 'triaged', reason: true },
];
