/** What the screens make of an administrator's words is what the country's rules take. */
import { describe, expect, test } from 'vitest';
import type { AddedField, Additions } from '../../../domain/kernel/additions.ts';
import { additionsSchema, checkKept, noAdditions } from '../../../domain/kernel/additions.ts';
import { codesOf, nameFor, ownCodes, ownFields, putCodes, putField, retired } from './additions.ts';

const field: AddedField = {
  kind: 'case',
  entry: 'identity',
  name: 'x-clan',
  type: 'code',
  class: 'open',
  codes: [{ code: 'x-river', labels: { en: 'River' } }],
  labels: { en: 'Clan' },
  help: { en: 'Who may vouch' },
};
const fits = (all: Additions): boolean => additionsSchema.safeParse(all).success;

describe('names', () => {
  test.each([
    ['Grazing land', 'x-grazing-land'],
    ['  Été à l’école! ', 'x-ete-a-l-ecole'],
    ['عشيرة', 'x-own'],
    ['--', 'x-own'],
    ['7th month', 'x-7th-month'],
  ])('%s', (words, name) => expect(nameFor(words, [])).toBe(name));

  test('are never twice, never too long, and always taken', () => {
    const taken: string[] = [];
    for (const words of [...Array(12).fill('Grazing land'), 'word '.repeat(60), 'ß', '!', 'a'.repeat(300)]) {
      const name = nameFor(words, taken);
      expect(taken).not.toContain(name);
      expect(fits({ ...noAdditions, fields: [{ ...field, name }] })).toBe(true);
      taken.push(name);
    }
  });
});

test('a field is added behind the others, changed in its place, retired and brought back', () => {
  const other: AddedField = { ...field, entry: 'intake' };
  const both = putField(putField(noAdditions, field), other);
  expect(both.fields).toEqual([field, other]);
  const gone = putField(both, retired(field, true));
  expect(gone.fields).toEqual([{ ...field, retired: true }, other]);
  expect(putField(gone, retired(retired(field, true), false))).toEqual(both);
  expect(ownFields(gone, 'case', 'identity')).toEqual([{ ...field, retired: true }]);
  expect(() => checkKept(both, gone)).not.toThrow();
});

test('answers get names once and keep them; empty lines are no answers', () => {
  const drafts = [
    { key: '1', code: 'x-river', labels: { en: 'Lake' }, retired: true },
    { key: '2', code: undefined, labels: { en: 'River ', fr: ' ' }, retired: false },
    { key: '3', code: undefined, labels: { en: 'River' }, retired: false },
    { key: '4', code: undefined, labels: { en: '  ' }, retired: false },
  ];
  expect(codesOf(drafts, [])).toEqual([
    { code: 'x-river', labels: { en: 'Lake' }, retired: true },
    { code: 'x-river-2', labels: { en: 'River' } },
    { code: 'x-river-3', labels: { en: 'River' } },
  ]);
  const all = putCodes(noAdditions, 'relation', codesOf(drafts, []));
  expect(fits(all)).toBe(true);
  expect(ownCodes(all, 'relation')).toHaveLength(3);
  expect(putCodes(all, 'relation', [{ code: 'x-a', labels: { en: 'A' } }]).codes).toHaveLength(1);
});
