import { beforeEach, describe, expect, it } from 'vitest';
import { dutyId } from '../kernel/dossier.ts';
import type { FoundEntry } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import {
  arrival,
  dara,
  day,
  esi,
  hour,
  minute,
  must,
  openCase,
  refusals,
  sana,
  service,
  World,
} from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
const find = (id: string) => world.get(child).duties.find((one) => dutyId(one) === id);
const items = (...all: readonly object[]) => ({
  add: Object.fromEntries(all.map((one) => [crypto.randomUUID(), one])),
});

describe('C17: each goal answers a need, and nothing urgent waits', () => {
  const need = { kind: 'initial', domain: 'education', severity: 'moderate' };
  const plan = (...goals: readonly object[]) => ({ version: 1, goals: items(...goals) });
  const make = (...goals: readonly object[]) => refusals(world.try(esi, child, 'plan', plan(...goals)));

  it('holds where every goal names a need that was found', () => {
    const one = world.set(esi, child, 'needs-assessment', need);
    const two = world.set(esi, child, 'needs-assessment', { ...need, domain: 'dental' });
    expect(make({ need: one, goal: 'In school by May' }, { need: two, goal: 'No pain' })).toEqual([]);
    expect(make()).toEqual([]);
  });

  it.each<[string, Json]>([
    ['names none', null],
    ['names one that is not on file', crypto.randomUUID()],
    ['says that it is not known', { unsaid: 'not-known' }],
  ])('fails where a goal %s', (_what, given) => {
    const made = world.set(esi, child, 'needs-assessment', need);
    expect(make({ need: made, goal: 'In school' }, { need: given, goal: 'Busy' })).toEqual(['C17.no-need']);
  });

  it('fails where it was found that there is no need, or the need was withdrawn', () => {
    const none = world.set(esi, child, 'needs-assessment', { ...need, severity: 'none' });
    expect(make({ need: none, goal: 'In school' })).toEqual(['C17.no-need-found']);
    const wrong = world.set(esi, child, 'needs-assessment', need);
    const version = world.get(child).version;
    must(
      world.act(esi, [
        {
          op: 'withdraw',
          dossier: child,
          entry: wrong,
          type: 'needs-assessment',
          base: version,
          reason: 'of another child',
        },
      ]),
    );
    expect(make({ need: wrong, goal: 'In school' })).toEqual(['C17.no-need']);
  });

  it('asks nothing of a goal that was dropped, nor of a plan that others made', () => {
    expect(make({ goal: 'Something else', state: 'dropped' })).toEqual([]);
    const told = world.try(esi, child, 'plan', plan({ goal: 'Busy' }), { fact: true });
    expect(must(told).changes[0]?.breaches).toEqual(['C17']);
    expect(open('C17:breach')).toHaveLength(1);
  });

  it('asks for a service or a goal for what is urgent, within a day to the minute, and climbs', () => {
    const calm = world.set(esi, child, 'needs-assessment', need);
    expect(open('C17')).toEqual([]);
    const urgent = world.set(esi, child, 'needs-assessment', { ...need, urgent: true, severity: 'severe' });
    const id = `C17:urgent-${urgent}`;
    expect(open('C17')).toEqual([id]);
    expect(world.left(child, id)).toBe(24 * hour);
    expect(find(id)).toMatchObject({
      role: 'social-worker',
      climbs: ['supervisor'],
      remedy: ['service', 'plan'],
    });
    world.pass(24 * hour + minute);
    world.settle(child);
    expect(world.left(child, id)).toBe(-minute);
    world.set(esi, child, 'service', { kind: 'education', organisation: 4, need: calm });
    expect(open('C17')).toEqual([id]);
  });

  it('counts from when the need was found, also when it is entered late', () => {
    const urgent = world.set(esi, child, 'needs-assessment', {
      ...need,
      urgent: true,
      severity: 'severe',
      on: '2026-02-28',
    });
    // at the end of that day at the latest
    expect(world.left(child, `C17:urgent-${urgent}`)).toBe((24 - 32) * hour);
  });

  it.each<[string, boolean, string, object]>([
    ['asked for', true, 'service', {}],
    ['given', true, 'service', { answer: 'accepted' }],
    ['refused', false, 'service', { answer: 'refused' }],
    ['full', false, 'service', { answer: 'full' }],
  ])('takes a service that is %s: %s', (_what, answers, type, more) => {
    const urgent = world.set(esi, child, 'needs-assessment', { ...need, urgent: true });
    world.set(esi, child, type, { kind: 'health', organisation: 4, need: urgent, ...more });
    expect(open('C17')).toHaveLength(answers ? 0 : 1);
  });

  it('takes a goal, unless it is dropped; and a need that turns out to be none', () => {
    const urgent = world.set(esi, child, 'needs-assessment', { ...need, urgent: true });
    world.set(esi, child, 'plan', plan({ need: urgent, goal: 'Sleeps', state: 'dropped' }));
    expect(open('C17')).toHaveLength(1);
    world.set(esi, child, 'plan', plan({ need: urgent, goal: 'Sleeps' }));
    expect(open('C17')).toEqual([]);
    const other = world.set(esi, child, 'needs-assessment', { ...need, urgent: true });
    expect(open('C17')).toHaveLength(1);
    world.set(esi, child, 'needs-assessment', { severity: 'none' }, { entry: other });
    expect(open('C17')).toEqual([]);
  });
});

describe('C22: who cares and listens is trained', () => {
  const training = (course: string, validUntil?: Json): FoundEntry => ({
    values: { course, ...(validUntil === undefined ? {} : { validUntil }) },
    state: 'active',
    dossier: crypto.randomUUID(),
    on: '2024-05-01',
  });
  const team = (account: number, discipline: string) =>
    world.set(esi, child, 'plan', { team: items({ account, discipline }) });
  const trained = (account: number, ...courses: readonly FoundEntry[]) => {
    world.lookups['trainings'] = { [account]: courses };
  };

  it.each<[string, string, readonly FoundEntry[], readonly string[]]>([
    ['a carer trained in care', 'care', [training('shelter-care', '2027-01')], []],
    ['a carer trained without an end', 'care', [training('child-protection')], []],
    ['until the end of its last day', 'care', [training('shelter-care', '2026-03-02')], []],
    ['a carer whose training ran out', 'care', [training('shelter-care', '2026-03-01')], ['run-out']],
    [
      'one of two courses still in force',
      'care',
      [training('shelter-care', '2025'), training('child-protection', '2030')],
      [],
    ],
    ['a carer trained in something else', 'care', [training('labour-inspection')], ['untrained']],
    ['a carer who never was', 'care', [], ['untrained']],
    ['a counsellor trained in support', 'psychology', [training('psychosocial-support')], []],
    ['a counsellor trained in care alone', 'psychology', [training('shelter-care')], ['untrained']],
    ['a lawyer, of whom it is not asked', 'legal', [], []],
  ])('knows %s', (_what, discipline, courses, wanted) => {
    trained(71, ...courses);
    team(71, discipline);
    const told = open('C22').map((id) => id.replace(/-71.*@/, '@'));
    expect(told).toEqual(wanted.map((reason) => `C22:${reason}@supervisor`));
  });

  it('runs out with the last day, to the minute', () => {
    trained(71, training('shelter-care', '2026-03-02'));
    world.now = new Date('2026-03-02T23:59:00.000Z');
    team(71, 'care');
    expect(open('C22')).toEqual([]);
    world.pass(minute);
    world.settle(child);
    expect(open('C22')).toHaveLength(1);
  });

  it('asks the same of the counsellor of the newest session', () => {
    const nadia: Actor = { account: 72, roles: ['counsellor'], parties: [72], organisation: service };
    world.lookups.parties = {
      ...world.lookups.parties,
      72: { kind: 'account', organisation: service, contactPoint: false, disciplines: [] },
    };
    const given = { level: 'work', basis: 'assignment', purpose: 'care' } as const;
    must(world.grant(esi, child, { ...given, party: 72, groups: ['sessions'] }));
    trained(72, training('psychosocial-support', '2025-06-30'));
    world.set(nadia, child, 'session', { kind: 'individual', counsellor: 72, on: '2026-03-02' });
    expect(open('C22')).toEqual([expect.stringMatching(/^C22:run-out-72-\d+@supervisor$/)]);
  });

  it('says nothing while it is not at hand, and nothing once the case is closed', () => {
    team(71, 'care');
    expect(open('C22')).toEqual([]);
    world.lookups['trainings'] = { 99: [] };
    world.settle(child);
    expect(open('C22')).toEqual([]);
    trained(71);
    world.settle(child);
    expect(open('C22')).toHaveLength(1);
    must(world.move(sana, child, 'transferred'));
    trained(71, training('shelter-care', '2026-02'));
    world.settle(child);
    expect(open('C22:run-out')).toEqual([]);
  });
});

describe('C31: nobody is asked the same twice', () => {
  const meet = (kind: string, at: string, more: object = {}) => {
    const set = { kind, at, guardianComes: true, interviewerTrained: true, ...more };
    return world.set(esi, child, 'appointment', set, { fact: true });
  };
  const repeats = (): readonly string[] =>
    open('C31:')
      .filter((id) => id.endsWith('@supervisor'))
      .map((id) => id.slice('C31:repeats-'.length, -'@supervisor'.length));

  it('warns of a second interview, not of the first, nor of one that was called off', () => {
    const first = meet('interview', '2026-03-03T09:00:00.000Z');
    expect(repeats()).toEqual([]);
    meet('interview', '2026-03-05T09:00:00.000Z', { cancelled: true });
    expect(repeats()).toEqual([]);
    const second = meet('interview', '2027-03-05T09:00:00.000Z');
    expect(repeats()).toEqual([second]);
    expect(open('C31').filter((id) => id.endsWith('@social-worker'))).toHaveLength(1);
    expect(first).not.toBe(second);
  });

  it('takes health visits and family visits as often as they are needed', () => {
    for (const at of ['2026-03-03T09:00:00.000Z', '2026-03-08T09:00:00.000Z'])
      for (const kind of ['health', 'visit']) meet(kind, at);
    expect(repeats()).toEqual([]);
  });

  it('warns of needs of one kind and domain that are assessed again within 90 days', () => {
    const need = { kind: 'full', domain: 'education', severity: 'mild' };
    const at = (on: string, more: object = {}) =>
      world.set(esi, child, 'needs-assessment', { ...need, ...more }, { occurred: on });
    at('2025-11-01');
    at('2025-11-01', { domain: 'housing' });
    at('2025-11-01');
    expect(repeats()).toEqual([]);
    at('2025-11-20', { kind: 'initial' });
    at('2025-11-20', { domain: 'legal' });
    // the day 90 days later is late enough
    at('2026-01-30');
    expect(repeats()).toEqual([]);
    const again = at('2026-03-01');
    expect(repeats()).toEqual([again]);
  });

  it('takes what was found within a day as one assessment', () => {
    const need = { kind: 'full', domain: 'education', severity: 'mild' };
    const at = (occurred: string) => world.set(esi, child, 'needs-assessment', need, { occurred });
    at('2026-02-20T10:00:00.000Z');
    at('2026-02-21T10:00:00.000Z');
    expect(repeats()).toEqual([]);
    const again = at('2026-02-21T10:01:00.000Z');
    expect(repeats()).toEqual([again]);
  });

  it('warns of an age that is judged again, unless it is contested', () => {
    const decision = { methods: ['papers'], childAgreed: true, finding: 'child' };
    const first = world.set(esi, child, 'age-decision', decision, { fact: true });
    expect(repeats()).toEqual([]);
    const meeting = meet('age-assessment', '2026-03-09T09:00:00.000Z');
    expect(repeats()).toEqual([meeting]);
    world.set(dara, child, 'age-decision', { appeal: 'pending' }, { entry: first, fact: true });
    world.set(esi, child, 'age-decision', decision, { fact: true });
    expect(repeats()).toEqual([meeting]);
    world.pass(minute);
    const third = world.set(esi, child, 'age-decision', decision, { fact: true });
    expect(repeats()).toEqual([meeting, third]);
  });

  it('lets the meeting come before the decision that rests on it', () => {
    world.set(esi, child, 'intake', arrival);
    meet('age-assessment', '2026-03-02T09:00:00.000Z');
    world.pass(3 * day);
    world.set(
      esi,
      child,
      'age-decision',
      { methods: ['papers'], childAgreed: true, finding: 'child' },
      { fact: true },
    );
    expect(repeats()).toEqual([]);
  });
});
