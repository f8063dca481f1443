import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, pressure, timeLeft, untilChange, untilTick } from './countdown.ts';

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

test('a clock within an hour, and none further away', () => {
  expect(clockOf(7 * minute + 41_900)).toEqual({ minutes: 7, seconds: 41 });
  expect(clockOf(-31 * minute - 2_000)).toEqual({ minutes: 31, seconds: 2 });
  expect(clockOf(999)).toEqual({ minutes: 0, seconds: 0 });
  expect([clockOf(60 * minute), clockOf(-60 * minute)]).toEqual([undefined, undefined]);
});

test('a clock shows each second once, and begins when its hour does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90 * minute, max: 90 * minute }), (ms) => {
      const wait = untilTick(ms);
      expect(wait).toBeGreaterThan(0);
      const [now, then] = [clockOf(ms), clockOf(ms - wait)];
      if (now && then && ms > 1100)
        expect(now.minutes * 60 + now.seconds - (then.minutes * 60 + then.seconds)).toBe(1);
      if (now) expect(wait).toBeLessThanOrEqual(1020);
    }),
  );
});
