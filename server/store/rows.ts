/**
 * Between database rows and dossiers in memory. Open values lie in jsonb; everything else of an entry is one ciphertext
 * under its subject's key. Who wrote which field is kept compactly, one group per write.
 */

import { groupName } from '../../domain/groups.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier, Duty, EntryState, Grant, Link } from '../../domain/kernel/dossier.ts';
import { dutyId, own, withHeads } from '../../domain/kernel/dossier.ts';
import type { Head, Stamp } from '../../domain/kernel/merge.ts';
import type { Level } from '../../domain/kernel/operations.ts';
import { levels } from '../../domain/kernel/operations.ts';
import { upcastDossier } from '../../domain/kernel/upcast.ts';
import { classOf } from '../../domain/kernel/validate.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { decryptEntry, encryptEntry } from '../vault/entryCipher.ts';
import type { SecretKey } from '../vault/keys.ts';

/** One row of load_for_write and open_dossier. */
export interface TaggedRow {
  readonly what: string;
  readonly dossier_id?: string;
  readonly j: Record<string, Json>;
  readonly b: Buffer | null;
}

type StampGroup = [
  seq: number,
  op: string,
  by: number,
  at: string,
  covers: readonly string[],
  fields: readonly string[],
];

/** Gives the key of a subject of the dossier at hand, or undefined when it was destroyed. */
export type KeyOf = (subject: number) => SecretKey<'entry'> | undefined;

const iso = (value: Json | undefined): string => new Date(value as string).toISOString();

export const entryAad = (dossier: string, entry: string): string => `${dossier}/${entry}`;
export const conflictAad = (dossier: string, entry: string, field: string): string =>
  `${dossier}/${entry}/${field}`;

/** What an entry is stored as. Fields that the declaration does not know are encrypted. */
export function storedEntry(
  dossier: string,
  entry: EntryState,
  kind: KindDeclaration,
  key: SecretKey<'entry'> | undefined,
): {
  readonly open: Record<string, Json>;
  readonly cipher: Buffer | null;
  readonly stamps: readonly StampGroup[];
} {
  const declared = kind.entries[entry.type];
  const open: Record<string, Json> = {};
  const secret: Record<string, Json> = {};
  const groups = new Map<string, StampGroup>();
  for (const [field, heads] of Object.entries(entry.heads)) {
    const head = heads[0];
    if (!head) continue;
    (declared && classOf(declared, field, head.value) === 'open' ? open : secret)[field] = head.value;
    const { seq, op, by, at, covers } = head.stamp;
    const id = `${op}${covers.join()}`;
    const group = groups.get(id) ?? [seq, op, by, at, covers, []];
    groups.set(id, [...group.slice(0, 5), [...group[5], field]] as unknown as StampGroup);
  }
  const hasSecret = Object.keys(secret).length > 0;
  if (hasSecret && !key) throw new Error('no key for this subject');
  return {
    open,
    cipher:
      hasSecret && key
        ? encryptEntry(key, entryAad(dossier, entry.id), Buffer.from(JSON.stringify(secret)))
        : null,
    stamps: [...groups.values()],
  };
}

/** The further heads of a field, encrypted whole. */
export const storedConflict = (
  dossier: string,
  entry: string,
  field: string,
  heads: readonly Head[],
  key: SecretKey<'entry'>,
): Buffer => encryptEntry(key, conflictAad(dossier, entry, field), Buffer.from(JSON.stringify(heads)));

/** The entry a row holds. With its subject destroyed, only open values remain. */
export function entryFrom(
  dossier: string,
  j: TaggedRow['j'],
  cipher: Buffer | null,
  keyOf: KeyOf,
): EntryState {
  const id = j['id'] as string;
  const key = cipher ? keyOf(j['subject'] as number) : undefined;
  const secret: Record<string, Json> =
    cipher && key ? JSON.parse(decryptEntry(key, entryAad(dossier, id), cipher).toString()) : {};
  const values: Record<string, Json> = { ...(j['open'] as Record<string, Json>), ...secret };
  const heads: Record<string, readonly Head[]> = {};
  const groups = j['stamps'] as unknown as StampGroup[];
  for (const [seq, op, by, at, covers, fields] of groups) {
    const stamp: Stamp = { seq, op, by, at, covers };
    for (const field of fields) if (field in values) heads[field] = [{ value: values[field] as Json, stamp }];
  }
  return {
    id,
    type: j['type'] as string,
    subject: j['subject'] as number,
    created: j['created'] as number,
    version: j['version'] as number,
    by: j['account'] as number,
    ...(j['occurred'] === null ? {} : { occurred: j['occurred'] as string }),
    recorded: iso(j['recorded']),
    accepted: iso(j['accepted']),
    revision: j['revision'] as number,
    heads,
    // with its subject destroyed the reason is gone; it stays withdrawn
    ...(j['withdrawn'] ? { withdrawn: String(heads[own.withdrawal]?.[0]?.value ?? '') } : {}),
    breaches: j['breaches'] as unknown as string[],
  };
}

function grantFrom(j: TaggedRow['j']): Grant {
  return {
    id: j['id'] as string,
    party: j['party'] as number,
    groups: (j['groups'] as unknown as number[]).map(groupName),
    level: levels[(j['level'] as number) - 1] as Level,
    purpose: j['purpose'] as string,
    basis: j['basis'] as string,
    from: iso(j['since']),
    ...(j['until'] === null ? {} : { until: iso(j['until']) }),
    ...(j['consent'] === null ? {} : { consent: j['consent'] as string }),
    by: j['account'] as number,
  };
}

function dutyFrom(j: TaggedRow['j']): Duty {
  return {
    safeguard: j['safeguard'] as string,
    key: j['key'] as string,
    kind: j['kind'] as Duty['kind'],
    ...(j['reason'] === null ? {} : { reason: j['reason'] as string }),
    due: iso(j['due']),
    role: j['role'] as string,
    ...(j['assignee'] === null ? {} : { account: j['assignee'] as number }),
    remedy: j['remedy'] as unknown as string[],
    climbs: j['climbs'] as unknown as string[],
    since: iso(j['since']),
    ...(j['done'] === null ? {} : { done: iso(j['done']) }),
    by: j['account'] as number,
  };
}

/** The database gives rows in any order. */
const inOrder = <T>(all: T[], by: (one: T) => string): T[] =>
  all.sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));

export interface Loaded {
  readonly dossier: Dossier;
  readonly head: Buffer;
  /** It keeps somebody out, by itself or because of what it follows from. */
  readonly keepsOut: boolean;
}

/** Builds one dossier from its tagged rows; undefined when there is no 'd' row (missing or forbidden alike). */
export function dossierFrom(
  rows: readonly TaggedRow[],
  kindOf: (code: number) => KindDeclaration,
  keyOf: KeyOf,
  types: readonly string[] | null,
): Loaded | undefined {
  const row = rows.find((one) => one.what === 'd');
  if (!row) return undefined;
  const d = row.j;
  const id = d['id'] as string;
  const kind = kindOf(d['kind'] as number);
  const all = <T>(what: string, read: (one: TaggedRow) => T): T[] =>
    rows.filter((one) => one.what === what).map(read);
  const entries = all('e', (one) => entryFrom(id, one.j, one.b, keyOf)).sort((a, b) => a.created - b.created);
  for (const conflict of rows) {
    if (conflict.what !== 'c' || !conflict.b) continue;
    const field = conflict.j['field'] as string;
    const index = entries.findIndex((entry) => entry.id === conflict.j['entry_id']);
    const entry = entries[index];
    const key = keyOf(conflict.j['subject'] as number);
    if (!entry || !key) continue;
    const others = JSON.parse(
      decryptEntry(key, conflictAad(id, entry.id, field), conflict.b).toString(),
    ) as Head[];
    entries[index] = withHeads(entry, {
      ...entry.heads,
      [field]: [...(entry.heads[field] ?? []), ...others],
    });
  }
  const dossier: Dossier = {
    id,
    kind: kind.kind,
    number: d['number'] as string,
    version: d['version'] as number,
    state: d['state'] as string,
    stateSince: iso(d['state_since']),
    steward: d['steward'] as number,
    area: d['area'] as string,
    created: iso(d['created_at']),
    entries,
    grants: inOrder(
      all('g', (one) => grantFrom(one.j)),
      (one) => one.from + one.id,
    ),
    links: inOrder(
      all('l', (one) => one.j as unknown as Link),
      (one) => one.to + one.relation,
    ),
    duties: inOrder(
      all('u', (one) => dutyFrom(one.j)),
      (one) => one.due + dutyId(one),
    ),
    loaded: new Set(types ?? Object.keys(kind.entries)),
  };
  return {
    dossier: upcastDossier(kind, dossier),
    head: row.b ?? Buffer.alloc(0),
    keepsOut: rows.some(({ what }) => what === 'k'),
  };
}
