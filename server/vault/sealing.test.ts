/** Boxes that the server seals are the library's: opened by it, by each recipient and nobody else, and as long. */
import node from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { inspectBox, newIdentity, openBox, recipientOf, sealTo } from '../../seal/box.ts';
import { sealOnServer } from './sealing.ts';

let identities: string[];
let recipients: string[];
beforeAll(async () => {
  identities = await Promise.all(Array.from({ length: 4 }, newIdentity));
  recipients = await Promise.all(identities.map(recipientOf));
});

test('each recipient opens what was sealed, nobody else, and it looks like the library’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 9000 }), fc.integer({ min: 1, max: 3 }), async (words, n) => {
      const to = recipients.slice(0, n);
      const [box, other] = await Promise.all([sealOnServer(to, words), sealTo(to, words)]);
      expect(inspectBox(box)).toEqual(inspectBox(other));
      expect(box.length).toBe(other.length);
      for (const identity of identities.slice(0, n))
        expect(Buffer.from((await openBox(identity, box)) ?? 'nothing')).toEqual(Buffer.from(words));
      expect(await openBox(identities[3] ?? '', box)).toBeNull();
    }),
    { numRuns: 25, interruptAfterTimeLimit: 10_000 },
  );
});

test('a box that was changed anywhere in its header does not open', async () => {
  const [identity = ''] = identities;
  const box = await sealOnServer(recipients.slice(0, 1), Buffer.from('words'));
  for (const at of [60, 900, 1500, 1540]) {
    const changed = box.slice();
    // another letter of base64
    changed[at] = changed[at] === 65 ? 66 : 65;
    const opened = await openBox(identity, changed).catch(() => null);
    expect(opened, String(at)).toBeNull();
  }
});

test('nothing is sealed to what is no recipient, or twice to one', async () => {
  const [recipient = ''] = recipients;
  const [last] = recipient.slice(-1);
  const wrong = recipient.slice(0, -1) + (last === 'q' ? 'p' : 'q');
  await expect(sealOnServer([wrong], Buffer.from('x'))).rejects.toThrow('not a hybrid key');
  await expect(sealOnServer(['age1x'], Buffer.from('x'))).rejects.toThrow('not a hybrid key');
  await expect(sealOnServer([recipient, recipient], Buffer.from('x'))).rejects.toThrow('twice');
  await expect(sealOnServer([], Buffer.from('x'))).rejects.toThrow('somebody');
});

test('here it is Node that seals', async () => {
  const words = Buffer.from('x'.repeat(300));
  const cpu = async (seal: typeof sealOnServer): Promise<number> => {
    await seal(recipients, words);
    const before = process.cpuUsage();
    for (let n = 0; n < 20; n += 1) await seal(recipients, words);
    return process.cpuUsage(before).user;
  };
  expect(await cpu(sealOnServer)).toBeLessThan((await cpu((to, plain) => sealTo(to, plain))) / 2);
});

test('where Node cannot, the library does', async () => {
  const lacking = vi.spyOn(node, 'encapsulate').mockImplementation(() => {
    throw new Error('not supported');
  });
  try {
    vi.resetModules();
    const { sealOnServer: anew } = await import('./sealing.ts');
    const words = Buffer.from('words');
    const box = await anew(recipients.slice(0, 1), words);
    expect(Buffer.from((await openBox(identities[0] ?? '', box)) ?? '')).toEqual(words);
    expect(lacking).toHaveBeenCalledOnce();
  } finally {
    lacking.mockRestore();
  }
});
