import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import {
  arrival,
  esi,
  guardianship,
  must,
  others,
  refusals,
  sana,
  service,
  teams,
  World,
  wrote,
} from '../testing.ts';
import { found, makeKnown, TestCase } from './testing.ts';

let world: World;
let child: TestCase;
beforeEach(() => {
  world = new World();
  child = new TestCase(world);
});

describe('sharing, and standing by her in court', () => {
  const leave = {
    basis: 'consent',
    from: 'child',
    given: true,
    purpose: 'services',
    organisation: others.shelter,
    groups: ['identity', 'needs'],
  };
  const referral = { organisation: others.shelter, purpose: 'services', groups: ['identity'] };

  it('refers on leave given in the same breath, with a service, and lets them in', () => {
    const made = child.done(esi, 'refer', {
      leave: { set: leave },
      referral: { set: referral },
      service: { set: { kind: 'psychosocial', organisation: others.shelter } },
      'let-in': { party: teams.social, groups: ['identity'] },
    });
    expect(child.shown(wrote(made, 'referral'), 'consent')).toBe(wrote(made, 'consent'));
    const told = { referral: { entry: wrote(made, 'referral'), set: { answer: 'accepted' } } };
    child.done(esi, 'tell-what-came-of-referral', {
      ...told,
      service: { entry: wrote(made, 'service'), set: { answer: 'accepted' } },
    });
    expect(child.shown(wrote(made, 'service'), 'answer')).toBe('accepted');
  });

  it('refers on leave given before, and ends with it', () => {
    const given = wrote(child.done(esi, 'ask-for-leave', { leave: { set: leave } }), 'consent');
    child.done(esi, 'refer', {
      referral: { set: { ...referral, consent: given } },
      'let-in': { party: teams.social, groups: ['identity'], consent: given },
    });
    expect(child.parties).toContain(teams.social);
    child.done(esi, 'withdraw-leave', { leave: { entry: given, set: { withdrawnOn: '2026-03-02' } } });
    expect(child.parties).not.toContain(teams.social);
  });

  it('shares without consent when a second person agrees to just that', () => {
    const ground = {
      ...leave,
      basis: 'legal-duty',
      from: null,
      given: null,
      reason: 'Ordered by the court.',
    };
    const given = wrote(child.done(esi, 'ask-for-leave', { leave: { set: ground } }), 'consent');
    const refer = () =>
      refusals(child.try(esi, 'refer', { referral: { set: { ...referral, consent: given } } }));
    expect(refer()).toEqual(['C7.no-second-person']);
    child.done(sana, 'agree-to-sharing', { leave: { entry: given, set: {} } });
    expect(refer()).toEqual([]);
  });

  it('arranges an interview, tells her of it, and records how it went', () => {
    world.set(esi, child.id, 'intake', arrival);
    world.set(sana, child.id, 'guardian', guardianship);
    world.lookups['trainings'] = { 50: [found({ course: 'child-friendly-interview' })] };
    const made = child.done(esi, 'schedule-interview', {
      interview: {
        set: { at: '2026-03-09T09:00:00.000Z', interviewer: 50, guardianComes: true, language: 'am' },
      },
      told: { set: { language: 'am' } },
    });
    expect(child.shown(wrote(made, 'appointment'), 'kind')).toBe('interview');
    const held = { entry: wrote(made, 'appointment'), set: { held: true, guardianThere: true, minutes: 30 } };
    child.done(esi, 'record-interview', { interview: held });
    const alone = { interview: { set: { at: '2026-03-09T09:00:00.000Z', interviewer: 50, language: 'am' } } };
    expect(refusals(child.try(esi, 'schedule-interview', alone))).toEqual(['C16.guardian-not-coming']);
  });

  it('answers a demand on a ground, and refuses one without', () => {
    const demand = world.set(esi, child.id, 'legal-demand', {
      by: 'court',
      receivedOn: '2026-03-01',
      wanted: ['identity'],
    });
    const answer = (set: Record<string, Json>) =>
      child.try(esi, 'answer-demand', { demand: { entry: demand, set } });
    expect(refusals(answer({ answer: 'given', groups: ['identity'] }))).toEqual(['C7.no-consent']);
    expect(refusals(answer({ answer: 'refused', why: 'It reaches too far.' }))).toEqual([]);
  });

  const liaison: Actor = {
    account: 18,
    roles: ['prosecution-liaison'],
    parties: [18],
    organisation: service,
  };

  it('opens a proceeding that knows the child by her case alone, linked both ways', () => {
    makeKnown(world, liaison);
    const share = { groups: ['legal'], level: 'work', purpose: 'legal', basis: 'assignment' } as const;
    must(world.grant(esi, child.id, { ...share, party: liaison.account }));
    world.set(esi, child.id, 'identity', {
      sex: 'female',
      ageBasis: 'statement',
      names: [{ part: 'given', text: 'Ada' }],
    });
    const made = child.done(liaison, 'open-proceeding', {
      proceeding: {},
      profile: { set: { kind: 'criminal', openedOn: '2026-03-02' } },
      child: { set: { role: 'witness' } },
      law: { set: { role: 'witness', measures: ['video'] } },
    });
    const proceeding = made.changes[0]?.dossier ?? '';
    expect(world.get(proceeding)).toMatchObject({ kind: 'proceeding', state: 'investigation' });
    expect(child.shown(wrote(made, 'legal'), 'proceeding')).toBe(proceeding);
    const inIt = world.get(proceeding).entries.find(({ type }) => type === 'child');
    expect(inIt?.heads['case']?.[0]?.value).toBe(child.id);
    expect(JSON.stringify(world.get(proceeding).entries)).not.toContain('Ada');
    expect(world.get(child.id).links).toEqual([{ to: proceeding, relation: 'led-to' }]);
  });
});
