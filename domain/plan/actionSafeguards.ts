/** An action is somebody's, has a date, and shows whether it was done: N1 [all sections]. */

import { findInterval } from '../kernel/dates.ts';
import type { AlertSpec, Answer, GuardContext } from '../kernel/declare.ts';
import { fails, holds, safeguard } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, itemsOf, saidOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import { action, contest, evidence, progress } from './acting.ts';
import { contested, isSide, isUncontested, openContests } from './contesting.ts';
import { indicator, indicatorValue } from './measuring.ts';

const dayMs = 86_400_000;

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

/** How an action stands: the newest word on it that nobody contests. */
const standing = (dossier: Dossier, one: EntryState): EntryState | undefined =>
  all(dossier, progress).findLast(
    (said) =>
      findReferred(dossier, action, saidOf(progress, said, 'action')) === one && isUncontested(dossier, said),
  );

function isShown(dossier: Dossier, one: EntryState): boolean {
  const measured = findReferred(dossier, indicator, saidOf(action, one, 'indicator'));
  const shows = all(dossier, evidence).some(
    (said) =>
      findReferred(dossier, action, saidOf(evidence, said, 'action')) === one && isUncontested(dossier, said),
  );
  const counted = all(dossier, indicatorValue).some(
    (said) =>
      measured !== undefined &&
      findReferred(dossier, indicator, saidOf(indicatorValue, said, 'indicator')) === measured &&
      isUncontested(dossier, said),
  );
  return shows || counted;
}

function alerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  if (dossier.state !== 'in-force') return [];
  const roles = ['plan-coordinator'];
  const told: AlertSpec[] = openContests(dossier).map((one) => ({
    key: `contested-${one.id}`,
    reason: 'contested',
    roles,
  }));
  for (const one of all(dossier, action)) {
    const stands = standing(dossier, one);
    const state = saidOf(progress, stands, 'state');
    const until = findInterval(saidOf(action, one, 'until') ?? '');
    const isOver = until !== undefined && (until.to + 1) * dayMs <= context.now.getTime();
    if (isOver && state !== 'done' && state !== 'stopped')
      told.push({ key: `late-${one.id}`, reason: 'late', roles });
    if (state === 'done' && !isShown(dossier, one))
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
