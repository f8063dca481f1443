import { beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '../index.ts';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import type { SetOptions } from '../testing.ts';
import {
  arrival,
  dara,
  esi,
  guardianship,
  guma,
  must,
  openCase,
  others,
  refusals,
  sana,
  service,
  World,
} from '../testing.ts';
import { caseKind } from './index.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const open = (prefix: string): readonly string[] =>
  world
    .open(child)
    .filter((id) => id.startsWith(prefix))
    .toSorted();

describe('C9: help never depends on testimony', () => {
  const stay = { kind: 'foster', from: '2026-03-02', suitable: true, mayLeaveFreely: true };
  const cases: readonly (readonly [string, object])[] = [
    ['residence', { status: 'temporary' }],
    ['stay', stay],
    ['service', { kind: 'health', organisation: others.shelter }],
  ];

  it.each(cases)('warns supervisor and guardian of a %s said to depend on it', (type, values) => {
    const id = world.set(esi, child, type, { ...values, conditional: true });
    expect(open('C9')).toEqual([`C9:depends-${id}@guardian`, `C9:depends-${id}@supervisor`]);
  });

  it.each(cases)('says nothing of a %s that does not, or of which it is not known', (type, values) => {
    world.set(esi, child, type, { ...values, conditional: false });
    world.set(esi, child, type, { ...values, conditional: { unsaid: 'not-known' } });
    world.set(esi, child, type, values);
    expect(open('C9')).toEqual([]);
  });

  it('refuses no help for it: the condition is what is wrong, not the help', () => {
    for (const [type, values] of cases)
      expect(refusals(world.try(esi, child, type, { ...values, conditional: true }))).toEqual([]);
  });

  it('counts each as a gap in law', () => {
    for (const [type] of cases)
      expect(caseKind.entries[type]?.fields['conditional']?.spec.measure, type).toMatch(/-conditional$/);
  });

  it('finds nothing else in any form, and no rule, that asks for cooperation', () => {
    const asking = kinds.flatMap(({ kind, entries }) =>
      Object.values(entries).flatMap(({ type, fields }) =>
        Object.keys(fields)
          .filter((name) => /conditional|cooperat|testif|testimon/i.test(name))
          .map((name) => `${kind}.${type}.${name}`),
      ),
    );
    const known = ['case.residence.conditional', 'case.service.conditional', 'case.stay.conditional'];
    expect(asking.filter((one) => one.startsWith('case.')).toSorted()).toEqual(known);
    // no state of a case waits for what she does in court
    const needed = caseKind.transitions.flatMap(({ needs }) => needs ?? []);
    expect(needed).not.toContain('legal');
    expect(needed).not.toContain('appointment');
  });
});

const liaison: Actor = { account: 18, roles: ['prosecution-liaison'], parties: [18], organisation: service };

describe('C10: a child made to break the law is no offender', () => {
  const everybody = ['guardian', 'lawyer', 'supervisor'];

  it('tells guardian, lawyer and supervisor at once, by role and by name', () => {
    world.set(sana, child, 'guardian', { ...guardianship, account: guma.account });
    world.set(esi, child, 'legal', { role: 'witness', lawyer: 'Lia Abebe', lawyerAccount: 21 });
    const id = world.set(esi, child, 'incident', { kind: 'charged', linked: true });
    const people = [guma.account, 21].map((account) => `C10:charged-${id}@${account}`);
    expect(open('C10')).toEqual(
      [...everybody.map((role) => `C10:charged-${id}@${role}`), ...people].toSorted(),
    );
    expect(world.left(child, `C10:charged-${id}@guardian`)).toBe(0);
  });

  it('says that she has no lawyer', () => {
    const id = world.set(esi, child, 'legal', { role: 'accused' });
    expect(open('C10:no-lawyer')).toEqual([
      `C10:no-lawyer-${id}@social-worker`,
      `C10:no-lawyer-${id}@supervisor`,
    ]);
    const other = world.set(esi, child, 'legal', { role: 'accused', lawyer: 'Lia Abebe' });
    expect(open(`C10:no-lawyer-${other}`)).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['nobody said whether it is linked', 'incident', { kind: 'charged' }],
    ['it is not known', 'incident', { kind: 'charged', linked: { unsaid: 'not-known' } }],
    ['whoever tells of the charge says it is not', 'incident', { kind: 'charged', linked: false }],
    ['in court', 'legal', { role: 'accused', linkedToTrafficking: true }],
    ['in court, and said at once not to be linked', 'legal', { role: 'accused', linkedToTrafficking: false }],
  ])('in doubt it is for what was done to her: %s', (_what, type, values) => {
    const id = world.set(esi, child, type, values);
    expect(open(`C10:charged-${id}`)).toHaveLength(everybody.length);
  });

  it('stops telling of it when a second person finds it has nothing to do with that', () => {
    const known = world.set(esi, child, 'incident', { kind: 'charged' });
    world.set(dara, child, 'incident', { linked: false }, { entry: known });
    const later = openCase(world);
    const told = world.set(esi, later, 'incident', { kind: 'threatened' });
    world.set(dara, later, 'incident', { linked: false }, { entry: told });
    world.set(esi, later, 'incident', { kind: 'charged' }, { entry: told });
    expect(world.open(later).filter((id) => id.startsWith('C10'))).toEqual([]);
  });

  it('cannot be silenced by the prosecution alone', () => {
    const known = { kind: 'account', organisation: service, contactPoint: false, disciplines: [] } as const;
    world.lookups.parties = { ...world.lookups.parties, [liaison.account]: known };
    must(
      world.grant(esi, child, {
        party: liaison.account,
        groups: ['legal'],
        level: 'work',
        purpose: 'legal',
        basis: 'assignment',
      }),
    );
    const id = world.set(liaison, child, 'legal', { role: 'accused', linkedToTrafficking: false });
    expect(open(`C10:charged-${id}`)).toHaveLength(everybody.length);
  });

  it('says nothing of other parts in a proceeding, nor of other incidents', () => {
    world.set(esi, child, 'legal', { role: 'witness' });
    world.set(esi, child, 'incident', { kind: 'harmed' });
    expect(open('C10')).toEqual([]);
  });
});

describe('C16: interviews that do not hurt', () => {
  const trainer = 50;
  const training = (values: Record<string, Json> = {}): FoundEntry => ({
    values: { course: 'child-friendly-interview', validUntil: '2027-01-01', ...values },
    state: 'active',
    dossier: crypto.randomUUID(),
    on: '2026-01-10',
  });
  const meeting = {
    kind: 'interview',
    at: '2026-03-09T09:00:00.000Z',
    by: 'police',
    interviewer: trainer,
    guardianComes: true,
    language: 'am',
  };
  const arrange = (more: object = {}, options: SetOptions = {}) =>
    world.try(esi, child, 'appointment', { ...meeting, ...more }, options);
  let guardian: string;
  beforeEach(() => {
    world.set(esi, child, 'intake', { ...arrival, immediateNeeds: ['food'], needsMet: ['food'] });
    guardian = world.set(sana, child, 'guardian', guardianship);
    world.lookups['trainings'] = { [trainer]: [training()], 51: [] };
  });

  it('holds with her guardian, somebody trained, and after what she needs at once', () => {
    expect(refusals(arrange())).toEqual([]);
  });

  it.each([
    ['guardian-not-coming', { guardianComes: false }],
    ['guardian-not-coming', { guardianComes: { unsaid: 'not-asked' } }],
    ['no-interviewer', { interviewer: null }],
    ['no-interviewer', { interviewer: null, interviewerName: 'Inspector Bo', interviewerTrained: true }],
    ['not-trained', { interviewer: 51 }],
    ['unknown', { interviewer: 52 }],
  ])('fails: %s', (reason, more) => {
    expect(refusals(arrange(more))).toEqual([`C16.${reason}`]);
    // an interview can always wait
    expect(refusals(arrange(more, { emergency: 'the trial begins tomorrow' }))).toEqual([`C16.${reason}`]);
  });

  it.each<[string, boolean, Record<string, Json>]>([
    ['another course', false, { course: 'trafficking-law' }],
    ['run out before that day', false, { validUntil: '2026-03-08' }],
    ['in force on that day', true, { validUntil: '2026-03-09' }],
    ['of a month the first day', false, { validUntil: '2026-03' }],
    ['an end that nobody knows', true, { validUntil: { unsaid: 'not-known' } }],
  ])('asks for training in force on the day: %s', (_what, isTrained, values) => {
    world.lookups['trainings'] = { [trainer]: [training(values)] };
    expect(refusals(arrange())).toEqual(isTrained ? [] : ['C16.not-trained']);
  });

  it('waits for what she needs at once', () => {
    world.set(esi, child, 'intake', { immediateNeeds: ['food', 'sleep', 'medical'] });
    const result = arrange();
    expect(refusals(result)).toEqual(['C16.needs-first']);
    expect(!result.ok && result.problem.code === 'refused' && result.problem.refusals[0]?.values).toEqual({
      open: 2,
    });
  });

  it('wants a guardian who is one on that day', () => {
    world.set(sana, child, 'guardian', { endsOn: '2026-03-08', endReason: 'replaced' }, { entry: guardian });
    expect(refusals(arrange())).toEqual(['C16.no-guardian']);
    expect(refusals(arrange({ at: '2026-03-08T09:00:00.000Z' }))).toEqual([]);
    world.set(
      sana,
      child,
      'guardian',
      { endsOn: null, endReason: null, suspected: true },
      { entry: guardian },
    );
    expect(refusals(arrange({ at: '2026-03-08T09:00:00.000Z' }))).toEqual(['C16.no-guardian']);
  });

  it('does not ask it of other meetings, of one called off, nor of one that others held', () => {
    const bare = { guardianComes: false, interviewer: null };
    expect(refusals(arrange({ ...bare, kind: 'health' }))).toEqual([]);
    expect(refusals(arrange({ ...bare, cancelled: true }))).toEqual([]);
    const held = must(arrange({ ...bare, held: true }, { fact: true })).changes[0]?.entry;
    expect(open('C16')).toEqual([`C16:breach-${held}`]);
  });

  it('asks again when the interviewer or the guardian changes', () => {
    const id = must(arrange()).changes[0]?.entry ?? '';
    const change = (set: object) => refusals(world.try(esi, child, 'appointment', set, { entry: id }));
    expect(change({ interviewer: 51 })).toEqual(['C16.not-trained']);
    expect(change({ guardianComes: false })).toEqual(['C16.guardian-not-coming']);
    expect(change({ held: true, minutes: 40 })).toEqual([]);
  });

  it('warns of more than two, held and planned, and not of those called off', () => {
    must(arrange());
    must(arrange({}, { fact: true }));
    must(arrange({ cancelled: true }));
    expect(open('C16:too-many')).toEqual([]);
    must(arrange());
    expect(open('C16:too-many')).toEqual(['C16:too-many@guardian', 'C16:too-many@supervisor']);
    world.settings['C16.interviews'] = 3;
    world.settle(child);
    expect(open('C16:too-many')).toHaveLength(2);
  });
});
