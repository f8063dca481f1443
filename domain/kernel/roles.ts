/**
 * What a role may do. A grant says which dossier and data groups a person was given; a role says which data groups its
 * profession ever needs, and what it may write. Both must hold. Who holds neither is told the dossier does not exist.
 */
import type { KindDeclaration } from './declare.ts';
import type { Dossier, Grant } from './dossier.ts';
import { isCalled } from './dossier.ts';
import type { Level, Operation } from './operations.ts';
import { levelRank } from './operations.ts';
import type { Actor } from './safeguard.ts';

export interface RoleDeclaration {
  readonly role: string;
  readonly reads: readonly string[];
  /** Entry types it writes, per kind. */
  readonly writes: { readonly [kind: string]: readonly string[] };
  /** Entry types it may add without seeing them, per kind. */
  readonly tells?: { readonly [kind: string]: readonly string[] };
  readonly creates: readonly string[];
  /** States it may move a dossier to, per kind. */
  readonly moves: { readonly [kind: string]: readonly string[] };
  /** May give and end grants on dossiers it holds at steward level. */
  readonly grants: boolean;
}
export type RoleMatrix = { readonly [role: string]: RoleDeclaration };

const rolesOf = (actor: Actor, matrix: RoleMatrix): readonly RoleDeclaration[] =>
  actor.roles.flatMap((role) => matrix[role] ?? []);

/** Entry types per kind whose declarations name this role among their writers (or among those who only tell). */
export function writesOf(
  role: string,
  kinds: readonly KindDeclaration[],
  as: 'writers' | 'tellers' = 'writers',
): RoleDeclaration['writes'] {
  const written = kinds.map((kind): readonly [string, readonly string[]] => [
    kind.kind,
    Object.values(kind.entries).flatMap((declared) => (declared[as].includes(role) ? [declared.type] : [])),
  ]);
  return Object.fromEntries(written.filter(([, types]) => types.length > 0));
}

/**
 * The same roles with less: writing, telling, creating and moving only where `may` allows it (of a kind as a whole when it
 * is asked without a type), and nobody is let in. For programs, whose keys allow less than their accounts.
 */
export function restrictRoles(matrix: RoleMatrix, may: (kind: string, type?: string) => boolean): RoleMatrix {
  const types = (all: RoleDeclaration['writes'] = {}): RoleDeclaration['writes'] =>
    Object.fromEntries(
      Object.entries(all).map(([kind, some]) => [kind, some.filter((type) => may(kind, type))]),
    );
  return Object.fromEntries(
    Object.entries(matrix).map(([name, role]) => [
      name,
      {
        ...role,
        writes: types(role.writes),
        tells: types(role.tells),
        creates: role.creates.filter((kind) => may(kind)),
        moves: Object.fromEntries(Object.entries(role.moves).filter(([kind]) => may(kind))),
        grants: false,
      },
    ]),
  );
}

/** Data groups that the roles of a person ever read. */
export const groupsOf = (roles: readonly string[], matrix: RoleMatrix): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => matrix[role]?.reads ?? []));

/**
 * A grant is in force from when it was given until its end. When that was is not asked: on reports times are rounded, so
 * it may lie some minutes ahead, and a device's clock may be slow.
 */
const isInForce = (grant: Grant, now: Date): boolean =>
  grant.until === undefined || Date.parse(grant.until) > now.getTime();

/** Does a grant in force give one of the actor's parties this group at this level? (`group` undefined: any group.) */
export function isGranted(actor: Actor, dossier: Dossier, level: Level, now: Date, group?: string): boolean {
  return grantsInForce(actor, dossier, level, now, group).length > 0;
}

function grantsInForce(
  actor: Actor,
  dossier: Dossier,
  level: Level,
  now: Date,
  group: string | undefined,
): readonly Grant[] {
  return dossier.grants.filter(
    (grant) =>
      actor.parties.includes(grant.party) &&
      levelRank(grant.level) >= levelRank(level) &&
      isInForce(grant, now) &&
      (group === undefined || grant.groups.includes(group)),
  );
}

/** Nobody gives what she does not hold as a steward, nor for longer than she holds it. (`group` undefined: any group.) */
function mayGive(
  actor: Actor,
  dossier: Dossier,
  group: string | undefined,
  until: string | undefined,
  now: Date,
): boolean {
  return grantsInForce(actor, dossier, 'steward', now, group).some(
    (own) => own.until === undefined || (until !== undefined && Date.parse(until) <= Date.parse(own.until)),
  );
}

export type Denial = 'not-found' | 'not-your-role';

/**
 * Why the actor may not do this, or undefined if she may. `not-found` for whoever cannot even know of the dossier;
 * `not-your-role` for one who sees it but whose role or level does not cover the operation. `fresh`: the same act made
 * the dossier, so its maker needs no grant yet, only the role.
 */
export function findDenial(
  actor: Actor,
  kind: KindDeclaration,
  dossier: Dossier,
  operation: Operation,
  matrix: RoleMatrix,
  now: Date,
  fresh = false,
): Denial | undefined {
  const roles = rolesOf(actor, matrix);
  const granted = (level: Level, group?: string): boolean =>
    fresh || isGranted(actor, dossier, level, now, group);
  if (operation.op === 'create') {
    return roles.some((role) => role.creates.includes(kind.kind)) ? undefined : 'not-your-role';
  }
  if (!granted('know-of')) return 'not-found';
  const may = (allowed: boolean): Denial | undefined => (allowed ? undefined : 'not-your-role');
  const held = (group: string): string | undefined => (kind.apart.includes(group) ? undefined : group);
  switch (operation.op) {
    case 'set':
    case 'withdraw': {
      const group = kind.entries[operation.type]?.group;
      const writes =
        group !== undefined &&
        granted('work', group) &&
        roles.some((role) => role.writes[kind.kind]?.includes(operation.type));
      const tells =
        operation.op === 'set' &&
        granted('work') &&
        roles.some((role) => role.tells?.[kind.kind]?.includes(operation.type)) &&
        !dossier.entries.some((entry) => isCalled(entry, operation.entry));
      return may(writes || tells);
    }
    case 'transition':
      return may(granted('work') && roles.some((role) => role.moves[kind.kind]?.includes(operation.to)));
    case 'grant':
      // who hands it over gets nothing herself; it takes somebody who may also end it
      if (operation.steward !== undefined) {
        const ends = (role: RoleDeclaration): boolean =>
          kind.closed.some((state) => role.moves[kind.kind]?.includes(state));
        return may(
          mayGive(actor, dossier, undefined, undefined, now) &&
            roles.some((role) => role.grants && ends(role)),
        );
      }
      return may(
        roles.some((role) => role.grants) &&
          operation.groups.every(
            (group) => fresh || mayGive(actor, dossier, held(group), operation.until, now),
          ),
      );
    case 'revoke': {
      const grant = dossier.grants.find((one) => one.id === operation.grant);
      const own = grant !== undefined && actor.parties.includes(grant.party);
      const groups = grant?.groups.map(held) ?? [undefined];
      return may(
        own || (roles.some((role) => role.grants) && groups.every((group) => granted('steward', group))),
      );
    }
    case 'link':
    case 'unlink':
      return may(granted('work'));
    case 'settle': {
      const duty = dossier.duties.find((one) => `${one.safeguard}:${one.key}` === operation.duty);
      const isHers =
        duty !== undefined && (actor.roles.includes(duty.role) || duty.account === actor.account);
      return may(isHers && granted('read'));
    }
  }
}
