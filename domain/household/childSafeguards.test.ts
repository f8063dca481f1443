import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, World } from '../testing.ts';
import { breaches, openHousehold, openSupported, pia } from './testing.ts';

let world: World;
let household: string;
const open = (id: string): readonly string[] => world.open(household).filter((one) => one.startsWith(id));
const child = (more: object = {}) =>
  world.set(pia, household, 'member', {
    relation: 'own-child',
    sex: 'female',
    age: { from: 11, to: 11 },
    ...more,
  });

describe('H3: support keeps children at school and away from work', () => {
  let who: string;
  beforeEach(() => {
    world = new World();
    household = openSupported(world);
    who = child();
  });
  /** On day `on` of March 2026; support began on the 2nd. */
  const measure = (
    on: number,
    daysAttended: object | number,
    workHours: object | number,
    more: object = {},
  ) =>
    world.set(pia, household, 'measurement', {
      child: who,
      on: `2026-03-${String(on).padStart(2, '0')}`,
      time: 'during-support',
      daysPossible: 20,
      daysAttended,
      workHours,
      ...more,
    });

  it('holds while little changes', () => {
    measure(3, 20, 10);
    measure(10, 17, 11);
    expect(open('H3')).toEqual([]);
  });

  it('warns the officer and her supervisor when attendance falls by a fifth', () => {
    measure(3, 20, 10);
    const now = measure(10, 16, 10);
    expect(open('H3')).toEqual([`H3:attendance-${now}@programme-officer`, `H3:attendance-${now}@supervisor`]);
  });

  it('warns when hours of work rise by a fifth, or work begins', () => {
    measure(3, 20, 10);
    const more = measure(10, 20, 12);
    expect(open('H3:hours')).toHaveLength(2);
    expect(open(`H3:hours-${more}`)).toHaveLength(2);
    who = child();
    measure(3, 20, 0);
    const begun = measure(10, 20, 1);
    expect(open(`H3:hours-${begun}`)).toHaveLength(2);
  });

  it('compares with every earlier measurement, so that a slow fall is seen', () => {
    measure(3, 20, 10);
    measure(10, 18, 10);
    measure(17, 17, 10);
    expect(open('H3')).toEqual([]);
    measure(24, 16, 10);
    expect(open('H3:attendance')).toHaveLength(2);
  });

  it('compares days attended with days there were, in any order of writing', () => {
    measure(10, 8, 10, { daysPossible: 10 });
    measure(3, 16, 10);
    expect(open('H3')).toEqual([]);
    measure(17, 6, 10, { daysPossible: 10 });
    expect(open('H3:attendance')).toHaveLength(2);
  });

  it('leaves out what was measured before support began, and other children', () => {
    measure(1, 20, 0, { time: 'before-support' });
    measure(3, 10, 20);
    who = child();
    measure(4, 5, 40);
    expect(open('H3')).toEqual([]);
  });

  it('takes what was measured on the day support begins', () => {
    measure(2, 20, 10);
    measure(10, 16, 10);
    expect(open('H3:attendance')).toHaveLength(2);
  });

  it('says nothing of what is not known', () => {
    measure(3, 20, 10);
    measure(10, { unsaid: 'not-known' }, { unsaid: 'refused' });
    measure(17, 0, 10, { daysPossible: 0 });
    expect(open('H3')).toEqual([]);
  });

  it('follows the country’s number', () => {
    measure(3, 20, 10);
    measure(10, 18, 10);
    world.settings['H3.change'] = 10;
    world.settle(household);
    expect(open('H3:attendance')).toHaveLength(2);
  });

  it('says nothing of a family that gets no support', () => {
    household = openHousehold(world);
    who = child();
    measure(3, 20, 10);
    measure(10, 2, 50);
    expect(open('H3')).toEqual([]);
  });
});

describe('H7: every birth is registered, once it is safe', () => {
  beforeEach(() => {
    world = new World();
    household = openHousehold(world);
  });
  const unregistered = { birthRegistered: false, safeToRegister: true };

  it('sets 30 days from when it became safe', () => {
    const who = child({ ...unregistered, safeToRegister: false });
    expect(open('H7')).toEqual([]);
    world.pass(50 * day);
    world.set(pia, household, 'member', { safeToRegister: true }, { entry: who });
    expect(open('H7')).toEqual([`H7:register-${who}`]);
    expect(world.left(household, `H7:register-${who}`)).toBe(30 * day);
    world.pass(5 * day);
    world.set(pia, household, 'member', { grade: '4', school: 'attends' }, { entry: who });
    expect(world.left(household, `H7:register-${who}`)).toBe(25 * day);
  });

  it('ends with the registration', () => {
    const who = child(unregistered);
    world.set(pia, household, 'member', { birthRegistered: true }, { entry: who });
    expect(open('H7')).toEqual([]);
  });

  it('waits where it is not known whether it is safe, or whether it is registered', () => {
    child({ ...unregistered, safeToRegister: { unsaid: 'not-known' } });
    child({ birthRegistered: { unsaid: 'not-asked' } });
    child({ birthRegistered: true });
    expect(open('H7')).toEqual([]);
  });

  it('is for children, and for whoever may be one', () => {
    child({ ...unregistered, age: { from: 18, to: 30 } });
    expect(open('H7')).toEqual([]);
    child({ ...unregistered, age: { from: 17, to: 30 } });
    child({ ...unregistered, age: { unsaid: 'not-known' } });
    expect(open('H7')).toHaveLength(2);
  });

  it('follows the country’s number, and leaves a family that moved', () => {
    world.settings['H7.register'] = 60;
    const who = child(unregistered);
    expect(world.left(household, `H7:register-${who}`)).toBe(60 * day);
    must(world.move(pia, household, 'moved'));
    expect(open('H7')).toEqual([]);
  });
});

describe('H13: only work that the young may do', () => {
  beforeEach(() => {
    world = new World();
    household = openHousehold(world);
  });
  const arrange = (member: string | undefined, more: object = {}, options = {}) =>
    world.try(
      pia,
      household,
      'job',
      { ...(member === undefined ? {} : { member }), state: 'placed', startsOn: '2026-03-09', ...more },
      options,
    );
  const aged = (from: number, to = from) => child({ age: { from, to } });

  it('holds for the grown, and for the young whose work was looked at', () => {
    expect(refusals(arrange(aged(18), { hazards: ['loads'], night: true }))).toEqual([]);
    expect(refusals(arrange(aged(15), { noHazards: true }))).toEqual([]);
  });

  it.each([
    ['too-young', { from: 14, to: 14 }, { noHazards: true }],
    ['too-young', { from: 14, to: 16 }, { noHazards: true }],
    ['hazardous', { from: 17, to: 17 }, { hazards: ['loads'], noHazards: true }],
    ['hazardous', { from: 17, to: 25 }, { night: true, noHazards: true }],
    ['hazards-not-checked', { from: 16, to: 16 }, {}],
    ['hazards-not-checked', { from: 16, to: 16 }, { noHazards: { unsaid: 'not-asked' } }],
    ['age-not-known', { unsaid: 'not-known' }, { noHazards: true }],
  ])('fails: %s, %j', (reason, age, more) => {
    expect(refusals(arrange(child({ age }), more))).toEqual([`H13.${reason}`]);
    expect(refusals(arrange(child({ age }), { ...more, state: 'applied' }))).toEqual([`H13.${reason}`]);
  });

  it('says where to settle it: with the member while her age is not known, else with the work', () => {
    const remedy = (result: ReturnType<typeof arrange>) =>
      !result.ok && result.problem.code === 'refused' ? result.problem.refusals[0]?.remedy : undefined;
    expect(remedy(arrange(child({ age: { unsaid: 'not-asked' } })))).toEqual(['member']);
    expect(remedy(arrange(aged(12)))).toEqual(['job']);
  });

  it('fails where it is not known for whom', () => {
    expect(refusals(arrange(crypto.randomUUID()))).toEqual(['H13.no-member']);
  });

  it('reckons with the birth date, and with the day on which work begins', () => {
    const soon = child({ age: { from: 14, to: 15 }, birth: '2011-04-01' });
    expect(refusals(arrange(soon, { noHazards: true }))).toEqual(['H13.too-young']);
    const known = child({ age: { unsaid: 'not-asked' }, birth: '2011-04-01' });
    expect(refusals(arrange(known, { noHazards: true }))).toEqual(['H13.too-young']);
    expect(refusals(arrange(known, { noHazards: true, startsOn: '2026-04-02' }))).toEqual([]);
  });

  it('judges again when the work changes', () => {
    const who = aged(16);
    const placed = must(arrange(who, { noHazards: true })).changes.at(-1)?.entry ?? '';
    const now = world.try(pia, household, 'job', { night: true }, { entry: placed });
    expect(refusals(now)).toEqual(['H13.hazardous']);
  });

  it('follows the country’s ages', () => {
    world.settings['working-age.minimum'] = 16;
    expect(refusals(arrange(aged(15), { noHazards: true }))).toEqual(['H13.too-young']);
  });

  it('never refuses advice, or the record of work that a child already does', () => {
    for (const state of ['counselled', 'left', 'stayed', 'refused'])
      expect(refusals(arrange(aged(12), { state }))).toEqual([]);
    expect(breaches(arrange(aged(12), { hazards: ['loads'] }, { fact: true }))).toEqual(['H13']);
    expect(open('H13')).not.toEqual([]);
  });
});
