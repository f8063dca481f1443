/**
 * One passphrase per person, split on her own device into two keys that say nothing about each other: a proof that the
 * server checks at sign-in, and a key that unlocks her secret key and that the server never sees.
 *
 * The salt is made of the installation and the login, not fetched: asking a server for somebody's salt would tell
 * whether she has an account. scrypt is the strongest stretching that runs in a browser whose policy forbids
 * WebAssembly. Its cost follows OWASP's Password Storage Cheat Sheet (N=2^15, r=8, p=3: 32 MiB).
 */
import { expand } from '@noble/hashes/hkdf.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url, toBase64url } from './base64url.ts';
import { isIdentity } from './box.ts';

/** scrypt as a function, so that a server can hand in its faster one. Bytes in, `dkLen` bytes out. */
export type Scrypt = (
  password: Uint8Array,
  salt: Uint8Array,
  cost: { readonly N: number; readonly r: number; readonly p: number; readonly dkLen: number },
) => Promise<Uint8Array>;

export interface PassphraseKeys {
  /** Sent at sign-in instead of the passphrase: 32 bytes, base64url. */
  readonly proof: string;
  /** Unlocks the person's secret key. It cannot be read out, so it cannot be logged or sent by mistake. */
  readonly unlockKey: CryptoKey;
}

/** What is wrong with a passphrase somebody is choosing. */
export type PassphraseHint = 'short' | 'guessable';

const COST = { N: 2 ** 15, r: 8, p: 3, dkLen: 32 } as const;
const SHORTEST = 12;
const OBVIOUS = ['password', 'passphrase', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'gwen'];
const NONCE_BYTES = 12;
const text = new TextEncoder();
const WRAPPED_FOR = text.encode('gwen/identity/1');

/** The form of a login that counts: `' Amina'` and `'amina'` are one. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** The form of a passphrase that counts, whatever keyboard wrote it: NFKC, single spaces inside, none around. */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/**
 * Splits a passphrase into the proof for sign-in and the key that unlocks. About a second on a phone; `scrypt` may hand
 * in a faster one of the same function.
 */
export async function splitPassphrase(
  given: { readonly login: string; readonly installation: string; readonly passphrase: string },
  scrypt: Scrypt = scryptAsync,
): Promise<PassphraseKeys> {
  const login = normaliseLogin(given.login);
  const passphrase = normalisePassphrase(given.passphrase);
  if (login === '' || given.installation === '' || passphrase === '') {
    throw new Error('A login, an installation and a passphrase are needed.');
  }
  const salt = sha256(text.encode(JSON.stringify(['gwen/passphrase/1', given.installation, login])));
  const secret = await scrypt(text.encode(passphrase), salt, COST);
  const derive = (use: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(expand(sha256, secret, text.encode(`gwen/passphrase/1/${use}`), 32));
  const unlockKey = await crypto.subtle.importKey('raw', derive('unlock'), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { proof: toBase64url(derive('proof')), unlockKey };
}

/** Locks a secret key with the key that unlocks: text that only the right passphrase opens. */
export async function wrapIdentity(unlockKey: CryptoKey, identity: string): Promise<string> {
  if (!isIdentity(identity)) throw new Error('This is not a hybrid secret key (AGE-SECRET-KEY-PQ-1...).');
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(gcm(nonce), unlockKey, text.encode(identity));
  const wrapped = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  wrapped.set(nonce);
  wrapped.set(new Uint8Array(sealed), NONCE_BYTES);
  return `1.${toBase64url(wrapped)}`;
}

/** Unlocks a secret key: null when the passphrase was another one; throws when the text is not a wrapped key. */
export async function unwrapIdentity(unlockKey: CryptoKey, wrapped: string): Promise<string | null> {
  if (!wrapped.startsWith('1.')) throw new Error('This is not a wrapped secret key.');
  const bytes = fromBase64url(wrapped.slice(2));
  if (bytes.length < NONCE_BYTES + 16) throw new Error('This is not a wrapped secret key.');
  let identity: string;
  try {
    const opened = await crypto.subtle.decrypt(
      gcm(bytes.slice(0, NONCE_BYTES)),
      unlockKey,
      bytes.slice(NONCE_BYTES),
    );
    identity = new TextDecoder().decode(opened);
  } catch {
    return null;
  }
  if (!isIdentity(identity)) throw new Error('This is not a wrapped secret key.');
  return identity;
}

/**
 * A hint for somebody choosing a passphrase; undefined when it is good enough. Length counts and composition rules do
 * not (NIST SP 800-63B-4 section 3.1.1.2); the login, keyboard rows and series do not count towards the length. Four
 * random words pass.
 */
export function passphraseHint(passphrase: string, login: string): PassphraseHint | undefined {
  const whole = normalisePassphrase(passphrase).toLowerCase();
  if ([...whole].length < SHORTEST) return 'short';
  const known = [normaliseLogin(login), ...OBVIOUS].filter((piece) => piece !== '');
  const letters = [...known.reduce((rest, piece) => rest.replaceAll(piece, ''), whole)];
  const steps = letters.slice(1).map((letter, at) => codePoint(letter) - codePoint(letters[at] ?? ''));
  const varied = letters.length >= SHORTEST - 2 && new Set(letters).size >= 6 && new Set(steps).size >= 4;
  return varied ? undefined : 'guessable';
}

function codePoint(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

function gcm(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: WRAPPED_FOR };
}
