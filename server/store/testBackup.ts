/** For tests of backups: a world with something in it, its backups, and empty machines to restore them on. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault } from '../vault/vault.ts';
import type { BackupMade } from './backup.ts';
import { backUp } from './backup.ts';
import type { AdminUrls } from './migrate.ts';
import { withClient } from './migrate.ts';
import { findDossier } from './read.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import { openStore } from './store.ts';
import type { TestDatabase } from './testing.ts';
import { testDatabase } from './testing.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { submit } from './write.ts';

/** An empty machine that holds a copy of the installation's key file. */
export interface Target {
  readonly database: TestDatabase;
  readonly admin: AdminUrls;
  readonly config: { readonly dataFolder: string; readonly configFolder: string };
  /** A store on what was restored. */
  open(): Promise<Store>;
}

export class BackupWorld {
  readonly world: TestStore;
  readonly esi: Session;
  readonly admin: AdminUrls;
  readonly #closing: (() => Promise<void>)[] = [];

  static async open(): Promise<BackupWorld> {
    const world = await testStore();
    return new BackupWorld(world, await world.person('esi', ['social-worker']));
  }

  private constructor(world: TestStore, esi: Session) {
    this.world = world;
    this.esi = esi;
    this.admin = { databaseUrl: world.database.superUrl, keysUrl: world.database.superKeysUrl };
  }

  /** Later first. */
  onClose(close: () => Promise<void>): void {
    this.#closing.push(close);
  }

  /** Closes what a test opened. */
  async closeOpened(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
  }

  async close(): Promise<void> {
    await this.closeOpened();
    await this.world.close();
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'gwen-backup-'));
    this.onClose(() => rm(folder, { recursive: true }));
    return folder;
  }

  async write(...operations: object[]): Promise<void> {
    const act = {
      id: crypto.randomUUID(),
      act: 'plain',
      operations: operations.map((one) => ({
        id: crypto.randomUUID(),
        recorded: new Date().toISOString(),
        ...one,
      })),
    };
    const written = await submit(this.world.store, this.esi, act);
    if (!written.ok) throw new Error(JSON.stringify(written));
  }

  /** A case with a name, a birth and a note. */
  async newCase(given: string, family: string): Promise<string> {
    const dossier = crypto.randomUUID();
    const names = [
      { part: 'given', text: given },
      { part: 'family', text: family },
    ];
    const set = { names, sex: 'female', dateOfBirth: '2012', ageBasis: { unsaid: 'not-asked' } };
    const text = `${given} asked for her sister.`;
    await this.write(
      { op: 'create', dossier, kind: 'case', area: 'ZM' },
      { op: 'set', dossier, type: 'identity', entry: crypto.randomUUID(), base: 1, set },
      { op: 'set', dossier, type: 'note', entry: crypto.randomUUID(), base: 2, set: { text } },
    );
    return dossier;
  }

  /** Two people who do not see each other write one field. */
  async disagree(dossier: string): Promise<void> {
    const { entries = [] } = (await findDossier(this.world.store, this.esi, dossier)) ?? {};
    const entry = entries.find((one) => one.type === 'identity')?.id;
    for (const sex of ['male', 'female'])
      await this.write({ op: 'set', dossier, type: 'identity', entry, base: 3, set: { sex } });
  }

  backUpTo(
    folder: string,
    more: { now?: Date; keepKeysDays?: number; admin?: AdminUrls } = {},
  ): Promise<BackupMade> {
    return backUp({
      admin: this.admin,
      installation: this.world.vault.installation,
      key: this.world.vault.backup,
      folder: join(this.world.folder, folder),
      keysFolder: join(this.world.folder, folder, 'keys'),
      tombstoneFile: join(this.world.folder, 'data', 'tombstones.log'),
      ...more,
    });
  }

  async newTarget(): Promise<Target> {
    const { installation } = this.world.vault;
    const database = await testDatabase();
    this.onClose(() => database.close());
    const folder = await this.folder();
    const config = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
    await cp(join(this.world.folder, 'config'), config.configFolder, { recursive: true });
    await mkdir(config.dataFolder);
    return {
      database,
      admin: { databaseUrl: database.superUrl, keysUrl: database.superKeysUrl },
      config,
      open: async () => {
        const vault = await openVault({ keysUrl: database.keysUrl, installation, config });
        this.onClose(() => vault.close());
        const store = await openStore(database, vault);
        this.onClose(() => store.close());
        return store;
      },
    };
  }
}

/** A digest of all rows of each table of both databases. */
export async function contents(of: AdminUrls): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const url of [of.databaseUrl, of.keysUrl]) {
    await withClient(url, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind = 'r' and nspname in ('gwen', 'gwen_keys') order by 1`,
      );
      for (const { name } of tables) {
        const { rows } = await client.query<{ all: string }>(
          `select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text collate "C"), '')) as all
           from ${name} t`,
        );
        found[name] = rows[0]?.all ?? '';
      }
    });
  }
  return found;
}
