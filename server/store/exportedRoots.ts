/**
 * Signed roots over all heads, exported to a folder that is kept elsewhere: what was cut off since shows when the newest of them
 * no longer holds (`gwen verify`).
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { DIGEST_BYTES, NO_CHANGE } from '../vault/chain.ts';
import type { Head, Root } from '../vault/roots.ts';
import { BUCKETS, digestHeads, rootText, signRoot, verifyRoot } from '../vault/roots.ts';
import type { Vault } from '../vault/vault.ts';
import type { Store } from './store.ts';

type Note = (finding: { readonly what: 'root' | 'cut-off'; readonly where: string }) => void;
type Reader = Pick<pg.ClientBase, 'query'>;

const page = 2_000;
const nil = '00000000-0000-0000-0000-000000000000';

/** What was signed last no longer holds: nothing new is signed over it. */
export class HistoryChanged extends Error {
  override readonly name = 'HistoryChanged';
  constructor(file: string) {
    super(`History was changed behind the signed root ${file}. No new root was signed. Run gwen verify.`);
  }
}

/** The newest change of each dossier as a snapshot of an epoch saw it. */
async function* headsSeen(client: Reader, epoch: number, snapshot: string): AsyncGenerator<Head> {
  let after = nil;
  for (;;) {
    const { rows } = await client.query<{ dossier_id: string; seq: number; digest: Buffer }>(
      'select * from gwen.heads_page($1, $2, $3::text::pg_snapshot, $4)',
      [after, epoch, snapshot, page],
    );
    for (const row of rows) yield { dossier: row.dossier_id, seq: row.seq, digest: row.digest };
    if (rows.length < page) return;
    after = rows.at(-1)?.dossier_id ?? after;
  }
}

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const rootForm = z
  .strictObject({
    epoch: z.int().min(0),
    time: z.iso.datetime().transform((text) => new Date(text)),
    snapshot: z.string().regex(/^\d{1,19}:\d{1,19}:[\d,]*$/),
    count: z.int().min(0),
    buckets: base64.refine((bytes) => bytes.length === BUCKETS * DIGEST_BYTES),
    signature: base64,
  })
  .transform(({ signature, ...root }) => ({ root, signature }));

/**
 * Signs a root over all heads, keeps it and writes it to the folder. Returns the file's path.
 * @throws HistoryChanged when the root before it in the folder no longer holds. Otherwise whoever cut something off would
 *   only have to wait for the next one.
 */
export async function exportRoot(store: Store, rootsDir: string): Promise<string> {
  const before = (await rootFiles(rootsDir)).at(-1);
  const previous = before === undefined ? undefined : await findRoot(rootsDir, before, store.vault);
  // what an epoch lost by a restore shows in gwen verify; the new epoch starts from what is there
  if (
    before !== undefined &&
    previous?.epoch === store.epoch &&
    !(await stillHolds(store.jobs, previous)).holds
  )
    throw new HistoryChanged(before);
  const { rows } = await store.jobs.query<{ snapshot: string }>(
    'select pg_current_snapshot()::text as snapshot',
  );
  const snapshot = rows[0]?.snapshot ?? '';
  const time = new Date();
  const root: Root = {
    epoch: store.epoch,
    time,
    snapshot,
    ...(await digestHeads(headsSeen(store.jobs, store.epoch, snapshot))),
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
  const exported: z.input<typeof rootForm> = {
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

/** Whether each exported root holds; how many there are. */
export async function checkRoots(
  client: Reader,
  vault: Vault,
  rootsDir: string,
  note: Note,
): Promise<number> {
  const files = await rootFiles(rootsDir);
  const newest = files.at(-1);
  for (const name of files) {
    const root = await findRoot(rootsDir, name, vault);
    if (!root) {
      note({ what: 'root', where: name });
      continue;
    }
    // only the newest is compared in full: each was signed while the one before it held
    if (name !== newest) continue;
    const { holds, buckets } = await stillHolds(client, root);
    if (holds) continue;
    for (const bucket of buckets) note({ what: 'cut-off', where: `bucket ${bucket} of ${name}` });
    if (buckets.length === 0) note({ what: 'cut-off', where: name });
  }
  return files.length;
}

/** Whether the heads that a root saw are still there, and the buckets in which they are not. */
async function stillHolds(client: Reader, root: Root): Promise<{ holds: boolean; buckets: number[] }> {
  const now = await digestHeads(wholeHeads(headsSeen(client, root.epoch, root.snapshot)));
  const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter((bucket) => {
    const at = bucket * DIGEST_BYTES;
    return !now.buckets.subarray(at, at + DIGEST_BYTES).equals(root.buckets.subarray(at, at + DIGEST_BYTES));
  });
  return { holds: rootText({ ...root, ...now }) === rootText(root), buckets };
}

/** A damaged digest counts as none: it is a finding, not the end of verifying. */
async function* wholeHeads(heads: AsyncGenerator<Head>): AsyncGenerator<Head> {
  for await (const head of heads)
    yield head.digest.length === DIGEST_BYTES ? head : { ...head, digest: NO_CHANGE };
}

async function rootFiles(rootsDir: string): Promise<string[]> {
  const names = await readdir(rootsDir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^root-.*\.json$/.test(name)).sort();
}

/** The root in a file; undefined when it is damaged or not signed by this installation. */
async function findRoot(rootsDir: string, name: string, vault: Vault): Promise<Root | undefined> {
  try {
    const { root, signature } = rootForm.parse(JSON.parse(await readFile(join(rootsDir, name), 'utf8')));
    return verifyRoot(vault.rootKeys, root, signature) ? root : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
