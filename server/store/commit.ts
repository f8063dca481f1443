/**
 * Turns what apply() accepted into rows: entries in their two rooms, the chain of changes, conflicts, duties, blind tokens
 * and facts. Nothing here decides anything.
 */
import { groupCode } from '../../domain/groups.ts';
import type { Change, Result } from '../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier, Duty, EntryState } from '../../domain/kernel/dossier.ts';
import { shownValues } from '../../domain/kernel/dossier.ts';
import { recount } from '../../domain/kernel/facts.ts';
import { filesIn } from '../../domain/kernel/fields.ts';
import type { Act } from '../../domain/kernel/operations.ts';
import { levelRank } from '../../domain/kernel/operations.ts';
import { changeDigest, contentDigest, macOf, NO_CHANGE, newSalt } from '../vault/chain.ts';
import { encryptEntry } from '../vault/entryCipher.ts';
import { fileMac } from '../vault/fileCipher.ts';
import type { SecretKey } from '../vault/keys.ts';
import type { Keyring, SubjectKeys } from '../vault/subjectKeys.ts';
import { SubjectDestroyed } from '../vault/subjectKeys.ts';
import type { Vault } from '../vault/vault.ts';
import type { FactRows } from './facts.ts';
import { addFacts } from './facts.ts';
import { isPublished, publishedRow } from './published.ts';
import type { Loaded } from './rows.ts';
import { storedConflict, storedEntry } from './rows.ts';
import { tokensOf } from './search.ts';
import type { Session } from './session.ts';
import { keysOf, sourcesOf } from './sources.ts';
import type { Store } from './store.ts';

/** Rows that only a channel writes, in the same transaction. */
export interface CommitExtras {
  /** A receipt that opens a report for its sender: hashes, and the recipient that answers are sealed to, if there is one. */
  readonly receipts?: readonly {
    readonly dossier: string;
    readonly locator: Buffer;
    readonly proof: Buffer;
    readonly recipient: string | null;
  }[];
  /** Data groups (codes) that the reporter's party may read and write. */
  readonly reporterGroups?: readonly number[];
}

/** What a change's digest covers, beside the previous digest and the content: its columns as lines of text. */
export interface ChangeHeader {
  readonly dossier: string;
  readonly seq: number;
  readonly epoch: number;
  readonly act: string;
  readonly op: string;
  readonly kind: string;
  readonly entry: string | null;
  readonly type: string | null;
  readonly grp: number | null;
  readonly subject: number;
  readonly account: number;
  readonly occurred: string | null;
  readonly recorded: string;
  readonly accepted: string;
}

export const headerText = (h: ChangeHeader): string =>
  [
    h.dossier,
    h.seq,
    h.epoch,
    h.act,
    h.op,
    h.kind,
    h.entry,
    h.type,
    h.grp,
    h.subject,
    h.account,
    h.occurred,
    h.recorded,
    h.accepted,
  ]
    .map((value) => (value === null ? '-' : String(value)))
    .join('\n');

export const changeAad = (dossier: string, seq: number): string => `${dossier}#${seq}`;
/** Subject of changes that are about no single entry (a reason may name the child). */
export const mainSubject = 1;

type Rows = Record<string, unknown>[];
/** What packing needs of the store. */
export type Packing = Pick<Store, 'epoch' | 'catalogue'> & {
  readonly vault: Pick<Vault, 'mac' | 'blind' | 'epoch'> & {
    readonly subjects: Pick<SubjectKeys, 'ensureKeys'>;
  };
};
type AcceptedResult = Extract<Result, { ok: true }>;

/** The arguments of commit_act: rows as JSON text, and the binaries they name by (1-based) index. */
export async function packCommit(
  store: Packing,
  session: Pick<Session, 'account'>,
  act: Pick<Act, 'id' | 'emergency'>,
  loaded: ReadonlyMap<string, Loaded>,
  result: Pick<AcceptedResult, 'changes' | 'duties' | 'dossiers'>,
  now: Date,
  extras: CommitExtras,
): Promise<{ readonly rows: string; readonly binaries: readonly Buffer[] }> {
  const binaries: Buffer[] = [];
  const put = (bytes: Buffer): number => binaries.push(bytes);
  const accepted = now.toISOString();
  const touched = [...new Set([...result.changes.map((change) => change.dossier), ...result.duties.keys()])];
  const keys = await keysFor(store, result);
  const keyOf: DossierKeyOf = (dossier, subject) => {
    const key = keys.get({ dossier, subject });
    if (!key) throw new SubjectDestroyed();
    return key;
  };
  const rows: Record<string, Rows> = { dossiers: [], changes: [] };
  const add = (table: string, row: Record<string, unknown>): void => {
    rows[table] ??= [];
    rows[table].push(row);
  };

  const facts: FactRows = {};
  const heads = new Map(touched.map((id) => [id, loaded.get(id)?.head ?? NO_CHANGE]));
  for (const change of result.changes) {
    const dossier = result.dossiers.get(change.dossier) as Dossier;
    const kind = store.catalogue.kinds[dossier.kind] as KindDeclaration;
    const entry = change.entry ? dossier.entries.find((one) => one.id === change.entry) : undefined;
    const { operation } = change;
    const grp = entry ? groupCode(kind.entries[entry.type]?.group ?? '') : null;
    const subject = entry?.subject ?? mainSubject;
    const salt = newSalt();
    const bytes = Buffer.from(
      JSON.stringify({
        operation,
        entry: change.entry,
        breaches: change.breaches,
        emergency: act.emergency?.reason,
      }),
    );
    const content = contentDigest(salt, bytes);
    const prev = heads.get(change.dossier) ?? NO_CHANGE;
    const header: ChangeHeader = {
      dossier: change.dossier,
      seq: change.seq,
      epoch: store.epoch,
      act: act.id,
      op: operation.id,
      kind: operation.op,
      entry: change.entry ?? null,
      type: entry?.type ?? null,
      grp,
      subject,
      account: session.account,
      occurred: operation.occurred ?? null,
      recorded: new Date(operation.recorded).toISOString(),
      accepted,
    };
    const digest = changeDigest(headerText(header), prev, content);
    heads.set(change.dossier, digest);
    for (const file of entry ? filesIn(operation) : []) {
      const mac = fileMac(store.vault.mac, change.dossier, file);
      const { id } = file;
      add('files', {
        d: change.dossier,
        id,
        entry: change.entry,
        seq: change.seq,
        subject,
        account: session.account,
        mac: put(mac),
      });
    }
    const { dossier: d, epoch: _, act: __, ...columns } = header;
    add('changes', {
      d,
      ...columns,
      prev: put(prev),
      content: put(content),
      digest: put(digest),
      mac: put(macOf(store.vault.mac, digest)),
      payload: put(encryptEntry(keyOf(d, subject), changeAad(d, change.seq), Buffer.concat([salt, bytes]))),
    });
  }

  for (const id of touched) {
    const dossier = result.dossiers.get(id) as Dossier;
    const kind = store.catalogue.kinds[dossier.kind] as KindDeclaration;
    const own = result.changes.filter((change) => change.dossier === id);
    const before = loaded.get(id)?.dossier;
    add('dossiers', {
      id,
      kind: kind.code,
      number: dossier.number,
      fresh: before === undefined,
      expected: before?.version ?? 0,
      version: dossier.version,
      state: dossier.state,
      since: dossier.stateSince,
      steward: dossier.steward,
      area: dossier.area,
      head: put(heads.get(id) ?? NO_CHANGE),
      at: accepted,
      regrant:
        own.some(
          ({ operation, ended }) => ended.length > 0 || ['create', 'grant', 'revoke'].includes(operation.op),
        ) || (extras.receipts?.length ?? 0) > 0,
      duties: result.duties.has(id),
    });
    addGrants(add, id, dossier, own, now);
    for (const entryId of new Set(own.flatMap((change) => change.entry ?? []))) {
      const entry = dossier.entries.find((one) => one.id === entryId) as EntryState;
      addEntry(store, add, put, dossier, entry, kind, before, keyOf);
    }
    if (isPublished(kind) && own.length > 0) {
      const written = new Set(own.flatMap((change) => change.entry ?? []));
      add(
        'published',
        publishedRow(
          kind,
          dossier,
          dossier.entries.filter((one) => written.has(one.id)),
        ),
      );
    }
    const duties = result.duties.get(id) ?? [];
    for (const duty of duties) add('duties', dutyRow(id, duty));
    addFacts(facts, dossier, recount(kind, { before, after: dossier, changes: own, duties, now }));
  }
  for (const receipt of extras.receipts ?? []) {
    add('receipts', {
      d: receipt.dossier,
      locator: put(receipt.locator),
      proof: put(receipt.proof),
      recipient: receipt.recipient,
    });
  }
  const json = JSON.stringify({
    act: act.id,
    epoch: store.epoch,
    reporterGroups: extras.reporterGroups,
    ...rows,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  });
  return { rows: json, binaries };
}

type DossierKeyOf = (dossier: string, subject: number) => SecretKey<'entry'>;

/** Keys of the subjects that these changes are about, made where they are new. */
async function keysFor(
  store: Packing,
  result: Pick<AcceptedResult, 'changes' | 'dossiers'>,
): Promise<Keyring> {
  const refs = result.changes.map((change) => {
    const entry = result.dossiers.get(change.dossier)?.entries.find((one) => one.id === change.entry);
    return { dossier: change.dossier, subject: entry?.subject ?? mainSubject };
  });
  return await store.vault.subjects.ensureKeys(refs);
}

type Add = (table: string, row: Record<string, unknown>) => void;

function addGrants(add: Add, d: string, dossier: Dossier, own: readonly Change[], now: Date): void {
  for (const { operation, ended } of own) {
    for (const id of ended) add('revoked', { d, id });
    if (operation.op === 'create' || operation.op === 'grant') {
      const id = operation.op === 'grant' ? operation.grant : operation.id;
      const grant = dossier.grants.find((one) => one.id === id);
      if (!grant) continue;
      add('grants', {
        d,
        id,
        party: grant.party,
        groups: grant.groups.map(groupCode),
        level: levelRank(grant.level),
        purpose: grant.purpose,
        basis: grant.basis,
        consent: grant.consent ?? null,
        since: now.toISOString(),
        until: grant.until ?? null,
        account: grant.by,
      });
    } else if (operation.op === 'revoke') add('revoked', { d, id: operation.grant });
    else if (operation.op === 'link') add('links', { d, to: operation.to, relation: operation.relation });
    else if (operation.op === 'unlink')
      add('unlinked', { d, to: operation.to, relation: operation.relation });
  }
}

function addEntry(
  store: Packing,
  add: Add,
  put: (bytes: Buffer) => number,
  dossier: Dossier,
  entry: EntryState,
  kind: KindDeclaration,
  before: Dossier | undefined,
  keyOf: DossierKeyOf,
): void {
  const d = dossier.id;
  const declaration = kind.entries[entry.type];
  const grp = groupCode(declaration?.group ?? '');
  const stored = storedEntry(d, entry, kind, keyOf(d, entry.subject));
  add('entries', {
    d,
    id: entry.id,
    type: entry.type,
    grp,
    subject: entry.subject,
    created: entry.created,
    version: entry.version,
    account: entry.by,
    occurred: entry.occurred ?? null,
    recorded: entry.recorded,
    accepted: entry.accepted,
    revision: entry.revision,
    stamps: stored.stamps,
    open: stored.open,
    cipher: stored.cipher ? put(stored.cipher) : null,
    withdrawn: entry.withdrawn !== undefined,
    breaches: entry.breaches,
  });
  const old = before?.entries.find((one) => one.id === entry.id);
  for (const [field, heads] of Object.entries(entry.heads)) {
    if (heads.length > 1) {
      add('conflicts', {
        d,
        entry: entry.id,
        field,
        grp,
        subject: entry.subject,
        cipher: put(storedConflict(d, entry.id, field, heads.slice(1), keyOf(d, entry.subject))),
      });
    } else if ((old?.heads[field]?.length ?? 1) > 1) add('settled', { d, entry: entry.id, field });
  }
  const values = shownValues(entry);
  const tokens = entry.withdrawn === undefined ? tokensOf(store.vault, declaration, values) : [];
  if (tokens.length > 0 || old) {
    const searched = Object.values(declaration?.fields ?? {}).some((field) => field.spec.searchable);
    if (searched)
      add('tokens', {
        d,
        entry: entry.id,
        epoch: store.vault.epoch,
        grp,
        subject: entry.subject,
        tokens,
      });
  }
  const sources = sourcesOf(store.catalogue).get(`${kind.kind}.${entry.type}`);
  const keys = sources ? keysOf(sources, entry) : [];
  if (sources && (keys.length > 0 || old)) add('references', { d, entry: entry.id, keys });
}

function dutyRow(d: string, duty: Duty): Record<string, unknown> {
  const { account, by, reason, done, ...rest } = duty;
  return { d, ...rest, reason: reason ?? null, assignee: account ?? null, done: done ?? null, account: by };
}
