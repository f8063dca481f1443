import { describe, expect, it } from 'vitest';
import type { Benchmark } from './benchmarks.ts';
import { assess, defaultBenchmarks, resultOf } from './benchmarks.ts';
import { profile } from './entries.ts';
import { answers, money } from './testing.ts';

const base = answers as Parameters<typeof assess>[0];
const income: Benchmark = {
  id: 'income',
  reading: { from: 'money', field: 'incomePerMonth', currency: 'ETB', per: 'persons' },
  crossed: 'below',
  threshold: 70_000,
  unit: 'money-per-month',
  weight: 4,
  source: 'poverty-line',
};
const debt: Benchmark = {
  id: 'debt',
  reading: { from: 'share', field: 'debtPerMonth', of: 'incomePerMonth' },
  crossed: 'at-least',
  threshold: 40,
  unit: 'percent',
  weight: 3,
  source: 'survey',
};
const recruiter: Benchmark = {
  id: 'recruiter',
  reading: { from: 'answers', field: 'recruiters', among: ['at-the-door', 'asked-for-child'] },
  crossed: 'at-least',
  threshold: 1,
  unit: 'answers',
  weight: 5,
  zones: ['source'],
  source: 'mapping',
};
const said = (more: object, ...benchmarks: readonly Benchmark[]) => assess({ ...base, ...more }, benchmarks);

describe('a benchmark', () => {
  it('is crossed below its threshold, and shows the number compared', () => {
    const low = said({}, income);
    expect(low.findings).toEqual([
      { benchmark: income, is: 'crossed', value: 60_000, points: 4, missing: [] },
    ]);
    expect(low.score).toBe(4);
    expect(said({ persons: 4 }, income).findings[0]).toMatchObject({ is: 'clear', value: 75_000, points: 0 });
    expect(said({ incomePerMonth: money(350_000) }, income).findings[0]).toMatchObject({ is: 'clear' });
  });

  it.each([
    [{ debtPerMonth: money(119_999) }, 'clear', 40],
    [{ debtPerMonth: money(120_000) }, 'crossed', 40],
    [{ debtPerMonth: money(1), incomePerMonth: money(0) }, 'crossed', 100],
    [{ debtPerMonth: money(0), incomePerMonth: money(0) }, 'clear', 0],
  ])('takes a share of another amount: %j', (more, is, value) => {
    expect(said(more, debt).findings[0]).toMatchObject({ is, value });
  });

  it('counts answers of one and of several', () => {
    expect(said({ recruiters: 'at-the-door' }, recruiter).score).toBe(5);
    expect(said({ recruiters: 'in-the-area' }, recruiter).score).toBe(0);
    const shocks: Benchmark = {
      ...recruiter,
      reading: { from: 'answers', field: 'shocks', among: ['flood', 'fire', 'theft'] },
      threshold: 2,
    };
    expect(said({ shocks: ['flood', 'illness'] }, shocks).findings[0]).toMatchObject({
      is: 'clear',
      value: 1,
    });
    expect(said({ shocks: ['fire', 'flood'] }, shocks).findings[0]).toMatchObject({
      is: 'crossed',
      value: 2,
    });
  });

  it('says what is missing instead of taking it for good news', () => {
    const unsaid = { unsaid: 'refused' };
    expect(said({ incomePerMonth: unsaid }, income).findings[0]).toMatchObject({
      is: 'missing',
      points: 0,
      missing: ['incomePerMonth'],
    });
    expect(said({ incomePerMonth: money(1, 'USD'), persons: null }, income).findings[0]?.missing).toEqual([
      'incomePerMonth',
      'persons',
    ]);
    expect(said({ persons: 0 }, income).findings[0]?.missing).toEqual(['persons']);
    expect(said({}, debt).findings[0]?.missing).toEqual(['debtPerMonth']);
    expect(said({ debtPerMonth: money(5, 'USD') }, debt).findings[0]?.missing).toEqual(['incomePerMonth']);
    expect(said({}, recruiter, debt)).toMatchObject({ score: 0, undecided: 8 });
  });

  it('holds in its zone alone', () => {
    const seen = { recruiters: 'asked-for-child' };
    expect(said({ ...seen, zone: 'transit' }, recruiter).findings[0]).toMatchObject({
      is: 'elsewhere',
      points: 0,
    });
    expect(said({ ...seen, zone: { unsaid: 'not-known' } }, recruiter).findings[0]).toMatchObject({
      is: 'missing',
      missing: ['zone'],
    });
  });
});

describe('the score', () => {
  it('is the sum of the points shown, and can be kept with the profile', () => {
    const assessment = said({ recruiters: 'asked-for-child' }, income, debt, recruiter);
    expect(assessment.score).toBe(9);
    const kept = resultOf(assessment, () => crypto.randomUUID());
    expect(kept.score).toBe(9);
    expect(Object.values(kept.crossed.add ?? {})).toEqual([
      { benchmark: 'income', value: 60_000, threshold: 70_000, points: 4 },
      { benchmark: 'recruiter', value: 1, threshold: 1, points: 5 },
    ]);
    expect(Object.values(kept.missing.add ?? {})).toEqual([{ benchmark: 'debt' }]);
  });
});

describe('the benchmarks of a country that has set none', () => {
  it('cover what puts children at risk, each once, with answers that exist', () => {
    expect(new Set(defaultBenchmarks.map(({ id }) => id)).size).toBe(defaultBenchmarks.length);
    for (const { id, reading, weight, threshold } of defaultBenchmarks) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(weight).toBeGreaterThan(0);
      expect(threshold).toBeGreaterThan(0);
      if (reading.from !== 'answers') continue;
      const codes = profile.fields[reading.field].spec.list?.codes;
      for (const one of reading.among) expect(codes, id).toContain(one);
    }
  });

  it('put a family in need before one that is not', () => {
    const safe = { ...base, persons: 4, incomePerMonth: money(80_000, 'USD'), debtPerMonth: money(0, 'USD') };
    const fine = {
      ...safe,
      creditors: ['none'],
      mealsPerDay: 3,
      hungryDays: 0,
      shocks: ['none'],
      schoolDaysMissed: 0,
      exclusion: ['none'],
      migrationPlans: ['none'],
      recruiters: 'no',
    } as Parameters<typeof assess>[0];
    expect(assess(fine).score).toBe(0);
    const poor = assess({ ...fine, incomePerMonth: money(20_000, 'USD'), droppedOut: 1, mealsPerDay: 1 });
    expect(poor.findings.filter(({ is }) => is === 'crossed').map(({ benchmark }) => benchmark.id)).toEqual([
      'income-per-person',
      'meals',
      'dropped-out',
    ]);
    expect(poor.score).toBe(11);
  });
});
