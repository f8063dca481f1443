/** No report on a labour treaty goes out unasked: N2 [2.5]. */
import { findInterval } from '../kernel/dates.ts';
import type { AlertSpec, Answer, DutySpec, GuardContext } from '../kernel/declare.ts';
import { fails, holds, safeguard } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { contested, isUncontested } from './contesting.ts';
import { instrument } from './law.ts';
import { treaties } from './treaties.ts';
import { committeeComment, consultation, treatyReport } from './treatyReports.ts';

const before = setting('N2.before', 'days', 60, 14, 365);
const reply = setting('N2.reply', 'days', 21, 7, 90);

const dayMs = 86_400_000;

/** First moment of a partial date, epoch ms. */
const startOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : findInterval(date);
  return day && day.from * dayMs;
};
/** First moment after a partial date. */
const endOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : findInterval(date);
  return day && (day.to + 1) * dayMs;
};

/**
 * Was this a consultation: before the report is finished, not contested by the one said to be asked, and with an answer or
 * time enough for one?
 */
function hasAsked(dossier: Dossier, one: EntryState, context: GuardContext): boolean {
  const asked = startOf(saidOf(consultation, one, 'on'));
  const answer = saidOf(consultation, one, 'answer');
  if (asked === undefined || saidOf(consultation, one, 'kind') === 'copy-sent') return false;
  if (!isUncontested(dossier, one)) return false;
  const isAnswered = answer !== undefined && answer !== 'waiting';
  const wait = settingMs(reply, context.setting(reply.id));
  return asked <= context.now.getTime() && (isAnswered || asked + wait <= context.now.getTime());
}

/** The side that has not been asked about a report, if its treaty asks for both. */
function unasked(dossier: Dossier, report: EntryState, context: GuardContext): string | undefined {
  const treaty = saidOf(treatyReport, report, 'treaty');
  if (treaty === undefined || !treaties[treaty].tripartite) return undefined;
  const asked = all(dossier, consultation).filter(
    (one) =>
      findReferred(dossier, treatyReport, saidOf(consultation, one, 'report')) === report &&
      hasAsked(dossier, one, context),
  );
  const isAsked = (actor: string): boolean =>
    asked.some((one) => saidOf(consultation, one, 'actor') === actor);
  if (!isAsked('workers')) return 'workers-not-asked';
  return isAsked('employers') ? undefined : 'employers-not-asked';
}

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
  const reason = unasked(after, written, context);
  if (reason === undefined) return holds;
  const binds = bindsToConsult(after, context.now);
  if (binds === undefined) return fails('c144-not-known', 'plan-coordinator', ['instrument', 'consultation']);
  return binds ? fails(reason, 'plan-coordinator', ['consultation']) : holds;
}

const isSent = (one: EntryState): boolean => saidOf(treatyReport, one, 'sentOn') !== undefined;

function alerts(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const roles = ['plan-coordinator'];
  const soon = context.now.getTime() + settingMs(before, context.setting(before.id));
  return all(dossier, treatyReport).flatMap((one) => {
    const due = endOf(saidOf(treatyReport, one, 'due'));
    const isPrepared =
      isSent(one) || saidOf(treatyReport, one, 'draftOn') !== undefined || (due !== undefined && due <= soon);
    const reason = isPrepared ? unasked(dossier, one, context) : undefined;
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
