/** The roster by the country's clock, handing over, and what is late climbing along it by a clock that the tests move. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import { takeIn } from '../channels/reports.ts';
import { startEpoch } from '../people/contactPoint.ts';
import { setReach } from '../people/reach.ts';
import type { NewShift, Place } from '../people/roster.ts';
import { addShift, endShift, giveOver, onCallAt, setAway, standingOf, takeOver } from '../people/roster.ts';
import { dutiesFor, findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { testActs } from '../store/testActs.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { submit } from '../store/write.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { climb, lookAfterNotes } from './climbing.ts';
import { remind } from './reminders.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Monday, 06:00 in Nairobi (three hours before Greenwich's clock says it). */
let now = new Date('2030-03-04T03:00:00Z');
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

let world: TestStore;
let store: Store;
let amina: Session;
let bruno: Session;
let sana: Session;
let liam: Session;
let recipient: string;
let epoch: number;
beforeAll(async () => {
  world = await testStore();
  store = { ...world.store, clock: () => now };
  await world.admin.query("insert into gwen.country (part, version, body) values ('settings', 1, $1)", [
    { timeZone: 'Africa/Nairobi' },
  ]);
  amina = await world.person('amina', ['operator']);
  bruno = await world.person('bruno', ['operator']);
  sana = await world.person('sana', ['supervisor']);
  await world.admin.query('select gwen.set_member(null, $1, $2, true)', [world.team, sana.account]);
  sana = { ...sana, parties: [...sana.parties, world.team] };
  // a liaison official works in no contact point
  liam = await world.person('liam', ['liaison']);
  recipient = await recipientOf(await newIdentity());
  const boxes = { recipient, recovery: recipient, boxes: [], shares: [] };
  epoch = (await startEpoch(world.admin, null, { team: world.team, ...boxes })) ?? 0;
});
afterAll(() => world.close());

const shift = async (place: Place, who: Session | null, more: Partial<NewShift> = {}): Promise<number> => {
  const account = who?.account ?? null;
  const added = await addShift(world.admin, null, {
    ...{ team: world.team, place, account, starts: '08:00', minutes: 480 },
    ...(more.day === undefined ? { weekdays: [1, 2, 3, 4, 5, 6, 7] } : {}),
    ...more,
  });
  if (added === undefined) throw new Error('no such shift');
  return added;
};
const called = async (place: Place = 'operator'): Promise<readonly number[]> =>
  (await onCallAt(world.admin, now)).filter((one) => one.place === place).map((one) => one.account);
const withTeams = (who: Session) => ({ ...who, teams: who.parties.filter((party) => party === world.team) });
const standing = (who: Session) => standingOf(store, withTeams(who));
const reset = async (): Promise<void> => {
  for (const table of ['shift', 'watch', 'hand_over', 'away'])
    await world.admin.query(`delete from gwen.${table}`);
  now = new Date('2030-03-04T03:00:00Z');
};

describe('a roster', () => {
  test('is a week by the clock of the country; a day stands in its place', async () => {
    await reset();
    await shift('operator', amina, { weekdays: [1] });
    await shift('operator', bruno, { weekdays: [1], starts: '22:00', minutes: 600 });
    const nobody = await shift('operator', null, { day: '2030-03-11' });
    expect(await called()).toEqual([]);
    pass(2 * hour - 1);
    expect(await called()).toEqual([]);
    pass(1);
    expect(await called()).toEqual([amina.account]);
    pass(8 * hour);
    expect(await called()).toEqual([]);
    // over midnight into a day that is not of the week's plan
    pass(9 * hour);
    expect(await called()).toEqual([bruno.account]);
    pass(7 * hour);
    expect(await called()).toEqual([]);
    // a week later nobody is planned
    now = new Date('2030-03-11T06:00:00Z');
    expect(await called()).toEqual([]);
    expect(await endShift(world.admin, null, nobody)).toBe(true);
    expect(await called()).toEqual([amina.account]);
    expect(await endShift(world.admin, null, nobody)).toBe(false);
  });

  test('takes only those who have the role and work there', async () => {
    await reset();
    const form = { team: world.team, starts: '08:00', minutes: 60, weekdays: [1] };
    const stranger = await world.person('stranger', ['supervisor']);
    const add = (place: Place, who: Session) =>
      addShift(world.admin, null, { ...form, place, account: who.account });
    expect(await add('supervisor', stranger)).toBeUndefined();
    expect(await add('supervisor', amina)).toBeUndefined();
    expect(await add('liaison', amina)).toBeUndefined();
    expect(await add('responder', amina)).toBeUndefined();
    expect(await add('liaison', liam)).toBeDefined();
    await expect(
      addShift(store.app, amina.account, { ...form, place: 'operator', account: null }),
    ).rejects.toThrow();
  });
});

describe('handing over', () => {
  test('until it is taken the first remains; what she says is open is read by who comes', async () => {
    await reset();
    await shift('operator', amina);
    await shift('operator', bruno, { starts: '16:00' });
    pass(3 * hour);
    await climb(store, now);
    expect(await standing(amina)).toMatchObject({
      onCall: [{ account: amina.account, took: true, until: new Date('2030-03-04T13:00:00Z') }],
    });
    expect(await giveOver(store, bruno.account, { team: world.team, place: 'operator' })).toBe(false);
    expect(await takeOver(store, bruno.account, { team: world.team, place: 'operator' })).toBe(false);
    expect(
      await giveOver(store, amina.account, { team: world.team, place: 'operator', note: 'One waits.' }),
    ).toBe(true);
    pass(8 * hour);
    await climb(store, now);
    // her shift is over and his has begun, and she holds it
    expect((await standing(amina)).onCall).toMatchObject([
      { account: amina.account, took: true, until: null },
      { account: bruno.account, took: false },
    ]);
    expect((await standing(bruno)).handOvers).toMatchObject([
      { giver: amina.account, note: 'One waits.', taken: null },
    ]);
    expect((await standing(sana)).handOvers).toEqual([]);
    expect(await takeOver(store, bruno.account, { team: world.team, place: 'operator' })).toBe(true);
    expect(await called()).toEqual([bruno.account]);
    expect((await standing(bruno)).handOvers).toMatchObject([{ taker: bruno.account, taken: now }]);
    expect((await standing(amina)).handOvers).toEqual([]);
    // taken again, nothing changes
    expect(await takeOver(store, bruno.account, { team: world.team, place: 'operator' })).toBe(true);
    expect(await called()).toEqual([bruno.account]);
    const { rows } = await world.admin.query('select note from gwen.hand_over');
    expect(rows[0].note.toString('latin1')).not.toContain('waits');
    await lookAfterNotes(store, new Date(now.getTime() + 25 * hour));
    expect((await world.admin.query('select note from gwen.hand_over')).rows).toEqual([{ note: null }]);
  });

  test('a note that nobody takes over is reminded of once, and then goes', async () => {
    await reset();
    await world.admin.query('delete from gwen.hand_over');
    await world.admin.query('delete from gwen.reach');
    await shift('operator', amina);
    pass(3 * hour);
    await climb(store, now);
    expect(
      await giveOver(store, amina.account, { team: world.team, place: 'operator', note: 'One waits.' }),
    ).toBe(true);
    for (const { account } of [amina, bruno])
      await world.admin.query("insert into gwen.reach (account, address) values ($1, 'x')", [account]);
    const waits = async (): Promise<number[]> =>
      (
        await world.admin.query('select account from gwen.reach where waiting is not null order by account')
      ).rows.map(({ account }) => account);
    const left = async (): Promise<boolean> =>
      (await world.admin.query('select 1 from gwen.hand_over where note is not null')).rows.length > 0;
    const looked = async (hours: number): Promise<void> =>
      lookAfterNotes(store, new Date(now.getTime() + hours * hour));
    await looked(47);
    expect([await waits(), await left()]).toEqual([[], true]);
    await looked(49);
    expect([await waits(), await left()]).toEqual([[bruno.account], true]);
    await world.admin.query('update gwen.reach set waiting = null');
    await looked(71);
    expect([await waits(), await left()]).toEqual([[], true]);
    await looked(73);
    expect(await left()).toBe(false);
    // that it happened stays
    expect((await world.admin.query('select 1 from gwen.hand_over')).rows).toHaveLength(1);
  });

  test('who said nothing remains too; who left the team holds nothing', async () => {
    await reset();
    await shift('operator', amina);
    pass(3 * hour);
    await climb(store, now);
    pass(20 * hour - 6 * hour);
    expect(await called()).toEqual([amina.account]);
    await world.admin.query('select gwen.set_member(null, $1, $2, false)', [world.team, amina.account]);
    expect(await called()).toEqual([]);
    await world.admin.query('select gwen.set_member(null, $1, $2, true)', [world.team, amina.account]);
  });
});

const id = (): string => crypto.randomUUID();
async function newReport(): Promise<string> {
  const receipt = { locator: id(), proof: id() };
  const point = { team: world.team, organisation: world.organisation, area: '', epoch, recipient };
  await takeIn(store, {
    ...receipt,
    point: { ...point, recovery: recipient },
    ...{ area: '', language: 'en', involved: [], recipient, box: 'A'.repeat(3000), sameAs: id() },
  });
  return stableUuid(receipt.locator, 'dossier');
}
const told = async (dossier: string, key = 'triage'): Promise<string[]> =>
  (await world.admin.query('select told from gwen.duty where dossier_id = $1 and key = $2', [dossier, key]))
    .rows[0]?.told;
const cameUp = async (who: Session, dossier: string): Promise<readonly string[]> =>
  (await standing(who)).climbed
    .filter((one) => one.dossier === dossier && one.key === 'triage')
    .map(({ step }) => step);
const everybody = async (): Promise<void> => {
  await reset();
  await shift('operator', amina);
  await shift('deputy', bruno);
  await shift('supervisor', sana);
  await shift('liaison', liam);
  pass(3 * hour);
};

describe('a report that nobody answers', () => {
  test('is told also to her whom much else came up to before', async () => {
    await everybody();
    const dossier = await newReport();
    for (let step = 0; step < 3; step += 1) {
      pass(40 * minute);
      await climb(store, now);
    }
    expect(await told(dossier)).toContain('supervisor');
    // a hundred and one things of a case, each late for longer
    const child = await testActs(world).create(sana, 'case', 'XA');
    await world.admin.query(
      `insert into gwen.duty (dossier_id, safeguard, key, kind, due, role, climb_at, since, account, readers, told)
       select d.id, 'C24', 'of-' || n, 'duty', $2::timestamptz - interval '9 days', 'supervisor', 'infinity', $2, 0, d.readers,
         '{supervisor}' from gwen.dossier d, generate_series(1, 101) n where d.id = $1`,
      [child, now],
    );
    await world.admin.query('select gwen.refresh_readers($1)', [child]);
    expect(await cameUp(sana, dossier)).toContain('supervisor');
  });

  test('climbs operator, deputy, supervisor, liaison: each in its time, once', async () => {
    await everybody();
    const dossier = await newReport();
    pass(15 * minute - 1);
    await climb(store, now);
    expect(await told(dossier)).toEqual([]);
    pass(1);
    await climb(store, now);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['deputy']);
    expect(await cameUp(bruno, dossier)).toEqual(['deputy']);
    expect(await cameUp(amina, dossier)).toEqual([]);
    expect(await cameUp(sana, dossier)).toEqual([]);
    pass(15 * minute);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['deputy', 'supervisor']);
    expect(await cameUp(sana, dossier)).toEqual(['supervisor']);
    // she works in no contact point and sees nothing of it before
    expect(await findDossier(store, liam, dossier)).toBeUndefined();
    pass(15 * minute);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['deputy', 'supervisor', 'liaison']);
    expect(await cameUp(liam, dossier)).toEqual(['liaison']);
    expect((await dutiesFor(store, liam)).map((one) => one.dossier_id)).toContain(dossier);
    const seen = await findDossier(store, liam, dossier);
    expect([...new Set(seen?.entries.map(({ type }) => type))]).toEqual(['opening']);
    pass(hour);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['deputy', 'supervisor', 'liaison']);
    expect(seen?.grants.filter(({ party }) => party === liam.account)).toHaveLength(1);
  });

  test('after a downtime is told to one after the other, in the time that the country sets', async () => {
    await everybody();
    await world.admin.query("select gwen.set_setting(null, 'climb-step', 30)");
    await world.store.refresh();
    const dossier = await newReport();
    pass(4 * hour);
    for (const steps of [
      ['deputy'],
      ['deputy', 'supervisor'],
      ['deputy', 'supervisor', 'liaison'],
      ['deputy', 'supervisor', 'liaison'],
    ]) {
      await climb(store, now);
      await climb(store, now);
      expect(await told(dossier)).toEqual(steps);
      pass(30 * minute - 1);
      await climb(store, now);
      expect(await told(dossier)).toEqual(steps);
      pass(1);
    }
    await world.admin.query("select gwen.set_setting(null, 'climb-step', 15)");
    await world.store.refresh();
  });

  test('does not wait for a deputy who is away or not on the roster', async () => {
    await everybody();
    const dossier = await newReport();
    await setAway(store, bruno.account, 60);
    pass(15 * minute);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['supervisor']);
    expect((await standing(bruno)).awayUntil).toEqual(new Date(now.getTime() + 45 * minute));
    await setAway(store, bruno.account, null);
    expect((await standing(bruno)).awayUntil).toBeNull();
  });

  test('is told outside Gwen to who is on call, and to others where nobody is', async () => {
    await everybody();
    const mails: string[] = [];
    const mailer = { send: async (to: string) => void mails.push(to), close: () => {} };
    const reminded = async (): Promise<readonly string[]> => {
      mails.length = 0;
      await remind(store, mailer, now);
      return mails.toSorted();
    };
    for (const [who, name] of [
      [amina, 'amina'],
      [bruno, 'bruno'],
      [sana, 'sana'],
    ] as const)
      await setReach(store, who.account, `${name}@example.org`);
    await reminded();
    const dossier = await newReport();
    pass(15 * minute);
    expect(await reminded()).toEqual(['amina@example.org']);
    await climb(store, now);
    expect(await told(dossier)).toEqual(['deputy']);
    expect(await reminded()).toEqual(['bruno@example.org']);
    pass(15 * minute);
    await climb(store, now);
    expect(await reminded()).toContain('sana@example.org');
    // who is on call gave no address: the others of her role are reminded
    await setReach(store, amina.account, null);
    await newReport();
    pass(15 * minute);
    expect(await reminded()).toContain('bruno@example.org');
    await setReach(store, amina.account, 'amina@example.org');
    // without a roster everybody of the role is reminded
    for (const table of ['shift', 'watch']) await world.admin.query(`delete from gwen.${table}`);
    await reminded();
    await newReport();
    pass(15 * minute);
    expect(await reminded()).toEqual(['amina@example.org', 'bruno@example.org']);
  });

  test('is not shown to a liaison official whom it names', async () => {
    await everybody();
    const dossier = await newReport();
    const shutOut = { account: liam.account, reason: 'The words name this person.' };
    const done = await submit(store, amina, {
      id: id(),
      act: 'plain',
      operations: [
        {
          op: 'set',
          id: id(),
          dossier,
          recorded: now.toISOString(),
          type: 'exclusion',
          entry: id(),
          base: 4,
          set: shutOut,
        },
      ],
    });
    expect(done).toMatchObject({ ok: true });
    for (let step = 0; step < 4; step += 1) {
      pass(15 * minute);
      await climb(store, now);
    }
    expect(await told(dossier)).toEqual(['deputy', 'supervisor', 'liaison']);
    expect(await findDossier(store, liam, dossier)).toBeUndefined();
    expect(await cameUp(liam, dossier)).toEqual([]);
  });
});
