import { expect, test } from 'vitest';
import { doWork, isDone } from './work.ts';

test('work is for one challenge and one subject, and less than was asked is not enough', async () => {
  const answers = await doWork('challenge', 'report', 10);
  expect(isDone('challenge', 'report', 10, answers)).toBe(true);
  expect(isDone('challenge', 'another', 10, answers)).toBe(false);
  expect(isDone('other', 'report', 10, answers)).toBe(false);
  expect(isDone('challenge', 'report', 30, answers)).toBe(false);
  expect(isDone('challenge', 'report', 10, answers.slice(1))).toBe(false);
  expect(isDone('challenge', 'report', 10, [...answers, 0])).toBe(false);
  for (const wrong of [-1, 0.5, Number.NaN, 2 ** 32])
    expect(isDone('challenge', 'report', 0, answers.with(0, wrong)), String(wrong)).toBe(false);
});

test('each piece is done for itself: one answer does not serve for two', async () => {
  const [first = 0] = await doWork('challenge', 'report', 14);
  expect(
    isDone(
      'challenge',
      'report',
      14,
      Array.from({ length: 8 }, () => first),
    ),
  ).toBe(false);
});

test('it gives way to everything else while it goes on', async () => {
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 1);
  await doWork('challenge', 'slowly', 17);
  clearInterval(count);
  expect(turns).toBeGreaterThan(1);
});

test('two bits more are four times the work', async () => {
  const tried = async (bits: number): Promise<number> => {
    let sum = 0;
    for (let n = 0; n < 40; n += 1)
      sum += (await doWork('challenge', `subject ${n}`, bits)).reduce((all, one) => all + one + 1, 0);
    return sum / 40;
  };
  // 320 pieces each: a mean more than a quarter off happens once in ten thousand runs; here nothing is left to chance
  expect(await tried(8)).toBeGreaterThan(2 ** 8 * 0.75);
  expect(await tried(8)).toBeLessThan(2 ** 8 * 1.25);
  expect(await tried(10)).toBeGreaterThan(2 ** 10 * 0.75);
  expect(await tried(10)).toBeLessThan(2 ** 10 * 1.25);
});
