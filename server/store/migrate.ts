/**
 * Brings databases to the state this version of Gwen needs: roles, databases, then numbered SQL files.
 *
 * Files are migrations/<gwen|gwen_keys>/NNNN-name.sql. Each runs once, as gwen_owner, in one transaction, and is
 * recorded with its SHA-256: history is never edited, only added to. Several servers may start at once; one
 * migrates and the others wait.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations as installWorker } from 'graphile-worker';
import pg from 'pg';
import type { Kind } from './roles.ts';
import { admit, atDatabase, databaseOf, ensureRoles, urlFor } from './roles.ts';

/** Administrators' URLs of the two databases; they may be on one server or two. */
export type AdminUrls = { databaseUrl: string; keysUrl: string };

/** How Gwen's parts sign in. Every URL holds a password: never log one. */
export type DatabaseUrls = {
  /** Serves people, under row security. */
  appUrl: string;
  /** Answers strangers, from what was published. */
  publicUrl: string;
  /** Background jobs. */
  jobsUrl: string;
  /** Owns the schema: migrations and backups only. */
  ownerUrl: string;
  /** The vault's keys, in the other database. */
  keysUrl: string;
};

type Migration = { name: string; sql: string; digest: string };

const migrateLock = 4_936_002;
const ownFolder = join(import.meta.dirname, 'migrations');

/**
 * Makes roles and databases if they are missing and applies the migrations that are new.
 * @param folder holds one folder of SQL files per database.
 * @throws if an applied file was changed or is missing, or a new one is numbered before an applied one; whatever
 *   was applied before stays applied and whole.
 */
export async function migrate(admin: AdminUrls, folder = ownFolder): Promise<DatabaseUrls> {
  await prepare(admin.databaseUrl, 'gwen');
  await prepare(admin.keysUrl, 'gwen_keys');
  const urls = await databaseUrls(admin);
  await installJobs(admin.databaseUrl, urls.jobsUrl);
  await applyAll(urls.ownerUrl, await readMigrations(join(folder, 'gwen')));
  await applyAll(await urlFor(admin.keysUrl, 'gwen_owner'), await readMigrations(join(folder, 'gwen_keys')));
  return urls;
}

/** The URLs of databases that are migrated already. */
export async function databaseUrls({ databaseUrl, keysUrl }: AdminUrls): Promise<DatabaseUrls> {
  return {
    appUrl: await urlFor(databaseUrl, 'gwen_app'),
    publicUrl: await urlFor(databaseUrl, 'gwen_public'),
    jobsUrl: await urlFor(databaseUrl, 'gwen_jobs'),
    ownerUrl: await urlFor(databaseUrl, 'gwen_owner'),
    keysUrl: await urlFor(keysUrl, 'gwen_vault'),
  };
}

/** Connects, acts, disconnects. */
export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'gwen migrate' });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Reads a folder's migrations in order; a folder that does not exist has none. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  let names: string[] = [];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return Promise.all(names.map((name, index) => readMigration(folder, name, names[index - 1])));
}

/** Numbers rise; some may be left out, so that people who work at the same time do not wait for each other. */
async function readMigration(folder: string, name: string, before: string | undefined): Promise<Migration> {
  const last = Number(before?.slice(0, 4) ?? 0);
  if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || Number(name.slice(0, 4)) <= last) {
    throw new Error(`Migration ${name} should be named ${String(last + 1).padStart(4, '0')}-words.sql.`);
  }
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sql));
  return { name, sql, digest: Buffer.from(digest).toString('hex') };
}

/** Makes roles and database. Works as a superuser, or as a role that may create roles and databases. */
async function prepare(adminUrl: string, kind: Kind): Promise<void> {
  const database = databaseOf(adminUrl);
  await withClient(atDatabase(adminUrl, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrateLock]);
    await ensureRoles(client, adminUrl);
    const { rows } = await client.query(
      "select pg_has_role('gwen_owner', 'SET') as owner, exists (select from pg_database where datname = $1) as found",
      [database],
    );
    if (!rows[0]?.owner) await client.query('grant gwen_owner to current_user');
    if (!rows[0]?.found)
      await client.query(`create database ${client.escapeIdentifier(database)} owner gwen_owner`);
    await admit(client, kind, database);
  });
}

/**
 * Installs the job queue's own schema, owned by gwen_jobs, before our migrations, which may name it. Later
 * versions of it are installed by the worker itself at start.
 */
async function installJobs(adminUrl: string, jobsUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrateLock]);
    const { rows } = await client.query("select to_regnamespace('graphile_worker') as schema");
    if (rows[0]?.schema) return;
    const database = client.escapeIdentifier(databaseOf(adminUrl));
    await client.query(`grant create on database ${database} to gwen_jobs`);
    // a pool of our own: one that is made there may still be closing when the database goes
    const pool = new pg.Pool({ connectionString: jobsUrl, max: 1 });
    pool.on('error', () => undefined);
    pool.on('connect', (one) => void one.on('error', () => undefined));
    try {
      await installWorker({ pgPool: pool });
    } finally {
      await pool.end();
      await client.query(`revoke create on database ${database} from gwen_jobs`);
    }
  });
}

async function applyAll(ownerUrl: string, migrations: Migration[]): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrateLock]);
    await client.query(`
      create table if not exists public.migration (name text primary key, sha256 text not null, applied timestamptz not null default now());
      alter table public.migration enable row level security, force row level security;
      drop policy if exists owner on public.migration;
      create policy owner on public.migration to gwen_owner using (true)`);
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration order by name',
    );
    for (const [index, row] of rows.entries()) checkApplied(row, migrations[index]);
    for (const migration of migrations.slice(rows.length)) await apply(client, migration);
  });
}

function checkApplied(applied: { name: string; sha256: string }, migration: Migration | undefined): void {
  if (applied.name === migration?.name && applied.sha256 === migration.digest) return;
  throw new Error(
    applied.name === migration?.name
      ? `Migration ${applied.name} was changed after it was applied. Nothing was changed in the database. Bring the file back as it was, and put the change into a new one.`
      : `The database has migration ${applied.name}, which this version of Gwen does not have. Nothing was changed. Use the version of Gwen that made it, or a newer one.`,
  );
}

async function apply(client: pg.Client, { name, sql, digest }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, digest]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    const reason = cause instanceof pg.DatabaseError ? explain(cause, sql) : String(cause);
    throw new Error(`Migration ${name} failed, and its changes were undone: ${reason}`, { cause });
  }
}

function explain(error: pg.DatabaseError, sql: string): string {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
  return `${error.message}${line}${error.where ? ` in ${error.where}` : ''}`;
}
