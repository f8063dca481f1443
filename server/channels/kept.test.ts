import { expect, test, vi } from 'vitest';
import { keptFor, within } from './kept.ts';

test('is read once for all who ask, again when it is old or must be new, and outlives failures', async () => {
  vi.useFakeTimers();
  try {
    let reads = 0;
    let isAway = false;
    const kept = keptFor(10_000, 0, async () => {
      reads += 1;
      if (isAway) throw new Error('away');
      return reads;
    });
    expect(await Promise.all([kept(), kept()])).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await kept()).toBe(1);
    expect(await kept(1_000)).toBe(2);
    await vi.advanceTimersByTimeAsync(11_000);
    isAway = true;
    expect(await kept()).toBe(2);
    expect(reads).toBe(3);
    // not at once again, but soon
    expect(await kept()).toBe(2);
    expect(reads).toBe(3);
    await vi.advanceTimersByTimeAsync(1_100);
    isAway = false;
    expect(await kept()).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});

test('who keeps silent counts as away', async () => {
  vi.useFakeTimers();
  try {
    const silent = new Promise<number>(() => {});
    const kept = keptFor(10_000, 7, () => silent);
    const asked = kept();
    await vi.advanceTimersByTimeAsync(3_100);
    expect(await asked).toBe(7);
    const late = expect(within(500, silent)).rejects.toThrow('too long');
    await vi.advanceTimersByTimeAsync(600);
    await late;
    expect(await within(500, Promise.resolve(1))).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});
