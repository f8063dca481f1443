import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { readEnglish } from '../languages/english.ts';
import { pseudo } from './gallery/pseudo.ts';
import {
  addMessages,
  chooseLocale,
  directionOf,
  directionOfScript,
  dot,
  i18n,
  languages,
  loadAllTexts,
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

  test('write numbers in the digits of the locale, also where they stand alone', async () => {
    addMessages('ar', { 'x.alone': '{n} من {all}', 'x.many': '{n, plural, other {# من {all}}}' });
    await setLocale('ar-EG');
    expect(i18n().declared('x.alone', { n: 12, all: 2026 })).toBe('١٢ من ٢٠٢٦');
    expect(i18n().declared('x.many', { n: 12, all: 'Esi' })).toBe('١٢ من \u2068Esi\u2069');
  });

  test('keep together what runs the other way', async () => {
    addMessages('en', { 'x.who': 'Locked: {name}.' });
    addMessages('ar', { 'x.who': 'مقفل: {name}.' });
    expect(i18n().declared('x.who', { name: 'Esi' })).toBe('Locked: Esi.');
    expect(i18n().declared('x.who', { name: 'آمنة' })).toBe('Locked: \u2068آمنة\u2069.');
    await setLocale('ar');
    expect(i18n().declared('x.who', { name: 'آمنة' })).toBe('مقفل: آمنة.');
    expect(i18n().declared('x.who', { name: 'C-26-1' })).toBe('مقفل: \u2068C-26-1\u2069.');
  });

  test('keep the pieces of a line apart where they run from right to left', async () => {
    expect(['Esi', '3 May'].join(dot())).toBe('Esi · 3 May');
    await setLocale('ar');
    expect(['Esi', '2026/5/3'].join(dot())).toBe('Esi\u2069 · \u20682026/5/3');
  });

  test('come in two pieces: what a signed-in person needs waits until she is', async () => {
    await setLocale('fr');
    expect(i18n().t('signIn.title')).toBe('Connexion');
    expect(i18n().findDeclared('case.intake')).toBeUndefined();
    await loadAllTexts();
    expect(i18n().declared('case.intake')).toBe('Arrivée');
    await setLocale('ar');
    expect(i18n().declared('case.intake')).toBe('الوصول');
    await setLocale('en');
    expect(i18n().declared('case.intake')).toBe('Arrival');
  });

  test('of a country win over ours, also when they were there before the language was', async () => {
    addMessages('fr', { 'purpose.care': 'soins à nous' });
    await setLocale('fr');
    expect(i18n().declared('purpose.care')).toBe('soins à nous');
    expect(i18n().t('signIn.title')).toBe('Connexion');
  });

  test('name countries, languages, currencies and scripts as the platform does, but for those we name otherwise', async () => {
    await loadAllTexts();
    expect(i18n().declared('code.country.ET')).toBe('Ethiopia');
    expect(i18n().declared('code.country.PS')).toBe('Palestine');
    await setLocale('fr');
    expect(i18n().declared('code.country.ET')).toBe('Éthiopie');
    expect(i18n().declared('code.language.sgn')).toBe('Langue des signes');
    await setLocale('ne');
    expect(i18n().declared('code.currency.NPR')).toBe('नेपाली रूपैयाँ');
    // what neither the platform nor a file knows is asked of the English names, which come when they are needed
    expect(i18n().declared('code.language.luz')).toBe('Luri (Southern)');
    expect(i18n().declared('code.country.x-own')).toBe('code.country.x-own');
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

/**
 * Forms of the keys that a source puts together: `own.theme.${one}` is "own.theme." and one more word. What a template
 * begins with must name something; one that is made of values alone could be anything.
 */
function keyForms(source: string): readonly RegExp[] {
  const forms: RegExp[] = [];
  for (const { index } of source.matchAll(/`[\w-]+\.[\w.-]*\$\{/g)) {
    let at = index + 1;
    let form = '';
    for (; at < source.length && source[at] !== '`'; at += 1) {
      if (!source.startsWith('${', at)) {
        form += (source[at] ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        continue;
      }
      let depth = 0;
      do {
        if (source[at] === '{') depth += 1;
        if (source[at] === '}') depth -= 1;
        at += 1;
      } while (depth > 0 || source[at - 1] === '$');
      at -= 1;
      form += '[^.]+';
    }
    forms.push(new RegExp(`^${form}$`));
  }
  return forms;
}

describe('the English catalogue', () => {
  const here = new URL('.', import.meta.url);
  test('is asked for by whole keys, or by such that begin with a word', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source, as it is read
    const source = 't(`own.theme.${pick({ one })}.help`), t(`${anything}.at.all`), `no.key`';
    const [form, ...others] = keyForms(source);
    expect(others).toEqual([]);
    expect(
      ['own.theme.dark.help', 'own.theme.dark', 'own.theme.a.b.help'].map((key) => form?.test(key)),
    ).toEqual([true, false, false]);
  });

  test('has no text that nothing uses', async () => {
    const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/^(?:messages|dist)|\.test\.|messages\.en\./.test(file))
      .map((file) => readFileSync(new URL(file, here), 'utf8'));
    const named = new Set(
      sources.flatMap((source) => source.match(/(?<=['`])[\w-]+(?:\.[\w-]+)*(?=['`])/g) ?? []),
    );
    const madeUp = sources.flatMap(keyForms);
    const { first, parts } = await readEnglish();
    // what went wrong is told by its code, whatever it is
    const own = Object.keys({ ...first, ...parts }).filter((key) => !key.startsWith('problem.'));
    const isUsed = (key: string): boolean => named.has(key) || madeUp.some((form) => form.test(key));
    expect(own.filter((key) => !isUsed(key))).toEqual([]);
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
