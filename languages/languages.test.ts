/** Every language says everything, and says it with the same values. */
import IntlMessageFormat from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { readEnglish } from './english.ts';
import { missingIn, saidInEnglish, unusedIn } from './missing.ts';
import { languageCodes, textsIn } from './read.ts';

const all = await readEnglish();
const { names, ...groups } = all;
const english = saidInEnglish(all);

/** The words of a message that is always the same; none of one that chooses. */
const words = (message: string): readonly string[] =>
  message.includes(', plural,') || message.includes(', select,')
    ? []
    : (message.replace(/\{[^}]*\}/g, '').match(/\p{Ll}{2,}/gu) ?? []);
/** The same in every language. */
const everywhere = ['page.dir', 'page.tab.title'];

/** What a message asks for: names of values, with the choices that it knows for them. */
function asks(message: string, language: string): readonly string[] {
  const found = new Set<string>();
  const walk = (elements: readonly object[]): void => {
    for (const one of elements) {
      if (!('value' in one && typeof one.value === 'string')) continue;
      const options = 'options' in one ? Object.entries(one.options ?? {}) : [];
      const isPlural = 'pluralType' in one;
      // text between values is an element too, without a name
      if (options.length > 0 || !('type' in one && one.type === 0)) found.add(one.value);
      for (const [choice, { value }] of options) {
        if (!isPlural) found.add(`${one.value}: ${choice}`);
        walk(value);
      }
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return [...found].sort();
}

test('English texts are gathered from everywhere', () => {
  expect(languageCodes()).toEqual(expect.arrayContaining(['ar', 'fr']));
  for (const [key, group] of [
    ['signIn.title', groups.first],
    ['problem.wrong-sign-in.happened', groups.first],
    ['own.theme', groups.parts],
    ['case.intake', groups.declared],
    ['reminder.text', groups.server],
    ['export.state', groups.server],
    ['page.form.title', groups.page],
    ['code.country.ET', names],
  ] as const) {
    expect(Object.keys(group)).toContain(key);
  }
  // one key, one text: a language's file has but one place for it
  const several = Object.values(groups).flatMap((group) =>
    Object.entries(group).filter(([key, text]) => english[key] !== text),
  );
  expect(several).toEqual([]);
});

describe.each(languageCodes())('in %s', (language) => {
  const texts = textsIn(language);

  test('no text is missing', () => {
    expect(missingIn(language, all)).toEqual({});
  });

  test('there is none that English has not', () => {
    expect(unusedIn(language, all)).toEqual([]);
  });

  test('every text is a message that asks for the same values as the English', () => {
    const wrong = Object.entries(texts).flatMap(([key, text]) => {
      const wanted = english[key];
      try {
        const [own, other] = [asks(text, language), wanted === undefined ? [] : asks(wanted, 'en')];
        return own.join() === other.join() ? [] : [`${key}: ${own} for ${other}`];
      } catch (error) {
        return [`${key}: ${error}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  test('the keys are sorted, so that two people can add texts at once', () => {
    const keys = Object.keys(texts);
    expect(keys).toEqual(keys.toSorted());
  });

  test('texts are clean, and sentences are translated', () => {
    const wrong = Object.entries(texts).filter(
      ([key, text]) =>
        text !== text.trim() ||
        /[^\S\n]{2}|[<>]|\bTODO\b/.test(text) ||
        (text === english[key] && words(text).length > 3),
    );
    expect(wrong).toEqual([]);
  });

  test('labels of a list differ from each other', () => {
    const lists = new Map<string, string[]>();
    for (const [key, text] of Object.entries(texts)) {
      const [, list] = /^code\.([^.]+)\.[^.]+$/.exec(key) ?? [];
      if (list !== undefined) lists.set(list, [...(lists.get(list) ?? []), text]);
    }
    const twice = [...lists].flatMap(([list, labels]) =>
      labels.filter((label, at) => labels.indexOf(label) !== at).map((label) => `${list}: ${label}`),
    );
    expect(twice).toEqual([]);
  });
});

test('in a script of its own, a language has no text left in Latin letters', () => {
  const left = Object.entries(textsIn('ar')).filter(
    ([key, text]) =>
      !/\p{Script=Arabic}/u.test(text) && words(english[key] ?? '').length > 0 && !everywhere.includes(key),
  );
  expect(left).toEqual([]);
});

test('French keeps its signs with the word before them', () => {
  const apart = Object.entries(textsIn('fr')).filter(([, text]) => / [?!;:»]|« /.test(text));
  expect(apart).toEqual([]);
});
