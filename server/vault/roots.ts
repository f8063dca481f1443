/**
 * Signed roots: one small record over the newest change of every dossier, kept outside (by a court, an ombudsperson, a
 * newspaper) so that even whoever rules the server and its keys cannot quietly rewrite what lies before it.
 *
 * The dossiers fall into 256 buckets by a digest of their id, so that a difference is found without comparing all.
 * A root is signed as the text that `rootText` gives: it can be printed, read and checked with any Ed25519 tool.
 */
import type { KeyObject } from 'node:crypto';
import { createHash, sign, verify } from 'node:crypto';
import { DIGEST_BYTES } from './chain.ts';

export const BUCKETS = 256;

/** The newest change of one dossier. */
export interface Head {
  readonly dossier: string;
  readonly seq: number;
  readonly digest: Buffer;
}

export interface Root {
  /** Rises with each restore. */
  readonly epoch: number;
  readonly time: Date;
  /** The pg_snapshot at which the heads were read. */
  readonly snapshot: string;
  /** How many dossiers. */
  readonly count: number;
  /** The 256 bucket digests, one after the other: 8,192 bytes. */
  readonly buckets: Buffer;
}

/** Which bucket a dossier falls into, 0-255. */
export function bucketOf(dossier: string): number {
  return createHash('sha256').update(`gwen/bucket/1\0${dossier.toLowerCase()}`).digest().readUInt8(0);
}

/** The count and the bucket digests over all heads, which come in ascending order of dossier id (the database's uuid order). */
export async function digestHeads(
  heads: AsyncIterable<Head> | Iterable<Head>,
): Promise<{ count: number; buckets: Buffer }> {
  const hashes = Array.from({ length: BUCKETS }, () => createHash('sha256').update('gwen/heads/1\0'));
  let count = 0;
  let last = '';
  for await (const { dossier, seq, digest } of heads) {
    const id = dossier.toLowerCase();
    if (id <= last) throw new Error('Heads come in ascending order of dossier id, each once.');
    if (digest.length !== DIGEST_BYTES) throw new Error('A digest has 32 bytes.');
    hashes[bucketOf(id)]?.update(`${id} ${seq} ${digest.toString('hex')}\n`);
    last = id;
    count++;
  }
  return { count, buckets: Buffer.concat(hashes.map((hash) => hash.digest())) };
}

/** The exact text that is signed: five lines, then one line of hexadecimal per bucket. */
export function rootText({ epoch, time, snapshot, count, buckets }: Root): string {
  if (![epoch, count].every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new Error('Epoch and count are whole numbers.');
  }
  if (!/^[\d:,]+$/.test(snapshot)) throw new Error('This is not a pg_snapshot.');
  if (buckets.length !== BUCKETS * DIGEST_BYTES)
    throw new Error('A root has 256 bucket digests of 32 bytes.');
  const lines = Array.from({ length: BUCKETS }, (_, at) =>
    buckets.subarray(at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES).toString('hex'),
  );
  return `gwen root 1\nepoch ${epoch}\ntime ${time.toISOString()}\nsnapshot ${snapshot}\ndossiers ${count}\n${lines.join('\n')}\n`;
}

/** The Ed25519 signature of a root, 64 bytes. */
export function signRoot(key: KeyObject, root: Root): Buffer {
  return sign(null, Buffer.from(rootText(root)), key);
}

/** What verifies roots that were signed until a time. */
export interface RootKey {
  readonly key: KeyObject;
  /** When the installation's key was changed; undefined for the present one. */
  readonly until?: Date | undefined;
}

/** Whether the signature is that of this very root, by the key of its time: a former key signs nothing new. */
export function verifyRoot(keys: readonly RootKey[], root: Root, signature: Uint8Array): boolean {
  return keys.some(
    ({ key, until }) =>
      (until === undefined || root.time <= until) &&
      verify(null, Buffer.from(rootText(root)), key, signature),
  );
}
