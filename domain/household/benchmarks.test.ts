import fc from 'fast-check';
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
    [{ debtPerMonth: money(119_999) }, 'clear', 39],
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
    expect(said({ incomePerMonth: money(1, 'USD') }, income).findings[0]).toMatchObject({
      is: 'missing',
      missing: ['incomePerMonth'],
    });
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

describe('whatever is answered', () => {
  /** Answers to a question, and the ways of giving none. */
  const answerTo = (name: string): fc.Arbitrary<unknown> => {
    const { spec } = profile.fields[name as keyof typeof profile.fields];
    const codes = spec.list?.codes ?? [];
    const given =
      spec.kind === 'money'
        ? fc.record({ amount: fc.nat(400_000), currency: fc.constantFrom('USD', 'USD', 'ETB') })
        : spec.kind === 'codes'
          ? fc.subarray([...codes], { minLength: 1 })
          : spec.kind === 'code'
            ? fc.constantFrom(...codes)
            : fc.nat(12);
    return given;
  };
  const none = fc.constantFrom(
    undefined,
    null,
    ...['not-known', 'not-asked', 'refused'].map((unsaid) => ({ unsaid })),
  );
  const questions = Object.entries(profile.fields)
    .filter(([, { spec }]) => ['money', 'codes', 'code', 'number'].includes(spec.kind))
    .map(([name]) => name);
  const record = (of: (name: string) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(questions.map((name) => [name, of(name)])));
  const complete = record(answerTo) as unknown as fc.Arbitrary<Parameters<typeof assess>[0]>;
  const gaps = fc.dictionary(fc.constantFrom(...questions), none);
  const benchmarks = fc
    .array(fc.nat(20), { minLength: defaultBenchmarks.length, maxLength: defaultBenchmarks.length })
    .map((shift) =>
      defaultBenchmarks.map((one, at) => ({ ...one, threshold: one.threshold + (shift[at] ?? 0) })),
    );

  it('a missing answer makes no crossing certain, and what could still come is in `undecided`', () => {
    let blanked = 0;
    fc.assert(
      fc.property(complete, gaps, benchmarks, (answered, holes, set) => {
        const full = assess(answered, set);
        const less = assess({ ...answered, ...holes }, set);
        less.findings.forEach((one, at) => {
          const before = full.findings[at];
          if (one.is !== 'missing') expect(one).toEqual(before);
          else if (before?.is !== 'missing') blanked += 1;
        });
        expect(less.score).toBeLessThanOrEqual(full.score);
        expect(less.score + less.undecided).toBeGreaterThanOrEqual(full.score);
      }),
      { numRuns: 300 },
    );
    expect(blanked).toBeGreaterThan(200);
  });

  it('each crossing can be checked by hand, and each gap names a question that has no usable answer', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(complete, gaps, benchmarks, (answered, holes, set) => {
        const answers = { ...answered, ...holes };
        const { findings, score } = assess(answers, set);
        for (const { benchmark: one, is, value, points, missing } of findings) {
          seen.add(is);
          const told = is === 'crossed' || is === 'clear';
          expect(value !== undefined).toBe(told);
          expect(missing.length > 0).toBe(is === 'missing');
          expect(points).toBe(is === 'crossed' ? one.weight : 0);
          const crosses =
            one.crossed === 'below' ? (value ?? 0) < one.threshold : (value ?? 0) >= one.threshold;
          if (told) expect(is).toBe(crosses ? 'crossed' : 'clear');
          for (const name of missing) {
            const answer = answers[name] as unknown;
            const usable = typeof answer === 'object' && answer !== null && 'currency' in answer;
            expect(
              answer === 0 || answer === undefined || answer === null || 'unsaid' in Object(answer) || usable,
            ).toBe(true);
          }
        }
        expect(score).toBe(findings.reduce((sum, { points }) => sum + points, 0));
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(['clear', 'crossed', 'elsewhere', 'missing']);
  });

  it('a stricter country never finds less', () => {
    fc.assert(
      fc.property(complete, gaps, fc.nat(50), (answered, holes, by) => {
        const answers = { ...answered, ...holes };
        const strict = defaultBenchmarks.map((one) => ({
          ...one,
          threshold: Math.max(0, one.threshold + (one.crossed === 'below' ? by : -by)),
        }));
        const [usual, more] = [assess(answers), assess(answers, strict)];
        usual.findings.forEach(({ is }, at) => {
          if (is === 'crossed') expect(more.findings[at]?.is).toBe('crossed');
        });
        expect(more.undecided).toBe(usual.undecided);
      }),
      { numRuns: 200 },
    );
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
