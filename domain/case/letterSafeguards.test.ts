import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Draft } from '../testing.ts';
import { dara, esi, must, openCase, refusals, sana, World } from '../testing.ts';

const school = 21;
const company = 22;
const federation = 23;
const clinic = 24;
const described: { readonly [organisation: number]: { readonly actor: string; readonly kind: string } } = {
  [school]: { actor: 'government', kind: 'school' },
  [company]: { actor: 'employers', kind: 'company' },
  [federation]: { actor: 'employers', kind: 'employers-federation' },
  [clinic]: { actor: 'ngo', kind: 'health-service' },
};

const profile = (values: FoundEntry['values']): FoundEntry => ({
  values,
  state: 'active',
  dossier: crypto.randomUUID(),
  on: '2026-02-20',
});

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  const organisations = Object.keys(described).map(Number);
  world.lookups['organisations'] = {
    1: [],
    ...Object.fromEntries(organisations.map((one) => [one, [profile(described[one] ?? {})]])),
  };
  world.lookups['policies'] = { 1: [], ...Object.fromEntries(organisations.map((one) => [one, []])) };
  const account = (organisation: number) =>
    ({ kind: 'account', organisation, contactPoint: false, disciplines: [] }) as const;
  world.lookups.parties = {
    ...world.lookups.parties,
    ...Object.fromEntries(organisations.map((one) => [one * 10, account(one)])),
  };
  child = openCase(world);
});

const consent = (organisation: number, purpose: string, groups: readonly string[]) =>
  world.set(esi, child, 'consent', {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose,
    organisation,
    groups,
  });
/** Refusals of C21 alone: what else stands in the way, its own tests ask. */
const ofC21 = (result: ReturnType<World['act']>) => refusals(result).filter((id) => id.startsWith('C21.'));

describe('C21: a referral to whoever teaches or employs her', () => {
  const refer = (organisation: number, purpose: string, groups: readonly string[], more: object = {}) => {
    const leave = consent(organisation, purpose, groups);
    return world.try(esi, child, 'referral', { organisation, purpose, groups, consent: leave, ...more });
  };

  it('holds for what their letter lists', () => {
    expect(refusals(refer(school, 'schooling', ['identity', 'schooling']))).toEqual([]);
    expect(refusals(refer(company, 'work', ['identity', 'work']))).toEqual([]);
  });

  it.each<[string, number, string, readonly string[]]>([
    ['safety to a school', school, 'schooling', ['identity', 'safety']],
    ['trafficking to a school', school, 'schooling', ['trafficking']],
    ['schooling to an employer', company, 'work', ['identity', 'schooling']],
    ['her stay to a federation of employers', federation, 'work', ['stay']],
    ['a school under another purpose', school, 'services', ['needs']],
    ['an employer under another purpose', company, 'health-care', ['health']],
    ['work at a clinic', clinic, 'work', ['health']],
  ])('fails: %s', (_what, organisation, purpose, groups) => {
    expect(ofC21(refer(organisation, purpose, groups))).toEqual(['C21.more-than-listed']);
  });

  it('fails with words of one’s own', () => {
    expect(ofC21(refer(school, 'schooling', ['identity'], { details: 'She was rescued.' }))).toEqual([
      'C21.own-words',
    ]);
  });

  it('asks nothing of a clinic: C7 does', () => {
    expect(refusals(refer(clinic, 'health-care', ['identity', 'health'], { details: 'Asthma.' }))).toEqual(
      [],
    );
  });

  it('goes by any of an organisation’s descriptions: whoever hides what it is describes itself twice', () => {
    world.lookups['organisations'] = {
      [clinic]: [profile({ actor: 'ngo', kind: 'health-service' }), profile({ actor: 'employers' })],
    };
    expect(ofC21(refer(clinic, 'health-care', ['health']))).toEqual(['C21.more-than-listed']);
  });

  it.each(['company', 'employers-federation'])('knows an employer by its kind alone: %s', (kind) => {
    world.lookups['organisations'] = { [clinic]: [profile({ actor: 'government', kind })] };
    expect(ofC21(refer(clinic, 'health-care', ['health']))).toEqual(['C21.more-than-listed']);
  });

  it('is unknown, and so refused, where it cannot be told what the organisation is', () => {
    world.lookups['organisations'] = {};
    expect(ofC21(refer(clinic, 'health-care', ['identity']))).toEqual(['C21.unknown']);
    // what it is for is enough to know the list
    expect(ofC21(refer(school, 'schooling', ['identity']))).toEqual([]);
  });

  it('has no emergency way: nobody is saved by telling a school more', () => {
    const set = { organisation: school, purpose: 'schooling', groups: ['identity', 'safety'] };
    const urgent = world.try(esi, child, 'referral', set, { emergency: 'at once' });
    expect(ofC21(urgent)).toEqual(['C21.more-than-listed']);
  });

  it('records what others told a school all the same', () => {
    const set = { organisation: school, purpose: 'schooling', groups: ['safety'], details: 'All of it.' };
    const told = must(world.try(esi, child, 'referral', set, { fact: true }));
    expect(told.changes[0]?.breaches).toContain('C21');
    expect(world.open(child)).toContain(`C21:breach-${told.changes[0]?.entry}`);
  });
});

describe('C21: letting them into the file', () => {
  const letIn = (
    organisation: number,
    purpose: string,
    groups: readonly string[],
    more: Partial<Draft> = {},
  ) => {
    const leave = consent(organisation, purpose, groups);
    const draft: Draft = {
      party: organisation * 10,
      groups,
      level: 'read',
      basis: 'consent',
      purpose: 'care',
      consent: leave,
      ...more,
    };
    return world.grant(sana, child, draft);
  };

  it('lets a school see how she learns and nothing else, an employer nothing', () => {
    expect(refusals(letIn(school, 'schooling', ['schooling']))).toEqual([]);
    expect(ofC21(letIn(school, 'schooling', ['schooling', 'identity']))).toEqual(['C21.opens-too-much']);
    expect(ofC21(letIn(school, 'services', ['needs']))).toEqual(['C21.opens-too-much']);
    for (const groups of [['work'], ['identity'], ['schooling']])
      expect(ofC21(letIn(company, 'work', groups))).toEqual(['C21.opens-too-much']);
  });

  it('asks nothing of others, nor of the service’s own people', () => {
    expect(refusals(letIn(clinic, 'health-care', ['health']))).toEqual([]);
    const own: Draft = {
      party: dara.account,
      groups: ['safety'],
      level: 'work',
      basis: 'assignment',
      purpose: 'care',
    };
    expect(refusals(world.grant(sana, child, own))).toEqual([]);
  });

  it('is unknown where it cannot be told who they are', () => {
    world.lookups['organisations'] = {};
    expect(ofC21(letIn(clinic, 'health-care', ['health']))).toEqual(['C21.unknown']);
    world.lookups.parties = {};
    expect(ofC21(letIn(school, 'schooling', ['schooling']))).toEqual(['C21.unknown']);
  });
});

describe('C21: meeting them', () => {
  const meet = (organisation: number, more: object = {}) =>
    world.try(esi, child, 'appointment', {
      kind: 'visit',
      at: '2026-03-09T09:00:00.000Z',
      organisation,
      ...more,
    });

  it('takes a referral to that school or employer', () => {
    expect(ofC21(meet(school))).toEqual(['C21.no-referral']);
    expect(ofC21(meet(company))).toEqual(['C21.no-referral']);
    const leave = consent(school, 'schooling', ['identity']);
    const referral = world.set(esi, child, 'referral', {
      organisation: school,
      purpose: 'schooling',
      groups: ['identity'],
      consent: leave,
    });
    expect(ofC21(meet(school, { referral }))).toEqual([]);
    expect(ofC21(meet(company, { referral }))).toEqual(['C21.no-referral']);
  });

  it('asks none of a clinic, nor of a meeting that is called off; unknown is refused', () => {
    expect(ofC21(meet(clinic))).toEqual([]);
    expect(ofC21(meet(school, { cancelled: true }))).toEqual([]);
    world.lookups['organisations'] = {};
    expect(ofC21(meet(school))).toEqual(['C21.unknown']);
  });
});
