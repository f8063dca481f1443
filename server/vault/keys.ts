/**
 * Secret keys as the vault hands them about.
 *
 * They are Node's key objects, not bytes: a key object logged, put into JSON or sent to the database shows nothing. The
 * use is part of the type, so that the key of one purpose cannot be given where another is asked for.
 */
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createSecretKey, hkdfSync } from 'node:crypto';

/** What a secret key is for. `entry` is a subject's own key, `file` a file's; the others follow from the installation's key. */
export type KeyUse =
  | 'installation'
  | 'wrap'
  | 'mac'
  | 'blind'
  | 'backup'
  | 'totp'
  | 'reach'
  | 'session'
  | 'channel'
  | 'sender'
  | 'root-signing'
  | 'entry'
  | 'file';

/** A 32-byte secret key for one use. */
export type SecretKey<Use extends KeyUse> = KeyObject & { readonly use?: Use };

export const KEY_BYTES = 32;

/** Takes 32 bytes into a key object. */
export function secretKey<Use extends KeyUse>(bytes: Uint8Array): SecretKey<Use> {
  if (bytes.length !== KEY_BYTES) throw new Error('A secret key has 32 bytes.');
  return createSecretKey(bytes);
}

/** 32 bytes that follow from a key by HKDF-SHA256 (RFC 5869): different for each salt and each information. */
export function derivedBytes(from: KeyObject, salt: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, info, KEY_BYTES));
}

/** The Ed25519 key to sign with, from its 32-byte seed, in the wrapping of RFC 8410 section 7. */
export function signingKey(seed: Buffer): KeyObject {
  const wrapping = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([wrapping, seed]), format: 'der', type: 'pkcs8' });
}
