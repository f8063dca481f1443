/**
 * Sealed boxes: what a person's own device closes for named people, and the server stores without being able to open.
 *
 * The format is age (https://age-encryption.org/v1) with post-quantum hybrid recipients only (ML-KEM-768 + X25519):
 * what is recorded today must stay closed when quantum computers come. The age library would silently accept other
 * recipients beside hybrid ones, so every key is checked here first, and a box holding any other is refused as broken.
 *
 * The content is padded before sealing, because a length tells: a report of 20 and one of 180 characters look the same.
 *
 *     content = length of the plaintext (4 bytes, big endian) | plaintext | zeros up to the next size
 */
import type { Recipient } from 'age-encryption';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';

/** The largest plaintext a box takes, in bytes: everything passes through a phone's memory at once. */
export const LARGEST_PLAINTEXT = 48 * 1024 * 1024 - 4;

/** The most people one box is sealed to. */
export const MOST_RECIPIENTS = 64;

const RECIPIENT = /^age1pq1[02-9ac-hj-np-z]{1952}$/;
const IDENTITY = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/;
const SMALL_SIZES = [2, 8, 32, 128].map((kibibytes) => kibibytes * 1024);
const LENGTH_BYTES = 4;

/** Whether this is the public half of a hybrid key pair. Its inner check sum is verified when it is used. */
export function isRecipient(text: string): boolean {
  return RECIPIENT.test(text);
}

/** Whether this is the secret half of a hybrid key pair. Its inner check sum is verified when it is used. */
export function isIdentity(text: string): boolean {
  return IDENTITY.test(text);
}

/** A new secret key, `AGE-SECRET-KEY-PQ-1...`. */
export async function newIdentity(): Promise<string> {
  return generateHybridIdentity();
}

/** The public key, `age1pq1...`, of a secret key. */
export async function recipientOf(identity: string): Promise<string> {
  assertIdentity(identity);
  return identityToRecipient(identity);
}

/**
 * The size that content of this many bytes is padded to: 2, 8, 32 or 128 KiB, where text and its length live; above
 * that powers of two and one and a half times those, because a photo sent over a poor network must not grow fourfold.
 */
export function paddedSize(length: number): number {
  const small = SMALL_SIZES.find((size) => length <= size);
  if (small !== undefined) return small;
  const power = 2 ** Math.ceil(Math.log2(length));
  return length <= power * 0.75 ? power * 0.75 : power;
}

/**
 * Seals a plaintext so that any one of these recipients (`age1pq1...`) can open it, and nobody else.
 * @param by another way to do for a recipient what the library does
 */
export async function sealTo(
  recipients: readonly string[],
  plaintext: Uint8Array,
  by?: (recipient: string) => Recipient,
): Promise<Uint8Array> {
  if (recipients.length === 0) throw new Error('A box needs somebody who can open it.');
  if (recipients.length > MOST_RECIPIENTS) throw new Error('These are too many recipients for one box.');
  if (new Set(recipients).size !== recipients.length) throw new Error('The same recipient is named twice.');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!isRecipient(recipient)) throw new Error('A recipient is not a hybrid key (age1pq1...).');
    encrypter.addRecipient(by ? by(recipient) : recipient);
  }
  return encrypter.encrypt(pad(plaintext));
}

/**
 * Opens a box with a secret key: the plaintext; null when the box is not for this key; throws when it is damaged,
 * changed or not one of ours.
 */
export async function openBox(identity: string, box: Uint8Array): Promise<Uint8Array | null> {
  assertIdentity(identity);
  inspectBox(box);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return unpad(await decrypter.decrypt(box));
  } catch (error) {
    // The library has no other sign for "not mine" than this sentence; a test holds it to it.
    if (error instanceof Error && error.message.startsWith('no identity matched')) return null;
    throw new Error('This box is damaged or was changed.', { cause: error });
  }
}

/**
 * What anybody can see of a box: for how many recipients it is sealed and its padded size in bytes. Throws when it is
 * not a box of ours, so that a server never stores as sealed what a faulty page sent in the clear.
 */
export function inspectBox(box: Uint8Array): { recipients: number; size: number } {
  const header = HEADER.exec(latin1(box.subarray(0, HEADER_LIMIT)));
  if (header === null) throw new Error('This is not a box sealed with hybrid keys.');
  const sealed = box.length - header[0].length - NONCE_BYTES;
  const chunks = Math.max(1, Math.ceil(sealed / SEALED_CHUNK));
  const size = sealed - chunks * TAG_BYTES;
  if (size < 1 || paddedSize(size) !== size) throw new Error('This box is cut off or was not padded.');
  return { recipients: header[0].split('\n-> ').length - 1, size };
}

// age, version 1: a line, one stanza per recipient (1,120 bytes of key, 32 of body), a MAC, then the payload in chunks.
const HEADER =
  /^age-encryption\.org\/v1\n(?:-> mlkem768x25519 [A-Za-z\d+/]{1494}\n[A-Za-z\d+/]{43}\n)+--- [A-Za-z\d+/]{43}\n/;
const HEADER_LIMIT = 128 * 1024;
const NONCE_BYTES = 16;
const TAG_BYTES = 16;
const SEALED_CHUNK = 64 * 1024 + TAG_BYTES;

function pad(plaintext: Uint8Array): Uint8Array {
  if (plaintext.length > LARGEST_PLAINTEXT) throw new Error('This is too large to seal in one box.');
  const content = new Uint8Array(paddedSize(LENGTH_BYTES + plaintext.length));
  new DataView(content.buffer).setUint32(0, plaintext.length);
  content.set(plaintext, LENGTH_BYTES);
  return content;
}

function unpad(content: Uint8Array): Uint8Array {
  const length = new DataView(content.buffer, content.byteOffset, content.byteLength).getUint32(0);
  const end = LENGTH_BYTES + length;
  const canonical = end <= content.length && content.length === paddedSize(end);
  if (!canonical || content.subarray(end).some((byte) => byte !== 0))
    throw new Error('The padding is wrong.');
  return content.slice(LENGTH_BYTES, end);
}

function assertIdentity(identity: string): void {
  if (!isIdentity(identity)) throw new Error('This is not a hybrid secret key (AGE-SECRET-KEY-PQ-1...).');
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
