/**
 * Figures from stored facts: live for the dossiers that a person may read; for everybody else only what was released, for
 * a closed period, checked by a second person, and kept as it was.
 */
import { disclosureLimits } from '../../domain/kernel/disclosure.ts';
import type { FigureDeclaration, Sum } from '../../domain/kernel/figure.ts';
import type { Lot, ReleasedTable } from '../../domain/kernel/release.ts';
import { release, releaseSettings } from '../../domain/kernel/release.ts';
import { lotOf } from '../vault/lot.ts';
import { foldFacts } from './facts.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import { defaultSetting } from './settings.ts';
import type { Store } from './store.ts';

/** From the first day of a month to the first day of another one, not included. */
export interface Months {
  readonly since: string;
  readonly until: string;
}

export interface SumRow extends Sum {
  readonly breakdown: string;
}

type SqlSum = Omit<SumRow, 'n' | 'value'> & { readonly n: string; readonly value: string };

const sumRow = ({ measure, breakdown, key, answer, n, value }: SqlSum): SumRow => ({
  measure,
  breakdown,
  key,
  answer,
  n: Number(n),
  value: Number(value),
});

const ordered = `order by measure, breakdown, key, answer`;
/** Facts are kept by month. */
const lastMonth = (until: string): string =>
  new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10);
/** Before anything that was ever counted. */
const beginning = '0001-01-01';

/** Facts of the dossiers and data groups that she may read, added up. */
export async function ownSums(
  store: Store,
  session: Session,
  measures: readonly string[],
  { since, until }: Months,
  breakdowns: readonly string[],
): Promise<SumRow[]> {
  const { rows } = await store.app.query<SqlSum>({
    name: 'own-sums',
    text: `select * from gwen.own_sums($1, $2, $3, $4, $5, $6) ${ordered}`,
    values: [
      intArray(session.parties),
      intArray(session.groups),
      measures,
      since,
      lastMonth(until),
      breakdowns,
    ],
  });
  return rows.map(sumRow);
}

/** A level is what came so far, whenever that was. */
export const monthsOf = ({ of }: FigureDeclaration, months: Months): Months =>
  of === 'level' ? { ...months, since: beginning } : months;

export const measuresIn = (figures: readonly FigureDeclaration[]): readonly string[] => [
  ...new Set(
    figures.flatMap(({ measures, minus }) => [...measures, ...(minus === undefined ? [] : [minus])]),
  ),
];

/** The sums of everybody's facts. For making a release only: they are told to nobody as they are. */
export async function allSums(
  store: Store,
  measures: readonly string[],
  { since, until }: Months,
): Promise<SumRow[]> {
  const { rows } = await store.jobs.query<SqlSum>({
    name: 'all-sums',
    text: 'select * from gwen.all_sums($1, $2, $3)',
    values: [measures, since, lastMonth(until)],
  });
  return rows.map(sumRow);
}

// ── releases ──

export type ReleasedTables = { readonly [figure: string]: { readonly [by: string]: ReleasedTable } };

export interface Release {
  readonly id: string;
  readonly since: string;
  readonly until: string;
  readonly madeBy: number;
  readonly madeAt: Date;
  readonly approvedBy: number | null;
  readonly approvedAt: Date | null;
}

const columns = `id, to_char(since, 'YYYY-MM-DD') as since, to_char(until, 'YYYY-MM-DD') as until, made_by as "madeBy",
  made_at as "madeAt", approved_by as "approvedBy", approved_at as "approvedAt"`;

/** All releases, the newest period first; those not yet approved too. */
export async function readReleases(store: Store): Promise<Release[]> {
  const { rows } = await store.app.query<Release>(`select ${columns} from gwen.release order by since desc`);
  return rows;
}

export async function findRelease(
  store: Store,
  id: string,
): Promise<(Release & { readonly tables: ReleasedTables }) | undefined> {
  const { rows } = await store.app.query(`select ${columns}, tables from gwen.release where id = $1`, [id]);
  return rows[0];
}

const number = (store: Store, id: string): number => store.findSetting(id) ?? defaultSetting(id);

/**
 * The period that begins with this month, as releases are cut in this country; undefined if none begins there, or if it is
 * not closed yet.
 * @param month `YYYY-MM`
 */
export function findPeriod(store: Store, month: string, now: Date): Months | undefined {
  const length = number(store, releaseSettings.months.id);
  const [year = 0, at = 0] = month.split('-').map(Number);
  if ((at - 1) % length !== 0) return undefined;
  // a period ends with its year, whatever its length
  const until = new Date(Date.UTC(year, Math.min(at - 1 + length, 12), 1));
  const closed = until.getTime() + number(store, releaseSettings.wait.id) * 86_400_000;
  if (closed > now.getTime()) return undefined;
  return { since: `${month}-01`, until: until.toISOString().slice(0, 10) };
}

/**
 * Areas as small as districts would be withheld nearly always: a release tells of the largest areas, those below the one
 * that is the whole country where there is such a one.
 */
async function regions(store: Store): Promise<(area: string) => string> {
  const { rows } = await store.app.query<{ code: string; parent: string | null }>(
    'select code, parent from gwen.area',
  );
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]));
  const tops = rows.filter(({ parent }) => parent === null).map(({ code }) => code);
  const [country] = tops.length === 1 ? tops : [];
  return (area) => {
    let at = area;
    for (let parent = parents.get(at); parent && parent !== country; parent = parents.get(at)) at = parent;
    return at;
  };
}

/** What a release of these figures for a period tells; it is not kept by this. */
export async function tablesFor(
  store: Store,
  figures: readonly FigureDeclaration[],
  months: Months,
): Promise<ReleasedTables> {
  const regionOf = await regions(store);
  const rounding = number(store, releaseSettings.rounding.id);
  // drawn with a key of the vault, so that a release that is made anew withholds the same
  const lot: Lot = (cell) =>
    lotOf(store.vault.mac, new Date(months.since), `release ${months.since} ${cell}`);
  const groups = Map.groupBy(figures, (figure) => monthsOf(figure, months).since);
  const found = await Promise.all(
    [...groups].map(async ([since, some]) => {
      const sums = await allSums(store, measuresIn(some), { ...months, since });
      const byMeasure = Map.groupBy(sums, ({ measure }) => measure);
      return some.map((figure) => {
        const own = measuresIn([figure]).flatMap((measure) => byMeasure.get(measure) ?? []);
        const inRegions = own.map((sum) =>
          sum.breakdown === 'area' ? { ...sum, key: regionOf(sum.key) } : sum,
        );
        const about = figure.about === 'children' ? 'children' : 'default';
        const limit = number(store, disclosureLimits[about].id);
        const tables = release(
          figure,
          Map.groupBy(inRegions, ({ breakdown }) => breakdown),
          { limit, rounding, lot },
        );
        return [figure.id, tables] as const;
      });
    }),
  );
  return Object.fromEntries(found.flat());
}

/**
 * Makes a release, for a second person to look at and approve.
 * @returns its id, or `taken` where one for some of these months is there
 */
export async function makeRelease(
  store: Store,
  by: number,
  figures: readonly FigureDeclaration[],
  months: Months,
  now: Date,
): Promise<{ readonly id: string } | 'taken'> {
  await foldFacts(store, now);
  const tables = await tablesFor(store, figures, months);
  const id = crypto.randomUUID();
  try {
    await store.app.query('select gwen.make_release($1, $2, $3, $4, $5)', [
      id,
      by,
      months.since,
      months.until,
      JSON.stringify(tables),
    ]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23P01') return 'taken';
    throw error;
  }
  return { id };
}

/** False where there is nothing that she, another than who made it, may approve. */
export async function approveRelease(store: Store, id: string, by: number): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.approve_release($1, $2) as done', [
    id,
    by,
  ]);
  return rows[0]?.done ?? false;
}

/** Takes away one that was not approved; false where there is none. */
export async function discardRelease(store: Store, id: string): Promise<boolean> {
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.discard_release($1) as done', [id]);
  return rows[0]?.done ?? false;
}

// ── for everybody ──

/** An approved release as everybody may know of it: nothing of who made it. */
export interface PublicRelease extends Months {
  readonly id: string;
  readonly approvedAt: Date;
}

const publicColumns = `id, to_char(since, 'YYYY-MM-DD') as since, to_char(until, 'YYYY-MM-DD') as until,
  approved_at as "approvedAt"`;

/** Approved releases, the newest period first, read by the role that answers strangers. */
export async function readPublicReleases({ public: pool }: Pick<Store, 'public'>): Promise<PublicRelease[]> {
  const { rows } = await pool.query<PublicRelease>({
    name: 'public releases',
    text: `select ${publicColumns} from gwen.release where approved_at is not null order by since desc`,
  });
  return rows;
}

/** The tables of an approved release. */
export async function findPublicTables(
  { public: pool }: Pick<Store, 'public'>,
  id: string,
): Promise<ReleasedTables | undefined> {
  const { rows } = await pool.query<{ tables: ReleasedTables }>({
    name: 'public release',
    text: 'select tables from gwen.release where id = $1 and approved_at is not null',
    values: [id],
  });
  return rows[0]?.tables;
}
