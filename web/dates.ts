/**
 * Partial dates as people type and read them. The kernel says what a partial date means (an interval of days); this
 * file takes one apart into the three boxes of a form and puts it together again, and shows it in a locale.
 *
 * What is typed so far need not be a date yet: `2016-02-31` or `-05-12` (no year) pass through unharmed, so that a
 * draft keeps them; `findInterval` of the kernel tells whether it is one.
 */
import type { CalendarId } from '../domain/kernel/dates.ts';
import { dayOf, findInterval } from '../domain/kernel/dates.ts';
import { findNepaliDay } from '../domain/kernel/nepali.ts';
import { dateFormat } from './formats.ts';
import type { I18n } from './i18n.ts';

export interface DateParts {
  readonly calendar: CalendarId;
  /** As typed, in ASCII digits; empty when not given. */
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** The person said "about then". */
  readonly about: boolean;
}

const calendarPrefix = /^(ethiopic|persian|nepali):/;

/** Digits of any script as ASCII digits, everything else left out. */
export function digitsOnly(text: string): string {
  return [...text]
    .map((symbol) => {
      if (!/\p{Nd}/u.test(symbol)) return '';
      const code = symbol.codePointAt(0) ?? 0;
      let zero = code;
      while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String(code - zero);
    })
    .join('');
}

/** The parts of a partial date, also of one that is still being typed. */
export function splitDate(text: string | undefined, calendar: CalendarId = 'gregory'): DateParts {
  if (text === undefined) return { calendar, year: '', month: '', day: '', about: false };
  const prefix = calendarPrefix.exec(text)?.[1] as CalendarId | undefined;
  const about = text.endsWith('~');
  const [year = '', month = '', day = ''] = text.replace(calendarPrefix, '').replace(/~$/, '').split('-');
  const bare = (part: string): string => part.replace(/^0+(?=\d)/, '');
  return { calendar: prefix ?? 'gregory', year, month: bare(month), day: bare(day), about };
}

/** Wire form of the parts; undefined when nothing was given. */
export function joinDate({ calendar, year, month, day, about }: DateParts): string | undefined {
  const two = (part: string): string => (part === '' ? '' : part.padStart(2, '0'));
  const parts = [year, two(month), two(day)];
  while (parts.at(-1) === '') parts.pop();
  if (parts.length === 0) return undefined;
  return `${calendar === 'gregory' ? '' : `${calendar}:`}${parts.join('-')}${about ? '~' : ''}`;
}

export type DateProblem = 'year-missing' | 'year-short' | 'month-missing' | 'no-such-date';

/** What is wrong with a partial date as typed, in the order in which a person would mend it. */
export function dateProblem(text: string | undefined): DateProblem | undefined {
  if (text === undefined || findInterval(text)) return undefined;
  const { year, month, day } = splitDate(text);
  if (year === '') return 'year-missing';
  if (year.length < 4) return 'year-short';
  if (month === '' && day !== '') return 'month-missing';
  return 'no-such-date';
}

const dayMs = 86_400_000;
const atDay = (day: number): Date => new Date(day * dayMs);

const tagFor = (locale: string, calendar: CalendarId): string =>
  new Intl.Locale(locale, { calendar }).toString();

type Words = Pick<I18n, 'locale' | 't'>;

/** Names of the Nepali months are ours: platforms know no Bikram Sambat. */
const nepaliMonths = (t: I18n['t']): readonly string[] => [
  t('calendar.nepali.1'),
  t('calendar.nepali.2'),
  t('calendar.nepali.3'),
  t('calendar.nepali.4'),
  t('calendar.nepali.5'),
  t('calendar.nepali.6'),
  t('calendar.nepali.7'),
  t('calendar.nepali.8'),
  t('calendar.nepali.9'),
  t('calendar.nepali.10'),
  t('calendar.nepali.11'),
  t('calendar.nepali.12'),
];

/** Names of a calendar's months in order; `year` matters where the number of months can differ. */
export function monthNames({ locale, t }: Words, calendar: CalendarId, year = '2000'): readonly string[] {
  if (calendar === 'nepali') return nepaliMonths(t);
  const format = dateFormat(tagFor(locale, calendar), { month: 'long', timeZone: 'UTC' });
  const names: string[] = [];
  for (let month = 1; month <= 13; month += 1) {
    const text = joinDate({ calendar, year, month: String(month), day: '1', about: false });
    const interval = text === undefined ? undefined : findInterval(text);
    if (!interval) break;
    names.push(format.format(atDay(interval.from)));
  }
  return names;
}

/** Today (or another day) as parts, in a calendar. */
export function partsOfDay(at: Date, calendar: CalendarId): DateParts {
  if (calendar === 'nepali') {
    // the day it is here, whatever the hour in UTC
    const found = findNepaliDay(dayOf(new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()))));
    const text = (part: number | undefined): string => (part === undefined ? '' : String(part));
    return {
      calendar,
      year: text(found?.year),
      month: text(found?.month),
      day: text(found?.day),
      about: false,
    };
  }
  const format = dateFormat(`en-u-ca-${calendar}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const part = (type: string): string =>
    digitsOnly(format.formatToParts(at).find((one) => one.type === type)?.value ?? '');
  return { calendar, year: part('year'), month: part('month'), day: part('day'), about: false };
}

function nepaliInWords({ year, month, day }: DateParts, t: I18n['t']): string {
  const name = nepaliMonths(t)[Number(month) - 1] ?? '';
  if (month === '') return t('calendar.nepali.inYear', { year: Number(year) });
  if (day === '') return t('calendar.nepali.inMonth', { month: name, year: Number(year) });
  return t('calendar.nepali.inDay', { day: Number(day), month: name, year: Number(year) });
}

/** A partial date in words, as exact as it is, in its own calendar; text that is no date comes back as it is. */
export function showDate(text: string, { locale, t }: Words): string {
  const parts = splitDate(text);
  const exact = joinDate({ ...parts, about: false });
  const interval = exact === undefined ? undefined : findInterval(exact);
  if (!interval) return text;
  const inWords = (): string => {
    if (parts.calendar === 'nepali') return nepaliInWords(parts, t);
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
    if (parts.month !== '') options.month = 'long';
    if (parts.day !== '') options.day = 'numeric';
    return dateFormat(tagFor(locale, parts.calendar), options).format(atDay(interval.from));
  };
  return parts.about ? t('date.aboutThen', { date: inWords() }) : inWords();
}

/** Order in which a locale writes day, month and year. */
export function dateOrder(locale: string): readonly ('day' | 'month' | 'year')[] {
  const parts = dateFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).formatToParts(new Date());
  return parts
    .map((part) => part.type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}
