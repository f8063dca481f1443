/** Reading: what one person may see of a dossier, of lists, duties, history and the feed. All under row security. */

import { groupCode } from '../../domain/groups.ts';
import type { Dossier, Duty, EntryState } from '../../domain/kernel/dossier.ts';
import { shownValues } from '../../domain/kernel/dossier.ts';
import type { Head } from '../../domain/kernel/merge.ts';
import { distinctValues } from '../../domain/kernel/merge.ts';
import type { Operation } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { linksOf, withholdIn } from '../../domain/kernel/withheld.ts';
import { SALT_BYTES } from '../vault/chain.ts';
import { decryptEntry } from '../vault/entryCipher.ts';
import { changeAad } from './commit.ts';
import type { Mention } from './links.ts';
import { knownAmong, ledToBy, mayAskFor, mentionFrom, shownOperation } from './links.ts';
import type { TaggedRow } from './rows.ts';
import { dossierFrom } from './rows.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** A dossier as one person may see it: entries of other data groups are absent. */
export interface DossierView extends Dossier {
  /** Dossiers that link here and that she may know of. */
  readonly linkedFrom: readonly { readonly from: string; readonly relation: string }[];
  /** Entries of other dossiers that name this one in a link field, those that she may read. */
  readonly mentionedIn: readonly Mention[];
}

/**
 * The dossier, or undefined when it does not exist or she may not know of it. Leaves a row in the access log, which says
 * whether she opened it, took it along or had her browser compare it with others.
 */
export async function findDossier(
  store: Store,
  session: Session,
  id: string,
  doing: 'open' | 'export' | 'compare' = 'open',
): Promise<DossierView | undefined> {
  const { rows } = await store.app.query<TaggedRow>({
    name: 'open',
    text: 'select * from gwen.open_dossier($1, $2, $3, $4, $5)',
    values: [intArray(session.parties), intArray(session.groups), id, session.account, doing],
  });
  if (rows.length === 0) return undefined;
  const refs = rows.flatMap((row) =>
    row.b && row.what !== 'd' ? [{ dossier: id, subject: row.j['subject'] as number }] : [],
  );
  const keys = await store.vault.subjects.getKeys(refs);
  const loaded = dossierFrom(rows, store.kindOf, (subject) => keys.get({ dossier: id, subject }), null);
  if (!loaded) return undefined;
  const kind = store.kindOf(rows.find((row) => row.what === 'd')?.j['kind'] as number);
  const groups = new Set(session.groups);
  const visible = Object.values(kind.entries).filter((one) =>
    isVisible(loaded.dossier, session, one.group, groups),
  );
  const known = await knownAmong(store, session, linksOf(kind, loaded.dossier));
  return {
    ...loaded.dossier,
    entries: loaded.dossier.entries.map((entry) => withholdIn(kind, entry, known)),
    duties: loaded.dossier.duties.filter((duty) => isToldTo(duty, session)),
    loaded: new Set(visible.map((one) => one.type)),
    linkedFrom: rows.flatMap((row) =>
      row.what === 'k' ? [row.j as { from: string; relation: string }] : [],
    ),
    mentionedIn: rows.flatMap((row) => (row.what === 'm' ? [mentionFrom(store, row.j)] : [])),
  };
}

/** Tasks are everyone's business who knows of the dossier; an alert or a review is for those it is told to (C24). */
const isToldTo = (duty: Duty, session: Session): boolean =>
  duty.kind === 'duty' || session.roles.includes(duty.role) || duty.account === session.account;

function isVisible(dossier: Dossier, session: Session, group: string, groups: ReadonlySet<number>): boolean {
  return (
    groups.has(groupCode(group)) &&
    dossier.grants.some(
      (grant) =>
        session.parties.includes(grant.party) && grant.level !== 'know-of' && grant.groups.includes(group),
    )
  );
}

/** One entry as the API gives it: values as shown, and the others where people disagree. */
export interface EntryView extends Omit<EntryState, 'heads'> {
  readonly values: Readonly<Record<string, Json>>;
  readonly conflicts: Readonly<Record<string, readonly Head[]>>;
}

export function entryView(entry: EntryState): EntryView {
  const { heads, ...rest } = entry;
  const conflicts = Object.fromEntries(
    Object.entries(heads).filter(([, all]) => distinctValues(all).length > 1),
  );
  return { ...rest, values: shownValues(entry), conflicts };
}

export interface ListRow {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly state_since: Date;
  readonly area: string;
  readonly steward: number;
  readonly updated_at: Date;
  readonly created_at: Date;
  readonly version: number;
  /** The next task; alerts and reviews, which are told to some, do not show in lists. */
  readonly next_due: Date | null;
}

/** Of these dossiers those that she may know of, with the stored number of their kind. */
export async function linesOf(
  store: Store,
  session: Session,
  ids: readonly string[],
): Promise<(ListRow & { readonly kind: number })[]> {
  const { rows } = await store.app.query<ListRow & { readonly kind: number }>(
    'select * from gwen.lines_of($1, $2, $3)',
    [intArray(session.parties), intArray(session.groups), ids],
  );
  return rows;
}

export interface ListQuery {
  /** Stored number of the kind. */
  readonly kind: number;
  readonly states?: readonly string[] | undefined;
  readonly before?: { readonly at: string; readonly id: string } | undefined;
  readonly most?: number;
}

/** The newest dossiers of a kind that she may know of. */
export async function listDossiers(store: Store, session: Session, query: ListQuery): Promise<ListRow[]> {
  const { rows } = await store.app.query<ListRow>({
    name: 'list',
    text: 'select * from gwen.list_dossiers($1, $2, $3, $4, $5, $6, $7)',
    values: [
      intArray(session.parties),
      intArray(session.groups),
      query.kind,
      query.states ?? null,
      query.before?.at ?? null,
      query.before?.id ?? null,
      query.most ?? 50,
    ],
  });
  return rows;
}

/** The dossiers of a kind that she may know of by what is due there first; `before` is the last one of the page before. */
export async function soonestDossiers(store: Store, session: Session, query: ListQuery): Promise<FoundRow[]> {
  const { rows } = await store.app.query<FoundRow>({
    name: 'soonest',
    text: 'select * from gwen.soonest_dossiers($1, $2, $3, $4, $5, $6, $7)',
    values: [
      intArray(session.parties),
      intArray(session.groups),
      query.kind,
      query.states ?? null,
      query.before?.at ?? null,
      query.before?.id ?? null,
      query.most ?? 50,
    ],
  });
  return rows;
}

export interface FindQuery extends ListQuery {
  /** Codes; each stands for all areas within it. */
  readonly areas?: readonly string[] | undefined;
  /** Changed at this instant or later, ISO 8601. */
  readonly since?: string | undefined;
  /** For each there must be an entry of this type, that she may read, with these values in the open. */
  readonly answers: readonly { readonly type: string; readonly open: object }[];
  readonly sort: 'updated' | 'created' | 'state' | 'due';
  readonly down: boolean;
}

/** A row, and when it has its place in the order. */
export interface FoundRow extends ListRow {
  readonly at: Date;
}

/** Dossiers of a kind that she may know of, narrowed and sorted. Looks at each of them: slower than listDossiers. */
export async function findDossiers(store: Store, session: Session, query: FindQuery): Promise<FoundRow[]> {
  if (!(await mayAskFor(store, session, query))) return [];
  const { rows } = await store.app.query<FoundRow>({
    name: 'find',
    text: 'select * from gwen.find_dossiers($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    values: [
      intArray(session.parties),
      intArray(session.groups),
      query.kind,
      query.states ?? null,
      query.areas ?? null,
      query.since ?? null,
      JSON.stringify(query.answers),
      query.sort,
      query.down,
      query.before?.at ?? null,
      query.before?.id ?? null,
      query.most ?? 50,
    ],
  });
  return rows;
}

export interface DutyRow {
  readonly dossier_id: string;
  readonly kind: number;
  readonly number: string;
  readonly state: string;
  readonly area: string;
  readonly safeguard: string;
  readonly key: string;
  readonly duty_kind: 'duty' | 'alert' | 'review';
  readonly reason: string | null;
  readonly due: Date;
  readonly role: string;
  readonly assignee: number | null;
  readonly remedy: readonly string[];
  readonly since: Date;
}

/** Open duties for her roles or herself, soonest first. */
export async function dutiesFor(
  store: Store,
  session: Session,
  kinds: readonly DutyRow['duty_kind'][] = ['duty', 'alert', 'review'],
  most = 200,
): Promise<DutyRow[]> {
  const { rows } = await store.app.query<DutyRow>({
    name: 'duties',
    text: 'select * from gwen.duties_for($1, $2, $3, $4, $5, $6)',
    values: [
      intArray(session.parties),
      intArray(session.groups),
      session.roles,
      session.account,
      kinds,
      most,
    ],
  });
  return rows;
}

/**
 * What is late in the dossiers she may know of, latest first: tasks, whoever they are for, and alerts and reviews that are
 * told to her.
 */
export async function lateFor(store: Store, session: Session, most = 200): Promise<DutyRow[]> {
  const { rows } = await store.app.query<DutyRow>({
    name: 'late',
    text: 'select * from gwen.late_for($1, $2, $3, $4, $5)',
    values: [intArray(session.parties), intArray(session.groups), session.roles, session.account, most],
  });
  return rows;
}

export interface HistoryLine {
  readonly seq: number;
  readonly kind: Operation['op'];
  readonly entry: string | null;
  readonly type: string | null;
  readonly account: number;
  readonly occurred: string | null;
  readonly recorded: Date;
  readonly accepted: Date;
  /** The operation as written; undefined once its subject was destroyed. */
  readonly operation: Operation | undefined;
  readonly breaches: readonly string[];
  /** The reason given for acting in an emergency (law 2). */
  readonly emergency: string | undefined;
}

/** Who changed what, as far as she may see the entries concerned; oldest first. */
export async function historyOf(store: Store, session: Session, id: string): Promise<HistoryLine[]> {
  const { rows } = await store.app.query({
    name: 'history',
    text: 'select * from gwen.history($1, $2, $3)',
    values: [intArray(session.parties), intArray(session.groups), id],
  });
  const keys = await store.vault.subjects.getKeys(rows.map((row) => ({ dossier: id, subject: row.subject })));
  const contents = rows.map((row) => {
    const key = keys.get({ dossier: id, subject: row.subject });
    return key && readPayload(decryptEntry(key, changeAad(id, row.seq), row.payload));
  });
  const { catalogue } = store;
  const led = contents.flatMap((content) => (content ? ledToBy(catalogue, content.operation) : []));
  const known = await knownAmong(store, session, led);
  const settled = contents.some((content) => content?.operation.op === 'settle');
  const told = settled ? await toldOf(store, session, id) : new Set<string>();
  return rows.flatMap((row, at): HistoryLine[] => {
    const content = contents[at];
    const operation = content && shownOperation(catalogue, content.operation, known);
    // a link to what she may not know of is no line of hers, as entries of other data groups are none
    if (content && !operation) return [];
    // nor is what became of an alert that was told to others (C24)
    const isHers = row.account === session.account;
    if (operation?.op === 'settle' && !isHers && !told.has(operation.duty)) return [];
    return [
      {
        seq: row.seq,
        kind: row.kind,
        entry: row.entry_id,
        type: row.type,
        account: row.account,
        occurred: row.occurred,
        recorded: row.recorded,
        accepted: row.accepted,
        operation,
        breaches: content?.breaches ?? [],
        emergency: content?.emergency,
      },
    ];
  });
}

/** Alerts and reviews that are told to her, as a settle operation names them. */
async function toldOf(store: Store, session: Session, id: string): Promise<ReadonlySet<string>> {
  const { parties, groups, roles, account } = session;
  const { rows } = await store.app.query<{ duty: string }>(
    'select gwen.told_of($1, $2, $3, $4, $5) as duty',
    [intArray(parties), intArray(groups), id, roles, account],
  );
  return new Set(rows.map(({ duty }) => duty));
}

/** What a change's decrypted payload says, without its salt. */
export function readPayload(content: Buffer): {
  operation: Operation;
  entry?: string;
  breaches: string[];
  emergency?: string;
} {
  return JSON.parse(content.subarray(SALT_BYTES).toString());
}

export interface Cursor {
  readonly epoch: number;
  readonly snapshot: string;
}

export interface FeedPage {
  readonly dossiers: readonly { readonly id: string; readonly version: number }[];
  /** Where the next call goes on. While `more`, the same pair of snapshots is paged. */
  readonly cursor: Cursor;
  readonly more: { readonly upto: string; readonly after: string } | undefined;
}

/** The cursor a device starts with, before it takes everything it may have. */
export async function feedStart(store: Store): Promise<Cursor> {
  const { rows } = await store.app.query<{ snapshot: string }>(
    'select pg_current_snapshot()::text as snapshot',
  );
  return { epoch: store.epoch, snapshot: rows[0]?.snapshot ?? '' };
}

/**
 * Dossiers changed since the cursor that she may know of now. `undefined`: the cursor is of another epoch, and the device
 * must compare versions afresh.
 */
export async function feed(
  store: Store,
  session: Session,
  cursor: Cursor,
  more?: FeedPage['more'],
  most = 500,
): Promise<FeedPage | undefined> {
  if (cursor.epoch !== store.epoch) return undefined;
  const { rows } = await store.app.query<{ now_at: string; dossier_id: string | null; version: number }>({
    name: 'feed',
    text: 'select now_at::text, dossier_id, version from gwen.feed($1, $2, $3::text::pg_snapshot, $4::text::pg_snapshot, $5, $6)',
    values: [
      intArray(session.parties),
      intArray(session.groups),
      cursor.snapshot,
      more?.upto ?? null,
      more?.after ?? null,
      most,
    ],
  });
  const upto = rows[0]?.now_at ?? cursor.snapshot;
  const dossiers = rows.flatMap((row) =>
    row.dossier_id ? [{ id: row.dossier_id, version: row.version }] : [],
  );
  const last = dossiers.at(-1);
  const isFull = dossiers.length === most && last !== undefined;
  return {
    dossiers,
    cursor: isFull ? cursor : { epoch: store.epoch, snapshot: upto },
    more: isFull ? { upto, after: last.id } : undefined,
  };
}
