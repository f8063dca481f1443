/**
 * The receipt: what a reporter keeps to come back with, and the only key to her side of the talk.
 *
 * Sixteen random symbols (80 bits) and two check symbols in six groups of three, to be read aloud over a phone. The
 * check symbols form a Reed-Solomon code over the field of 32 elements: every mistake in one or two symbols, and any
 * two symbols swapped, is told as a mistake and never as "no such report".
 *
 * The receipt becomes keys in the reporter's browser and is never sent. The keys are stretched by PBKDF2: 80 random
 * bits withstand a search for one receipt without it, but whoever holds a nation's stored boxes searches for all their
 * receipts at once (a million reports take 20 bits off), and the stretching gives those bits back. PBKDF2 because every
 * browser has it built in, so it costs no byte of the page; it cannot be salted, as the receipt alone must find the
 * report.
 */
import { expand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32 } from '@scure/base';
import { toBase64url } from './base64url.ts';
import { recipientOf } from './box.ts';
import { inGroups, readSymbols, writeSymbols } from './symbols.ts';

export type ReadReceipt =
  | { readonly ok: true; readonly receipt: string }
  | { readonly ok: false; readonly reason: 'length' | 'symbol' | 'check' };

/** What a receipt opens and proves. Only `locator` and `proof` may leave the device; `recipient` goes into boxes. */
export interface ReceiptKeys {
  /** The reporter's secret key: opens what is sealed to her. */
  readonly identity: string;
  /** Its public half: others seal replies to it. */
  readonly recipient: string;
  /** Names the report to the server: 16 bytes, base64url. */
  readonly locator: string;
  /** Shows the server that she holds the receipt: 32 bytes, base64url; the server keeps only a digest of it. */
  readonly proof: string;
}

const DATA_SYMBOLS = 16;
const ROUNDS = 200_000;
const text = new TextEncoder();

/** A new receipt in its plain form: eighteen symbols. */
export function newReceipt(): string {
  const random = crypto.getRandomValues(new Uint8Array(DATA_SYMBOLS));
  return writeSymbols(withCheck(Array.from(random, (byte) => byte & 31)));
}

/** A receipt as it is shown: `7F3-KQ2-...`, six groups of three. */
export function showReceipt(receipt: string): string {
  return inGroups(receipt, 3);
}

/** Reads what somebody typed or heard. The plain form, or what is wrong: how many symbols, a symbol, or the check. */
export function parseReceipt(typed: string): ReadReceipt {
  const numbers = readSymbols(typed);
  if (numbers === undefined) return { ok: false, reason: 'symbol' };
  if (numbers.length !== DATA_SYMBOLS + 2) return { ok: false, reason: 'length' };
  const receipt = writeSymbols(numbers);
  const right = writeSymbols(withCheck(numbers.slice(0, DATA_SYMBOLS)));
  return receipt === right ? { ok: true, receipt } : { ok: false, reason: 'check' };
}

/** The keys of a receipt: always the same for the same receipt. Takes a fraction of a second. */
export async function receiptKeys(receipt: string): Promise<ReceiptKeys> {
  const read = parseReceipt(receipt);
  if (!read.ok) throw new Error('This is not a receipt.');
  const secret = await stretch(read.receipt.slice(0, DATA_SYMBOLS));
  const derive = (use: string, length: number): Uint8Array =>
    expand(sha256, secret, text.encode(`gwen/receipt/1/${use}`), length);
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', derive('identity', 32)).toUpperCase();
  return {
    identity,
    recipient: await recipientOf(identity),
    locator: toBase64url(derive('locator', 16)),
    proof: toBase64url(derive('proof', 32)),
  };
}

async function stretch(symbols: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', text.encode(symbols), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: text.encode('gwen/receipt/1'), iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

/** The check symbols make both the sum and the sum weighted by powers of the field's generator zero. */
function withCheck(data: readonly number[]): number[] {
  // Dividing by x^2 + (1+g)x + g, whose roots are 1 and g: the remainder is the check.
  let high = 0;
  let low = 0;
  for (const symbol of data) {
    const lead = symbol ^ high;
    high = low ^ lead ^ timesGenerator(lead);
    low = timesGenerator(lead);
  }
  return [...data, high, low];
}

/** Multiplies by the generator in the field of 32 elements, x^5 + x^2 + 1. */
function timesGenerator(value: number): number {
  return value < 16 ? value << 1 : ((value << 1) & 31) ^ 0b00101;
}
