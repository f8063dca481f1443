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
import { roles } from './roles.ts';

/** All kinds, in the order of their stored numbers. */
export const kinds: readonly KindDeclaration[] = [report, caseKind, organisation, community];

export const catalogue: Catalogue = {
  kinds: Object.fromEntries(kinds.map((kind) => [kind.kind, kind])),
  roles,
};

/** Every setting of every safeguard and of the kernel by its id, with default and bounds. */
export const settings: ReadonlyMap<string, Setting> = new Map(
  [...kinds.flatMap((kind) => kind.safeguards.flatMap((guard) => guard.settings)), emergencyGrantReview].map(
    (one) => [one.id, one],
  ),
);

/** Texts by locale. */
export const messages = { en } as const;
