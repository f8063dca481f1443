/** Checks what an operation writes into an entry against the declaration. Unknown keys survive (as identifying). */
import { z } from 'zod';
import type { EntryDeclaration } from './declare.ts';
import type { EntryState } from './dossier.ts';
import { shownValue } from './dossier.ts';
import type { Field, Fields } from './fields.ts';
import type { Json } from './values.ts';
import { findUncleanText, isUnsaid, unsaidSchema } from './values.ts';

export interface Invalid {
  /** Path of the offending value, `field` or `field.item.subfield`. */
  readonly field: string;
  /** Message key suffix under `invalid.`. */
  readonly problem: 'required' | 'form' | 'text' | 'size' | 'unsaid-not-needed';
  readonly detail?: string;
}

const maxUnknownBytes = 20_000;
const itemId = z.uuid();

/** The writes with normalised values, or what is wrong with them. */
export function validateSet(
  declaration: EntryDeclaration,
  existing: EntryState | undefined,
  set: Readonly<Record<string, Json>>,
): { readonly values: Record<string, Json>; readonly invalid: readonly Invalid[] } {
  const values: Record<string, Json> = {};
  const invalid: Invalid[] = [];
  for (const [name, value] of Object.entries(set)) {
    const unclean = findUncleanText(value, name);
    if (unclean) {
      invalid.push({ field: unclean, problem: 'text' });
      continue;
    }
    const field = declaration.fields[name];
    if (!field) {
      if (JSON.stringify(value).length > maxUnknownBytes) invalid.push({ field: name, problem: 'size' });
      else values[name] = value;
      continue;
    }
    const checked = checkField(name, field, value);
    if (checked.problem) invalid.push(checked.problem);
    else values[name] = checked.value;
  }
  const after = (name: string): Json | undefined =>
    name in values ? values[name] : existing && shownValue(existing, name);
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (!field.spec.required || !isAsked(field, after)) continue;
    const value = after(name);
    const touched = !existing || name in set;
    if (touched && (value === undefined || value === null) && !invalid.some((i) => i.field === name)) {
      invalid.push({ field: name, problem: 'required' });
    }
  }
  return { values, invalid };
}

/** Whether a field matters, given the values of the others. */
export function isAsked(field: Field<unknown, boolean>, value: (name: string) => Json | undefined): boolean {
  if (field.spec.retired) return false;
  const { when } = field.spec;
  if (!when) return true;
  const other = value(when.field);
  const others = Array.isArray(other) ? other : [other];
  return others.some((one) => when.is.includes(one as string | boolean));
}

function checkField(
  name: string,
  field: Field<unknown, boolean>,
  value: Json,
): { value: Json; problem?: undefined } | { value?: undefined; problem: Invalid } {
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
  remove: z.array(itemId).max(1000).optional(),
});

function checkItems(name: string, fields: Fields, value: Json): ReturnType<typeof checkField> {
  const parsed = itemChange.safeParse(value);
  if (!parsed.success) return { problem: { field: name, problem: 'form' } };
  const add: Record<string, Json> = {};
  for (const [id, item] of Object.entries(parsed.data.add ?? {})) {
    const checked: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(item)) {
      const field = fields[key];
      const result = field
        ? checkField(`${name}.${id}.${key}`, field, inner as Json)
        : { value: inner as Json };
      if (result.problem) return { problem: result.problem };
      checked[key] = result.value;
    }
    for (const [key, field] of Object.entries(fields)) {
      if (field.spec.required && (checked[key] ?? null) === null) {
        return { problem: { field: `${name}.${id}.${key}`, problem: 'required' } };
      }
    }
    add[id] = checked;
  }
  return { value: { add, remove: parsed.data.remove ?? [] } };
}
