/**
 * `gwen verify`: walks every change and finds any that was edited, removed, reordered or cut off, up to the last root
 * that was exported (exportedRoots.ts), and any file that is not what its entry says. Works without subjects' keys: a
 * destroyed person's history still verifies. Reads one snapshot in pages, so people go on writing and a million dossiers take
 * no more memory than one.
 */
import type pg from 'pg';
import type { Attachment } from '../../domain/kernel/fields.ts';
import { filesIn } from '../../domain/kernel/fields.ts';
import { changeDigest, contentDigest, DIGEST_BYTES, isMacOf, NO_CHANGE, SALT_BYTES } from '../vault/chain.ts';
import { CannotDecrypt, decryptEntry } from '../vault/entryCipher.ts';
import type { Head } from '../vault/roots.ts';
import type { SubjectKey } from '../vault/subjectKeys.ts';
import type { SubjectRef } from '../vault/tombstones.ts';
import type { Vault } from '../vault/vault.ts';
import { changeAad, headerText } from './commit.ts';
import { checkRoots } from './exportedRoots.ts';
import { isWhole } from './files.ts';
import { readPayload } from './read.ts';
import type { Store } from './store.ts';

export interface Finding {
  readonly what:
    | 'edited'
    | 'missing'
    | 'reordered'
    | 'cut-off'
    | 'forged'
    | 'payload'
    | 'key'
    | 'file'
    | 'root'
    | 'head';
  /** Dossier id, or the bucket or file of a root. */
  readonly where: string;
  readonly seq?: number;
}

export interface Verification {
  readonly changes: number;
  readonly dossiers: number;
  readonly roots: number;
  /** The first of them. */
  readonly findings: readonly Finding[];
  /** How many there are. */
  readonly found: number;
}

const page = 2_000;
/** Sealed messages can be large: fewer of them are held at once. */
const pageBytes = 32 * 1024 * 1024;
const smallestPage = 10;
const nil = '00000000-0000-0000-0000-000000000000';

interface ChangeRow {
  dossier_id: string;
  seq: number;
  epoch: number;
  act: string;
  op: string;
  kind: string;
  entry_id: string | null;
  type: string | null;
  grp: number | null;
  subject: number;
  account: number;
  occurred: string | null;
  recorded: Date;
  accepted: Date;
  prev: Buffer;
  content: Buffer;
  digest: Buffer;
  mac: Buffer;
  payload: Buffer;
}

interface DossierRow {
  dossier_id: string;
  version: number;
  head: Buffer;
}

type Note = (finding: Finding) => void;
type Reader = Pick<pg.ClientBase, 'query'>;

/** Verifies everything; at most `most` findings are kept, all are counted. `rootsDir` holds the exported roots. */
export async function verify(store: Store, rootsDir: string, most = 100): Promise<Verification> {
  const findings: Finding[] = [];
  let found = 0;
  const note: Note = (finding) => {
    found += 1;
    if (findings.length < most) findings.push(finding);
  };
  const client = await store.jobs.connect();
  let failure: Error | undefined;
  try {
    // what is written meanwhile must not look like a chain that ends too late
    await client.query('begin isolation level repeatable read read only');
    const counts = { changes: 0, dossiers: 0 };
    await compareHeads(walkChains(client, store.vault, counts, note), walkDossiers(client), note);
    const roots = await checkRoots(client, store.vault, rootsDir, note);
    await client.query('commit');
    return { ...counts, roots, findings, found };
  } catch (error) {
    failure = error instanceof Error ? error : new Error('Verifying failed.');
    throw error;
  } finally {
    client.release(failure);
  }
}

/** Checks each change and gives the last of every dossier, in the order of dossier ids. */
async function* walkChains(
  client: Reader,
  vault: Vault,
  counts: { changes: number; dossiers: number },
  note: Note,
): AsyncGenerator<Head> {
  let last: Head | undefined;
  let most = page;
  for (;;) {
    const { rows } = await client.query<ChangeRow>('select * from gwen.changes_page($1, $2, $3)', [
      last?.dossier ?? nil,
      last?.seq ?? 0,
      most,
    ]);
    const keys = await findKeys(
      vault,
      rows.map((row) => ({ dossier: row.dossier_id, subject: row.subject })),
      note,
    );
    let bytes = 0;
    for (const row of rows) {
      counts.changes += 1;
      bytes += row.payload.length;
      if (last?.dossier !== row.dossier_id) {
        if (last) yield last;
        counts.dossiers += 1;
        last = { dossier: row.dossier_id, seq: 0, digest: NO_CHANGE };
      }
      checkLink(row, last, vault, note);
      const key = keys({ dossier: row.dossier_id, subject: row.subject });
      if (key) {
        const named = checkPayload(
          row,
          () => decryptEntry(key, changeAad(row.dossier_id, row.seq), row.payload),
          note,
        );
        for (const file of named)
          if (!(await isWhole(client, row.dossier_id, file)))
            note({ what: 'file', where: row.dossier_id, seq: row.seq });
      }
      last = { dossier: row.dossier_id, seq: row.seq, digest: row.digest };
    }
    if (rows.length < most) break;
    most = Math.max(smallestPage, Math.min(page, Math.floor((pageBytes / (bytes + 1)) * most)));
  }
  if (last) yield last;
}

/** The keys of these subjects. One that was damaged or exchanged is a finding, and hides nobody else's. */
async function findKeys(
  vault: Vault,
  refs: readonly SubjectRef[],
  note: Note,
): Promise<(ref: SubjectRef) => SubjectKey | undefined> {
  const read = (some: readonly SubjectRef[]) =>
    vault.subjects.getKeys(some).catch((error: unknown) => {
      if (error instanceof CannotDecrypt) return undefined;
      throw error;
    });
  const all = await read(refs);
  if (all) return (ref) => all.get(ref);
  const nameOf = ({ dossier, subject }: SubjectRef): string => `${dossier}/${subject}`;
  const found = new Map<string, SubjectKey | undefined>();
  for (const ref of refs) {
    if (found.has(nameOf(ref))) continue;
    const one = await read([ref]);
    if (!one) note({ what: 'key', where: ref.dossier });
    found.set(nameOf(ref), one?.get(ref));
  }
  return (ref) => found.get(nameOf(ref));
}

async function* walkDossiers(client: Reader): AsyncGenerator<DossierRow> {
  let after = nil;
  for (;;) {
    const { rows } = await client.query<DossierRow>('select * from gwen.dossiers_page($1, $2)', [
      after,
      page,
    ]);
    yield* rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.dossier_id ?? after;
  }
}

/** Both come in the order of dossier ids: side by side, one of each is held. */
async function compareHeads(
  heads: AsyncGenerator<Head>,
  dossiers: AsyncGenerator<DossierRow>,
  note: Note,
): Promise<void> {
  let head = await heads.next();
  const skipOrphans = async (before: string | undefined): Promise<void> => {
    while (!head.done && (before === undefined || head.value.dossier < before)) {
      note({ what: 'missing', where: head.value.dossier });
      head = await heads.next();
    }
  };
  for await (const { dossier_id: where, version, head: digest } of dossiers) {
    await skipOrphans(where);
    if (head.done || head.value.dossier !== where) {
      note({ what: 'cut-off', where, seq: version });
      continue;
    }
    if (head.value.seq < version) note({ what: 'cut-off', where, seq: version });
    else if (head.value.seq > version || !head.value.digest.equals(digest)) note({ what: 'head', where });
    head = await heads.next();
  }
  await skipOrphans(undefined);
}

function checkLink(row: ChangeRow, before: Head, vault: Vault, note: Note): void {
  const where = row.dossier_id;
  if (row.seq !== before.seq + 1) note({ what: 'missing', where, seq: before.seq + 1 });
  else if (!row.prev.equals(before.digest)) note({ what: 'reordered', where, seq: row.seq });
  const header = headerText({
    dossier: row.dossier_id,
    seq: row.seq,
    epoch: row.epoch,
    act: row.act,
    op: row.op,
    kind: row.kind,
    entry: row.entry_id,
    type: row.type,
    grp: row.grp,
    subject: row.subject,
    account: row.account,
    occurred: row.occurred,
    recorded: row.recorded.toISOString(),
    accepted: row.accepted.toISOString(),
  });
  const whole =
    row.prev.length === DIGEST_BYTES &&
    row.content.length === DIGEST_BYTES &&
    row.digest.length === DIGEST_BYTES;
  if (!whole || !changeDigest(header, row.prev, row.content).equals(row.digest))
    note({ what: 'edited', where, seq: row.seq });
  else if (!isMacOf(vault.mac, row.digest, row.mac)) note({ what: 'forged', where, seq: row.seq });
}

/** With the subject's key at hand, what is stored must also be what was written. Gives the files that it names. */
function checkPayload(row: ChangeRow, open: () => Buffer, note: Note): readonly Attachment[] {
  try {
    const content = open();
    const salt = content.subarray(0, SALT_BYTES);
    const same = contentDigest(salt, content.subarray(SALT_BYTES)).equals(row.content);
    const { operation } = readPayload(content);
    if (!same || operation.id !== row.op) note({ what: 'payload', where: row.dossier_id, seq: row.seq });
    return row.entry_id === null ? [] : filesIn(operation);
  } catch (error) {
    if (!(error instanceof CannotDecrypt) && !(error instanceof SyntaxError)) throw error;
    note({ what: 'payload', where: row.dossier_id, seq: row.seq });
    return [];
  }
}
