/** Who exists in the service: what pickers and names on screens are made of. Nothing here is about a child. */
import { settings as declared } from '../../domain/index.ts';
import type { Store } from '../store/store.ts';
import { getSetting, peopleSettings } from './settings.ts';

export interface Directory {
  readonly organisations: readonly {
    readonly id: number;
    readonly name: string;
    readonly gwen: string;
    readonly area: string;
    readonly closed: boolean;
  }[];
  readonly teams: readonly {
    readonly id: number;
    readonly name: string;
    readonly kind: string;
    readonly organisation: number;
    readonly area: string;
    readonly discipline: string | null;
    readonly members: readonly number[];
  }[];
  readonly accounts: readonly {
    readonly id: number;
    readonly name: string;
    readonly roles: readonly string[];
    readonly organisation: number;
    readonly recipient: string | null;
    readonly machine: boolean;
    readonly ended: boolean;
  }[];
}

export async function readDirectory(store: Store): Promise<Directory> {
  const [organisations, teams, accounts] = await Promise.all([
    store.app.query(
      'select id, name, gwen, area, closed is not null as closed from gwen.organisation order by id',
    ),
    store.app.query(
      `select t.id, t.name, t.kind, t.organisation, t.area, t.discipline,
         array(select m.account from gwen.membership m where m.team = t.id order by 1) as members
       from gwen.team t where t.ended is null order by t.id`,
    ),
    store.app.query(
      'select id, name, roles, organisation, recipient, machine, ended is not null as ended from gwen.account order by id',
    ),
  ]);
  return { organisations: organisations.rows, teams: teams.rows, accounts: accounts.rows };
}

export interface Area {
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
}

export async function readAreas(store: Store): Promise<readonly Area[]> {
  const { rows } = await store.app.query<Area>('select code, parent, name from gwen.area order by code');
  return rows;
}

/** Every declared setting, with its bounds. */
export const allSettings: ReadonlyMap<string, (typeof peopleSettings)[keyof typeof peopleSettings]> = new Map(
  [...declared, ...Object.values(peopleSettings).map((one) => [one.id, one] as const)],
);

/** Every setting with the number that holds now. */
export const readSettings = (store: Store): Record<string, number> =>
  Object.fromEntries([...allSettings].map(([id, one]) => [id, getSetting(store, one)]));

export interface SettingLine {
  readonly id: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** What holds now. */
  readonly value: number;
  /** What the country set, newest first; `account` null: at the server's console. */
  readonly history: readonly {
    readonly since: Date;
    readonly value: number;
    readonly account: number | null;
  }[];
}

/** Every setting with its bounds and how it came to hold. */
export async function readSettingHistories(store: Store): Promise<readonly SettingLine[]> {
  const { rows } = await store.app.query<SettingLine['history'][number] & { id: string }>(
    'select id, since, value, account from gwen.setting order by since desc',
  );
  const changes = Map.groupBy(rows, ({ id }) => id);
  return [...allSettings.values()].map((one) => {
    const history = changes.get(one.id) ?? [];
    return { ...one, value: history[0]?.value ?? one.default, history };
  });
}

/** What everybody signs in as: for administrators, who make first passphrases. Programs have none. */
export async function readLogins(
  store: Store,
): Promise<readonly { readonly account: number; readonly login: string }[]> {
  const { rows } = await store.app.query<{ account: number; login: string }>(
    'select id as account, login from gwen.account where not machine order by id',
  );
  return rows;
}

export interface Health {
  /** Of the database. */
  readonly bytes: number;
  /** Estimated, as are changes. */
  readonly dossiers: number;
  readonly changes: number;
  readonly files: number;
  readonly backup: Date | null;
  readonly root: Date | null;
  /** When the installation's key was last changed. */
  readonly key: Date | null;
  /** Contact points, and since when each has its present keys; null: nobody can report to it. */
  readonly points: readonly { readonly team: number; readonly since: string | null }[];
  readonly jobs: { readonly waiting: number; readonly failing: number };
  /** Wrong codes of responders by text message within a week, in how many names. */
  readonly wrongCodes: { readonly count: number; readonly names: number; readonly last: Date | null };
  /** Parties that alone hold dossiers which keep all of them out: on those nobody can work. */
  readonly outOfSight: { readonly dossiers: number; readonly parties: readonly number[] };
}

/**
 * How much there is, when it was last backed up and signed, and what Gwen tried in vain to do by itself.
 * @param viewer who looks: what keeps her out is not told of
 */
export async function readHealth(store: Store, viewer = 0): Promise<Health> {
  type Counted = Pick<
    Health,
    'bytes' | 'dossiers' | 'changes' | 'files' | 'backup' | 'root' | 'key' | 'points'
  >;
  const { rows } = await store.app.query<{ health: Counted }>('select gwen.health() as health');
  const tried = await store.app.query<Health['wrongCodes']>('select * from gwen.wrong_codes($1)', [
    new Date(),
  ]);
  const closed = Object.values(store.catalogue.kinds).map((kind) => [kind.code, kind.closed]);
  const unseen = await store.app.query<{ parties: readonly number[] }>(
    'select parties from gwen.out_of_sight($1, $2)',
    [JSON.stringify(Object.fromEntries(closed)), viewer],
  );
  const [[row], [wrongCodes]] = [rows, tried.rows];
  if (!row || !wrongCodes) throw new Error('an answer without a row');
  const parties = [...new Set(unseen.rows.flatMap((one) => one.parties))];
  const outOfSight = { dossiers: unseen.rows.length, parties };
  return { ...row.health, jobs: await readJobs(store), wrongCodes, outOfSight };
}

/** What waits to be done by itself; nothing where nobody ever started to do it. */
async function readJobs({ jobs }: Store): Promise<Health['jobs']> {
  const { rows: found } = await jobs.query<{ is: boolean }>(
    "select to_regclass('graphile_worker.jobs') is not null as is",
  );
  const { rows } = found[0]?.is
    ? await jobs.query<Health['jobs']>(
        'select count(*)::int as waiting, count(last_error)::int as failing from graphile_worker.jobs',
      )
    : { rows: [] };
  return rows[0] ?? { waiting: 0, failing: 0 };
}

export interface AdministrationLine {
  readonly id: string;
  readonly at: Date;
  readonly account: number | null;
  readonly what: string;
  readonly about: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What administrators did, newest first. */
export async function readAdministration(
  store: Store,
  before?: string,
): Promise<readonly AdministrationLine[]> {
  const { rows } = await store.app.query<AdministrationLine>(
    `select id, at, account, what, about, detail from gwen.administration
     where $1::bigint is null or id < $1 order by id desc limit 100`,
    [before ?? null],
  );
  return rows;
}
