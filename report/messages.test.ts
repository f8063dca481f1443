import { expect, test } from 'vitest';
import { ar } from './messages.ar.ts';
import { en } from './messages.en.ts';
import { fr } from './messages.fr.ts';

const others = { fr, ar };
/** Texts that may well be the same as in English. */
const alike = ['dir', 'tab.title', 'say.6'];

test('every language has every text, with the same places to fill in', () => {
  const slots = (text: string | undefined) => text?.match(/\{\w+\}/g)?.toSorted() ?? [];
  for (const [language, texts] of Object.entries(others)) {
    expect(Object.keys(texts).toSorted(), language).toEqual(Object.keys(en).toSorted());
    const english = new Map<string, string>(Object.entries(en));
    for (const [key, text] of Object.entries(texts)) {
      expect(slots(text), `${language} ${key}`).toEqual(slots(english.get(key)));
      if (!alike.includes(key)) expect(text, `${language} ${key}`).not.toBe(english.get(key));
    }
  }
});

test('the tab is called the same neutral name in every language', () => {
  for (const texts of Object.values(others)) expect(texts['tab.title']).toBe('Notes');
});

test('the words of a code begin with its letters, and no two sound alike on paper', () => {
  for (const texts of [en, fr, ar]) {
    const said = Object.entries(texts).filter(([key]) => key.startsWith('say.'));
    expect(said).toHaveLength(32);
    expect(new Set(said.map(([, word]) => word)).size).toBe(32);
  }
  for (const texts of [en, fr]) {
    for (const [key, word] of Object.entries(texts)) {
      if (/^say\.[A-Z]$/.test(key)) expect(word.charAt(0), word).toBe(key.slice(4));
    }
  }
});
