/**
 * What a generated form does, without drawing it: which fields it asks, what in them is wrong, what has changed. The
 * form edits whole values; an operation writes only the changed ones, and lists as what was added and removed.
 */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { shownValue } from '../../domain/kernel/dossier.ts';
import type { Field, FieldKind, Fields } from '../../domain/kernel/fields.ts';
import type { Invalid } from '../../domain/kernel/validate.ts';
import { isAsked, validateSet } from '../../domain/kernel/validate.ts';
import type { ItemList, Json } from '../../domain/kernel/values.ts';
import { isUnsaid, sameValue } from '../../domain/kernel/values.ts';
import type { DateProblem } from '../dates.ts';
import { dateProblem } from '../dates.ts';
import { itemChange } from '../ui/items.ts';

export type AnyField = Field<unknown, boolean>;
export type FormValues = { readonly [field: string]: Json };

/** What is wrong in one place of the form. */
export interface FormProblem {
  /** `field`, or `field.<item id>.<field of the item>`. */
  readonly path: string;
  readonly problem: Invalid['problem'];
  readonly kind: FieldKind | undefined;
  /** What is wrong with a date. */
  readonly date?: DateProblem | undefined;
}

/** What the form shows at first: the stored values. */
export function startValues(declaration: EntryDeclaration, existing: EntryState | undefined): FormValues {
  const values: Record<string, Json> = {};
  for (const name of Object.keys(declaration.fields)) {
    const value = existing && shownValue(existing, name);
    if (value !== undefined && value !== null) values[name] = value;
  }
  return values;
}

/** Those of these fields that are asked, in the order of their declaration, given the answers so far. */
export const askedIn = (fields: Fields, values: FormValues): readonly (readonly [string, AnyField])[] =>
  Object.entries(fields).filter(([, field]) => isAsked(field, (name) => values[name]));

/** The fields of an entry that are asked: none that follow from others, which the server works out. */
export const askedFields = (declaration: EntryDeclaration, values: FormValues) =>
  askedIn(declaration.fields, values).filter(
    ([name, { spec }]) => spec.unasked !== true && !declaration.follows?.fields.includes(name),
  );

type Asked = readonly (readonly [string, AnyField])[];

/**
 * Which questions stand open and which fold away: those the entry asks first, in its own order; then what must be answered
 * and was not at the start, and what depends on one of these.
 */
export function inOrder(
  { first }: EntryDeclaration,
  asked: Asked,
  start: FormValues,
): { readonly first: Asked; readonly rest: Asked } {
  if (!first) return { first: asked, rest: [] };
  const isOpen = (name: string, { spec }: AnyField): boolean => {
    if (first.includes(name) || (spec.required && start[name] === undefined)) return true;
    const on = asked.find(([other]) => other === spec.when?.field);
    return on !== undefined && isOpen(...on);
  };
  const rank = (name: string): number => {
    const at = first.indexOf(name);
    return at === -1 ? first.length : at;
  };
  return {
    first: asked.filter(([name, field]) => isOpen(name, field)).toSorted(([a], [b]) => rank(a) - rank(b)),
    rest: asked.filter(([name, field]) => !isOpen(name, field)),
  };
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a list field, or undefined when it is none (absent, unsaid). */
export function findItemList(value: Json | undefined): ItemList | undefined {
  if (!isObject(value)) return undefined;
  const { items, gone } = value;
  return isObject(items) && Array.isArray(gone) ? { items, gone: gone.map(String) } : undefined;
}

/**
 * What an operation writes: the asked fields whose values differ from the stored ones, null for one that was emptied.
 * A field that is no longer asked keeps what was stored.
 * @param stored as its author has seen it, where others may have written since
 */
export function changesOf(
  declaration: EntryDeclaration,
  existing: EntryState | undefined,
  values: FormValues,
  stored: FormValues = startValues(declaration, existing),
): Record<string, Json> {
  const set: Record<string, Json> = {};
  for (const [name, field] of askedFields(declaration, values)) {
    const before = stored[name];
    const after = values[name];
    if (field.spec.kind === 'items' && !isUnsaid(after)) {
      const change = itemChange(findItemList(before), findItemList(after));
      if (change) set[name] = change as Json;
    } else if (after === undefined) {
      if (before !== undefined) set[name] = null;
    } else if (before === undefined || !sameValue(before, after)) {
      set[name] = after;
    }
  }
  return set;
}

/** The field at a path of a problem. */
export function findField(declaration: EntryDeclaration, path: string): AnyField | undefined {
  const [name = '', , inner] = path.split('.');
  const field = declaration.fields[name];
  return inner === undefined ? field : field?.spec.items?.[inner];
}

function valueAt(values: FormValues, path: string): Json | undefined {
  const [name = '', id = '', inner = ''] = path.split('.');
  const value = values[name];
  if (id === '') return value;
  const item = findItemList(value)?.items[id];
  return isObject(item) ? item[inner] : undefined;
}

/** Everything that keeps the form from being handed in, in the order of its fields. */
export function findProblems(
  declaration: EntryDeclaration,
  existing: EntryState | undefined,
  values: FormValues,
  stored?: FormValues,
): readonly FormProblem[] {
  const { invalid } = validateSet(declaration, existing, changesOf(declaration, existing, values, stored));
  const order = Object.keys(declaration.fields);
  const rank = (path: string): number => order.indexOf(path.split('.')[0] ?? '');
  return invalid
    .map(({ field: path, problem }) => {
      const kind = findField(declaration, path)?.spec.kind;
      const value = valueAt(values, path);
      const date = kind === 'date' && typeof value === 'string' ? dateProblem(value) : undefined;
      return { path, problem, kind, date };
    })
    .sort((a, b) => rank(a.path) - rank(b.path));
}

/** Message keys of a problem, the most telling first. */
export function problemKeys({ problem, kind, date }: FormProblem): readonly string[] {
  return [
    ...(date ? [`invalid.date.${date}`] : []),
    ...(kind ? [`invalid.${problem}.${kind}`] : []),
    `invalid.${problem}`,
  ];
}

/** Answers every question left open that needs an answer with "not asked": one act at the end of a broken-off call. */
export function leaveUnasked(declaration: EntryDeclaration, values: FormValues): FormValues {
  const open = askedFields(declaration, values).filter(
    ([name, field]) => field.spec.required && values[name] === undefined,
  );
  return { ...values, ...Object.fromEntries(open.map(([name]) => [name, { unsaid: 'not-asked' }])) };
}
