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

/** Text the database can hold: no NUL, no lone surrogates (jsonb refuses both). */
export const isCleanText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** First unclean string or key in a JSON value as a path, or undefined. */
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
