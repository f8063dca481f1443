/**
 * Starts the tests' PostgreSQL before a run and stops it afterwards (vitest's globalSetup).
 *
 * The cluster stays in the temporary directory, so the next run starts in a moment and a run that was killed
 * leaves nothing behind for long. Runs at the same time share the server. A template of both databases is
 * migrated once for each state of the migrations; testing.ts copies it.
 */

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations, withClient } from './migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import type { Kind } from './roles.ts';
import { atDatabase } from './roles.ts';

/** What a test needs to copy the template; `problem` is why there is none, told to tests that need one. */
export type TestServer = { superUrl: string; templates: Record<Kind, string>; problem?: string };

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const templateLock = 4_936_003;

/** vitest calls this once per run; what it returns runs at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const hash = await digest(import.meta.dirname);
  const dataDir = join(tmpdir(), `gwen-test-${process.getuid?.() ?? 0}-${hash.slice(0, 8)}`);
  const server = await start(dataDir);
  try {
    const superUrl = server.url('postgres');
    const state = await stateOfSchema();
    const templates = { gwen: `template_${state}_gwen`, gwen_keys: `template_${state}_keys` };
    await server.whenAlone(() => withClient(superUrl, (client) => dropLeftovers(client, templates)));
    const problem = await withClient(superUrl, (client) => ensureTemplates(client, superUrl, templates)).then(
      () => ({}),
      (error: Error) => ({ problem: error.message }),
    );
    project.provide('testServer', { superUrl, templates, ...problem });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}

/** Without fsync a power cut may break the cluster: then it is made anew. */
async function start(dataDir: string) {
  const options = { dataDir, durable: false, maxConnections: 300 };
  try {
    return await startPostgres(options);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('The database did not start'))) throw error;
    rmSync(dataDir, { recursive: true, force: true });
    return startPostgres(options);
  }
}

async function stateOfSchema(): Promise<string> {
  const folders = ['gwen', 'gwen_keys'].map((name) =>
    readMigrations(join(import.meta.dirname, 'migrations', name)),
  );
  const migrations = (await Promise.all(folders)).flat().map(({ digest }) => digest);
  const code = ['roles.ts', 'migrate.ts'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  return (await digest([...migrations, ...code, dependencies['graphile-worker']].join())).slice(0, 12);
}

async function dropLeftovers(client: pg.Client, templates: TestServer['templates']): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(test|template)_' and datname <> all($1)",
    [Object.values(templates)],
  );
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
}

/** Made under other names first: a template that exists is whole. */
async function ensureTemplates(client: pg.Client, superUrl: string, templates: TestServer['templates']) {
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  const { rowCount } = await client.query('select from pg_database where datname = any($1)', [
    Object.values(templates),
  ]);
  if (rowCount === 2) return;
  const names = Object.values(templates);
  for (const name of names) {
    for (const left of [name, `${name}_new`])
      await client.query(`drop database if exists ${left} with (force)`);
  }
  await migrate({
    databaseUrl: atDatabase(superUrl, `${templates.gwen}_new`),
    keysUrl: atDatabase(superUrl, `${templates.gwen_keys}_new`),
  });
  for (const name of names) {
    await client.query(`alter database ${name}_new with allow_connections false`);
    await client.query(`alter database ${name}_new rename to ${name}`);
  }
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}
