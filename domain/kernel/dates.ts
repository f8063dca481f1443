/**
 * Partial dates. People often know only a year or a month, and in their own calendar; a partial date is
 * therefore an interval of days, and comparing two of them can answer "yes", "no" or "perhaps". A safeguard
 * takes the end of the interval that protects the child.
 *
 * Wire form: `[calendar:]YYYY[-MM[-DD]][~]`, the calendar omitted for Gregorian: `2016`, `2016-05`,
 * `ethiopic:2008-09-01`. The tilde says "about" (ISO 8601-2): a year, a month or a week wider on either side.
 */
import type { Calendar } from '@internationalized/date';
import { CalendarDate, EthiopicCalendar, GregorianCalendar, PersianCalendar } from '@internationalized/date';
import { nepali } from './nepali.ts';

export type PartialDate = string;

/** Whole days since 1970-01-01 (UTC), both ends included. */
export interface DayInterval {
  readonly from: number;
  readonly to: number;
}

/** Calendars that a date can be told in; `nepali` is Bikram Sambat. */
export type CalendarId = 'gregory' | 'ethiopic' | 'persian' | 'nepali';

/** How a calendar counts: enough to place its years, months and days. */
interface Counting {
  /** Months of a year; 0 where the calendar does not know the year. */
  months(year: number): number;
  /** Days of a month. */
  days(year: number, month: number): number;
  /** The first day of a month, in whole days since 1970-01-01. */
  start(year: number, month: number): number;
}

/** Julian day number of 1970-01-01. */
const julianEpoch = 2_440_588;

function countingOf(calendar: Calendar): Counting {
  const first = (year: number, month: number) => new CalendarDate(calendar, year, month, 1);
  return {
    months: (year) => calendar.getMonthsInYear(first(year, 1)),
    days: (year, month) => calendar.getDaysInMonth(first(year, month)),
    start: (year, month) => calendar.toJulianDay(first(year, month)) - julianEpoch,
  };
}

const calendars: Record<CalendarId, Counting> = {
  gregory: countingOf(new GregorianCalendar()),
  ethiopic: countingOf(new EthiopicCalendar()),
  persian: countingOf(new PersianCalendar()),
  nepali,
};

const form = /^(?:(gregory|ethiopic|persian|nepali):)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/;
/** Days by which "about" widens a year, a month and a day, on either side. */
const aboutDays = { year: 366, month: 31, day: 7 };
const dayMs = 86_400_000;

/** The interval a partial date stands for, or undefined when the text is not one (wrong form, 31 February). */
export function findInterval(text: PartialDate): DayInterval | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const calendar = calendars[(match[1] ?? 'gregory') as CalendarId];
  const year = Number(match[2]);
  const months = year < 1 ? 0 : calendar.months(year);
  if (months === 0) return undefined;
  const about = (from: number, to: number, unit: keyof typeof aboutDays): DayInterval => {
    const wider = match[5] ? aboutDays[unit] : 0;
    return { from: from - wider, to: to + wider };
  };
  if (match[3] === undefined) {
    const end = calendar.start(year, months) + calendar.days(year, months) - 1;
    return about(calendar.start(year, 1), end, 'year');
  }
  const month = Number(match[3]);
  if (month < 1 || month > months) return undefined;
  const start = calendar.start(year, month);
  const days = calendar.days(year, month);
  if (match[4] === undefined) return about(start, start + days - 1, 'month');
  const day = Number(match[4]);
  if (day < 1 || day > days) return undefined;
  const at = start + day - 1;
  return about(at, at, 'day');
}

/** As `findInterval`; throws a RangeError on text that is no partial date. */
export function getInterval(text: PartialDate): DayInterval {
  const interval = findInterval(text);
  if (!interval) throw new RangeError('not a partial date');
  return interval;
}

export type Perhaps = 'yes' | 'no' | 'perhaps';

/** Is `a` before `b`? "perhaps" when the intervals overlap. */
export function isBefore(a: DayInterval, b: DayInterval): Perhaps {
  if (a.to < b.from) return 'yes';
  if (a.from >= b.to) return 'no';
  return 'perhaps';
}

/** The day (UTC) of an instant. */
export const dayOf = (instant: Date | string): number => Math.floor(new Date(instant).getTime() / dayMs);

/** `YYYY-MM-DD` of an epoch day. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/**
 * Completed years of age at a day, as a range: youngest to oldest that the birth interval allows.
 * Empty (`from > to`) never happens; a birth in the future gives 0.
 */
export function ageAt(birth: DayInterval, day: number): { from: number; to: number } {
  const years = (bornDay: number): number => {
    const born = new Date(bornDay * dayMs);
    const at = new Date(day * dayMs);
    const passed =
      at.getUTCMonth() > born.getUTCMonth() ||
      (at.getUTCMonth() === born.getUTCMonth() && at.getUTCDate() >= born.getUTCDate());
    return Math.max(0, at.getUTCFullYear() - born.getUTCFullYear() - (passed ? 0 : 1));
  };
  return { from: years(birth.to), to: years(birth.from) };
}
