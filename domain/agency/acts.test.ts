import { beforeEach, expect, it } from 'vitest';
import { catalogue } from '../index.ts';
import type { ActInput, StepInput } from '../kernel/act.ts';
import { operationsOf } from '../kernel/act.ts';
import type { Actor } from '../kernel/safeguard.ts';
import { day, must, refusals, World } from '../testing.ts';
import { acts } from './acts.ts';
import {
  adult,
  cleo,
  fees,
  ivo,
  licence,
  license,
  lina,
  listOf,
  money,
  openAgency,
  owner,
  registration,
  visit,
  young,
} from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
});

/** Does an act, of which these steps are filled in, on the agency. */
function doAct(
  by: Actor,
  name: string,
  steps: { readonly [as: string]: StepInput },
  more: Partial<ActInput> = {},
) {
  const act = acts.find((one) => one.name === name);
  if (!act) throw new Error(`no act ${name}`);
  const dossiers = { agency: { id, version: world.get(id).version } };
  const made = operationsOf(
    act,
    { dossiers, steps, ...more },
    () => crypto.randomUUID(),
    world.now.toISOString(),
  );
  if ('wrong' in made) throw new Error(`${made.wrong} at ${made.at}`);
  return world.act(by, made.operations);
}
const state = (): string => world.get(id).state;
const newest = (type: string) => world.get(id).entries.findLast((one) => one.type === type);
const said = (type: string, field: string) => newest(type)?.heads[field]?.[0]?.value;

it('takes an application, licenses, and renews', () => {
  const applied = must(
    doAct(
      lina,
      'apply-for-licence',
      { registration: { set: registration }, owner: { set: owner }, fees: { set: fees } },
      { dossiers: {} },
    ),
  );
  id = applied.changes[0]?.dossier ?? '';
  expect(state()).toBe('applied');
  must(doAct(lina, 'license-agency', { licence: { set: licence } }));
  expect(state()).toBe('licensed');
  world.pass(330 * day);
  must(
    doAct(lina, 'renew-licence', {
      licence: { set: { ...licence, number: 'L-2', from: '2027-02-01', to: '2028-01-31' } },
      registration: { set: { handlesUnder18: false } },
    }),
  );
  world.pass(10 * day);
  expect(
    refusals(doAct(lina, 'place-worker', { placement: { set: { ...adult, placedOn: '2027-02-06' } } })),
  ).toEqual([]);
  expect(refusals(doAct(lina, 'place-worker', { placement: { set: young } }))).toEqual(['V2.age']);
});

it('refuses a licence, with the reason', () => {
  must(doAct(lina, 'refuse-licence', { refused: { reason: 'The owner was convicted.' } }));
  expect(state()).toBe('refused');
  expect(doAct(lina, 'license-agency', { licence: { set: licence } })).toMatchObject({
    problem: { code: 'missing-entry' },
  });
});

it('plans an inspection, records it with what it led to, and has another decide', () => {
  license(world, id);
  const plan = { on: '2026-03-09', inspector: ivo.account, reason: 'complaint', unannounced: true };
  must(
    doAct(lina, 'plan-agency-inspection', {
      risk: { set: { level: 'high', on: '2026-03-02' } },
      plan: { set: plan },
    }),
  );
  world.pass(7 * day);
  const found = {
    ...visit,
    on: '2026-03-09',
    inspector: ivo.account,
    result: 'children-found',
    under18Found: 2,
    findings: listOf({ rule: 'age-checks', result: 'broken', severity: 'severe' }),
    broken: ['age-checks'],
    proposes: ['suspension'],
  };
  must(
    doAct(ivo, 'inspect-agency', {
      inspection: { set: found },
      risk: { set: { level: 'high', reasons: ['children'], on: '2026-03-09' } },
      next: { set: { ...plan, on: '2026-04-09', reason: 'follow-up' } },
      complaint: { set: { kinds: ['under-age'], by: 'family', on: '2026-03-09', what: 'My girl was sent.' } },
    }),
  );
  const seen = newest('inspection')?.id ?? '';
  must(
    doAct(lina, 'suspend-licence', {
      sanction: {
        set: { inspection: seen, from: '2026-03-09', reasons: 'Children.', rules: ['age-checks'] },
      },
      suspended: { reason: 'Two children were sent.' },
    }),
  );
  expect(state()).toBe('suspended');
  expect(said('sanction', 'kind')).toBe('suspension');
  const appealed = { entry: newest('sanction')?.id ?? '', set: { appeal: 'upheld', to: '2026-03-09' } };
  must(doAct(lina, 'decide-appeal', { appeal: appealed, licensed: {} }));
  expect(state()).toBe('licensed');
  must(
    doAct(lina, 'revoke-licence', {
      sanction: { set: { inspection: seen, from: '2026-03-10', reasons: 'Again.' } },
      revoked: { reason: 'Again.' },
    }),
  );
  expect(state()).toBe('revoked');
});

it('decides on a fine and on money to be repaid without moving the licence', () => {
  license(world, id);
  const fine = { kind: 'repayment', from: '2026-03-02', repayment: money(40_000), reasons: 'Fees twice.' };
  must(doAct(lina, 'sanction', { sanction: { set: fine } }));
  expect(state()).toBe('licensed');
});

it('places a worker on a job offer, with what was paid, the steps before leaving, and coming home early', () => {
  license(world, id);
  const offer = {
    employerCheck: 'labour-attache',
    destination: 'QA',
    sector: 'hospitality',
    monthlyWage: money(5000),
  };
  must(doAct(lina, 'place-worker', { 'job-order': { set: offer }, placement: { set: young } }));
  const entry = newest('placement')?.id ?? '';
  const paid = listOf({ item: 'visa', payer: 'worker', amount: money(9500) });
  must(
    doAct(ivo, 'record-fees', { fees: { entry, set: { fees: paid, debt: money(6000), debtTo: 'agency' } } }),
  );
  expect(
    world
      .open(id)
      .filter((one) => one.startsWith('V3'))
      .toSorted(),
  ).toEqual([`V3:above-schedule-${entry}@licensing-officer`, `V3:debt-${entry}@licensing-officer`]);
  const step = {
    placement: entry,
    kind: 'training',
    startedOn: '2026-03-02',
    paidBy: 'agency',
    trainer: 'union',
  };
  must(doAct(lina, 'prepare-departure', { step: { set: { ...step, trainedWith: ['workers'] } } }));
  const home = { placement: entry, on: '2026-06-01', afterMonths: 3, reasons: ['not-paid'] };
  must(
    doAct(lina, 'record-early-return', {
      return: { set: home },
      complaint: { set: { kinds: ['not-paid'], by: 'worker', on: '2026-06-01' } },
    }),
  );
  expect(newest('early-return')?.heads['reasons']?.[0]?.value).toEqual(['not-paid']);
});

it('refuses a placement, with the advice given or a task to give it', () => {
  const refused = {
    age: { from: 14, to: 15 },
    ageBasis: 'statement',
    purpose: 'work',
    destination: 'QA',
    refusedFor: ['too-young'],
  };
  must(doAct(lina, 'refuse-placement', { placement: { set: { ...refused, counselledOn: '2026-03-02' } } }));
  expect(said('placement', 'result')).toBe('refused');
  expect(world.open(id)).toEqual([]);
  must(doAct(lina, 'refuse-placement', { placement: { set: refused } }));
  expect(world.open(id)).toEqual([`V1:counsel-${newest('placement')?.id}`]);
});

it('takes what is said of an office, and shows it to complaints officers alone', () => {
  expect(world.get(id).grants[0]?.groups).not.toContain('complaints');
  const told = { office: 'district', by: 'worker', on: '2026-03-02', what: 'He stamped papers for money.' };
  for (const by of [lina, ivo]) must(doAct(by, 'tell-of-an-office', { complaint: { set: told } }));
  const entry = newest('office-complaint')?.id ?? '';
  for (const by of [lina, ivo, cleo])
    expect(
      world.try(by, id, 'office-complaint', { result: 'not-upheld' }, { entry }),
      by.roles[0],
    ).toMatchObject({
      problem: { code: 'not-your-role' },
    });
  const share = {
    groups: ['complaints'],
    level: 'work',
    purpose: 'supervision',
    basis: 'assignment',
  } as const;
  must(world.grant(lina, id, { ...share, party: cleo.account }));
  must(world.try(cleo, id, 'office-complaint', { result: 'upheld' }, { entry }));
  const readers = Object.values(catalogue.roles).filter(({ reads }) => reads.includes('complaints'));
  expect(readers.map(({ role }) => role)).toEqual(['complaints-officer']);
});
