import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../kernel/apply.ts';
import type { Actor } from '../kernel/safeguard.ts';
import { dara, day, esi, guma, others, refusals, sana, service, teams, World, wrote } from '../testing.ts';
import { found, makeKnown, onFile, TestCase } from './testing.ts';

/** Is it refused for want of a right? */
const denied = (result: Result): boolean =>
  !result.ok && ['not-your-role', 'not-found'].includes(result.problem.code);

let world: World;
let child: TestCase;
beforeEach(() => {
  world = new World();
  child = new TestCase(world);
});

describe('where she lives', () => {
  const shelter = {
    kind: 'shelter',
    organisation: others.shelter,
    area: 'XA-1',
    bed: 'girls',
    sharing: ['children-same-sex'],
    from: '2026-03-02',
    suitable: true,
    mayLeaveFreely: true,
  };
  beforeEach(() => {
    world.set(esi, child.id, 'identity', { sex: 'female', ageBasis: 'statement' });
    world.lookups['beds'] = { [others.shelter]: [found({ area: 'XA-1', bedsGirls: 2, bedsBoys: 1 })] };
    world.lookups['stays'] = { [others.shelter]: [] };
    onFile(world, 'organisations', others.shelter, { kind: 'shelter', actor: 'ngo' });
    onFile(world, 'policies', others.shelter, { kind: 'child-protection', adoptedOn: '2026-01-01' });
  });
  const leave = {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose: 'services',
    organisation: others.shelter,
    groups: ['stay', 'safe-contact', 'schooling'],
  };

  it('places her in a bed, ends the stay before, and lets the carers in with her leave', () => {
    const before = world.set(esi, child.id, 'stay', {
      ...shelter,
      kind: 'foster',
      organisation: null,
      bed: null,
    });
    const made = child.done(esi, 'place-in-bed', {
      leaves: { entry: before, set: { to: '2026-03-02', leftBecause: 'A place with her sister.' } },
      stay: { set: shelter },
      leave: { set: leave },
      'let-in': { party: teams.social },
    });
    expect(child.shown(before, 'to')).toBe('2026-03-02');
    const held = world.get(child.id).grants.find(({ party }) => party === teams.social);
    expect(held?.consent).toBe(wrote(made, 'consent'));
  });

  it('places nobody where there is no bed, nor lets carers in without leave', () => {
    const full = child.try(esi, 'place-in-bed', { stay: { set: { ...shelter, bed: 'boys' } } });
    expect(refusals(full)).toEqual(['C11.other-sex']);
    const let_ = child.try(esi, 'place-in-bed', {
      stay: { set: shelter },
      'let-in': { party: teams.social },
    });
    expect(refusals(let_)).toEqual(['C7.no-consent']);
    expect(world.get(child.id).entries.some(({ type }) => type === 'stay')).toBe(false);
  });

  it('lets carers tell with a tap who is there, and that she is missing, and nothing else of the case', () => {
    const zain: Actor = { account: 41, roles: ['carer'], parties: [41, teams.social], organisation: 3 };
    const made = child.done(esi, 'place-in-bed', {
      stay: { set: { ...shelter, ageGroup: 'from-12-to-14', needs: ['light-at-night', 'diet'] } },
      leave: { set: leave },
      'let-in': { party: teams.social },
    });
    const stay = wrote(made, 'stay');
    const at = world.now.toISOString();
    const there = child.done(zain, 'tell-presence', { presence: { set: { stay, is: 'arrived', at } } });
    expect(child.shown(wrote(there, 'presence'), 'is')).toBe('arrived');
    const gone = child.done(zain, 'tell-missing', {
      presence: { set: { stay, at } },
      incident: { set: { at, lastSeen: 'At the gate, at noon.' } },
    });
    expect(child.shown(wrote(gone, 'presence'), 'is')).toBe('missing');
    expect(child.shown(wrote(gone, 'incident'), 'kind')).toBe('missing');
    expect(world.open(child.id).filter((one) => one.startsWith('C28')).length).toBeGreaterThan(0);
    // the stay itself is for those who placed her
    expect(denied(child.try(zain, 'move-out', { stay: { entry: stay, set: { to: '2026-03-02' } } }))).toBe(
      true,
    );
    expect(denied(world.try(zain, child.id, 'incident', { kind: 'missing' }))).toBe(false);
    expect(denied(world.try(guma, child.id, 'presence', { stay, is: 'left', at }))).toBe(true);
  });

  it('moves her out', () => {
    const stay = world.set(esi, child.id, 'stay', shelter);
    child.done(esi, 'move-out', {
      stay: { entry: stay, set: { to: '2026-03-02', leftBecause: 'She wished it.' } },
    });
    expect(child.shown(stay, 'leftBecause')).toBe('She wished it.');
  });

  it('arranges contact with a member after deciding on it, in one breath', () => {
    const mother = world.set(esi, child.id, 'family', { relation: 'mother' });
    world.set(esi, child.id, 'family', { relation: 'uncle', suspected: true });
    const contact = { set: { member: mother, kind: 'visit' } };
    expect(refusals(child.try(esi, 'arrange-family-contact', { contact }))).toEqual(['C14.no-decision']);
    const member = { entry: mother, set: { contact: 'free', contactReason: 'She helped her flee.' } };
    const made = child.done(esi, 'arrange-family-contact', { member, contact });
    expect(child.shown(wrote(made, 'family-contact'), 'arrangedBy')).toBe('service');
  });

  const home = {
    to: { area: 'XA-3', detail: 'Her aunt’s house' },
    toWhom: 'relatives',
    procedure: 'fast',
    sameCountry: true,
    foundNear: true,
    authority: 'child-protection',
    decidedOn: '2026-03-02',
    placeSafe: true,
    familySafe: true,
    organisation: others.shelter,
  };

  it('prepares a return, has another set the day, and records that she arrived', () => {
    const prepared = child.done(esi, 'prepare-return', {
      return: { set: home },
      views: { set: { question: 'return', summary: 'Wants to go home.' } },
    });
    const going = wrote(prepared, 'return');
    const day_ = { return: { entry: going, set: { travelOn: '2026-03-03' } } };
    expect(refusals(child.try(esi, 'set-day-of-return', day_))).toEqual(['C12.second-person']);
    child.done(sana, 'set-day-of-return', day_);
    world.pass(2 * day);
    const stay = world.set(esi, child.id, 'stay', { ...shelter, from: '2026-03-01' });
    child.done(sana, 'record-return', {
      return: {
        entry: going,
        set: { arrivedOn: '2026-03-03', handedTo: 'Her aunt', handedOn: '2026-03-03' },
      },
      leaves: { entry: stay, set: { to: '2026-03-03' } },
    });
    expect(child.shown(stay, 'to')).toBe('2026-03-03');
    expect(world.open(child.id)).toContain(`C12:visit-${going}`);
  });

  it('calls a return off, whoever prepared it', () => {
    const going = wrote(child.done(esi, 'prepare-return', { return: { set: home } }), 'return');
    child.done(dara, 'call-off-return', { return: { entry: going, set: {} } });
    expect(child.shown(going, 'calledOff')).toBe(true);
  });

  const officer: Actor = { account: 19, roles: ['programme-officer'], parties: [19], organisation: service };
  const atHome = { name: [{ part: 'family', text: 'Lune' }], agreed: true };

  it('opens a household for her family, which tells nothing of her', () => {
    makeKnown(world, officer);
    const made = child.done(esi, 'open-household', {
      household: { area: 'XA-3' },
      home: { set: atHome },
      'let-in': { party: officer.account },
    });
    const household = made.changes[0]?.dossier ?? '';
    expect(world.get(household)).toMatchObject({ kind: 'household', state: 'profiled', area: 'XA-3' });
    expect(world.get(child.id).links).toEqual([{ to: household, relation: 'led-to' }]);
    // the way back is open to those only who are in the case
    expect(world.get(household).links).toEqual([]);
    expect(JSON.stringify(world.get(household).entries)).not.toContain(child.id);
    expect(world.get(household).grants.map(({ party }) => party)).toContain(officer.account);
  });
});
