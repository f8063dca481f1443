import { beforeEach, describe, expect, it } from 'vitest';
import { dutyId } from '../kernel/dossier.ts';
import type { Json } from '../kernel/values.ts';
import { arrival, day, esi, hour, minute, must, openCase, refusals, sana, World } from '../testing.ts';

let world: World;
let child: string;
beforeEach(() => {
  world = new World();
  child = openCase(world);
});

const month = 30 * day;
const open = (prefix: string): readonly string[] => world.open(child).filter((id) => id.startsWith(prefix));
const find = (id: string) => world.get(child).duties.find((one) => dutyId(one) === id && !one.done);
const items = (...all: readonly object[]) => ({
  add: Object.fromEntries(all.map((one) => [crypto.randomUUID(), one])),
});
const isoDay = (time: Date): string => time.toISOString().slice(0, 10);
/** The open visit, and how long until it is due. */
const visitDue = (): readonly [string, number] | undefined => {
  const [id] = open('C18');
  return id === undefined ? undefined : [id, world.left(child, id) ?? Number.NaN];
};
const visit = (more: object = {}) => {
  const today = isoDay(world.now);
  return world.set(esi, child, 'follow-up', { due: today, visitedOn: today, seenAlone: true, ...more });
};
/** Carries the case to where she has settled in. */
function reintegrate(): void {
  world.set(esi, child, 'intake', { ...arrival, track: 'at-risk' });
  world.set(esi, child, 'needs-assessment', { kind: 'full', domain: 'family', severity: 'mild' });
  world.set(esi, child, 'risk-assessment', {
    reach: 'unlikely',
    level: 'low',
    safetyPlan: 'Knows whom to call.',
    validUntil: '2026-03-20',
  });
  world.set(esi, child, 'plan', { version: 1 });
  for (const state of ['assessed', 'planned', 'recovering', 'reintegrating'])
    must(world.move(esi, child, state));
}

describe('C18: seen again and again, and alone', () => {
  it('asks for nothing before she settles in or has gone home', () => {
    world.set(esi, child, 'intake', arrival);
    expect(visitDue()).toBeUndefined();
  });

  it('keeps the schedule of 1, 3, 6 and 12 months and then every year', () => {
    reintegrate();
    const start = world.now.getTime();
    expect(visitDue()).toEqual(['C18:visit-1', month]);
    for (const [number, months] of [3, 6, 12, 24, 36].entries()) {
      world.now = new Date(start + ([1, 3, 6, 12, 24][number] ?? 0) * month);
      visit();
      const [id, left] = visitDue() ?? ['', 0];
      expect(id).toBe(`C18:visit-${number + 2}`);
      // later visits count from the first, which was seen on a day and not at an hour
      expect(Math.abs(left - (start + months * month - world.now.getTime()))).toBeLessThan(day);
    }
  });

  it('is due to the minute, climbs to the supervisor, and stays until she was seen', () => {
    reintegrate();
    world.pass(month + minute);
    world.settle(child);
    expect(visitDue()).toEqual(['C18:visit-1', -minute]);
    expect(find('C18:visit-1')).toMatchObject({
      role: 'social-worker',
      climbs: ['supervisor'],
      remedy: ['follow-up'],
    });
  });

  it.each<[string, object]>([
    ['not seen alone', { seenAlone: false }],
    ['nobody says whether alone', { seenAlone: { unsaid: 'not-known' } }],
    ['not visited', { visitedOn: null, missedBecause: 'not-home' }],
    ['a visit that lies ahead', { visitedOn: '2031-01-01' }],
  ])('does not count: %s', (_what, more) => {
    reintegrate();
    visit(more);
    expect(visitDue()?.[0]).toBe('C18:visit-1');
  });

  it('comes sooner when the last visit or an appointment says so, never later', () => {
    reintegrate();
    world.pass(20 * day);
    visit({ nextDue: isoDay(new Date(world.now.getTime() + 3 * day)) });
    expect(visitDue()).toEqual(['C18:visit-2', 3 * day + 16 * hour]);
    world.set(esi, child, 'follow-up', { due: isoDay(world.now), seenAlone: { unsaid: 'not-known' } });
    expect(visitDue()).toEqual(['C18:visit-2', 16 * hour]);
    world.set(esi, child, 'follow-up', { due: '2030-01-01', seenAlone: { unsaid: 'not-known' } });
    expect(visitDue()).toEqual(['C18:visit-2', 16 * hour]);
  });

  it('counts from when she arrived at home', () => {
    const back = {
      to: { area: 'XA' },
      toWhom: 'parents',
      procedure: 'ordinary',
      placeSafe: true,
      familySafe: true,
      organisation: 4,
      arrivedOn: '2026-02-20',
    };
    world.set(esi, child, 'return', back, { fact: true });
    expect(visitDue()).toEqual(['C18:visit-1', Date.parse('2026-02-20') + month - world.now.getTime()]);
  });

  it('ends with the case', () => {
    reintegrate();
    must(world.move(sana, child, 'transferred'));
    expect(visitDue()).toBeUndefined();
  });
});

describe('C29: a birthday ends no help', () => {
  const born = (dateOfBirth: Json) =>
    world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'statement', dateOfBirth });
  const help = (more: object = {}) =>
    world.set(esi, child, 'service', { kind: 'psychosocial', organisation: 4, answer: 'accepted', ...more });
  beforeEach(() => {
    world.set(esi, child, 'intake', arrival);
  });

  it('asks for a plan six months before, and tells three months ahead of that', () => {
    // 18 on 2027-03-02: due on 2026-09-03
    born('2009-03-02');
    const due = Date.parse('2027-03-02') - 6 * month;
    expect(open('C29')).toEqual([]);
    world.now = new Date(due - 90 * day - minute);
    world.settle(child);
    expect(open('C29')).toEqual([]);
    world.pass(minute);
    world.settle(child);
    expect(open('C29')).toEqual(['C29:plan']);
    expect(world.left(child, 'C29:plan')).toBe(90 * day);
    world.pass(90 * day + minute);
    world.settle(child);
    expect(world.left(child, 'C29:plan')).toBe(-minute);
    expect(find('C29:plan')).toMatchObject({ role: 'social-worker', climbs: ['supervisor'] });
  });

  it('gives those who come shortly before 30 days', () => {
    born('2008-05-01');
    expect(world.left(child, 'C29:plan')).toBe(30 * day);
  });

  it('ends with the plan, and asks then how each service goes on', () => {
    born('2008-05-01');
    const one = help();
    help({ kind: 'recreation', answer: 'refused' });
    help({ kind: 'health', to: '2026-02-20' });
    expect(open('C29')).toEqual(['C29:plan']);
    const made = world.set(esi, child, 'transition', { wants: 'To stay near her friends.' });
    expect(open('C29')).toEqual([`C29:service-${one}`]);
    expect(world.left(child, `C29:service-${one}`)).toBe(Date.parse('2026-05-01') - world.now.getTime());
    world.set(esi, child, 'transition', { continues: items({ service: 'psychosocial' }) }, { entry: made });
    expect(open('C29')).toEqual([]);
  });

  it('goes on after the birthday as long as the case is open', () => {
    born('2008-05-01');
    world.now = new Date('2026-07-01T08:00:00.000Z');
    world.settle(child);
    expect(open('C29')).toEqual(['C29:plan']);
  });

  it('goes by the middle of what is known, or by what the plan says', () => {
    born('2008');
    world.now = new Date('2026-03-03T08:00:00.000Z');
    world.settle(child);
    expect(open('C29')).toEqual(['C29:plan']);
    expect(world.left(child, 'C29:plan')).toBe(30 * day - day);
    world.set(esi, child, 'transition', { turns18On: '2029-01-01' });
    help();
    expect(open('C29')).toEqual([]);
  });

  it.each<[string, number]>([
    ['14 to 15, three years to go', 0],
    ['17 to 18, soon', 1],
  ])('goes by an estimate: %s', (range, wanted) => {
    const [from = 0, to = 0] = range.match(/\d+/g)?.map(Number) ?? [];
    world.set(esi, child, 'identity', { sex: 'female', ageBasis: 'appearance', estimatedAge: { from, to } });
    expect(open('C29')).toHaveLength(wanted);
  });

  it('asks nothing where nothing is known of the age, nor of a closed case', () => {
    born({ unsaid: 'not-known' });
    expect(open('C29')).toEqual([]);
    born('2008-05-01');
    must(world.move(sana, child, 'transferred'));
    expect(open('C29')).toEqual([]);
  });
});

describe('C23: closed only for a reason that is true', () => {
  const close = (actor = sana) => refusals(world.move(actor, child, 'closed'));
  const give = (set: object) => world.set(esi, child, 'closure', { why: 'As agreed.', ...set });
  /** A child who has been safe for half a year, was seen alone last week, and whose goals are reached. */
  function allWell(): { readonly last: string } {
    reintegrate();
    world.set(esi, child, 'intake', { track: 'at-risk' });
    world.now = new Date('2026-10-01T08:00:00.000Z');
    const last = visit({ visitedOn: '2026-09-24', safe: true });
    return { last };
  }
  beforeEach(() => world.pass(minute));
  const met = { reason: 'goals-met', safeSince: '2026-03-15', household: 'given' };

  it('holds for goals met: safe for half a year, seen lately, the family looked to', () => {
    const { last } = allWell();
    give({ ...met, lastFollowUp: last });
    expect(close()).toEqual([]);
    expect(world.get(child).state).toBe('closed');
  });

  it.each<[string, object, () => void]>([
    ['not-safe-long', { safeSince: '2026-04-05' }, () => {}],
    ['not-safe-long', { safeSince: '2026-04' }, () => {}],
    ['not-safe-long', { safeSince: { unsaid: 'not-known' } }, () => {}],
    ['not-safe-long', { safeSince: '2027-01-01' }, () => {}],
    ['no-visit', { lastFollowUp: crypto.randomUUID() }, () => world.pass(60 * day)],
    ['household', { household: null }, () => {}],
    ['household', { household: { unsaid: 'not-asked' } }, () => {}],
    [
      'harm-since',
      {},
      () => world.set(esi, child, 'incident', { kind: 'threatened', at: '2026-06-01T08:00:00.000Z' }),
    ],
    ['harm-since', {}, () => world.set(esi, child, 'incident', { kind: 'missing', over: '2026-05-01' })],
    ['unsafe-visit', {}, () => visit({ safe: false })],
    ['unsafe-visit', {}, () => visit({})],
    ['unsafe-visit', {}, () => visit({ safe: true, signs: ['new-debt'] })],
    [
      'goals-open',
      {},
      () =>
        world.set(
          esi,
          child,
          'plan',
          { goals: items({ goal: 'Reads', state: 'under-way' }) },
          { fact: true },
        ),
    ],
    [
      'goals-open',
      {},
      () => world.set(esi, child, 'plan', { goals: items({ goal: 'Reads' }) }, { fact: true }),
    ],
  ])('fails for goals met: %s', (reason, more, happens) => {
    allWell();
    happens();
    give({ ...met, ...more });
    expect(close()).toEqual([`C23.${reason}`]);
    expect(world.get(child).state).toBe('reintegrating');
  });

  it('takes goals that are reached or dropped, and harm that is long over', () => {
    allWell();
    world.set(
      esi,
      child,
      'plan',
      { goals: items({ goal: 'Reads', state: 'reached' }, { goal: 'Sews', state: 'dropped' }) },
      { fact: true },
    );
    world.set(esi, child, 'incident', { kind: 'threatened', at: '2026-03-14T08:00:00.000Z' });
    world.set(esi, child, 'incident', { kind: 'charged', at: '2026-08-14T08:00:00.000Z' });
    give(met);
    expect(close()).toEqual([]);
  });

  it('is exact to the day of the last visit', () => {
    const { last } = allWell();
    give({ ...met, lastFollowUp: last });
    world.now = new Date(Date.parse('2026-09-24') + 60 * day + minute);
    expect(close()).toEqual(['C23.no-visit']);
    world.pass(-minute);
    expect(close()).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['handed-over', 'to-nobody', { handedTo: 4 }],
    ['childs-wish', 'no-wish', { childsOpinion: 'Wants to be left in peace.' }],
    [
      'lost',
      'few-tries',
      {
        tries: items(...['2026-02-01', '2026-02-10', '2026-02-20'].map((on) => ({ on, how: 'Went there' }))),
      },
    ],
  ])('fails for %s: %s, until it is answered', (reason, text, answer) => {
    give({ reason });
    expect(close()).toEqual([`C23.${text}`]);
    give(answer);
    expect(close()).toEqual([]);
  });

  it('wants three tries to find her, not two', () => {
    give({
      reason: 'lost',
      tries: items({ on: '2026-02-01', how: 'Called' }, { on: '2026-02-02', how: 'Called' }),
    });
    expect(close()).toEqual(['C23.few-tries']);
  });

  it('closes for her majority only with a plan for what goes on', () => {
    world.set(esi, child, 'identity', { sex: 'male', ageBasis: 'statement', dateOfBirth: '2008-01-01' });
    give({ reason: 'majority' });
    expect(close()).toEqual(['C23.no-transition']);
    world.set(esi, child, 'transition', { wants: 'To work.' });
    expect(close()).toEqual([]);
  });

  it('closes no suspected victim as not at risk before it is decided', () => {
    world.set(esi, child, 'intake', arrival);
    give({ reason: 'not-at-risk' });
    expect(close()).toEqual(['C23.still-a-victim']);
    const decide = (decision: string) =>
      world.set(esi, child, 'identification', { decision, authority: 'police' }, { fact: true });
    decide('presumed');
    expect(close()).toEqual(['C23.still-a-victim']);
    world.pass(minute);
    decide('not-a-victim');
    expect(close()).toEqual([]);
  });

  it('takes no reason that was given before the case came to where it stands', () => {
    give({ reason: 'died' });
    expect(close()).toEqual([]);
    world.pass(minute);
    must(world.move(esi, child, 'reopened'));
    expect(close()).toEqual(['C23.old-reason']);
    world.pass(minute);
    give({ reason: 'died' });
    expect(close()).toEqual([]);
  });

  it('hands over to somebody outside only where that is the reason, given by another', () => {
    const leave = () => refusals(world.move(sana, child, 'transferred'));
    expect(leave()).toEqual(['C23.not-handed-over']);
    give({ reason: 'died' });
    expect(leave()).toEqual(['C23.not-handed-over']);
    give({ reason: 'handed-over' });
    expect(leave()).toEqual(['C23.to-nobody']);
    world.set(sana, child, 'closure', { reason: 'handed-over', handedTo: 4 });
    expect(leave()).toEqual(['C23.own-reason']);
    give({ reason: 'handed-over' });
    expect(leave()).toEqual([]);
  });

  it('wants a reason, and somebody other than who gave it', () => {
    give({ reason: { unsaid: 'not-known' } });
    expect(close()).toEqual(['C23.no-reason']);
    world.set(sana, child, 'closure', { reason: 'died' });
    expect(close()).toEqual(['C23.own-reason']);
    world.set(esi, child, 'closure', { reason: 'died' });
    expect(close()).toEqual([]);
  });

  it('lets a case come in that another system had closed, in one act', () => {
    const dossier = crypto.randomUUID();
    const entry = crypto.randomUUID();
    const set = { reason: 'lost', why: 'Closed there.' };
    const brought = world.act(sana, [
      { op: 'create', dossier, kind: 'case', area: 'XA' },
      { op: 'set', dossier, type: 'closure', entry, base: 1, set, fact: true },
      { op: 'transition', dossier, to: 'closed', reason: 'closed elsewhere' },
    ]);
    expect(must(brought).dossiers.get(dossier)?.state).toBe('closed');
  });

  it('is no easier in an emergency: keeping a case open stands in nobody’s way', () => {
    give({ reason: 'handed-over' });
    const urgent = world.act(
      sana,
      [{ op: 'transition', dossier: child, to: 'closed', reason: 'now' }],
      'at once',
    );
    expect(refusals(urgent)).toEqual(['C23.to-nobody']);
  });
});
