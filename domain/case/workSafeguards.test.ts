import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../kernel/values.ts';
import { arrival, dara, day, esi, must, openCase, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
const items = (...all: readonly object[]) => ({
  add: Object.fromEntries(all.map((one) => [crypto.randomUUID(), one])),
});
const born = (dateOfBirth: Json) =>
  world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', dateOfBirth });

const job = {
  kind: 'apprenticeship',
  job: 'Tailor',
  from: '2026-03-09',
  receivedBy: 'self',
  checkedOn: '2026-03-01',
};

describe('C19: what she earns stays hers', () => {
  const begun = { ...job, from: '2026-01-05' };
  const etb = (amount: number): Json => ({ amount, currency: 'ETB' });
  const at = (set: object) => world.set(esi, child, 'work', { ...begun, ...set }, { fact: true });
  const visit = (visitedOn: string, more: object) =>
    world.set(esi, child, 'follow-up', { due: visitedOn, visitedOn, seenAlone: true, ...more });
  /** What supervisors are told. */
  const told = (): readonly string[] =>
    open('C19').flatMap((id) => (id.endsWith('@supervisor') ? id.slice(4).replace(/-.*/, '') : []));

  it('is quiet while she receives and keeps her wage', () => {
    at({ savings: etb(100), checks: items({ on: '2026-02-01', receivedBy: 'self', savings: etb(250) }) });
    visit('2026-02-20', { money: 'self', savings: etb(300) });
    visit('2026-02-25', { savings: etb(300) });
    expect(told()).toEqual([]);
  });

  it.each(['parent', 'guardian', 'employer', 'agency', 'spouse'])(
    'warns when it goes to: %s',
    (receivedBy) => {
      at({ receivedBy });
      expect(open('C19').toSorted()).toEqual([
        expect.stringMatching(/^C19:receiver-.*@social-worker$/),
        expect.stringMatching(/^C19:receiver-.*@supervisor$/),
      ]);
    },
  );

  it('goes by the newest check, in whatever order they were entered', () => {
    const one = { on: '2026-02-20', receivedBy: 'self' };
    const two = { on: '2026-02-01', receivedBy: 'employer' };
    at({ checks: items(one, two) });
    expect(told()).toEqual([]);
    at({ checks: items({ ...one, receivedBy: 'employer' }, { ...two, receivedBy: 'self' }) });
    expect(told()).toEqual(['receiver']);
  });

  it('an answer that nobody gave changes nothing', () => {
    at({ receivedBy: 'employer', checks: items({ on: '2026-02-20', receivedBy: { unsaid: 'not-known' } }) });
    expect(told()).toEqual(['receiver']);
  });

  it('warns when somebody else controls the money that she receives, or she receives none that she is said to control', () => {
    const one = at({});
    visit('2026-02-01', { money: 'spouse' });
    expect(told()).toEqual(['control']);
    world.set(esi, child, 'work', { receivedBy: 'employer' }, { entry: one, fact: true });
    visit('2026-02-10', { money: 'self' });
    expect(told().toSorted()).toEqual(['control', 'receiver']);
  });

  it('warns when savings fall, seen at work or at a visit, compared in one currency', () => {
    at({ savings: etb(300), checks: items({ on: '2026-02-01', savings: { amount: 20, currency: 'USD' } }) });
    expect(told()).toEqual([]);
    visit('2026-02-10', { savings: etb(299) });
    expect(told()).toEqual(['savings']);
    at({ savings: etb(300), checks: items({ on: '2026-02-01', savings: etb(100) }) });
    expect(told()).toHaveLength(2);
  });

  it('hears of a visit on the day it began', () => {
    at({});
    visit('2026-01-05', { money: 'parent' });
    expect(told()).toEqual(['control']);
  });

  it('asks of work that goes on, and of visits since it began', () => {
    visit('2025-12-01', { money: 'parent', savings: etb(900) });
    at({ receivedBy: 'parent', to: '2026-02-28' });
    at({ receivedBy: 'parent', from: '2026-03-03' });
    at({ savings: etb(5) });
    expect(told()).toEqual([]);
    world.pass(day);
    world.settle(child);
    expect(told()).toEqual(['receiver']);
  });
});

describe('C20: no work for those who are too young', () => {
  const arrange = (set: object = {}, options = {}) =>
    world.try(esi, child, 'work', { ...job, ...set }, options);

  it('holds for a safe job of a child of fifteen, looked at before', () => {
    born('2010-06-01');
    expect(refusals(arrange())).toEqual([]);
  });

  it.each<[string, string, Json, object]>([
    ['age-not-known', 'nothing is known of the age', { unsaid: 'not-known' }, {}],
    ['too-young', 'fourteen', '2011-06-01', {}],
    ['too-young', 'perhaps fourteen: born in a year', '2011', {}],
    ['hazardous', 'fifteen, with machines', '2010-06-01', { hazards: ['machines'] }],
    ['hazardous', 'fifteen, at night', '2010-06-01', { hazards: ['night'] }],
    ['hazardous', 'seventeen', '2009-01-01', { hazards: ['machines'] }],
    ['hazards-not-checked', 'nobody looked', '2010-06-01', { checkedOn: null }],
  ])('fails: %s (%s)', (reason, _what, birth, set) => {
    born(birth);
    expect(refusals(arrange(set))).toEqual([`C20.${reason}`]);
  });

  it('fails where no identity is on file, and where the range of an estimate reaches below', () => {
    expect(refusals(arrange())).toEqual(['C20.age-not-known']);
    world.set(esi, child, 'identity', {
      sex: 'male',
      ageBasis: 'appearance',
      estimatedAge: { from: 14, to: 17 },
    });
    expect(refusals(arrange())).toEqual(['C20.too-young']);
  });

  it('goes by the age on the day it begins, never by an earlier one', () => {
    born('2011-03-09');
    expect(refusals(arrange())).toEqual([]);
    expect(refusals(arrange({ from: '2026-03-08' }))).toEqual(['C20.too-young']);
    expect(refusals(arrange({ from: '2026-02-01' }))).toEqual(['C20.too-young']);
  });

  it('asks nothing of hazards of somebody who has come of age', () => {
    born('2008-03-02');
    expect(refusals(arrange({ hazards: ['machines'], checkedOn: null }))).toEqual([]);
  });

  it('asks it of grown-ups too where the country says so, by their own age', () => {
    world.settings['working-age.hazardous'] = 21;
    born('2006-01-01');
    expect(refusals(arrange({ hazards: ['machines'] }))).toEqual(['C20.hazardous']);
    born('2000-01-01');
    expect(refusals(arrange({ hazards: ['machines'] }))).toEqual([]);
  });

  it('asks it anew when the work changes, and of help to find work', () => {
    born('2010-06-01');
    const entry = world.set(esi, child, 'work', job);
    const change = (set: object) => refusals(world.try(esi, child, 'work', set, { entry }));
    expect(change({ hazards: ['heights'] })).toEqual(['C20.hazardous']);
    expect(change({ wage: { amount: 900, currency: 'ETB' } })).toEqual([]);
    born('2011-06-01');
    const placing = { kind: 'job-placement', organisation: 4 };
    expect(refusals(world.try(esi, child, 'service', placing))).toEqual(['C20.too-young']);
    expect(refusals(world.try(esi, child, 'service', { ...placing, answer: 'refused' }))).toEqual([]);
    expect(refusals(world.try(esi, child, 'service', { ...placing, kind: 'vocational-training' }))).toEqual(
      [],
    );
  });

  it('must hold for each of the answers while people disagree about her birth', () => {
    const who = born('2010-06-01');
    const base = world.get(child).version - 1;
    const set = { dateOfBirth: '2012-06-01' };
    must(world.act(dara, [{ op: 'set', dossier: child, type: 'identity', entry: who, base, set }]));
    expect(refusals(arrange())).toEqual(['C20.too-young']);
    born('2010-06-01');
    expect(refusals(arrange())).toEqual([]);
  });

  it('uses the age of the country', () => {
    born('2010-06-01');
    world.settings['working-age.minimum'] = 16;
    expect(refusals(arrange())).toEqual(['C20.too-young']);
  });

  it('never refuses to record the work that a child is found in; a supervisor is told', () => {
    born('2014-06-01');
    const found = must(arrange({ hazards: ['chemicals'] }, { fact: true })).changes[0];
    expect(found?.breaches).toEqual(['C20']);
    expect(open('C20')).toEqual([`C20:breach-${found?.entry}`]);
  });

  it('has no emergency way: nobody needs to work at once', () => {
    born('2014-06-01');
    expect(refusals(arrange({}, { emergency: 'she asks for it' }))).toEqual(['C20.too-young']);
  });
});

describe('C30: every child learns', () => {
  const school = (set: object, entry?: string) =>
    world.set(esi, child, 'schooling', { kind: 'formal', ...set }, entry ? { entry } : {});
  const outAfter = (ms: number) => {
    world.pass(ms);
    world.settle(child);
    return open('C30').filter((id) => id.endsWith('@supervisor'));
  };
  beforeEach(() => {
    world.set(esi, child, 'intake', { ...arrival, date: '2026-03-02' });
    born('2015-01-01');
  });

  it('warns after thirty days without any, to the minute, whatever her status', () => {
    world.set(esi, child, 'residence', { status: 'none' });
    expect(outAfter(30 * day - 60_000)).toEqual([]);
    expect(outAfter(60_000)).toEqual(['C30:out@supervisor']);
    expect(open('C30')).toContain('C30:out@social-worker');
  });

  it('counts any learning that goes on, and from the end of the last', () => {
    const one = school({ kind: 'transitional', from: '2026-03-05' });
    expect(outAfter(90 * day)).toEqual([]);
    school({ to: '2026-05-31' }, one);
    // the end of May is past by a day less than a month
    world.now = new Date('2026-06-30T23:59:00.000Z');
    expect(outAfter(0)).toEqual([]);
    expect(outAfter(60_000)).toEqual([`C30:out-${one}@supervisor`]);
  });

  it('does not count what has not begun', () => {
    school({ from: '2026-09-01' });
    expect(outAfter(30 * day)).toHaveLength(1);
  });

  it.each([
    ['five', '2020-06-01', 0],
    ['six', '2020-03-01', 1],
    ['fifteen', '2010-04-02', 1],
    ['sixteen', '2010-03-01', 0],
    ['perhaps fifteen', '2010', 1],
  ])('asks it of those of school age: %s', (_what, birth, wanted) => {
    born(birth);
    expect(outAfter(30 * day)).toHaveLength(wanted);
  });

  it('in doubt she is of school age; once closed nothing is asked', () => {
    born({ unsaid: 'not-known' });
    expect(outAfter(29 * day)).toEqual([]);
    world.set(esi, child, 'closure', { reason: 'handed-over', why: 'She moved.', handedTo: 4 });
    must(world.move(sana, child, 'transferred'));
    expect(outAfter(5 * day)).toEqual([]);
    must(world.move(sana, child, 'reopened'));
    expect(open('C30')).toHaveLength(2);
  });
});
