import { describe, expect, test } from 'vitest';
import { newIdentity } from './box.ts';
import { joinShares, parseShare, splitRecovery } from './shares.ts';

describe('two of three shares', () => {
  test('any two give the recovery key back, in any order, however they are typed', async () => {
    for (let run = 0; run < 20; run++) {
      const identity = await newIdentity();
      const [a, b, c] = await splitRecovery(identity);
      for (const pair of [
        [a, b],
        [b, c],
        [c, a],
        [a, b, c],
      ]) {
        expect(await joinShares(pair)).toEqual({ ok: true, identity });
      }
      const typed = a.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'i');
      expect(await joinShares([typed, b])).toEqual({ ok: true, identity });
    }
  });

  test('one alone gives nothing', async () => {
    const [a] = await splitRecovery(await newIdentity());
    expect(await joinShares([])).toEqual({ ok: false, reason: 'two needed' });
    expect(await joinShares([a])).toEqual({ ok: false, reason: 'two needed' });
    expect(await joinShares([a, a.toLowerCase()])).toEqual({ ok: false, reason: 'two needed' });
  });

  test('shares of another key are told', async () => {
    const [a] = await splitRecovery(await newIdentity());
    const [, other] = await splitRecovery(await newIdentity());
    expect(await joinShares([a, other])).toEqual({ ok: false, reason: 'other set' });
  });

  test('shares of two splits of one key never make a wrong key', async () => {
    const identity = await newIdentity();
    for (let run = 0; run < 30; run++) {
      const [a] = await splitRecovery(identity);
      const [, other] = await splitRecovery(identity);
      expect(await joinShares([a, other])).toEqual({ ok: false, reason: 'wrong' });
    }
  });

  test('only a hybrid key is split', async () => {
    await expect(splitRecovery('AGE-SECRET-KEY-1QQQ')).rejects.toThrow('hybrid');
  });
});

describe('one share', () => {
  test('is grouped for writing down and tells its set', async () => {
    const [a, b] = await splitRecovery(await newIdentity());
    expect(a).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){16}[0-9A-HJKMNP-TV-Z]{4}$/);
    const [first, second] = [parseShare(a), parseShare(b)];
    expect(first).toMatchObject({ ok: true, share: a });
    expect(first.ok && second.ok && first.set === second.set).toBe(true);
  });

  test('every single wrong symbol is found before anything is joined', async () => {
    const [a, b] = await splitRecovery(await newIdentity());
    for (let at = 0; at < a.length; at++) {
      if (a.charAt(at) === '-') continue;
      const wrong = a.slice(0, at) + (a.charAt(at) === '7' ? '8' : '7') + a.slice(at + 1);
      expect(parseShare(wrong)).toEqual({ ok: false, reason: 'check' });
      expect(await joinShares([wrong, b])).toEqual({ ok: false, reason: 'unreadable' });
    }
    expect(parseShare(a.slice(1))).toEqual({ ok: false, reason: 'length' });
    expect(parseShare(`U${a.slice(1)}`)).toEqual({ ok: false, reason: 'symbol' });
  });
});
