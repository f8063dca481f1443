/**
 * The change chain: what makes an edited, removed, reordered or cut-off row of a dossier's history show.
 *
 *     content digest = SHA-256(label | salt | the exact bytes written)       the salt lies in the encrypted payload
 *     change digest  = SHA-256(label | length of header | header | previous change digest | content digest)
 *     MAC            = HMAC-SHA-256(vault's keys, label | change digest), see succession.ts
 *
 * The content digest is salted, so that a digest that stays when a subject's key is destroyed tells nothing about what
 * was written, not even to somebody who can guess it. The header's length stands before it, so that nothing moves
 * between the parts. A dossier's first change has zeros before it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { randomPiece } from './random.ts';
import type { Succession } from './succession.ts';
import { signedBy } from './succession.ts';

export const DIGEST_BYTES = 32;
export const SALT_BYTES = 16;

/** What stands before a dossier's first change. */
export const NO_CHANGE: Buffer = Buffer.alloc(DIGEST_BYTES);

/** A new salt for one change's content. */
export function newSalt(): Buffer {
  return randomPiece(SALT_BYTES);
}

/** The digest of what a change holds: its salt (from `newSalt`) and the exact bytes written. */
export function contentDigest(salt: Buffer, bytes: Uint8Array): Buffer {
  if (salt.length !== SALT_BYTES) throw new Error('A salt has 16 bytes.');
  return createHash('sha256').update('gwen/content/1\0').update(salt).update(bytes).digest();
}

/**
 * The digest of a change, which the next one names.
 * @param header everything in the row's open columns that counts, as one text that the caller builds the same each time
 * @param prev the digest of the change before, `NO_CHANGE` for the first
 */
export function changeDigest(header: string, prev: Buffer, content: Buffer): Buffer {
  const bytes = Buffer.from(header);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return createHash('sha256')
    .update('gwen/change/1\0')
    .update(length)
    .update(bytes)
    .update(whole(prev))
    .update(whole(content))
    .digest();
}

/** The vault's word that this change digest was written by it. */
export function macOf(keys: Succession<'mac'>, digest: Buffer): Buffer {
  return signedBy(keys, 'gwen/mac/1\0', whole(digest));
}

/** Whether the MAC is the vault's, in the same time for every wrong one. */
export function isMacOf(keys: Succession<'mac'>, digest: Buffer, mac: Uint8Array): boolean {
  return mac.length === DIGEST_BYTES && timingSafeEqual(macOf(keys, digest), mac);
}

function whole(digest: Buffer): Buffer {
  if (digest.length !== DIGEST_BYTES) throw new Error('A digest has 32 bytes.');
  return digest;
}
