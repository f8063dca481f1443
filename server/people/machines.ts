/**
 * Keys for other programs: a registry that sends notices, a ministry's warehouse, an NGO's own system. A program has an
 * account of its own, of an organisation, with roles and whatever dossiers it is granted, like a person; a key is how it
 * says who it is, and may do less than its account: only some kinds, some data groups, reading alone. A key ends by
 * itself, is slowed down beyond its limit, and never reaches what is sealed.
 */
import { groupCode } from '../../domain/groups.ts';
import { groupsOf, restrictRoles } from '../../domain/kernel/roles.ts';
import type { Store } from '../store/store.ts';
import { newToken, sameBytes, tokenDigest } from '../vault/tokens.ts';
import type { By, Database } from './accounts.ts';
import type { Session } from './session.ts';

/** What a key allows, beside the roles of its account. */
export interface MachineScope {
  /** Id of the key. */
  readonly key: number;
  /** Kinds of dossier; undefined: all. */
  readonly kinds: readonly string[] | undefined;
  readonly writes: boolean;
  readonly perMinute: number;
}

/** Roles that only a person has: they decide about other people's access, or open what is sealed. The database holds to it. */
export const personalRoles: readonly string[] = ['administrator', 'supervisor', 'operator', 'guardian'];

/** Longest life of a key, days. */
export const longestDays = 366;

export interface NewKey {
  /** What it is for, in a few words. */
  readonly name: string;
  readonly kinds?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly writes: boolean;
  /** Requests in a minute. */
  readonly perMinute: number;
  readonly days: number;
}

export interface MadeKey {
  readonly key: number;
  /** Told this once and kept nowhere. */
  readonly token: string;
  readonly expires: Date;
}

export interface Machine {
  readonly account: number;
  readonly name: string;
  readonly organisation: number;
  readonly roles: readonly string[];
  readonly ended: boolean;
  readonly keys: readonly MachineKey[];
}

interface MachineKey {
  readonly id: number;
  readonly name: string;
  readonly kinds: readonly string[] | null;
  readonly groups: readonly string[] | null;
  readonly writes: boolean;
  readonly perMinute: number;
  readonly created: Date;
  readonly expires: Date;
  readonly revoked: Date | null;
  readonly used: Date | null;
}

/** Returns the new program's account. Throws (SQLSTATE 23514) for a role that only a person has. */
export async function addMachine(
  db: Database,
  by: By,
  { name, organisation, roles }: Pick<Machine, 'name' | 'organisation' | 'roles'>,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>('select gwen.add_machine($1, $2, $3, $4) as id', [
    by,
    name,
    organisation,
    roles,
  ]);
  return (rows[0] as { id: number }).id;
}

/** Makes a key; undefined when there is no such program, or it has ended. */
export async function addKey(
  db: Database,
  by: By,
  account: number,
  { name, kinds, groups, writes, perMinute, days }: NewKey,
): Promise<MadeKey | undefined> {
  const { token, digest } = newToken();
  const expires = new Date(Date.now() + days * 86_400_000);
  const { rows } = await db.query<{ id: number | null }>(
    'select gwen.add_machine_key($1, $2, $3, $4, $5, $6, $7, $8, $9) as id',
    [by, account, name, digest, kinds ?? null, groups ?? null, writes, perMinute, expires],
  );
  const id = rows[0]?.id;
  return id ? { key: id, token: `gwen_${id}_${token}`, expires } : undefined;
}

/** False when there is no such key, or it was revoked before. It opens nothing from now on. */
export async function revokeKey(db: Database, by: By, key: number): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>('select gwen.revoke_machine_key($1, $2) as done', [
    by,
    key,
  ]);
  return rows[0]?.done ?? false;
}

interface ListedRow extends Omit<MachineKey, 'id' | 'perMinute'> {
  account: number;
  account_name: string;
  organisation: number;
  roles: string[];
  ended: boolean;
  id: number | null;
  per_minute: number;
}

/** All programs with their keys, those that ended too. */
export async function listMachines(db: Database, by: By): Promise<readonly Machine[]> {
  const { rows } = await db.query<ListedRow>('select * from gwen.machine_keys($1)', [by]);
  return [...Map.groupBy(rows, (row) => row.account).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { account, account_name: name, organisation, roles, ended } = first;
    const keys = own.flatMap(
      ({ id, name: called, kinds, groups, writes, per_minute, created, expires, revoked, used }) =>
        id === null
          ? []
          : [
              {
                id,
                name: called,
                kinds,
                groups,
                writes,
                perMinute: per_minute,
                created,
                expires,
                revoked,
                used,
              },
            ],
    );
    return [{ account, name, organisation, roles, ended, keys }];
  });
}

interface FoundRow {
  digest: Buffer;
  used: Date | null;
  kinds: string[] | null;
  groups: string[] | null;
  writes: boolean;
  per_minute: number;
  expires: Date;
  account: number;
  name: string;
  locale: string;
  roles: string[];
  organisation: number;
  teams: number[];
  parties: number[];
}

const tokenForm = /^gwen_([1-9]\d{0,8})_([\w-]{43})$/;
const usedEveryMs = 30_000;
/** What the token of a key that does not exist is compared with. */
const noDigest = tokenDigest('');

/** Whom a key stands for; undefined when it is none of ours, has ended or was revoked: the same answer. */
export async function findMachine(store: Store, given: string): Promise<Session | undefined> {
  const [, id, token] = tokenForm.exec(given) ?? [];
  if (id === undefined || token === undefined) return undefined;
  const { rows } = await store.app.query<FoundRow>({
    name: 'machine',
    text: 'select * from gwen.find_machine($1)',
    values: [Number(id)],
  });
  const row = rows[0];
  const fits = sameBytes(tokenDigest(token), row?.digest ?? noDigest);
  if (!row || !fits) return undefined;
  const key = Number(id);
  if (Date.now() - (row.used?.getTime() ?? 0) > usedEveryMs) {
    await store.app.query('select gwen.machine_used($1)', [key]);
  }
  const { account, name, locale, roles, organisation, teams, parties } = row;
  const open = groupsOf(roles, store.catalogue.roles);
  const groupNames = row.groups ? row.groups.filter((group) => open.has(group)) : [...open];
  return {
    account,
    login: '',
    name,
    locale,
    roles,
    organisation,
    teams,
    parties,
    groupNames,
    groups: groupNames.map(groupCode),
    recipient: undefined,
    initial: false,
    hasTotp: false,
    csrf: '',
    until: row.expires,
    digest: row.digest,
    machine: { key, kinds: row.kinds ?? undefined, writes: row.writes, perMinute: row.per_minute },
  };
}

/**
 * The store as this session may write to it: for a program, its roles cover only what its key allows, and never entries
 * that can hold something sealed. Nor does a program let others in.
 */
export function storeFor(store: Store, { machine, groupNames }: Session): Store {
  if (!machine) return store;
  const { kinds, roles } = store.catalogue;
  const may = (kind: string, type?: string): boolean => {
    if (machine.kinds && !machine.kinds.includes(kind)) return false;
    const entry = type === undefined ? undefined : kinds[kind]?.entries[type];
    if (!entry) return type === undefined;
    return (
      groupNames.includes(entry.group) &&
      !Object.values(entry.fields).some(({ spec }) => spec.class === 'sealed')
    );
  };
  return { ...store, catalogue: { kinds, roles: restrictRoles(roles, may) } };
}
