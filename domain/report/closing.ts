/** Not letting go too early: R5 and R6 [2.6]. */

import type { EntryState } from '../kernel/dossier.ts';
import { all, itemsOf, newest, saidOf } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { dispatch, need, outcome } from './entries.ts';
import { closed } from './states.ts';

function isSettled(one: EntryState): boolean {
  const result = saidOf(need, one, 'result');
  return result === 'not-available' ? saidOf(need, one, 'instead') !== undefined : result !== undefined;
}

/** R5: no closing while a need is open: neither taken, refused, unreachable, nor unavailable with something done instead. */
export const r5 = safeguard('R5', {
  section: '2.6',
  needs: ['need'],
  texts: ['open-need'],
  blocks: (operation) => operation.op === 'transition' && closed.some((state) => state === operation.to),
  check: (dossier): Answer => {
    const open = all(dossier, need).filter((one) => !isSettled(one)).length;
    return open === 0 ? holds : fails('open-need', 'operator', ['need'], { open });
  },
});

/** R6: a child who was reached has a case or a reason for none, and somebody is asked to look at what she needs later. */
export const r6 = safeguard('R6', {
  section: '2.6',
  needs: ['outcome', 'dispatch', 'need'],
  texts: ['no-case', 'longer-term'],
  blocks: (operation) =>
    operation.op === 'transition' && (operation.to === 'closed' || operation.to === 'not-actionable'),
  check: (dossier): Answer => {
    const result = newest(dossier, outcome);
    const reached =
      saidOf(outcome, result, 'result') === 'child-reached' ||
      all(dossier, dispatch).some((one) => saidOf(dispatch, one, 'result') === 'child-reached');
    if (!reached) return holds;
    const children = itemsOf(outcome, result, 'children');
    const led = dossier.links.some(({ relation }) => relation === 'led-to');
    const cared = children.every(
      (child) =>
        said(child.case) !== undefined || (said(child.noCase) !== undefined && said(child.why) !== undefined),
    );
    if (!cared || (children.length === 0 && !led)) return fails('no-case', 'operator', ['outcome']);
    const asked = all(dossier, need).some((one) => saidOf(need, one, 'longerTerm') === true);
    return asked ? holds : fails('longer-term', 'operator', ['need']);
  },
});
