/**
 * Files beside dossiers: kept, handed out, looked over. Who may read the entry that names a file may read the file; until
 * an entry names it, nobody can, since only the device that sent it has the key (vault/fileCipher.ts).
 */
import type pg from 'pg';
import type { Attachment } from '../../domain/kernel/fields.ts';
import { filesIn } from '../../domain/kernel/fields.ts';
import { CannotDecrypt, decryptEntry } from '../vault/entryCipher.ts';
import {
  chunksOf,
  decryptChunk,
  encryptFile,
  fileDigest,
  fileMac,
  newDigest,
  newFileKey,
} from '../vault/fileCipher.ts';
import { changeAad } from './commit.ts';
import { readPayload } from './read.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

/** How many bytes of one person may wait for an entry to name them. */
const mostWaiting = 250_000_000;
const unnamedMs = 24 * 3_600_000;

export type StoredFile = Omit<Attachment, 'name'>;

/**
 * Keeps a file for an entry that is about to name it. `exists`: there is another of this id. `full`: too many of hers wait.
 * @param file what was sent, cleaned already (files/clean.ts)
 */
export async function storeFile(
  store: Pick<Store, 'app' | 'vault'>,
  session: Pick<Session, 'account'>,
  dossier: string,
  id: string,
  file: { readonly type: string; readonly bytes: Buffer },
): Promise<StoredFile | 'exists' | 'full'> {
  const { type, bytes } = file;
  const stored = { id, type, size: bytes.length, sha256: fileDigest(bytes), key: newFileKey() };
  const { rows } = await store.app.query<{ done: 'stored' | 'exists' | 'full' }>(
    'select gwen.store_file($1, $2, $3, $4, $5, $6, $7) as done',
    [
      session.account,
      dossier,
      id,
      bytes.length,
      fileMac(store.vault.mac, dossier, stored),
      encryptFile(stored.key, dossier, id, bytes),
      mostWaiting,
    ],
  );
  const done = rows[0]?.done ?? 'full';
  return done === 'stored' ? stored : done;
}

export interface OpenedFile {
  readonly file: Attachment;
  /** Its bytes, in pieces; each is whole and genuine. */
  readonly pieces: AsyncIterable<Buffer>;
}

/**
 * A file that an entry names which she may read; leaves a row in the access log. Undefined where there is none, she may not,
 * or whoever it is about was forgotten.
 */
export async function findFile(
  store: Store,
  session: Session,
  dossier: string,
  id: string,
): Promise<OpenedFile | undefined> {
  const { rows } = await store.app.query<{ seq: number; subject: number; payload: Buffer }>(
    'select * from gwen.open_file($1, $2, $3, $4, $5)',
    [intArray(session.parties), intArray(session.groups), session.account, dossier, id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const ref = { dossier, subject: row.subject };
  const key = (await store.vault.subjects.getKeys([ref])).get(ref);
  if (!key) return undefined;
  const { operation } = readPayload(decryptEntry(key, changeAad(dossier, row.seq), row.payload));
  const file = filesIn(operation).find((one) => one.id === id);
  if (!file) return undefined;
  const read = async (seq: number): Promise<Buffer | null> => {
    const found = await store.app.query<{ cipher: Buffer | null }>(
      'select gwen.chunk_of($1, $2, $3, $4, $5) as cipher',
      [intArray(session.parties), intArray(session.groups), dossier, id, seq],
    );
    return found.rows[0]?.cipher ?? null;
  };
  return { file, pieces: piecesOf(dossier, file, read) };
}

async function* piecesOf(
  dossier: string,
  file: Attachment,
  read: (seq: number) => Promise<Buffer | null>,
): AsyncGenerator<Buffer> {
  for (let seq = 0; seq < chunksOf(file.size); seq += 1) {
    const cipher = await read(seq);
    if (!cipher) throw new CannotDecrypt();
    yield decryptChunk(file.key, dossier, file, seq, cipher);
  }
}

/** Whether a file is there and is, to the last bit, what the entry that names it says. */
export async function isWhole(
  client: Pick<pg.ClientBase, 'query'>,
  dossier: string,
  file: Attachment,
): Promise<boolean> {
  const digest = newDigest();
  let size = 0;
  try {
    const read = async (seq: number): Promise<Buffer | null> => {
      const { rows } = await client.query<{ cipher: Buffer | null }>(
        'select gwen.any_chunk($1, $2, $3) as cipher',
        [dossier, file.id, seq],
      );
      return rows[0]?.cipher ?? null;
    };
    for await (const piece of piecesOf(dossier, file, read)) {
      digest.update(piece);
      size += piece.length;
    }
  } catch (error) {
    if (error instanceof CannotDecrypt) return false;
    throw error;
  }
  return size === file.size && digest.digest('hex') === file.sha256;
}

/** Removes files that no entry came to name within a day: how many. */
export async function dropUnnamed(store: Pick<Store, 'jobs'>, now: Date): Promise<number> {
  const { rows } = await store.jobs.query<{ n: number }>('select gwen.drop_files($1) as n', [
    new Date(now.getTime() - unnamedMs),
  ]);
  return rows[0]?.n ?? 0;
}
