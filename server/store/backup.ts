/**
 * `gwen backup`: both databases into two encrypted files, while people go on working and without any outside tool.
 *
 * Data and keys are apart here too. A backup of the data can be kept for as long as the country wishes: without keys it
 * names nobody. Backups of the keys are what a destroyed person could be brought back from, so they live a few days only;
 * any data backup, however old, is restored with the newest of them. Beside them lies a copy of the list of tombstones,
 * which names nobody: whoever was destroyed since stays destroyed (restore.ts).
 *
 * Sessions and the job queue are not backed up. Reads as roles that row security lets see everything, not as superuser.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { findLock, KeyChanging } from '../vault/installation.ts';
import type { SecretKey } from '../vault/keys.ts';
import type { SubjectRef } from '../vault/tombstones.ts';
import { addMissingTombstones, readTombstones } from '../vault/tombstones.ts';
import type { Frame, Manifest } from './backupFile.ts';
import { writeBackup } from './backupFile.ts';
import type { AdminUrls } from './migrate.ts';
import { databaseUrls, withClient } from './migrate.ts';
import type { Kind } from './roles.ts';
import { urlFor } from './roles.ts';

export interface BackupOptions {
  readonly admin: AdminUrls;
  readonly installation: string;
  readonly key: SecretKey<'backup'>;
  /** Where backups of the data go, and the copy of the tombstones. */
  readonly folder: string;
  /** Where backups of the keys go: rather another disk. */
  readonly keysFolder: string;
  /** GWEN_DATA/tombstones.log */
  readonly tombstoneFile: string;
  /** How many days backups of the keys are kept. */
  readonly keepKeysDays?: number;
  readonly now?: Date;
  readonly progress?: (text: string) => void;
}

export interface BackupMade {
  readonly dataFile: string;
  readonly keysFile: string;
  readonly rows: number;
  readonly bytes: number;
  /** Backups of the keys that had their time. */
  readonly pruned: readonly string[];
}

/** What opens something by itself: a session that ended, or a key that was revoked since, must not come back. */
const notBackedUp: ReadonlySet<string> = new Set(['session', 'machine_key']);
const day = 86_400_000;
const keysName = /^gwen-(\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z)\.keys(\.part)?$/;

/** Backs up. What was backed up before is touched only when the new files are whole. */
export async function backUp(options: BackupOptions): Promise<BackupMade> {
  const { admin, folder, keysFolder, tombstoneFile, keepKeysDays = 7, now = new Date() } = options;
  const urls = await databaseUrls(admin);
  const keysOwnerUrl = await urlFor(admin.keysUrl, 'gwen_owner');
  for (const path of [folder, keysFolder]) await mkdir(path, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().replaceAll(':', '');
  const dataFile = join(folder, `gwen-${stamp}.data`);
  const keysFile = join(keysFolder, `gwen-${stamp}.keys`);
  const epochOfKey = await withClient(urls.keysUrl, presentKey);
  const data = await withClient(urls.ownerUrl, async (client) => {
    const migrations = await migrationsOf(client);
    await begin(client);
    await client.query('set local role gwen_writer');
    const epoch = await epochOf(client, options.installation);
    return { epoch, ...(await writeTables(options, client, { what: 'gwen', epoch, migrations }, dataFile)) };
  });
  // after the data: a key is there before what it encrypts
  const migrations = await withClient(keysOwnerUrl, migrationsOf);
  const keys = await withClient(urls.keysUrl, async (client) => {
    await begin(client);
    if ((await presentKey(client)) !== epochOfKey) throw new KeyChanging();
    const made = await writeTables(
      options,
      client,
      { what: 'gwen_keys', epoch: data.epoch, migrations },
      keysFile,
    );
    const destroyed = await client.query<SubjectRef>('select dossier, subject from gwen_keys.tombstone');
    return { ...made, destroyed: destroyed.rows };
  });
  await addMissingTombstones(join(folder, 'tombstones.log'), [
    ...(await readTombstones(tombstoneFile)),
    ...keys.destroyed,
  ]);
  const pruned = await prune(keysFolder, new Date(now.getTime() - keepKeysDays * day), keysFile);
  return { dataFile, keysFile, rows: data.rows + keys.rows, bytes: data.bytes + keys.bytes, pruned };
}

/** Which of the installation's keys is the present one. Throws while it is being changed: no one key opens all then. */
async function presentKey(client: pg.Client): Promise<number | undefined> {
  const lock = await findLock(client);
  if (lock?.changing) throw new KeyChanging();
  return lock?.epoch;
}

async function begin(client: pg.Client): Promise<void> {
  // a connection that breaks fails the query under way; without a listener it would end the process
  client.on('error', () => {});
  await client.query('begin isolation level repeatable read read only');
}

async function writeTables(
  { installation, key, progress = () => {} }: BackupOptions,
  client: pg.Client,
  about: Pick<Manifest, 'what' | 'epoch' | 'migrations'>,
  file: string,
): Promise<{ rows: number; bytes: number }> {
  const tables = await tablesOf(client, about.what);
  const { rows: clock } = await client.query<{ time: Date }>('select now() as time');
  const time = (clock[0]?.time ?? new Date()).toISOString();
  let rows = 0;
  const frames = async function* (): AsyncGenerator<Frame> {
    yield { kind: 'manifest', manifest: { format: 1, ...about, installation, time } };
    for (const { table, columns } of tables) {
      yield { kind: 'table', table, columns };
      const copied = yield* copyOf(client, about.what, table, columns);
      yield { kind: 'end', rows: copied };
      rows += copied;
      if (copied > 0) progress(`${table}: ${copied.toLocaleString('en')} rows`);
    }
  };
  const bytes = await writeBackup(file, key, installation, frames());
  return { rows, bytes };
}

async function* copyOf(
  client: pg.Client,
  schema: string,
  table: string,
  columns: readonly string[],
): AsyncGenerator<Frame, number> {
  const list = columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
  const copy = client.query(copyTo(`copy ${name} (${list}) to stdout (format binary)`));
  for await (const bytes of copy) yield { kind: 'data', bytes };
  // the count comes after the data, with the end of the command
  await client.query('select');
  return copy.rowCount;
}

interface Table {
  readonly table: string;
  readonly columns: string[];
}

/** The tables of a schema. Throws when row security could hide a row of one from this role: half a backup is none. */
async function tablesOf(client: pg.ClientBase, schema: Kind): Promise<Table[]> {
  const { rows } = await client.query<Table & { whole: boolean }>(
    `select c.relname as table,
       (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       not row_security_active(c.oid) or (
         exists (select from pg_policy where polrelid = c.oid and polpermissive and polcmd in ('*', 'r')
           and current_user::regrole = any (polroles) and pg_get_expr(polqual, polrelid) = 'true')
         and not exists (select from pg_policy where polrelid = c.oid and not polpermissive)) as whole
     from pg_class c where relnamespace = $1::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
    [schema],
  );
  const hidden = rows.filter((row) => !row.whole).map((row) => row.table);
  if (hidden.length > 0 || rows.length === 0) {
    throw new Error(`No backup was made: row security may hide rows of ${hidden.join(', ') || schema}.`);
  }
  return rows.filter((row) => !notBackedUp.has(row.table)).map(({ table, columns }) => ({ table, columns }));
}

async function epochOf(client: pg.ClientBase, installation: string): Promise<number> {
  const { rows } = await client.query<{ epoch: number }>(
    'select epoch from gwen.installation where id = $1',
    [installation],
  );
  const epoch = rows[0]?.epoch;
  if (epoch === undefined) throw new Error('No backup was made: the data belong to another installation.');
  return epoch;
}

async function migrationsOf(client: pg.ClientBase): Promise<Manifest['migrations']> {
  return (
    await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration order by name',
    )
  ).rows;
}

/** Removes backups of keys from before a time, never the one just made. */
async function prune(folder: string, before: Date, newest: string): Promise<string[]> {
  const old = (await readdir(folder)).filter((name) => {
    const [, stamp] = keysName.exec(name) ?? [];
    return stamp !== undefined && stamp < before.toISOString().replaceAll(':', '') && !newest.endsWith(name);
  });
  for (const name of old) await rm(join(folder, name));
  return old;
}
