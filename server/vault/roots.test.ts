import { createPublicKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { signingKey } from './keys.ts';
import type { Head, Root } from './roots.ts';
import { BUCKETS, bucketOf, digestHeads, rootText, signRoot, verifyRoot } from './roots.ts';

const signing = signingKey(randomBytes(32));
const verifying = createPublicKey(signing);
const root: Root = {
  epoch: 1,
  time: new Date('2026-03-01T12:00:00Z'),
  snapshot: '731:735:732,733',
  count: 3,
  buckets: randomBytes(BUCKETS * 32),
};

function heads(count: number): Head[] {
  return Array.from({ length: count }, (_, seq) => ({
    dossier: crypto.randomUUID(),
    seq,
    digest: randomBytes(32),
  })).sort((one, other) => (one.dossier < other.dossier ? -1 : 1));
}

test('a signature holds for its root and for no other', () => {
  const signature = signRoot(signing, root);
  expect(signature).toHaveLength(64);
  expect(verifyRoot([{ key: verifying }], root, signature)).toBe(true);
  const changed: Partial<Root>[] = [
    { epoch: 2 },
    { time: new Date('2026-03-01T12:00:01Z') },
    { snapshot: '731:735:732' },
    { count: 4 },
    { buckets: Buffer.concat([root.buckets.subarray(32), root.buckets.subarray(0, 32)]) },
  ];
  for (const change of changed)
    expect(verifyRoot([{ key: verifying }], { ...root, ...change }, signature)).toBe(false);
  expect(verifyRoot([{ key: createPublicKey(signingKey(randomBytes(32))) }], root, signature)).toBe(false);
  expect(verifyRoot([{ key: verifying }], root, Buffer.alloc(64))).toBe(false);
});

test('a former key signs what is of its time, and nothing later', () => {
  const signature = signRoot(signing, root);
  const present = { key: createPublicKey(signingKey(randomBytes(32))) };
  const until = (ms: number) => ({ key: verifying, until: new Date(root.time.getTime() + ms) });
  expect(verifyRoot([until(0), present], root, signature)).toBe(true);
  expect(verifyRoot([until(-1), present], root, signature)).toBe(false);
});

test('a root is text that can be printed and read', () => {
  const lines = rootText(root).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'gwen root 1',
    'epoch 1',
    'time 2026-03-01T12:00:00.000Z',
    'snapshot 731:735:732,733',
    'dossiers 3',
  ]);
  expect(lines[5]).toBe(root.buckets.toString('hex', 0, 32));
  expect(lines).toHaveLength(5 + 256 + 1);
});

test('what could be read in two ways is not signed', () => {
  for (const wrong of [
    { snapshot: '1:2:\ndossiers 9' },
    { count: 1.5 },
    { epoch: -1 },
    { buckets: Buffer.alloc(8191) },
    { time: new Date(Number.NaN) },
  ]) {
    expect(() => signRoot(signing, { ...root, ...wrong })).toThrow();
  }
});

test('a changed, missing or added head changes its bucket and no other', async () => {
  const all = heads(2000);
  const before = await digestHeads(all);
  expect(before.count).toBe(2000);
  const differing = (other: Buffer) =>
    Array.from({ length: BUCKETS }, (_, at) => at).filter(
      (at) => !other.subarray(at * 32, at * 32 + 32).equals(before.buckets.subarray(at * 32, at * 32 + 32)),
    );
  const victim = all[777];
  if (victim === undefined) throw new Error('no head');
  const edited = all.map((head) => (head === victim ? { ...head, digest: randomBytes(32) } : head));
  const cutOff = all.map((head) => (head === victim ? { ...head, seq: head.seq - 1 } : head));
  const without = all.filter((head) => head !== victim);
  for (const other of [edited, cutOff, without]) {
    expect(differing((await digestHeads(other)).buckets)).toEqual([bucketOf(victim.dossier)]);
  }
});

test('heads come in order, each once', async () => {
  const [one, other] = heads(2);
  if (one === undefined || other === undefined) throw new Error('no heads');
  await expect(digestHeads([other, one])).rejects.toThrow('ascending');
  await expect(digestHeads([one, one])).rejects.toThrow('ascending');
});

test('dossiers spread over all buckets', () => {
  const hit = new Set(Array.from({ length: 5000 }, () => bucketOf(crypto.randomUUID())));
  expect(hit.size).toBe(BUCKETS);
});
