import { expect, test } from 'vitest';
import { monthAfter, sheetFigures, windowsOf } from './sheet.ts';

const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
const counted = (...each: readonly number[]) => new Map(months.map((month, at) => [month, each[at] ?? 0]));

test('months are told together until there are enough reports', () => {
  expect(windowsOf(months, counted(4, 5, 3, 12, 2, 1), 10)).toEqual({
    told: [
      { since: '2026-01-01', until: '2026-04-01' },
      { since: '2026-04-01', until: '2026-05-01' },
    ],
    few: '2026-05-01',
  });
  expect(windowsOf(months, counted(), 10)).toEqual({ told: [], few: '2026-01-01' });
  expect(windowsOf([], counted(), 10)).toEqual({ told: [], few: undefined });
});

test('what was told is told the same when more months come', () => {
  const all = counted(4, 7, 3, 12, 2, 30);
  for (let count = 1; count < months.length; count += 1) {
    const before = windowsOf(months.slice(0, count), all, 10).told;
    expect(windowsOf(months, all, 10).told.slice(0, before.length)).toEqual(before);
  }
});

test('no window holds fewer than may be told, and none is told twice', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const all = counted(...months.map((_, at) => (seed * (at + 3) * 7) % 13));
    const { told, few } = windowsOf(months, all, 10);
    let last = '2026-01-01';
    for (const { since, until } of told) {
      expect(since).toBe(last);
      last = until;
      const sum = months
        .filter((one) => one >= since && one < until)
        .reduce((n, one) => n + (all.get(one) ?? 0), 0);
      expect(sum).toBeGreaterThanOrEqual(10);
    }
    expect(few ?? '2026-07-01').toBe(last);
  }
});

test('a year ends', () => {
  expect(monthAfter('2026-12-01')).toBe('2027-01-01');
});

test('each of its figures counts children or reports of them, so that small numbers are withheld', () => {
  expect(sheetFigures.map(({ about }) => about)).toEqual(sheetFigures.map(() => 'children'));
});
