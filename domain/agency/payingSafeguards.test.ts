import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../kernel/values.ts';
import { day, must, refusals, World } from '../testing.ts';
import { adult, cleo, fees, ivo, license, lina, listOf, money, openAgency, visit } from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
});
const open = (prefix: string): readonly string[] => world.open(id).filter((one) => one.startsWith(prefix));
const office = (reason: string, entry: string): string => `V3:${reason}-${entry}@licensing-officer`;

describe('V3: nobody pays too much to work', () => {
  beforeEach(() => license(world, id));
  const paid = (...some: readonly { readonly [field: string]: Json }[]) =>
    world.set(lina, id, 'placement', { ...adult, fees: listOf(...some) });

  it('holds up to the published fee, counting all payments for one item together', () => {
    paid({ item: 'visa', payer: 'worker', amount: money(9000) });
    paid(
      { item: 'visa', payer: 'worker', amount: money(4000) },
      { item: 'visa', payer: 'family', amount: money(5000) },
    );
    expect(open('V3')).toEqual([]);
  });

  it('warns above the published fee, and above what the law allows', () => {
    const above = paid({ item: 'visa', payer: 'worker', amount: money(9001) });
    expect(open('V3')).toEqual([office('above-schedule', above)]);
    const unlawful = paid({ item: 'visa', payer: 'worker', amount: money(10_001) });
    expect(open('V3')).toEqual([office('above-schedule', above), office('above-maximum', unlawful)]);
  });

  it.each(['worker', 'family', 'lender'])('counts what the %s pays as the worker’s', (payer) => {
    const one = paid(
      { item: 'visa', payer: 'worker', amount: money(5000) },
      { item: 'visa', payer, amount: money(5000) },
    );
    expect(open('V3')).toEqual([office('above-schedule', one)]);
  });

  it('takes what is not published as free for workers: what an employer pays is not theirs', () => {
    const service = paid({ item: 'service', payer: 'worker', amount: money(1) });
    const medical = paid({ item: 'medical', payer: 'worker', amount: money(3000) });
    paid({ item: 'service', payer: 'employer', amount: money(90_000) });
    paid({ item: 'service', payer: 'worker', amount: money(0) });
    expect(open('V3')).toEqual([office('above-schedule', service), office('above-schedule', medical)]);
  });

  it('does not compare sums in two currencies, and says so', () => {
    const one = paid({ item: 'visa', payer: 'worker', amount: money(10, 'USD') });
    expect(open('V3')).toEqual([office('not-comparable', one)]);
  });

  it('goes by the fees of the day and of the country of work', () => {
    world.pass(10 * day);
    const [schedule] = world.get(id).entries.filter(({ type }) => type === 'fee-schedule');
    world.set(lina, id, 'fee-schedule', { to: '2026-03-05' }, { entry: schedule?.id ?? '' });
    world.set(lina, id, 'fee-schedule', { ...fees, from: '2026-03-06', destination: 'SA' });
    const visa = listOf({ item: 'visa', payer: 'worker', amount: money(9000) });
    world.set(lina, id, 'placement', { ...adult, placedOn: '2026-03-05', fees: visa });
    expect(open('V3')).toEqual([]);
    const late = world.set(lina, id, 'placement', { ...adult, placedOn: '2026-03-06', fees: visa });
    expect(open('V3')).toEqual([office('above-schedule', late)]);
  });

  it('warns of published fees above the law, and of fees that nobody was told of, which allow nothing', () => {
    const unlawful = world.set(lina, id, 'fee-schedule', {
      ...fees,
      fees: listOf({
        item: 'agent',
        payer: 'worker',
        side: 'origin',
        amount: money(2),
        legalMaximum: money(1),
      }),
    });
    const hidden = world.set(lina, id, 'fee-schedule', {
      ...fees,
      fees: listOf({ item: 'travel', payer: 'worker', side: 'origin', amount: money(700) }),
      published: ['not-published'],
    });
    const one = paid({ item: 'travel', payer: 'worker', amount: money(700) });
    expect(open('V3')).toEqual([
      office('schedule-above-maximum', unlawful),
      office('not-published', hidden),
      office('above-schedule', one),
    ]);
  });

  it.each([
    [100, 'worker', 'training', 1],
    [9000, 'worker', 'visa', 0],
    [9001, 'lender', 'visa', 1],
    [100, 'employer', 'training', 0],
    [100, null, 'training', 0],
  ])('sees what a step before departure cost: %i by %s for %s', (cost, paidBy, kind, warned) => {
    const placement = world.set(lina, id, 'placement', adult);
    const step = { placement, kind, startedOn: '2026-03-02', paidBy, cost: money(cost) };
    const entry = world.set(lina, id, 'departure-step', step);
    expect(open('V3')).toEqual(warned ? [office('above-schedule', entry)] : []);
  });

  it.each<[string, object, boolean]>([
    ['as much as a month’s wage', { debt: money(4000), monthlyWage: money(4000) }, false],
    ['more', { debt: money(4001), monthlyWage: money(4000) }, true],
    ['a debt beside a wage nobody knows', { debt: money(1) }, true],
    ['another currency', { debt: money(1, 'USD'), monthlyWage: money(4000) }, true],
    ['none', { debt: money(0) }, false],
  ])('debt: %s', (_what, more, warned) => {
    const one = world.set(lina, id, 'placement', { ...adult, ...more });
    expect(open('V3')).toEqual(warned ? [office('debt', one)] : []);
  });

  it('takes the wage from the job offer, and the share from the country', () => {
    const offer = {
      employerCheck: 'union-there',
      destination: 'QA',
      sector: 'trade',
      monthlyWage: money(4000),
    };
    const jobOrder = world.set(lina, id, 'job-order', offer);
    world.set(lina, id, 'placement', { ...adult, jobOrder, debt: money(4000) });
    expect(open('V3')).toEqual([]);
    world.settings['V3.debt'] = 50;
    world.settle(id);
    expect(open('V3:debt')).toHaveLength(1);
  });
});

describe('V4: workers keep their own papers', () => {
  beforeEach(() => license(world, id));
  const offer = { employerCheck: 'union-there', destination: 'QA', sector: 'trade' };
  const clauses = ['rest-day', 'return-paid'];

  it('holds for contracts that leave papers with the worker', () => {
    const jobOrder = world.set(lina, id, 'job-order', { ...offer, clauses });
    expect(refusals(world.try(lina, id, 'placement', { ...adult, jobOrder, clauses }))).toEqual([]);
  });

  it.each(['employer-holds-papers', 'agency-holds-papers'])('refuses the clause: %s', (clause) => {
    const bad = [...clauses, clause];
    expect(refusals(world.try(lina, id, 'job-order', { ...offer, clauses: bad }))).toEqual(['V4.clause']);
    expect(refusals(world.try(lina, id, 'placement', { ...adult, clauses: bad }))).toEqual(['V4.clause']);
    const asked = world.set(lina, id, 'placement', {
      ...adult,
      result: 'asked',
      placedOn: null,
      clauses: bad,
    });
    expect(refusals(world.try(lina, id, 'placement', { result: 'placed' }, { entry: asked }))).toEqual([
      'V4.clause',
    ]);
    const recorded = must(world.try(lina, id, 'job-order', { ...offer, clauses: bad }, { fact: true }));
    const jobOrder = recorded.changes[0]?.entry;
    expect(open('V4')).toEqual([`V4:breach-${jobOrder}`]);
    expect(refusals(world.try(lina, id, 'placement', { ...adult, jobOrder }))).toEqual(['V4.clause']);
  });

  it.each(['employer', 'agency', 'trafficker'])('warns where it happens: the %s', (documentsHeldBy) => {
    const one = world.set(lina, id, 'placement', { ...adult, documentsHeldBy });
    expect(open('V4')).toEqual([`V4:held-${one}@licensing-officer`]);
  });

  it('is silent where she has them, and hears inspections and complaints', () => {
    world.set(lina, id, 'placement', { ...adult, documentsHeldBy: 'own' });
    expect(open('V4')).toEqual([]);
    const seen = world.set(ivo, id, 'inspection', {
      ...visit,
      inspector: ivo.account,
      broken: ['papers-returned'],
    });
    const told = world.set(cleo, id, 'complaint', { kinds: ['papers-kept'], by: 'union', on: '2026-03-01' });
    expect(open('V4')).toEqual([`V4:held-${seen}@licensing-officer`, `V4:held-${told}@licensing-officer`]);
  });
});
