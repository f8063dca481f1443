/** No report on a labour treaty goes out unasked: N2 [2.5]. */

import type { Dossier } from '../kernel/dossier.ts';
import { all, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { AlertSpec, Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { contested } from './contesting.ts';
import { instrument } from './law.ts';
import type { Asking } from './reporting.ts';
import { endOf, isSent, reply, startOf, unasked } from './reporting.ts';
import { committeeComment, treatyReport } from './treatyReports.ts';

const before = setting('N2.before', 'days', 60, 14, 365);

const askingAt = ({ now, setting: numberOf }: GuardContext): Asking => ({
  now,
  replyMs: settingMs(reply, numberOf(reply.id)),
});

/** Is the convention on tripartite consultation (C144) in force here? Undefined while the register does not say. */
function bindsToConsult(dossier: Dossier, now: Date): boolean | undefined {
  const known = all(dossier, instrument).filter((one) => saidOf(instrument, one, 'treaty') === 'c144');
  if (known.length === 0) return undefined;
  return known.some((one) => {
    const from = startOf(saidOf(instrument, one, 'inForceOn'));
    const until = startOf(saidOf(instrument, one, 'endedOn'));
    return from !== undefined && from <= now.getTime() && (until === undefined || until > now.getTime());
  });
}

function check(after: Dossier, context: GuardContext, operation: Operation | undefined): Answer {
  const written = findWritten(after, treatyReport, operation);
  if (!written || saidOf(treatyReport, written, 'sentOn') === undefined) return holds;
  const reason = unasked(after, written, askingAt(context));
  if (reason === undefined) return holds;
  const binds = bindsToConsult(after, context.now);
  if (binds === undefined) return fails('c144-not-known', 'plan-coordinator', ['instrument', 'consultation']);
  return binds ? fails(reason, 'plan-coordinator', ['consultation']) : holds;
}

function alerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const roles = ['plan-coordinator'];
  const soon = context.now.getTime() + settingMs(before, context.setting(before.id));
  return all(dossier, treatyReport).flatMap((one) => {
    const due = endOf(saidOf(treatyReport, one, 'due'));
    const isPrepared =
      isSent(one) || saidOf(treatyReport, one, 'draftOn') !== undefined || (due !== undefined && due <= soon);
    const reason = isPrepared ? unasked(dossier, one, askingAt(context)) : undefined;
    return reason === undefined ? [] : [{ key: `${reason}-${one.id}`, reason, roles }];
  });
}

function duties(dossier: Dossier): readonly DutySpec[] {
  const role = 'plan-coordinator';
  const reports = all(dossier, treatyReport).flatMap((one) => {
    const due = isSent(one) ? undefined : endOf(saidOf(treatyReport, one, 'due'));
    return due === undefined
      ? []
      : [{ key: `send-${one.id}`, due: new Date(due), role, remedy: ['treaty-report'] }];
  });
  const comments = all(dossier, committeeComment).flatMap((one) => {
    const isDone = saidOf(committeeComment, one, 'doneOn') !== undefined;
    const due = isDone ? undefined : endOf(saidOf(committeeComment, one, 'answerDue'));
    return due === undefined
      ? []
      : [{ key: `answer-${one.id}`, due: new Date(due), role, remedy: ['committee-comment'] }];
  });
  return [...reports, ...comments];
}

/**
 * N2: workers' and employers' organisations are asked before a report on an ILO convention is sent. Where the convention
 * on tripartite consultation (C144, article 5) is in force, or it is not known whether it is, Gwen does not send one
 * without; elsewhere it warns. Reports and answers that are owed are tasks with a date.
 */
export const n2 = safeguard('N2', {
  section: '2.5',
  needs: [...new Set(['treaty-report', 'instrument', 'committee-comment', ...contested])],
  settings: [before, reply],
  texts: ['workers-not-asked', 'employers-not-asked', 'c144-not-known', 'send', 'answer'],
  blocks: (operation) => writes(operation, treatyReport, 'sentOn'),
  check,
  alerts,
  duties,
});
