/** A benchmark while somebody writes it, and what of it is still missing or does not fit. */
import { benchmarksSchema } from '../../../domain/country.ts';
import type { Benchmark } from '../../../domain/household/benchmarks.ts';
import { household } from '../../../domain/household/index.ts';
import type { FieldKind } from '../../../domain/kernel/fields.ts';

export const readings = ['number', 'money', 'share', 'answers'] as const;
export type ReadingKind = (typeof readings)[number];
export const units = ['money-per-month', 'percent', 'days', 'meals', 'children', 'answers'] as const;
export const sides = ['below', 'at-least'] as const;

/** Kinds of question that each way of reading can read. */
const read: Readonly<Record<ReadingKind, readonly FieldKind[]>> = {
  number: ['number'],
  money: ['money'],
  share: ['money'],
  answers: ['code', 'codes'],
};

/** What Gwen works out itself is no question. */
const following: ReadonlySet<string> = new Set(household.entries['profile']?.follows?.fields ?? []);

/** Questions of the household profile of these kinds, in their order. */
export const questionsOf = (kinds: readonly FieldKind[]): readonly string[] =>
  Object.entries(household.entries['profile']?.fields ?? {}).flatMap(([name, { spec }]) =>
    kinds.includes(spec.kind) && !following.has(name) ? [name] : [],
  );
export const questionsFor = (from: ReadingKind): readonly string[] => questionsOf(read[from]);

export interface BenchmarkDraft {
  readonly id: string | undefined;
  readonly from: ReadingKind;
  readonly field: string | undefined;
  readonly per: string | undefined;
  readonly of: string | undefined;
  readonly among: readonly string[];
  readonly crossed: (typeof sides)[number];
  readonly threshold: number | undefined;
  readonly unit: (typeof units)[number] | undefined;
  readonly weight: number | undefined;
  readonly zones: readonly string[];
  readonly source: string | undefined;
  readonly reviewedOn: string | undefined;
}

const reading = (one: Benchmark | undefined): Partial<BenchmarkDraft> =>
  one === undefined
    ? {}
    : { ...one.reading, ...('among' in one.reading ? { among: [...one.reading.among] } : {}) };

/** What holds now, to be changed; a new one if undefined. */
export const draftOf = (one: Benchmark | undefined): BenchmarkDraft => ({
  id: one?.id,
  from: 'number',
  field: undefined,
  per: undefined,
  of: undefined,
  among: [],
  crossed: one?.crossed ?? 'at-least',
  threshold: one?.threshold,
  unit: one?.unit,
  weight: one?.weight ?? 1,
  zones: one?.zones ?? [],
  source: one?.source,
  reviewedOn: one?.reviewedOn,
  ...reading(one),
});

/** The benchmark, as the country keeps it; undefined while something is missing. */
export function benchmarkOf(draft: BenchmarkDraft, currency: string): Benchmark | undefined {
  const { from, field, per, of, among, zones, reviewedOn, ...plain } = draft;
  const how = {
    number: { from, field },
    money: { from, field, currency, ...(per === undefined ? {} : { per }) },
    share: { from, field, of },
    answers: { from, field, among },
  }[from];
  return benchmarksSchema.safeParse([
    {
      ...plain,
      reading: how,
      ...(zones.length > 0 && { zones }),
      ...(reviewedOn === undefined ? {} : { reviewedOn }),
    },
  ]).data?.[0];
}
