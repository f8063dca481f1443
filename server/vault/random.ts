/**
 * Random bytes for nonces and salts, which a busy server needs by the thousand: drawn from the operating system a page at a
 * time, since asking costs more than encrypting a note. Keys and tokens are drawn one by one, where they are made.
 */
import { randomFillSync } from 'node:crypto';

const page = Buffer.alloc(4096);
let used = page.length;

/** Fresh random bytes (at most a page); none is ever given twice, and what was given is wiped from the page. */
export function randomPiece(length: number): Buffer {
  if (length > page.length) throw new RangeError('more than a page of random bytes');
  if (used + length > page.length) {
    randomFillSync(page);
    used = 0;
  }
  const piece = Buffer.from(page.subarray(used, used + length));
  page.fill(0, used, used + length);
  used += length;
  return piece;
}
