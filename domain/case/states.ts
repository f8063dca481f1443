/** The way of a child from intake to a life rebuilt [2.7, 2.8]. */
import type { Transition } from '../kernel/declare.ts';

export const states = [
  'intake',
  'identified',
  'assessed',
  'planned',
  'recovering',
  'reintegrating',
  'following-up',
  'closed',
  'transferred',
] as const;

export const closed = ['closed', 'transferred'] as const;

/** `identified` is for suspected victims; who is at risk or comes with another child is assessed at once. */
export const transitions: readonly Transition[] = [
  { from: ['intake'], to: 'identified', needs: ['intake', 'identification'] },
  {
    from: ['intake', 'identified'],
    to: 'assessed',
    needs: ['intake', 'needs-assessment', 'risk-assessment'],
  },
  { from: ['assessed'], to: 'planned', needs: ['plan'] },
  { from: ['planned'], to: 'recovering' },
  { from: ['recovering'], to: 'reintegrating' },
  { from: ['recovering', 'reintegrating'], to: 'following-up' },
  { from: ['recovering', 'reintegrating', 'following-up'], to: 'assessed', reason: true },
  {
    from: ['intake', 'identified', 'assessed', 'planned', 'recovering', 'reintegrating', 'following-up'],
    to: 'closed',
    needs: ['closure'],
  },
  {
    from: ['intake', 'identified', 'assessed', 'planned', 'recovering', 'reintegrating', 'following-up'],
    to: 'transferred',
    reason: true,
  },
  { from: ['closed', 'transferred'], to: 'assessed', reason: true },
];
