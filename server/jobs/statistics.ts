/**
 * Look-ups that are counts over the whole country (C13, H8, N7). They take too long for the write path and change slowly:
 * only the job that looks again at dossiers asks for them.
 */
import { findQueued } from '../../domain/household/turn.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import { shownValue } from '../../domain/kernel/dossier.ts';
import type { Field } from '../../domain/kernel/fields.ts';
import type { AreaCounts, LookupName, Lookups, ReturnCounts } from '../../domain/kernel/lookups.ts';
import { said } from '../../domain/kernel/values.ts';
import type { Queued } from '../../domain/shared/queue.ts';
import { countShares } from '../../domain/shared/queue.ts';
import type { TaggedRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { assemble } from '../store/write.ts';

const months = 24;
const page = 200;

/** First day of the month that lies so many months back. */
const monthsBack = (now: Date, back: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 10);

type StatisticName = Extract<LookupName, 'return-decisions' | 'displacement' | 'priority-shares'>;

const answers: {
  readonly [K in StatisticName]: (store: Store, dossier: Dossier, now: Date) => Promise<Lookups[K]>;
} = {
  'return-decisions': countReturns,
  displacement: countDisplacement,
  'priority-shares': countPriorities,
};
export const statistics = Object.keys(answers) as readonly StatisticName[];

/** The answer for one dossier. */
export const findStatistic = <K extends StatisticName>(
  store: Store,
  name: K,
  dossier: Dossier,
  now: Date,
): Promise<Lookups[K]> => answers[name](store, dossier, now);

// ── C13 ──

async function countReturns(
  store: Store,
  _dossier: Dossier,
  now: Date,
): Promise<Lookups['return-decisions']> {
  const { rows } = await store.jobs.query<{ breakdown: string; key: string; answer: string; n: string }>(
    'select * from gwen.count_answers($1, $2)',
    ['durable-solution', monthsBack(now, months)],
  );
  const decided = ['return', 'local-integration', 'third-country'];
  const by = (breakdown: string): Record<string, ReturnCounts> => {
    const groups: Record<string, ReturnCounts> = {};
    for (const { key, answer, n } of rows.filter((row) => row.breakdown === breakdown)) {
      // whose sex or age nobody said is in no group
      if (key === '' || !decided.includes(answer)) continue;
      const { returned, not } = groups[key] ?? { returned: 0, not: 0 };
      const count = Number(n);
      groups[key] =
        answer === 'return' ? { returned: returned + count, not } : { returned, not: not + count };
    }
    return groups;
  };
  return { sex: by('sex'), ageGroup: by('age-group') };
}

// ── N7 ──

interface OpenedRow {
  readonly area: string;
  readonly beside: readonly string[];
  readonly kind: number | null;
  readonly month: string;
  readonly sex: string;
  readonly age_group: string;
  readonly n: string;
}

/** Codes of areas that the open fields of a dossier name. */
function areasIn(store: Store, { kind, entries, area }: Dossier): readonly string[] {
  const named = entries.flatMap((entry) =>
    Object.entries(store.catalogue.kinds[kind]?.entries[entry.type]?.fields ?? {}).flatMap(
      ([name, { spec }]: readonly [string, Field<unknown, boolean>]) => {
        const value = spec.kind === 'area' ? said(shownValue(entry, name)) : undefined;
        return typeof value === 'string' ? [value] : [];
      },
    ),
  );
  return [...new Set([area, ...named])].filter((code) => code !== '');
}

async function countDisplacement(
  store: Store,
  dossier: Dossier,
  now: Date,
): Promise<Lookups['displacement']> {
  const { report, case: child } = store.catalogue.kinds;
  const began = await store.jobs.query<{ at: Date | null }>('select gwen.counting_since() as at');
  // the month in which counting began is not whole
  const first = monthsBack(began.rows[0]?.at ?? now, -1);
  const from = [first, monthsBack(now, months)].toSorted().at(-1) ?? first;
  const { rows } = await store.jobs.query<OpenedRow>('select * from gwen.count_opened($1, $2, $3)', [
    [report?.code, child?.code],
    areasIn(store, dossier),
    from,
  ]);
  const areas: Record<string, AreaCounts> = {};
  for (const [code, own] of Map.groupBy(rows, (row) => row.area)) {
    const near = [...Map.groupBy(rows, (row) => row.area).keys()].filter(
      (other) => other !== code && (own[0]?.beside.includes(other) || besideOf(rows, other).includes(code)),
    );
    areas[code] = { near, ...countsOf(own, report?.code, child?.code) };
  }
  return { from: from.slice(0, 7), areas };
}

const besideOf = (rows: readonly OpenedRow[], code: string): readonly string[] =>
  rows.find((row) => row.area === code)?.beside ?? [];

function countsOf(
  rows: readonly OpenedRow[],
  report: number | undefined,
  child: number | undefined,
): Omit<AreaCounts, 'near'> {
  const reports: Record<string, number> = {};
  const cases: Record<string, number> = {};
  const groups: Record<string, Record<string, number>> = {};
  const add = (to: Record<string, number>, month: string, n: number): void => {
    to[month] = (to[month] ?? 0) + n;
  };
  for (const { kind, month, sex, age_group: age, n } of rows) {
    if (kind === report) add(reports, month, Number(n));
    if (kind !== child) continue;
    add(cases, month, Number(n));
    for (const group of [sex, age]) {
      if (group === '') continue;
      groups[group] ??= {};
      add(groups[group], month, Number(n));
    }
  }
  return { reports, cases, groups };
}

// ── H8 ──

const looksAt = ['profile', 'confirmation', 'member'];

async function countPriorities(
  store: Store,
  dossier: Dossier,
  now: Date,
): Promise<Lookups['priority-shares']> {
  const queued: Queued[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await store.jobs.query<{ id: string; since: Date }>(
      'select * from gwen.dossiers_within($1, $2, $3, $4, $5)',
      [store.catalogue.kinds['household']?.code, ['prioritised', 'supported'], dossier.area, after, page],
    );
    const loaded = await store.jobs.query<TaggedRow>('select * from gwen.load_for_write($1, $2, $3, $4)', [
      '{}',
      rows.map(({ id }) => id),
      looksAt,
      [],
    ]);
    const { dossiers } = await assemble(store, loaded.rows, looksAt);
    for (const { id, since: at } of rows) {
      const household = dossiers.get(id)?.dossier;
      const since = at.getTime();
      const one =
        household &&
        findQueued(household, now, {
          since,
          ...(household.state === 'supported' ? { takenIn: since } : {}),
        });
      if (one) queued.push(one);
    }
    if (rows.length < page) return countShares(queued);
    after = rows.at(-1)?.id ?? after;
  }
}
