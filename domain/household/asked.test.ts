/** What a household is never asked, whatever is added to its declarations: who was trafficked, and violence (law 3). */
import { expect, it } from 'vitest';
import { codeLabelKey } from '../kernel/codes.ts';
import type { Fields } from '../kernel/fields.ts';
import { messages } from '../messages.en.ts';
import { household } from './index.ts';

const never = /traffick|victim|violen|abus|beat|rape|exploit|harm|scar/i;
/** What a family is told, and what the area is for others, says nothing of its members. */
const told = ['household.awareness.risks', 'household.profile.zone'];

/** Names, codes and labels of fields, items included, by where they stand. */
function wordsOf(path: string, fields: Fields): readonly (readonly [string, string])[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const at = `${path}.${name}`;
    const label: string = (messages as { readonly [key: string]: string })[at] ?? '';
    const codes = (spec.list?.codes ?? []).flatMap((code) => [
      code,
      (messages as { readonly [key: string]: string })[codeLabelKey(spec.list ?? { id: '' }, code)] ?? '',
    ]);
    return [
      ...[name, label, ...codes].map((word) => [at, word] as const),
      ...(spec.items ? wordsOf(at, spec.items) : []),
    ];
  });
}

it('asks no household who was trafficked, nor about violence', () => {
  const words = Object.values(household.entries).flatMap(({ type, fields }) =>
    wordsOf(`household.${type}`, fields),
  );
  expect(words.length).toBeGreaterThan(500);
  expect(words.filter(([at, word]) => never.test(word) && !told.includes(at))).toEqual([]);
});
