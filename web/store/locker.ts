/**
 * What the app keeps on a device is locked with keys that exist only in memory while a person is signed in. They are
 * derived from her secret key, which only her passphrase unlocks, so the same keys come back at the next sign-in, also
 * without a network and after her passphrase was changed. A lost or seized device that is locked names nobody.
 *
 * Web Crypto only: HKDF-SHA-256 (RFC 5869), AES-256-GCM with random nonces, HMAC-SHA-256 for names.
 */
import { toBase64url } from '../../seal/base64url.ts';

const nonceBytes = 12;
/** Boxes are padded to a multiple of this, so that their size tells little of what is in them. */
const step = 512;
const utf8 = new TextEncoder();

export interface Locker {
  /** A name nobody can read or guess for something kept, the same each time. */
  nameOf(plain: string): Promise<string>;
  /** A JSON value as a box that opens only under the same name. */
  lock(name: string, value: unknown): Promise<Uint8Array<ArrayBuffer>>;
  /** The value; undefined when the box is not this person's, was moved to another name, or is damaged. */
  open(name: string, box: Uint8Array<ArrayBuffer>): Promise<unknown>;
}

/**
 * @param secret the person's unlocked secret key (text of high entropy); not kept
 */
export async function openLocker(secret: string): Promise<Locker> {
  const base = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveKey']);
  const from = (use: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8.encode(`gwen/locker/1/${use}`),
  });
  const boxKey = await crypto.subtle.deriveKey(from('box'), base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const nameKey = await crypto.subtle.deriveKey(
    from('name'),
    base,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  const gcm = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8.encode(name),
  });
  return {
    async nameOf(plain) {
      return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', nameKey, utf8.encode(plain))));
    },
    async lock(name, value) {
      const text = utf8.encode(JSON.stringify(value));
      const padded = new Uint8Array(Math.ceil(text.length / step) * step).fill(0x20);
      padded.set(text);
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const sealed = await crypto.subtle.encrypt(gcm(name, nonce), boxKey, padded);
      const box = new Uint8Array(nonceBytes + sealed.byteLength);
      box.set(nonce);
      box.set(new Uint8Array(sealed), nonceBytes);
      return box;
    },
    async open(name, box) {
      try {
        const plain = await crypto.subtle.decrypt(
          gcm(name, box.slice(0, nonceBytes)),
          boxKey,
          box.slice(nonceBytes),
        );
        return JSON.parse(new TextDecoder().decode(plain));
      } catch {
        return undefined;
      }
    },
  };
}
