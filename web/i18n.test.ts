import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { pseudo } from './gallery/pseudo.ts';
import {
  addMessages,
  chooseLocale,
  directionOf,
  directionOfScript,
  i18n,
  languages,
  setLocale,
} from './i18n.ts';
import { en } from './messages/en.ts';

afterEach(() => setLocale('en'));

describe('texts', () => {
  test('are ICU messages with plurals of the locale', () => {
    const { t } = i18n();
    expect(t('offline.sending', { waiting: 1 })).toBe('Sending 1 piece of work…');
    expect(t('offline.sending', { waiting: 3 })).toBe('Sending 3 pieces of work…');
  });

  test('of the domain are merged in and win', () => {
    addMessages('en', { 'case.intake': 'Intake', yes: 'Yes' });
    expect(i18n().declared('case.intake')).toBe('Intake');
    expect(i18n().t('no')).toBe('No');
  });

  test('missing in a language are shown in English, missing everywhere as their key or not at all', async () => {
    addMessages('xx', { yes: 'Xyes' });
    await setLocale('xx-XX');
    expect(i18n().t('yes')).toBe('Xyes');
    expect(i18n().t('no')).toBe('No');
    expect(i18n().declared('nothing.here')).toBe('nothing.here');
    expect(i18n().findDeclared('nothing.here')).toBeUndefined();
  });

  test('every one can be formatted, also in the pseudo-locales', async () => {
    // whatever a text asks for: 2 reads as a number and as a word
    const values = new Proxy<Record<string, number>>({}, { has: () => true, get: () => 2 });
    for (const locale of ['en-XA', 'ar-XB'] as const) {
      const table = Object.fromEntries(Object.entries(en).map(([key, text]) => [key, pseudo(text, locale)]));
      addMessages('xp', table);
      await setLocale('xp');
      expect(i18n().t('yes')).not.toBe(en.yes);
      for (const key of Object.keys(en)) {
        const text = i18n().findDeclared(key, values);
        expect(text, key).not.toMatch(/[{}]/);
      }
    }
  });
});

test('the locale decides digits, the script the direction', async () => {
  expect(directionOf('en-GB')).toBe('ltr');
  for (const locale of ['ar', 'fa-AF', 'ur', 'ps', 'ckb-IQ', 'dv', 'ar-XB', 'az-Arab']) {
    expect(directionOf(locale), locale).toBe('rtl');
  }
  for (const locale of ['az', 'am', 'ne', 'en-XA', 'fr']) expect(directionOf(locale), locale).toBe('ltr');
  expect(directionOfScript('Hebr')).toBe('rtl');
  await setLocale('ar-EG');
  expect(i18n().direction).toBe('rtl');
  expect(i18n().number(1234)).toBe('١٬٢٣٤');
});

test('a person gets the first of her languages that we have, whole as she wrote it', () => {
  expect(languages).toContain('en');
  expect(chooseLocale(['tlh', 'en-NG', 'fr'])).toBe('en-NG');
  expect(chooseLocale(['tlh'])).toBe('en');
  expect(chooseLocale([])).toBe('en');
});

describe('the English catalogue', () => {
  const here = new URL('.', import.meta.url);
  const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^(?:messages|dist)|\.test\./.test(file))
    .map((file) => readFileSync(new URL(file, here), 'utf8'))
    .join('\n');

  test('has no text that nothing uses', () => {
    const used = (key: string): boolean => {
      if (sources.includes(`'${key}'`) || sources.includes(`\`${key}\``)) return true;
      // Keys made from a code: the part before the code stands in a template.
      return key
        .split('.')
        .some((_part, at, parts) => at > 0 && sources.includes(`\`${parts.slice(0, at).join('.')}.\${`));
    };
    expect(Object.keys(en).filter((key) => !used(key))).toEqual([]);
  });

  test('holds all the words there are: components have none of their own', () => {
    const components = readdirSync(new URL('ui/', here)).concat(
      readdirSync(new URL('forms/', here)).map((file) => `../forms/${file}`),
    );
    for (const file of components.filter((name) => /\.tsx$/.test(name))) {
      const source = readFileSync(new URL(`ui/${file}`, here), 'utf8');
      const words = source.match(/>\s*[A-Za-z][a-z]+(?: [a-z]+)*\s*<\//g) ?? [];
      expect(words, file).toEqual([]);
    }
  });
});
