/**
 * A store on a test's own databases, with an organisation, a team and named people: what tests of the store and of
 * everything above it start from.
 *
 *     const world = await testStore();
 *     afterAll(() => world.close());
 *     const amina = await world.person('amina', ['operator']);
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { groupCode } from '../../domain/groups.ts';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import type { Vault } from '../vault/vault.ts';
import { openVault } from '../vault/vault.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import { openStore } from './store.ts';
import type { TestDatabase } from './testing.ts';
import { testDatabase } from './testing.ts';
import type { TestServer as TestDatabaseServer } from './testing-setup.ts';

export interface TestStore {
  readonly store: Store;
  readonly database: TestDatabase;
  readonly vault: Vault;
  /** A folder for roots, tombstones and backups; gone after close. */
  readonly folder: string;
  readonly organisation: number;
  /** The team of the contact point; operators made by `person` are in it. */
  readonly team: number;
  /** Superuser, for looking behind row security. */
  readonly admin: pg.Pool;
  person(login: string, roles: readonly string[], organisation?: number): Promise<Session>;
  close(): Promise<void>;
}

/**
 * @param catalogue another one than Gwen's own
 * @param server another one than that of all tests
 */
export async function testStore(catalogue?: Catalogue, server?: TestDatabaseServer): Promise<TestStore> {
  const database = await testDatabase(server);
  const folder = await mkdtemp(join(tmpdir(), 'gwen-test-'));
  const admin = new pg.Pool({ connectionString: database.superUrl, max: 3 });
  admin.on('error', () => {});
  const installation = crypto.randomUUID();
  await admin.query('select gwen.found_installation($1)', [installation]);
  const vault = await openVault({
    keysUrl: database.keysUrl,
    installation,
    config: { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') },
  });
  const store = await openStore(database, vault, catalogue);
  const one = async (text: string, values: unknown[]): Promise<number> =>
    (await admin.query(text, values)).rows[0].id;
  const organisation = await one('select gwen.add_organisation(null, $1, $2, $3) as id', [
    'Test service',
    'government',
    '',
  ]);
  const team = await one('select gwen.add_team(null, $1, $2, $3, $4, null) as id', [
    'Contact point',
    'contact-point',
    organisation,
    '',
  ]);
  return {
    store,
    database,
    vault,
    folder,
    organisation,
    team,
    admin,
    async person(login, roles, at = organisation) {
      const account = await one(
        'select gwen.add_account(null, $1, $2, $3, $4, $5, $6, $7, $8, false) as id',
        [login, login, at, roles, 'en', null, 'no proof', 'no identity'],
      );
      const parties = [account];
      if (roles.includes('operator')) {
        await admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
        parties.push(team);
      }
      const groups = [...groupsOf(roles, store.catalogue.roles)].map(groupCode);
      return { account, roles, parties, groups, organisation: at };
    },
    async close() {
      await store.close();
      await vault.close();
      await admin.end();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
