import { beforeEach, describe, expect, it } from 'vitest';
import { stewardGroups } from '../kernel/declare.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import {
  arrival,
  dara,
  day,
  esi,
  guardianship,
  guma,
  must,
  others,
  refusals,
  sana,
  service,
  teams,
  World,
  wrote,
} from '../testing.ts';
import { caseKind } from './index.ts';
import { onFile, TestCase } from './testing.ts';

let world: World;
let child: TestCase;
beforeEach(() => {
  world = new World();
  child = new TestCase(world);
});

const risk = { reach: 'no', level: 'low', safetyPlan: 'She knows whom to call.', validUntil: '2026-03-20' };
const need = { kind: 'initial', domain: 'education', severity: 'moderate' };

describe('handing over, closing and taking up again', () => {
  const everything = stewardGroups(caseKind);
  const leave = {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose: 'services',
    organisation: others.shelter,
    groups: everything,
  };
  const to = (consent: string) => ({ to: { party: teams.social, steward: others.shelter, consent } });
  const tellAs = (profile: Record<string, Json>) => {
    onFile(world, 'organisations', others.shelter, profile);
    onFile(world, 'policies', others.shelter, { kind: 'child-protection', adoptedOn: '2026-01-01' });
  };
  beforeEach(() => tellAs({ kind: 'child-protection', actor: 'government' }));

  it('hands a case over whole, on leave that another recorded; the guardian stays', () => {
    world.set(sana, child.id, 'guardian', { ...guardianship, account: guma.account });
    child.done(esi, 'appoint-guardian', {
      guardian: { set: { ...guardianship, account: guma.account } },
      'let-in': { party: guma.account },
    });
    const given = world.set(esi, child.id, 'consent', leave);
    const made = child.done(sana, 'hand-over', {
      meeting: { set: { on: '2026-03-02' } },
      ...to(given),
    });
    expect(child.shown(wrote(made, 'conference'), 'kind')).toBe('handing-over');
    expect(world.get(child.id)).toMatchObject({ steward: others.shelter, state: 'intake' });
    expect(child.parties.toSorted((a, b) => a - b)).toEqual([guma.account, teams.social]);
    // who handed it over knows no more of it
    const peek = world.try(sana, child.id, 'note', { text: 'One more thing.' });
    expect(!peek.ok && peek.problem.code).toBe('not-found');
    // the new one works on it, and lets its own people in
    const nadia: Actor = {
      account: 20,
      roles: ['social-worker'],
      parties: [20, teams.social],
      organisation: others.shelter,
    };
    world.set(nadia, child.id, 'needs-assessment', need);
    expect(
      must(
        world.grant(nadia, child.id, {
          party: guma.account,
          groups: ['needs'],
          level: 'work',
          purpose: 'care',
          basis: 'assignment',
        }),
      ).ok,
    ).toBe(true);
  });

  it('hands nothing over on leave that the same person recorded, or that covers less', () => {
    const own = world.set(sana, child.id, 'consent', leave);
    expect(refusals(child.try(sana, 'hand-over', to(own)))).toEqual(['C7.own-word']);
    const less = world.set(esi, child.id, 'consent', { ...leave, groups: ['identity'] });
    expect(refusals(child.try(sana, 'hand-over', to(less)))).toEqual(['C7.more-data']);
    expect(world.get(child.id).steward).toBe(service);
  });

  it('hands nothing over to police, border services, courts or employers, nor to who is not known', () => {
    const given = world.set(esi, child.id, 'consent', leave);
    for (const kind of ['police', 'border-service', 'court', 'consulate', 'company']) {
      tellAs({ kind });
      expect(refusals(child.try(sana, 'hand-over', to(given))), kind).toContain('C15.never');
    }
    tellAs({});
    expect(refusals(child.try(sana, 'hand-over', to(given)))).toEqual(['C15.kind-not-known']);
  });

  it('is not for one who may not end the case, and not for the service itself', () => {
    const given = world.set(sana, child.id, 'consent', leave);
    const byWorker = child.try(esi, 'hand-over', to(given));
    expect(!byWorker.ok && byWorker.problem.code).toBe('not-your-role');
    const own = world.set(esi, child.id, 'consent', { ...leave, organisation: service });
    const inward = child.try(sana, 'hand-over', {
      to: { party: dara.account, steward: service, consent: own },
    });
    expect(!inward.ok && inward.problem.code).toBe('invalid');
  });

  it('visits, closes on a reason that another gave, and takes the case up again', () => {
    for (const state of ['assessed', 'planned', 'recovering', 'reintegrating']) {
      if (state === 'assessed') {
        world.set(esi, child.id, 'intake', { ...arrival, track: 'at-risk' });
        child.done(esi, 'assess-child', { need: { set: need }, risk: { set: risk } });
      }
      if (state === 'planned') world.set(esi, child.id, 'plan', { version: 1 }, { fact: true });
      must(world.move(esi, child.id, state));
    }
    const work = world.set(
      esi,
      child.id,
      'work',
      { kind: 'apprenticeship', receivedBy: 'self' },
      { fact: true },
    );
    child.done(esi, 'record-visit', {
      visit: { set: { due: '2026-03-02', visitedOn: '2026-03-02', seenAlone: true, safe: true } },
      work: { entry: work, set: { receivedBy: 'parent' } },
    });
    expect(world.open(child.id).some((id) => id.startsWith('C19'))).toBe(true);

    world.pass(day);
    const reason = { reason: 'childs-wish', why: 'She wants to be left in peace.', childsOpinion: 'Enough.' };
    child.done(esi, 'propose-closing', { closing: { set: reason } });
    child.done(sana, 'close-case', { closed: { reason: 'Agreed.' } });
    expect(child.state).toBe('closed');

    world.pass(day);
    child.done(esi, 'reopen', {
      reopened: { reason: 'She called.' },
      incident: { set: { kind: 'trafficker-contact' } },
      risk: { set: { ...risk, reach: 'yes' } },
    });
    expect(child.state).toBe('reopened');
    expect(world.open(child.id)).toContain('C3:provisional');
    // the reason of before closes nothing now
    expect(refusals(child.try(sana, 'close-case', { closed: { reason: 'Again.' } }))).toEqual([
      'C23.old-reason',
    ]);
    must(world.move(esi, child.id, 'assessed'));
    expect(refusals(child.try(sana, 'close-case', { closed: { reason: 'Again.' } }))).toEqual([
      'C23.old-reason',
    ]);
  });

  it('hands over to somebody outside only when that is the reason given, by another', () => {
    world.pass(day);
    const outside = () =>
      refusals(child.try(sana, 'hand-over-outside', { transferred: { reason: 'She moved.' } }));
    expect(outside()).toEqual(['C23.not-handed-over']);
    const why = { why: 'She moved.', handedTo: others.ministry };
    child.done(esi, 'propose-closing', { closing: { set: { reason: 'childs-wish', ...why } } });
    expect(outside()).toEqual(['C23.not-handed-over']);
    child.done(sana, 'propose-closing', { closing: { set: { reason: 'handed-over', ...why } } });
    expect(outside()).toEqual(['C23.own-reason']);
    child.done(esi, 'propose-closing', { closing: { set: { reason: 'handed-over', ...why } } });
    expect(outside()).toEqual([]);
    expect(child.state).toBe('transferred');
  });
});
