/** Time passes and nobody writes: what begins is told in time, once, and only dossiers in which it may matter are touched. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '../store/session.ts';
import { fillSources } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { TestActs } from '../store/testActs.ts';
import { newId, put, takeBack, testActs } from '../store/testActs.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { recheck } from './recheck.ts';

const [hour, day] = [3_600_000, 86_400_000];
let now = new Date(Math.ceil(Date.now() / day) * day);
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
const inDays = (days: number): string => new Date(now.getTime() + days * day).toISOString().slice(0, 10);

let world: TestStore;
let must: TestActs['must'];
let create: TestActs['create'];
let esi: Session;
let focal: Session;
beforeAll(async () => {
  world = await testStore();
  ({ must, create } = testActs(world, () => now));
  esi = await world.person('esi', ['social-worker', 'supervisor']);
  focal = await world.person('focal', ['supervisor', 'focal-point']);
});
afterAll(() => world.close());
/** Nothing waits from the tests before. */
beforeEach(async () => {
  await recheck(world.store, now);
  await world.admin.query('delete from gwen.recheck');
});

const keys = async (dossier: string, safeguard: string): Promise<string[]> =>
  (
    await world.admin.query('select key from gwen.duty where dossier_id = $1 and safeguard = $2', [
      dossier,
      safeguard,
    ])
  ).rows.map(({ key }) => key.replace(/-\d.*/, ''));
const nextLook = async (dossier: string): Promise<Date | undefined> =>
  (await world.admin.query('select at from gwen.recheck where dossier_id = $1', [dossier])).rows[0]?.at;

let carers = 0;
/** A case whose carer is trained until then; nobody asks for it any more. */
async function cared(until: string): Promise<{ child: string; office: string; training: string }> {
  carers += 1;
  const { account: carer } = await world.person(`carer-${carers}`, ['carer']);
  const [office, child, training] = [await create(focal, 'organisation'), await create(esi, 'case'), newId()];
  const trained = { account: carer, course: 'shelter-care', on: '2025-01-10', validUntil: until };
  await must(focal, put(office, 'training', trained, training));
  await must(
    esi,
    put(child, 'plan', { team: { add: { [newId()]: { account: carer, discipline: 'care' } } } }),
  );
  return { child, office, training };
}

test('what ends by time alone in another dossier is told by the day after, once, also after a downtime', async () => {
  const { child } = await cared(inDays(2));
  await recheck(world.store, now);
  expect(await keys(child, 'C22')).toEqual([]);
  pass(2 * day);
  await recheck(world.store, now);
  expect(await keys(child, 'C22')).toEqual([]);
  // down for ten days
  pass(10 * day);
  await recheck(world.store, now);
  expect(await keys(child, 'C22')).toEqual(['run-out']);
  pass(day);
  await recheck(world.store, now);
  expect(await keys(child, 'C22')).toEqual(['run-out']);
});

test('what somebody takes back in another dossier is told within the hour, and only who asked is touched', async () => {
  const { child, office, training } = await cared('2099');
  await cared('2099');
  await recheck(world.store, now);
  await must(focal, takeBack(office, 'training', training));
  pass(hour);
  // the office, and the case
  expect((await recheck(world.store, now)).looked).toBe(2);
  expect(await keys(child, 'C22')).toEqual(['untrained']);
});

test('a dossier is looked at after it was written in, and not again before something may have changed', async () => {
  const child = await create(esi, 'case');
  expect(await recheck(world.store, now)).toMatchObject({ looked: 1 });
  const first = await nextLook(child);
  expect(first?.getTime()).toBeGreaterThan(now.getTime());
  pass(hour);
  if (first && first > now) expect((await recheck(world.store, now)).looked).toBe(0);
  await must(esi, put(child, 'note', { text: 'She slept.' }));
  expect(await recheck(world.store, now)).toMatchObject({ looked: 1 });
});

test('a duty begins at its moment, to a quarter of an hour: a policy grows old', async () => {
  const office = await create(focal, 'organisation');
  await must(
    focal,
    put(office, 'policy', { organisation: 1, kind: 'child-protection', adoptedOn: inDays(-356) }),
    put(office, 'profile', { organisation: 1, actor: 'ngo', kind: 'ngo', childrensData: true }),
  );
  await recheck(world.store, now);
  expect(await keys(office, 'N4')).toEqual([]);
  for (let hours = 0; hours < 10 * 24; hours += 1) {
    const due = await nextLook(office);
    pass(hour);
    const { looked } = await recheck(world.store, now);
    expect(looked).toBe(due && due <= now ? 1 : 0);
    if ((await keys(office, 'N4')).length > 0) {
      // 360 days after it was adopted has passed: the review is late from the day after
      expect(hours).toBeLessThanOrEqual(5 * 24 + 1);
      return;
    }
  }
  throw new Error('never told');
});

test('closed dossiers are left alone', async () => {
  const child = await create(esi, 'case');
  await recheck(world.store, now);
  expect(await nextLook(child)).toBeDefined();
  await must(esi, { op: 'transition', dossier: child, to: 'transferred', reason: 'She moved away.' });
  await recheck(world.store, now);
  expect(await nextLook(child)).toBeUndefined();
});

test('a changed number of the country, and a restore, have every dossier looked at again', async () => {
  const offices = [await create(focal, 'organisation'), await create(focal, 'organisation')];
  await recheck(world.store, now);
  const all = (await world.admin.query('select count(*)::int as n from gwen.dossier')).rows[0].n;
  expect(all).toBeGreaterThan(offices.length);
  await world.admin.query("insert into gwen.setting (id, value) values ('N4.review', 6)");
  pass(hour);
  expect((await recheck(world.store, now)).looked).toBe(all);
  pass(hour);
  expect((await recheck(world.store, now)).looked).toBeLessThan(all);
  await world.admin.query('update gwen.installation set epoch = epoch + 1');
  const restored: Store = { ...world.store, catalogue: world.store.catalogue, epoch: world.store.epoch + 1 };
  pass(hour);
  expect((await recheck(restored, now)).looked).toBe(all);
  await world.admin.query('update gwen.installation set epoch = epoch - 1');
  await recheck(world.store, now);
});

test('a dossier that cannot be read is told of and holds up no other', async () => {
  const [broken, whole] = [await create(esi, 'case'), await create(esi, 'case')];
  const note = newId();
  await must(esi, put(broken, 'note', { text: 'She slept.' }, note));
  await world.admin.query("update gwen.entry set cipher = '\\x00' where id = $1", [note]);
  await expect(recheck(world.store, now)).rejects.toThrow('1 dossiers');
  expect((await nextLook(broken))?.getTime()).toBe(now.getTime() + day);
  expect(await nextLook(whole)).toBeDefined();
  pass(hour);
  expect((await recheck(world.store, now)).looked).toBeLessThan(3);
  await world.admin.query('delete from gwen.recheck');
});

test('many dossiers are looked at in batches', async () => {
  for (let made = 0; made < 130; made += 1) await create(focal, 'organisation');
  expect((await recheck(world.store, now)).looked).toBe(130);
  expect(await fillSources(world.store)).toBe(0);
});
