/**
 * How a list is narrowed and sorted, as its address says it: states, an area, answers of fields in the open. Codes only,
 * never a name, so that an address can stand in a browser's history. A view somebody keeps is such an address.
 */
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Field } from '../../../domain/kernel/fields.ts';
import type { I18n as Words } from '../../i18n.ts';

export const sortings = ['updated', 'created', 'state', 'due'] as const;
export type Sorting = (typeof sortings)[number];

export interface Narrowing {
  readonly states: readonly string[];
  readonly area: string | undefined;
  /** `entry.field:value`. */
  readonly answers: readonly string[];
  readonly sort: Sorting;
  readonly order: 'asc' | 'desc';
}

/** Reads what it knows; the server refuses what does not fit its kind. */
export function readNarrowing(search: string): Narrowing {
  const params = new URLSearchParams(search);
  const sort = sortings.find((one) => one === params.get('sort')) ?? 'updated';
  return {
    states: params.getAll('state'),
    area: params.get('area') ?? undefined,
    answers: params.getAll('where'),
    sort,
    order: params.get('order') === 'asc' ? 'asc' : 'desc',
  };
}

/** The query of an address, in one form only, so that two of the same are equal. */
export function writeNarrowing({ states, area, answers, sort, order }: Narrowing): string {
  const params = new URLSearchParams();
  for (const state of states.toSorted()) params.append('state', state);
  if (area) params.append('area', area);
  for (const answer of answers.toSorted()) params.append('where', answer);
  if (sort !== 'updated') params.append('sort', sort);
  if (order !== 'desc') params.append('order', order);
  return params.toString();
}

/** A field that a list can be narrowed by. */
export interface Asked {
  /** `entry.field`. */
  readonly key: string;
  readonly field: Field<unknown, boolean>;
}

/** Fields in the open with a closed list of answers, of the entries that somebody's groups hold. */
export const askable = (kind: KindDeclaration, groups: ReadonlySet<string>): readonly Asked[] =>
  Object.values(kind.entries)
    .filter(({ group }) => groups.has(group))
    .flatMap(({ type, fields }) =>
      Object.entries(fields)
        .filter(
          ([, { spec }]) =>
            spec.class === 'open' && !spec.retired && ['code', 'codes', 'yes-no'].includes(spec.kind),
        )
        .map(([name, field]) => ({ key: `${type}.${name}`, field })),
    );

/** The possible answers to it, each with its words. */
export const answersTo = (
  { field }: Asked,
  { declared, t }: Words,
): readonly { readonly key: string; readonly label: string }[] =>
  field.spec.list
    ? field.spec.list.codes.map((key) => ({ key, label: declared(`code.${field.spec.list?.id}.${key}`) }))
    : [
        { key: 'true', label: t('yes') },
        { key: 'false', label: t('no') },
      ];

/** An answer that a list is narrowed to, in words: "Sex: girl or woman". */
export function answerWords(kind: KindDeclaration, answer: string, words: Words): string {
  const [, type = '', name = '', value = ''] = /^([^.:]+)\.([^.:]+):(.*)$/.exec(answer) ?? [];
  const field = kind.entries[type]?.fields[name];
  if (!field) return answer;
  const key = `${type}.${name}`;
  const label = answersTo({ key, field }, words).find((one) => one.key === value)?.label ?? value;
  return words.t('records.answer', { what: words.declared(`${kind.kind}.${key}`), answer: label });
}
