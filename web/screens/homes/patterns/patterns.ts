/**
 * Patterns among reports that somebody may see: where, when, at which moment and by which way they came, and where more of one
 * kind come than used to [2.6]. From lines of the list of reports. Draws nothing.
 */
import { moment as moments, channel as ways } from '../../../../domain/codes/index.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import { said } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';

/** What the page asks of the list of reports. */
export const patternQuery = 'kind=report&sort=created&entries=opening&entries=triage';

const dayMs = 86_400_000;
export const weekMs = 7 * dayMs;
/** What counts as now, and what it is compared with before, in weeks. */
export const nowWeeks = 4;
export const beforeWeeks = 12;
/** Fewer are no cluster, however few came before. */
const fewest = 3;
/** By chance alone so many would come less often than this. */
const rarely = 0.01;
export const bandHours = 3;
/** What was put away as none counts as none. */
const none: readonly string[] = ['duplicate', 'not-actionable'];

export interface Seen {
  readonly id: string;
  readonly at: number;
  /** '' where it is not known. */
  readonly area: string;
  readonly moment: string;
  readonly way: string;
}

const textIn = (
  { entries = [] }: DossierLine,
  type: string,
  field: string,
  known: (value: string) => boolean,
): string => {
  const value: Json | undefined = said(entries.find((one) => one.type === type)?.values[field]);
  return typeof value === 'string' && known(value) ? value : '';
};

/** The reports that count; what an operator judged goes before what was answered on sending. */
export const seenIn = (lines: readonly DossierLine[]): readonly Seen[] =>
  lines
    .filter(({ state }) => !none.includes(state))
    .map((line) => ({
      id: line.id,
      at: Date.parse(line.created),
      area: textIn(line, 'triage', 'area', Boolean) || textIn(line, 'opening', 'area', Boolean) || line.area,
      moment: textIn(line, 'triage', 'moment', moments.has),
      way: textIn(line, 'opening', 'channel', ways.has),
    }));

export interface Narrowing {
  readonly weeks: number;
  readonly moment: string;
  readonly way: string;
}

export const narrowed = (
  all: readonly Seen[],
  { weeks, moment, way }: Narrowing,
  now: Date,
): readonly Seen[] =>
  all.filter(
    (one) =>
      one.at > now.getTime() - weeks * weekMs &&
      (moment === '' || one.moment === moment) &&
      (way === '' || one.way === way),
  );

/** How many there are under each key. */
export function countBy(all: readonly Seen[], keyOf: (one: Seen) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** Counts of the weeks back from now, the oldest first. */
export const byWeek = (all: readonly Seen[], weeks: number, now: Date): readonly number[] =>
  Array.from({ length: weeks }, (_, index) => {
    const end = now.getTime() - (weeks - 1 - index) * weekMs;
    return all.filter(({ at }) => at <= end && at > end - weekMs).length;
  });

/** Counts of the bands of a day, by the clock of this device. */
export const byBand = (all: readonly Seen[]): readonly number[] =>
  Array.from(
    { length: 24 / bandHours },
    (_, band) => all.filter(({ at }) => Math.floor(new Date(at).getHours() / bandHours) === band).length,
  );

export interface Cluster {
  readonly area: string;
  readonly moment: string;
  /** In the last weeks, and in as many weeks before on average. */
  readonly now: number;
  readonly usual: number;
}

/**
 * Where clearly more of one kind came from one area in the last four weeks than in the twelve before: three or more, and so
 * many that chance alone would bring them less than once in a hundred times (Poisson; one more is taken to have come before,
 * so that a single report where none was is no cluster). The most telling first.
 */
export function clustersOf(all: readonly Seen[], now: Date): readonly Cluster[] {
  const from = now.getTime() - nowWeeks * weekMs;
  const start = from - beforeWeeks * weekMs;
  const keyOf = ({ area, moment }: Seen): string => `${area} ${moment}`;
  const known = all.filter(({ area, moment, at }) => area !== '' && moment !== '' && at > start);
  const before = countBy(
    known.filter(({ at }) => at <= from),
    keyOf,
  );
  return [
    ...countBy(
      known.filter(({ at }) => at > from),
      keyOf,
    ),
  ]
    .map(([key, count]) => {
      const [area = '', moment = ''] = key.split(' ');
      const earlier = before.get(key) ?? 0;
      const chance = atLeast(count, ((earlier + 1) * nowWeeks) / beforeWeeks);
      return { area, moment, now: count, usual: (earlier * nowWeeks) / beforeWeeks, chance };
    })
    .filter((one) => one.now >= fewest && one.chance < rarely)
    .toSorted((a, b) => a.chance - b.chance || b.now - a.now)
    .map(({ chance: _, ...one }) => one);
}

/** How likely it is that at least so many come where so many are expected (Poisson). */
export function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += term;
    term = (term * expected) / (n + 1);
  }
  return Math.max(0, 1 - below);
}

/** The list of these reports. */
export function listHref(area: string, moment: string, way: string): string {
  const params = new URLSearchParams();
  if (area) params.append('area', area);
  if (moment) params.append('where', `triage.moment:${moment}`);
  if (way) params.append('where', `opening.channel:${way}`);
  params.append('sort', 'created');
  return `/records/report?${params}`;
}
