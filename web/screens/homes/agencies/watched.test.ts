/** What waits for licensing officers and inspectors, out of what lists tell. */
import { describe, expect, it } from 'vitest';
import { dayOf, isoDay } from '../../../../domain/kernel/dates.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { Entry } from './watched.ts';
import { byDue, ending, planned, toFollow, toPutRight, undecided, watched } from './watched.ts';

const now = new Date('2026-06-15T10:00:00Z');
const inDays = (days: number): string => isoDay(dayOf(now) + days);
let made = 0;
const entry = (type: string, values: Entry['values']): Entry => {
  made += 1;
  return { id: `${type} ${made}`, type, occurred: null, values };
};
const line = (state: string, ...entries: readonly Entry[]): DossierLine => ({
  id: `d${made}`,
  kind: 'agency',
  number: 'L-26-AAAA',
  state,
  stateSince: '2025-01-01T00:00:00.000Z',
  area: 'XA',
  steward: 1,
  updated: now.toISOString(),
  created: '2025-01-01T00:00:00.000Z',
  version: 3,
  nextDue: null,
  title: {},
  entries,
});
const one = (...args: Parameters<typeof line>) => watched(line(...args), now, {});
const licence = (from: string, to: string) => entry('licence', { number: 'L-1', from, to, minimumAge: 18 });
const visit = (on: string, result: string, more: Entry['values'] = {}) =>
  entry('inspection', { on, result, access: 'granted', inspector: 7, ...more });

describe('whom to inspect next', () => {
  it('by risk and by how long ago; one that nobody judged counts as risky', () => {
    const calm = one(
      'licensed',
      licence('2025-01-01', '2027-01-01'),
      entry('risk-rating', { level: 'low', on: '2025-01-01' }),
      visit(inDays(-100), 'in-order'),
    );
    const unknown = one('licensed', licence('2025-01-01', '2027-01-01'), visit(inDays(-100), 'in-order'));
    expect(calm.next).toMatchObject({
      level: 'low',
      due: new Date(Date.parse(inDays(-100)) + 360 * 86_400_000),
    });
    expect(unknown.next).toMatchObject({ level: 'high', due: new Date(Date.parse(inDays(-10))) });
    expect(byDue([calm, one('applied'), unknown])).toEqual([unknown, calm]);
  });

  it('as the country set it', () => {
    const some = line('licensed', licence('2025-01-01', '2027-01-01'), visit(inDays(-100), 'in-order'));
    expect(watched(some, now, { 'V5.high': 6 }).next?.due).toEqual(new Date(Date.parse(inDays(80))));
  });

  it('a workplace once its risk was rated', () => {
    const rated = {
      ...line('known', entry('risk-rating', { level: 'high', on: inDays(-10) })),
      kind: 'enterprise',
    };
    expect(watched(rated, now, {}).next).toMatchObject({ level: 'high' });
    expect(watched({ ...rated, entries: [] }, now, {}).next).toBeUndefined();
  });
});

it('licences that end soon, or have ended and nobody noticed; the newest licence counts', () => {
  const soon = one('licensed', licence('2025-01-01', inDays(20)));
  const over = one('licensed', licence('2025-01-01', inDays(-2)));
  const renewed = one('licensed', licence('2025-01-01', inDays(20)), licence(inDays(20), inDays(700)));
  const gone = one('expired', licence('2025-01-01', inDays(-2)));
  expect(ending([soon, over, renewed, gone], now)).toEqual([
    { one: over, ends: dayOf(now) - 2, standing: 'expired' },
    { one: soon, ends: dayOf(now) + 20, standing: 'in-force' },
  ]);
});

it('what inspectors found until somebody decides, the worst first', () => {
  const bad = visit(inDays(-30), 'children-found');
  const breach = visit(inDays(-60), 'serious-breach');
  const proposed = visit(inDays(-5), 'minor-breach', { proposes: ['warning'] });
  const fine = visit(inDays(-5), 'in-order');
  const [a, b] = [one('licensed', breach, fine), one('licensed', proposed, bad)];
  expect(undecided([a, b]).map((found) => found.visit)).toEqual([bad, breach, proposed]);
  const named = one(
    'licensed',
    bad,
    entry('sanction', { kind: 'fine', inspection: bad.id, from: inDays(-90) }),
  );
  const later = one('licensed', bad, entry('sanction', { kind: 'fine', from: inDays(-30) }));
  const earlier = one('licensed', bad, entry('sanction', { kind: 'fine', from: inDays(-31) }));
  expect(undecided([named, later, one('revoked', bad)])).toEqual([]);
  expect(undecided([earlier])).toHaveLength(1);
});

it('visits that are planned for her, until they were made or called off', () => {
  const plan = (on: string, more: Entry['values'] = {}) =>
    entry('inspection-plan', { on, inspector: 7, ...more });
  const missed = plan(inDays(-1));
  const today = plan(inDays(0));
  const hers = one(
    'licensed',
    today,
    missed,
    plan(inDays(3), { cancelled: true }),
    plan(inDays(5), { inspector: 8 }),
  );
  expect(planned([hers], 7).map((found) => found.plan)).toEqual([missed, today]);
  expect(planned([hers])).toHaveLength(3);
  expect(planned([one('licensed', today, visit(inDays(0), 'in-order'))], 7)).toEqual([]);
  expect(planned([one('licensed', today, visit(inDays(0), 'not-inspected'))], 7)).toHaveLength(1);
});

it('what is to be put right, until somebody looked again', () => {
  const found = visit(inDays(-20), 'minor-breach', { putRightBy: inDays(-3) });
  const soon = visit(inDays(-20), 'minor-breach', { putRightBy: inDays(3) });
  const [a, b] = [one('licensed', soon), one('licensed', found)];
  expect(toPutRight([a, b]).map(({ by }) => by - dayOf(now))).toEqual([-3, 3]);
  expect(toPutRight([one('licensed', found, visit(inDays(-1), 'in-order'))])).toEqual([]);
});

it('findings that may be true, until somebody saw them put right', () => {
  const finding = entry('finding', { kind: 'child-labour', state: 'confirmed', on: inDays(-9) });
  const older = entry('finding', { kind: 'child-labour', state: 'suspected', on: inDays(-20) });
  const untrue = entry('finding', { kind: 'child-labour', state: 'not-confirmed', on: inDays(-9) });
  const done = entry('corrective-action', { finding: finding.id, doneOn: inDays(-2) });
  const seen = entry('corrective-action', { finding: finding.id, verifiedOn: inDays(-1) });
  const ids = (...entries: readonly Entry[]) =>
    toFollow([one('known', ...entries)]).map((found) => found.finding);
  expect(ids(finding, older, untrue, done)).toEqual([older, finding]);
  expect(ids(finding, older, seen)).toEqual([older]);
});
