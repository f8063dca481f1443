/** How reports on treaties stand: when each is due, and whether both sides have been asked about it [2.5; N2]. */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findReferred, saidOf } from '../kernel/inquiry.ts';
import { setting } from '../kernel/settings.ts';
import { isUncontested } from './contesting.ts';
import type { Treaty } from './treaties.ts';
import { treaties } from './treaties.ts';
import { consultation, treatyReport } from './treatyReports.ts';

export const reply = setting('N2.reply', 'days', 21, 7, 90);

const dayMs = 86_400_000;

/** First moment of a partial date, epoch ms. */
export const startOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : findInterval(date);
  return day && day.from * dayMs;
};
/** First moment after a partial date. */
export const endOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : findInterval(date);
  return day && (day.to + 1) * dayMs;
};

/** When it is asked, and how long an answer may take. */
export interface Asking {
  readonly now: Date;
  readonly replyMs: number;
}

export const isSent = (report: EntryState): boolean => saidOf(treatyReport, report, 'sentOn') !== undefined;

/** `asked`: a consultation that counts; `waiting`: there is time for an answer; `not-asked`: nobody, or only with a copy. */
export type Side = 'asked' | 'waiting' | 'not-asked' | 'not-needed';
const sides = ['workers', 'employers'] as const;

/**
 * Was this a consultation: before the report is finished, not contested by the one said to be asked, and with an answer or
 * time enough for one?
 */
function sideOf(dossier: Dossier, one: EntryState, { now, replyMs }: Asking): Side {
  const asked = startOf(saidOf(consultation, one, 'on'));
  const answer = saidOf(consultation, one, 'answer');
  if (asked === undefined || asked > now.getTime()) return 'not-asked';
  if (saidOf(consultation, one, 'kind') === 'copy-sent' || !isUncontested(dossier, one)) return 'not-asked';
  const isAnswered = answer !== undefined && answer !== 'waiting';
  return isAnswered || asked + replyMs <= now.getTime() ? 'asked' : 'waiting';
}

/** Consultations on a report, oldest first. */
export const consultationsOn = (dossier: Dossier, report: EntryState): readonly EntryState[] =>
  all(dossier, consultation).filter(
    (one) => findReferred(dossier, treatyReport, saidOf(consultation, one, 'report')) === report,
  );

/** How each side was asked about a report. */
function sidesOf(
  dossier: Dossier,
  report: EntryState,
  asking: Asking,
): { readonly [S in (typeof sides)[number]]: Side } {
  const treaty = saidOf(treatyReport, report, 'treaty');
  const of = (actor: (typeof sides)[number]): Side => {
    if (treaty === undefined || !treaties[treaty].tripartite) return 'not-needed';
    const said = consultationsOn(dossier, report)
      .filter((one) => saidOf(consultation, one, 'actor') === actor)
      .map((one) => sideOf(dossier, one, asking));
    return said.find((one) => one === 'asked') ?? said.find((one) => one === 'waiting') ?? 'not-asked';
  };
  return { workers: of('workers'), employers: of('employers') };
}

/** The side that has not been asked about a report, if its treaty asks for both. */
export function unasked(
  dossier: Dossier,
  report: EntryState,
  asking: Asking,
): 'workers-not-asked' | 'employers-not-asked' | undefined {
  const { workers, employers } = sidesOf(dossier, report, asking);
  const lacks = (side: Side): boolean => side === 'waiting' || side === 'not-asked';
  if (lacks(workers)) return 'workers-not-asked';
  return lacks(employers) ? 'employers-not-asked' : undefined;
}

export interface ReportStanding {
  readonly entry: EntryState;
  readonly treaty: Treaty;
  readonly isSent: boolean;
  /** Not sent, and its day is over. */
  readonly isLate: boolean;
  readonly workers: Side;
  readonly employers: Side;
}

/** Every report: those that are owed first, the one that is due soonest before others. */
export function reportStandings(dossier: Dossier, asking: Asking): readonly ReportStanding[] {
  const dueOf = (one: EntryState): number => endOf(saidOf(treatyReport, one, 'due')) ?? 0;
  return all(dossier, treatyReport)
    .flatMap((entry): ReportStanding[] => {
      const treaty = saidOf(treatyReport, entry, 'treaty');
      if (!treaty) return [];
      const sent = isSent(entry);
      const isLate = !sent && dueOf(entry) <= asking.now.getTime();
      return [{ entry, treaty, isSent: sent, isLate, ...sidesOf(dossier, entry, asking) }];
    })
    .sort((a, b) => Number(a.isSent) - Number(b.isSent) || dueOf(a.entry) - dueOf(b.entry));
}
