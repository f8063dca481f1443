/**
 * `gwen verify`: walks every change and finds any that was edited, removed, reordered or cut off, up to the last root
 * that was exported; and the export of signed roots itself. Works without subjects' keys: a destroyed person's history
 * still verifies.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { changeDigest, contentDigest, DIGEST_BYTES, isMacOf, NO_CHANGE, SALT_BYTES } from '../vault/chain.ts';
import { CannotDecrypt, decryptEntry } from '../vault/entryCipher.ts';
import type { Head, Root } from '../vault/roots.ts';
import { BUCKETS, digestHeads, rootText, signRoot, verifyRoot } from '../vault/roots.ts';
import type { Vault } from '../vault/vault.ts';
import { changeAad, headerText } from './commit.ts';
import { readPayload } from './read.ts';
import type { Store } from './store.ts';

export interface Finding {
  readonly what: 'edited' | 'missing' | 'reordered' | 'cut-off' | 'forged' | 'payload' | 'root' | 'head';
  /** Dossier id, or the bucket or file of a root. */
  readonly where: string;
  readonly seq?: number;
}

export interface Verification {
  readonly changes: number;
  readonly dossiers: number;
  readonly roots: number;
  readonly findings: readonly Finding[];
}

const page = 2_000;
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

async function* pages<Row extends { dossier_id: string; seq?: number }>(
  pool: pg.Pool,
  text: string,
  more: readonly unknown[],
  bySeq: boolean,
): AsyncGenerator<Row[]> {
  let after = nil;
  let seq = 0;
  for (;;) {
    const values = bySeq ? [after, seq, page] : [after, ...more, page];
    const { rows } = await pool.query<Row>(text, values);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.dossier_id ?? after;
    seq = rows.at(-1)?.seq ?? 0;
    if (rows.length < page) return;
  }
}

/** Verifies everything; at most `most` findings are kept. `rootsDir` holds the exported roots. */
export async function verify(store: Store, rootsDir: string, most = 100): Promise<Verification> {
  const findings: Finding[] = [];
  const note = (finding: Finding): void => {
    if (findings.length < most) findings.push(finding);
  };
  let changes = 0;
  let dossiers = 0;
  let last: { dossier: string; seq: number; digest: Buffer } | undefined;
  const heads = new Map<string, { seq: number; digest: string }>();
  const text = 'select * from gwen.changes_page($1, $2, $3)';
  for await (const rows of pages<ChangeRow>(store.jobs, text, [], true)) {
    const keys = await store.vault.subjects.getKeys(
      rows.map((row) => ({ dossier: row.dossier_id, subject: row.subject })),
    );
    for (const row of rows) {
      changes += 1;
      if (last?.dossier !== row.dossier_id) {
        dossiers += 1;
        last = { dossier: row.dossier_id, seq: 0, digest: NO_CHANGE };
      }
      checkLink(row, last, store.vault, note);
      const key = keys.get({ dossier: row.dossier_id, subject: row.subject });
      if (key)
        checkPayload(row, () => decryptEntry(key, changeAad(row.dossier_id, row.seq), row.payload), note);
      last = { dossier: row.dossier_id, seq: row.seq, digest: row.digest };
      heads.set(row.dossier_id, { seq: row.seq, digest: row.digest.toString('base64') });
    }
  }
  const versions = 'select * from gwen.dossiers_page($1, $2)';
  for await (const rows of pages<{ dossier_id: string; version: number; head: Buffer }>(
    store.jobs,
    versions,
    [],
    false,
  )) {
    for (const row of rows) {
      const head = heads.get(row.dossier_id);
      if (!head || head.seq < row.version) note({ what: 'cut-off', where: row.dossier_id, seq: row.version });
      else if (head.seq > row.version || head.digest !== row.head.toString('base64'))
        note({ what: 'head', where: row.dossier_id });
      heads.delete(row.dossier_id);
    }
  }
  for (const orphan of heads.keys()) note({ what: 'missing', where: orphan });
  const roots = await checkRoots(store, rootsDir, note);
  return { changes, dossiers, roots, findings };
}

type Note = (finding: Finding) => void;

function checkLink(row: ChangeRow, before: { seq: number; digest: Buffer }, vault: Vault, note: Note): void {
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

/** With the subject's key at hand, what is stored must also be what was written. */
function checkPayload(row: ChangeRow, open: () => Buffer, note: Note): void {
  try {
    const content = open();
    const salt = content.subarray(0, SALT_BYTES);
    const same = contentDigest(salt, content.subarray(SALT_BYTES)).equals(row.content);
    if (!same || readPayload(content).operation.id !== row.op)
      note({ what: 'payload', where: row.dossier_id, seq: row.seq });
  } catch (error) {
    if (!(error instanceof CannotDecrypt) && !(error instanceof SyntaxError)) throw error;
    note({ what: 'payload', where: row.dossier_id, seq: row.seq });
  }
}

async function* headsSeen(store: Store, epoch: number, snapshot: string): AsyncGenerator<Head> {
  const text = 'select * from gwen.heads_page($1, $2, $3::text::pg_snapshot, $4)';
  for await (const rows of pages<{ dossier_id: string; seq: number; digest: Buffer }>(
    store.jobs,
    text,
    [epoch, snapshot],
    false,
  )) {
    for (const row of rows) yield { dossier: row.dossier_id, seq: row.seq, digest: row.digest };
  }
}

interface ExportedRoot {
  readonly epoch: number;
  readonly time: string;
  readonly snapshot: string;
  readonly count: number;
  readonly buckets: string;
  readonly signature: string;
}

/** Signs a root over all heads, keeps it and writes it to the folder. Returns the file's path. */
export async function exportRoot(store: Store, rootsDir: string): Promise<string> {
  const { rows } = await store.jobs.query<{ snapshot: string }>(
    'select pg_current_snapshot()::text as snapshot',
  );
  const snapshot = rows[0]?.snapshot ?? '';
  const time = new Date();
  const root: Root = {
    epoch: store.epoch,
    time,
    snapshot,
    ...(await digestHeads(headsSeen(store, store.epoch, snapshot))),
  };
  const signature = signRoot(store.vault.rootSigning, root);
  await store.jobs.query('select gwen.save_root($1, $2, $3::text::pg_snapshot, $4, $5, $6)', [
    root.epoch,
    time,
    snapshot,
    root.count,
    root.buckets,
    signature,
  ]);
  const exported: ExportedRoot = {
    epoch: root.epoch,
    time: time.toISOString(),
    snapshot,
    count: root.count,
    buckets: root.buckets.toString('base64'),
    signature: signature.toString('base64'),
  };
  await mkdir(rootsDir, { recursive: true });
  const file = join(rootsDir, `root-${exported.time.replaceAll(':', '')}.json`);
  await writeFile(file, `${JSON.stringify(exported)}\n`, { flag: 'wx' });
  return file;
}

async function checkRoots(store: Store, rootsDir: string, note: Note): Promise<number> {
  const files = (await readdir(rootsDir).catch(() => [])).filter((name) => name.startsWith('root-')).sort();
  const newest = files.at(-1);
  for (const name of files) {
    const stored = JSON.parse(await readFile(join(rootsDir, name), 'utf8')) as ExportedRoot;
    const root: Root = {
      ...stored,
      time: new Date(stored.time),
      buckets: Buffer.from(stored.buckets, 'base64'),
    };
    if (!verifyRoot(store.vault.rootVerifying, root, Buffer.from(stored.signature, 'base64'))) {
      note({ what: 'root', where: name });
      continue;
    }
    // only the newest is compared in full: each later root covers all that an earlier one did
    if (name !== newest) continue;
    const now = await digestHeads(headsSeen(store, root.epoch, root.snapshot));
    if (rootText({ ...root, ...now }) === rootText(root)) continue;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const at = bucket * DIGEST_BYTES;
      if (!now.buckets.subarray(at, at + DIGEST_BYTES).equals(root.buckets.subarray(at, at + DIGEST_BYTES))) {
        note({ what: 'cut-off', where: `bucket ${bucket} of ${name}` });
      }
    }
  }
  return files.length;
}
