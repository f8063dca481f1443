/**
 * Everybody of the service who is, or may be, whom a dossier names (domain/kernel/keeping.ts): by exact comparison of whole
 * names with those of all accounts and organisations, and by links. What is found is written into the same act.
 *
 * It errs on the side of the person who reports: everybody of that name is kept out, until somebody else has looked.
 */

import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Keeping, Namesake, Naming } from '../../domain/kernel/keeping.ts';
import type { OperationOf } from '../../domain/kernel/operations.ts';
import type { GuardContext } from '../../domain/kernel/safeguard.ts';
import { rankName } from '../../domain/shared/names/likeness.ts';
import { nameParts } from '../../domain/shared/names/parts.ts';
import { signOf } from '../vault/channels.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { stagesOf } from '../vault/succession.ts';
import { organisationNames } from './search.ts';
import type { Store } from './store.ts';

/** Surer than for a person who looks herself and judges: a first name that many have keeps nobody out. */
const leastLikeness = 0.9;

/** Names of those of the service that may be meant. */
export interface ServiceNames {
  readonly accounts: readonly { readonly id: number; readonly name: string }[];
  readonly organisations: readonly { readonly organisation: number; readonly name: string }[];
}

/** All that are asked for. */
export async function serviceNames(
  store: Store,
  wanted: { readonly accounts: boolean; readonly organisations: boolean },
): Promise<ServiceNames> {
  const { rows } = wanted.accounts
    ? await store.app.query<{ id: number; name: string }>(
        'select id, name from gwen.account where ended is null and not machine',
      )
    : { rows: [] };
  return { accounts: rows, organisations: wanted.organisations ? await organisationNames(store) : [] };
}

/**
 * The operations that keep out who is named and is not kept out yet. The id of an entry follows from who it is and by which
 * name, so that what a second person lifted is not written again when the same name is.
 * @param dossier as the act leaves it, with all entries that keep somebody out
 * @param names those to compare; all, if absent
 */
export async function keepOutNamed(
  store: Store,
  keeping: Keeping,
  dossier: Dossier,
  context: GuardContext,
  recorded: string,
  names?: ServiceNames,
): Promise<readonly OperationOf<'set'>[]> {
  const { accounts, organisations } = keeping.keptOut(dossier, context);
  const isOut = ({ kind, id }: Namesake): boolean =>
    (kind === 'account' ? accounts : organisations).includes(id);
  const written = new Set(dossier.entries.map(({ id }) => id));
  // ids follow from the installation's key, which may have been another one then
  const isWritten = (match: Namesake): boolean =>
    dossier.entries.some(
      ({ type, heads }) =>
        type === keeping.entry &&
        Object.entries(keeping.write(match)).every(([field, said]) =>
          heads[field]?.some(({ value }) => value === said),
        ),
    );
  const naming = keeping.named(dossier, context);
  const among =
    names ??
    (await serviceNames(store, {
      accounts: naming.people.length > 0,
      organisations: naming.organisations.length > 0,
    }));
  const fresh = findNamesakes(naming, among)
    .filter((match) => !isOut(match) && !isWritten(match))
    .map((match) => ({ match, entries: entryIds(store, dossier.id, match) }))
    .filter(({ entries }) => !entries.some((entry) => written.has(entry)));
  // by one name is enough
  const each = new Map(fresh.toReversed().map((one) => [`${one.match.kind} ${one.match.id}`, one]));
  return [...each.values()].map(({ match, entries: [entry] }) => ({
    op: 'set',
    id: crypto.randomUUID(),
    dossier: dossier.id,
    recorded,
    type: keeping.entry,
    entry,
    base: dossier.version,
    set: { ...keeping.write(match) },
  }));
}

/** The id by the present key, and then those by the keys before it. */
function entryIds(
  { vault }: Store,
  dossier: string,
  { kind, id, name = '' }: Namesake,
): readonly [string, ...string[]] {
  const folded = nameParts(name).sort().join(' ');
  const by = (keys: Parameters<typeof signOf>[0]): string =>
    stableUuid(signOf(keys, 'named', [dossier, kind, String(id), folded]).toString('hex'), 'kept out');
  return [by(vault), ...stagesOf(vault.sender).map((sender) => by({ sender }))];
}

export function findNamesakes(naming: Naming, names: ServiceNames): readonly Namesake[] {
  const alike = (kind: Namesake['kind'], id: number, own: string, said: readonly string[]): Namesake[] =>
    said.filter((name) => rankName(name, own) >= leastLikeness).map((name) => ({ kind, id, name }));
  return [
    ...naming.linked.map((id): Namesake => ({ kind: 'organisation', id, name: undefined })),
    ...names.accounts.flatMap(({ id, name }) => alike('account', id, name, naming.people)),
    ...names.organisations.flatMap(({ organisation, name }) =>
      alike('organisation', organisation, name, naming.organisations),
    ),
  ];
}
