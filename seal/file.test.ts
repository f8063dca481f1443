/** A file under seal comes out as it went in, or not at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileCipher,
  isPartCount,
  MOST_PARTS,
  newFileKey,
  openFile,
  PART_BYTES,
  partsFor,
  SEALED_PART_BYTES,
} from './file.ts';

async function sealed(key: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>[]> {
  const { parts, range, seal } = await fileCipher(key, bytes.length);
  return await Promise.all(
    Array.from({ length: parts }, (_, part) => {
      const { from, to } = range(part);
      return seal(part, bytes.subarray(from, to));
    }),
  );
}
const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const random = (size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

describe('sizes', () => {
  it('tell a file only roughly, and never cost more than half again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_PARTS * PART_BYTES }), (size) => {
        const parts = partsFor(size);
        expect(isPartCount(parts)).toBe(true);
        expect(parts * PART_BYTES).toBeGreaterThanOrEqual(size);
        expect(parts).toBeLessThanOrEqual(Math.max(1, Math.ceil(size / PART_BYTES) * 1.5));
      }),
    );
    expect([0, 1, PART_BYTES].map(partsFor)).toEqual([1, 1, 1]);
    expect(Array.from({ length: 20 }, (_, at) => at).filter(isPartCount)).toEqual([1, 2, 3, 4, 6, 8, 12, 16]);
    expect([MOST_PARTS + 256, 0, -1, 1.5, Number.NaN].some(isPartCount)).toBe(false);
  });
});

describe('a file', () => {
  it('comes out as it went in; its parts are all alike in length and always the same', async () => {
    for (const size of [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 5 * PART_BYTES + 7]) {
      const [key, bytes] = [newFileKey(), random(size)];
      const parts = await sealed(key, bytes);
      expect(new Set(parts.map(({ length }) => length))).toEqual(new Set([SEALED_PART_BYTES]));
      expect(await openFile(key, size, joined(parts))).toEqual(bytes);
      expect(await sealed(key, bytes)).toEqual(parts);
    }
  });

  it('opens with no other key, and not when a part is changed, moved, left out, doubled or another file’s', async () => {
    const size = 3 * PART_BYTES;
    const [key, bytes] = [newFileKey(), random(size)];
    const parts = await sealed(key, bytes);
    const other = await sealed(newFileKey(), bytes);
    const [a, b, c] = parts;
    const [x] = other;
    if (!a || !b || !c || !x) throw new Error('three parts');
    const changed = Uint8Array.from(b);
    changed[100] = (changed[100] ?? 0) ^ 1;
    for (const wrong of [[b, a, c], [a, b], [a, b, c, c], [a, a, c], [a, changed, c], [x, b, c], []])
      await expect(openFile(key, size, joined(wrong))).rejects.toThrow();
    await expect(openFile(newFileKey(), size, joined(parts))).rejects.toThrow();
    // the same parts, called a shorter file
    await expect(openFile(key, 2 * PART_BYTES, joined([a, b]))).rejects.toThrow();
  });
});
