/** People, an agency and answers for the tests of what is done with recruiters. */
import { catalogue } from '../index.ts';
import type { Found } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import type { World } from '../testing.ts';
import { must, others } from '../testing.ts';

const person = (account: number, ...roles: string[]): Actor => ({
  account,
  roles,
  parties: [account],
  organisation: others.ministry,
});

export const lina = person(41, 'licensing-officer');
export const ivo = person(42, 'inspector');
export const ines = person(43, 'inspector');
/** Holds two offices, as happens where there are few people. */
export const boris = person(44, 'inspector', 'licensing-officer');
export const cleo = person(45, 'complaints-officer');

/** Lets a person in to all that her roles read. */
export function share(world: World, by: Actor, dossier: string, ...to: readonly Actor[]): void {
  for (const one of to) {
    const reads = one.roles.flatMap((role) => catalogue.roles[role]?.reads ?? []);
    const own = Object.values(catalogue.kinds[world.get(dossier).kind]?.entries ?? {}).map((e) => e.group);
    must(
      world.grant(by, dossier, {
        party: one.account,
        // what is kept apart is given on its own
        groups: [...new Set(own)].filter((group) => reads.includes(group) && group !== 'complaints'),
        level: 'work',
        purpose: 'licensing',
        basis: 'assignment',
      }),
    );
  }
}

/** An agency made by Lina; inspectors and the complaints officer are let in. */
export function openAgency(world: World): string {
  const id = world.create(lina, 'agency', { area: 'XA' });
  share(world, lina, id, ivo, ines, boris, cleo);
  world.lookups['inspector-training'] = trainings(ivo, boris);
  return id;
}

/** These people are trained in inspection, until the end of 2028; Ines never was. */
export const trainings = (...some: readonly Actor[]): Found => ({
  [ines.account]: [],
  ...Object.fromEntries(some.map(({ account }) => [account, [trained('2025-01-10', '2028-12-31')]])),
});
export const trained = (on: string, validUntil: string, course = 'labour-inspection') => ({
  values: { course, on, validUntil },
  state: 'active',
  dossier: 'of her organisation',
  on,
});

export const money = (amount: number, currency = 'ETB') => ({ amount, currency });
/** The change that puts these items into a list. */
export const listOf = (...some: readonly { readonly [field: string]: Json }[]) => ({
  add: Object.fromEntries(some.map((one) => [crypto.randomUUID(), one])),
});

export const registration = {
  name: 'Sunrise Works',
  kind: 'recruiter',
  sectors: ['households', 'hospitality'],
  destinations: ['QA', 'SA'],
  handlesUnder18: true,
  appliedOn: '2026-01-10',
};
export const owner = { kind: 'person', person: [{ part: 'full', text: 'Osman Bey' }] };
export const fees = {
  from: '2026-01-01',
  fees: listOf(
    { item: 'visa', payer: 'worker', side: 'destination', amount: money(9000), legalMaximum: money(10_000) },
    { item: 'medical', payer: 'employer', side: 'origin', amount: money(3000) },
  ),
  published: ['office', 'website'],
};
export const licence = {
  number: 'L-1',
  class: 'abroad',
  destinations: ['QA'],
  minimumAge: 16,
  from: '2026-02-01',
  to: '2027-01-31',
};

/** Licensed a month ago, for Qatar, from 16. */
export function license(world: World, id: string, more: object = {}): void {
  world.set(lina, id, 'registration', registration);
  world.set(lina, id, 'owner', owner);
  world.set(lina, id, 'fee-schedule', fees);
  world.set(lina, id, 'licence', { ...licence, ...more });
  must(world.move(lina, id, 'licensed'));
}

/** A placement of somebody grown up. */
export const adult = {
  age: { from: 25, to: 25 },
  ageBasis: 'document',
  documentState: 'genuine',
  purpose: 'work',
  destination: 'QA',
  result: 'placed',
  placedOn: '2026-03-02',
};
/** One of somebody of 17, with every check passed. */
export const young = {
  ...adult,
  age: { from: 17, to: 17 },
  ageCheckedBy: 'civil-registry',
  destinationMinimumAge: 16,
  hazardsSeen: true,
  heardAlone: true,
  familySupportive: true,
  coercion: false,
  employerKnown: true,
  employerPolicy: true,
  under18: true,
};
export const visit = { on: '2026-03-02', access: 'granted', result: 'in-order' };
