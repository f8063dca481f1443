/**
 * Whoever has every released table works out no number below the limit: neither by adding and taking away whole tables
 * (linear algebra over who could be counted where), nor by trying every number that a withheld cell could be.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall } from './disclosure.ts';
import type { Breakdown, Cell, FigureDeclaration, Sum } from './figure.ts';
import { breakdowns, figure, tableOf } from './figure.ts';
import type { Lot } from './release.ts';
import { release, withheldOf } from './release.ts';

const by: readonly Breakdown[] = ['sex', 'age-group', 'nationality', 'disability', 'sex+age-group', 'answer'];
const counted = figure('case', 'counted', { section: '2.7', measures: 'm', about: 'children', by });
const share = figure('case', 'share', {
  section: '2.7',
  of: 'share',
  measures: 'm',
  answers: ['a'],
  about: 'children',
  by: by.filter((one) => one !== 'answer'),
});

/** One person counted. */
interface One {
  readonly answer: string;
  readonly area: string;
  readonly sex: string;
  readonly age: string;
}

const keyIn = (one: One, division: string): string =>
  ({
    '': '',
    area: one.area,
    steward: one.area,
    sex: one.sex,
    'age-group': one.age,
    'sex+age-group': `${one.sex} ${one.age}`,
  })[division] ?? '';

function sumsOf(people: readonly One[]): Map<string, readonly Sum[]> {
  return new Map(
    breakdowns.map((division) => [
      division,
      [...Map.groupBy(people, (one) => `${keyIn(one, division)}|${one.answer}`)].map(([id, some]): Sum => {
        const [key = '', answer = ''] = id.split('|');
        return { measure: 'm', answer, key, n: some.length, value: some.length };
      }),
    ]),
  );
}

const limit = 10;
const lot = (cell: string): string =>
  String(Array.from(cell).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7));
const exact = { limit, rounding: 1, lot };
// few values, unevenly often, so that small cells stand beside large ones
const often = (...values: readonly (readonly [string, number])[]) =>
  fc.oneof(...values.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));
const person: fc.Arbitrary<One> = fc.record({
  answer: often(['a', 10], ['b', 3], ['c', 1]),
  area: often(['N', 12], ['E', 4], ['S', 2], ['W', 1]),
  sex: often(['female', 8], ['male', 3], ['', 1]),
  age: often(['from-5-to-11', 4], ['from-12-to-14', 4], ['from-15-to-17', 4]),
});
const crowd = fc.array(person, { minLength: 0, maxLength: 160, size: 'max' });

/** Can the target be had as a sum of multiples of the rows? Exact, over fractions kept as whole numbers. */
function isInSpan(rows: readonly (readonly number[])[], target: readonly number[]): boolean {
  const basis: bigint[][] = [];
  const reduce = (row: readonly number[]): bigint[] => {
    let left = row.map(BigInt);
    for (const one of basis) {
      const at = one.findIndex((value) => value !== 0n);
      const [a, b] = [left[at] ?? 0n, one[at] ?? 0n];
      if (a !== 0n) left = left.map((value, i) => value * b - (one[i] ?? 0n) * a);
    }
    return left;
  };
  for (const row of rows) {
    const left = reduce(row);
    if (left.some((value) => value !== 0n)) basis.push(left);
  }
  return reduce(target).every((value) => value === 0n);
}

/** Every cell that somebody could be in: unknown numbers to whoever attacks. */
const answers = ['a', 'b', 'c'];
const everywhere: readonly One[] = answers.flatMap((answer) =>
  ['N', 'E', 'S', 'W'].flatMap((area) =>
    ['female', 'male', ''].flatMap((sex) =>
      ['from-5-to-11', 'from-12-to-14', 'from-15-to-17'].map((age) => ({ answer, area, sex, age })),
    ),
  ),
);
const rowOf = (division: Breakdown, key: string): readonly number[] =>
  everywhere.map((one) => Number((division === 'answer' ? one.answer : keyIn(one, division)) === key));

/** Every order that the lot may draw so many cells in. */
function orders(count: number): readonly Lot[] {
  const all = (left: readonly number[]): readonly (readonly number[])[] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => all(left.filter((other) => other !== one)).map((rest) => [one, ...rest]));
  return all(Array.from({ length: count }, (_, at) => at)).map(
    (order) => (cell) => String(order.indexOf(Number(cell))),
  );
}

describe('release of counts', () => {
  const tables = (people: readonly One[]) => {
    const sums = sumsOf(people);
    const released = release(counted, sums, exact);
    const exactly = (division: Breakdown): readonly Cell[] =>
      tableOf(counted, division, sums.get(division === 'answer' ? '' : division) ?? []);
    return { released, exactly };
  };

  it('shows no small number, and none follows by adding and taking away released ones', () => {
    let attacked = 0;
    fc.assert(
      fc.property(crowd, (people) => {
        const { released, exactly } = tables(people);
        const known: (readonly number[])[] = [];
        for (const division of counted.by) {
          const table = released[division];
          for (const key of Object.keys(table?.cells ?? {})) known.push(rowOf(division, key));
          // what is in no cell of a table is known to be nobody
          if (table)
            for (const one of new Set(
              everywhere.map((some) => (division === 'answer' ? some.answer : keyIn(some, division))),
            ))
              if (!(one in table.cells) && !table.withheld.includes(one)) known.push(rowOf(division, one));
        }
        for (const division of counted.by) {
          const table = released[division];
          const all = exactly(division);
          for (const { key, parts } of all) {
            const [n = 0] = parts;
            if (!isSmall(n, limit)) continue;
            expect(Object.hasOwn(table?.cells ?? {}, key)).toBe(false);
            attacked += 1;
            expect(isInSpan(known, rowOf(division, key)), `${division} ${key}`).toBe(false);
          }
          // nor does a small number follow for several cells together
          const hidden = all.filter(({ key }) => table?.withheld.includes(key));
          const together = hidden.reduce((sum, { parts }) => sum + (parts[0] ?? 0), 0);
          if (table && hidden.length > 0) expect(isSmall(together, limit)).toBe(false);
        }
      }),
      { numRuns: 120 },
    );
    expect(attacked).toBeGreaterThan(100);
  });

  it('leaves each withheld number at least two values that it could have', () => {
    const cells = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 4 });
    let tried = 0;
    fc.assert(
      fc.property(cells, fc.integer({ min: 3, max: 12 }), (counts, least) => {
        const table = counts.map((n, at): Cell => ({ key: String(at), value: n, parts: [n] }));
        const total = counts.reduce((sum, n) => sum + n, 0);
        if (isSmall(total, least)) return;
        const lots = orders(counts.length);
        const ours = lots[0] ?? (() => '');
        const withheld = withheldOf(table, least, ours);
        if (!withheld || withheld.size === 0) return;
        // all tables that could have been released in just this way, by one who knows all but the lot
        const hidden = [...withheld].map(Number);
        const left = hidden.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
        const possible = hidden.map(() => new Set<number>());
        const fill = (at: number, rest: number, values: readonly number[]): void => {
          if (at < hidden.length - 1) {
            for (let n = 1; n < rest; n += 1) fill(at + 1, rest - n, [...values, n]);
            return;
          }
          const all = [...values, rest];
          const guess = table.map((cell, i) => ({
            ...cell,
            parts: [all[hidden.indexOf(i)] ?? cell.parts[0] ?? 0],
          }));
          const same = (some: Lot): boolean =>
            [...(withheldOf(guess, least, some) ?? [])].join() === [...withheld].join();
          if (rest > 0 && lots.some(same)) for (const [i, n] of all.entries()) possible[i]?.add(n);
        };
        fill(0, left, []);
        for (const [i, values] of possible.entries()) {
          if (!isSmall(counts[hidden[i] ?? 0] ?? 0, least)) continue;
          tried += 1;
          expect(values.size, `${counts.join(' ')} below ${least}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('gives a table that divides in two ways as a whole or not at all', () => {
    const many = (n: number, one: Partial<One>): One[] =>
      Array.from({ length: n }, () => ({
        answer: 'a',
        area: 'N',
        sex: 'female',
        age: 'from-5-to-11',
        ...one,
      }));
    const even = tables([...many(20, {}), ...many(20, { sex: 'male', age: 'from-12-to-14' })]).released;
    expect(even['sex+age-group']?.cells).toEqual({ 'female from-5-to-11': 20, 'male from-12-to-14': 20 });
    const uneven = tables([
      ...many(20, {}),
      ...many(20, { sex: 'male' }),
      ...many(3, { age: 'from-12-to-14' }),
    ]).released;
    expect(uneven['sex+age-group']).toBeUndefined();
    expect(uneven.sex?.cells).toEqual({ female: 23, male: 20 });
    // with one large cell alone beside a small one there is nothing to tell
    expect(uneven['age-group']).toBeUndefined();
  });

  it('names no nationality that it withholds', () => {
    const from = (key: string, n: number): Sum => ({ measure: 'm', answer: 'a', key, n, value: n });
    const by = [from('ET', 60), from('KE', 30), from('SD', 40), from('FR', 1)];
    const { nationality } = release(
      counted,
      new Map([
        ['', [from('', 131)]],
        ['nationality', by],
      ]),
      exact,
    );
    expect(nationality?.withheld).toEqual(['others']);
    expect(nationality?.cells).not.toHaveProperty('FR');
    expect(Object.keys(nationality?.cells ?? {})).toHaveLength(2);
  });

  it('gives nothing at all where the whole is small, and nobody as nobody', () => {
    const few = Array.from({ length: 9 }, () => ({
      answer: 'a',
      area: 'N',
      sex: 'male',
      age: 'from-5-to-11',
    }));
    expect(tables(few).released).toEqual({});
    expect(tables([]).released['']).toEqual({ cells: {}, withheld: [] });
  });
});

describe('release of shares', () => {
  it('tells per cent, and only where neither those counted nor the others are few', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const sums = sumsOf(people);
        const released = release(share, sums, exact);
        for (const division of share.by) {
          const table = released[division];
          const all = tableOf(share, division, sums.get(division) ?? []);
          for (const { key, parts } of all)
            if (parts.some((part) => isSmall(part, limit)))
              expect(Object.hasOwn(table?.cells ?? {}, key)).toBe(false);
          const hidden = all.filter(({ key }) => table?.withheld.includes(key));
          if (hidden.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          for (const part of [0, 1])
            expect(
              isSmall(
                hidden.reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0),
                limit,
              ),
            ).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is released', () => {
  const sums = (...some: readonly Omit<Sum, 'key' | 'measure'>[]): ReadonlyMap<string, readonly Sum[]> =>
    new Map([['', some.map((one) => ({ ...one, key: '', measure: 'm' }))]]);
  const rule = { limit: 5, rounding: 5, lot };
  const whole = (one: FigureDeclaration, from: ReadonlyMap<string, readonly Sum[]>) =>
    release(one, from, rule)['']?.cells[''];
  const make = (options: Omit<Parameters<typeof figure>[2], 'section' | 'measures'>) =>
    figure('case', 'one', { section: '2.7', measures: 'm', ...options });

  it('is rounded: people to multiples, shares to whole per cent, means to a tenth; things are not', () => {
    const some = sums({ answer: 'yes', n: 13, value: 131 }, { answer: 'no', n: 20, value: 0 });
    expect(whole(make({ about: 'people' }), some)).toBe(35);
    expect(whole(make({ about: 'organisations' }), some)).toBe(33);
    expect(whole(make({ about: 'people', of: 'share', answers: ['yes'] }), some)).toBe(39);
    expect(whole(make({ about: 'people', of: 'mean', unit: 'hours', answers: ['yes'] }), some)).toBe(10.1);
  });

  it('looks at the number of people also where the value is money, a mean or a median', () => {
    const few = sums({ answer: 'ETB', n: 4, value: 100_000 });
    for (const of of ['sum', 'mean'] as const)
      expect(whole(make({ about: 'people', of, unit: 'money' }), few)).toBeUndefined();
    expect(whole(make({ about: 'people', of: 'median' }), few)).toBeUndefined();
    const heads = sums({ answer: 'girls', n: 40, value: 4 });
    expect(whole(make({ about: 'people', of: 'sum', unit: 'count' }), heads)).toBeUndefined();
  });

  it('adds no currencies together', () => {
    const two = sums({ answer: 'ETB', n: 10, value: 100 }, { answer: 'USD', n: 10, value: 7 });
    const money = make({ about: 'people', of: 'sum', unit: 'money' });
    expect(release(money, two, rule)['']).toEqual({ cells: { ETB: 100, USD: 7 }, withheld: [] });
    const some = sums({ answer: 'ETB', n: 10, value: 100 }, { answer: 'USD', n: 2, value: 7 });
    expect(release(money, some, rule)['']).toEqual({ cells: { ETB: 100 }, withheld: [] });
    const area = (key: string, n: number) => ({ measure: 'm', answer: 'ETB', key, n, value: n * 10 });
    const areas = new Map([
      ['', sums({ answer: 'ETB', n: 20, value: 200 }).get('') ?? []],
      ['area', [area('N', 2), area('S', 6), area('W', 12)]],
    ]);
    expect(release(money, areas, rule).area).toEqual({
      cells: { 'ETB W': 120 },
      withheld: ['ETB N', 'ETB S'],
    });
  });

  it('is never a level of people, whose change would tell who came', () => {
    expect(() => make({ about: 'people', of: 'level' })).toThrow('never about people');
  });
});
