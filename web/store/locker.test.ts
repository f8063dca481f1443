import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLocker } from './locker.ts';

const amina = await openLocker('AGE-SECRET-KEY-PQ-1AMINA');
const other = await openLocker('AGE-SECRET-KEY-PQ-1OTHER');

test('a box opens for its owner under its name, today and after the next sign-in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), fc.string(), async (value, plain) => {
      const name = await amina.nameOf(plain);
      const box = await amina.lock(name, value);
      const again = await openLocker('AGE-SECRET-KEY-PQ-1AMINA');
      expect(await again.nameOf(plain)).toBe(name);
      expect(await again.open(name, box)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 50 },
  );
});

test('it opens for nobody else, under no other name, and not when a bit was changed', async () => {
  const name = await amina.nameOf('a');
  const box = await amina.lock(name, { word: 'canary' });
  expect(await other.open(name, box)).toBeUndefined();
  expect(await amina.open(await amina.nameOf('b'), box)).toBeUndefined();
  for (const at of [0, 12, box.length - 1]) {
    const changed = box.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await amina.open(name, changed)).toBeUndefined();
  }
  expect(await amina.open(name, new Uint8Array(3))).toBeUndefined();
});

test('neither name nor box tells what it holds', async () => {
  const name = await amina.nameOf('canary-dossier');
  expect(name).not.toContain('canary');
  expect(await other.nameOf('canary-dossier')).not.toBe(name);
  const [short, long] = await Promise.all([
    amina.lock(name, 'canary'),
    amina.lock(name, `canary ${'x'.repeat(300)}`),
  ]);
  expect(new TextDecoder('latin1').decode(short)).not.toContain('canary');
  expect(short.length).toBe(long.length);
  expect(await amina.lock(name, 'canary')).not.toEqual(short);
});
