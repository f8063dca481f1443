/**
 * What a backup file holds, inside its encryption (vault/backupCipher.ts) and gzip: a manifest, then each table as
 * PostgreSQL's own binary COPY gives it. Written and read as a stream, so that size costs time and no memory.
 *
 *     frame = kind (1 byte) | length (4 bytes, big endian) | content
 *     M manifest (JSON) | for each table: T head (JSON), D rows (any number of pieces), E end (JSON)
 *
 * A file appears under its name when it is whole and on disk.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import {
  BACKUP_HEADER_BYTES,
  BackupUnreadable,
  backupInstallation,
  decryptBackup,
  encryptBackup,
} from '../vault/backupCipher.ts';
import type { SecretKey } from '../vault/keys.ts';

const manifestForm = z.strictObject({
  format: z.literal(1),
  what: z.enum(['gwen', 'gwen_keys']),
  installation: z.uuid(),
  /** Of the data; a restore starts a later one. */
  epoch: z.int(),
  /** When the snapshot was taken. */
  time: z.iso.datetime(),
  /** Which schema the tables belong to. */
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
});
const tableForm = z.strictObject({ table: z.string(), columns: z.array(z.string()) });
const endForm = z.strictObject({ rows: z.int() });

export type Manifest = z.output<typeof manifestForm>;

export type Frame =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly rows: number };

const headBytes = 5;
const letters = { manifest: 'M', table: 'T', data: 'D', end: 'E' } as const;

/** Writes a backup; returns its size in bytes. Nothing is left of one that failed. */
export async function writeBackup(
  file: string,
  key: SecretKey<'backup'>,
  installation: string,
  frames: AsyncIterable<Frame>,
): Promise<number> {
  const part = `${file}.part`;
  const target = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(packed(frames), createGzip({ level: 1 }), encryptBackup(key, installation), target);
    await rename(part, file);
    await syncFolder(dirname(file));
    return target.bytesWritten;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Which installation's key opens a backup file. */
export async function installationOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BACKUP_HEADER_BYTES));
    return backupInstallation(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/**
 * Reads a backup. What it gives is genuine, but the file may yet prove cut off: use nothing before the end.
 * @throws BackupUnreadable
 */
export async function* readBackup(file: string, key: SecretKey<'backup'>): AsyncGenerator<Frame, void> {
  const plain = createGunzip();
  const flow = pipeline(createReadStream(file), decryptBackup(key), plain);
  // its failure reaches the reader through `plain` too
  flow.catch(() => undefined);
  try {
    yield* unpacked(plain);
    await flow;
  } finally {
    plain.destroy();
  }
}

async function* packed(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  for await (const frame of frames) {
    const { kind, ...rest } = frame;
    const content =
      frame.kind === 'data'
        ? frame.bytes
        : Buffer.from(JSON.stringify(frame.kind === 'manifest' ? frame.manifest : rest));
    const head = Buffer.alloc(headBytes);
    head.write(letters[kind], 'latin1');
    head.writeUInt32BE(content.length, 1);
    yield head;
    yield content;
  }
}

async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = headBytes;
  for await (const piece of source) {
    held.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    let bytes = Buffer.concat(held);
    for (;;) {
      wanted = bytes.length < headBytes ? headBytes : headBytes + bytes.readUInt32BE(1);
      if (bytes.length < wanted) break;
      yield frameOf(bytes.toString('latin1', 0, 1), bytes.subarray(headBytes, wanted));
      bytes = bytes.subarray(wanted);
    }
    held = [bytes];
    size = bytes.length;
  }
  if (size > 0) throw new BackupUnreadable('This backup ends in the middle.');
}

function frameOf(letter: string, content: Buffer): Frame {
  if (letter === letters.data) return { kind: 'data', bytes: content };
  const json: unknown = JSON.parse(content.toString());
  if (letter === letters.manifest) return { kind: 'manifest', manifest: manifestForm.parse(json) };
  if (letter === letters.table) return { kind: 'table', ...tableForm.parse(json) };
  if (letter === letters.end) return { kind: 'end', ...endForm.parse(json) };
  throw new BackupUnreadable('This backup was made by a newer version of Gwen.');
}

/** Makes sure that the name of a new file survives a power cut. Windows cannot and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
