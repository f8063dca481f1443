/** A figure's values and cells in words: who or where a cell is about, how much it says. */
import type { KnownNames } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import { currencyDigits } from '../../numbers.ts';

export interface FigureLine {
  readonly id: string;
  readonly kind: string;
  readonly of: string;
  readonly unit: string;
  readonly by: readonly string[];
  readonly answers: string;
}

export interface FigureTable {
  readonly figure: string;
  readonly by: string;
  readonly cells: readonly { readonly key: string; readonly value: number | null }[];
  readonly withheld?: readonly string[];
}

export interface ReleaseLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly madeBy: number;
  readonly approvedBy: number | null;
  readonly approvedAt: string | null;
}

export const byWords = (by: string, { declared }: I18n): string =>
  declared(by === '' ? 'figure.by' : `figure.by.${by}`);

/** `2026-03` as its month and year. */
export const monthWords = (month: string, { instant }: I18n): string =>
  instant(`${month}-15T12:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' });

function cellWords(by: string, key: string, answers: string, words: I18n, known: KnownNames): string {
  const { declared } = words;
  if (by === '') return declared('figure.by');
  if (key === '') return declared('figure.answer.');
  switch (by) {
    case 'area':
      return known.areaName(key);
    case 'steward':
      return known.organisationName(Number(key));
    case 'sex':
    case 'age-group':
      return declared(`code.${by}.${key}`);
    case 'nationality':
      return declared(['several', 'others'].includes(key) ? `figure.answer.${key}` : `code.country.${key}`);
    case 'disability':
      return declared(`figure.answer.${key}`);
    case 'sex+age-group': {
      const [sex = '', age = ''] = key.split(' ');
      return words.list([
        cellWords('sex', sex, answers, words, known),
        cellWords('age-group', age, answers, words, known),
      ]);
    }
    default:
      return declared(`${answers}${key}`);
  }
}

/** What a cell is about. Keys of money begin with the currency. */
export function keyWords(
  figure: FigureLine,
  by: string,
  key: string,
  words: I18n,
  known: KnownNames,
): string {
  if (figure.unit !== 'money') return cellWords(by, key, figure.answers, words, known);
  const [currency = '', ...rest] = key.split(' ');
  const about = cellWords(by, rest.join(' '), figure.answers, words, known);
  return `${about} (${currency})`;
}

const [hour, day] = [60, 24 * 60];

/** How much a cell says; undefined where there is nothing to take it of. */
export function valueWords(
  figure: FigureLine,
  key: string,
  value: number | null,
  { number }: I18n,
): string | undefined {
  if (value === null) return undefined;
  const unit = (one: string): Intl.NumberFormatOptions => ({ style: 'unit', unit: one, unitDisplay: 'long' });
  const rounded = { maximumFractionDigits: 1 };
  switch (figure.unit) {
    case 'percent':
      return number(value / 100, { style: 'percent', maximumFractionDigits: 0 });
    case 'minutes':
      if (value < hour) return number(value, { ...unit('minute'), maximumFractionDigits: 0 });
      return value < 2 * day
        ? number(value / hour, { ...unit('hour'), ...rounded })
        : number(value / day, { ...unit('day'), ...rounded });
    case 'hours':
      return number(value, { ...unit('hour'), ...rounded });
    case 'months':
      return number(value, { ...unit('month'), ...rounded });
    case 'money': {
      const [currency = 'USD'] = key.split(' ');
      return number(value / 10 ** currencyDigits(currency), { style: 'currency', currency });
    }
    default:
      return number(value, rounded);
  }
}
