import { expect, test } from 'vitest';
import { limiter } from './limiter.ts';

test('runs so many at a time, lets so many wait, and sends the others away', async () => {
  const limited = limiter(2, 3);
  let running = 0;
  let most = 0;
  const task = async (): Promise<string> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return 'done';
  };
  const results = await Promise.all(Array.from({ length: 8 }, () => limited(task)));
  expect(most).toBe(2);
  expect(results.filter((result) => result === 'done').length).toBe(5);
  expect(results.filter((result) => result === undefined).length).toBe(3);
});

test('gives its place back after a failure', async () => {
  const limited = limiter(1, 0);
  for (let n = 0; n < 3; n += 1) {
    await expect(limited(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  }
  expect(await limited(async () => 'yes')).toBe('yes');
});
