/** Which kinds of dossier somebody's roles have to do with, and which they make: what she is offered. */
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { catalogue } from '../../client/catalogue.ts';

const rolesOf = (roles: readonly string[]) => roles.flatMap((role) => catalogue().roles[role] ?? []);

/** Kinds of which her roles read at least one data group, in the order of the catalogue. */
export function kindsOf(roles: readonly string[]): readonly KindDeclaration[] {
  const groups = new Set(rolesOf(roles).flatMap(({ reads }) => reads));
  return Object.values(catalogue().kinds).filter((kind) =>
    Object.values(kind.entries).some(({ group }) => groups.has(group)),
  );
}

export const mayCreate = (roles: readonly string[], kind: string): boolean =>
  rolesOf(roles).some(({ creates }) => creates.includes(kind));

/** People are looked for before a new dossier of them is made, so that nobody is entered twice. */
export const isSearchedFirst = (kind: KindDeclaration): boolean =>
  Object.values(kind.entries).some(({ fields }) =>
    Object.values(fields).some(({ spec }) => spec.searchable === 'name'),
  );

export const newHref = (kind: KindDeclaration): string =>
  isSearchedFirst(kind) ? `/search/${kind.kind}` : `/records/${kind.kind}/new`;
