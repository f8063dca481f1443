/** What an agency's file adds up to. */
import { beforeEach, expect, it } from 'vitest';
import {
  adult,
  fees,
  ivo,
  licence,
  license,
  lina,
  listOf,
  money,
  openAgency,
  visit,
  young,
} from '../../../domain/agency/testing.ts';
import { World } from '../../../domain/testing.ts';
import { feesAgainstSchedule, placed, timeLine } from './record.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
  license(world, id);
});
const place = (more: object) => world.set(lina, id, 'placement', { ...adult, ...more });
const charge = (...some: readonly [item: string, payer: string, amount: number][]) => ({
  fees: listOf(...some.map(([item, payer, amount]) => ({ item, payer, amount: money(amount) }))),
});

it('licences, visits and decisions in the order of time', () => {
  world.set(ivo, id, 'inspection', {
    ...visit,
    inspector: ivo.account,
    result: 'serious-breach',
    on: '2026-02-10',
  });
  world.set(lina, id, 'sanction', { kind: 'fine', from: '2026-02-20', reasons: 'Fees.' });
  world.set(lina, id, 'licence', { ...licence, number: 'L-0', from: '2025', to: '2025-12' });
  expect(timeLine(world.get(id)).map(({ kind, what, isBad }) => [kind, what, isBad])).toEqual([
    ['licence', 'L-0', false],
    ['licence', 'L-1', false],
    ['inspection', 'serious-breach', true],
    ['sanction', 'fine', true],
  ]);
  const [first] = timeLine(world.get(id));
  expect((first?.to ?? 0) - (first?.from ?? 0)).toBe(364);
});

it('fees of workers beside what was published, the too high first', () => {
  place(charge(['visa', 'worker', 9000], ['medical', 'employer', 3000]));
  place(charge(['visa', 'worker', 5000], ['visa', 'lender', 6000], ['deposit', 'family', 100]));
  expect(feesAgainstSchedule(world.get(id), world.now)).toEqual([
    { item: 'deposit', currency: 'ETB', published: 0, most: 100, workers: 1, isAbove: true },
    { item: 'visa', currency: 'ETB', published: 9000, most: 11_000, workers: 2, isAbove: true },
  ]);
});

it('what nobody was told of is no price, nor what holds for another country or day', () => {
  for (const more of [{ published: ['not-published'] }, { destination: 'SA' }, { from: '2027-01-01' }])
    world.set(lina, id, 'fee-schedule', {
      ...fees,
      fees: listOf({ item: 'travel', payer: 'worker', side: 'origin', amount: money(500) }),
      ...more,
    });
  place(charge(['travel', 'worker', 400]));
  expect(feesAgainstSchedule(world.get(id), world.now)).toMatchObject([
    { item: 'travel', published: 0, isAbove: true },
  ]);
});

it('people by age and country: in doubt young, and nobody who was refused', () => {
  place({});
  place({ age: { from: 19, to: 22 } });
  world.set(lina, id, 'placement', young);
  world.set(lina, id, 'placement', { ...adult, result: 'refused', placedOn: null, refusedFor: ['coercion'] });
  expect(placed(world.get(id))).toEqual({ under18: 1, adults: 2, refused: 1, destinations: [['QA', 3]] });
});
