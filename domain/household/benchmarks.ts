/**
 * Benchmarks: a country's measurable thresholds of risk, and which of them a household crosses and why [2.1]. The score is a
 * plain sum of points, so that whoever reads it can check it by hand; it orders a queue and decides nothing (H9). A country
 * hands in its own benchmarks; those here are a start for one that has not set any.
 */
import type { areaZone, figureSource } from '../codes/index.ts';
import type { CodeList } from '../kernel/codes.ts';
import type { Field, Money, ValuesOf } from '../kernel/fields.ts';
import { lookUp } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import { said } from '../kernel/values.ts';
import type { profile } from './entries.ts';

type Questions = typeof profile.fields;
type QuestionOf<V> = {
  [K in keyof Questions]: Questions[K] extends Field<infer A, boolean> ? (A extends V ? K : never) : never;
}[keyof Questions];
type CodeOf<L> = L extends CodeList<infer C> ? C : never;

type NumberQuestion = Exclude<QuestionOf<number>, 'score'>;
type MoneyQuestion = QuestionOf<Money>;
type CodeQuestion = QuestionOf<readonly string[]> | 'head' | 'recruiters';

/** How a number is read from the answers. */
export type Reading =
  | { readonly from: 'number'; readonly field: NumberQuestion }
  /** Minor units of a currency, for each of so many people if `per` is there. */
  | {
      readonly from: 'money';
      readonly field: MoneyQuestion;
      readonly currency: string;
      readonly per?: NumberQuestion;
    }
  /** Percent of another amount. */
  | { readonly from: 'share'; readonly field: MoneyQuestion; readonly of: MoneyQuestion }
  /** How many of these answers were given. */
  | { readonly from: 'answers'; readonly field: CodeQuestion; readonly among: readonly string[] };

export interface Benchmark {
  /** kebab-case; never used again for another. */
  readonly id: string;
  readonly reading: Reading;
  /** When it is crossed. */
  readonly crossed: 'below' | 'at-least';
  /** A whole number. */
  readonly threshold: number;
  /** What threshold and value count. */
  readonly unit: 'money-per-month' | 'percent' | 'days' | 'meals' | 'children' | 'answers';
  /** Points when it is crossed. */
  readonly weight: number;
  /** Where it holds; everywhere if absent. */
  readonly zones?: readonly CodeOf<typeof areaZone>[];
  readonly source: CodeOf<typeof figureSource>;
  /** ISO day on which somebody last looked at the threshold. */
  readonly reviewedOn?: string;
}

/** What one benchmark says of one profile. */
export interface Finding {
  readonly benchmark: Benchmark;
  /** `missing`: not to be told, for want of an answer; `elsewhere`: it does not hold in this zone. */
  readonly is: 'crossed' | 'clear' | 'missing' | 'elsewhere';
  /** The number compared, without its fraction, so that it can be held against the threshold; there if it could be read. */
  readonly value?: number;
  /** The weight if crossed, else 0. */
  readonly points: number;
  /** Questions of the profile without a usable answer. */
  readonly missing: readonly (keyof Questions)[];
}

export interface Assessment {
  /** In the order of the benchmarks. */
  readonly findings: readonly Finding[];
  /** Sum of the points of what is crossed. */
  readonly score: number;
  /** Points that the missing answers could add: a low score with much undecided is no good news. */
  readonly undecided: number;
}

type Answers = ValuesOf<Questions>;
type Read = { readonly value: number } | { readonly missing: readonly (keyof Questions)[] };

function read(reading: Reading, answers: Answers): Read {
  if (reading.from === 'answers') {
    const given = said<string | readonly string[]>(answers[reading.field]);
    if (given === undefined) return { missing: [reading.field] };
    const all = typeof given === 'string' ? [given] : given;
    return { value: all.filter((one) => reading.among.includes(one)).length };
  }
  if (reading.from === 'number') {
    const value = said(answers[reading.field]);
    return value === undefined ? { missing: [reading.field] } : { value };
  }
  const money = said(answers[reading.field]);
  if (reading.from === 'share') {
    const whole = said(answers[reading.of]);
    const missing = [
      ...(money ? [] : [reading.field]),
      ...(whole && (!money || whole.currency === money.currency) ? [] : [reading.of]),
    ];
    if (!money || !whole || missing.length > 0) return { missing };
    if (whole.amount === 0) return { value: money.amount > 0 ? 100 : 0 };
    return { value: (money.amount * 100) / whole.amount };
  }
  const heads = reading.per === undefined ? 1 : said(answers[reading.per]);
  const usable = money?.currency === reading.currency;
  const missing = [
    ...(usable ? [] : [reading.field]),
    ...(reading.per !== undefined && !heads ? [reading.per] : []),
  ];
  return money && heads && missing.length === 0 ? { value: money.amount / heads } : { missing };
}

function find(benchmark: Benchmark, answers: Answers): Finding {
  if (benchmark.zones) {
    const zone = said(answers.zone);
    if (zone === undefined) return { benchmark, is: 'missing', points: 0, missing: ['zone'] };
    if (!benchmark.zones.includes(zone)) return { benchmark, is: 'elsewhere', points: 0, missing: [] };
  }
  const found = read(benchmark.reading, answers);
  if ('missing' in found) return { benchmark, is: 'missing', points: 0, missing: found.missing };
  const { threshold, crossed: when, weight } = benchmark;
  const value = Math.floor(found.value);
  const crossed = when === 'below' ? value < threshold : value >= threshold;
  return {
    benchmark,
    is: crossed ? 'crossed' : 'clear',
    value,
    points: crossed ? weight : 0,
    missing: [],
  };
}

/** Which benchmarks the answers of a profile cross and why, what could not be told, and the sum of points. */
export function assess(answers: Answers, benchmarks: readonly Benchmark[] = defaultBenchmarks): Assessment {
  const findings = benchmarks.map((one) => find(one, answers));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    findings,
    score: sum(findings.map(({ points }) => points)),
    undecided: sum(findings.map(({ is, benchmark }) => (is === 'missing' ? benchmark.weight : 0))),
  };
}

/** The same over answers as stored: their shapes were checked when they were written. */
export const assessStored = (
  answers: Readonly<Record<string, Json>>,
  benchmarks?: readonly Benchmark[],
): Assessment => assess(answers as Answers, benchmarks);

interface Added {
  readonly add: { readonly [id: string]: Json };
}

/**
 * What of an assessment is written into the profile, so that later changes of a threshold do not change what was decided on.
 * @param newId a fresh uuid each time
 */
export function resultOf(
  assessment: Assessment,
  newId: () => string,
): { readonly crossed: Added; readonly missing: Added; readonly score: number } {
  const those = (is: Finding['is']) => assessment.findings.filter((one) => one.is === is);
  return {
    crossed: {
      add: Object.fromEntries(
        those('crossed').map(({ benchmark, value, points }) => [
          newId(),
          { benchmark: benchmark.id, value: value ?? 0, threshold: benchmark.threshold, points },
        ]),
      ),
    },
    missing: {
      add: Object.fromEntries(
        those('missing').map(({ benchmark }) => [newId(), { benchmark: benchmark.id }]),
      ),
    },
    score: assessment.score,
  };
}

/**
 * What follows from the answers of a profile, by the country's benchmarks; undefined where these are not at hand.
 * @param answers as stored
 * @param newId a fresh uuid each time
 */
export function workOut(
  answers: Readonly<Record<string, Json>>,
  context: Pick<GuardContext, 'lookup'>,
  newId: () => string,
): Readonly<Record<string, Json>> | undefined {
  // a country's benchmarks are checked as they are taken in
  const benchmarks = lookUp(context, 'benchmarks') as readonly Benchmark[] | undefined;
  if (!benchmarks) return undefined;
  const { crossed, missing, score } = resultOf(assessStored(answers, benchmarks), newId);
  return { crossed: { add: crossed.add }, missing: { add: missing.add }, score };
}

const children = (id: string, field: NumberQuestion, weight: number): Benchmark => ({
  id,
  reading: { from: 'number', field },
  crossed: 'at-least',
  threshold: 1,
  unit: 'children',
  weight,
  source: 'mapping',
});
const anyOf = (
  id: string,
  field: CodeQuestion,
  weight: number,
  among: readonly string[],
  zones?: Benchmark['zones'],
): Benchmark => ({
  id,
  reading: { from: 'answers', field, among },
  crossed: 'at-least',
  threshold: 1,
  unit: 'answers',
  weight,
  source: 'mapping',
  ...(zones ? { zones } : {}),
});

/** The line below which a household has less than it needs; a country that draws its own keeps the name (H1). */
export const incomeBenchmark = 'income-per-person';

/** For a country that has set none. The income line is the international one of 3 dollars a day; a national one is better. */
export const defaultBenchmarks: readonly Benchmark[] = [
  {
    id: incomeBenchmark,
    reading: { from: 'money', field: 'incomePerMonth', currency: 'USD', per: 'persons' },
    crossed: 'below',
    threshold: 9_125,
    unit: 'money-per-month',
    weight: 4,
    source: 'poverty-line',
  },
  {
    id: 'debt-burden',
    reading: { from: 'share', field: 'debtPerMonth', of: 'incomePerMonth' },
    crossed: 'at-least',
    threshold: 40,
    unit: 'percent',
    weight: 3,
    source: 'survey',
  },
  anyOf('dangerous-creditor', 'creditors', 3, ['moneylender', 'employer', 'recruiter']),
  {
    id: 'meals',
    reading: { from: 'number', field: 'mealsPerDay' },
    crossed: 'below',
    threshold: 2,
    unit: 'meals',
    weight: 3,
    source: 'survey',
  },
  {
    id: 'hungry-days',
    reading: { from: 'number', field: 'hungryDays' },
    crossed: 'at-least',
    threshold: 5,
    unit: 'days',
    weight: 2,
    source: 'survey',
  },
  anyOf('shock', 'shocks', 2, [
    'death',
    'illness',
    'separation',
    'job-loss',
    'crop-failure',
    'loss-of-animals',
    'drought',
    'flood',
    'fire',
    'price-rise',
    'theft',
    'eviction',
    'conflict',
  ]),
  {
    id: 'school-days-missed',
    reading: { from: 'number', field: 'schoolDaysMissed' },
    crossed: 'at-least',
    threshold: 3,
    unit: 'days',
    weight: 2,
    source: 'school-records',
  },
  children('dropped-out', 'droppedOut', 4),
  children('never-enrolled', 'neverEnrolled', 3),
  children('working-children', 'workingChildren', 4),
  children('hard-working-children', 'hardWorkingChildren', 5),
  children('orphans', 'orphans', 2),
  children('children-without-parents', 'childrenWithoutParents', 3),
  children('unregistered-births', 'unregisteredBirths', 2),
  anyOf('exclusion', 'exclusion', 3, [
    'minority',
    'indigenous',
    'descent',
    'language',
    'disability',
    'no-papers',
    'displaced',
    'migrant',
    'woman-alone',
    'remote',
    'other',
  ]),
  anyOf('child-to-leave', 'migrationPlans', 5, ['child-with-adult', 'child-alone']),
  anyOf('family-to-leave', 'migrationPlans', 1, ['whole-family']),
  anyOf('recruiter-near', 'recruiters', 4, ['at-the-door', 'asked-for-child']),
  anyOf('recruiter-in-area', 'recruiters', 1, ['in-the-area'], ['source', 'transit']),
];
