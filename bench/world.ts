/**
 * What every measure runs on: an embedded PostgreSQL of its own under GWEN_BENCH_DATA (./data/bench), with both databases,
 * the vault and the store, as the server opens them. It is durable (fsync on), as in production, except while it is filled.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { AdminUrls, DatabaseUrls } from '../server/store/migrate.ts';
import { databaseUrls, migrate } from '../server/store/migrate.ts';
import type { Postgres } from '../server/store/postgres/postgres.ts';
import { startPostgres } from '../server/store/postgres/postgres.ts';
import type { Store } from '../server/store/store.ts';
import { openStore } from '../server/store/store.ts';
import type { Vault } from '../server/vault/vault.ts';
import { openVault } from '../server/vault/vault.ts';

export const benchData = resolve(process.env['GWEN_BENCH_DATA'] ?? 'data/bench');
/** The server's GWEN_DATA, and the folder that holds its key. */
export const benchHome = join(benchData, 'gwen');
export const benchConfig = join(benchData, 'config');
/** How many dossiers the database is filled with. */
export const wantedDossiers = Number(process.env['GWEN_BENCH_DOSSIERS'] ?? 1_000_000);

export interface World {
  readonly postgres: Postgres;
  readonly urls: DatabaseUrls;
  readonly installation: string;
  readonly vault: Vault;
  readonly store: Store;
  /** Superuser on the data database, to look behind row security. */
  readonly admin: pg.Pool;
  readonly adminUrls: AdminUrls;
  close(): Promise<void>;
}

const notice = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

export const adminUrlsOf = (postgres: Postgres): AdminUrls => ({
  databaseUrl: postgres.url('gwen'),
  keysUrl: postgres.url('gwen_keys'),
});

export async function openPostgres(durable = true): Promise<Postgres> {
  await mkdir(benchHome, { recursive: true });
  return await startPostgres({ dataDir: join(benchHome, 'postgres'), durable, maxConnections: 100, notice });
}

/** Opens databases, vault and store on a running server; `migrating` false: they are known to be migrated. */
export async function openWorld(postgres: Postgres, migrating = true): Promise<World> {
  const adminUrls = adminUrlsOf(postgres);
  const urls = migrating ? await migrate(adminUrls) : await databaseUrls(adminUrls);
  const admin = new pg.Pool({ connectionString: adminUrls.databaseUrl, max: 4 });
  admin.on('error', () => {});
  const { rows } = await admin.query<{ id: string }>('select gwen.found_installation($1) as id', [
    crypto.randomUUID(),
  ]);
  const installation = rows[0]?.id ?? '';
  const vault = await openVault({
    keysUrl: urls.keysUrl,
    installation,
    config: { dataFolder: benchHome, configFolder: benchConfig },
  });
  const store = await openStore(urls, vault);
  return {
    postgres,
    urls,
    installation,
    vault,
    store,
    admin,
    adminUrls,
    async close() {
      await store.close();
      await vault.close();
      await admin.end();
    },
  };
}
