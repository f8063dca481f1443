/**
 * Authenticated encryption, AES-256-GCM: the one form in which the vault closes small things.
 *
 *     version (1 byte, 1) | nonce (12 bytes, random) | tag (16 bytes) | ciphertext
 *
 * The version and a text that says what and where this is (`aad`) are authenticated with it: a ciphertext moved to
 * another place does not open. Random nonces are safe for 2^32 uses of one key (NIST SP 800-38D section 8.3).
 */
import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomPiece } from './random.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** A ciphertext that does not open: another key, another place, or changed. */
export class CannotDecrypt extends Error {
  override readonly name = 'CannotDecrypt';
  constructor() {
    super('A stored value cannot be decrypted: it was changed, moved, or belongs to another key.');
  }
}

/** Encrypts bytes under a 256-bit key, bound to `aad`. 29 bytes longer than what went in. */
export function encrypt(key: KeyObject, aad: string, bytes: Uint8Array): Buffer {
  const nonce = randomPiece(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound(aad));
  const body = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** The bytes that went in. Throws `CannotDecrypt` unless key and `aad` are the same and not a bit has changed. */
export function decrypt(key: KeyObject, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new CannotDecrypt();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bound(aad));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    const bytes = decipher.update(sealed.subarray(HEAD_BYTES));
    decipher.final();
    return bytes;
  } catch {
    throw new CannotDecrypt();
  }
}

function bound(aad: string): Buffer {
  return Buffer.from(`\x01${aad}`);
}
