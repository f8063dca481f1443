import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLocker } from '../store/locker.ts';
import type { Shelf } from '../store/shelf.ts';
import { memoryShelf } from '../store/shelf.ts';
import { Drafts } from './drafts.ts';

const secret = 'AGE-SECRET-KEY-PQ-1AMINA';
let shelf: Shelf;
const open = async (of = secret): Promise<Drafts> => new Drafts(shelf, await openLocker(of));

beforeEach(() => {
  vi.useFakeTimers();
  shelf = memoryShelf();
});
afterEach(() => void vi.useRealTimers());

/** As long as people type, then as long as the device takes. */
async function pass(ms: number, drafts: Drafts): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  vi.useRealTimers();
  await expect.poll(() => drafts.keeping).not.toBe('keeping');
  vi.useFakeTimers();
}

describe('what was typed', () => {
  test('is there after a crash and the next sign-in', async () => {
    const before = await open();
    before.keep('d/visit/1', { where: 'by the bus station' });
    expect(before.keeping).toBe('keeping');
    await pass(500, before);
    expect(before.keeping).toBe('kept');
    const after = await open();
    expect((await after.find('d/visit/1'))?.values).toEqual({ where: 'by the bus station' });
  });

  test('is written while somebody types on without a pause', async () => {
    const drafts = await open();
    for (let key = 0; key < 30; key += 1) {
      drafts.keep('d', { text: 'x'.repeat(key) });
      await vi.advanceTimersByTimeAsync(100);
    }
    vi.useRealTimers();
    await expect.poll(async () => (await shelf.all()).length).toBe(1);
  });

  test('is found before it is written', async () => {
    const drafts = await open();
    drafts.keep('d', { text: 'new' });
    expect((await drafts.find('d'))?.values).toEqual({ text: 'new' });
  });

  test('is always the newest, whatever the device does first', async () => {
    const slow: Shelf = { ...memoryShelf() };
    let writes = 0;
    const put = slow.put;
    slow.put = async (name, box) => {
      writes += 1;
      if (writes === 1) await new Promise((resolve) => setTimeout(resolve, 50));
      await put(name, box);
    };
    shelf = slow;
    vi.useRealTimers();
    const drafts = await open();
    drafts.keep('d', { text: 'old' });
    const first = drafts.flush();
    drafts.keep('d', { text: 'new' });
    await Promise.all([first, drafts.flush()]);
    expect(writes).toBe(2);
    expect((await (await open()).find('d'))?.values).toEqual({ text: 'new' });
  });
});

describe('a draft', () => {
  test('cannot be read or listed by the next person on the same device', async () => {
    const mine = await open();
    mine.keep('d/visit/1', { where: 'canary' });
    await mine.lock();
    const hers = await open('AGE-SECRET-KEY-PQ-1OTHER');
    expect(await hers.find('d/visit/1')).toBeUndefined();
    expect(await hers.list()).toEqual([]);
    hers.keep('d/visit/1', { where: 'elsewhere' });
    await hers.lock();
    expect((await (await open()).find('d/visit/1'))?.values).toEqual({ where: 'canary' });
  });

  test('is gone for good once it was handed in, also if it was still to be written', async () => {
    const drafts = await open();
    drafts.keep('a', { text: '1' });
    await drafts.flush();
    drafts.keep('a', { text: '2' });
    await drafts.remove('a');
    await pass(5000, drafts);
    expect(await shelf.all()).toEqual([]);
    expect(await drafts.find('a')).toBeUndefined();
  });

  test('after locking, nothing can be read or kept until the next sign-in', async () => {
    const drafts = await open();
    drafts.keep('a', { text: '1' });
    await drafts.lock();
    await expect(drafts.find('a')).rejects.toThrow('locked');
    expect(() => drafts.keep('a', {})).toThrow('locked');
    expect((await (await open()).list()).map((one) => one.id)).toEqual(['a']);
  });
});

test('a device that is full says so, and says when it is well again', async () => {
  let isFull = true;
  const sound = memoryShelf();
  shelf = {
    ...sound,
    put: (name, box) => (isFull ? Promise.reject(new Error('quota')) : sound.put(name, box)),
  };
  vi.useRealTimers();
  const drafts = await open();
  const seen: string[] = [];
  drafts.subscribe(() => seen.push(drafts.keeping));
  drafts.keep('a', { text: '1' });
  await drafts.flush();
  expect(drafts.keeping).toBe('failed');
  isFull = false;
  drafts.keep('a', { text: '2' });
  await drafts.flush();
  expect(drafts.keeping).toBe('kept');
  expect(seen).toContain('failed');
});
