/**
 * What of a kind of dossier everybody may read without an account: fields of entry types, named one by one. What is not
 * named is not public, and what a country adds is not either. Nothing that tells who a person is can be named at all.
 */
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { EntryState } from './dossier.ts';
import { shownValue } from './dossier.ts';
import type { Field, FieldKind } from './fields.ts';
import type { Json } from './values.ts';
import { canonical, isItemList, isUnsaid } from './values.ts';

/** What is public of the entries of one type. */
export interface Published {
  readonly fields: readonly string[];
  /** Only entries of which all of these are so; where people disagree about one, each of their answers must be. */
  readonly when?: readonly { readonly field: string; readonly is: readonly string[] }[];
}

export type PublishedEntries = { readonly [type: string]: Published };

/** Kinds of field that lead to a person, or hold whatever somebody typed or sent. */
const never: ReadonlySet<FieldKind> = new Set([
  'age',
  'place',
  'person-name',
  'account',
  'team',
  'link',
  'entry-link',
  'attachment',
  'box',
]);

const mayBePublic = ({ spec }: Field<unknown, boolean>): boolean =>
  !never.has(spec.kind) &&
  (spec.class === 'open' || spec.class === 'restricted' || spec.items !== undefined) &&
  spec.long !== true &&
  Object.values(spec.items ?? {}).every(mayBePublic);

/** Throws where a declaration would publish what is nobody else's business, or what is not there. */
export function checkPublished(
  kind: string,
  entries: { readonly [type: string]: EntryDeclaration },
  published: PublishedEntries,
): void {
  for (const [type, { fields, when = [] }] of Object.entries(published)) {
    const declared = entries[type];
    if (!declared) throw new Error(`${kind} publishes unknown entry ${type}`);
    if (declared.subject !== 'matter')
      throw new Error(
        `${kind} publishes ${type}, which is about somebody: only entries about the matter can be public`,
      );
    for (const name of fields) {
      const field = Object.hasOwn(declared.fields, name) ? declared.fields[name] : undefined;
      if (!field || !mayBePublic(field)) throw new Error(`${kind}.${type}.${name} cannot be public`);
    }
    for (const { field } of when)
      if (declared.fields[field]?.spec.class !== 'open')
        throw new Error(`${kind}.${type} is public depending on ${field}, which is no open field`);
  }
}

/** An entry as everybody may read it. Lists are arrays; what nobody said is left out. */
export type PublicValues = { readonly [field: string]: Json };

/** What is public of an entry now; undefined if nothing is. */
export function findPublicValues(
  { published }: Pick<KindDeclaration, 'published'>,
  entry: EntryState,
): PublicValues | undefined {
  const declared = Object.hasOwn(published, entry.type) ? published[entry.type] : undefined;
  if (!declared || entry.withdrawn !== undefined) return undefined;
  const { fields, when = [] } = declared;
  const isSo = when.every(({ field, is }) => {
    const heads = entry.heads[field] ?? [];
    return heads.length > 0 && heads.every(({ value }) => is.includes(String(value)));
  });
  if (!isSo) return undefined;
  return Object.fromEntries(
    fields.flatMap((name): (readonly [string, Json])[] => {
      const value = shownValue(entry, name);
      if (value === undefined || value === null || isUnsaid(value)) return [];
      return [[name, isItemList(value) ? Object.values(value.items).map(withoutUnsaid) : value]];
    }),
  );
}

const withoutUnsaid = (item: Json): Json =>
  typeof item === 'object' && item !== null && !Array.isArray(item)
    ? Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && !isUnsaid(value)))
    : item;

/** The same text for the same declaration: when it changes, all that is public is written anew. */
export const publishingText = ({ published }: Pick<KindDeclaration, 'published'>): string =>
  canonical(
    Object.entries(published).map(([type, { fields, when }]) => [
      type,
      fields,
      (when ?? []).map(({ field, is }) => [field, is]),
    ]),
  );
