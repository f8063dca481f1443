import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, World } from '../testing.ts';
import {
  answers,
  breaches,
  confirming,
  crossing,
  listOf,
  money,
  openHousehold,
  openSupported,
  pia,
  place,
  programme,
} from './testing.ts';

let world: World;
let household: string;
const open = (id: string): readonly string[] => world.open(household).filter((one) => one.startsWith(id));
const write = (type: string, set: object, options = {}) => world.set(pia, household, type, set, options);
const attempt = (type: string, set: object, options = {}) => world.try(pia, household, type, set, options);
const today = (): string => world.now.toISOString().slice(0, 10);

const talk = { purpose: 'regular', migrationPlans: ['none'], safeMigrationAdvice: true };
const payment = {
  programme,
  amount: money(50_000),
  from: '2026-03-01',
  to: '2026-03-31',
  channel: 'mobile-money',
};
const paid = { ...payment, state: 'paid', paidOn: '2026-03-02' };

describe('H4: more income does not become a dangerous journey', () => {
  beforeEach(() => {
    world = new World();
    household = openSupported(world);
  });

  it.each([
    ['the first payment', 'transfer', paid],
    [
      'a trade that brings something in',
      'livelihood',
      { trade: 'bees', area: 'XA', incomePerMonth: money(1) },
    ],
  ])('asks within 30 days after %s', (_, type, set) => {
    expect(open('H4')).toEqual([]);
    write(type, set);
    expect(open('H4')).toEqual(['H4:ask']);
    expect(Math.ceil((world.left(household, 'H4:ask') ?? 0) / day)).toBe(30);
  });

  it('asks after a job began, and after a profile shows more than the one before', () => {
    const member = write('member', { relation: 'head', sex: 'female', age: { from: 34, to: 34 } });
    const job = write('job', { member, state: 'counselled' });
    expect(open('H4')).toEqual([]);
    write('job', { state: 'placed', startsOn: '2026-03-02' }, { entry: job });
    expect(open('H4')).toEqual(['H4:ask']);
    write('visit', { ...talk, on: '2026-03-02' });
    expect(open('H4')).toEqual([]);
    write('profile', { ...answers, on: '2026-03-05', incomePerMonth: money(300_001) });
    expect(open('H4')).toEqual(['H4:ask']);
  });

  it('is not asked by an income that falls, stays, or cannot be compared', () => {
    write('profile', { ...answers, on: '2026-03-05', incomePerMonth: money(300_000) });
    write('profile', { ...answers, on: '2026-03-06', incomePerMonth: money(1) });
    write('profile', { ...answers, on: '2026-03-07', incomePerMonth: { unsaid: 'refused' } });
    write('profile', { ...answers, on: '2026-03-08', incomePerMonth: money(900_000, 'USD') });
    write('transfer', { ...payment, state: 'due' });
    write('livelihood', { trade: 'bees', area: 'XA', incomePerMonth: money(0) });
    expect(open('H4')).toEqual([]);
  });

  it('ends with a visit that asked and told, not with half of it, nor with one before', () => {
    write('visit', { ...talk, on: '2026-03-01' });
    write('transfer', paid);
    write('visit', { ...talk, on: '2026-03-03', safeMigrationAdvice: false });
    write('visit', { ...talk, on: '2026-03-03', migrationPlans: { unsaid: 'not-asked' } });
    write('visit', { on: '2026-03-03', purpose: 'regular', safeMigrationAdvice: true });
    write('visit', { ...talk, on: '2026-03-03', safeMigrationAdvice: { unsaid: 'not-known' } });
    expect(open('H4')).toEqual(['H4:ask']);
    write('visit', { ...talk, on: '2026-03-03', migrationPlans: { unsaid: 'refused' } });
    expect(open('H4')).toEqual([]);
  });

  it('asks after the first payment, not after each', () => {
    write('transfer', paid);
    write('visit', { ...talk, on: '2026-03-03' });
    write('transfer', { ...paid, paidOn: '2026-04-02' });
    expect(open('H4')).toEqual([]);
  });

  it('counts from the first rise that nobody has talked of', () => {
    write('transfer', paid);
    world.pass(10 * day);
    write('livelihood', { trade: 'bees', area: 'XA', incomePerMonth: money(5) });
    expect(Math.ceil((world.left(household, 'H4:ask') ?? 0) / day)).toBe(20);
  });

  it('follows the country’s number, and ends when nobody looks after the household any more', () => {
    world.settings['H4.visit'] = 14;
    write('transfer', paid);
    expect(Math.ceil((world.left(household, 'H4:ask') ?? 0) / day)).toBe(14);
    must(world.move(pia, household, 'moved'));
    expect(open('H4')).toEqual([]);
  });
});

describe('H5: no payment stops before somebody asked why', () => {
  let child: string;
  beforeEach(() => {
    world = new World();
    household = openSupported(world);
    child = write('member', { relation: 'own-child', sex: 'male', age: { from: 9, to: 9 } });
    world.pass(40 * day);
  });
  const missed = (more: object = {}) => ({
    child,
    condition: 'school-attendance',
    from: '2026-03-02',
    to: '2026-03-31',
    possible: 20,
    attended: 9,
    source: 'school-register',
    met: false,
    action: 'visit',
    ...more,
  });
  const asked = (more: object = {}) =>
    write('visit', { on: today(), purpose: 'condition-missed', causes: ['illness'], ...more });

  it('lets a missed condition be recorded, and lead to a warning or a visit', () => {
    for (const action of ['none', 'warning', 'visit'])
      expect(refusals(attempt('condition-check', missed({ action })))).toEqual([]);
  });

  it.each([
    ['a check that pays part', 'condition-check', () => missed({ action: 'partial' })],
    ['a check that suspends', 'condition-check', () => missed({ action: 'suspended' })],
    ['a payment held', 'transfer', () => ({ ...payment, state: 'held' })],
    ['a payment stopped', 'transfer', () => ({ ...payment, state: 'stopped' })],
  ])('refuses %s until a visit found the cause', (_, type, set) => {
    write('condition-check', missed());
    expect(refusals(attempt(type, set()))).toEqual(['H5.no-visit']);
    const visit = asked({ causes: { unsaid: 'not-known' } });
    expect(refusals(attempt(type, set()))).toEqual(['H5.no-cause']);
    write('visit', { causes: ['child-works'] }, { entry: visit });
    expect(refusals(attempt(type, set()))).toEqual([]);
  });

  it('refuses a place that ends for it', () => {
    const [entry] = world.get(household).entries.filter(({ type }) => type === 'enrolment');
    const end = (endReason: string) =>
      attempt('enrolment', { endedOn: today(), endReason }, { entry: entry?.id ?? '' });
    expect(refusals(end('conditions-missed'))).toEqual(['H5.no-visit']);
    expect(refusals(end('own-wish'))).toEqual([]);
    asked();
    expect(refusals(end('conditions-missed'))).toEqual([]);
  });

  it('takes no visit of another kind, from before what was missed, or long ago', () => {
    write('visit', { on: today(), purpose: 'regular' });
    asked({ on: '2026-03-01' });
    write('condition-check', missed());
    const stop = () => refusals(attempt('transfer', { ...payment, state: 'held' }));
    expect(stop()).toEqual(['H5.no-visit']);
    asked();
    expect(stop()).toEqual([]);
    world.pass(70 * day);
    expect(stop()).toEqual(['H5.no-visit']);
    world.settings['H5.visit'] = 90;
    expect(stop()).toEqual([]);
  });

  it('needs one visit that found the cause, whatever others found', () => {
    write('condition-check', missed());
    asked({ causes: { unsaid: 'not-known' } });
    asked();
    asked({ causes: null });
    expect(refusals(attempt('transfer', { ...payment, state: 'held' }))).toEqual([]);
  });

  it('counts from what was missed last', () => {
    asked({ on: '2026-03-20' });
    write('condition-check', missed());
    const stop = () => refusals(attempt('transfer', { ...payment, state: 'held' }));
    expect(stop()).toEqual([]);
    world.pass(1000);
    write('condition-check', missed({ from: '2026-04-01', to: '2026-04-10' }));
    expect(stop()).toEqual(['H5.no-visit']);
  });

  it('never refuses the record of what was held', () => {
    expect(breaches(attempt('transfer', { ...payment, state: 'held' }, { fact: true }))).toEqual(['H5']);
  });

  it('lets what is due be paid, and what failed be said', () => {
    for (const state of ['due', 'paid', 'failed'])
      expect(refusals(attempt('transfer', { ...payment, state }))).toEqual([]);
  });
});

describe('H6: support with a way out', () => {
  beforeEach(() => {
    world = new World();
    household = openHousehold(world);
    const profile = write('profile', crossing('meals'));
    write('confirmation', confirming(profile, 'meals'));
  });

  it('holds with an exit plan and an end', () => {
    expect(refusals(attempt('enrolment', place))).toEqual([]);
  });

  it.each([
    ['no-exit-plan', { exitPlan: { unsaid: 'not-asked' } }],
    ['no-exit-plan', { exitPlan: null }],
    ['no-end', { to: { unsaid: 'not-known' } }],
    ['no-end', { to: null }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(attempt('enrolment', { ...place, ...more }))).toEqual([`H6.${reason}`]);
  });

  it('is judged again when the plan is taken away, and not when the place ends', () => {
    const entry = write('enrolment', place);
    expect(refusals(attempt('enrolment', { exitPlan: null }, { entry }))).toEqual(['H6.no-exit-plan']);
    expect(refusals(attempt('enrolment', { exitPlan: null, endedOn: '2026-03-02' }, { entry }))).toEqual([]);
  });

  it('warns once support goes on past its planned end, and again past a later one', () => {
    const entry = write('enrolment', { ...place, to: '2026-03-10' });
    world.pass(Date.parse('2026-03-10T23:59:00Z') - world.now.getTime());
    world.settle(household);
    expect(open('H6')).toEqual([]);
    world.pass(60_000);
    world.settle(household);
    const told = open('H6');
    expect(told).toHaveLength(2);
    for (const one of told) {
      expect(one).toMatch(new RegExp(`^H6:past-end-${entry}-\\d+@(programme-officer|supervisor)$`));
    }
    write('enrolment', { to: '2026-06-30' }, { entry });
    world.pass(30 * day);
    world.settle(household);
    expect(open('H6')).toEqual(told);
    world.pass(100 * day);
    world.settle(household);
    expect(open('H6')).toHaveLength(4);
  });

  it('does not warn of a place that has ended', () => {
    const entry = write('enrolment', { ...place, to: '2026-03-10' });
    write('enrolment', { endedOn: '2026-03-09', endReason: 'term-over' }, { entry });
    world.pass(60 * day);
    world.settle(household);
    expect(open('H6')).toEqual([]);
  });

  it('never refuses the record of support that others give', () => {
    expect(breaches(attempt('enrolment', { ...place, exitPlan: null }, { fact: true }))).toEqual(['H6']);
  });
});

describe('H9: a person decides, not a score', () => {
  beforeEach(() => {
    world = new World();
    household = openHousehold(world);
  });
  const enrol = () => refusals(attempt('enrolment', place));

  it('holds with a person’s word on every reason, whether she agrees or not', () => {
    const profile = write('profile', crossing('meals', 'debt-burden'));
    write('confirmation', {
      ...confirming(profile),
      reasons: listOf(
        { benchmark: 'meals', agreed: true },
        { benchmark: 'debt-burden', agreed: false, why: 'Paid back last week.' },
      ),
    });
    expect(enrol()).toEqual([]);
    must(world.move(pia, household, 'prioritised'));
  });

  it('fails without a profile', () => {
    expect(enrol()).toEqual(['H9.no-profile']);
  });

  it('fails until the latest profile is confirmed', () => {
    const profile = write('profile', crossing('meals'));
    expect(enrol()).toEqual(['H9.not-confirmed']);
    write('confirmation', confirming(profile, 'meals'));
    expect(enrol()).toEqual([]);
    world.pass(day);
    write('profile', { ...crossing('meals'), on: '2026-03-03' });
    expect(enrol()).toEqual(['H9.not-confirmed']);
  });

  it('fails where the profile is all there is to go by', () => {
    const profile = write('profile', crossing('meals'));
    write('confirmation', { ...confirming(profile, 'meals'), basis: { unsaid: 'not-asked' } });
    expect(enrol()).toEqual(['H9.no-basis']);
  });

  it('fails while a reason has no word on it, and says how many', () => {
    const profile = write('profile', crossing('meals', 'debt-burden', 'shock'));
    write('confirmation', {
      ...confirming(profile),
      reasons: listOf(
        { benchmark: 'meals', agreed: true },
        { benchmark: 'shock', agreed: { unsaid: 'not-known' } },
      ),
    });
    expect(attempt('enrolment', place)).toMatchObject({
      problem: { refusals: [{ safeguard: 'H9', reason: 'reason-open', values: { open: 2 } }] },
    });
  });

  it.each([
    ['look-again', ['H9.decided-otherwise']],
    ['no-support-needed', ['H9.decided-otherwise']],
    ['wait-in-turn', []],
    ['support-now', []],
  ])('follows what was decided: %s', (decision, expected) => {
    const profile = write('profile', crossing('meals'));
    write('confirmation', { ...confirming(profile, 'meals'), decision });
    expect(enrol()).toEqual(expected);
    expect(refusals(world.move(pia, household, 'prioritised'))).toEqual(expected);
  });

  it('follows the last word where there are several', () => {
    const profile = write('profile', crossing('meals'));
    write('confirmation', { ...confirming(profile, 'meals'), decision: 'no-support-needed' });
    world.pass(1000);
    write('confirmation', confirming(profile, 'meals'));
    expect(enrol()).toEqual([]);
  });

  it('lets a family leave support only with a person’s word on how it stands now', () => {
    household = openSupported(world);
    world.pass(200 * day);
    const profile = write('profile', { ...answers, on: today() });
    const graduated = {
      on: today(),
      profile,
      stillCrossed: 0,
      planAfter: 'The shop carries them.',
      familyAgrees: true,
      watchUntil: '2027-03-01',
    };
    write('graduation', graduated);
    expect(refusals(world.move(pia, household, 'graduated'))).toEqual(['H9.not-confirmed']);
    write('confirmation', { ...confirming(profile), decision: 'no-support-needed' });
    must(world.move(pia, household, 'graduated'));
  });

  it('never refuses the record of support that others give, nor that a family says no', () => {
    expect(breaches(attempt('enrolment', place, { fact: true }))).toEqual(['H9']);
    must(world.move(pia, household, 'declined'));
  });
});

describe('H12: warnings come with another way to live', () => {
  beforeEach(() => {
    world = new World();
    household = openHousehold(world);
  });
  const told = { on: '2026-03-02', told: ['mother', 'father'] };

  it('holds where the family is told what it can do instead, or of no risks', () => {
    write('awareness', { ...told, risks: ['trafficking'], alternatives: ['cash-support'], whomToCall: true });
    write('awareness', { ...told, gains: ['schooling-pays'] });
    expect(open('H12')).toEqual([]);
  });

  it('warns where it is told what to fear alone', () => {
    const entry = write('awareness', { ...told, risks: ['false-offers'] });
    expect(open('H12')).toEqual([
      `H12:risks-only-${entry}@programme-officer`,
      `H12:risks-only-${entry}@supervisor`,
    ]);
    write('awareness', { ...told, risks: ['debt'], alternatives: { unsaid: 'not-known' } });
    expect(open('H12')).toHaveLength(4);
  });
});
