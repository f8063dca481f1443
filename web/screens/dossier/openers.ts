/** Who could open a sealed field for somebody who cannot: those who could read it when it was sealed and still can. */
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { shownValue } from '../../../domain/kernel/dossier.ts';
import type { Head } from '../../../domain/kernel/merge.ts';
import type { RoleMatrix } from '../../../domain/kernel/roles.ts';
import { groupsOf } from '../../../domain/kernel/roles.ts';
import { findNamed } from '../../../domain/kernel/sealing.ts';
import type { Directory } from '../../client/types.ts';

interface Sealed {
  readonly entry: EntryState;
  readonly declaration: EntryDeclaration;
  readonly field: string;
  readonly head: Head;
}

/**
 * Accounts, without her own. Boxes do not say whom they are for, so it follows from rights: who holds the data group since
 * before it was sealed, herself or by a team, by a right that does not end by itself, and is named by the entry if it names.
 */
export function openersOf(
  { entry, declaration, field, head }: Sealed,
  { grants }: Pick<Dossier, 'grants'>,
  { accounts, teams }: Pick<Directory, 'accounts' | 'teams'>,
  roles: RoleMatrix,
  self: number,
): readonly number[] {
  const holders = grants.filter(
    (grant) =>
      grant.level !== 'know-of' &&
      grant.groups.includes(declaration.group) &&
      Date.parse(grant.from) <= Date.parse(head.stamp.at),
  );
  const parties = new Set(holders.map(({ party }) => party));
  const members = teams.filter(({ id }) => parties.has(id)).flatMap((team) => team.members);
  const named = findNamed(declaration, field, (name) => shownValue(entry, name) ?? undefined);
  return accounts
    .filter(
      ({ id, ended, recipient, ...account }) =>
        id !== self &&
        !ended &&
        recipient !== null &&
        (parties.has(id) || members.includes(id)) &&
        (named === undefined || named.includes(id)) &&
        groupsOf(account.roles, roles).has(declaration.group),
    )
    .map(({ id }) => id);
}
