/** A backup from before a child was destroyed shows nothing of her when it is restored. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDossier, historyOf } from '../store/read.ts';
import { restore } from '../store/restore.ts';
import { searchPeople } from '../store/search.ts';
import { newId, put, testActs } from '../store/testActs.ts';
import { BackupWorld } from '../store/testBackup.ts';
import { eraseWaiting } from './erase.ts';

let home: BackupWorld;
beforeAll(async () => {
  home = await BackupWorld.open();
}, 30_000);
afterAll(() => home.close());

test('nothing of her, by any way in; the others are all there', { timeout: 60_000 }, async () => {
  const { world, esi } = home;
  const { must } = testActs(world);
  const gone = await home.newCase('Zerihun', 'Walelign');
  const kept = await home.newCase('Zerihun', 'Walelignu');
  const sana = await world.person('sana', ['supervisor']);
  const request = newId();
  await must(
    esi,
    put(
      gone,
      'data-request',
      { by: 'child', kind: 'delete', askedOn: '2026-03-01', what: 'Walelign asks' },
      request,
    ),
    {
      ...{ op: 'grant', dossier: gone, grant: newId(), party: sana.account, groups: ['sharing'] },
      ...{ level: 'work', purpose: 'supervision', basis: 'assignment' },
    },
  );
  await world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [gone]);
  const old = await home.backUpTo('old');
  await must(sana, put(gone, 'erasure', { request, childTold: true, reason: 'She asks for it.' }));
  expect((await eraseWaiting(world.store, new Date())).done).toHaveLength(1);

  const target = await home.newTarget();
  const list = 'tombstones.log';
  await cp(join(world.folder, 'data', list), join(target.config.dataFolder, list));
  await restore({ ...old, ...target });
  const store = await target.open();
  const traits = { names: ['Zerihun Walelign'], years: [2012], phones: [] };
  expect((await searchPeople(store, esi, traits)).map(({ dossier }) => dossier)).toEqual([kept]);
  const told = JSON.stringify([await findDossier(store, esi, gone), await historyOf(store, esi, gone)]);
  expect(told).not.toMatch(/Walelign|Zerihun|asked for her sister/);
  expect(JSON.stringify(await findDossier(store, esi, kept))).toContain('asked for her sister');
  await home.closeOpened();
});
