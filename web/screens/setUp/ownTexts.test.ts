/** A country's own words: found by what is shown, changed one at a time, taken back without a trace. */
import { expect, test } from 'vitest';
import { findTexts, withText } from './ownTexts.ts';

const ours = { 'kind.case': 'Case', 'kind.report': 'Report', 'role.guardian': 'Guardian' };

test('a text is found by its words, by its name, and by the words the country gave it', () => {
  expect(findTexts(ours, {}, 'case')).toEqual(['kind.case']);
  expect(findTexts(ours, {}, 'KIND.')).toEqual(['kind.case', 'kind.report']);
  expect(findTexts(ours, { 'role.guardian': 'Tutor' }, 'tutor')).toEqual(['role.guardian']);
  expect(findTexts(ours, { 'kind.report': 'Notice' }, 'kind')).toEqual(['kind.report', 'kind.case']);
});

test('one text changes and the others stay', () => {
  const before = { en: { 'kind.case': 'File' }, fr: { 'kind.case': 'Dossier' } };
  expect(withText(before, 'en', 'kind.report', 'Notice')).toEqual({
    en: { 'kind.case': 'File', 'kind.report': 'Notice' },
    fr: { 'kind.case': 'Dossier' },
  });
});

test('taken back, the last of a language leaves nothing behind', () => {
  expect(withText({ en: { 'kind.case': 'File' } }, 'en', 'kind.case', undefined)).toEqual({});
});
