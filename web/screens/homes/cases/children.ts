/**
 * Children as those who look after them think of them: who, how far, what endangers her, what comes next. Made of lines of the
 * list of cases, so it knows what stands in the open and what this person may see, and nothing else. Draws nothing.
 */
import { findInterval } from '../../../../domain/kernel/dates.ts';
import type { AgeRange } from '../../../../domain/kernel/fields.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { DossierLine, DutyItem } from '../../../client/types.ts';

/** What endangers a child as far as a list tells, the worst first. */
export const dangers = ['missing', 'harm', 'unsafe', 'high-risk', 'no-guardian'] as const;
export type Danger = (typeof dangers)[number];

export interface Child {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  /** Epoch ms since when the case stands at this stage. */
  readonly since: number;
  readonly area: string;
  readonly sex: string | undefined;
  readonly age: AgeRange | undefined;
  readonly dangers: readonly Danger[];
  /** What is to be done for her, soonest first. */
  readonly duties: readonly DutyItem[];
  /** When something is next due, ISO 8601. */
  readonly due: string | undefined;
  /** The day of the last visit at which she was seen, a partial date. */
  readonly lastVisit: string | undefined;
  readonly nextVisit: string | undefined;
  /** Account of a guardian who stands by her now. */
  readonly guardian: number | undefined;
  /** Account of who saw her last. */
  readonly visitor: number | undefined;
}

type Entry = NonNullable<DossierLine['entries']>[number];

const text = (value: Json | undefined): string | undefined => {
  const answer = said(value);
  return typeof answer === 'string' ? answer : undefined;
};
const number = (value: Json | undefined): number | undefined => {
  const answer = said(value);
  return typeof answer === 'number' ? answer : undefined;
};
const dayMs = 86_400_000;
/** First day, epoch ms; 0 where nobody said. */
const startOf = (date: string | undefined): number => (findInterval(date ?? '')?.from ?? 0) * dayMs;

/** Of several entries the one with the latest such day; of the same day the one written last. */
function latest(entries: readonly Entry[], field: string): Entry | undefined {
  return entries.reduce<Entry | undefined>(
    (best, one) =>
      best && startOf(text(best.values[field])) > startOf(text(one.values[field])) ? best : one,
    undefined,
  );
}

const isAge = (value: unknown): value is AgeRange =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

const harm: ReadonlySet<string> = new Set([
  'threatened',
  'harmed',
  'trafficker-contact',
  'detained',
  'sent-away',
]);
/** How long what happened to her counts as danger where nobody said that it is over. */
const harmLasts = 30 * dayMs;

/**
 * @param duties of all children, as `/duties` gives them, soonest first
 * @param sees which types of entry this person's role reads: what she cannot see is no danger for being absent
 */
export function childOf(
  line: DossierLine,
  duties: readonly DutyItem[],
  sees: (type: string) => boolean,
  now: Date,
): Child {
  const entries = line.entries ?? [];
  const of = (type: string): readonly Entry[] => entries.filter((one) => one.type === type);
  const identity = of('identity').at(-1)?.values ?? {};
  const visits = of('follow-up');
  const done = visits.filter(({ values }) => text(values['visitedOn']) !== undefined);
  const last = latest(done, 'visitedOn');
  const planned = visits.filter((one) => !done.includes(one)).map(({ values }) => text(values['due']));
  const own = duties.filter(({ dossier, duty }) => dossier === line.id && duty.kind === 'duty');
  const age = said(identity['estimatedAge']);
  const guardians = of('guardian').filter(({ values }) => isGuardian(values, now));
  return {
    id: line.id,
    number: line.number,
    state: line.state,
    since: Date.parse(line.stateSince),
    area: line.area,
    sex: text(identity['sex']),
    age: isAge(age) ? age : undefined,
    dangers: dangersOf(of, last, guardians.length > 0 || !sees('guardian'), now),
    duties: own,
    due: own[0]?.duty.due ?? line.nextDue ?? undefined,
    lastVisit: text(last?.values['visitedOn']),
    nextVisit: [text(last?.values['nextDue']), ...planned]
      .filter((day) => startOf(day) > startOf(text(last?.values['visitedOn'])))
      .toSorted((a, b) => startOf(a) - startOf(b))[0],
    guardian: guardians
      .map(({ values }) => number(values['account']))
      .find((account) => account !== undefined),
    visitor: number(last?.values['by']),
  };
}

function isGuardian(values: Entry['values'], now: Date): boolean {
  const ends = text(values['endsOn']);
  return (
    said(values['suspected']) !== true &&
    text(values['suspendedOn']) === undefined &&
    (ends === undefined ? text(values['endReason']) === undefined : startOf(ends) + dayMs > now.getTime())
  );
}

function dangersOf(
  of: (type: string) => readonly Entry[],
  visit: Entry | undefined,
  hasGuardian: boolean,
  now: Date,
): readonly Danger[] {
  const incidents = of('incident').filter(({ values }) => text(values['over']) === undefined);
  const risk = latest(of('risk-assessment'), 'on');
  const level = text(risk?.values['level']);
  const isRecent = ({ values, occurred }: Entry): boolean => {
    const at = text(values['at']) ?? occurred;
    const moment = at && (findInterval(at) ? startOf(at) : Date.parse(at));
    return !moment || moment > now.getTime() - harmLasts;
  };
  const found: Readonly<Record<Danger, boolean>> = {
    missing: incidents.some(({ values }) => text(values['kind']) === 'missing'),
    harm: incidents.some((one) => harm.has(text(one.values['kind']) ?? '') && isRecent(one)),
    unsafe: said(visit?.values['safe']) === false,
    'high-risk': level === 'high',
    'no-guardian': !hasGuardian,
  };
  return dangers.filter((one) => found[one]);
}

/** Those of whom something is due, soonest first; then the others, longest at their stage first. */
export const bySoonest = (a: Child, b: Child): number =>
  (a.due === undefined ? Number.POSITIVE_INFINITY : Date.parse(a.due)) -
    (b.due === undefined ? Number.POSITIVE_INFINITY : Date.parse(b.due)) || a.since - b.since;

/** The day that a visit now answers: the day it was due, else today. A partial date. */
export function visitDue({ duties, nextVisit }: Child, now: Date): string {
  const duty = duties.find((one) => one.duty.remedy.includes('follow-up'));
  return duty ? duty.duty.due.slice(0, 10) : (nextVisit ?? now.toISOString().slice(0, 10));
}
