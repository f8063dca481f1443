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
  'reopened',
] as const;

/** `transferred`: handed over to somebody outside Gwen. Between organisations in Gwen a case passes as it is. */
export const closed = ['closed', 'transferred'] as const;

const running = [
  'intake',
  'identified',
  'assessed',
  'planned',
  'recovering',
  'reintegrating',
  'following-up',
  'reopened',
] as const;

/**
 * `identified` is for suspected victims; who is at risk or comes with another child is assessed at once. A case that was
 * over and is taken up again is assessed anew, from what is known.
 */
export const transitions: readonly Transition[] = [
  { from: ['intake'], to: 'identified', needs: ['intake', 'identification'] },
  {
    from: ['intake', 'identified', 'reopened'],
    to: 'assessed',
    needs: ['intake', 'needs-assessment', 'risk-assessment'],
  },
  { from: ['assessed'], to: 'planned', needs: ['plan'] },
  { from: ['planned'], to: 'recovering' },
  { from: ['recovering'], to: 'reintegrating' },
  { from: ['recovering', 'reintegrating'], to: 'following-up' },
  { from: ['recovering', 'reintegrating', 'following-up'], to: 'assessed', reason: true },
  {
    from: running,
    to: 'closed',
    needs: ['closure'],
  },
  {
    from: running,
    to: 'transferred',
    reason: true,
  },
  { from: ['closed', 'transferred'], to: 'reopened', reason: true },
];
