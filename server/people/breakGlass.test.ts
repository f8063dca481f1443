/** The emergency way in where a safeguard stands against it: answered as a number that does not exist, and nothing happens. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillSources } from '../store/sources.ts';
import type { TestActs } from '../store/testActs.ts';
import { put, testActs } from '../store/testActs.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { breakGlass } from './breakGlass.ts';

let world: TestStore;
let acts: TestActs;
let abroad: number;
beforeAll(async () => {
  world = await testStore();
  await fillSources(world.store);
  acts = testActs(world);
  const added = await world.admin.query(
    "select gwen.add_organisation(null, 'Legation', 'government', '') as id",
  );
  abroad = added.rows[0].id;
});
afterAll(() => world.close());

test('does not let in the state that a child may flee from', async () => {
  const esi = await world.person('esi', ['social-worker']);
  const focal = await world.person('focal', ['focal-point'], abroad);
  const envoy = await world.person('envoy', ['social-worker'], abroad);
  const child = await acts.create(esi, 'case', 'XA');
  await acts.must(esi, put(child, 'protection-claim', { kind: 'asylum', result: 'pending' }));
  const { rows } = await world.admin.query('select number from gwen.dossier where id = $1', [child]);
  const enter = () =>
    breakGlass(world.store, envoy, { number: rows[0].number, reason: 'She needs help now.' });
  const itself = await acts.create(focal, 'organisation');
  const profile = { organisation: abroad, actor: 'government', kind: 'consulate', country: 'KE' };
  await acts.must(focal, put(itself, 'profile', profile));
  expect(await enter()).toEqual({ ok: false, why: 'not-found' });
  const grants = await world.admin.query(
    'select count(*)::int as many from gwen.access_grant where dossier_id = $1',
    [child],
  );
  expect(grants.rows).toEqual([{ many: 1 }]);
});
