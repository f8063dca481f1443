import { beforeEach, describe, expect, it } from 'vitest';
import { arrival, dara, day, esi, guardianship, must, openCase, refusals, sana, World } from '../testing.ts';
import { adultSince, arrivedAt, isTreatedAsChild } from './childAge.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const treated = (): boolean => isTreatedAsChild(world.get(child), world.now);
const identity = (more: object) => ({ sex: 'female', ageBasis: 'statement', ...more });
const papers = (state: string) => ({
  documents: { add: { [crypto.randomUUID()]: { kind: 'passport', state } } },
});
const decision = (more: object = {}) => ({
  methods: ['interview', 'records'],
  childAgreed: true,
  finding: 'adult',
  result: { from: 19, to: 22 },
  ...more,
});

describe('C1: in doubt, a child', () => {
  it('counts as a child when nothing is known', () => {
    expect(treated()).toBe(true);
    world.set(esi, child, 'identity', identity({ estimatedAge: { unsaid: 'not-known' } }));
    expect(treated()).toBe(true);
  });

  it.each([
    [{ estimatedAge: { from: 17, to: 20 } }, true],
    [{ estimatedAge: { from: 18, to: 20 } }, false],
    [{ dateOfBirth: '2008' }, true],
    [{ dateOfBirth: '2008-03-01' }, false],
    [{ dateOfBirth: '2008-03-03' }, true],
    [{ dateOfBirth: '2007' }, false],
    [{ dateOfBirth: '2007', estimatedAge: { from: 16, to: 19 } }, true],
    [
      { dateOfBirth: '2007', estimatedAge: { from: 16, to: 19 }, ageBasis: 'document', ...papers('genuine') },
      false,
    ],
    [
      { dateOfBirth: '2007', estimatedAge: { from: 16, to: 19 }, ageBasis: 'document', ...papers('doubted') },
      true,
    ],
  ])('%j -> child: %s', (more, expected) => {
    world.set(esi, child, 'identity', identity(more));
    expect(treated()).toBe(expected);
  });

  it('grows up with time, by the youngest age that fits', () => {
    world.set(esi, child, 'identity', identity({ estimatedAge: { from: 17, to: 20 } }));
    world.pass(364 * day);
    expect(treated()).toBe(true);
    world.pass(2 * day);
    expect(treated()).toBe(false);
    expect(adultSince(world.get(child), world.now)).toBe(Date.UTC(2027, 2, 2));
  });

  it('takes the younger while people disagree', () => {
    const entry = world.set(esi, child, 'identity', identity({ dateOfBirth: '2005' }));
    const { version } = world.get(child);
    for (const [who, dateOfBirth] of [
      [esi, '2004'],
      [dara, '2010'],
    ] as const) {
      must(
        world.act(who, [
          { op: 'set', dossier: child, type: 'identity', entry, base: version, set: { dateOfBirth } },
        ]),
      );
    }
    world.set(esi, child, 'closure', { reason: 'majority', why: 'Of age.' });
    world.set(esi, child, 'transition', { agreed: true });
    expect(refusals(world.move(sana, child, 'closed'))).toEqual(['C1.still-a-child']);
  });

  it.each([
    [{}, false],
    [{ appeal: 'dismissed' }, false],
    [{ appeal: 'pending' }, true],
    [{ childAgreed: false }, true],
    [{ result: { from: 17, to: 20 } }, true],
    [{ result: null }, true],
    [{ finding: 'treated-as-child' }, true],
  ])('a decision made elsewhere %j -> child: %s', (more, expected) => {
    world.set(esi, child, 'identity', identity({ estimatedAge: { from: 16, to: 20 } }));
    world.set(esi, child, 'age-decision', decision(more), { fact: true });
    expect(treated()).toBe(expected);
  });

  it('does not decide "adult" on a refusal or a range below 18, but records that others did', () => {
    const consent = { basis: 'consent', from: 'child', given: true, purpose: 'age-assessment' };
    world.set(esi, child, 'consent', consent);
    world.set(esi, child, 'intake', arrival);
    expect(refusals(world.try(esi, child, 'age-decision', decision({ childAgreed: false })))).toEqual([
      'C1.refusal-proves-nothing',
    ]);
    expect(
      refusals(world.try(esi, child, 'age-decision', decision({ result: { from: 17, to: 19 } }))),
    ).toEqual(['C1.range-below-18']);
    expect(refusals(world.try(esi, child, 'age-decision', decision()))).toEqual([]);
    const fact = world.set(esi, child, 'age-decision', decision({ childAgreed: false }), { fact: true });
    expect(world.open(child)).toContain(`C1:breach-${fact}`);
  });

  it('neither closes a case nor ends a guardianship for a majority that nothing proves', () => {
    const guardian = world.set(sana, child, 'guardian', guardianship);
    const ends = { endReason: 'majority', endsOn: '2026-03-02' };
    expect(refusals(world.try(sana, child, 'guardian', ends, { entry: guardian }))).toEqual([
      'C1.still-a-child',
    ]);
    world.set(esi, child, 'closure', { reason: 'majority', why: 'Of age.' });
    world.set(esi, child, 'transition', { agreed: true });
    expect(refusals(world.move(sana, child, 'closed'))).toEqual(['C1.still-a-child']);
    world.set(esi, child, 'identity', identity({ dateOfBirth: '2008-03', estimatedAge: null }));
    expect(refusals(world.move(sana, child, 'closed'))).toEqual(['C1.still-a-child']);
    world.pass(30 * day);
    expect(world.try(sana, child, 'guardian', ends, { entry: guardian }).ok).toBe(true);
    expect(world.move(sana, child, 'closed').ok).toBe(true);
  });
});

describe('C2: judging age does no harm', () => {
  const meeting = (more: object = {}) => ({
    kind: 'age-assessment',
    at: '2026-03-09T09:00:00.000Z',
    language: 'am',
    methods: ['papers', 'interview'],
    ...more,
  });
  const agree = (more: object = {}) =>
    world.set(esi, child, 'consent', {
      basis: 'consent',
      from: 'child',
      given: true,
      purpose: 'age-assessment',
      ...more,
    });
  const arrange = (more: object = {}, emergency?: string) =>
    world.try(esi, child, 'appointment', meeting(more), emergency ? { emergency } : {});
  beforeEach(() => {
    world.set(esi, child, 'intake', {
      ...arrival,
      immediateNeeds: ['food', 'sleep'],
      needsMet: ['food', 'sleep'],
    });
  });

  it('holds with consent, a harmless method, and immediate needs met', () => {
    agree();
    expect(arrange().ok).toBe(true);
  });

  it.each([
    ['none', undefined],
    ['refused', { given: false }],
    ['the guardian, not the child', { from: 'guardian' }],
    ['for something else', { purpose: 'services' }],
    ['withdrawn', { withdrawnOn: '2026-03-01' }],
    ['run out', { until: '2026-02' }],
  ])('fails without consent: %s', (_name, more) => {
    if (more) agree(more);
    expect(refusals(arrange())).toEqual(['C2.no-consent']);
  });

  it('comes after what the child needs at once', () => {
    agree();
    world.set(esi, child, 'intake', { needsMet: ['food'] });
    expect(refusals(arrange())).toEqual(['C2.needs-first']);
  });

  it('has an emergency path that is reviewed, but never to a method that harms', () => {
    expect(refusals(arrange({ methods: null }))).toEqual(['C2.no-method']);
    const made = must(arrange({}, 'the court hears the child tomorrow'));
    const review = `C2:emergency-${made.changes[0]?.operation.id}`;
    expect(world.open(child)).toContain(review);
    for (const harm of ['body-examination', 'bone-x-ray', 'dental-x-ray']) {
      const result = arrange({ methods: ['interview', harm] }, 'the court hears the child tomorrow');
      expect(refusals(result)).toEqual(['C2.harmful-method']);
    }
  });

  it('minds a decision of ours as it minds the meeting, and lets a meeting be called off', () => {
    expect(refusals(world.try(esi, child, 'age-decision', decision()))).toEqual(['C2.no-consent']);
    expect(arrange({ cancelled: true }).ok).toBe(true);
  });
});

describe('the clock of intake', () => {
  it('starts when recorded on the day of arrival, at the start of the day when recorded later', () => {
    world.set(esi, child, 'intake', arrival);
    expect(arrivedAt(world.get(child))).toBe(Date.parse('2026-03-02T08:00:00.000Z'));
    world.set(esi, child, 'intake', { date: '2026-03-01' });
    expect(arrivedAt(world.get(child))).toBe(Date.parse('2026-03-01'));
    world.set(esi, child, 'intake', { date: '2026-02' });
    expect(arrivedAt(world.get(child))).toBe(Date.parse('2026-02-01'));
    world.set(esi, child, 'intake', { date: '2027' });
    expect(arrivedAt(world.get(child))).toBe(Date.parse('2026-03-02T08:00:00.000Z'));
  });
});
