import { beforeEach, describe, expect, it } from 'vitest';
import type { SetOptions } from '../testing.ts';
import { esi, hour, must, openCase, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
let mother: string;
let uncle: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
  mother = world.set(esi, child, 'family', { relation: 'mother' });
  uncle = world.set(esi, child, 'family', { relation: 'uncle' });
});

const meet = (member: string, more: object = {}, options: SetOptions = {}) =>
  world.try(esi, child, 'family-contact', { member, kind: 'visit', arrangedBy: 'service', ...more }, options);
const decide = (member: string, set: object) => world.set(esi, child, 'family', set, { entry: member });
const suspect = () => decide(uncle, { suspected: true });
const free = { contact: 'free', contactReason: 'She helped her flee.' };

describe('C14: contact with the family that is safe', () => {
  it('needs no decision while nobody is suspected', () => {
    expect(refusals(meet(mother))).toEqual([]);
  });

  it('needs one on each member once anybody is', () => {
    suspect();
    expect(refusals(meet(mother))).toEqual(['C14.no-decision']);
    decide(mother, { contact: 'free' });
    expect(refusals(meet(mother))).toEqual(['C14.no-reason']);
    decide(mother, free);
    expect(refusals(meet(mother))).toEqual([]);
    expect(refusals(meet(uncle))).toEqual(['C14.no-decision']);
  });

  it('needs one also while it is not known who of the family it is', () => {
    const risk = { reach: 'yes', level: 'high', safetyPlan: 'Two go with her.', validUntil: '2026-03-20' };
    world.set(esi, child, 'risk-assessment', { ...risk, familyInvolved: true });
    expect(refusals(meet(mother))).toEqual(['C14.no-decision']);
    world.pass(hour);
    world.set(esi, child, 'risk-assessment', { ...risk, familyInvolved: false });
    expect(refusals(meet(mother))).toEqual([]);
  });

  it('with somebody suspected wants a decision in the best interests of the child', () => {
    suspect();
    decide(uncle, { contact: 'supervised', contactReason: 'She asks for him.' });
    const visit = () => refusals(meet(uncle, { supervised: true, supervisedBy: 'Esi' }));
    expect(visit()).toEqual(['C14.not-in-best-interests']);
    const options = (...all: string[]) => ({
      add: Object.fromEntries(all.map((option) => [crypto.randomUUID(), { option }])),
    });
    const weigh = (question: string) =>
      world.set(
        sana,
        child,
        'best-interests',
        {
          procedure: 'bia',
          question,
          options: options('A visit', 'No visit'),
          decision: 'A visit, watched.',
          reasons: 'She asks for him.',
          decidedBy: 'Sana',
          views: world.set(esi, child, 'views', { question, summary: 'Wants to see him.' }),
        },
        { fact: true },
      );
    decide(uncle, { contactDecision: weigh('return') });
    expect(visit()).toEqual(['C14.not-in-best-interests']);
    decide(uncle, { contactDecision: weigh('family-contact') });
    expect(visit()).toEqual([]);
  });

  it('keeps to what was decided, suspected or not', () => {
    decide(mother, { contact: 'none', contactReason: 'She does not want it.' });
    expect(refusals(meet(mother))).toEqual(['C14.decided-against']);
    decide(mother, { contact: 'supervised' });
    expect(refusals(meet(mother))).toEqual(['C14.not-supervised']);
    expect(refusals(meet(mother, { supervised: true, supervisedBy: 'Esi' }))).toEqual([]);
  });

  it('asks with whom', () => {
    expect(refusals(meet(crypto.randomUUID()))).toEqual(['C14.which-member']);
  });

  it('records the calls of the child herself, and refuses none', () => {
    suspect();
    expect(refusals(meet(uncle, { kind: 'call', arrangedBy: 'child' }))).toEqual([]);
    expect(world.open(child).filter((id) => id.startsWith('C14'))).toEqual([]);
  });

  it('takes what lies ahead for arranged, whoever is said to have done it', () => {
    suspect();
    const call = (at: string) => refusals(meet(uncle, { arrangedBy: 'child', at }));
    expect(call('2026-03-02T08:00:00.000Z')).toEqual([]);
    expect(call('2026-03-03T08:00:00.000Z')).toEqual(['C14.no-decision']);
  });

  it('records what the family did as something that happened, marked', () => {
    suspect();
    expect(refusals(meet(uncle, { arrangedBy: 'family' }))).toEqual(['C14.no-decision']);
    expect(refusals(meet(uncle, { arrangedBy: { unsaid: 'not-known' } }))).toEqual(['C14.no-decision']);
    const id = must(meet(uncle, { arrangedBy: 'family' }, { fact: true })).changes[0]?.entry;
    expect(world.open(child)).toContain(`C14:breach-${id}`);
  });

  it('in an emergency lets her be with her family, and it is reviewed within a day', () => {
    suspect();
    const made = must(meet(mother, {}, { emergency: 'her mother is dying' }));
    expect(world.left(child, `C14:emergency-${made.changes[0]?.operation.id}`)).toBe(24 * hour);
  });

  it('does not know while what was decided is not loaded', () => {
    const dossier = world.get(child);
    const loaded = new Set([...dossier.loaded].filter((type) => type !== 'best-interests'));
    world.dossiers = new Map([[child, { ...dossier, loaded }]]);
    expect(refusals(meet(mother))).toEqual(['C14.unknown']);
  });
});
