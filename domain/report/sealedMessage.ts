/**
 * What is inside the sealed box of a message, from or to a reporter. Written and read by the public page, by the
 * operators' app and, for people whose browser runs no scripts, by the server in memory.
 * Small on purpose, without the validator: the public page counts its bytes.
 */
import type { dangerNow, involved } from '../codes/index.ts';

export type Involved = (typeof involved.codes)[number];
export type DangerNow = (typeof dangerNow.codes)[number];

/** Words under seal. */
export interface SealedMessage {
  readonly v: 1;
  readonly text: string;
  /** Near what it was seen, in the reporter's words. */
  readonly place?: string;
  /** Language of the page it was written on, BCP 47; the words may be in another. */
  readonly lang?: string;
  /** How many attachments came with it that its channel does not take. */
  readonly leftOut?: number;
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
  const { v, text, place, lang, leftOut, asked } = value as { readonly [key: string]: unknown };
  const isTextOrAbsent = (one: unknown): boolean => one === undefined || typeof one === 'string';
  return (
    v === 1 &&
    typeof text === 'string' &&
    isTextOrAbsent(place) &&
    isTextOrAbsent(lang) &&
    (leftOut === undefined || typeof leftOut === 'number') &&
    (asked === undefined || (typeof asked === 'object' && asked !== null))
  );
}
