/**
 * What a country adds to the declarations: fields of its own on an entry, codes of its own in a list. They are data, kept
 * with the country's settings and laid over the catalogue when it is read; forms, checks, storage, exports and search then
 * know them as they know any field. Names and codes of additions begin with `x-`, so that they never meet ours. Nothing
 * added is ever taken away: it is retired, and what was written under it stays readable.
 */
import { z } from 'zod';
import type { CodeList } from './codes.ts';
import { codeLabelKey, codeList } from './codes.ts';
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { DataClass, Field } from './fields.ts';
import * as f from './fields.ts';

const name = z
  .string()
  .regex(/^x-[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
const locale = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/);
const texts = z.record(locale, z.string().trim().min(1).max(300));
/** One text a language; English is what is shown where another is missing. */
const labels = texts.refine((all) => all['en'] !== undefined, 'an English text is needed');

/** How a country's own field is answered. */
export const addedFieldTypes = [
  'text',
  'long-text',
  'code',
  'codes',
  'yes-no',
  'date',
  'number',
  'area',
  'place',
  'person-name',
] as const;

const addedCode = z.strictObject({ code: name, labels, retired: z.boolean().optional() });

export const addedFieldSchema = z.strictObject({
  kind: z.string().max(40),
  entry: z.string().max(60),
  name,
  type: z.enum(addedFieldTypes),
  class: z.enum(['open', 'restricted', 'identifying']),
  /** The answers of a `code` or `codes` field. */
  codes: z.array(addedCode).min(1).max(200).optional(),
  labels,
  /** What the answer is needed for: no field exists because it may be interesting (law 3). */
  help: labels,
  retired: z.boolean().optional(),
});
export const addedCodesSchema = z.strictObject({
  /** Id of one of our code lists. */
  list: z.string().max(60),
  codes: z.array(addedCode).min(1).max(200),
});
export const additionsSchema = z.strictObject({
  fields: z.array(addedFieldSchema).max(1000),
  codes: z.array(addedCodesSchema).max(200),
});

export type AddedField = z.infer<typeof addedFieldSchema>;
export type AddedCodes = z.infer<typeof addedCodesSchema>;
export type Additions = z.infer<typeof additionsSchema>;

export const noAdditions: Additions = { fields: [], codes: [] };

/** What is wrong with an addition, for people; `at` names it: `case.identity.x-clan`, or the id of a list. */
export class AdditionProblem extends Error {
  readonly code:
    | 'no-such-entry'
    | 'no-such-list'
    | 'external-list'
    | 'twice'
    | 'not-so-open'
    | 'codes-needed'
    | 'changed';
  readonly at: string;
  constructor(code: AdditionProblem['code'], at: string) {
    super(`${at}: ${code}`);
    this.code = code;
    this.at = at;
  }
}

const at = ({ kind, entry, name: own }: AddedField): string => `${kind}.${entry}.${own}`;
const listIdOf = (field: AddedField): string => at(field).replaceAll('.', '-');

function ownList(field: AddedField): CodeList<string> {
  if (!field.codes) throw new AdditionProblem('codes-needed', at(field));
  return extendedList(codeList<string>(listIdOf(field), []), field.codes, at(field));
}

function extendedList(list: CodeList<string>, codes: AddedCodes['codes'], where: string): CodeList<string> {
  const all = [...list.codes, ...codes.map(({ code }) => code)];
  if (new Set(all).size !== all.length) throw new AdditionProblem('twice', where);
  return list.with(
    codes.map(({ code }) => code),
    codes.filter(({ retired }) => retired).map(({ code }) => code),
  );
}

/** Does this kind of answer choose from a list of its own? */
export const hasOwnList = (type: AddedField['type']): boolean => type === 'code' || type === 'codes';

const build: { readonly [T in AddedField['type']]: (list: CodeList<string>) => Field<unknown> } = {
  text: () => f.text(),
  'long-text': () => f.longText(),
  code: (list) => f.code(list),
  codes: (list) => f.codes(list),
  'yes-no': () => f.yesNo(),
  date: () => f.date(),
  number: () => f.number(),
  area: () => f.area(),
  place: () => f.place(),
  'person-name': () => f.personName(),
};
const noList = codeList<string>('none', []);

const openness = ['open', 'restricted', 'identifying'] as const satisfies readonly DataClass[];

/** Answers that point to one person where an entry says who somebody is: a day of birth, the number of a card, a village. */
const pointing: readonly AddedField['type'][] = ['date', 'number', 'area'];
const saysWho = ({ fields }: Pick<EntryDeclaration, 'fields'>): boolean =>
  Object.values(fields).some(({ spec }) => spec.kind === 'person-name');

/** How secret such an answer may be in this entry, the most open first: free words and names are never as open as a code. */
export function classesFor(
  type: AddedField['type'],
  entry: Pick<EntryDeclaration, 'fields'>,
): readonly AddedField['class'][] {
  if (type === 'text' || type === 'long-text') return ['restricted', 'identifying'];
  const all: readonly DataClass[] = openness;
  const least = all.indexOf(build[type](noList).spec.class);
  return openness.slice(pointing.includes(type) && saysWho(entry) ? Math.max(least, 1) : least);
}

/** The field that was declared so. Throws an `AdditionProblem`. */
function fieldOf(added: AddedField, entry: EntryDeclaration): Field<unknown> {
  if (added.codes && !hasOwnList(added.type)) throw new AdditionProblem('codes-needed', at(added));
  const field = build[added.type](hasOwnList(added.type) ? ownList(added) : noList);
  if (!classesFor(added.type, entry).includes(added.class))
    throw new AdditionProblem('not-so-open', at(added));
  const classed = field.as(added.class);
  return added.retired ? classed.retire() : classed;
}

function withCodes(
  declared: EntryDeclaration,
  lists: ReadonlyMap<string, CodeList<string>>,
): EntryDeclaration {
  const changed = changedFields(declared.fields, lists);
  return changed ? { ...declared, fields: changed } : declared;
}

function changedFields(fields: f.Fields, lists: ReadonlyMap<string, CodeList<string>>): f.Fields | undefined {
  const changed: Record<string, Field<unknown, boolean>> = {};
  for (const [own, field] of Object.entries(fields)) {
    const list = field.spec.list && lists.get(field.spec.list.id);
    if (list) changed[own] = field.choosingFrom(list);
    const inner = field.spec.items && changedFields(field.spec.items, lists);
    if (inner) changed[own] = field.holding(inner);
  }
  return Object.keys(changed).length > 0 ? { ...fields, ...changed } : undefined;
}

function listsIn(fields: f.Fields): readonly CodeList<string>[] {
  return Object.values(fields).flatMap(({ spec }) => [
    ...(spec.list ? [spec.list] : []),
    ...(spec.items ? listsIn(spec.items) : []),
  ]);
}

/** The kinds with a country's additions laid over them. Throws an `AdditionProblem` on one that does not fit. */
export function extendKinds(
  kinds: readonly KindDeclaration[],
  additions: Additions,
): readonly KindDeclaration[] {
  const known = new Map(
    kinds
      .flatMap((kind) => Object.values(kind.entries).flatMap(({ fields }) => listsIn(fields)))
      .map((list) => [list.id, list]),
  );
  const lists = new Map<string, CodeList<string>>();
  for (const { list: id, codes } of additions.codes) {
    const list = known.get(id);
    if (!list) throw new AdditionProblem('no-such-list', id);
    if (list.external !== undefined) throw new AdditionProblem('external-list', id);
    if (lists.has(id)) throw new AdditionProblem('twice', id);
    lists.set(id, extendedList(list, codes, id));
  }
  const added = new Map<string, Record<string, Field<unknown>>>();
  for (const field of additions.fields) {
    const entries = kinds.find(({ kind }) => kind === field.kind)?.entries ?? {};
    const entry = Object.hasOwn(entries, field.entry) ? entries[field.entry] : undefined;
    if (!entry) throw new AdditionProblem('no-such-entry', at(field));
    const key = `${field.kind}.${field.entry}`;
    const fields = added.get(key) ?? {};
    if (fields[field.name]) throw new AdditionProblem('twice', at(field));
    fields[field.name] = fieldOf(field, entry);
    added.set(key, fields);
  }
  if (lists.size === 0 && added.size === 0) return kinds;
  return kinds.map((kind) => ({
    ...kind,
    entries: Object.fromEntries(
      Object.entries(kind.entries).map(([type, declared]) => {
        const coded = withCodes(declared, lists);
        const own = added.get(`${kind.kind}.${type}`);
        return [type, own ? { ...coded, fields: { ...coded.fields, ...own } } : coded];
      }),
    ),
  }));
}

/**
 * Throws an `AdditionProblem` where `after` would give a meaning to what was written under `before`: a field's kind of
 * answer and class stay, and neither it nor a code is ever missing.
 */
export function checkKept(before: Additions, after: Additions): void {
  const keepCodes = (where: string, old: AddedCodes['codes'] = [], now: AddedCodes['codes'] = []): void => {
    for (const { code } of old)
      if (!now.some((one) => one.code === code)) throw new AdditionProblem('changed', where);
  };
  for (const old of before.fields) {
    const now = after.fields.find((one) => at(one) === at(old));
    if (now?.type !== old.type || now.class !== old.class) throw new AdditionProblem('changed', at(old));
    keepCodes(at(old), old.codes, now.codes);
  }
  for (const old of before.codes)
    keepCodes(old.list, old.codes, after.codes.find(({ list }) => list === old.list)?.codes);
}

/** Their texts in one language, by message key, with English where that language has none. */
export function additionTexts(additions: Additions, language: string): Readonly<Record<string, string>> {
  const text = (all: Readonly<Record<string, string>>): string => all[language] ?? all['en'] ?? '';
  const found: Record<string, string> = {};
  // a text is ICU: what a country writes is words, whatever signs it holds
  const say = (key: string, all: Readonly<Record<string, string>>): void => {
    found[key] = text(all)
      .replace(/'/g, "''")
      .replace(/[{}#|]/g, "'$&'");
  };
  for (const field of additions.fields) {
    say(at(field), field.labels);
    say(`${at(field)}.help`, field.help);
    for (const one of field.codes ?? []) say(codeLabelKey({ id: listIdOf(field) }, one.code), one.labels);
  }
  for (const { list, codes } of additions.codes)
    for (const one of codes) say(codeLabelKey({ id: list }, one.code), one.labels);
  return found;
}
