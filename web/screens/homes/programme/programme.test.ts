/** The queue and a payment cycle as their officer works them: nobody passed over, nobody paid twice, nothing lost on the way. */
import { describe, expect, it } from 'vitest';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { ReadyAct } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { Job, Progress } from './batch.ts';
import { runBatch } from './batch.ts';
import { checksOf, dueTo, enrolledIn, hasTransfer, isMet, nextPeriod, readPasted } from './cycle.ts';
import { queueOf } from './queue.ts';
import { openCycle, stepsOf } from './standing.ts';

type Values = Readonly<Record<string, Json>>;
let made = 0;
const entry = (type: string, values: Values, id = `e${++made}`) => ({ id, type, occurred: null, values });
function family(
  state: string,
  entries: DossierLine['entries'],
  stateSince = '2026-01-01T00:00:00Z',
): DossierLine {
  made += 1;
  return {
    id: `d${made}`,
    kind: 'household',
    number: `H-26-${made}`,
    state,
    stateSince,
    area: 'XA',
    steward: 1,
    updated: '',
    created: '2025-12-01T00:00:00Z',
    version: 5,
    nextDue: null,
    title: {},
    entries: entries ?? [],
  };
}
const money = (amount: number, currency = 'ETB') => ({ amount, currency });
const member = (sex: string, from: number, more: Values = {}) =>
  entry('member', { sex, age: { from, to: from }, school: 'attends', ...more });

describe('the queue', () => {
  const profile = (score: number, more: Values = {}) =>
    entry('profile', { on: '2026-01-01', score, persons: 4, droppedOut: 1, ...more }, `p${++made}`);

  it('puts those most at risk first, then who waited longest, and says why', () => {
    const low = family('prioritised', [profile(5)], '2026-01-01T00:00:00Z');
    const late = family('prioritised', [profile(9)], '2026-02-01T00:00:00Z');
    const early = family('prioritised', [profile(9)], '2026-01-15T00:00:00Z');
    const { waiting } = queueOf([low, late, early, family('profiled', [profile(40)])], undefined);
    expect(waiting.map(({ line }) => line.id)).toEqual([early.id, late.id, low.id]);
    expect(waiting[0]?.reasons).toContainEqual({ benchmark: 'dropped-out', points: 4 });
  });

  it('takes the points of who confirmed the latest profile, and of no earlier one', () => {
    const old = profile(30, { on: '2025-01-01' });
    const latest = profile(9);
    const confirmedOld = entry('confirmation', { profile: old.id, score: 30, decision: 'support-now' });
    const confirmed = entry('confirmation', { profile: latest.id, score: 4, decision: 'wait-in-turn' });
    const [one] = queueOf([family('prioritised', [latest, old, confirmedOld])], undefined).waiting;
    expect(one).toMatchObject({ points: 9, decision: undefined });
    const [other] = queueOf(
      [family('prioritised', [latest, old, confirmedOld, confirmed])],
      undefined,
    ).waiting;
    expect(other).toMatchObject({ points: 4, decision: 'wait-in-turn' });
  });

  it('shows girls and groups that are shut out against their share', () => {
    const girls = family('prioritised', [
      profile(3, { exclusion: ['minority'] }),
      member('female', 9),
      member('female', 40),
    ]);
    const boys = family('supported', [profile(3, { exclusion: ['none'] }), member('male', 9)]);
    const { shares } = queueOf([girls, boys], undefined);
    expect(shares).toMatchObject([
      { group: 'girls', share: 0.5, shareOfSupported: 0 },
      { group: 'boys', share: 0.5, shareOfSupported: 1 },
      { group: 'excluded', ground: 'minority', share: 0.5, shareOfSupported: 0 },
    ]);
  });
});

describe('a cycle', () => {
  const period = { from: '2026-04-01', to: '2026-06-30' };
  const enrolment = (more: Values = {}) =>
    entry('enrolment', {
      programme: 'p',
      from: '2026-01-01',
      conditions: ['school-attendance', 'health-visits'],
      payee: 'mother',
      ...more,
    });
  const enrolled = (...more: readonly NonNullable<DossierLine['entries']>[number][]) =>
    enrolledIn([family('supported', [enrolment(), ...more])], 'p', period);

  it('follows the one before without a gap', () => {
    expect(nextPeriod({ from: '2026-01-01', to: '2026-03-31' }, 13, '2026-05-05')).toEqual({
      from: '2026-04-01',
      to: '2026-06-30',
    });
    expect(nextPeriod(undefined, 4, '2026-05-05')).toEqual({ from: '2026-05-05', to: '2026-06-01' });
  });

  it('is for who is supported by this programme from its first day to its last', () => {
    const of = (state: string, more: Values) => family(state, [enrolment(more)]);
    const lines = [
      of('supported', {}),
      of('supported', { programme: 'q' }),
      of('supported', { from: '2026-04-02' }),
      of('supported', { endedOn: '2026-05-01' }),
      of('prioritised', {}),
    ];
    expect(enrolledIn(lines, 'p', period).map(({ line }) => line.id)).toEqual([lines[0]?.id]);
  });

  it('pays by the rules, and nothing where they disagree about the currency', () => {
    const [one] = enrolled(
      member('female', 9),
      member('male', 11, { school: 'dropped-out' }),
      member('female', 34),
    );
    if (!one) throw new Error('not enrolled');
    const rules = [
      { for: 'household', amount: money(1000) },
      { for: 'girl-in-school', amount: money(300) },
      { for: 'boy-in-school', amount: money(300) },
      { for: 'child', amount: money(10) },
    ];
    expect(dueTo(rules, one)).toEqual(money(1320));
    expect(dueTo([...rules, { for: 'child', amount: money(1, 'USD') }], one)).toBeUndefined();
    expect(dueTo([], one)).toBeUndefined();
  });

  it('asks for each child what a register tells, once a period', () => {
    const girl = member('female', 9);
    const check = (more: Values = {}) =>
      entry('condition-check', { child: girl.id, condition: 'school-attendance', ...period, ...more });
    const of = (...more: readonly NonNullable<DossierLine['entries']>[number][]) =>
      checksOf(enrolled(girl, member('male', 3, { school: 'too-young' }), ...more), period).map(
        ({ condition, done }) => [condition, done],
      );
    expect(of()).toEqual([['school-attendance', false]]);
    expect(of(check({ to: '2026-03-31' }))).toEqual([['school-attendance', false]]);
    expect(of(check())).toEqual([['school-attendance', true]]);
  });

  it.each([
    [60, 48, 0, true],
    [60, 47, 0, false],
    [60, 40, 10, true],
    [0, 0, 0, true],
    [60, 0, 60, true],
  ])('of %i days %i attended, %i excused: met is %s at 80 percent', (possible, attended, excused, met) => {
    expect(isMet(possible, attended, excused, 80)).toBe(met);
  });

  it('knows who has been paid for it already', () => {
    const transfer = entry('transfer', { programme: 'p', ...period });
    expect(hasTransfer(family('supported', [transfer]), 'p', period)).toBe(true);
    expect(hasTransfer(family('supported', [transfer]), 'q', period)).toBe(false);
    expect(hasTransfer(family('supported', [transfer]), 'p', { ...period, to: '2026-07-01' })).toBe(false);
  });

  it('reads what is pasted by its numbers, and tells what it could not place', () => {
    const numbers = new Set(['H-26-AAA', 'H-26-BBB']);
    expect(readPasted('h-26-aaa\tpaid\r\n\nH-26-BBB; failed ;payee-away\nTotal, 2', numbers)).toEqual({
      known: [
        { key: 'H-26-AAA', parts: ['paid'] },
        { key: 'H-26-BBB', parts: ['failed', 'payee-away'] },
      ],
      strange: ['Total, 2'],
    });
  });
});

describe('a write for each of many', () => {
  const job = (number: string): Job => ({
    dossier: number,
    number,
    act: { id: number, act: 'check-conditions', operations: [] },
  });
  const jobs = (count: number) => Array.from({ length: count }, (_, at) => job(String(at)));
  const noPause = async (): Promise<void> => {};

  it('does each once, and tells how far it is', async () => {
    const sent: string[] = [];
    const told: number[] = [];
    const send = async ({ id }: ReadyAct): Promise<void> => void sent.push(id);
    const progress = await runBatch(jobs(25), send, ({ done }: Progress) => told.push(done));
    expect(progress).toEqual({ all: 25, done: 25, failed: [] });
    expect(sent.toSorted()).toEqual(
      jobs(25)
        .map(({ number }) => number)
        .toSorted(),
    );
    expect(told).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });

  it('tells of each that is refused, and goes on with the others', async () => {
    const refusal = new ApiProblem('refused', 422, { refusals: [] });
    const send = async ({ id }: ReadyAct): Promise<void> => {
      if (id === '3') throw refusal;
    };
    const progress = await runBatch(jobs(6), send, () => {});
    expect(progress.done).toBe(5);
    expect(progress.failed).toEqual([{ job: job('3'), problem: refusal }]);
  });

  it('waits as long as a busy server asks, with the same act, and gives up in the end', async () => {
    const waits: number[] = [];
    let tries = 0;
    const busy = async (): Promise<void> => {
      tries += 1;
      if (tries < 3) throw new ApiProblem('slow-down', 429, { after: 7 });
    };
    const pause = async (ms: number): Promise<void> => void waits.push(ms);
    expect(await runBatch(jobs(1), busy, () => {}, undefined, pause)).toMatchObject({ done: 1 });
    expect(waits).toEqual([7000, 7000]);
    const down = async (): Promise<void> => {
      throw new ApiProblem('offline', 0, {});
    };
    const progress = await runBatch(jobs(1), down, () => {}, undefined, noPause);
    expect(progress).toMatchObject({ done: 0, failed: [{ problem: { code: 'offline' } }] });
  });

  it('stops when asked, and counts what it did', async () => {
    let sent = 0;
    const send = async (): Promise<void> => {
      sent += 1;
    };
    const progress = await runBatch(
      jobs(50),
      send,
      () => {},
      () => sent >= 8,
    );
    expect(progress.done).toBe(sent);
    expect(sent).toBeLessThan(50);
  });
});

describe('where payments stand', () => {
  const stamp = { seq: 1, op: 'o', by: 1, at: '', covers: [] };
  const cycle = (id: string, state: string): EntryState => ({
    id,
    type: 'cycle',
    subject: 0,
    created: 1,
    version: 1,
    by: 1,
    recorded: '',
    accepted: '',
    revision: 1,
    heads: { state: [{ value: state, stamp }] },
    breaches: [],
  });

  it('is said by the newest list that is neither closed nor called off', () => {
    const closed = [cycle('a', 'reconciled'), cycle('b', 'cancelled')];
    expect(openCycle(closed)).toBeUndefined();
    expect(openCycle([...closed, cycle('c', 'sent'), cycle('d', 'cancelled')])?.id).toBe('c');
  });

  it.each([
    [undefined, 'check'],
    ['prepared', 'approve'],
    ['approved', 'pay'],
    ['sent', 'reconcile'],
    ['reconciled', 'check'],
  ] as const)('%s: next is %s', (state, next) => {
    expect(stepsOf(state).current).toBe(next);
  });
});
