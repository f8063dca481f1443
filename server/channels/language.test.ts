import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

test('the language a browser asks for first, of those there are', () => {
  const ours = ['en', 'ar', 'fr'];
  expect(chooseLanguage(ours, 'ar-EG,ar;q=0.9,en;q=0.8')).toBe('ar');
  expect(chooseLanguage(ours, 'en;q=0.5, fr;q=0.7')).toBe('fr');
  expect(chooseLanguage(ours, 'sw, FR-ca;q=0.1')).toBe('fr');
  expect(chooseLanguage(ours, 'fr;q=0, sw')).toBe('en');
  expect(chooseLanguage(ours, undefined)).toBe('en');
  for (const odd of ['', '*', ';;,,q=', 'ar;q=x', 'x'.repeat(10_000)])
    expect(ours).toContain(chooseLanguage(ours, odd));
});
