/**
 * The recovery key in three shares, two of which make it whole: one person alone opens nothing, and losing one share
 * loses nothing. Each share is shown in a different person's browser at set-up, written down, and typed in years later,
 * so it carries what finds a mistake: its set, its number and a check sum.
 *
 *     share = version 1 | set (4 bytes of SHA-256 of the public key) | Shamir share (33 bytes) | check sum (4 bytes)
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { combine, split } from 'shamir-secret-sharing';
import { isIdentity, recipientOf } from './box.ts';
import { bytesToNumbers, inGroups, numbersToBytes, readSymbols, writeSymbols } from './symbols.ts';

export type ReadShare =
  | { readonly ok: true; readonly share: string; readonly set: string }
  | { readonly ok: false; readonly reason: 'length' | 'symbol' | 'check' | 'version' };

export type JoinedShares =
  | { readonly ok: true; readonly identity: string }
  | { readonly ok: false; readonly reason: 'unreadable' | 'two needed' | 'other set' | 'wrong' };

const VERSION = 1;
const SET = { from: 1, to: 5 } as const;
const SECRET = { from: 5, to: 38 } as const;
const SHARE_BYTES = 42;
/** Letters and digits of a share. */
export const shareSymbols = Math.ceil((SHARE_BYTES * 8) / 5);
const PREFIX = 'AGE-SECRET-KEY-PQ-';

/** Splits the recovery key: three texts, any two of which give it back. */
export async function splitRecovery(identity: string): Promise<[string, string, string]> {
  if (!isIdentity(identity)) throw new Error('This is not a hybrid secret key (AGE-SECRET-KEY-PQ-1...).');
  const set = await setOf(identity);
  const pieces = await split(bech32.decodeToBytes(identity).bytes, 3, 2);
  const [first, second, third] = pieces.map((piece) => {
    const body = Uint8Array.of(VERSION, ...set, ...piece);
    return inGroups(writeSymbols(bytesToNumbers(Uint8Array.of(...body, ...checkSum(body)))), 4);
  });
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('A share is missing.');
  return [first, second, third];
}

/** Reads one share as somebody typed it: its plain form and the set it belongs to, or what is wrong with it. */
export function parseShare(typed: string): ReadShare {
  const numbers = readSymbols(typed);
  if (numbers === undefined) return { ok: false, reason: 'symbol' };
  if (numbers.length !== shareSymbols) return { ok: false, reason: 'length' };
  const bytes = shareBytes(numbers);
  if (bytes === undefined) return { ok: false, reason: 'check' };
  if (bytes[0] !== VERSION) return { ok: false, reason: 'version' };
  const set = writeSymbols(bytesToNumbers(bytes.subarray(SET.from, SET.to)));
  return { ok: true, share: inGroups(writeSymbols(numbers), 4), set };
}

/** Joins two (or all three) shares to the recovery key, or says why not. A key that comes out is the right one. */
export async function joinShares(typed: readonly string[]): Promise<JoinedShares> {
  const read = typed.map(parseShare);
  const shares = read.filter((share) => share.ok);
  if (shares.length !== read.length) return { ok: false, reason: 'unreadable' };
  const [first] = shares;
  const different = [...new Set(shares.map(({ share }) => share))];
  if (first === undefined || different.length < 2) return { ok: false, reason: 'two needed' };
  if (shares.some(({ set }) => set !== first.set)) return { ok: false, reason: 'other set' };
  const pieces = different.map((share) =>
    numbersToBytes(readSymbols(share) ?? []).slice(SECRET.from, SECRET.to),
  );
  const identity = await combined(pieces);
  const whole = identity !== undefined && writeSymbols(bytesToNumbers(await setOf(identity))) === first.set;
  return whole ? { ok: true, identity } : { ok: false, reason: 'wrong' };
}

function shareBytes(numbers: readonly number[]): Uint8Array | undefined {
  try {
    const bytes = numbersToBytes(numbers);
    const sum = checkSum(bytes.subarray(0, SECRET.to));
    return sum.every((byte, at) => byte === bytes[SECRET.to + at]) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Shares of two different splits of one key can clash: then there is no key at all. */
async function combined(pieces: Uint8Array[]): Promise<string | undefined> {
  try {
    return bech32.encodeFromBytes(PREFIX, await combine(pieces)).toUpperCase();
  } catch {
    return undefined;
  }
}

async function setOf(identity: string): Promise<Uint8Array> {
  return sha256(new TextEncoder().encode(await recipientOf(identity))).subarray(0, 4);
}

function checkSum(body: Uint8Array): Uint8Array {
  return sha256(body).subarray(0, 4);
}
