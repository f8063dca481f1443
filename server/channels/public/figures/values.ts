/** What a released value says, as people say it: "85 %", "3 days", "USD 1,234". */
import type { ReleaseRow } from '../../../exchange/figures/rows.ts';
import type { Asked } from '../frame.ts';

const [hour, day] = [60, 24 * 60];

/** The value in words; that it is withheld, or that there is nothing, where there is none. */
export function valueWords(
  { language, text }: Asked,
  { figure, value, currency, isWithheld }: ReleaseRow,
): string {
  if (isWithheld) return text('figures.withheld');
  if (value === null) return text('figures.nothing');
  const number = (amount: number, options: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1, ...options }).format(amount);
  const unit = (amount: number, name: string): string =>
    number(amount, { style: 'unit', unit: name, unitDisplay: 'long' });
  switch (figure.unit) {
    case 'percent':
      return number(value / 100, { style: 'percent', maximumFractionDigits: 0 });
    case 'minutes':
      if (value < hour) return unit(value, 'minute');
      return value < 2 * day ? unit(value / hour, 'hour') : unit(value / day, 'day');
    case 'hours':
      return unit(value, 'hour');
    case 'months':
      return unit(value, 'month');
    case 'money':
      return currency === undefined
        ? number(value, {})
        : number(value, { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 0 });
    default:
      return number(value, {});
  }
}
