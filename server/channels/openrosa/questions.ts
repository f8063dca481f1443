/**
 * What the field form asks: what the public page asks, from the same declarations. Answers that decide where a report goes
 * are the declared ones outside the seal; everything else is words for the box.
 */

import type { CodeList } from '../../../domain/kernel/codes.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { Field } from '../../../domain/kernel/fields.ts';
import { opening } from '../../../domain/report/entries.ts';
import { longestPlace, longestText } from '../../../domain/report/publicPage.ts';

/** How a question is answered. */
export type Answering =
  | { readonly is: 'words'; readonly most: number; readonly isLong?: true }
  | { readonly is: 'code'; readonly list: CodeList<string> }
  /** `alone`: codes that go with no other. */
  | { readonly is: 'codes'; readonly list: CodeList<string>; readonly alone: readonly string[] }
  | { readonly is: 'area' }
  | { readonly is: 'photo' };

export interface Question {
  /** Name of its element. */
  readonly name: string;
  /** Message keys. */
  readonly label: string;
  readonly hint?: string;
  readonly isRequired: boolean;
  readonly answering: Answering;
  /** Asked only once this one is answered. */
  readonly after?: string;
}

type Opening = keyof (typeof opening)['fields'];

/** A declared answer of the opening as a question; a kind of field that phones could not answer stops the server at start. */
function declared(
  name: Opening,
  more: Partial<Question> & { readonly alone?: readonly string[] } = {},
): Question {
  const { alone = [], ...rest } = more;
  const { spec }: Field<unknown, boolean> = opening.fields[name];
  return {
    name,
    label: `report.${opening.type}.${name}`,
    isRequired: spec.required,
    answering: answeringOf(name, spec, alone),
    ...rest,
  };
}

function answeringOf(
  name: string,
  { kind, list }: Field<unknown>['spec'],
  alone: readonly string[],
): Answering {
  if (kind === 'area') return { is: 'area' };
  if (kind === 'code' && list) return { is: 'code', list };
  if (kind === 'codes' && list) return { is: 'codes', list, alone };
  throw new Error(`A field form cannot ask ${name}.`);
}

const own = (name: string, answering: Answering, more: Partial<Question> = {}): Question => ({
  name,
  label: `fieldForm.${name}`,
  isRequired: false,
  answering,
  ...more,
});
const hinted = (name: string) => ({ hint: `fieldForm.${name}.hint` });

const photos = ['photo', 'photo2', 'photo3', 'photo4'] as const;

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  declared('dangerNow'),
  own('text', { is: 'words', most: longestText, isLong: true }, { isRequired: true, ...hinted('text') }),
  declared('area'),
  own('place', { is: 'words', most: longestPlace }, hinted('place')),
  declared('involved', { ...hinted('involved'), alone: ['none', 'not-sure'] }),
  ...photos.map((name, at) =>
    own(
      name,
      { is: 'photo' },
      {
        label: at === 0 ? 'fieldForm.photo' : 'fieldForm.photo.more',
        ...(at === 0 ? {} : { after: photos[at - 1] ?? '' }),
      },
    ),
  ),
  own('heardBy', { is: 'words', most: 200 }, hinted('heardBy')),
  own('reach', { is: 'words', most: 500 }, hinted('reach')),
];

/** Codes that a list offers; those that are no longer are left out. */
export const offered = (
  list: CodeList<string>,
): readonly { readonly code: string; readonly label: string }[] =>
  list.codes
    .filter((code) => !list.retired.has(code))
    .map((code) => ({ code, label: codeLabelKey(list, code) }));
