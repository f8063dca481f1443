/**
 * Files under seal: photos, voices, videos, papers that people send along with words. Each is encrypted under a fresh key of
 * its own, which travels inside the sealed box of the words alone; the server keeps parts that tell neither name nor kind.
 *
 *     the file | zeros up to the next size, in parts of 64 KiB, each AES-256-GCM
 *     nonce = four zero bytes | how many parts (4 bytes, big endian) | which part this is (4 bytes)
 *
 * So parts may come in any order and twice, are always the same for the same file and key, and none can be moved, left out,
 * cut off or put into another file. AES-GCM because browsers have it built in: it costs the public page no byte. A key
 * encrypts one file only, hence a nonce that counts is safe.
 */
import { fromBase64url, toBase64url } from './base64url.ts';

/** Bytes of a file in one part; over a poor network a part takes some ten seconds. */
export const PART_BYTES = 64 * 1024;
export const SEALED_PART_BYTES = PART_BYTES + 16;
/** 48 MiB: a file passes through a phone's memory. */
export const MOST_PARTS = 768;

/**
 * How many parts a file of this many bytes has: a power of two, or one and a half times one, so that a length tells little
 * and a photo over a poor network grows by a third on average, half at most.
 */
export function partsFor(size: number): number {
  const parts = Math.max(1, Math.ceil(size / PART_BYTES));
  const power = 2 ** Math.ceil(Math.log2(parts));
  return parts <= power * 0.75 ? power * 0.75 : power;
}

/** Whether a file can have so many parts. */
export const isPartCount = (parts: number): boolean =>
  Number.isInteger(parts) && parts >= 1 && parts <= MOST_PARTS && partsFor(parts * PART_BYTES) === parts;

/** A new key for one file. */
export const newFileKey = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));

/** What proves that parts come from whoever began to send the file. */
export const newUploadToken = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));

export interface FileCipher {
  /** How many parts the file has. */
  readonly parts: number;
  /** The bytes of the file that part `part` is made of: `from` to `to`; nothing for one of padding alone. */
  range(part: number): { readonly from: number; readonly to: number };
  seal(part: number, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws for another key, place or file, or when a bit was changed. */
  open(part: number, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** @param size of the file in bytes */
export async function fileCipher(key: string, size: number): Promise<FileCipher> {
  const bytes = fromBase64url(key);
  const secret = await crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const parts = partsFor(size);
  const how = (part: number): AesGcmParams => {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(4, parts);
    new DataView(iv.buffer).setUint32(8, part);
    return { name: 'AES-GCM', iv };
  };
  const range = (part: number): { from: number; to: number } => ({
    from: Math.min(size, part * PART_BYTES),
    to: Math.min(size, (part + 1) * PART_BYTES),
  });
  return {
    parts,
    range,
    async seal(part, content) {
      const padded = new Uint8Array(PART_BYTES);
      padded.set(content);
      return new Uint8Array(await crypto.subtle.encrypt(how(part), secret, padded));
    },
    async open(part, sealed) {
      const { from, to } = range(part);
      const opened = await crypto.subtle.decrypt(how(part), secret, new Uint8Array(sealed));
      return new Uint8Array(opened, 0, to - from);
    },
  };
}

/** The whole file of its parts, one after the other. Throws as `open`, and when there are more or fewer. */
export async function openFile(
  key: string,
  size: number,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const { parts, range, open } = await fileCipher(key, size);
  if (sealed.length !== parts * SEALED_PART_BYTES) throw new Error('This file is not whole.');
  const whole = new Uint8Array(size);
  for (let part = 0; part < parts; part += 1) {
    const at = part * SEALED_PART_BYTES;
    whole.set(await open(part, sealed.subarray(at, at + SEALED_PART_BYTES)), range(part).from);
  }
  return whole;
}
