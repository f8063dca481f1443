/**
 * A pair of real databases for a test file, copied from a migrated template in a fraction of a second.
 *
 *     const database = await testDatabase();
 *     afterAll(() => database.close());
 */
import { inject } from 'vitest';
import type { DatabaseUrls } from './migrate.ts';
import { databaseUrls, withClient } from './migrate.ts';
import type { Kind } from './roles.ts';
import { admit, atDatabase } from './roles.ts';
import type { TestServer } from './testing-setup.ts';

/** The URLs of a test's own databases, and the superuser's for looking behind row security. */
export type TestDatabase = DatabaseUrls & {
  /** Superuser on the data database. */
  superUrl: string;
  /** Superuser on the keys database. */
  superKeysUrl: string;
  /** Drops both databases, closing whatever is still connected. */
  close(): Promise<void>;
};

/** Makes a pair of databases, with every migration applied and no rows. Needs a project with testing-setup.ts. */
export async function testDatabase(server: TestServer = inject('testServer')): Promise<TestDatabase> {
  const { superUrl, templates, problem } = server;
  if (problem) throw new Error(problem);
  const id = crypto.randomUUID().replaceAll('-', '').slice(0, 16);
  const names: Record<Kind, string> = { gwen: `test_${id}_gwen`, gwen_keys: `test_${id}_keys` };
  const kinds = ['gwen', 'gwen_keys'] as const;
  await withClient(superUrl, async (client) => {
    for (const kind of kinds) {
      await client.query(`create database ${names[kind]} template ${templates[kind]} owner gwen_owner`);
      await admit(client, kind, names[kind]);
    }
  });
  const admin = {
    databaseUrl: atDatabase(superUrl, names.gwen),
    keysUrl: atDatabase(superUrl, names.gwen_keys),
  };
  return {
    ...(await databaseUrls(admin)),
    superUrl: admin.databaseUrl,
    superKeysUrl: admin.keysUrl,
    close: () =>
      withClient(superUrl, async (client) => {
        for (const kind of kinds) await client.query(`drop database if exists ${names[kind]} with (force)`);
      }),
  };
}
