/**
 * What was taken out of a file when it was cleaned, so that the original can be made again of the copy and this: sealed apart,
 * and far smaller than sending the file twice.
 *
 *     length of the list (4 bytes, big endian) | [[where in the original, where in the copy, how many bytes], ...] as JSON |
 *     the bytes of the original that are not in the copy, in their order
 */
import { bytesOf, four, join, u32 } from './bytes.ts';

type Run = readonly [from: number, at: number, length: number];

/** What the pieces leave out of the original; undefined when they are the original. */
export function restOf(
  original: Uint8Array,
  pieces: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> | undefined {
  const runs: Run[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = piece.byteOffset - original.byteOffset;
    const isOfIt =
      piece.buffer === original.buffer &&
      from >= 0 &&
      from + piece.length <= original.length &&
      piece.length > 0;
    const last = runs.at(-1);
    if (isOfIt && last && last[0] + last[2] === from && last[1] + last[2] === at)
      runs[runs.length - 1] = [last[0], last[1], last[2] + piece.length];
    else if (isOfIt) runs.push([from, at, piece.length]);
    at += piece.length;
  }
  const [first] = runs;
  if (first && runs.length === 1 && first[2] === original.length && at === original.length) return undefined;
  const list = new TextEncoder().encode(JSON.stringify([original.length, runs]));
  return bytesOf(
    four(list.length),
    list,
    join(gaps(original.length, runs).map(([a, b]) => original.subarray(a, b))),
  );
}

/** The original. Throws when the two do not belong together. */
export function originalOf(copy: Uint8Array, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = u32(rest, 0);
  const [size, runs] = readList(new TextDecoder().decode(rest.subarray(4, 4 + length)));
  if (size > copy.length + rest.length) throw new Error('This is no rest of a file.');
  const whole = new Uint8Array(size);
  for (const [from, at, count] of runs) whole.set(copy.subarray(at, at + count), from);
  let next = 4 + length;
  for (const [from, to] of gaps(size, runs)) {
    whole.set(rest.subarray(next, next + to - from), from);
    next += to - from;
  }
  if (next !== rest.length) throw new Error('This is no rest of a file.');
  return whole;
}

/** What of so many bytes no run covers. */
function gaps(size: number, runs: readonly Run[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  let at = 0;
  for (const [from, , length] of [...runs].sort((a, b) => a[0] - b[0])) {
    if (from > at) found.push([at, from]);
    at = Math.max(at, from + length);
  }
  if (at < size) found.push([at, size]);
  return found;
}

function readList(text: string): [size: number, runs: readonly Run[]] {
  const value: unknown = JSON.parse(text);
  const isNumber = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  const isRun = (one: unknown): one is Run => Array.isArray(one) && one.length === 3 && one.every(isNumber);
  if (!Array.isArray(value) || !isNumber(value[0]) || !Array.isArray(value[1]) || !value[1].every(isRun))
    throw new Error('This is no rest of a file.');
  return [value[0], value[1]];
}
