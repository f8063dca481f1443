import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { PriorityShares } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import { must, refusals, sana, service, World } from '../testing.ts';
import { acts } from './acts.ts';

const pia: Actor = { account: 31, roles: ['programme-officer'], parties: [31], organisation: service };
const listOf = (...some: readonly { readonly [field: string]: Json }[]) => ({
  add: Object.fromEntries(some.map((one) => [crypto.randomUUID(), one])),
});
const money = (amount: number) => ({ amount, currency: 'ETB' });

const profile = {
  title: 'School and bread',
  kinds: ['cash-transfer'],
  area: 'XA',
  actors: ['government', 'ngo'],
  from: '2026-01-01',
};

let world: World;
let programme: string;
const tried = new Set<string>();
const attempt = (name: string, steps: { readonly [as: string]: StepInput }) => {
  tried.add(name);
  return world.perform(pia, name, { programme }, steps);
};
/** Does an act that must be accepted; the last entry it wrote. */
const perform = (name: string, steps: { readonly [as: string]: StepInput }): string =>
  must(attempt(name, steps)).changes.at(-1)?.entry ?? '';
const open = (id: string): readonly string[] => world.open(programme).filter((one) => one.startsWith(id));

beforeEach(() => {
  world = new World();
  tried.add('open-programme');
  const opened = must(
    world.perform(
      pia,
      'open-programme',
      {},
      {
        programme: { area: 'XA' },
        profile: { set: profile },
        rules: { set: { payee: 'mother', conditions: ['school-attendance'], monthsAtMost: 24 } },
      },
    ),
  );
  programme = opened.changes[0]?.dossier ?? '';
  must(
    world.grant(pia, programme, {
      party: sana.account,
      groups: ['programme', 'programme-payments'],
      level: 'steward',
      purpose: 'supervision',
      basis: 'assignment',
    }),
  );
});

describe('H8: those most at risk come first, and nobody is passed over', () => {
  const counts = (girls: number, boys: number, households: number, minority: number) => ({
    girls,
    boys,
    households,
    excluded: { minority },
  });
  const fair: PriorityShares = {
    waiting: counts(50, 50, 40, 10),
    supported: counts(50, 50, 40, 10),
    passedOver: 0,
  };
  const told = (shares: Partial<PriorityShares> | undefined): readonly string[] => {
    if (shares) world.lookups['priority-shares'] = { ...fair, ...shares };
    perform('start-programme', { running: {} });
    return [...new Set(open('H8').map((one) => one.replace(/@.*/, '')))].sort();
  };

  it('holds where shares are fair and turns are kept', () => {
    expect(told({})).toEqual([]);
  });

  it('warns the officer and her supervisor when somebody was passed over', () => {
    expect(told({ passedOver: 1 })).toEqual(['H8:passed-over-202603']);
    expect(open('H8')).toEqual([
      'H8:passed-over-202603@programme-officer',
      'H8:passed-over-202603@supervisor',
    ]);
  });

  it.each([
    ['girls', { supported: counts(30, 70, 40, 10) }],
    ['boys', { supported: counts(70, 30, 40, 10) }],
    ['excluded', { supported: counts(50, 50, 40, 6) }],
  ])('warns when %s are clearly below their share', (group, shares) => {
    expect(told(shares)).toEqual([`H8:${group}-202603`]);
  });

  it('takes a small gap, and few who are supported, for chance', () => {
    expect(told({ supported: counts(45, 55, 40, 9) })).toEqual([]);
    world.lookups['priority-shares'] = { ...fair, supported: counts(1, 18, 19, 0) };
    world.settle(programme);
    expect(open('H8')).toEqual([]);
    world.settings['H8.least'] = 20;
    world.settle(programme);
    expect(open('H8')).toEqual([]);
    world.settings['H8.least'] = 19;
    world.settle(programme);
    expect(open('H8:girls')).toHaveLength(2);
  });

  it('warns beyond the gap, not at it', () => {
    // half of all are girls; a gap of 20 percent is at 40 of 100
    const waiting = counts(60, 40, 40, 10);
    expect(told({ waiting, supported: counts(40, 60, 40, 10) })).toEqual([]);
    world.lookups['priority-shares'] = {
      ...fair,
      waiting: counts(61, 39, 40, 10),
      supported: counts(39, 61, 40, 10),
    };
    world.settle(programme);
    expect(open('H8:girls')).toHaveLength(2);
  });

  it('follows the country’s gap', () => {
    world.settings['H8.gap'] = 8;
    expect(told({ supported: counts(42, 58, 40, 10) })).toEqual(['H8:girls-202603']);
  });

  it('tells again in another month, and not twice in one', () => {
    told({ passedOver: 1 });
    world.settle(programme);
    expect(open('H8')).toHaveLength(2);
    world.now = new Date('2026-04-01T00:00:00Z');
    world.settle(programme);
    expect(open('H8')).toHaveLength(4);
  });

  it('says nothing while the queue is not at hand, or the programme does not run', () => {
    expect(told(undefined)).toEqual([]);
    world.lookups['priority-shares'] = { ...fair, passedOver: 3 };
    perform('end-programme', { ended: { reason: 'The money is spent.' } });
    expect(open('H8')).toEqual([]);
  });
});

describe('H11: former cases teach in numbers alone', () => {
  const basis = (more: object = {}) => ({ source: 'cases', topic: 'dropout', ...more });
  const write = (more: object, options = {}) => world.try(pia, programme, 'basis', basis(more), options);
  const counts = (...some: readonly Json[]) => ({ cells: listOf(...some.map((count) => ({ count }))) });

  it('holds for counts of ten and more, and for none at all', () => {
    expect(refusals(write(counts(10, 25, 0)))).toEqual([]);
  });

  it('fails without counts', () => {
    expect(refusals(write({}))).toEqual(['H11.no-counts']);
  });

  it('fails for small counts and for counts that are not known, and says how many', () => {
    expect(write(counts(9, 10, 1))).toMatchObject({
      problem: { refusals: [{ safeguard: 'H11', reason: 'small-counts', values: { small: 2, limit: 10 } }] },
    });
    expect(refusals(write(counts(40, { unsaid: 'not-known' })))).toEqual(['H11.small-counts']);
  });

  it('judges again when counts or the source change', () => {
    const entry = must(write(counts(12))).changes.at(-1)?.entry ?? '';
    const change = (set: object) => world.try(pia, programme, 'basis', set, { entry });
    expect(refusals(change({ cells: listOf({ count: 3 }) }))).toEqual(['H11.small-counts']);
    const other = must(write({ source: 'census', ...counts(2) })).changes.at(-1)?.entry ?? '';
    expect(refusals(world.try(pia, programme, 'basis', { source: 'cases' }, { entry: other }))).toEqual([
      'H11.small-counts',
    ]);
  });

  it('asks nothing of figures from elsewhere', () => {
    expect(refusals(write({ source: 'census', ...counts(2) }))).toEqual([]);
    expect(refusals(write({ source: 'poverty-line' }))).toEqual([]);
  });

  it('follows the country’s limit, and lets nobody pass it off as a fact', () => {
    world.settings['H11.limit'] = 20;
    expect(refusals(write(counts(15)))).toEqual(['H11.small-counts']);
    expect(refusals(write(counts(3), { fact: true }))).toEqual(['H11.small-counts']);
  });
});

describe('a programme, act by act', () => {
  const value = (entry: string, field: string) =>
    world
      .get(programme)
      .entries.filter(({ id }) => id === entry)
      .map((one) => shownValue(one, field))[0];

  it('is opened with its figures and its look at girls and boys only if they may stand', () => {
    const before = world.dossiers.size;
    const steps = {
      programme: { area: 'XA' },
      profile: { set: profile },
      rules: { set: { payee: 'mother' } },
      basis: { set: { source: 'cases', topic: 'debt', cells: listOf({ count: 2 }) } },
    };
    expect(refusals(world.perform(pia, 'open-programme', {}, steps))).toEqual(['H11.small-counts']);
    expect(world.dossiers.size).toBe(before);
  });

  it('prepares, approves, pays and reconciles a cycle, each state set by the act', () => {
    perform('start-programme', { running: {} });
    const period = { number: 1, from: '2026-03-01', to: '2026-03-31' };
    const entry = perform('prepare-cycle', {
      cycle: { set: { ...period, households: 2, total: money(100_000), preparedBy: pia.account } },
    });
    expect(value(entry, 'state')).toBe('prepared');
    tried.add('approve-cycle');
    must(
      world.perform(
        sana,
        'approve-cycle',
        { programme },
        { cycle: { entry, set: { approvedBy: sana.account, approvedOn: '2026-03-05' } } },
      ),
    );
    expect(value(entry, 'state')).toBe('approved');
    perform('pay', { cycle: { entry, set: { channel: 'bank', sentOn: '2026-03-06' } } });
    expect(value(entry, 'state')).toBe('sent');
    perform('reconcile-cycle', {
      cycle: { entry, set: { paid: 1, failed: 1, paidTotal: money(50_000), returned: money(50_000) } },
    });
    expect(value(entry, 'state')).toBe('reconciled');
    const other = perform('prepare-cycle', { cycle: { set: { ...period, number: 2 } } });
    perform('cancel-cycle', { cycle: { entry: other, set: { difference: 'Prepared twice.' } } });
    expect(value(other, 'state')).toBe('cancelled');
  });

  it('cannot hold or stop a payment in a list: that is said of the household, where H5 asks why', () => {
    const item = { household: crypto.randomUUID(), amount: money(50_000) };
    const prepare = (state: string) =>
      attempt('prepare-cycle', {
        cycle: {
          set: { number: 1, from: '2026-03-01', to: '2026-03-31', payments: listOf({ ...item, state }) },
        },
      });
    for (const state of ['due', 'paid', 'failed']) must(prepare(state));
    for (const state of ['held', 'stopped'])
      expect(prepare(state)).toMatchObject({ problem: { code: 'invalid' } });
  });

  it('looks at girls and boys, founds groups, strengthens a place, is evaluated and ends', () => {
    perform('analyse-gender', {
      gender: {
        set: { on: '2026-03-02', topics: ['schooling'], differences: 'Girls leave school at twelve.' },
      },
    });
    perform('found-group', { group: { set: { kind: 'savings-circle', women: 12 } } });
    perform('strengthen-territory', {
      territory: { set: { area: 'XA', advantages: ['crafts'], elements: ['skills', 'cooperatives'] } },
    });
    perform('evaluate-programme', { evaluation: { set: { kind: 'baseline', on: '2026-03-02' } } });
    perform('start-programme', { running: {} });
    perform('end-programme', {
      evaluation: { set: { kind: 'final', on: '2026-12-01', unwanted: ['none'] } },
      ended: { reason: 'Its time is over.' },
    });
    expect(world.get(programme).state).toBe('ended');
  });

  it('has tried every act that begins at a programme', () => {
    expect([...tried].sort()).toEqual(acts.map(({ name }) => name).sort());
  });
});
