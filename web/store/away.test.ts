/** What a device keeps for where there is no network: hers alone, unreadable, not for long, and gone when it must be. */
import { beforeEach, describe, expect, test } from 'vitest';
import { longestAwayMs, Ways } from './away.ts';
import { openLocker } from './locker.ts';
import type { Shelf } from './shelf.ts';
import { memoryShelf } from './shelf.ts';

const chidi = () => openLocker('AGE-SECRET-KEY-PQ-1CHIDI');
const dalia = () => openLocker('AGE-SECRET-KEY-PQ-1DALIA');
const way = { installation: 'here', wrapped: '1.locked' };
const now = new Date('2026-03-02T08:00:00Z');
const earlier = (ms: number): Date => new Date(now.getTime() - ms);

let keys: Shelf;
let answers: Shelf;
let ways: Ways;
beforeEach(() => {
  keys = memoryShelf();
  answers = memoryShelf();
  ways = new Ways(keys, answers);
});
const all = async (): Promise<string> =>
  [...(await keys.all()), ...(await answers.all())]
    .map(([name, box]) => name + new TextDecoder('latin1').decode(box))
    .join('\n');

describe('her key', () => {
  test('is not there before she says so, and then is kept as the server gave it, without a name', async () => {
    const away = ways.of(await chidi());
    expect(await away.isOn()).toBe(false);
    expect(await ways.all()).toEqual([]);
    await away.allow(way);
    expect(await away.isOn()).toBe(true);
    expect(await ways.all()).toEqual([way]);
    expect(await ways.of(await dalia()).isOn()).toBe(false);
  });

  test('is replaced, not added to, when her passphrase changes', async () => {
    const away = ways.of(await chidi());
    await away.allow(way);
    await away.allow({ ...way, wrapped: '1.anew' });
    expect(await ways.all()).toEqual([{ ...way, wrapped: '1.anew' }]);
  });

  test('goes with all that it opens when she says so; a colleague’s stays', async () => {
    const [hers, his] = [ways.of(await dalia()), ways.of(await chidi())];
    for (const one of [hers, his]) {
      await one.allow(way);
      await one.put('/duties', { data: [1], at: now });
    }
    await hers.forbid();
    expect([await hers.isOn(), await his.isOn()]).toEqual([false, true]);
    expect((await hers.read(now)).size).toBe(0);
    expect((await his.read(now)).size).toBe(1);
  });

  test('goes after ten wrong passphrases in a row, and not before', async () => {
    const away = ways.of(await chidi());
    await away.allow(way);
    await away.put('/duties', { data: [1], at: now });
    for (let n = 0; n < 9; n += 1) expect(await ways.wrongTry()).toBe(false);
    await ways.rightTry();
    for (let n = 0; n < 9; n += 1) expect(await ways.wrongTry()).toBe(false);
    expect(await ways.all()).toEqual([way]);
    expect(await ways.wrongTry()).toBe(true);
    expect(await ways.all()).toEqual([]);
    expect(await answers.all()).toEqual([]);
  });

  test('that is damaged opens nothing and breaks nothing', async () => {
    await keys.put('x', new Uint8Array([1, 2, 3]));
    await keys.put('y', new TextEncoder().encode('{"installation":1}'));
    expect(await ways.all()).toEqual([]);
  });
});

describe('an answer', () => {
  test('is read back by her alone, and cannot be told from noise', async () => {
    const away = ways.of(await chidi());
    const at = earlier(60_000);
    await away.put('/dossiers/canary', { data: { name: 'canary' }, at });
    expect(await away.read(now)).toEqual(new Map([['/dossiers/canary', { data: { name: 'canary' }, at }]]));
    expect((await ways.of(await dalia()).read(now)).size).toBe(0);
    expect(await all()).not.toContain('canary');
  });

  test('is not read after three days, and is gone', async () => {
    const away = ways.of(await chidi());
    await away.put('/session', { data: 1, at: earlier(longestAwayMs + 1) });
    await away.put('/duties', { data: 2, at: earlier(longestAwayMs) });
    expect([...(await away.read(now)).keys()]).toEqual(['/duties']);
    expect(await answers.all()).toHaveLength(1);
  });

  test('that the service gives no more is gone, and nothing is written once it is locked', async () => {
    const away = ways.of(await chidi());
    await away.put('/dossiers/1', { data: 1, at: now });
    await away.remove('/dossiers/1');
    expect(await answers.all()).toEqual([]);
    away.lock();
    await away.put('/dossiers/2', { data: 1, at: now });
    expect(await answers.all()).toEqual([]);
    await expect(away.isOn()).rejects.toThrow('locked');
  });
});
