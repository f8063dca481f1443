/** Writes server/store/schema.sql: the schema that the migrations add up to, in a fresh database. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../server/store/migrate.ts';
import { startPostgres } from '../server/store/postgres/postgres.ts';
import { describeBoth } from '../server/store/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'gwen-schema-'));
chmodSync(folder, 0o755);
const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
try {
  const admin = { databaseUrl: server.url('gwen'), keysUrl: server.url('gwen_keys') };
  await migrate(admin);
  const target = join(import.meta.dirname, '../server/store/schema.sql');
  writeFileSync(target, await describeBoth(admin.databaseUrl, admin.keysUrl));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
