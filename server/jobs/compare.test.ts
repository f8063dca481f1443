/**
 * Whoever bears a name that a report tells is kept out although the name came later (R8): with a new account, another name, or
 * a new organisation.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, put } from '../store/testActs.ts';
import { amina, karim, namingWorld, sana, suspect } from '../store/testNaming.ts';
import { compareAll, compareWaiting } from './compare.ts';

let scene: Awaited<ReturnType<typeof namingWorld>>;
beforeAll(async () => {
  scene = await namingWorld();
}, 30_000);
afterAll(() => scene.world.close());

const later = (): Promise<number> => compareWaiting(scene.world.store, new Date(Date.now() + 60_000));

test('keeps out whoever bears it, without a word more in the report, and out of what follows', async () => {
  const { world, must, as, person, joinTeam, caseTeam, newReport, newCase, knows } = scene;
  await later();
  const report = await newReport();
  const child = await newCase(report);
  await must(
    await as(amina),
    put(report, 'triage', {
      ...suspect('Yonas Belete'),
      agencies: { add: { [newId()]: { name: 'Blue Nile Placement' } } },
    }),
  );
  const nobodyYet = await newReport();
  await must(await as(amina), put(nobodyYet, 'triage', suspect('Somebody Other')));
  const yonas = await person('Yonas Belete', ['operator', 'social-worker']);
  const other = await person('Helen Tesfaye', ['operator', 'social-worker']);
  for (const account of [yonas, other]) {
    await joinTeam(world.team, account);
    await joinTeam(caseTeam, account);
  }
  expect(await later()).toBe(2);
  expect(await later()).toBe(0);
  for (const dossier of [report, child]) {
    expect(await knows('Yonas Belete', dossier)).toBe(false);
    expect(await knows('Helen Tesfaye', dossier)).toBe(true);
  }
  expect(await knows('Yonas Belete', nobodyYet)).toBe(true);
  // another name, of an account that was there
  await must(await as(amina), put(nobodyYet, 'triage', suspect('Hana Tesfaye Alemu')));
  await world.admin.query("select gwen.change_account(null, $1, 'Hana Tesfaye Alemu', null, null, false)", [
    other,
  ]);
  expect(await later()).toBe(1);
  expect(await knows('Helen Tesfaye', nobodyYet)).toBe(false);
  // an organisation
  const { rows } = await world.admin.query(
    "select gwen.add_organisation(null, 'Blue Nile Placements', 'employers', '') as id",
  );
  const theirs = await person('Selam Wolde', ['operator', 'social-worker'], rows[0].id);
  await joinTeam(world.team, theirs);
  await later();
  expect(await knows('Selam Wolde', report)).toBe(false);
  expect(await knows('Selam Wolde', nobodyYet)).toBe(true);
});

test('what a second person lifted is not written anew by the nightly look at all names', async () => {
  const { world, must, as, newReport, knows } = scene;
  const report = await newReport();
  const entry = async (): Promise<string[]> =>
    (
      await world.admin.query("select id from gwen.entry where dossier_id = $1 and type = 'exclusion'", [
        report,
      ])
    ).rows.map(({ id }) => id);
  await must(await as(amina), put(report, 'triage', suspect(karim)));
  const [only] = await entry();
  await must(await as(sana), put(report, 'exclusion', { upheld: false, reviewNote: 'another man' }, only));
  await compareAll(world.store, new Date());
  expect(await entry()).toEqual([only]);
  expect(await knows(karim, report)).toBe(true);
});

test('nor is it under another id, as one has after the installation’s key was changed', async () => {
  const { world, must, as, newReport, knows, idOf } = scene;
  const report = await newReport();
  const entry = newId();
  const found = { account: idOf(karim), namedBy: 'name', reason: karim };
  await must(await as(amina), put(report, 'exclusion', found, entry));
  await must(await as(sana), put(report, 'exclusion', { upheld: false, reviewNote: 'another man' }, entry));
  await must(await as(amina), put(report, 'triage', suspect(karim)));
  await compareAll(world.store, new Date());
  expect(await knows(karim, report)).toBe(true);
});

test('a name that is changed once more while it is compared still waits', async () => {
  const { world, must, as, person, newReport, joinTeam, knows } = scene;
  await later();
  const report = await newReport();
  await must(await as(amina), put(report, 'triage', suspect('Abeba Girma')));
  const account = await person('Lulit Kebede', ['operator']);
  await joinTeam(world.team, account);
  const { jobs } = world.store;
  const rename = (): Promise<unknown> =>
    world.admin.query("select gwen.change_account(null, $1, 'Abeba Girma', null, null, false)", [account]);
  // just as the last dossiers were looked at
  const query = async (...asked: [string, unknown[]]) => {
    if (asked[0].startsWith('delete')) await rename();
    return await jobs.query(...asked);
  };
  const during = { ...world.store, jobs: Object.assign(Object.create(jobs), { query }) };
  expect(await compareWaiting(during, new Date(Date.now() + 60_000))).toBe(1);
  expect(await knows('Lulit Kebede', report)).toBe(true);
  expect(await later()).toBe(1);
  expect(await knows('Lulit Kebede', report)).toBe(false);
});

test('a report that cannot be read holds up no other, and is said', async () => {
  const { world, must, as, person, joinTeam, newReport, knows } = scene;
  const [broken, whole] = [await newReport(), await newReport()].sort();
  for (const report of [broken, whole])
    await must(await as(amina), put(report ?? '', 'triage', suspect('Tariku Mamo')));
  await world.admin.query(
    "update gwen.entry set cipher = '\\x00' where dossier_id = $1 and type = 'triage'",
    [broken],
  );
  const tariku = await person('Tariku Mamo', ['operator']);
  await joinTeam(world.team, tariku);
  await expect(later()).rejects.toThrow('1 dossiers could not be compared');
  expect(await knows('Tariku Mamo', whole ?? '')).toBe(false);
  // it is for later, and not forgotten
  expect(await later()).toBe(0);
  await world.admin.query('delete from gwen.entry where dossier_id = $1', [broken]);
  expect(await compareWaiting(world.store, new Date(Date.now() + 2 * 3_600_000))).toBe(1);
});
