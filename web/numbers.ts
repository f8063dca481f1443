/** Numbers and amounts of money as people type them, in their own digits and with their own decimal sign. */
import { digitsOnly } from './dates.ts';
import { numberFormat } from './formats.ts';

/** The decimal sign of a locale. */
export function decimalSign(locale: string): string {
  return (
    numberFormat(locale)
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.'
  );
}

/** A whole number from what was typed, or undefined when there is none. */
export function parseWhole(text: string): number | undefined {
  const digits = digitsOnly(text);
  return digits === '' ? undefined : Number(digits);
}

/** Decimal places of a currency (ISO 4217). */
export function currencyDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Minor units from a typed amount; undefined when there is no digit. The last full stop, comma or decimal sign of the
 * locale is the decimal sign, unless three digits follow it and the currency has fewer places: then it groups
 * thousands ("1.500" is fifteen hundred in any country). All other signs are ignored.
 */
export function parseAmount(text: string, locale: string, currency: string): number | undefined {
  const places = currencyDigits(currency);
  const at = Math.max(...[decimalSign(locale), '.', ',', '٫'].map((sign) => text.lastIndexOf(sign)));
  const after = at < 0 ? '' : digitsOnly(text.slice(at));
  const groups = after.length === 3 && places < 3;
  const whole = digitsOnly(at < 0 || groups ? text : text.slice(0, at));
  const fraction = groups ? '' : after;
  if (whole === '' && fraction === '') return undefined;
  return Number(`${whole || '0'}${fraction.slice(0, places).padEnd(places, '0')}`);
}

/** An amount as it is typed: no currency sign, no grouping. */
export function editAmount(amount: number, locale: string, currency: string): string {
  const places = currencyDigits(currency);
  return numberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: amount % 10 ** places === 0 ? 0 : places,
    maximumFractionDigits: places,
  }).format(amount / 10 ** places);
}

/** An amount with its currency, for reading. */
export function showAmount(amount: number, locale: string, currency: string): string {
  return numberFormat(locale, { style: 'currency', currency }).format(
    amount / 10 ** currencyDigits(currency),
  );
}
