/** Checks what an operation writes into an entry against the declaration. Unknown keys survive (as identifying). */
import { z } from 'zod';
import type { EntryDeclaration } from './declare.ts';
import type { EntryState } from './dossier.ts';
import { isOwn, own, shownValue } from './dossier.ts';
import type { DataClass, Field, Fields } from './fields.ts';
import { mergeItems } from './merge.ts';
import type { ItemChange, Json } from './values.ts';
import {
  findUncleanText,
  isItemChange,
  isItemList,
  isName,
  isTooDeep,
  isUnsaid,
  sameValue,
  unsaidSchema,
} from './values.ts';

export interface Invalid {
  /** Path of the offending value, `field` or `field.item.subfield`. */
  readonly field: string;
  /** Message key suffix under `invalid.`. */
  readonly problem: 'required' | 'form' | 'text' | 'size' | 'unsaid-not-needed';
  readonly detail?: string;
}

const maxUnknownBytes = 20_000;
const itemId = z.uuid().transform((id) => id.toLowerCase());

/**
 * The writes with normalised values, or what is wrong with them. Takes any JSON; never throws. A list field's value is
 * the change to it, as is an unknown field's that has the form of one (a newer app knows that list).
 */
export function validateSet(
  declaration: EntryDeclaration,
  existing: EntryState | undefined,
  set: Readonly<Record<string, Json>>,
): { readonly values: Record<string, Json>; readonly invalid: readonly Invalid[] } {
  const values: Record<string, Json> = {};
  const invalid: Invalid[] = [];
  for (const [name, value] of Object.entries(set)) {
    const checked = checkNamed(name, declaration.fields, value, existing);
    if (checked.problem) invalid.push(checked.problem);
    else values[name] = checked.value;
  }
  const after = (name: string): Json | undefined => {
    const old = existing && shownValue(existing, name);
    if (!Object.hasOwn(values, name)) return old;
    const value = values[name];
    return isItemChange(value) ? { ...mergeItems(isItemList(old) ? old : undefined, value) } : value;
  };
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.spec.required || !isAsked(field, after)) continue;
    const touched = !existing || Object.hasOwn(set, name);
    if (touched && !isAnswer(after(name)) && !invalid.some((i) => i.field === name)) {
      invalid.push({ field: name, problem: 'required' });
    }
  }
  return { values, invalid };
}

const isAnswer = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && !(isItemList(value) && Object.keys(value.items).length === 0);

/** Whether a field matters, given the values of the others. */
export function isAsked(field: Field<unknown, boolean>, value: (name: string) => Json | undefined): boolean {
  if (field.spec.retired) return false;
  const { when } = field.spec;
  if (!when) return true;
  const other = value(when.field);
  const others = Array.isArray(other) ? other : [other];
  return others.some((one) => when.is.includes(one as string | boolean));
}

type Checked =
  | { readonly value: Json; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Invalid };

function checkNamed(name: string, fields: Fields, value: Json, existing: EntryState | undefined): Checked {
  if (!isName(name)) return { problem: { field: name, problem: 'form' } };
  if (isTooDeep(value)) return { problem: { field: name, problem: 'size' } };
  const unclean = findUncleanText(value, name);
  if (unclean) return { problem: { field: unclean, problem: 'text' } };
  const field = fields[name];
  if (!field && isItemList(value)) return { problem: { field: name, problem: 'form' } };
  if (!field && JSON.stringify(value).length > maxUnknownBytes) {
    return { problem: { field: name, problem: 'size' } };
  }
  const checked = field
    ? checkField(name, field, value)
    : isItemChange(value)
      ? checkItems(name, {}, value)
      : { value };
  if (checked.problem || !isItemChange(checked.value)) return checked;
  const twice = findOtherItem(existing, name, checked.value);
  return twice
    ? { problem: { field: `${name}.${twice}`, problem: 'form', detail: 'this id names another item' } }
    : checked;
}

/** The id of an added item under which the list holds something else. */
function findOtherItem(
  existing: EntryState | undefined,
  name: string,
  { add }: ItemChange,
): string | undefined {
  const list = existing && shownValue(existing, name);
  if (!isItemList(list)) return undefined;
  return Object.entries(add ?? {}).find(([id, item]) => {
    const known = list.items[id];
    return known !== undefined && !sameValue(known, item);
  })?.[0];
}

function checkField(name: string, field: Field<unknown, boolean>, value: Json): Checked {
  if (value === null) return { value: null };
  if (isUnsaid(value)) {
    return unsaidSchema.safeParse(value).success ? { value } : { problem: { field: name, problem: 'form' } };
  }
  if (field.spec.kind === 'items') return checkItems(name, field.spec.items ?? {}, value);
  const parsed = field.spec.schema.safeParse(value);
  if (parsed.success) return { value: parsed.data as Json };
  const detail = parsed.error.issues[0]?.message;
  return { problem: { field: name, problem: 'form', ...(detail ? { detail } : {}) } };
}

const itemChange = z.strictObject({
  add: z.record(itemId, z.record(z.string(), z.json())).optional(),
  // a list may be exchanged as a whole: a payment list has a line for each of thousands of households
  remove: z.array(itemId).max(10_000).optional(),
});

function checkItems(name: string, fields: Fields, value: Json): Checked {
  const parsed = itemChange.safeParse(value);
  if (!parsed.success) return { problem: { field: name, problem: 'form' } };
  const add: Record<string, Json> = {};
  for (const [id, item] of Object.entries(parsed.data.add ?? {})) {
    const checked: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(item)) {
      if (!isName(key)) return { problem: { field: `${name}.${id}.${key}`, problem: 'form' } };
      const field = fields[key];
      const result = field
        ? checkField(`${name}.${id}.${key}`, field, inner as Json)
        : { value: inner as Json };
      if (result.problem) return { problem: result.problem };
      checked[key] = result.value;
    }
    for (const [key, field] of Object.entries(fields)) {
      if (field.spec.required && isAsked(field, (other) => checked[other]) && !isAnswer(checked[key])) {
        return { problem: { field: `${name}.${id}.${key}`, problem: 'required' } };
      }
    }
    add[id] = checked;
  }
  return { value: { add, remove: parsed.data.remove ?? [] } };
}

/**
 * How secret a stored value is: as declared, and identifying where the declaration does not know it or something in it.
 * Of an entry's own values only the reason of a withdrawal says anything.
 */
export function classOf(declaration: EntryDeclaration, name: string, value: Json): DataClass {
  if (isOwn(name)) return name === own.withdrawal && value !== null ? 'identifying' : 'open';
  const spec = declaration.fields[name]?.spec;
  if (!spec) return 'identifying';
  const strange =
    spec.class === 'open' &&
    isItemList(value) &&
    Object.values(value.items).some((item) =>
      Object.keys(item ?? {}).some((key) => !Object.hasOwn(spec.items ?? {}, key)),
    );
  return strange ? 'identifying' : spec.class;
}
