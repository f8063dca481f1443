/** Dates and money as public pages write them, in the reader's language. */
import { findInterval } from '../../../domain/kernel/dates.ts';

const dayMs = 86_400_000;
const dateOf = (day: number): Date => new Date(day * dayMs);

/** A partial date, told in whatever calendar, as a day, a month, a year, or from when to when it may have been. */
export function dateWords(language: string, partial: string | undefined): string {
  const days = partial === undefined ? undefined : findInterval(partial);
  if (!days) return '';
  if (days.from === days.to) return dayWords(language, days.from);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(partial ?? '') ?? [];
  if (year === undefined) return format.formatRange(dateOf(days.from), dateOf(days.to));
  const parts =
    month === undefined ? ({ year: 'numeric' } as const) : ({ year: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(dateOf(days.from));
}

/** A day, given in whole days since 1970-01-01. */
export const dayWords = (language: string, day: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(dateOf(day));

/** A sum in minor units of its currency. */
export function moneyWords(
  language: string,
  sum: { readonly amount: number; readonly currency: string },
): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: sum.currency,
    currencyDisplay: 'code',
  });
  return format.format(sum.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
