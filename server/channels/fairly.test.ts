import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fairTurns, inRotation } from './fairly.ts';

test('who comes while somebody floods goes next; each sender keeps her order', async () => {
  const turns = fairTurns(2, 10, 100);
  const done: string[] = [];
  const one = (sender: string, n: number): Promise<unknown> =>
    turns(sender, async () => {
      await sleep(1);
      done.push(`${sender}${n}`);
    });
  const all = Array.from({ length: 50 }, (_, n) => one('flood ', n));
  all.push(one('anna ', 0), one('ben ', 0), one('anna ', 1));
  await Promise.all(all);
  expect(done.filter((each) => each.startsWith('flood'))).toEqual(
    Array.from({ length: 50 }, (_, n) => `flood ${n}`),
  );
  const last = Math.max(...['anna 0', 'ben 0', 'anna 1'].map((each) => done.indexOf(each)));
  expect(last).toBeLessThan(10);
  expect(done.indexOf('anna 0')).toBeLessThan(done.indexOf('anna 1'));
});

test('at no time do more run than may, nor two of one sender', async () => {
  const turns = fairTurns(3, 10, 1000);
  const running: string[] = [];
  let most = 0;
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const sender = String(n % 7);
      return turns(sender, async () => {
        expect(running).not.toContain(sender);
        running.push(sender);
        most = Math.max(most, running.length);
        await sleep(Math.random() * 2);
        running.splice(running.indexOf(sender), 1);
      });
    }),
  );
  expect(most).toBe(3);
});

test('where no more can wait, only a flood is told so, and a failed task holds up nobody', async () => {
  const turns = fairTurns(1, 2, 5);
  const flood = Array.from({ length: 20 }, () => turns('flood', async () => sleep(2)).then(() => 'taken'));
  const others = Array.from({ length: 20 }, (_, n) => turns(String(n), async () => 'taken'));
  expect(await Promise.all(others)).toEqual(Array(20).fill('taken'));
  await Promise.all(flood);
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      turns('flood', async () => {
        throw new Error('no');
      }).catch(() => 'failed'),
    ),
  );
  expect(results.filter((one) => one === undefined)).toHaveLength(14);
  expect(await turns('flood', async () => 'taken')).toBe('taken');
});

test('in rotation, each sender in her order', () => {
  expect(inRotation(['a1', 'a2', 'a3', 'b1', 'c1', 'b2'], (one) => one.slice(0, 1))).toEqual([
    ...['a1', 'b1', 'c1', 'a2', 'b2', 'a3'],
  ]);
  expect(inRotation([], String)).toEqual([]);
});
