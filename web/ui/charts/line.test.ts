import { expect, test } from 'vitest';
import type { ChartPart } from './Chart.tsx';
import { highest, marksOf, pathOf } from './line.ts';

const parts = (...values: readonly (number | null)[]): readonly ChartPart[] =>
  values.map((value, at) => ({ key: String(at), label: String(2020 + at), value, said: String(value) }));

test('a line goes from its first point to its last, nought at the foot', () => {
  expect(pathOf(parts(0, 10, 5))).toBe('M4 36L50 4L96 20');
});

test('what is not known is a gap and never nought', () => {
  expect(pathOf(parts(10, null, 10, 10))).toBe('M4 4M65.33 4L96 4');
  expect(pathOf(parts(null, null))).toBe('');
});

test('the last known point is marked, and one that stands alone', () => {
  expect(marksOf(parts(10, null, 10, 10))).toEqual(['4 4', '96 4']);
  expect(marksOf(parts(10, 10, null))).toEqual(['50 4']);
  expect(marksOf(parts(7))).toEqual(['50 4']);
});

test('all nought lies at the foot, and the earliest of the greatest is named', () => {
  expect(pathOf(parts(0, 0))).toBe('M4 36L96 36');
  expect(highest(parts(3, 8, 8))?.label).toBe('2021');
  expect(highest(parts(null))).toBeUndefined();
});
