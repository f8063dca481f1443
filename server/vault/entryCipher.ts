/**
 * The identifying room: one ciphertext per entry under its subject's key, and the payloads of changes and conflicts.
 *
 * `aad` names the place (dossier, entry, field, ...): the caller puts into it what must not be exchanged, and gives the
 * same again when reading.
 */
import { decrypt, encrypt } from './aead.ts';
import type { SecretKey } from './keys.ts';

export { CannotDecrypt } from './aead.ts';

/** Encrypts an entry's bytes under its subject's key, bound to its place. */
export function encryptEntry(key: SecretKey<'entry'>, aad: string, bytes: Uint8Array): Buffer {
  return encrypt(key, `entry ${aad}`, bytes);
}

/** An entry's bytes. Throws `CannotDecrypt` for another key or place, or when a bit was changed. */
export function decryptEntry(key: SecretKey<'entry'>, aad: string, cipher: Uint8Array): Buffer {
  return decrypt(key, `entry ${aad}`, cipher);
}
