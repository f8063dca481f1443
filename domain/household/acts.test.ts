import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import { day, must, refusals, sana, World } from '../testing.ts';
import { acts } from './acts.ts';
import { answers, confirming, crossing, listOf, money, openProgramme, pia, place } from './testing.ts';

let world: World;
let household: string;
let programme: string;
const tried = new Set<string>();
const attempt = (name: string, steps: { readonly [as: string]: StepInput }, more: object = {}) => {
  tried.add(name);
  return world.perform(pia, name, { household, ...more }, steps);
};
/** Does an act that must be accepted; ids of the entries it wrote, in order. */
const perform = (name: string, steps: { readonly [as: string]: StepInput }, more: object = {}) =>
  must(attempt(name, steps, more)).changes.flatMap(({ entry }) => entry ?? []);
const state = (): string => world.get(household).state;
const value = (entry: string | undefined, field: string) =>
  world
    .get(household)
    .entries.filter(({ id }) => id === entry)
    .map((one) => shownValue(one, field))[0];
const add = (more: object = {}) =>
  perform('add-member', {
    member: { set: { relation: 'own-child', sex: 'female', age: { from: 12, to: 12 }, ...more } },
  })[0];

/** Profiles a household in its home; the profile's id. */
function begin(): string {
  tried.add('profile-household');
  const made = must(
    world.perform(
      pia,
      'profile-household',
      {},
      {
        household: { area: 'XA' },
        home: { set: { name: [{ part: 'full', text: 'House by the well' }], agreed: true } },
        profile: { set: crossing('dropped-out') },
      },
    ),
  ).changes;
  household = made[0]?.dossier ?? '';
  return made.at(-1)?.entry ?? '';
}
function prioritise(): void {
  const profile = begin();
  perform('prioritise', { confirmation: { set: confirming(profile, 'dropped-out') } });
}
const terms = ({ programme: _, ...rest }: typeof place) => ({ ...rest, payee: 'mother' });
function enrol(): string {
  prioritise();
  return perform('enrol', { enrolment: { set: terms(place) }, supported: {} }, { programme })[0] ?? '';
}

beforeEach(() => {
  world = new World();
  programme = openProgramme(world);
});

describe('a household, act by act', () => {
  it('is profiled, confirmed and put first', () => {
    const profile = begin();
    expect(state()).toBe('profiled');
    expect(world.get(household).area).toBe('XA');
    const unconfirmed = attempt('prioritise', { confirmation: { set: confirming(profile) } });
    expect(refusals(unconfirmed)).toEqual(['H9.reason-open']);
    expect(state()).toBe('profiled');
    perform('prioritise', { confirmation: { set: confirming(profile, 'dropped-out') } });
    expect(state()).toBe('prioritised');
  });

  it('is enrolled in a programme, tied to it, and supported', () => {
    const enrolment = enrol();
    expect(value(enrolment, 'programme')).toBe(programme);
    expect(world.get(household).links).toContainEqual({ to: programme, relation: 'part-of' });
    expect(state()).toBe('supported');
    perform('enrol', { enrolment: { set: { ...terms(place), support: 'school-costs' } } }, { programme });
    expect(state()).toBe('supported');
  });

  it('is not enrolled without a way out: nothing of the act happens', () => {
    prioritise();
    const before = world.get(household).version;
    const set = { ...terms(place), exitPlan: { unsaid: 'not-asked' } };
    expect(refusals(attempt('enrol', { enrolment: { set }, supported: {} }, { programme }))).toEqual([
      'H6.no-exit-plan',
    ]);
    expect(world.get(household).version).toBe(before);
  });

  it('has its children measured, its conditions checked, its payments made, and visits with what they found', () => {
    const enrolment = enrol();
    const child = add() ?? '';
    perform('measure-child', {
      measurement: {
        set: {
          child,
          on: '2026-03-31',
          time: 'during-support',
          daysPossible: 20,
          daysAttended: 9,
          workHours: 8,
        },
      },
    });
    const period = { from: '2026-03-02', to: '2026-03-31' };
    const check = {
      ...period,
      enrolment,
      child,
      condition: 'school-attendance',
      source: 'school-register',
      met: false,
      action: 'suspended',
    };
    expect(refusals(attempt('check-conditions', { check: { set: check } }))).toEqual(['H5.no-visit']);
    world.pass(30 * day);
    perform('visit-household', {
      visit: {
        set: {
          on: '2026-04-01',
          purpose: 'condition-missed',
          causes: ['care-of-others'],
          spokeWith: ['mother'],
        },
      },
      awareness: {
        set: {
          on: '2026-04-01',
          told: ['mother'],
          risks: ['loss-of-schooling'],
          alternatives: ['catch-up-classes'],
        },
      },
    });
    perform('check-conditions', { check: { set: { ...check, action: 'partial' } } });
    const [transfer] = perform(
      'record-transfer',
      {
        transfer: {
          set: {
            ...period,
            enrolment,
            amount: money(50_000),
            state: 'due',
            due: '2026-04-05',
            channel: 'bank',
          },
        },
      },
      { programme },
    );
    expect(value(transfer, 'programme')).toBe(programme);
    perform('settle-transfer', {
      transfer: { entry: transfer ?? '', set: { state: 'paid', paidOn: '2026-04-02' } },
    });
    expect(value(transfer, 'state')).toBe('paid');
    expect(world.open(household)).toContain('H4:ask');
  });

  it('gets a loan, repays it and saves; the act alone makes it granted', () => {
    enrol();
    const terms = {
      purpose: 'business',
      on: '2026-03-02',
      amount: money(200_000),
      instalmentPerMonth: money(20_000),
      needsPerMonth: money(200_000),
      trade: 'tailoring',
      area: 'XA',
      marketCheck: 'room',
    };
    expect(refusals(attempt('grant-loan', { loan: { set: terms } }))).toEqual(['H2.no-plan']);
    const [loan] = perform('grant-loan', { loan: { set: { ...terms, businessPlan: 'Uniforms.' } } });
    expect(value(loan, 'state')).toBe('granted');
    perform('record-repayment', {
      loan: {
        entry: loan ?? '',
        set: { repayments: listOf({ on: '2026-04-01', amount: money(20_000) }) },
      },
      savings: { set: { on: '2026-04-01', balance: money(5_000), where: 'savings-circle' } },
    });
    expect(world.get(household).entries.map(({ type }) => type)).toContain('savings');
  });

  it('starts a livelihood with training, and is told of risks and ways', () => {
    enrol();
    const member = add({ relation: 'head', age: { from: 35, to: 35 } }) ?? '';
    perform('start-livelihood', {
      livelihood: { set: { trade: 'tailoring', area: 'XA', member } },
      training: { set: { member, kind: 'business', from: '2026-03-02', demand: 'room' } },
    });
    perform('tell-family', {
      awareness: {
        set: { on: '2026-03-02', told: ['father'], risks: ['debt'], alternatives: ['savings-circle'] },
      },
    });
    expect(world.open(household).filter((one) => one.startsWith('H12'))).toEqual([]);
  });

  it('places the old enough in a job and follows it; the act alone makes it placed', () => {
    begin();
    const young = { startsOn: '2026-03-09', noHazards: true };
    const child = add() ?? '';
    expect(refusals(attempt('place-in-job', { job: { set: { member: child, ...young } } }))).toEqual([
      'H13.too-young',
    ]);
    const grown = add({ age: { from: 17, to: 17 } }) ?? '';
    const [job] = perform('place-in-job', { job: { set: { member: grown, ...young } } });
    expect(value(job, 'state')).toBe('placed');
    const worse = attempt('follow-job', { job: { entry: job ?? '', set: { night: true } } });
    expect(refusals(worse)).toEqual(['H13.hazardous']);
    perform('follow-job', { job: { entry: job ?? '', set: { state: 'left', endedOn: '2026-03-20' } } });
  });

  it('graduates on a new profile that a person has confirmed', () => {
    enrol();
    perform('profile-again', { profile: { set: { ...crossing('meals'), on: '2026-03-30' } } });
    world.pass(200 * day);
    const now = '2026-09-18';
    const graduation = {
      on: now,
      stillCrossed: 0,
      planAfter: 'The shop carries them.',
      familyAgrees: true,
      watchUntil: '2027-09-18',
    };
    const entries = perform('graduate', {
      profile: { set: { ...answers, on: now } },
      confirmation: { set: { basis: ['home-seen'], decision: 'no-support-needed', on: now } },
      graduation: { set: graduation },
    });
    expect(state()).toBe('graduated');
    expect(value(entries[1], 'profile')).toBe(entries[0]);
    expect(value(entries[2], 'profile')).toBe(entries[0]);
  });

  it('does not graduate on the profile alone', () => {
    enrol();
    world.pass(200 * day);
    const refused = attempt('graduate', {
      profile: { set: { ...crossing('meals'), on: '2026-09-01' } },
      confirmation: { set: { basis: ['home-seen'], decision: 'no-support-needed' } },
      graduation: {
        set: { on: '2026-09-01', planAfter: 'A shop.', familyAgrees: true, watchUntil: '2027-09-01' },
      },
    });
    expect(refusals(refused)).toEqual(['H9.reason-open']);
    expect(state()).toBe('supported');
  });

  it('leaves a programme and waits again; goes without; moves away', () => {
    const entry = enrol();
    const ends = { endedOn: '2026-03-02', endReason: 'own-wish' };
    perform('end-support', {
      enrolment: { entry, set: ends },
      prioritised: { reason: 'They want another programme.' },
    });
    expect(state()).toBe('prioritised');
    perform('decline-support', {
      visit: { set: { on: '2026-03-02', purpose: 'regular' } },
      declined: { reason: 'The family wants no support now.' },
    });
    expect(state()).toBe('declined');
    begin();
    perform('move-away', { moved: { reason: 'To relatives in the north.' } });
    expect(state()).toBe('moved');
    expect(world.open(household)).toEqual([]);
  });

  it('is forgotten, one who lives there or all, when another person decides it', () => {
    begin();
    const [request = ''] = perform('ask-about-household', {
      request: {
        set: { kind: 'delete', member: add() ?? '', askedOn: '2026-03-01', what: 'She wants it gone.' },
      },
    });
    const decision = { decision: { set: { request, told: true, reason: 'It is hers.' } } };
    expect(attempt('destroy-household', decision).ok).toBe(false);
    const share = { level: 'work', purpose: 'supervision', basis: 'assignment' } as const;
    must(world.grant(pia, household, { ...share, party: sana.account, groups: ['household-members'] }));
    must(world.perform(sana, 'destroy-household', { household }, decision));
  });

  it('has tried every act that begins at a household', () => {
    expect([...tried].sort()).toEqual(acts.map(({ name }) => name).sort());
  });
});
