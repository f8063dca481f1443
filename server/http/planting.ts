/** For tests of what must be nowhere: fills every declared field with a text, as far as its kind takes one. */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Field, Fields } from '../../domain/kernel/fields.ts';
import { worded } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';

export interface Planting {
  /** A text for the field of this path, which must take it. */
  readonly text: (path: string, takes?: (text: string) => boolean) => string;
  /** An entry of one of these types in the same dossier, if there is one. */
  readonly entry: (types: readonly string[]) => string | undefined;
  readonly account: number;
  readonly team: number;
  readonly organisation: number;
}

/** Paths of all fields that take words. */
export function wordedPaths(fields: Fields, under: string): string[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const path = `${under}.${name}`;
    if (spec.items) return wordedPaths(spec.items, path);
    return worded.has(spec.kind) && !spec.retired ? [path] : [];
  });
}

/** Paths of fields that lie in the open and take this. */
export function openFor(fields: Fields, under: string, text: string): string[] {
  return Object.entries(fields).flatMap(([name, { spec }]) => {
    const path = `${under}.${name}`;
    if (spec.class !== 'open') return [];
    if (spec.items) return openFor(spec.items, path, text);
    return spec.schema.safeParse(text).success ? [path] : [];
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
  const id = crypto.randomUUID();
  if (spec.retired) return undefined;
  switch (spec.kind) {
    case 'text':
      return planting.text(path, (text) => spec.schema.safeParse(text).success);
    case 'person-name':
      return [{ part: 'full', text: planting.text(path) }];
    case 'place':
      return { detail: planting.text(path) };
    case 'attachment':
      // whoever plants keeps a file of this id and says what keeping it answered
      return {
        ...{ id, name: `${planting.text(path)}.jpg`, type: 'image/jpeg', size: 7 },
        ...{ sha256: '0'.repeat(64), key: 'A'.repeat(43) },
      };
    case 'box':
      return Buffer.from(planting.text(path).repeat(10)).toString('base64url');
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
      return [30, 3].find((number) => spec.schema.safeParse(number).success) ?? 0;
    case 'area':
      return 'ZM';
    case 'organisation':
    case 'account':
    case 'team':
      return planting[spec.kind];
    case 'money':
      return { amount: 700, currency: 'KES' };
    case 'link':
      return id;
    case 'entry-link':
      return planting.entry(spec.entryTypes ?? []) ?? id;
    case 'items':
      return { add: { [id]: fill(planting, spec.items ?? {}, path) } };
  }
}
