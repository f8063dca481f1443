import { describe, expect, it } from 'vitest';
import { atLeast, fisherExact } from './statistics.ts';

const split = (yes: number, no: number) => ({ yes, no });

describe('Fisher’s exact test', () => {
  // exact values, reckoned with fractions of whole numbers
  it.each([
    [3, 1, 1, 3, 0.4857142857142857],
    [1, 9, 11, 3, 0.0027594561852200836],
    [8, 2, 1, 5, 0.03496503496503497],
    [0, 5, 5, 0, 0.007936507936507936],
    [10, 2, 3, 15, 0.0005367241191434358],
    [45, 15, 20, 25, 0.0021779009913523717],
    [120, 80, 60, 90, 0.0002383107650630121],
    [30, 10, 12, 28, 0.00011168092409191845],
    [22, 18, 18, 22, 0.5026211949101497],
  ])('of %i and %i against %i and %i', (a, b, c, d, p) => {
    expect(fisherExact(split(a, b), split(c, d))).toBeCloseTo(p, 12);
    expect(fisherExact(split(c, d), split(a, b))).toBeCloseTo(p, 12);
    expect(fisherExact(split(b, a), split(d, c))).toBeCloseTo(p, 12);
  });

  it('tells nothing from an empty group', () => {
    expect(fisherExact(split(0, 0), split(3, 4))).toBeCloseTo(1, 12);
    expect(fisherExact(split(0, 0), split(0, 0))).toBe(1);
  });

  it('takes the counts of a large country', () => {
    expect(fisherExact(split(2000, 2000), split(2000, 2000))).toBeCloseTo(1, 6);
    expect(fisherExact(split(2200, 1800), split(1800, 2200))).toBeLessThan(1e-15);
  });

  it('refuses what is no count', () => {
    expect(() => fisherExact(split(-1, 2), split(3, 4))).toThrow(RangeError);
    expect(() => fisherExact(split(1.5, 2), split(3, 4))).toThrow(RangeError);
  });
});

describe('the chance of at least so many', () => {
  it.each([
    [8, 10, 1 / 2, 0.0546875],
    [15, 20, 1 / 2, 0.020694732666015625],
    [6, 9, 1 / 3, 0.04242239496011787],
    [40, 60, 1 / 2, 0.00674464686559593],
    [0, 5, 1 / 2, 1],
  ])('%i of %i at %f', (hits, tries, share, p) => {
    expect(atLeast(hits, tries, share)).toBeCloseTo(p, 12);
  });

  it('is certain of nothing', () => {
    expect(atLeast(0, 0, 0.5)).toBe(1);
  });
});
