import { beforeEach, describe, expect, it } from 'vitest';
import { showsSmall } from '../kernel/disclosure.ts';
import { must, refusals, World } from '../testing.ts';
import { openPlan, petra } from './testing.ts';

let world: World;
let plan: string;
beforeEach(() => {
  world = new World();
  plan = openPlan(world);
});

const measured = (more: object = {}): string =>
  world.set(petra, plan, 'indicator', {
    title: 'Children identified',
    source: 'gwen-figures',
    unit: 'people',
    about: 'children',
    breakdown: ['sex', 'age-group'],
    ...more,
  });
const cells = (...all: readonly object[]): object => ({
  add: Object.fromEntries(all.map((cell) => [crypto.randomUUID(), cell])),
});
const girls = (value: number) => ({ sex: 'female', value });
const boys = (value: number) => ({ sex: 'male', value });
const valued = (indicator: string, value: number, more: object = {}): string =>
  world.set(petra, plan, 'indicator-value', { indicator, from: '2026-01', to: '2026-02', value, ...more });
const publish = (value: string, options: object = {}) =>
  world.try(petra, plan, 'publication', { values: cells({ value }), where: 'public-page' }, options);

describe('N5: nothing is published below the limits', () => {
  it('publishes totals and parts of at least ten children', () => {
    must(publish(valued(measured(), 30, { cells: cells(girls(20), boys(10)) })));
  });

  it.each([
    ['a total', 9, []],
    ['a part', 30, [girls(21), boys(9)]],
    ['what is left of the total', 33, [girls(20), boys(10)]],
    ['what is left when one part is withheld', 25, [girls(20)]],
  ] as const)('refuses %s below ten', (_, value, parts) => {
    const figure = valued(measured(), value, { cells: cells(...parts) });
    expect(refusals(publish(figure))).toEqual(['N5.too-small']);
  });

  it('adds up parts that divide the whole alike, and no others', () => {
    const parts = cells(girls(20), boys(10), { ageGroup: 'from-12-to-14', value: 30 });
    must(publish(valued(measured(), 30, { cells: parts })));
    const mixed = cells(girls(20), boys(10), { ageGroup: 'from-12-to-14', value: 27 });
    expect(refusals(publish(valued(measured(), 30, { cells: mixed })))).toEqual(['N5.too-small']);
  });

  it('lets nobody be as good as not there', () => {
    must(publish(valued(measured(), 0)));
    must(publish(valued(measured(), 30, { cells: cells(girls(30), boys(0)) })));
  });

  it('has its own limit for adults, and none where it is about nobody', () => {
    must(publish(valued(measured({ about: 'adults' }), 5)));
    expect(refusals(publish(valued(measured({ about: 'adults' }), 4)))).toEqual(['N5.too-small']);
    must(publish(valued(measured({ about: 'nobody', unit: 'organisations' }), 1)));
  });

  it('takes the limits that the country set', () => {
    const figure = valued(measured(), 12);
    world.settings = { 'disclosure.children': 15 };
    expect(refusals(publish(figure))).toEqual(['N5.too-small']);
  });

  it('sees through shares: those counted, those left out, those they are taken of', () => {
    const share = measured({ unit: 'percent' });
    must(publish(valued(share, 40, { of: 60 })));
    expect(refusals(publish(valued(share, 8, { of: 60 })))).toEqual(['N5.too-small']);
    expect(refusals(publish(valued(share, 55, { of: 60 })))).toEqual(['N5.too-small']);
    const parts = { of: 40, cells: cells({ ...girls(20), of: 32 }, { ...boys(0), of: 8 }) };
    expect(refusals(publish(valued(share, 20, parts)))).toEqual(['N5.too-small']);
  });

  it('looks at the number of people behind a mean, not at the mean', () => {
    const days = measured({ unit: 'days' });
    must(publish(valued(days, 3, { of: 20 })));
    expect(refusals(publish(valued(days, 30, { of: 9 })))).toEqual(['N5.too-small']);
  });

  it('takes figures of an indicator that is not there to be about children, and no value for none', () => {
    expect(refusals(publish(valued(crypto.randomUUID(), 9)))).toEqual(['N5.too-small']);
    expect(refusals(publish(crypto.randomUUID()))).toEqual(['N5.no-value']);
  });

  it('checks each of several values', () => {
    const indicator = measured();
    const values = cells({ value: valued(indicator, 30) }, { value: valued(indicator, 3) });
    expect(refusals(world.try(petra, plan, 'publication', { values }))).toEqual(['N5.too-small']);
  });

  it('never refuses to record what is out already, and marks it', () => {
    const result = must(publish(valued(measured(), 3), { fact: true }));
    const entry = result.changes[0]?.entry;
    expect(result.changes[0]?.breaches).toEqual(['N5']);
    expect(world.open(plan)).toContain(`N5:breach-${entry}`);
  });

  it('does not know without the values', () => {
    const figure = valued(measured(), 30);
    const whole = world.get(plan);
    const loaded = new Set([...whole.loaded].filter((type) => type !== 'indicator-value'));
    world.dossiers = new Map([[plan, { ...whole, loaded }]]);
    expect(refusals(publish(figure))).toEqual(['N5.unknown']);
  });

  it('never refuses to record a small value: only to publish it', () => {
    const figure = valued(measured(), 1, { cells: cells(girls(1)) });
    expect(world.get(plan).entries.find(({ id }) => id === figure)?.breaches).toEqual([]);
  });
});

describe('a small number', () => {
  it('is a total, a part or what is left, from one up to the limit', () => {
    expect(showsSmall(0, [], 5)).toBe(false);
    expect(showsSmall(4, [], 5)).toBe(true);
    expect(showsSmall(5, [], 5)).toBe(false);
    expect(showsSmall(20, [5, 15], 5)).toBe(false);
    expect(showsSmall(20, [5, 14], 5)).toBe(true);
    expect(showsSmall(20, [4, 16], 5)).toBe(true);
  });
});

describe('N3: figures about people show girls and boys of each age', () => {
  const told = (): readonly string[] => world.open(plan).filter((id) => id.startsWith('N3'));

  it('warns of an indicator without sex or age, not of one about nobody', () => {
    measured();
    expect(told()).toEqual([]);
    const [sexless, ageless] = [
      measured({ breakdown: ['age-group'] }),
      measured({ breakdown: ['sex', 'area'] }),
    ];
    measured({ about: 'nobody', unit: 'money', breakdown: ['area'] });
    expect(told()).toEqual([
      `N3:no-breakdown-${sexless}@plan-coordinator`,
      `N3:no-breakdown-${ageless}@plan-coordinator`,
    ]);
  });

  it('warns of a value without its parts', () => {
    const indicator = measured();
    const bare = valued(indicator, 40);
    const half = valued(indicator, 40, { cells: cells(girls(20), boys(20)) });
    valued(indicator, 40, { cells: cells(girls(20), boys(20), { ageGroup: 'under-5', value: 40 }) });
    expect(told()).toEqual([`N3:value-${bare}@plan-coordinator`, `N3:value-${half}@plan-coordinator`]);
  });
});
