/** Live hints outlast a database that goes away: one connection listens again, and only one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from './migrate.ts';
import { databaseOf } from './roles.ts';
import type { Hint } from './store.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
beforeAll(async () => {
  world = await testStore();
});
afterAll(() => world.close());

test('hints are heard again after the database was away, by one connection', async () => {
  const { store, database } = world;
  const name = databaseOf(database.superUrl);
  const elsewhere = new URL(database.superUrl);
  elsewhere.pathname = 'postgres';
  const atServer = (sql: string) =>
    withClient(elsewhere.href, async (client) => (await client.query(sql)).rows);
  const listeners = () =>
    atServer(
      `select pid from pg_stat_activity where datname = '${name}' and application_name = 'gwen listen'`,
    );
  const heard: Hint[] = [];
  store.hints.on('hint', (hint) => heard.push(hint));

  expect(await listeners()).toHaveLength(1);
  await atServer(`alter database ${name} allow_connections false`);
  await atServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await sleep(4_000);
  expect(await listeners()).toEqual([]);
  await atServer(`alter database ${name} allow_connections true`);
  await expect.poll(listeners, { timeout: 10_000 }).toHaveLength(1);
  await sleep(1_500);
  expect(await listeners()).toHaveLength(1);
  const hint = { dossier: crypto.randomUUID(), kind: 'case', parties: [7] };
  store.notify([hint]);
  await expect.poll(() => heard).toEqual([hint]);
});
