/** Lists of dossiers as a query asks for them: narrowed, sorted, page by page. */
import { z } from 'zod';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { FieldKind } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { isItemList } from '../../domain/kernel/values.ts';
import { openEntries, publicTextsOf } from '../store/exports.ts';
import type { FoundRow, ListRow } from '../store/read.ts';
import { findDossiers, listDossiers, soonestDossiers } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { area, parse, uuid } from './parse.ts';
import { HttpProblem } from './problems.ts';

const oneOrMore = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(30)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** The database knows no year 0. */
const moment = z.iso.datetime().refine((text) => !text.startsWith('0000'));
const areaCodes = z
  .union([area, z.array(area).max(30)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const sorts = ['updated', 'created', 'state', 'due'] as const;

export const listForm = z.strictObject({
  kind: z.string().meta({ description: 'A kind of dossier, such as `case`.' }),
  state: oneOrMore.optional().meta({ description: 'Only in these states.' }),
  area: areaCodes.optional().meta({ description: 'Only in these areas, and in all within them.' }),
  since: moment
    .optional()
    .meta({ description: 'Only what changed since then (UTC). For all that changed, ask the feed.' }),
  where: oneOrMore.optional().meta({
    description:
      'Only with this answer: `entry.field:value`, such as `identity.sex:female`. Of fields in the open; several must all hold.',
  }),
  sort: z.enum(sorts).default('updated').meta({ description: 'due: what is due soonest has the least.' }),
  order: z.enum(['asc', 'desc']).default('desc'),
  entries: oneOrMore.optional().meta({
    description:
      'Types of entry, such as `stay`, of which each line tells what they say in the open, without long lists.',
  }),
  after: z.string().max(300).optional().meta({ description: '`next` of the page before.' }),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.int().max(200))
    .default(50)
    .meta({ description: 'At most 200.' }),
});
type ListQuery = z.output<typeof listForm>;

/** A whole list at once. Made last first: an order that stays as it is while people go on working. */
export const wholeListForm = listForm
  .omit({ kind: true, entries: true, after: true, limit: true })
  .extend({ sort: z.enum(sorts).default('created') });

const cursorForm = z.tuple([moment, uuid]);

interface ListPage {
  readonly kind: KindDeclaration;
  readonly rows: readonly ListRow[];
  /** Types of entry that the lines tell of. */
  readonly types: readonly string[];
  /** What to ask next with, or null at the end. */
  readonly next: string | null;
}

/** A page of the dossiers that somebody may know of. Throws `malformed`. */
export async function listPage(store: Store, session: Session, asked: unknown): Promise<ListPage> {
  const query = parse(listForm, asked);
  const { kind, states } = kindAndStates(store.catalogue, query.kind, query.state);
  const types = query.entries ?? [];
  if (!types.every((type) => Object.hasOwn(kind.entries, type)))
    throw malformed('entries', 'no such type of entry');
  const cursor = query.after === undefined ? undefined : readCursor(cursorForm, query.after);
  const before = cursor && { at: cursor[0], id: cursor[1] };
  const common = { kind: kind.code, states, before, most: query.limit };
  const rows = await rowsOf(store, session, kind, query, common);
  const last = rows.at(-1);
  const isFull = last !== undefined && rows.length === query.limit;
  return { kind, rows, types, next: isFull ? writeCursor([last.at.toISOString(), last.id]) : null };
}

/** The two orders that people look at all day have an index; any other looks at each dossier. */
async function rowsOf(
  store: Store,
  session: Session,
  kind: KindDeclaration,
  query: ListQuery,
  common: Parameters<typeof listDossiers>[2],
): Promise<readonly FoundRow[]> {
  const { area: areas, since, where, sort, order } = query;
  const isWhole = !areas && !since && !where;
  if (isWhole && sort === 'updated' && order === 'desc')
    return (await listDossiers(store, session, common)).map((row) => ({ ...row, at: row.updated_at }));
  if (isWhole && sort === 'due' && order === 'asc') return await soonestDossiers(store, session, common);
  return await findDossiers(store, session, { ...common, ...narrowing(kind, query) });
}

/** How a whole list is narrowed and sorted. Throws `malformed`. */
export function wholeListQuery(store: Store, name: string, asked: unknown) {
  const query = parse(wholeListForm, asked);
  const { kind, states } = kindAndStates(store.catalogue, name, query.state);
  return { kind, states, ...narrowing(kind, query) };
}

const narrowing = (
  kind: KindDeclaration,
  { area: areas, since, where = [], sort, order }: z.output<typeof wholeListForm>,
) => ({
  areas,
  since,
  answers: where.map((one) => readAnswer(kind, one)),
  sort,
  down: order === 'desc',
});

/** How a value of a kind of field is written in a query; kinds that are not here cannot be asked for. */
const readers: { readonly [K in FieldKind]?: (value: string) => Json } = {
  code: String,
  codes: (value) => [value],
  'yes-no': (value) => (value === 'true' ? true : value === 'false' ? false : value),
  date: String,
  instant: String,
  number: Number,
  area: String,
  organisation: Number,
  account: Number,
  team: Number,
  link: String,
  'entry-link': String,
};

function readAnswer(kind: KindDeclaration, asked: string): { readonly type: string; readonly open: object } {
  const [, type = '', name = '', value = ''] = /^([^.:]+)\.([^.:]+):(.*)$/.exec(asked) ?? [];
  const entry = Object.hasOwn(kind.entries, type) ? kind.entries[type] : undefined;
  const field = entry && Object.hasOwn(entry.fields, name) ? entry.fields[name] : undefined;
  const reader = field && readers[field.spec.kind];
  if (field?.spec.class !== 'open' || !reader || value === '')
    throw malformed('where', 'not entry.field:value of a field in the open');
  const read = reader(value);
  if (!field.spec.schema.safeParse(read).success) throw malformed('where', 'not a value of this field');
  return { type, open: { [name]: read } };
}

/** The kind of that name and the states asked for, all of them declared. Throws `malformed`. */
function kindAndStates(
  { kinds }: Catalogue,
  name: string,
  states: ListQuery['state'],
): { readonly kind: KindDeclaration; readonly states: readonly string[] | undefined } {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw malformed('kind', 'no such kind');
  if (states?.some((state) => !kind.states.includes(state))) throw malformed('state', 'no such state');
  return { kind, states };
}

/** A field that is itself a long list (a payment for each of thousands) is for who opens the dossier. */
const longestList = 200;
const isShort = (value: Json): boolean =>
  !isItemList(value) || Object.keys(value.items).length <= longestList;

/**
 * Dossiers of a kind in a list, as the API gives them: with what tells them apart, and what entries of these types say, as
 * far as it is in the open to her, or public. Fields about which people disagree, and long lists, are left out.
 */
export async function listLines(
  store: Store,
  session: Session,
  kind: KindDeclaration,
  rows: readonly ListRow[],
  types: readonly string[] = [],
): Promise<Record<string, unknown>[]> {
  const titles = kind.title.filter(
    ({ entry, field }) =>
      kind.entries[entry]?.fields[field]?.spec.class === 'open' || publicTextsOf(kind, entry).includes(field),
  );
  const said = await openEntries(
    store,
    session,
    kind,
    rows.map(({ id }) => id),
    [...new Set([...titles.map(({ entry }) => entry), ...types])],
  );
  return rows.map((row) => {
    const entries = (said.get(row.id) ?? []).map(({ disagreed, open, ...entry }) => ({
      ...entry,
      values: Object.fromEntries(
        Object.entries(open).filter(([field, value]) => !disagreed.includes(field) && isShort(value)),
      ),
    }));
    const title = titles.flatMap(({ entry, field }) => {
      const value = entries.find(({ type }) => type === entry)?.values[field];
      return value === undefined ? [] : [[`${entry}.${field}`, value] as const];
    });
    return {
      ...listLine(kind, row),
      title: Object.fromEntries(title),
      ...(types.length > 0 && { entries: entries.filter(({ type }) => types.includes(type)) }),
    };
  });
}

function listLine(kind: KindDeclaration, row: ListRow): Record<string, unknown> {
  const { id, number, state, area, steward, version } = row;
  return {
    id,
    kind: kind.kind,
    number,
    state,
    stateSince: row.state_since,
    area,
    steward,
    updated: row.updated_at,
    created: row.created_at,
    version,
    nextDue: row.next_due,
  };
}

export const writeCursor = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

export function readCursor<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw badCursor();
  }
}

export const badCursor = (): HttpProblem => malformed('cursor', 'not a cursor of this server');

export const malformed = (path: string, message: string): HttpProblem =>
  new HttpProblem('malformed', { issues: [{ path, message }] });
