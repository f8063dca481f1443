import { beforeEach, describe, expect, it } from 'vitest';
import { day, must, refusals, World } from '../testing.ts';
import { adult, ivo, license, lina, listOf, money, openAgency, young } from './testing.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = openAgency(world);
});

const place = (set: object, options = {}) => world.try(lina, id, 'placement', set, options);
const open = (prefix: string): readonly string[] => world.open(id).filter((one) => one.startsWith(prefix));

describe('V1: nobody under 18 is placed without every check', () => {
  beforeEach(() => license(world, id));

  it('holds with all checks passed, and asks none of grown-ups', () => {
    expect(refusals(place(young))).toEqual([]);
    expect(refusals(place(adult))).toEqual([]);
    expect(open('V1')).toEqual([]);
  });

  it.each([
    ['coercion', { coercion: true }],
    ['coercion', { coercionSigns: ['rehearsed-words'] }],
    ['too-young', { age: { from: 15, to: 16 } }],
    ['too-young', { age: { from: 14, to: 17 }, destinationMinimumAge: 14 }],
    ['hazardous', { hazards: ['chemicals'] }],
    ['age-not-proved', { ageBasis: 'statement' }],
    ['age-not-proved', { documentState: 'not-checked' }],
    ['age-not-proved', { ageCheckedBy: 'agency' }],
    ['age-not-proved', { ageCheckedBy: 'nobody' }],
    ['age-not-proved', { ageCheckedBy: null }],
    ['minimum-age-unknown', { destinationMinimumAge: { unsaid: 'not-known' } }],
    ['hazards-not-seen', { hazardsSeen: false }],
    ['not-heard-alone', { heardAlone: false }],
    ['coercion-not-asked', { coercion: { unsaid: 'not-asked' } }],
    ['family', { familySupportive: false }],
    ['employer-unknown', { employerKnown: false }],
    ['no-policy', { employerPolicy: false }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(place({ ...young, ...more }))).toContain(`V1.${reason}`);
  });

  it('takes whoever may be under 18 for under 18', () => {
    expect(refusals(place({ ...adult, age: { from: 17, to: 22 } }))).toContain('V1.age-not-proved');
    expect(refusals(place({ ...adult, age: { unsaid: 'not-known' } }))).toContain('V1.age-not-proved');
    for (const documentState of ['doubted', 'altered', 'anothers', 'false'])
      expect(refusals(place({ ...adult, documentState }))).toContain('V1.age-not-proved');
    expect(refusals(place({ ...adult, under18: true }))).toContain('V1.age-not-proved');
  });

  it.each([
    ['too-young', { minimumAge: 18 }],
    ['hazardous', { hazards: ['night'] }],
    ['employer-unknown', { employerCheck: 'nobody' }],
  ])('hears what the job offer says: %s', (reason, more) => {
    const offer = { employerCheck: 'labour-attache', destination: 'QA', sector: 'trade', ...more };
    const jobOrder = world.set(lina, id, 'job-order', offer);
    expect(refusals(place({ ...young, jobOrder }))).toEqual([`V1.${reason}`]);
  });

  it('knows the rule against child labour from the job offer too, unless the placement says otherwise', () => {
    const offer = {
      employerCheck: 'union-there',
      destination: 'QA',
      sector: 'trade',
      childLabourPolicy: true,
    };
    const jobOrder = world.set(lina, id, 'job-order', offer);
    const { employerPolicy: _, ...silent } = young;
    expect(refusals(place({ ...silent, jobOrder }))).toEqual([]);
    expect(refusals(place({ ...young, employerPolicy: false, jobOrder }))).toEqual(['V1.no-policy']);
  });

  it('keeps to the minimum age of the country, whatever the destination allows', () => {
    world.settings['working-age.minimum'] = 17;
    const more = { age: { from: 16, to: 16 }, destinationMinimumAge: 14 };
    expect(refusals(place({ ...young, ...more }))).toEqual(['V1.too-young']);
    world.settings['working-age.minimum'] = 16;
    expect(refusals(place({ ...young, ...more }))).toEqual([]);
  });

  it('asks again when it is changed to placed, and when an answer that it rests on is changed', () => {
    const entry = world.set(lina, id, 'placement', { ...young, heardAlone: false, result: 'asked' });
    expect(refusals(place({ result: 'placed' }, { entry }))).toEqual(['V1.not-heard-alone']);
    expect(refusals(place({ result: 'placed', heardAlone: true }, { entry }))).toEqual([]);
    expect(refusals(place({ age: { from: 14, to: 14 } }, { entry }))).toContain('V1.too-young');
  });

  it('records a placement that has happened, and tells the licensing office', () => {
    const made = must(place({ ...young, heardAlone: false }, { fact: true })).changes[0]?.entry;
    expect(world.get(id).entries.find((one) => one.id === made)?.breaches).toEqual(['V1']);
    expect(open('V1')).toEqual([`V1:breach-${made}`, `V1:placed-unsafely-${made}@licensing-officer`]);
  });

  it('takes what is learnt later, and warns', () => {
    const entry = world.set(lina, id, 'placement', young);
    must(place({ coercionSigns: ['papers-taken'] }, { entry }));
    expect(open('V1')).toEqual([
      `V1:coercion-seen-${entry}@licensing-officer`,
      `V1:placed-unsafely-${entry}@licensing-officer`,
    ]);
  });

  it('warns of force before anybody is placed', () => {
    const entry = world.set(lina, id, 'placement', { ...young, result: 'asked', coercion: true });
    expect(open('V1')).toEqual([`V1:coercion-seen-${entry}@licensing-officer`]);
  });

  it('has the refused advised within 7 days', () => {
    const refused = { ...young, result: 'refused', refusedFor: ['too-young'], placedOn: null };
    const entry = world.set(lina, id, 'placement', refused);
    expect(world.left(id, `V1:counsel-${entry}`)).toBe(7 * day);
    world.set(ivo, id, 'placement', { counselledOn: '2026-03-02' }, { entry });
    expect(open('V1')).toEqual([]);
    world.set(lina, id, 'placement', { ...adult, result: 'refused', refusedFor: ['other'], placedOn: null });
    expect(open('V1')).toEqual([]);
  });

  it('asks for the gravest that anybody says, while people disagree', () => {
    const entry = world.set(lina, id, 'placement', { ...young, result: 'asked' });
    const base = world.get(id).version;
    const say = (familySupportive: boolean) =>
      must(
        world.act(lina, [
          { op: 'set', dossier: id, type: 'placement', entry, base, set: { familySupportive } },
        ]),
      );
    say(false);
    say(true);
    expect(refusals(place({ result: 'placed' }, { entry }))).toEqual(['V1.family']);
  });
});

describe('V2: placements only under a licence in force', () => {
  it('holds for the destination, work and age of the licence', () => {
    license(world, id, { sectors: ['households'] });
    expect(refusals(place({ ...adult, sector: 'households' }))).toEqual([]);
    expect(refusals(place({ ...young, age: { from: 16, to: 16 }, sector: 'households' }))).toEqual([]);
  });

  it('fails before a licence, and in every state but licensed', () => {
    expect(refusals(place(adult))).toEqual(['V2.not-licensed']);
    license(world, id);
    world.pass(day);
    world.set(lina, id, 'sanction', { kind: 'warning', from: '2026-03-02', reasons: 'Late papers.' });
    must(world.move(lina, id, 'suspended'));
    expect(refusals(place(adult))).toEqual(['V2.not-licensed']);
    must(world.move(lina, id, 'revoked'));
    expect(refusals(place(adult))).toEqual(['V2.not-licensed']);
  });

  it.each([
    ['no-licence', { from: '2026-03-03' }, adult],
    ['no-licence', { from: '2026-03' }, adult],
    ['no-licence', { to: '2026-03-01' }, adult],
    ['no-licence', { to: '2026' }, adult],
    ['destination', {}, { ...adult, destination: 'SA' }],
    ['destination', {}, { ...adult, destination: { unsaid: 'not-known' } }],
    ['sector', { sectors: ['trade'] }, { ...adult, sector: 'households' }],
    ['sector', { sectors: ['trade'] }, adult],
    ['age', { minimumAge: 18 }, young],
    ['age', { minimumAge: 30 }, adult],
    ['age', { conditions: ['adults-only'] }, young],
    ['age', { minimumAge: { unsaid: 'not-known' } }, young],
  ])('fails: %s %j', (reason, more, set) => {
    license(world, id, more);
    expect(refusals(place(set))).toEqual([`V2.${reason}`]);
  });

  it('counts the last day of a licence as covered, the day after not', () => {
    license(world, id, { to: '2026-03-02' });
    expect(refusals(place(adult))).toEqual([]);
    world.pass(day);
    expect(refusals(place({ ...adult, placedOn: '2026-03-03' }))).toEqual(['V2.no-licence']);
  });

  it('lets nobody under 18 go with an agency that says it places none', () => {
    license(world, id);
    world.set(lina, id, 'registration', { handlesUnder18: false });
    expect(refusals(place(young))).toEqual(['V2.age']);
    expect(refusals(place(adult))).toEqual([]);
  });

  it.each(['suspension', 'revocation', 'closing'])(
    '%s: stops from its day, also before the state is moved',
    (kind) => {
      license(world, id);
      const sanction = { kind, from: '2026-03-03', reasons: 'Children were sent.' };
      const entry = world.set(lina, id, 'sanction', sanction);
      expect(refusals(place(adult))).toEqual([]);
      world.pass(day);
      expect(refusals(place(adult))).toEqual(['V2.stopped']);
      world.set(lina, id, 'sanction', { appeal: 'pending' }, { entry });
      expect(refusals(place(adult))).toEqual(['V2.stopped']);
      world.set(lina, id, 'sanction', { appeal: 'upheld' }, { entry });
      expect(refusals(place(adult))).toEqual([]);
    },
  );

  it('is over with its last day, and when the agency is licensed again', () => {
    license(world, id);
    world.pass(day);
    world.set(lina, id, 'sanction', {
      kind: 'suspension',
      from: '2026-03-03',
      to: '2026-03-10',
      reasons: 'x',
    });
    world.pass(9 * day);
    expect(refusals(place(adult))).toEqual([]);
    world.set(lina, id, 'sanction', { kind: 'suspension', from: '2026-03-12', reasons: 'x' });
    expect(refusals(place(adult))).toEqual(['V2.stopped']);
    must(world.move(lina, id, 'suspended'));
    world.pass(day);
    must(world.move(lina, id, 'licensed'));
    expect(refusals(place(adult))).toEqual([]);
  });

  it('records what was done without a licence, by the day it was done', () => {
    license(world, id, { from: '2026-02-20' });
    world.pass(30 * day);
    must(place({ ...adult, placedOn: '2026-03-10' }, { fact: true }));
    expect(open('V2')).toEqual([]);
    const early = must(place({ ...adult, placedOn: '2026-01-10' }, { fact: true })).changes[0]?.entry;
    expect(open('V2')).toEqual([`V2:breach-${early}`]);
  });

  it('tells the licensing office of a licence that has run out', () => {
    license(world, id);
    const paper = world.get(id).entries.find(({ type }) => type === 'licence')?.id;
    expect(open('V2')).toEqual([]);
    world.pass(335 * day);
    world.settle(id);
    expect(open('V2')).toEqual([]);
    world.pass(day);
    world.settle(id);
    expect(open('V2')).toEqual([`V2:lapsed-${paper}@licensing-officer`]);
  });

  it('lets refusals, requests and fees be recorded whatever the licence', () => {
    for (const result of ['asked', 'refused', 'withdrawn'])
      expect(refusals(place({ ...adult, result, placedOn: null }))).toEqual([]);
    const fees = listOf({ item: 'visa', payer: 'worker', amount: money(100) });
    const entry = must(place({ ...adult }, { fact: true })).changes[0]?.entry ?? '';
    expect(refusals(place({ fees }, { entry }))).toEqual([]);
  });
});
