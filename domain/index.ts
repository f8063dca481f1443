/**
 * The catalogue: every kind of dossier, every role, every setting. Whatever reads the domain as a whole starts here.
 */
import { caseKind } from './case/index.ts';
import { community } from './community/index.ts';
import type { Catalogue } from './kernel/apply.ts';
import type { KindDeclaration, Setting } from './kernel/declare.ts';
import { emergencyGrantReview } from './kernel/duties.ts';
import { messages as en } from './messages.en.ts';
import { organisation } from './organisation/index.ts';
import { report } from './report/index.ts';
import { rolesFor } from './roles.ts';

/** All kinds, in the order of their stored numbers. */
export const kinds: readonly KindDeclaration[] = [report, caseKind, organisation, community];

/** The catalogue of some kinds, with the roles over them. */
export const catalogueOf = (some: readonly KindDeclaration[]): Catalogue => ({
  kinds: Object.fromEntries(some.map((kind) => [kind.kind, kind])),
  roles: rolesFor(some),
});

export const catalogue: Catalogue = catalogueOf(kinds);

/** Every setting of every safeguard and of the kernel by its id, with default and bounds. */
export const settings: ReadonlyMap<string, Setting> = new Map(
  [...kinds.flatMap((kind) => kind.safeguards.flatMap((guard) => guard.settings)), emergencyGrantReview].map(
    (one) => [one.id, one],
  ),
);

/** Texts by locale. */
export const messages = { en } as const;
