/**
 * What is inside the sealed box of a message, from or to a reporter. Written and read by the public page, by the
 * operators' app and, for people whose browser runs no scripts, by the server in memory.
 * Small on purpose, without the validator: the public page counts its bytes.
 */
import type { dangerNow, involved } from '../codes/index.ts';

export type Involved = (typeof involved.codes)[number];
export type DangerNow = (typeof dangerNow.codes)[number];

/** Where the server keeps a sealed file (seal/file.ts), and the key to it. */
export interface FilePlace {
  readonly id: string;
  readonly key: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * A file that came along. What may be shown to whoever reads the words is apart from what may not: the server gives out `rest`
 * and `whole` only when two people have agreed.
 */
export interface SealedFile {
  /** As it was called on the sender's device. */
  readonly name: string;
  /** Media type of the copy; without one, what the sender's device said, or nothing. */
  readonly type: string;
  /** Freed of what it gives away; absent where that could not be done. */
  readonly copy?: FilePlace;
  /** What was taken out of the copy, to make the original of it (seal/clean/rest.ts). */
  readonly rest?: FilePlace;
  /** The original, where it cannot be made of copy and rest. */
  readonly whole?: FilePlace;
}

/** Words under seal. */
export interface SealedMessage {
  readonly v: 1;
  readonly text: string;
  /** Near what it was seen, in the reporter's words. */
  readonly place?: string;
  /** Language of the page it was written on, BCP 47; the words may be in another. */
  readonly lang?: string;
  /** Number of the community watch that it comes from, as the sender's device knows it. */
  readonly watch?: string;
  /** When it was written, where it had to wait for a network: ISO 8601, to the quarter of an hour. */
  readonly at?: string;
  /** How many attachments came with it that its channel does not take. */
  readonly leftOut?: number;
  /** Files that came along. */
  readonly files?: readonly SealedFile[];
  /** What was answered outside the seal, once more inside it, so that nobody can change it on the way unnoticed. */
  readonly asked?: {
    readonly area?: string;
    readonly danger?: DangerNow;
    readonly involved?: readonly Involved[];
  };
}

/** The bytes to seal. */
export function writeSealedMessage(message: SealedMessage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message));
}

/** The message of an opened box; undefined when it holds something else, such as one of a later version. */
export function findSealedMessage(bytes: Uint8Array): SealedMessage | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isSealedMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSealedMessage(value: unknown): value is SealedMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { v, text, place, lang, watch, at, leftOut, files, asked } = value as {
    readonly [key: string]: unknown;
  };
  const isTextOrAbsent = (one: unknown): boolean => one === undefined || typeof one === 'string';
  return (
    v === 1 &&
    typeof text === 'string' &&
    isTextOrAbsent(place) &&
    isTextOrAbsent(lang) &&
    isTextOrAbsent(watch) &&
    isTextOrAbsent(at) &&
    (leftOut === undefined || typeof leftOut === 'number') &&
    (files === undefined || (Array.isArray(files) && files.every(isSealedFile))) &&
    (asked === undefined || (typeof asked === 'object' && asked !== null))
  );
}

function isSealedFile(value: unknown): value is SealedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, type, copy, rest, whole } = value as { readonly [key: string]: unknown };
  return (
    typeof name === 'string' &&
    typeof type === 'string' &&
    [copy, rest, whole].every((place) => place === undefined || isPlace(place))
  );
}

function isPlace(value: unknown): value is FilePlace {
  if (typeof value !== 'object' || value === null) return false;
  const { id, key, size } = value as { readonly [key: string]: unknown };
  return typeof id === 'string' && typeof key === 'string' && Number.isSafeInteger(size) && Number(size) >= 0;
}
