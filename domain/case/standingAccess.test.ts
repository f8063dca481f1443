import { beforeEach, describe, expect, it } from 'vitest';
import type { PartyFacts } from '../kernel/lookups.ts';
import type { Json } from '../kernel/values.ts';
import type { Draft } from '../testing.ts';
import {
  dara,
  esi,
  guardianship,
  guma,
  hour,
  must,
  openCase,
  others,
  paul,
  refusals,
  sana,
  service,
  teams,
  World,
} from '../testing.ts';
import { onFile } from './testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const tellAs = (organisation: number, ...profiles: Record<string, Json>[]) =>
  onFile(world, 'organisations', organisation, ...profiles);
/** Leave of the child for the shelter, so that C7 has nothing against it. */
const leaveFor = (organisation: number) =>
  world.set(esi, child, 'consent', {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose: 'services',
    organisation,
    groups: ['identity', 'stay', 'health', 'family', 'sessions'],
  });
const letIn = (more: Partial<Draft> = {}, emergency?: string) =>
  world.grant(
    esi,
    child,
    {
      party: teams.social,
      groups: ['stay', 'health'],
      level: 'read',
      purpose: 'care',
      basis: 'consent',
      consent: leaveFor(more.party === paul.account ? others.police : others.shelter),
      ...more,
    },
    emergency,
  );
/** What C15 says of it; of schools and employers C21 minds too. */
const barred = (result: ReturnType<typeof letIn>): readonly string[] =>
  refusals(result).filter((one) => one.startsWith('C15'));
const until = (hours: number) => new Date(world.now.getTime() + hours * hour).toISOString();
const open = (): readonly string[] => world.open(child).filter((id) => id.startsWith('C15'));

describe('C15: who is never let in', () => {
  it('lets in who is on file as something else, with the leave of the child', () => {
    tellAs(others.shelter, { kind: 'shelter', actor: 'ngo' });
    expect(refusals(letIn())).toEqual([]);
    expect(refusals(letIn({ groups: ['family'] }))).toEqual([]);
    expect(open()).toEqual([]);
  });

  it.each([
    [{ kind: 'police' }],
    [{ kind: 'border-service' }],
    [{ kind: 'court' }],
    [{ kind: 'consulate' }],
    [{ kind: 'company' }],
    [{ kind: 'employers-federation' }],
    [{ kind: 'ngo', actor: 'employers' }],
  ])('bars %j, whatever the leave', (profile) => {
    tellAs(others.shelter, { actor: 'government', ...profile });
    for (const group of ['stay', 'health', 'family'])
      expect(barred(letIn({ groups: ['identity', group] })), group).toEqual(['C15.never']);
    expect(barred(letIn({ groups: ['identity'] }))).toEqual([]);
  });

  it('bars those also from notes, files and decisions, where the same is told; others need not be known for that', () => {
    const groups = [['notes'], ['files'], ['best-interests']];
    world.set(esi, child, 'consent', { basis: 'consent', from: 'child', given: true, purpose: 'services' });
    for (const some of groups) expect(barred(letIn({ groups: some })), some[0]).toEqual([]);
    tellAs(others.shelter, { kind: 'border-service', actor: 'government' });
    for (const some of groups) expect(barred(letIn({ groups: some })), some[0]).toEqual(['C15.never']);
    expect(barred(letIn({ groups: ['legal'] }))).toEqual([]);
  });

  it('bars one that describes itself as something else in a second profile', () => {
    tellAs(others.shelter, { kind: 'ngo', actor: 'ngo' }, { kind: 'company', actor: 'employers' });
    expect(barred(letIn())).toEqual(['C15.never']);
  });

  it('bars teams of police and border services wherever they belong', () => {
    tellAs(others.shelter, { kind: 'ngo', actor: 'ngo' });
    const disguised: PartyFacts = {
      kind: 'team',
      organisation: others.shelter,
      contactPoint: false,
      disciplines: ['social-work', 'police'],
    };
    world.lookups.parties = { ...world.lookups.parties, [teams.social]: disguised };
    expect(barred(letIn())).toEqual(['C15.never']);
  });

  it('must know what it is', () => {
    expect(barred(letIn())).toEqual(['C15.kind-not-known']);
    tellAs(others.shelter, { actor: 'ngo', kind: { unsaid: 'not-known' } });
    expect(barred(letIn())).toEqual(['C15.kind-not-known']);
  });

  it('does not know while that, or the party, is not at hand', () => {
    world.lookups['organisations'] = {};
    expect(barred(letIn())).toContain('C15.unknown');
    world.lookups.parties = {};
    expect(barred(letIn())).toContain('C15.unknown');
  });

  it('lets the service that answers for the case work, unless it is one of those', () => {
    const own = { party: dara.account, basis: 'assignment' } as const;
    expect(barred(letIn(own))).toEqual([]);
    tellAs(service, { kind: 'police', actor: 'government' });
    expect(barred(letIn(own))).toEqual(['C15.never']);
  });

  it('lets her guardian in, unless of one of those', () => {
    const asGuardian = { party: guma.account, purpose: 'guardianship', basis: 'assignment' } as const;
    expect(barred(letIn(asGuardian))).toContain('C15.kind-not-known');
    world.set(sana, child, 'guardian', { ...guardianship, account: guma.account });
    expect(barred(letIn(asGuardian))).toEqual([]);
    // not for any other purpose
    expect(barred(letIn({ ...asGuardian, purpose: 'care' }))).toContain('C15.kind-not-known');
    tellAs(others.shelter, { kind: 'company', actor: 'employers' });
    expect(barred(letIn(asGuardian))).toEqual(['C15.never']);
  });

  it('in an emergency lets them in for some hours, reviewed within a day', () => {
    tellAs(others.police, { kind: 'police', actor: 'government' });
    const attack = 'men are at the door of the shelter';
    const police = { party: paul.account, basis: 'emergency' } as const;
    expect(barred(letIn({ ...police, until: until(24) }))).toEqual(['C15.never']);
    const made = must(letIn({ ...police, until: until(24) }, attack));
    expect(world.left(child, `C15:emergency-${made.changes.at(-1)?.operation.id}`)).toBe(24 * hour);
  });

  it('has no emergency in which they stay', () => {
    tellAs(others.police, { kind: 'police', actor: 'government' });
    const attack = 'men are at the door of the shelter';
    const police = { party: paul.account, basis: 'emergency' } as const;
    expect(barred(letIn(police, attack))).toEqual(['C15.never']);
    expect(barred(letIn({ ...police, until: until(25) }, attack))).toEqual(['C15.never']);
    world.settings['C15.hours'] = 2;
    expect(barred(letIn({ ...police, until: until(3) }, attack))).toEqual(['C15.never']);
  });

  it('warns when it turns out that somebody let in is one of those', () => {
    tellAs(others.shelter, { kind: 'shelter', actor: 'ngo' });
    const grant = must(letIn()).changes[0]?.operation;
    expect(open()).toEqual([]);
    tellAs(others.shelter, { kind: 'company', actor: 'employers' });
    world.settle(child);
    expect(open()).toEqual([`C15:let-in-${grant?.op === 'grant' ? grant.grant : ''}@supervisor`]);
  });
});
