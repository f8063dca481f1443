/**
 * What the look-ups over other dossiers are answered from: for each source (the entries of one type, by one open field)
 * which entries are found by which value. Sources follow from what kinds declare (`elsewhere`) and from their link fields,
 * by which a dossier finds what mentions it. The values themselves stay in the entries.
 */
import type { Catalogue } from '../../domain/kernel/apply.ts';
import { findInterval, isoDay } from '../../domain/kernel/dates.ts';
import type { EntryDeclaration, KindDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { shownValue } from '../../domain/kernel/dossier.ts';
import type { Field, Fields } from '../../domain/kernel/fields.ts';
import type { Elsewhere } from '../../domain/kernel/lookups.ts';
import { upcastEntry } from '../../domain/kernel/upcast.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { isItemList, isUnsaid, said } from '../../domain/kernel/values.ts';
import type { Store } from './store.ts';

/** Entries of one type, by one field of them. */
export interface Source {
  /** `case.stay.organisation`, with `/to` where entries are not found after that day. */
  readonly name: string;
  readonly kind: KindDeclaration;
  readonly type: string;
  /** Path of the field, or `$dossier`, for which nothing need be stored. */
  readonly by: readonly string[];
  readonly ends: string | undefined;
  /** Open fields that answers may hold. */
  readonly fields: ReadonlySet<string>;
}

/** Name of the source that a declared look-up is answered from. */
export const sourceOf = ({ kind, entry, by, ends }: Elsewhere): string =>
  `${kind}.${entry}.${by}${ends === undefined ? '' : `/${ends}`}`;

/** Name of the source along which a look-up goes on from dossier to dossier. */
export const alongOf = ({ kind, along }: Elsewhere): string | undefined =>
  along && `${kind}.${along.entry}.${along.field}`;

const known = new WeakMap<Catalogue['kinds'], ReadonlyMap<string, readonly Source[]>>();

/** All sources of a catalogue, by kind and entry type (`case.stay`). Throws on a look-up that asks for what is not open. */
export function sourcesOf({ kinds }: Pick<Catalogue, 'kinds'>): ReadonlyMap<string, readonly Source[]> {
  const made = known.get(kinds) ?? collect(kinds);
  known.set(kinds, made);
  return made;
}

function collect(kinds: Catalogue['kinds']): ReadonlyMap<string, readonly Source[]> {
  const sources = new Map<string, Source>();
  const sameNamed = new Map<string, string>();
  for (const asking of Object.values(kinds)) {
    for (const one of asking.elsewhere) {
      const name = sourceOf(one);
      const asked = `${name} ${one.about}`;
      if ((sameNamed.get(one.name) ?? asked) !== asked)
        throw new Error(`two look-ups are called ${one.name} and are not the same`);
      sameNamed.set(one.name, asked);
      const kind = kinds[one.kind];
      const declared = kind?.entries[one.entry];
      if (!kind || !declared) throw new Error(`${one.name} looks for unknown ${one.kind}.${one.entry}`);
      for (const field of [
        ...(one.by === '$dossier' ? [] : [one.by]),
        ...one.fields,
        ...(one.ends ? [one.ends] : []),
      ])
        if (declared.fields[field]?.spec.class !== 'open')
          throw new Error(`${one.name} asks for ${one.kind}.${one.entry}.${field}, which is no open field`);
      const link = one.along && kind.entries[one.along.entry]?.fields[one.along.field]?.spec;
      if (one.along && (one.by !== '$dossier' || link?.kind !== 'link' || link.class !== 'open'))
        throw new Error(`${one.name} goes along ${alongOf(one)}, which is no open link`);
      const fields = new Set([...(sources.get(name)?.fields ?? []), ...one.fields]);
      sources.set(name, { name, kind, type: one.entry, by: [one.by], ends: one.ends, fields });
    }
  }
  for (const kind of Object.values(kinds)) {
    for (const declared of Object.values(kind.entries)) {
      for (const by of openLinks(declared)) {
        const name = [kind.kind, declared.type, ...by].join('.');
        if (!sources.has(name))
          sources.set(name, { name, kind, type: declared.type, by, ends: undefined, fields: new Set() });
      }
    }
  }
  return Map.groupBy(sources.values(), ({ kind, type }) => `${kind.kind}.${type}`);
}

/** Paths of the link fields of an entry that lie in the open, those in open lists too. */
function openLinks(declared: EntryDeclaration): readonly (readonly string[])[] {
  const links = (fields: Fields): readonly string[] =>
    Object.entries(fields).flatMap(([name, { spec }]) => (spec.kind === 'link' ? [name] : []));
  const isOpen = ([, { spec }]: readonly [string, Field<unknown, boolean>]): boolean => spec.class === 'open';
  return Object.entries(declared.fields)
    .filter(isOpen)
    .flatMap(([name, { spec }]) =>
      spec.kind === 'link' ? [[name]] : links(spec.items ?? {}).map((inner) => [name, inner]),
    );
}

/** Source, value and last day (`YYYY-MM-DD`, or null) by which an entry is found. */
export type Key = readonly [source: string, key: string, until: string | null];

const longest = 100;

/**
 * What an entry is found by. Of several answers to a field the shown one counts. One that was taken back keeps it: it is
 * not handed over, but those that asked about it are to hear that it is gone.
 */
export function keysOf(sources: readonly Source[], entry: EntryState): readonly Key[] {
  return sources.flatMap(({ name, by, ends }) => {
    const until = ends === undefined ? null : lastDay(said(shownValue(entry, ends)));
    return [...new Set(valuesAt(entry, by))].map((key): Key => [name, key, until]);
  });
}

/** The last day that a partial date may mean, if the database can hold it. */
function lastDay(date: Json | undefined): string | null {
  const days = typeof date === 'string' ? findInterval(date) : undefined;
  const day = days && isoDay(days.to);
  return day && /^\d{4}-/.test(day) ? day : null;
}

function valuesAt(entry: EntryState, [name = '', inner]: readonly string[]): readonly string[] {
  const value = shownValue(entry, name);
  const found = isItemList(value)
    ? Object.values(value.items).map((item) => (item as { readonly [key: string]: Json })[inner ?? ''])
    : Array.isArray(value)
      ? value
      : [value];
  return found.flatMap((one) => {
    const text = isUnsaid(one) || one === null || one === undefined ? '' : String(one);
    return text !== '' && text.length <= longest ? [text] : [];
  });
}

// ── filling ──

const pageSize = 500;
const first = '00000000-0000-0000-0000-000000000000';

/** Tells the database which sources there are; those of which older entries are not in yet. */
export async function declareSources(store: Pick<Store, 'jobs' | 'catalogue'>): Promise<readonly string[]> {
  const declared = [...sourcesOf(store.catalogue).values()].flat().map(({ name, kind, type, fields }) => ({
    source: name,
    kind: kind.code,
    type,
    fields: [...fields].sort(),
  }));
  const { rows } = await store.jobs.query<{ source: string }>('select gwen.declare_sources($1) as source', [
    JSON.stringify(declared),
  ]);
  return rows.map(({ source }) => source);
}

interface PageRow {
  readonly dossier_id: string;
  readonly entry_id: string | null;
  readonly type: string;
  readonly version: number;
  readonly revision: number;
  readonly open: { readonly [field: string]: Json };
}

/**
 * Fills sources that were declared over entries that were there before, page by page; other writers go on meanwhile.
 * Returns how many sources were filled.
 */
export async function fillSources(store: Pick<Store, 'jobs' | 'catalogue'>): Promise<number> {
  const waiting = new Set(await declareSources(store));
  const byKind = Map.groupBy(
    [...sourcesOf(store.catalogue).values()].flat().filter(({ name }) => waiting.has(name)),
    ({ kind }) => kind,
  );
  for (const [kind, sources] of byKind) {
    const stored = sources.filter(({ by }) => by[0] !== '$dossier');
    const types = [...new Set(stored.map(({ type }) => type))];
    let after = first;
    while (types.length > 0) {
      const { rows } = await store.jobs.query<PageRow>('select * from gwen.entries_page($1, $2, $3, $4)', [
        kind.code,
        types,
        after,
        pageSize,
      ]);
      const found = rows.flatMap((row) => {
        const declared = kind.entries[row.type];
        if (row.entry_id === null || !declared) return [];
        const own = stored.filter(({ type }) => type === row.type);
        const keys = keysOf(own, openEntry(declared, row.entry_id, row));
        return keys.length > 0
          ? [{ d: row.dossier_id, entry: row.entry_id, version: row.version, keys }]
          : [];
      });
      if (found.length > 0)
        await store.jobs.query('select gwen.fill_references($1)', [JSON.stringify(found)]);
      const dossiers = new Set(rows.map((row) => row.dossier_id));
      if (dossiers.size < pageSize) break;
      after = [...dossiers].sort().at(-1) ?? after;
    }
    await store.jobs.query('select gwen.sources_filled($1)', [sources.map(({ name }) => name)]);
  }
  return waiting.size;
}

/** An entry as far as its open values tell, read by the present declaration. */
export function openEntry(
  declared: EntryDeclaration,
  id: string,
  { revision, open }: Pick<PageRow, 'revision' | 'open'>,
): EntryState {
  const at = '1970-01-01T00:00:00.000Z';
  const stamp = { seq: 1, op: '', by: 0, at, covers: [] };
  return upcastEntry(declared, {
    id,
    type: declared.type,
    subject: 0,
    created: 1,
    version: 1,
    by: 0,
    recorded: at,
    accepted: at,
    revision,
    heads: Object.fromEntries(Object.entries(open).map(([name, value]) => [name, [{ value, stamp }]])),
    breaches: [],
  });
}
