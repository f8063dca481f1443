/** A household's benchmarks at each of its profiles, as they stood when it was written; and what support changed. Draws nothing. */
import type { Benchmark } from '../../../domain/household/benchmarks.ts';
import { assessStored, defaultBenchmarks, incomeBenchmark } from '../../../domain/household/benchmarks.ts';
import { conditionCheck, measurement, member, profile, transfer } from '../../../domain/household/entries.ts';
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { happenedAt, shownValues } from '../../../domain/kernel/dossier.ts';
import type { Money } from '../../../domain/kernel/fields.ts';
import { all, itemsOf, saidOf } from '../../../domain/kernel/inquiry.ts';
import { said } from '../../../domain/kernel/values.ts';

export type At = 'crossed' | 'clear' | 'missing' | 'elsewhere';

export interface Profiled {
  readonly id: string;
  /** Day on which the family was asked, a partial date. */
  readonly on: string | undefined;
  readonly points: number;
  /** How each benchmark stood. */
  readonly at: ReadonlyMap<string, At>;
  readonly income: Money | undefined;
  readonly persons: number | undefined;
}

const inTime = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, profile).toSorted(
    (a, b) =>
      (saidOf(profile, a, 'on') ?? '').localeCompare(saidOf(profile, b, 'on') ?? '') ||
      happenedAt(a) - happenedAt(b),
  );

/**
 * Profiles, oldest first. What was crossed and what could not be told is as it was written down, so that a threshold that
 * was changed since does not change what was decided on; the rest is clear, or does not hold in that zone.
 */
export function profilesOf(
  dossier: Dossier,
  benchmarks: readonly Benchmark[] = defaultBenchmarks,
): readonly Profiled[] {
  return inTime(dossier).map((one) => {
    const now = assessStored(shownValues(one), benchmarks).findings;
    const at = new Map<string, At>(
      now.map(({ benchmark, is }) => [benchmark.id, is === 'elsewhere' ? 'elsewhere' : 'clear']),
    );
    for (const item of itemsOf(profile, one, 'missing')) at.set(said(item.benchmark) ?? '', 'missing');
    for (const item of itemsOf(profile, one, 'crossed')) at.set(said(item.benchmark) ?? '', 'crossed');
    return {
      id: one.id,
      on: saidOf(profile, one, 'on'),
      points: saidOf(profile, one, 'score') ?? 0,
      at,
      income: saidOf(profile, one, 'incomePerMonth'),
      persons: saidOf(profile, one, 'persons'),
    };
  });
}

/** Benchmarks that say something: crossed or not to be told at one of the profiles, in their order. */
export const tellingBenchmarks = (profiles: readonly Profiled[]): readonly string[] =>
  [...new Set(profiles.flatMap(({ at }) => [...at.keys()]))].filter((id) =>
    profiles.some(({ at }) => at.get(id) === 'crossed' || at.get(id) === 'missing'),
  );

/** The line below which a household has less than it needs, for each person and month. */
export function incomeLine(benchmarks: readonly Benchmark[] = defaultBenchmarks): Money | undefined {
  const line = benchmarks.find(({ id }) => id === incomeBenchmark);
  return line?.reading.from === 'money'
    ? { amount: line.threshold, currency: line.reading.currency }
    : undefined;
}

export interface Supported {
  readonly paid: readonly Money[];
  readonly failed: number;
  readonly met: number;
  readonly missed: number;
}

/** What was paid, and how its conditions were met. */
export function supportOf(dossier: Dossier): Supported {
  const transfers = all(dossier, transfer);
  const checks = all(dossier, conditionCheck);
  const of = (state: string): readonly EntryState[] =>
    transfers.filter((one) => saidOf(transfer, one, 'state') === state);
  return {
    paid: of('paid').flatMap((one) => saidOf(transfer, one, 'amount') ?? []),
    failed: of('failed').length,
    met: checks.filter((one) => saidOf(conditionCheck, one, 'met') === true).length,
    missed: checks.filter((one) => saidOf(conditionCheck, one, 'met') === false).length,
  };
}

export interface Measured {
  readonly child: EntryState;
  /** Percent of school days attended, first and last time it was measured. */
  readonly attendance: readonly [number, number] | undefined;
  readonly hours: readonly [number, number] | undefined;
}

/** What support changed for each child that was measured: the first time beside the last. */
export const measuredChildren = (dossier: Dossier): readonly Measured[] =>
  all(dossier, member).flatMap((child): readonly Measured[] => {
    const times = all(dossier, measurement)
      .filter((one) => saidOf(measurement, one, 'child') === child.id)
      .toSorted((a, b) =>
        (saidOf(measurement, a, 'on') ?? '').localeCompare(saidOf(measurement, b, 'on') ?? ''),
      );
    const ends = <T>(values: readonly T[]): readonly [T, T] | undefined => {
      const [first] = values;
      const last = values.at(-1);
      return first === undefined || last === undefined ? undefined : [first, last];
    };
    const attendance = ends(
      times.flatMap((one) => {
        const possible = saidOf(measurement, one, 'daysPossible') ?? 0;
        const attended = saidOf(measurement, one, 'daysAttended');
        return possible > 0 && attended !== undefined ? [Math.round((100 * attended) / possible)] : [];
      }),
    );
    const hours = ends(times.flatMap((one) => saidOf(measurement, one, 'workHours') ?? []));
    return times.length === 0 ? [] : [{ child, attendance, hours }];
  });
