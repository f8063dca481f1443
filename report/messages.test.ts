import { expect, test } from 'vitest';
import { findPageTexts } from '../languages/read.ts';
import { en } from './messages.en.ts';

// that nothing is missing in a language is seen to for all texts at once, in languages/
const fr = findPageTexts('fr') ?? {};
const ar = findPageTexts('ar') ?? {};

test('the tab is called the same neutral name in every language', () => {
  for (const texts of [fr, ar]) expect(texts['tab.title']).toBe('Notes');
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
