/** For tests of what must be nowhere: fills every declared field with a text, as far as its kind takes one. */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Field, Fields } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';

export interface Planting {
  /** A text for the field of this path. */
  readonly text: (path: string) => string;
  readonly account: number;
  readonly team: number;
  readonly organisation: number;
}

/** Kinds of field in which people write words of their own. */
const worded: readonly string[] = ['text', 'person-name', 'place', 'attachment', 'box'];

/** Paths of all fields that take words, except those that are declared to be open to the public. */
export function wordedPaths(fields: Fields, under: string): string[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const path = `${under}.${name}`;
    if (spec.items) return wordedPaths(spec.items, path);
    return worded.includes(spec.kind) && spec.class !== 'open' && !spec.retired ? [path] : [];
  });
}

/** Paths of fields that take words and are declared to be open. */
export function openWords(fields: Fields, under: string): string[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const path = `${under}.${name}`;
    if (spec.items) return openWords(spec.items, path);
    return worded.includes(spec.kind) && spec.class === 'open' ? [path] : [];
  });
}

/** Sets that together fill every field of an entry: one for each answer that makes further fields appear. */
export function setsFor(
  planting: Planting,
  declaration: EntryDeclaration,
  under: string,
): Record<string, Json>[] {
  const { fields } = declaration;
  const asked = Object.values(fields).flatMap(({ spec }) =>
    (spec.when ? spec.when.is : []).map((is) => [spec.when?.field ?? '', is] as const),
  );
  const variants: (readonly [string, string | boolean] | undefined)[] = [undefined, ...asked];
  return variants.map((variant) => fill(planting, fields, under, variant));
}

function fill(
  planting: Planting,
  fields: Fields,
  under: string,
  variant?: readonly [string, string | boolean],
): Record<string, Json> {
  const set: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = valueFor(planting, field, `${under}.${name}`);
    if (value !== undefined) set[name] = value;
  }
  if (variant) {
    const [name, is] = variant;
    set[name] = fields[name]?.spec.kind === 'codes' ? [is] : is;
  }
  return set;
}

function valueFor(planting: Planting, { spec }: Field<unknown, boolean>, path: string): Json | undefined {
  const text = planting.text(path);
  const id = crypto.randomUUID();
  if (spec.retired || (worded.includes(spec.kind) && spec.class === 'open')) return undefined;
  switch (spec.kind) {
    case 'text':
      return text;
    case 'person-name':
      return [{ part: 'full', text }];
    case 'place':
      return { detail: text };
    case 'attachment':
      return { id, name: `${text}.jpg`, type: 'image/jpeg', size: 7 };
    case 'box':
      return Buffer.from(text.repeat(10)).toString('base64url');
    case 'code':
      return spec.list?.codes[0];
    case 'codes':
      return spec.list?.codes.slice(0, 1);
    case 'yes-no':
      return true;
    case 'date':
      return '2012-03';
    case 'instant':
      return '2026-03-02T08:00:00Z';
    case 'age':
      return { from: 3, to: 4 };
    case 'number':
      return 3;
    case 'area':
      return 'ZM';
    case 'organisation':
    case 'account':
    case 'team':
      return planting[spec.kind];
    case 'money':
      return { amount: 700, currency: 'KES' };
    case 'link':
    case 'entry-link':
      return id;
    case 'items':
      return { add: { [id]: fill(planting, spec.items ?? {}, path) } };
  }
}
