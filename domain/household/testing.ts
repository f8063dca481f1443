/** People and households for the tests of what is done with households. */

import type { Result } from '../kernel/apply.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import type { World } from '../testing.ts';
import { must, sana, service } from '../testing.ts';

export const pia: Actor = { account: 31, roles: ['programme-officer'], parties: [31], organisation: service };

const groups = [
  'household',
  'household-members',
  'household-support',
  'household-credit',
  'household-visits',
];

/** A household made by Pia, shared with her supervisor. */
export function openHousehold(world: World): string {
  const household = world.create(pia, 'household', { area: 'XA' });
  must(
    world.grant(pia, household, {
      party: sana.account,
      groups,
      level: 'steward',
      purpose: 'supervision',
      basis: 'assignment',
    }),
  );
  return household;
}

export const money = (amount: number, currency = 'ETB') => ({ amount, currency });
/** The change that puts these items into a list. */
export const listOf = (...some: readonly { readonly [field: string]: Json }[]) => ({
  add: Object.fromEntries(some.map((one) => [crypto.randomUUID(), one])),
});

/** The answers that every profile has; it crosses one benchmark. */
export const answers = {
  on: '2026-03-01',
  agreed: true,
  zone: 'source',
  head: 'mother-alone',
  persons: 5,
  children: 3,
  incomePerMonth: money(300_000),
};
export const crossing = (...benchmarks: readonly string[]) => ({
  ...answers,
  crossed: listOf(...benchmarks.map((benchmark) => ({ benchmark, value: 1, threshold: 1, points: 4 }))),
});

/** Pia's word on a profile, agreeing with each of these reasons. */
export const confirming = (profile: string, ...benchmarks: readonly string[]) => ({
  profile,
  basis: ['home-seen', 'family-heard'],
  reasons: listOf(...benchmarks.map((benchmark) => ({ benchmark, agreed: true }))),
  decision: 'support-now',
});

export const programme = '11111111-1111-4111-8111-111111111111';

export const place = {
  programme,
  support: 'cash-transfer',
  from: '2026-03-02',
  to: '2026-12-31',
  agreed: true,
  exitPlan: 'She learns tailoring and joins the cooperative.',
};

/** A household that is supported: profiled, confirmed, enrolled. */
export function openSupported(world: World): string {
  const household = openHousehold(world);
  const profile = world.set(pia, household, 'profile', crossing('dropped-out'));
  world.set(pia, household, 'confirmation', confirming(profile, 'dropped-out'));
  must(world.move(pia, household, 'prioritised'));
  world.set(pia, household, 'enrolment', place);
  must(world.move(pia, household, 'supported'));
  return household;
}

/** Safeguards that minded what was recorded all the same. */
export const breaches = (result: Result): readonly string[] => must(result).changes.at(-1)?.breaches ?? [];

/** A programme of Pia's that runs. */
export function openProgramme(world: World): string {
  const opened = world.create(pia, 'programme', { area: 'XA' });
  world.set(pia, opened, 'profile', {
    title: 'School and bread',
    kinds: ['cash-transfer'],
    area: 'XA',
    actors: ['government'],
    from: '2026-01-01',
  });
  world.set(pia, opened, 'rules', { conditions: ['school-attendance'], payee: 'mother' });
  must(world.move(pia, opened, 'running'));
  return opened;
}
