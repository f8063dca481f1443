import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayInterval } from './dates.ts';
import { ageAt, dayOf, findInterval, getInterval, isBefore, isoDay } from './dates.ts';
import { findNepaliDay } from './nepali.ts';

const timeBox = { numRuns: 500, interruptAfterTimeLimit: 1500 };
const calendars = ['', 'gregory:', 'ethiopic:', 'persian:', 'nepali:'] as const;
const two = (number: number): string => String(number).padStart(2, '0');
const year = fc.integer({ min: 1, max: 9000 }).map((number) => String(number).padStart(4, '0'));
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const inside = (inner: DayInterval, outer: DayInterval): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** The parts of a partial date that exist: numbers from 1 upward until there is none. */
const partsOf = (text: string): readonly DayInterval[] =>
  Array.from({ length: 40 }, (_, index) => findInterval(`${text}-${two(index + 1)}`)).flatMap(
    (one) => one ?? [],
  );

/** Do these intervals follow each other without gap or overlap, and fill the outer one? */
function expectToFill(outer: DayInterval, parts: readonly DayInterval[]): void {
  expect(parts[0]?.from).toBe(outer.from);
  expect(parts.at(-1)?.to).toBe(outer.to);
  for (const [index, part] of parts.entries()) {
    if (index > 0) expect(part.from).toBe((parts[index - 1]?.to ?? 0) + 1);
  }
}

describe('partial dates', () => {
  it('are years full of months full of days, in every calendar', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        year,
        fc.integer({ min: 1, max: 13 }),
        (calendar, any, month) => {
          // the table of the Nepali calendar holds a hundred years
          const number = calendar === 'nepali:' ? String(2000 + (Number(any) % 100)) : any;
          const text = `${calendar}${number}`;
          const months = partsOf(text);
          expect(months).toHaveLength(calendar === 'ethiopic:' ? 13 : 12);
          expectToFill(getInterval(text), months);
          const whole = months[month - 1];
          const days = partsOf(`${text}-${two(month)}`);
          if (whole) expectToFill(whole, days);
          expect(days.every(({ from, to }) => from === to)).toBe(true);
          expect(days.length === 0).toBe(whole === undefined);
        },
      ),
      timeBox,
    );
  });

  it('lie where the calendars of the platform have them', () => {
    for (const calendar of ['gregory', 'ethiopic', 'persian'] as const) {
      const platform = new Intl.DateTimeFormat('en', {
        calendar,
        timeZone: 'UTC',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
      });
      for (let at = day('1920-01-01'); at < day('2060-01-01'); at += 17) {
        const parts = Object.fromEntries(
          platform.formatToParts(at * 86_400_000).map((part) => [part.type, Number.parseInt(part.value, 10)]),
        );
        const text = `${calendar}:${String(parts['year']).padStart(4, '0')}-${two(parts['month'] ?? 0)}-${two(parts['day'] ?? 0)}`;
        expect([text, findInterval(text)]).toEqual([text, { from: at, to: at }]);
      }
    }
  });

  it('know leap days', () => {
    expect(findInterval('2024-02-29')).toEqual({ from: day('2024-02-29'), to: day('2024-02-29') });
    expect(findInterval('2000-02-29')).toBeDefined();
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2024-02-30',
      'ethiopic:2016-13-06',
      'persian:1402-12-30',
    ]) {
      expect([text, findInterval(text)]).toEqual([text, undefined]);
    }
    expect(findInterval('ethiopic:2015-13-06')).toEqual({ from: day('2023-09-11'), to: day('2023-09-11') });
    expect(findInterval('persian:1403-12-30')).toEqual({ from: day('2025-03-20'), to: day('2025-03-20') });
  });

  it('count Nepali days as history has them', () => {
    for (const [told, iso] of [
      ['2007-11-07', '1951-02-18'], // the first democracy
      ['2058-02-19', '2001-06-01'],
      ['2063-01-11', '2006-04-24'], // the end of direct rule
      ['2065-02-15', '2008-05-28'], // the republic
      ['2072-01-12', '2015-04-25'], // the earthquake
      ['2072-06-03', '2015-09-20'], // the constitution
      ['2082-01-01', '2025-04-14'],
      ['2082-07-01', '2025-10-18'],
    ] as const) {
      expect([told, findInterval(`nepali:${told}`)]).toEqual([told, { from: day(iso), to: day(iso) }]);
      const [year, month, at] = told.split('-').map(Number);
      expect(findNepaliDay(day(iso))).toEqual({ year, month, day: at });
    }
    expect(findInterval('nepali:2082-02-32')).toBeUndefined();
    expect(findInterval('nepali:2082-03-32')).toBeDefined();
    for (const outside of ['1999', '2100', '1999-01-01', '2100-01-01'])
      expect(findInterval(`nepali:${outside}`)).toBeUndefined();
    for (const iso of ['1943-04-13', '2043-04-14']) expect(findNepaliDay(day(iso))).toBeUndefined();
  });

  it('find every Nepali day again', () => {
    for (let at = day('1943-04-14'); at < day('2043-04-14'); at += 1) {
      const { year = 0, month = 0, day: of = 0 } = findNepaliDay(at) ?? {};
      expect(findInterval(`nepali:${year}-${two(month)}-${two(of)}`)).toEqual({ from: at, to: at });
    }
  });

  it('count early years as they are', () => {
    expect(findInterval('0050-01-01')?.from).toBe(day('0050-01-01'));
    expect(findInterval('ethiopic:0001-01-01')?.from).toBe(day('0008-08-27'));
  });

  it('are wider by a year, a month or a week when they are about', () => {
    const apart = (text: string): readonly number[] => {
      const [exact, about] = [getInterval(text), getInterval(`${text}~`)];
      return [exact.from - about.from, about.to - exact.to];
    };
    expect(apart('2016')).toEqual([366, 366]);
    expect(apart('persian:1395-02')).toEqual([31, 31]);
    expect(apart('2016-02-29')).toEqual([7, 7]);
  });

  it('are nothing else', () => {
    for (const text of [
      '',
      '16',
      '2016-5',
      '2016-13',
      '2016-00',
      '2016-01-00',
      '0000',
      'hebrew:5776',
      '2016-01-01T00:00Z',
      ' 2016',
      '2016\n',
      '٢٠١٦',
      '~2016',
      '2016~~',
    ]) {
      expect([text, findInterval(text)]).toEqual([text, undefined]);
    }
    expect(() => getInterval('2016-5')).toThrow(RangeError);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = findInterval(text);
        expect(found === undefined || found.from <= found.to).toBe(true);
      }),
      timeBox,
    );
  });
});

describe('isBefore', () => {
  it('agrees with comparing every pair of days', () => {
    const interval = fc
      .tuple(fc.nat(6), fc.nat(6))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    const daysOf = ({ from, to }: DayInterval): readonly number[] =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const answers = daysOf(a).flatMap((x) => daysOf(b).map((y) => x < y));
        const expected = answers.every((one) => one) ? 'yes' : answers.some((one) => one) ? 'perhaps' : 'no';
        expect(isBefore(a, b)).toBe(expected);
      }),
      timeBox,
    );
  });

  it('compares across calendars', () => {
    expect(isBefore(getInterval('ethiopic:2008'), getInterval('2016-09-11'))).toBe('yes');
    expect(isBefore(getInterval('ethiopic:2008'), getInterval('2016'))).toBe('perhaps');
    expect(isBefore(getInterval('2016'), getInterval('2016'))).toBe('perhaps');
    expect(isBefore(getInterval('2016-02-01'), getInterval('2016-02-01'))).toBe('no');
  });
});

describe('ageAt', () => {
  /** Birthdays counted one by one; who is born on a leap day has hers on 1 March in other years. */
  function birthdays(born: number, at: number): number {
    const [birthYear, month, dayOfMonth] = isoDay(born).split('-').map(Number) as [number, number, number];
    let count = 0;
    while (Date.UTC(birthYear + count + 1, month - 1, dayOfMonth) / 86_400_000 <= at) count += 1;
    return count;
  }

  it('counts completed years from every day of birth that is possible', () => {
    const anyDay = fc.integer({ min: day('1950-01-01'), max: day('2040-01-01') });
    fc.assert(
      fc.property(anyDay, fc.nat(800), anyDay, (from, length, at) => {
        const age = ageAt({ from, to: from + length }, at);
        expect(age).toEqual({ from: birthdays(from + length, at), to: birthdays(from, at) });
        expect(age.from).toBeLessThanOrEqual(age.to);
      }),
      timeBox,
    );
  });

  it('completes the year of one born on a leap day on 1 March', () => {
    const born = getInterval('2008-02-29');
    expect(ageAt(born, day('2026-02-28'))).toEqual({ from: 17, to: 17 });
    expect(ageAt(born, day('2026-03-01'))).toEqual({ from: 18, to: 18 });
    expect(ageAt(born, day('2028-02-28'))).toEqual({ from: 19, to: 19 });
    expect(ageAt(born, day('2028-02-29'))).toEqual({ from: 20, to: 20 });
  });

  it('leaves open what a year of birth leaves open', () => {
    expect(ageAt(getInterval('2008'), day('2026-06-01'))).toEqual({ from: 17, to: 18 });
    expect(ageAt(getInterval('ethiopic:2000'), day('2026-06-01'))).toEqual({ from: 17, to: 18 });
    expect(ageAt(getInterval('2030'), day('2026-06-01'))).toEqual({ from: 0, to: 0 });
  });
});

describe('days', () => {
  it('begin and end in UTC', () => {
    expect(dayOf('1970-01-01T23:59:59.999Z')).toBe(0);
    expect(dayOf('1969-12-31T23:59:59.999Z')).toBe(-1);
    expect(dayOf(new Date(0))).toBe(0);
    expect(isoDay(day('2024-02-29'))).toBe('2024-02-29');
  });

  it('lie inside the dates that hold them', () => {
    for (const text of ['2016', '2016-02', '2016-02-29', 'persian:1395']) {
      expect(inside(getInterval(text), getInterval(`${text}~`))).toBe(true);
    }
  });
});
