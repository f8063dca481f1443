import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Json } from '../kernel/values.ts';
import { lina, musa } from '../proceeding/testing.ts';
import { day, others, refusals, sana, service, World } from '../testing.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

describe('N4: a policy reviewed every year', () => {
  const profile = { organisation: service, actor: 'ngo', kind: 'ngo', childrensData: true };
  const policy = { organisation: service, kind: 'child-protection', adoptedOn: '2024-05-01' };
  let dossier: string;
  beforeEach(() => {
    dossier = world.create(sana, 'organisation');
  });
  const told = (): readonly string[] =>
    world
      .open(dossier)
      .filter((one) => one.endsWith('@focal-point'))
      .map((one) => one.replace(/^N4:/, '').replace(/-\d+@.*|@.*/, ''));

  it('warns the focal point and the supervisor where there is none', () => {
    world.set(sana, dossier, 'profile', profile);
    expect(world.open(dossier)).toEqual(['N4:no-policy@focal-point', 'N4:no-policy@supervisor']);
  });

  it.each<[string, object, string[]]>([
    ['reviewed lately', { reviewedOn: '2026-01' }, []],
    ['adopted lately', { adoptedOn: '2025-12-01' }, []],
    ['never reviewed', {}, ['policy-old', 'stopped']],
    ['reviewed a little over a year ago', { reviewedOn: '2025-02-20' }, ['policy-old']],
    ['of a year, the first day counts', { reviewedOn: '2025' }, ['policy-old']],
    ['a review that lies ahead', { reviewedOn: '2027-01-01' }, ['policy-old', 'stopped']],
    ['a policy on something else', { kind: 'complaints', adoptedOn: '2026-01-01' }, ['no-policy']],
  ])('%s', (_what, set, expected) => {
    world.set(sana, dossier, 'policy', { ...policy, ...set });
    world.set(sana, dossier, 'profile', profile);
    expect(told()).toEqual(expected);
  });

  it('concerns those who hold data of children, or did not say', () => {
    world.set(sana, dossier, 'profile', { ...profile, childrensData: false });
    expect(told()).toEqual([]);
    world.set(sana, dossier, 'profile', { childrensData: { unsaid: 'not-known' } });
    expect(told()).toEqual(['no-policy']);
  });

  it('says when nobody is let in any more, and warns anew after the next year', () => {
    world.set(sana, dossier, 'profile', profile);
    world.pass(90 * day);
    world.settle(dossier);
    expect(told()).toEqual(['no-policy']);
    world.pass(day);
    world.settle(dossier);
    expect(told()).toEqual(['no-policy', 'stopped']);
    const entry = world.set(sana, dossier, 'policy', { ...policy, adoptedOn: '2026-06-01' });
    world.pass(361 * day);
    world.settle(dossier);
    expect(told()).toEqual(['no-policy', 'stopped', 'policy-old']);
    world.set(sana, dossier, 'policy', { reviewedOn: '2027-05-28' }, { entry });
    world.pass(361 * day);
    world.settle(dossier);
    expect(told().filter((one) => one === 'policy-old')).toHaveLength(2);
  });
});

describe('N4: nobody is let in whose organisation has no policy', () => {
  const found = (values: Record<string, Json>, on = '2020-01-01'): FoundEntry => ({
    values,
    state: 'active',
    dossier: crypto.randomUUID(),
    on,
  });
  const reviewed = (reviewedOn: Json) =>
    found({ kind: 'child-protection', adoptedOn: '2020-01-01', reviewedOn });
  const letIn = {
    party: musa.account,
    groups: ['evidence'],
    level: 'work',
    purpose: 'legal',
    basis: 'assignment',
  } as const;
  let dossier: string;
  beforeEach(() => {
    dossier = world.create(lina, 'proceeding');
    world.lookups.parties = {
      [musa.account]: {
        kind: 'account',
        organisation: others.police,
        contactPoint: false,
        disciplines: [],
      },
    };
  });
  const ask = (profiles: FoundEntry[] | undefined, policies: FoundEntry[] | undefined, more = {}) => {
    world.lookups['organisations'] = profiles && { [others.police]: profiles };
    world.lookups['policies'] = policies && { [others.police]: policies };
    return refusals(world.grant(lina, dossier, { ...letIn, ...more }));
  };
  const known = [found({ organisation: others.police })];
  const refused = ['N4.receiver-without-policy'];

  it.each<[string, Json, readonly string[]]>([
    ['reviewed within the year', '2025-06-01', []],
    ['reviewed today', '2026-03-02', []],
    ['within the ninety days after it', '2024-12-10', []],
    ['before that', '2024-11-20', refused],
    ['of a month the last day counts: a doubt shuts nobody out', '2024-12', []],
    ['a review that lies ahead', '2027-01-01', refused],
    ['nobody said', { unsaid: 'not-known' }, refused],
    ['in another calendar', 'ethiopic:2018-01-01', []],
  ])('%s', (_what, on, expected) => {
    expect(ask(known, [reviewed(on)])).toEqual(expected);
  });

  it('counts no other policy, and the newest of several', () => {
    const other = found({ kind: 'complaints', adoptedOn: '2026-01-01' });
    expect(ask(known, [other])).toEqual(refused);
    expect(ask(known, [reviewed('2021'), other, reviewed('2026-01-05')])).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['2025-12-10', []],
    ['2025-12-10T07:00:00.000Z', []],
    ['2025-12-02', []],
    ['2025-12-01', refused],
  ])('leaves an organisation known since %s ninety days to adopt one', (since, expected) => {
    expect(ask([found({}, since)], [])).toEqual(expected);
  });

  it('has nothing against an organisation that Gwen keeps no dossier of', () => {
    expect(ask([], [])).toEqual([]);
  });

  it('is not known when the policies, or the party, are not at hand', () => {
    expect(ask(undefined, [])).toEqual(['N4.unknown']);
    expect(ask(known, undefined)).toEqual(['N4.unknown']);
    world.lookups.parties = {};
    expect(refusals(world.grant(lina, dossier, letIn))).toEqual(['N4.unknown']);
  });

  it('lets the emergency way in pass, and lets stay who is in', () => {
    expect(ask(known, [], { basis: 'emergency' })).toEqual([]);
    expect(ask(known, [])).toEqual([]);
    expect(ask(known, [], { groups: ['evidence', 'suspects'] })).toEqual(refused);
    expect(ask(known, [], { level: 'steward' })).toEqual(refused);
  });

  it('takes nothing from those who are in', () => {
    ask(known, [reviewed('2026-01-01')]);
    const before = world.get(dossier).grants.length;
    world.lookups['policies'] = { [others.police]: [] };
    world.pass(400 * day);
    world.set(lina, dossier, 'profile', { kind: 'criminal', openedOn: '2026-03-01' });
    expect(world.get(dossier).grants).toHaveLength(before);
  });

  it('gives a country’s own numbers their due', () => {
    world.settings = { 'N4.review': 24 };
    expect(ask(known, [reviewed('2024-06-01')])).toEqual([]);
    world.settings = { 'N4.grace': 14 };
    expect(ask(known, [reviewed('2024-12-10')], { groups: ['suspects'] })).toEqual(refused);
  });
});
