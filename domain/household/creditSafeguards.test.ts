import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import { must, refusals, World } from '../testing.ts';
import { incomeBenchmark } from './benchmarks.ts';
import { answers, breaches, crossing, money, openHousehold, openSupported, pia } from './testing.ts';

let world: World;
let household: string;
beforeEach(() => {
  world = new World();
  household = openHousehold(world);
});

/** 300,000 of income less 200,000 of needs leaves 100,000, of which less than 30,000 may go into repaying. */
const loan = {
  purpose: 'school',
  state: 'granted',
  on: '2026-03-02',
  amount: money(200_000),
  instalmentPerMonth: money(29_999),
  needsPerMonth: money(200_000),
};
const business = {
  ...loan,
  purpose: 'business',
  trade: 'tailoring',
  area: 'XA',
  businessPlan: 'Uniforms for two schools.',
  marketCheck: 'room',
};
const lend = (more: object = {}, options = {}) =>
  world.try(pia, household, 'loan', { ...loan, ...more }, options);

describe('H1: a loan the family can carry', () => {
  it('holds below the share of what is above needs', () => {
    world.set(pia, household, 'profile', answers);
    expect(refusals(lend())).toEqual([]);
  });

  it.each([
    ['too-heavy', { instalmentPerMonth: money(30_000) }],
    ['no-surplus', { needsPerMonth: money(300_000) }],
    ['no-instalment', { instalmentPerMonth: { unsaid: 'not-known' } }],
    ['needs-not-known', { needsPerMonth: { unsaid: 'not-asked' } }],
    ['currencies', { instalmentPerMonth: money(10, 'USD') }],
  ])('fails: %s', (reason, more) => {
    world.set(pia, household, 'profile', answers);
    expect(refusals(lend(more))).toEqual([`H1.${reason}`]);
  });

  it('proposes cash support where nothing is left', () => {
    world.set(pia, household, 'profile', answers);
    const result = lend({ needsPerMonth: money(400_000) });
    expect(result).toMatchObject({ problem: { refusals: [{ remedy: ['enrolment'], emergency: false }] } });
  });

  it('fails below the country’s income line, whatever is put down as needs', () => {
    world.set(pia, household, 'profile', crossing('meals', 'debt-burden'));
    expect(refusals(lend({ needsPerMonth: money(1) }))).toEqual([]);
    world.pass(1000);
    world.set(pia, household, 'profile', crossing('meals', incomeBenchmark));
    expect(refusals(lend({ needsPerMonth: money(1) }))).toEqual(['H1.no-surplus']);
  });

  it('takes the income of the latest profile, and none for not enough', () => {
    expect(refusals(lend())).toEqual(['H1.income-not-known']);
    world.set(pia, household, 'profile', answers);
    world.pass(1000);
    world.set(pia, household, 'profile', { ...answers, incomePerMonth: { unsaid: 'refused' } });
    expect(refusals(lend())).toEqual(['H1.income-not-known']);
  });

  it('follows the country’s share', () => {
    world.set(pia, household, 'profile', answers);
    world.settings['H1.share'] = 20;
    expect(lend()).toMatchObject({ problem: { refusals: [{ values: { share: 30, most: 20 } }] } });
    expect(refusals(lend({ instalmentPerMonth: money(19_999) }))).toEqual([]);
  });

  it('has no say in what is asked for, refused, or repaid', () => {
    for (const state of ['asked', 'refused', 'in-arrears', 'rescheduled'])
      expect(refusals(lend({ state, instalmentPerMonth: money(90_000) }))).toEqual([]);
  });

  it('never refuses the record of a loan that others gave', () => {
    expect(breaches(lend({ instalmentPerMonth: money(90_000) }, { fact: true }))).toEqual(['H1']);
  });
});

describe('H2: a business that can sell', () => {
  beforeEach(() => {
    world.set(pia, household, 'profile', answers);
  });

  it('holds with a plan, written or on paper, and a market', () => {
    expect(refusals(lend(business))).toEqual([]);
    const file = {
      id: crypto.randomUUID(),
      name: 'plan.pdf',
      type: 'application/pdf',
      size: 10,
      sha256: 'a'.repeat(64),
      key: 'k'.repeat(43),
    };
    expect(refusals(lend({ ...business, businessPlan: null, businessPlanFile: file }))).toEqual([]);
  });

  it.each([
    ['no-plan', { businessPlan: { unsaid: 'not-asked' } }],
    ['no-market-check', { marketCheck: 'not-done' }],
    ['no-market-check', { marketCheck: { unsaid: 'not-known' } }],
    ['no-market', { marketCheck: 'crowded' }],
    ['no-market', { marketCheck: 'no-demand' }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(lend({ ...business, ...more }))).toEqual([`H2.${reason}`]);
  });

  it('asks nothing of the kind of a loan for other ends', () => {
    expect(refusals(lend({ purpose: 'recruitment-costs' }))).toEqual([]);
  });

  it('never refuses the record of one that exists', () => {
    expect(breaches(lend({ ...business, businessPlan: null }, { fact: true }))).toEqual(['H2']);
  });

  const found = (count: number, values: FoundEntry['values'], more: Partial<FoundEntry> = {}): FoundEntry[] =>
    Array.from({ length: count }, () => ({
      values,
      state: 'supported',
      dossier: crypto.randomUUID(),
      on: '2026-02-01',
      ...more,
    }));
  const crowded = (): readonly string[] => world.open(household).filter((id) => id.startsWith('H2'));

  it('warns when more than ten of an area are in one trade', () => {
    household = openSupported(world);
    const trade = { trade: 'tailoring', area: 'XA' };
    world.lookups = { ...world.lookups };
    const lookups = world.lookups as Record<string, unknown>;
    lookups['trades-in-area'] = {
      XA: [
        ...found(8, { trade: 'tailoring' }),
        ...found(5, { trade: 'bees' }),
        ...found(5, { trade: 'tailoring', to: '2025' }),
        ...found(5, { trade: 'tailoring' }, { state: 'graduated' }),
        ...found(5, { trade: 'tailoring' }, { dossier: household }),
      ],
    };
    const loans = found(1, { trade: 'tailoring', state: 'granted' });
    lookups['loans-in-area'] = { XA: [...loans, ...found(4, { trade: 'tailoring', state: 'refused' })] };
    const own = world.set(pia, household, 'livelihood', trade);
    expect(crowded()).toEqual([]);
    lookups['loans-in-area'] = { XA: [...loans, ...found(1, { trade: 'tailoring', state: 'in-arrears' })] };
    world.settle(household);
    expect(crowded()).toEqual([`H2:crowded-${own}@programme-officer`, `H2:crowded-${own}@supervisor`]);
  });

  it('says nothing of a trade that is not named, was given up, is sold elsewhere, or of a family that left', () => {
    household = openSupported(world);
    const many = (trade: string) => found(20, { trade, state: 'granted' });
    world.lookups = {
      ...world.lookups,
      'trades-in-area': { XA: many('bees') },
      'loans-in-area': { XA: many('bees') },
    };
    for (const more of [{ trade: { unsaid: 'not-known' } }, { to: '2026-02' }, { area: 'XA01' }])
      world.set(pia, household, 'livelihood', { trade: 'bees', area: 'XA', ...more });
    world.set(pia, household, 'loan', { ...business, trade: 'bees', state: 'repaid' }, { fact: true });
    expect(crowded()).toEqual([]);
    const left = openSupported(world);
    must(world.move(pia, left, 'moved'));
    world.set(pia, left, 'livelihood', { trade: 'bees', area: 'XA' });
    expect(world.open(left)).toEqual([]);
  });

  it('says nothing while the others are not at hand', () => {
    household = openSupported(world);
    world.set(pia, household, 'livelihood', { trade: 'bees', area: 'XA' });
    expect(crowded()).toEqual([]);
    for (const half of ['trades-in-area', 'loans-in-area']) {
      const others = { XA: found(20, { trade: 'bees', state: 'granted' }) };
      world.lookups = { ...new World().lookups, [half]: others };
      world.settle(household);
      expect(crowded(), half).toEqual([]);
    }
  });
});
