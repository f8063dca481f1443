import { expect, test } from 'vitest';
import { readingLines } from './readings.ts';

const dayOf = (at: string): string => at.slice(0, 10);
const reading = (id: number, account: number, what: string, at: string) => ({
  id: String(id),
  account,
  what,
  at,
});

test('the same thing again and again on a day is one line; nobody and no day is swallowed', () => {
  const lines = readingLines(
    [
      reading(6, 1, 'open', '2027-01-03T12:00:00Z'),
      reading(5, 1, 'open', '2027-01-03T11:00:00Z'),
      reading(4, 2, 'open', '2027-01-03T10:00:00Z'),
      reading(3, 1, 'open', '2027-01-03T09:00:00Z'),
      reading(2, 1, 'export', '2027-01-03T08:00:00Z'),
      reading(1, 1, 'export', '2027-01-02T08:00:00Z'),
    ],
    dayOf,
  );
  expect(lines.map(({ id, times }) => [id, times])).toEqual([
    ['6', 2],
    ['4', 1],
    ['3', 1],
    ['2', 1],
    ['1', 1],
  ]);
  expect(readingLines([], dayOf)).toEqual([]);
});
