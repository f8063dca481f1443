/** Copy and rest are the original again, whatever was taken out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { join } from './bytes.ts';
import { originalOf, restOf } from './rest.ts';

test('the original is made again of the copy and what was taken out', () => {
  const piece = fc.oneof(fc.record({ from: fc.nat(300), to: fc.nat(300) }), fc.uint8Array({ maxLength: 20 }));
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.array(piece, { maxLength: 8 }),
      (bytes, wanted) => {
        // parts of the original in any order, some of them twice, and bytes that were written anew
        const pieces = wanted.map((one) =>
          one instanceof Uint8Array ? one : bytes.subarray(one.from, one.to),
        );
        const copy = join(pieces);
        const rest = restOf(bytes, pieces);
        if (rest === undefined) expect(copy).toEqual(bytes);
        else expect(originalOf(copy, rest)).toEqual(bytes);
      },
    ),
    { numRuns: 500 },
  );
});

test('what does not belong together is said, whatever it is', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const rest = restOf(bytes, [bytes.subarray(0, 2), bytes.subarray(4)]);
  if (!rest) throw new Error('something was taken out');
  expect(originalOf(Uint8Array.of(1, 2, 5, 6), rest)).toEqual(bytes);
  expect(() => originalOf(bytes, rest.subarray(0, -1))).toThrow();
  const huge = new TextEncoder().encode('[9007199254740991,[]]');
  expect(() => originalOf(bytes, join([Uint8Array.of(0, 0, 0, huge.length), huge]))).toThrow();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (nonsense) => {
      try {
        expect(originalOf(bytes, nonsense).length).toBeLessThan(100);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
  );
});
