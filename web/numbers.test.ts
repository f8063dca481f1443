import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyDigits, decimalSign, editAmount, parseAmount, parseWhole, showAmount } from './numbers.ts';

test('an amount that is shown for editing is read back the same, in any locale and currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom('en', 'fr', 'de', 'ar-EG', 'fa', 'ne', 'am'),
      fc.constantFrom('USD', 'KES', 'UGX', 'JPY', 'ETB'),
      (amount, locale, currency) => {
        expect(parseAmount(editAmount(amount, locale, currency), locale, currency)).toBe(amount);
      },
    ),
  );
});

test('three digits after the last sign are thousands, in any country', () => {
  for (const [text, locale] of [
    ['1,500', 'en'],
    ['1.500', 'en'],
    ['1.500', 'de'],
    ['1,500', 'fr'],
    ['1 500', 'fr'],
    ['1’500', 'de-CH'],
  ] as const) {
    expect(parseAmount(text, locale, 'USD'), `${text} ${locale}`).toBe(150_000);
  }
  expect(parseAmount('12.5', 'de', 'USD')).toBe(1250);
  expect(parseAmount('12,5', 'en', 'USD')).toBe(1250);
  expect(parseAmount('1,234,567.89', 'en', 'USD')).toBe(123_456_789);
  expect(parseAmount('١٢٫٥', 'ar-EG', 'USD')).toBe(1250);
});

test('currencies with no or three decimal places', () => {
  expect(currencyDigits('UGX')).toBe(0);
  expect(currencyDigits('KWD')).toBe(3);
  expect(parseAmount('1500', 'en', 'UGX')).toBe(1500);
  expect(parseAmount('1,500', 'en', 'UGX')).toBe(1500);
  expect(parseAmount('1.500', 'en', 'KWD')).toBe(1500);
});

test('no digit is no amount', () => {
  for (const text of ['', ' ', '.', 'abc']) expect(parseAmount(text, 'en', 'USD')).toBeUndefined();
  expect(parseWhole('')).toBeUndefined();
  expect(parseWhole('٤٢')).toBe(42);
  expect(parseWhole('0')).toBe(0);
});

test('amounts are shown with their currency', () => {
  expect(showAmount(125_050, 'en-US', 'USD')).toBe('$1,250.50');
  expect(decimalSign('fr')).toBe(',');
});
