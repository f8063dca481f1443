/**
 * Another organisation answers for a dossier from now on. It is a grant that says so: of everything that those hold who
 * answer for it, without end, to a party that works for that organisation. Whoever was let in to work on the dossier for
 * the one that did so far is let in no longer; those who are in it for themselves or with leave of their own stay.
 */
import type { KindDeclaration } from './declare.ts';
import { stewardGroups } from './declare.ts';
import type { Dossier } from './dossier.ts';
import { findParty } from './lookups.ts';
import type { OperationOf } from './operations.ts';
import type { GuardContext } from './safeguard.ts';

/** Purposes of grants that belong to who holds them, whoever answers for the dossier. */
const ownPurposes: readonly string[] = ['guardianship', 'reporter'];

/** The field of a grant that hands over and does not hand over all; undefined where it is whole, or hands nothing over. */
export function findHandingFlaw(
  before: Dossier,
  kind: KindDeclaration,
  operation: OperationOf<'grant'>,
  context: GuardContext & { readonly decides: boolean },
): 'level' | 'until' | 'groups' | 'steward' | undefined {
  if (operation.steward === undefined) return undefined;
  if (operation.level !== 'steward') return 'level';
  if (operation.until !== undefined) return 'until';
  // a group left out would be nobody's
  if (stewardGroups(kind).some((group) => !operation.groups.includes(group))) return 'groups';
  // to the same one it would hand nothing over, and put everybody else out
  if (!kind.handsOver || operation.steward === before.steward) return 'steward';
  const party = findParty(context, operation.party);
  return (party ? party.organisation !== operation.steward : context.decides) ? 'steward' : undefined;
}

/** Ids of the grants that end when the dossier is handed over. */
export const endedByHandingOver = (before: Dossier, kind: KindDeclaration): readonly string[] =>
  before.grants
    .filter(
      ({ basis, purpose, groups }) =>
        basis === 'assignment' &&
        !ownPurposes.includes(purpose) &&
        groups.some((group) => !kind.apart.includes(group)),
    )
    .map(({ id }) => id);
