/** What files are made of: entries in the open page by page, and the access log of what was taken along. */

import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import { upcastValues } from '../../domain/kernel/upcast.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { linksIn, withholdLinks } from '../../domain/kernel/withheld.ts';
import { knownAmong, mayAskFor } from './links.ts';
import type { FindQuery } from './read.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** What an entry says in the open, as the present declaration reads it. */
export interface OpenEntry {
  readonly id: string;
  readonly type: string;
  /** A partial date, or null where nobody said when. */
  readonly occurred: string | null;
  readonly open: Readonly<Record<string, Json>>;
  /** Fields about which people disagree. */
  readonly disagreed: readonly string[];
}

/** By dossier, the entries that she may read of those types in these dossiers, in the order in which they were made. */
export async function openEntries(
  store: Store,
  session: Session,
  kind: KindDeclaration,
  ids: readonly string[],
  types: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenEntry[]>> {
  if (ids.length === 0 || types.length === 0) return new Map();
  const { rows } = await store.app.query<OpenEntry & { dossier_id: string; revision: number }>({
    name: 'open values',
    text: 'select * from gwen.open_values($1, $2, $3, $4)',
    values: [intArray(session.parties), intArray(session.groups), ids, types],
  });
  // where a link leads is told to whoever may know of what it leads to
  const known = await knownAmong(
    store,
    session,
    rows.flatMap(({ type, open }) => linksIn(kind.entries[type], open)),
  );
  const open = await publicTexts(store, kind, ids, types);
  const found = new Map<string, OpenEntry[]>();
  for (const { dossier_id: dossier, revision, open: own, ...entry } of rows) {
    const declared = kind.entries[entry.type];
    if (!declared) continue;
    const entries = found.get(dossier) ?? [];
    found.set(dossier, entries);
    const values = withholdLinks(declared, upcastValues(declared, own, revision), known);
    entries.push({ ...entry, open: { ...values, ...open.get(entry.id) } });
  }
  return found;
}

/** By entry, texts that are encrypted with the rest and yet public: what an agency is called is no secret in a list. */
async function publicTexts(
  { public: pool }: Store,
  kind: KindDeclaration,
  ids: readonly string[],
  types: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, Json>>>> {
  const texts = types.flatMap((type) => publicTextsOf(kind, type));
  if (texts.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; said: Readonly<Record<string, Json>> }>({
    name: 'public texts',
    text: `select entry_id as id, (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(said) where key = any ($3)) as said
      from gwen.published where dossier_id = any ($1) and type = any ($2)`,
    values: [ids, types, texts],
  });
  return new Map(rows.map(({ id, said }) => [id, said]));
}

/** Names of the text fields of an entry type that everybody may read. */
export const publicTextsOf = ({ entries, published }: KindDeclaration, type: string): readonly string[] =>
  (published[type]?.fields ?? []).filter((name) => entries[type]?.fields[name]?.spec.kind === 'text');

/** How many dossiers a list holds, counted no further than `most`. */
export async function countFound(
  store: Store,
  session: Session,
  query: Omit<FindQuery, 'before' | 'most'>,
  most: number,
): Promise<number> {
  if (!(await mayAskFor(store, session, query))) return 0;
  const { rows } = await store.app.query<{ n: number }>(
    "select count(*)::int as n from gwen.find_dossiers($1, $2, $3, $4, $5, $6, $7, 'created', true, null, null, $8)",
    [
      intArray(session.parties),
      intArray(session.groups),
      query.kind,
      query.states ?? null,
      query.areas ?? null,
      query.since ?? null,
      JSON.stringify(query.answers),
      most,
    ],
  );
  return rows[0]?.n ?? 0;
}

/** Writes into the access log that she took these dossiers along, as far as they were given to her. */
export async function logExport(store: Store, session: Session, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await store.app.query('select gwen.log_uses($1, $2, $3, $4)', [
    ids,
    session.account,
    'export',
    intArray(session.groups),
  ]);
}
