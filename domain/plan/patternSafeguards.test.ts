import { beforeEach, describe, expect, it } from 'vitest';
import type { Lookups, Monthly } from '../kernel/lookups.ts';
import { World } from '../testing.ts';
import { openPlan, openPlanInForce, petra, reports, wholeAction } from './testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
  world.now = new Date('2026-07-10T08:00:00.000Z');
});

const told = (plan: string, id: string): readonly string[] => {
  world.settle(plan);
  return world.open(plan).filter((one) => one.startsWith(`${id}:`));
};

/** The same number in each of some months of a year. */
const monthly = (year: number, from: number, to: number, count: number): Monthly =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [
      `${year}-${String(from + index).padStart(2, '0')}`,
      count,
    ]),
  );
/** Three a month before January 2026, and so many a month from then on. */
const series = (after: number): Monthly => ({ ...monthly(2025, 1, 12, 3), ...monthly(2026, 1, 12, after) });
const steady = series(3);
const quiet = { near: [], reports: steady, cases: steady, groups: {} };

describe('N7: trafficking that only moves elsewhere is noticed', () => {
  const counts = (near: object = {}, here: object = {}): Lookups['displacement'] => ({
    from: '2024-07',
    areas: { 'XA-1': { ...quiet, near: ['XA-2'], ...here }, 'XA-2': { ...quiet, ...near } },
  });

  it.each(['reports', 'cases'])('warns when %s rise next to where an action began', (what) => {
    const { plan, action } = openPlanInForce(world);
    world.lookups.displacement = counts();
    expect(told(plan, 'N7')).toEqual([]);
    world.lookups.displacement = counts({ [what]: series(8) });
    expect(told(plan, 'N7')).toEqual([`N7:near-${action}@plan-coordinator`]);
  });

  it('warns when cases rise among children whom it does not reach, not among those it does', () => {
    const { plan } = openPlanInForce(world);
    world.lookups.displacement = counts({}, { groups: { female: series(9), 'from-15-to-17': series(9) } });
    expect(told(plan, 'N7')).toEqual([]);
    for (const group of ['male', 'from-5-to-11']) {
      const other = openPlanInForce(world);
      world.lookups.displacement = counts({}, { groups: { [group]: series(9) } });
      expect(told(other.plan, 'N7')).toEqual([`N7:others-${other.action}@plan-coordinator`]);
    }
  });

  it('takes an action for some sex and no certain age to reach every age, and the other way round', () => {
    for (const [reaches, quietGroup, toldGroup] of [
      [['girls'], 'from-5-to-11', 'male'],
      [['under-12'], 'male', 'from-15-to-17'],
      [['girls', 'boys', 'under-12'], 'female', 'from-12-to-14'],
    ] as const) {
      world.lookups.displacement = counts();
      const { plan, action } = openPlanInForce(world, { ...wholeAction, reaches });
      world.lookups.displacement = counts({}, { groups: { [quietGroup]: series(9) } });
      expect(told(plan, 'N7')).toEqual([]);
      world.lookups.displacement = counts({}, { groups: { [toldGroup]: series(9) } });
      expect(told(plan, 'N7')).toEqual([`N7:others-${action}@plan-coordinator`]);
    }
  });

  it('takes no rise for one that chance brings often, nor a fall, nor one in the area itself', () => {
    const { plan } = openPlanInForce(world);
    for (const near of [{ reports: series(4) }, { cases: series(1) }]) {
      world.lookups.displacement = counts(near);
      expect(told(plan, 'N7')).toEqual([]);
    }
    world.lookups.displacement = counts({}, { reports: series(20), cases: series(20) });
    expect(told(plan, 'N7')).toEqual([]);
  });

  it('counts whole months on both sides only', () => {
    const { plan } = openPlanInForce(world);
    world.lookups.displacement = { ...counts({ reports: series(30) }), from: '2026-01' };
    expect(told(plan, 'N7')).toEqual([]);
    world.now = new Date('2026-01-31T08:00:00.000Z');
    world.lookups.displacement = counts({ reports: series(300) });
    expect(told(plan, 'N7')).toEqual([]);
    world.now = new Date('2026-02-01T08:00:00.000Z');
    expect(told(plan, 'N7')).toHaveLength(1);
  });

  it('looks no further than some months after the beginning', () => {
    const { plan } = openPlanInForce(world);
    world.now = new Date('2027-03-10T08:00:00.000Z');
    world.lookups.displacement = counts({ reports: { ...steady, ...monthly(2026, 7, 12, 40) } });
    expect(told(plan, 'N7')).toEqual([]);
    world.settings = { 'N7.within': 12 };
    expect(told(plan, 'N7')).toHaveLength(1);
  });

  it('waits for an action that has not begun, and takes its beginning from what is said of it', () => {
    const { from: _, ...undated } = wholeAction;
    const [idle, begun] = [openPlanInForce(world), openPlanInForce(world, undated)];
    reports(world, idle.plan, idle.action, 'not-started');
    world.lookups.displacement = counts({ reports: series(8) });
    expect(told(idle.plan, 'N7')).toEqual([]);
    expect(told(begun.plan, 'N7')).toEqual([]);
    reports(world, begun.plan, begun.action, 'under-way', { occurred: '2026-01-15' });
    expect(told(begun.plan, 'N7')).toEqual([`N7:near-${begun.action}@plan-coordinator`]);
  });

  it('says nothing while the counts are not at hand, or the plan is a draft', () => {
    const { plan } = openPlanInForce(world);
    expect(told(plan, 'N7')).toEqual([]);
    world.lookups.displacement = counts({ reports: series(8) });
    const draft = openPlan(world);
    world.set(petra, draft, 'action', wholeAction);
    expect(told(draft, 'N7')).toEqual([]);
    expect(told(plan, 'N7')).toHaveLength(1);
  });

  it('never stands in the way of a word about an action', () => {
    world.lookups.displacement = counts({ reports: series(8) });
    const { plan, action } = openPlanInForce(world);
    const said = reports(world, plan, action, 'under-way');
    expect(world.get(plan).entries.find(({ id }) => id === said)?.breaches).toEqual([]);
  });
});

describe('C13: return is not decided by sex or age', () => {
  const alike = { female: { returned: 30, not: 20 }, male: { returned: 25, not: 20 } };
  const ages = { 'from-12-to-14': { returned: 20, not: 15 }, 'from-15-to-17': { returned: 35, not: 25 } };
  const decided = (sex: object, ageGroup: object = ages): Lookups['return-decisions'] =>
    ({ sex, ageGroup }) as Lookups['return-decisions'];
  const both = (reason: string): readonly string[] => [
    `C13:${reason}-2026@plan-coordinator`,
    `C13:${reason}-2026@supervisor`,
  ];

  it('holds while girls and boys, and the ages, are returned alike', () => {
    const { plan } = openPlanInForce(world);
    world.lookups['return-decisions'] = decided(alike);
    expect(told(plan, 'C13')).toEqual([]);
  });

  it('warns when girls are returned more readily than boys', () => {
    const { plan } = openPlanInForce(world);
    world.lookups['return-decisions'] = decided({
      female: { returned: 30, not: 10 },
      male: { returned: 12, not: 28 },
    });
    expect(told(plan, 'C13')).toEqual(both('by-sex'));
  });

  it('warns when one age is treated unlike the others', () => {
    const { plan } = openPlanInForce(world);
    const unlike = { ...ages, 'from-5-to-11': { returned: 2, not: 40 } };
    world.lookups['return-decisions'] = decided(alike, unlike);
    expect(told(plan, 'C13')).toEqual(both('by-age'));
  });

  it('tells nothing from fewer than twenty in a group', () => {
    const { plan } = openPlanInForce(world);
    world.lookups['return-decisions'] = decided({
      female: { returned: 19, not: 0 },
      male: { returned: 0, not: 40 },
    });
    expect(told(plan, 'C13')).toEqual([]);
    world.settings = { 'C13.each': 19 };
    expect(told(plan, 'C13')).toEqual(both('by-sex'));
  });

  it('tells from twenty in each', () => {
    const { plan } = openPlanInForce(world);
    world.lookups['return-decisions'] = decided({
      female: { returned: 20, not: 0 },
      male: { returned: 0, not: 20 },
    });
    expect(told(plan, 'C13')).toEqual(both('by-sex'));
  });

  it('tells nothing from what chance brings one time in a hundred or more', () => {
    const { plan } = openPlanInForce(world);
    const tilted = { female: { returned: 30, not: 20 }, male: { returned: 19, not: 31 } };
    world.lookups['return-decisions'] = decided(tilted);
    expect(told(plan, 'C13')).toEqual([]);
    world.settings = { 'C13.chance': 5 };
    expect(told(plan, 'C13')).toEqual(both('by-sex'));
  });

  it('tells again each year while it lasts', () => {
    const { plan } = openPlanInForce(world);
    world.lookups['return-decisions'] = decided({
      female: { returned: 30, not: 10 },
      male: { returned: 12, not: 28 },
    });
    expect(told(plan, 'C13')).toHaveLength(2);
    world.now = new Date('2027-01-10T08:00:00.000Z');
    expect(told(plan, 'C13')).toHaveLength(4);
  });

  it('says nothing while the counts are not at hand, or the plan is a draft', () => {
    const { plan } = openPlanInForce(world);
    expect(told(plan, 'C13')).toEqual([]);
    const draft = openPlan(world);
    world.lookups['return-decisions'] = decided({
      female: { returned: 30, not: 10 },
      male: { returned: 12, not: 28 },
    });
    expect(told(draft, 'C13')).toEqual([]);
  });
});
