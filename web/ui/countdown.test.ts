import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pressure, timeLeft, untilChange } from './countdown.ts';

const minute = 60_000;

test('one unit that matters, seconds never', () => {
  expect(timeLeft(30_000)).toEqual({ amount: 0, unit: 'minute', isLate: false });
  expect(timeLeft(-30_000)).toEqual({ amount: 0, unit: 'minute', isLate: true });
  expect(timeLeft(8.5 * minute)).toEqual({ amount: 8, unit: 'minute', isLate: false });
  expect(timeLeft(119 * minute)).toEqual({ amount: 119, unit: 'minute', isLate: false });
  expect(timeLeft(121 * minute)).toEqual({ amount: 2, unit: 'hour', isLate: false });
  expect(timeLeft(-49 * 60 * minute)).toEqual({ amount: 2, unit: 'day', isLate: true });
});

test('it is drawn again before its words are wrong, and never in a hurry', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000 * minute, max: 10_000 * minute }), (ms) => {
      const wait = untilChange(ms);
      expect(wait).toBeGreaterThanOrEqual(300);
      expect(wait).toBeLessThanOrEqual(60 * minute);
      // Just before the next drawing at most one unit has gone by.
      const now = timeLeft(ms);
      const then = timeLeft(ms - wait + 51);
      if (now.unit === then.unit && now.isLate === then.isLate) {
        expect(Math.abs(now.amount - then.amount)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('calm, soon, late', () => {
  expect(pressure(16 * minute, 15 * minute)).toBe('calm');
  expect(pressure(15 * minute, 15 * minute)).toBe('soon');
  expect(pressure(0, 15 * minute)).toBe('soon');
  expect(pressure(-1, 15 * minute)).toBe('late');
});
