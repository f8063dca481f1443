import { beforeEach, describe, expect, it } from 'vitest';
import { trained } from '../agency/testing.ts';
import { catalogue } from '../index.ts';
import { day, must, refusals, World } from '../testing.ts';
import { childrenFound, irma, openEnterprise, piet, sol } from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openEnterprise(world);
  world.lookups['inspector-training'] = {
    [irma.account]: [trained('2025-01-01', '2028-12-31')],
    [sol.account]: [],
  };
});
const open = (prefix: string): readonly string[] => world.open(id).filter((one) => one.startsWith(prefix));
const visit = {
  on: '2026-03-02',
  inspector: irma.account,
  access: 'granted',
  result: 'in-order',
  order: 'none',
};
const inspect = (more: object = {}) => world.set(irma, id, 'inspection', { ...visit, ...more });

describe('V4: papers held back by an employer', () => {
  it('tells the inspector of what she or others found', () => {
    inspect({ papersHeldBack: false });
    expect(open('V4')).toEqual([]);
    const seen = inspect({ papersHeldBack: true });
    const told = world.set(piet, id, 'finding', { ...childrenFound, kind: 'papers-kept' });
    expect(open('V4')).toEqual([`V4:held-${seen}@inspector`, `V4:held-${told}@inspector`]);
  });
});

describe('V11: children at work beside their parents', () => {
  it('tells the inspector of what she or others found', () => {
    inspect({ besideParents: 0 });
    expect(open('V11')).toEqual([]);
    const seen = inspect({ besideParents: 3 });
    const told = world.set(piet, id, 'finding', { ...childrenFound, kind: 'beside-parents' });
    expect(open('V11')).toEqual([`V11:seen-at-work-${seen}@inspector`, `V11:seen-at-work-${told}@inspector`]);
  });
});

describe('V5: workplaces inspected in time, by people trained for it', () => {
  const rate = (level: string, on = '2026-03-02') => world.set(irma, id, 'risk-rating', { level, on });
  const isDueAfter = (days: number): readonly string[] => {
    world.pass(days * day);
    world.settle(id);
    return open('V5:inspection-due');
  };

  it.each([
    ['high', 3],
    ['medium', 6],
    ['low', 12],
  ])('%s risk: due %i months after it was judged, told to inspectors alone', (level, months) => {
    const rating = rate(level);
    expect(isDueAfter(30 * months - 1)).toEqual([]);
    expect(isDueAfter(1)).toEqual([`V5:inspection-due-${rating}@inspector`]);
  });

  it('counts from the last visit that got in, by somebody trained', () => {
    rate('high', '2026-01-01');
    const last = inspect({ on: '2026-02-01' });
    inspect({ on: '2026-03-01', access: 'refused' });
    inspect({ on: '2026-03-01', result: 'not-inspected' });
    inspect({ on: '2026-03-01', inspector: sol.account });
    inspect({ on: '2027-03-01' });
    // 30 days less the one since the visit: from 2026-03-02 to 2026-05-02
    expect(isDueAfter(60)).toEqual([]);
    expect(isDueAfter(1)).toEqual([`V5:inspection-due-${last}@inspector`]);
  });

  it('goes by the rating of the latest day', () => {
    rate('low');
    world.pass(1);
    rate('high', '2025-01-01');
    expect(isDueAfter(200)).toEqual([]);
  });

  it('asks for no visit without a rating, nor after the enterprise has ended', () => {
    expect(isDueAfter(500)).toEqual([]);
    rate('high', '2027-07-15');
    must(world.move(sol, id, 'ended'));
    expect(isDueAfter(500)).toEqual([]);
  });

  it('leaves no task with a date: people of the workplace may see tasks of its file', () => {
    rate('high');
    world.set(irma, id, 'inspection-plan', {
      on: '2026-03-09',
      inspector: irma.account,
      reason: 'planned',
      unannounced: true,
    });
    isDueAfter(400);
    const told = world.get(id).duties.filter(({ safeguard }) => safeguard === 'V5');
    expect(told.map(({ kind, role }) => [kind, role])).toEqual([['alert', 'inspector']]);
  });

  const plan = (inspector: number, more: object = {}) =>
    refusals(
      world.try(irma, id, 'inspection-plan', {
        on: '2026-03-09',
        inspector,
        reason: 'planned',
        unannounced: true,
        ...more,
      }),
    );

  it('sends only whoever is trained on the day', () => {
    expect(plan(irma.account)).toEqual([]);
    expect(plan(sol.account)).toEqual(['V5.untrained']);
    expect(plan(77)).toEqual(['V5.unknown']);
    expect(plan(irma.account, { on: '2029-01-01' })).toEqual(['V5.untrained']);
    expect(plan(sol.account, { cancelled: true })).toEqual([]);
  });

  it('records a visit by somebody untrained, and says so', () => {
    const seen = inspect({ inspector: sol.account });
    expect(open('V5:by-untrained')).toEqual([`V5:by-untrained-${seen}@inspector`]);
  });

  it('shows risk, coming visits, visits and findings to none who may be of the workplace', () => {
    const { entries } = catalogue.kinds['enterprise'] ?? {};
    for (const type of ['risk-rating', 'inspection-plan', 'inspection', 'finding', 'demand-check']) {
      const group = entries?.[type]?.group ?? '';
      const readers = Object.values(catalogue.roles).filter(({ reads }) => reads.includes(group));
      expect(
        readers.map(({ role }) => role),
        type,
      ).toEqual(['inspector', 'prosecution-liaison']);
      const writers = entries?.[type]?.writers ?? [];
      expect(
        writers.filter((role) => role === 'supply-chain-lead' || role === 'monitor'),
        type,
      ).toEqual([]);
    }
  });

  it('lets leads and monitors tell of a finding, which they cannot change afterwards', () => {
    const told = world.set(sol, id, 'finding', childrenFound);
    const change = world.try(sol, id, 'finding', { release: 'released' }, { entry: told });
    expect(change).toMatchObject({ problem: { code: 'not-your-role' } });
  });
});
