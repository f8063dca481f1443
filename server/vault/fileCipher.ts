/**
 * Files beside dossiers: each under a key of its own, in chunks, so that a file of any size takes little memory.
 *
 * The key is kept nowhere but in the entry that names the file, inside the ciphertext under its subject's key: until an
 * entry names it, only the device that sent the file has the key, and with the subject's key the file is gone too. Each
 * chunk is bound to dossier, file, its place and whether it is the last: none can be moved, left out or cut off.
 */
import type { Hash } from 'node:crypto';
import { createHash, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';
import { KEY_BYTES, secretKey } from './keys.ts';
import type { Succession } from './succession.ts';
import { signedBy } from './succession.ts';

const CHUNK = 256 * 1024;

/** What of a file is vouched for by the vault when it is stored: all that it says of itself, but for its name. */
export interface FileFacts {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** base64url */
  readonly key: string;
}

export const newFileKey = (): string => randomBytes(KEY_BYTES).toString('base64url');

/** SHA-256, for bytes that come in pieces. */
export const newDigest = (): Hash => createHash('sha256');

/** SHA-256 in hexadecimal. */
export const fileDigest = (bytes: Uint8Array): string => newDigest().update(bytes).digest('hex');

/** The file's chunks, encrypted. Each key encrypts one file only. */
export function encryptFile(key: string, dossier: string, id: string, bytes: Uint8Array): Buffer[] {
  const secret = fileKey(key);
  const count = Math.max(1, Math.ceil(bytes.length / CHUNK));
  return Array.from({ length: count }, (_, seq) =>
    encrypt(
      secret,
      place(dossier, id, seq, seq === count - 1),
      bytes.subarray(seq * CHUNK, (seq + 1) * CHUNK),
    ),
  );
}

/** One chunk's bytes. Throws `CannotDecrypt` for another key or place, or when a bit was changed. */
export function decryptChunk(
  key: string,
  dossier: string,
  { id, size }: Pick<FileFacts, 'id' | 'size'>,
  seq: number,
  cipher: Uint8Array,
): Buffer {
  return decrypt(fileKey(key), place(dossier, id, seq, seq === chunksOf(size) - 1), cipher);
}

/** How many chunks a file of this size has. */
export const chunksOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK));

/** The vault's word that it stored this file in this dossier: an entry cannot name a file otherwise than it is. */
export const fileMac = (keys: Succession<'mac'>, dossier: string, file: FileFacts): Buffer =>
  signedBy(
    keys,
    'gwen/file/1\0',
    JSON.stringify([dossier, file.id, file.type, file.size, file.sha256, file.key]),
  );

const fileKey = (key: string): SecretKey<'file'> => secretKey<'file'>(Buffer.from(key, 'base64url'));

const place = (dossier: string, id: string, seq: number, last: boolean): string =>
  `file ${dossier}/${id}#${seq}${last ? ' last' : ''}`;
