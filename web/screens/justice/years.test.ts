import { expect, test } from 'vitest';
import { fromFirst, lastYears, linesOf, yearQuery } from './years.ts';

const say = (key: string, value: number | null): string => `${key} ${value}`;
const year = (which: number, ...cells: readonly { key: string; value: number | null }[]) => ({
  year: which,
  tables: [
    { figure: 'f', by: '', cells },
    { figure: 'f', by: 'answer', cells: [{ key: 'criminal', value: 99 }] },
  ],
});
const valuesOf = (isMean: boolean, ...years: readonly ReturnType<typeof year>[]) =>
  linesOf('f', isMean, years, say).map(({ key, parts }) => [key, parts.map(({ value }) => value)]);

test('a year in which nothing was counted is nought; a mean of nothing is nothing', () => {
  const years = [year(2025, { key: '', value: 3 }), year(2026)];
  expect(valuesOf(false, ...years)).toEqual([['', [3, 0]]]);
  expect(valuesOf(true, ...years)).toEqual([['', [3, null]]]);
});

test('each currency is a line of its own', () => {
  expect(valuesOf(false, year(2025, { key: 'USD', value: 5 }), year(2026, { key: 'EUR', value: 7 }))).toEqual(
    [
      ['EUR', [0, 7]],
      ['USD', [5, 0]],
    ],
  );
});

test('years before anything was counted are left out, and two are there to compare', () => {
  const empty = (which: number) => ({ year: which, tables: [{ figure: 'f', by: '', cells: [] }] });
  const yearsIn = (...all: readonly ReturnType<typeof year>[]) => fromFirst(all).map((one) => one.year);
  const some = { key: '', value: 2 };
  expect(yearsIn(empty(2022), empty(2023), year(2024, some), empty(2025), year(2026, some))).toEqual([
    2024, 2025, 2026,
  ]);
  expect(yearsIn(empty(2024), empty(2025), year(2026, some))).toEqual([2025, 2026]);
  expect(yearsIn(empty(2024), empty(2025), empty(2026))).toEqual([2025, 2026]);
});

test('a year is asked for whole, with all its figures at once', () => {
  expect(lastYears(new Date('2026-03-01T00:00:00Z'), 3)).toEqual([2024, 2025, 2026]);
  expect(yearQuery(2025, ['a', 'b'], '')).toBe('/figures/own?from=2025-01&to=2025-12&by=&figure=a&figure=b');
});
