/** Texts whose keys are put together from the domain's own words: tsc cannot see that one is missing. */
import { expect, test } from 'vitest';
import { bases, levels, operationSchema, purposes, relations } from '../../domain/kernel/operations.ts';
import { en as problems } from '../../domain/problems/messages.en.ts';
import { en } from './en.ts';
import { workTexts } from './parts/work.en.ts';

const parts = ['happened', 'kept', 'next'] as const;

test('there is a text for everything that a screen may say of a dossier', () => {
  const wanted = [
    ...levels.map((level) => `level.${level}`),
    ...purposes.map((purpose) => `purpose.${purpose}`),
    ...bases.map((basis) => `basis.${basis}`),
    ...relations.flatMap((relation) => [`relation.${relation}.to`, `relation.${relation}.from`]),
    ...operationSchema.options.map(({ shape }) => `history.${shape.op.value}`),
  ];
  expect(wanted.filter((key) => !(key in workTexts))).toEqual([]);
});

test('every problem says what happened, what was kept and what to do', () => {
  const texts: Readonly<Record<string, string>> = { ...problems, ...en };
  const codes = new Set(Object.keys(texts).flatMap((key) => /^problem\.([\w-]+)\.\w+$/.exec(key)?.[1] ?? []));
  expect(codes).toContain('wrong-sign-in');
  expect(codes).toContain('offline');
  const wanted = [...codes].flatMap((code) => parts.map((part) => `problem.${code}.${part}`));
  expect(wanted.filter((key) => !texts[key])).toEqual([]);
});
