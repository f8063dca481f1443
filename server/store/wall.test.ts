/** What the database itself gives to a session that may see nothing, whatever the server asks it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDossier, listDossiers } from './read.ts';
import { searchPeople } from './search.ts';
import type { Session } from './session.ts';
import { testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
let founder: Session;
beforeAll(async () => {
  world = await testStore();
  founder = await world.person('founder', ['social-worker']);
});
afterAll(() => world.close());

test('no read function gives anything to a session without parties or groups', async () => {
  const dossier = { id: await testActs(world).create(founder, 'case') };
  const nobody: Session = { account: 0, roles: [], parties: [], groups: [], organisation: 0 };
  const noGroups: Session = { ...founder, groups: [] };
  expect(await findDossier(world.store, nobody, dossier.id)).toBeUndefined();
  expect((await findDossier(world.store, noGroups, dossier.id))?.entries).toEqual([]);
  expect(await listDossiers(world.store, nobody, { kind: 2 })).toEqual([]);
  expect(
    await searchPeople(world.store, nobody, { names: ['Nobody Herself'], years: [], phones: [] }),
  ).toEqual([]);
});

test('without session settings, row security shows no row of any dossier', async () => {
  for (const table of [
    'dossier',
    'entry',
    'conflict',
    'change',
    'fact',
    'fact_person',
    'duty',
    'link',
    'listing',
    'access_grant',
  ]) {
    const { rows } = await world.store.app.query(`select count(*)::int as n from gwen.${table}`);
    expect(rows[0].n, table).toBe(0);
  }
  for (const table of [
    'token',
    'credential',
    'session',
    'receipt',
    'access_log',
    'root',
    'party',
    'reference',
    'reference_source',
    'recheck',
    'recheck_asked',
    'recheck_state',
    'published',
    'published_dossier',
    'published_kind',
    'channel',
    'sender',
    'received',
    'outgoing',
    'sealed_file',
    'sealed_part',
  ]) {
    await expect(world.store.app.query(`select 1 from gwen.${table}`), table).rejects.toThrow(
      'permission denied',
    );
  }
});
