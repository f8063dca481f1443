/** An action is somebody's, has a date, and shows whether it was done: N1 [all sections]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { AlertSpec, Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { action, contest, progress } from './acting.ts';
import { contested, isSide, openContests } from './contesting.ts';
import { indicator } from './measuring.ts';
import { boardOf, isOverdue, isShown, newestWord } from './standing.ts';

/** What an action lacks; undefined if nothing. */
function lacks(dossier: Dossier, one: EntryState): string | undefined {
  if (!saidOf(action, one, 'catalogue') && !saidOf(action, one, 'title')) return 'no-task';
  if (saidOf(action, one, 'organisation') === undefined) return 'no-organisation';
  if (saidOf(action, one, 'until') === undefined) return 'no-date';
  const measured = findReferred(dossier, indicator, saidOf(action, one, 'indicator'));
  return measured || saidOf(action, one, 'shownBy') ? undefined : 'no-proof';
}

/** Only whoever answers for an action, or helps with it, or keeps the plan says how it stands. */
function checkReporter(after: Dossier, context: GuardContext, written: EntryState): Answer {
  const about = findReferred(after, action, saidOf(progress, written, 'action'));
  if (!about) return fails('no-action', 'plan-coordinator', ['progress']);
  const { roles, organisation } = context.actor;
  const isTheirs =
    saidOf(action, about, 'organisation') === organisation ||
    itemsOf(action, about, 'with').some((one) => one.organisation === organisation);
  return roles.includes('plan-coordinator') || isTheirs
    ? holds
    : fails('not-yours', 'plan-coordinator', ['contest']);
}

/** Only who keeps the plan settles an objection, and only if she is neither side. */
function checkJudge(after: Dossier, context: GuardContext, settled: EntryState): Answer {
  const { roles, account } = context.actor;
  return roles.includes('plan-coordinator') && !isSide(after, settled, account)
    ? holds
    : fails('own-case', 'plan-coordinator', ['contest']);
}

function check(after: Dossier, context: GuardContext, operation: Operation | undefined): Answer {
  const settled = findWritten(after, contest, operation);
  if (settled) return checkJudge(after, context, settled);
  const reported = findWritten(after, progress, operation);
  if (reported) return checkReporter(after, context, reported);
  const written = findWritten(after, action, operation);
  const lacking = (written ? [written] : all(after, action)).flatMap((one) => lacks(after, one) ?? []);
  const [reason] = lacking;
  return reason === undefined ? holds : fails(reason, 'plan-coordinator', ['action']);
}

function alerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  if (dossier.state !== 'in-force') return [];
  const roles = ['plan-coordinator'];
  const told: AlertSpec[] = openContests(dossier).map((one) => ({
    key: `contested-${one.id}`,
    reason: 'contested',
    roles,
  }));
  const board = boardOf(dossier);
  for (const one of all(dossier, action)) {
    const state = saidOf(progress, newestWord(board, one), 'state');
    if (isOverdue(board, one, context.now)) told.push({ key: `late-${one.id}`, reason: 'late', roles });
    if (state === 'done' && !isShown(board, one))
      told.push({ key: `not-shown-${one.id}`, reason: 'not-shown', roles });
  }
  return told;
}

/**
 * N1: an action has a task, one organisation that answers for it, a date, and an indicator or evidence named beforehand.
 * A plan does not come into force with one that lacks any of these, nor takes one in later. Says too which are late, done
 * without anything to show, or contested.
 */
export const n1 = safeguard('N1', {
  section: '2.1',
  needs: ['action', 'indicator', ...contested],
  texts: [
    'no-task',
    'no-organisation',
    'no-date',
    'no-proof',
    'no-action',
    'not-yours',
    'own-case',
    'late',
    'not-shown',
    'contested',
  ],
  blocks: (operation, before) =>
    (operation.op === 'transition' && operation.to === 'in-force') ||
    (before.state === 'in-force' && writes(operation, action)) ||
    writes(operation, progress) ||
    writes(operation, contest, 'upheld', 'answer'),
  check,
  alerts,
});
