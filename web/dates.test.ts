import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarId } from '../domain/kernel/dates.ts';
import { findInterval } from '../domain/kernel/dates.ts';
import {
  dateOrder,
  dateProblem,
  digitsOnly,
  joinDate,
  monthNames,
  partsOfDay,
  showDate,
  splitDate,
} from './dates.ts';
import { addMessages, i18n, setLocale } from './i18n.ts';
import { dateTexts } from './messages/parts/dates.en.ts';

addMessages('en', dateTexts);

const calendar = fc.constantFrom(
  'gregory' as const,
  'ethiopic' as const,
  'persian' as const,
  'nepali' as const,
);
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

describe('taking a date apart and together', () => {
  test('every date of the kernel comes back as it was', () => {
    fc.assert(
      fc.property(
        calendar,
        fc.integer({ min: 1, max: 9999 }),
        fc.option(fc.integer({ min: 1, max: 13 })),
        fc.option(fc.integer({ min: 1, max: 31 })),
        fc.boolean(),
        (id, year, month, day, about) => {
          const two = (part: number | null) => (part === null ? '' : `-${String(part).padStart(2, '0')}`);
          const prefix = id === 'gregory' ? '' : `${id}:`;
          const text = `${prefix}${String(year).padStart(4, '0')}${two(month)}${month === null ? '' : two(day)}${about ? '~' : ''}`;
          fc.pre(findInterval(text) !== undefined);
          expect(joinDate(splitDate(text))).toBe(text);
        },
      ),
    );
  });

  test('whatever is half typed survives a draft', () => {
    fc.assert(
      fc.property(
        calendar,
        fc.nat(4).chain(digits),
        fc.constantFrom('', '1', '5', '12', '13'),
        fc.constantFrom('', '1', '9', '31', '40'),
        fc.boolean(),
        (id, year, month, day, about) => {
          const typed = { calendar: id, year, month, day, about };
          const text = joinDate(typed);
          if (year === '' && month === '' && day === '') expect(text).toBeUndefined();
          else expect(splitDate(text)).toEqual(typed);
        },
      ),
    );
  });

  test('says what is wrong in the order in which one mends it', () => {
    expect(dateProblem('-05-12')).toBe('year-missing');
    expect(dateProblem('201-05')).toBe('year-short');
    expect(dateProblem('2016--12')).toBe('month-missing');
    expect(dateProblem('2016-02-31')).toBe('no-such-date');
    expect(dateProblem('ethiopic:2008-13-06')).toBe('no-such-date');
    expect(dateProblem('ethiopic:2008-13-05')).toBeUndefined();
    expect(dateProblem('2016~')).toBeUndefined();
    expect(dateProblem(undefined)).toBeUndefined();
  });
});

test('digits of any script count, other signs do not', () => {
  expect(digitsOnly('١٢٣')).toBe('123');
  expect(digitsOnly('۲۰۲۶')).toBe('2026');
  expect(digitsOnly('२०-1/a9')).toBe('2019');
  expect(digitsOnly('၉९9')).toBe('999');
});

test('calendars have their own months', () => {
  const months = (locale: string, id: CalendarId) => monthNames({ ...i18n(), locale }, id);
  expect(months('en', 'gregory')).toHaveLength(12);
  expect(months('en', 'ethiopic')).toHaveLength(13);
  expect(months('en', 'ethiopic')[0]).toBe('Meskerem');
  expect(months('fr', 'gregory')[4]).toBe('mai');
  expect(new Set(months('en', 'persian')).size).toBe(12);
  expect(months('en', 'nepali').slice(0, 2)).toEqual(['Baishakh', 'Jestha']);
  expect(new Set(months('en', 'nepali')).size).toBe(12);
});

test('today is today in every calendar', () => {
  const at = new Date(2026, 2, 12, 12);
  const whole = (parts: ReturnType<typeof partsOfDay>) => findInterval(joinDate(parts) ?? '');
  expect(joinDate(partsOfDay(at, 'gregory'))).toBe('2026-03-12');
  for (const id of ['ethiopic', 'persian', 'nepali'] as const) {
    expect(whole(partsOfDay(at, id))).toEqual(findInterval('2026-03-12'));
  }
});

describe('showing a date', () => {
  test('only as exact as it is known, in its own calendar', async () => {
    await setLocale('en-GB');
    const words = i18n();
    expect(showDate('2026', words)).toBe('2026');
    expect(showDate('2026-03', words)).toBe('March 2026');
    expect(showDate('2026-03-12', words)).toBe('12 March 2026');
    expect(showDate('2026-03~', words)).toBe('about March 2026');
    expect(showDate('ethiopic:2018-01-01', words)).toContain('Meskerem');
    expect(showDate('nepali:2072-01-12', words)).toBe('12 Baishakh 2072 BS');
    expect(showDate('nepali:2072-01~', words)).toBe('about Baishakh 2072 BS');
    expect(showDate('nepali:2072', words)).toBe('2072 BS');
    expect(showDate('nonsense', words)).toBe('nonsense');
  });

  test('in the order of the locale', () => {
    expect(dateOrder('en-GB')).toEqual(['day', 'month', 'year']);
    expect(dateOrder('en-US')).toEqual(['month', 'day', 'year']);
    expect(dateOrder('ja')).toEqual(['year', 'month', 'day']);
  });
});
