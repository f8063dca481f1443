/**
 * What a field can hold beside its own kind of value, and how values are compared. "Not known", "not asked" and
 * "refused" are answers, not gaps: they are stored, merged, shown and counted like any other value.
 */
import { z } from 'zod';

export const unsaidReasons = ['not-known', 'not-asked', 'refused'] as const;
export type UnsaidReason = (typeof unsaidReasons)[number];
export interface Unsaid {
  readonly unsaid: UnsaidReason;
}

export const unsaidSchema = z.strictObject({ unsaid: z.enum(unsaidReasons) });

export function isUnsaid(value: unknown): value is Unsaid {
  return typeof value === 'object' && value !== null && 'unsaid' in value;
}

/** The value, or undefined when it is absent, cleared or unsaid. What safeguards and figures reckon with. */
export function said<V>(value: V | Unsaid | null | undefined): V | undefined {
  return value === null || value === undefined || isUnsaid(value) ? undefined : (value as V);
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Stable text of a JSON value (keys sorted), for comparing and ordering values; never for digests. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

export const sameValue = (a: Json, b: Json): boolean => canonical(a) === canonical(b);

/** A list field: items by id, and the ids that were removed (kept, so that a late "add" cannot revive them). */
export interface ItemList<I = Json> {
  readonly items: { readonly [id: string]: I };
  readonly gone: readonly string[];
}

/** How an operation changes a list field. Editing an item is removing it and adding another. */
export interface ItemChange<I = Json> {
  readonly add?: { readonly [id: string]: I };
  readonly remove?: readonly string[];
}

/** Is this a change of a list? No single value of any field has this shape. */
export function isItemChange(value: unknown): value is ItemChange {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { add, remove, ...rest } = value as { readonly [name: string]: unknown };
  return (
    (add !== undefined || remove !== undefined) &&
    Object.keys(rest).length === 0 &&
    (add === undefined || (typeof add === 'object' && add !== null && !Array.isArray(add))) &&
    (remove === undefined || (Array.isArray(remove) && remove.every((id) => typeof id === 'string')))
  );
}

/** Is this the stored form of a list field? No other value may have this shape (validate.ts sees to it). */
export function isItemList(value: unknown): value is ItemList {
  return (
    typeof value === 'object' &&
    value !== null &&
    'items' in value &&
    'gone' in value &&
    typeof value.items === 'object' &&
    value.items !== null &&
    Array.isArray(value.gone)
  );
}

/**
 * Names of kinds, entry types, fields and codes as they come from outside. Words that every JavaScript object answers to
 * ("constructor") are none, so that looking a name up in a declaration finds a declaration or nothing.
 */
export const isName = (text: string): boolean => namePattern.test(text) && !(text in {});
export const namePattern: RegExp = /^[a-z][A-Za-z0-9-]{0,60}$/;

/** How deep values may nest; far more than any field needs, far less than what exhausts a stack. */
const maxDepth = 30;

/** Does a value nest deeper than anything stored may? Safe for any depth. */
export function isTooDeep(value: unknown): boolean {
  let layer: readonly unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Text the database can hold: no NUL, no lone surrogates (jsonb refuses both). */
export const isCleanText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** First unclean string or key in a JSON value (not too deep) as a path, or undefined. */
export function findUncleanText(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isCleanText(value) ? undefined : path || '(value)';
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      const found = findUncleanText(inner, `${path}[${index}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!isCleanText(key)) return `${path}.(key)`;
      const found = findUncleanText(inner, path ? `${path}.${key}` : key);
      if (found) return found;
    }
  }
  return undefined;
}
