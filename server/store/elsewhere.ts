/** Answers of look-ups over other dossiers: open fields of the entries found, as the look-up declares them. */
import type pg from 'pg';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import { dayOf, isoDay } from '../../domain/kernel/dates.ts';
import { happenedAt, shownValue } from '../../domain/kernel/dossier.ts';
import type { Elsewhere, Found, FoundEntry } from '../../domain/kernel/lookups.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { alongOf, openEntry, sourceOf } from './sources.ts';

/** A look-up, and the values it is asked about. */
export interface Asked {
  readonly one: Elsewhere;
  readonly about: readonly string[];
}

interface Row {
  readonly source: string;
  readonly key: string;
  readonly dossier_id: string | null;
  readonly entry_id: string;
  readonly state: string;
  readonly occurred: string | null;
  readonly accepted: Date;
  readonly revision: number;
  readonly said: { readonly [field: string]: Json } | null;
}

/** More than this are not handed over: then the answer is not at hand. */
const most = 20_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By name, what was found. A look-up whose source is not filled yet, or that leads too far, is left out. */
export async function findElsewhere(
  pool: pg.Pool,
  catalogue: Pick<Catalogue, 'kinds'>,
  given: readonly Asked[],
  now: Date,
): Promise<ReadonlyMap<string, Found>> {
  const asked = await followed(pool, given);
  const keys = new Map<string, Set<string>>();
  for (const { one, about } of asked) {
    const all = keys.get(sourceOf(one)) ?? new Set();
    for (const key of about) if (one.by !== '$dossier' || uuid.test(key)) all.add(key);
    keys.set(sourceOf(one), all);
  }
  const question = [...keys].flatMap(([source, all]) => (all.size > 0 ? [[source, [...all]]] : []));
  const { rows } =
    question.length === 0
      ? { rows: [] }
      : await pool.query<Row>({
          name: 'elsewhere',
          text: 'select * from gwen.find_elsewhere($1, $2, $3)',
          values: [JSON.stringify(Object.fromEntries(question)), isoDay(dayOf(now)), most],
        });
  const found = new Map<string, Found>();
  for (const { one, about } of asked) {
    const source = sourceOf(one);
    const own = rows.filter((row) => row.source === source);
    if (own.length === 0 && (keys.get(source)?.size ?? 0) > 0) continue;
    const answers = about.flatMap((key): (readonly [string, readonly FoundEntry[]])[] => {
      const entries = own.filter((row) => row.key === key && row.dossier_id !== null);
      return entries.length < most ? [[key, foundEntries(catalogue, one, entries)]] : [];
    });
    found.set(one.name, merged(found.get(one.name), Object.fromEntries(answers)));
  }
  return found;
}

/** The look-ups, those that go along links asked about all that these lead to. One round trip if there are any. */
async function followed(pool: pg.Pool, given: readonly Asked[]): Promise<readonly Asked[]> {
  const starts = new Map<string, Set<string>>();
  for (const { one, about } of given) {
    const source = alongOf(one);
    if (source === undefined) continue;
    starts.set(source, new Set([...(starts.get(source) ?? []), ...about.filter((key) => uuid.test(key))]));
  }
  const question = [...starts].flatMap(([source, keys]) => (keys.size > 0 ? [[source, [...keys]]] : []));
  if (question.length === 0) return given;
  const { rows } = await pool.query<{ source: string; key: string }>({
    name: 'follow',
    text: 'select * from gwen.follow($1, $2)',
    values: [JSON.stringify(Object.fromEntries(question)), most],
  });
  return given.flatMap(({ one, about }) => {
    const source = alongOf(one);
    if (source === undefined || about.length === 0) return [{ one, about }];
    const reached = rows.filter((row) => row.source === source).map(({ key }) => key);
    return reached.length === 0 || rows.length >= most ? [] : [{ one, about: reached }];
  });
}

/** Where kinds declare the same look-up with other fields, an act over both sees the fields of both. */
function merged(a: Found | undefined, b: Found): Found {
  if (!a) return b;
  const both = Object.entries(b).map(([key, entries]): readonly [string, readonly FoundEntry[]] => [
    key,
    entries.map((entry, at) => ({ ...entry, values: { ...a[key]?.[at]?.values, ...entry.values } })),
  ]);
  return { ...a, ...Object.fromEntries(both) };
}

function foundEntries(
  { kinds }: Pick<Catalogue, 'kinds'>,
  one: Elsewhere,
  rows: readonly Row[],
): readonly FoundEntry[] {
  const declared = kinds[one.kind]?.entries[one.entry];
  if (!declared) return [];
  return rows
    .map((row) => {
      const entry = {
        ...openEntry(declared, row.entry_id, { revision: row.revision, open: row.said ?? {} }),
        ...(row.occurred === null ? {} : { occurred: row.occurred }),
        recorded: row.accepted.toISOString(),
        accepted: row.accepted.toISOString(),
      };
      const values = one.fields.flatMap((field): (readonly [string, Json])[] => {
        const value = shownValue(entry, field);
        return value === undefined ? [] : [[field, value]];
      });
      const found: FoundEntry = {
        values: Object.fromEntries(values),
        state: row.state,
        dossier: row.dossier_id ?? '',
        on: row.occurred ?? isoDay(dayOf(row.accepted)),
      };
      return { found, at: happenedAt(entry), id: row.entry_id };
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ found }) => found);
}
