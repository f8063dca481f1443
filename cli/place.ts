/** The installation that a command works on: its databases, and for most its vault and store. */
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../server/config.ts';
import type { AdminUrls, DatabaseUrls } from '../server/store/migrate.ts';
import { migrate } from '../server/store/migrate.ts';
import { startPostgres } from '../server/store/postgres/postgres.ts';
import type { Store } from '../server/store/store.ts';
import { openStore } from '../server/store/store.ts';
import type { Vault } from '../server/vault/vault.ts';
import { openVault } from '../server/vault/vault.ts';

/** Databases that are up and migrated. */
export interface Databases {
  readonly admin: AdminUrls;
  readonly urls: DatabaseUrls;
  readonly installation: string;
  /** As the schema's owner: acts at the console. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

/** An installation that is open for work. */
export interface Place extends Databases {
  readonly vault: Vault;
  readonly store: Store;
  /** Where signed roots of the history are kept. */
  readonly rootsFolder: string;
  /** Where messages wait, sealed, while the database is away. */
  readonly spoolFolder: string;
}

/** The server that the databases are on, or will be: one's own, or the embedded one. */
async function openServer(
  { external, dataFolder }: Config,
  say: (text: string) => void,
): Promise<{ readonly admin: AdminUrls; stop(): Promise<void> }> {
  if (external) return { admin: external, stop: async () => {} };
  const postgres = await startPostgres({ dataDir: join(dataFolder, 'postgres'), notice: say });
  const admin = { databaseUrl: postgres.url('gwen'), keysUrl: postgres.url('gwen_keys') };
  return { admin, stop: postgres.stop };
}

/** As administrator of a server on which there need not be an installation yet. */
export async function withServer<T>(
  config: Config,
  say: (text: string) => void,
  act: (admin: AdminUrls) => Promise<T>,
): Promise<T> {
  const { admin, stop } = await openServer(config, say);
  try {
    return await act(admin);
  } finally {
    await stop();
  }
}

export async function openDatabases(config: Config, say: (text: string) => void): Promise<Databases> {
  const { admin, stop } = await openServer(config, say);
  try {
    const urls = await migrate(admin);
    const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 2, application_name: 'gwen console' });
    owner.on('error', () => {});
    const { rows } = await owner.query<{ id: string }>('select gwen.found_installation($1) as id', [
      crypto.randomUUID(),
    ]);
    const close = async (): Promise<void> => {
      await owner.end();
      await stop();
    };
    return { admin, urls, installation: rows[0]?.id ?? '', owner, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function openPlace(config: Config, say: (text: string) => void): Promise<Place> {
  const databases = await openDatabases(config, say);
  const opened: (() => Promise<void>)[] = [databases.close];
  const close = async (): Promise<void> => {
    for (const end of opened.toReversed()) await end();
  };
  try {
    const { urls, installation } = databases;
    const vault = await openVault({ keysUrl: urls.keysUrl, installation, config });
    opened.push(vault.close);
    const store = await openStore(urls, vault);
    opened.push(store.close);
    const { dataFolder } = config;
    const [rootsFolder, spoolFolder] = [join(dataFolder, 'roots'), join(dataFolder, 'spool')];
    return { ...databases, vault, store, rootsFolder, spoolFolder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens, acts, closes. */
export async function withPlace<T>(
  config: Config,
  say: (text: string) => void,
  act: (place: Place) => Promise<T>,
): Promise<T> {
  const place = await openPlace(config, say);
  try {
    return await act(place);
  } finally {
    await place.close();
  }
}
