import { describe, expect, test } from 'vitest';
import type { DossierLine } from '../../../client/types.ts';
import type { Seen } from './patterns.ts';
import { atLeast, byBand, byWeek, clustersOf, listHref, narrowed, seenIn, weekMs } from './patterns.ts';

const now = new Date('2026-03-30T12:00:00Z');
const weeksAgo = (weeks: number): number => now.getTime() - weeks * weekMs - 1000;
let count = 0;
const seen = (weeks: number, more: Partial<Seen> = {}): Seen => {
  count += 1;
  return { id: String(count), at: weeksAgo(weeks), area: 'XA01', moment: 'transit', way: 'sms', ...more };
};
const many = (times: number, weeks: number, more: Partial<Seen> = {}): Seen[] =>
  Array.from({ length: times }, () => seen(weeks, more));

test('a line tells where and what was judged, else what was answered on sending; what was put away is none', () => {
  const line = (more: Partial<DossierLine>): DossierLine => ({
    ...{ id: 'a', kind: 'report', number: 'R', state: 'triaged', stateSince: '', area: 'XA' },
    ...{ steward: 1, updated: '', created: '2026-03-01T10:00:00Z', version: 1, nextDue: null, title: {} },
    ...more,
  });
  const entry = (type: string, values: object) => ({ id: type, type, occurred: null, values: { ...values } });
  const opening = entry('opening', { channel: 'sms', area: 'XA02' });
  const triage = entry('triage', { moment: 'transit', area: 'XA03' });
  expect(
    seenIn([
      line({ entries: [opening, triage] }),
      line({ entries: [opening] }),
      line({ entries: [entry('triage', { moment: { unsaid: 'not-known' } })] }),
      line({ state: 'duplicate' }),
      line({ state: 'not-actionable' }),
    ]).map(({ area, moment, way }) => [area, moment, way]),
  ).toEqual([
    ['XA03', 'transit', 'sms'],
    ['XA02', '', 'sms'],
    ['XA', '', ''],
  ]);
});

test('narrowed by time, moment and way', () => {
  const all = [seen(0), seen(5), seen(0, { moment: 'recruitment' }), seen(0, { way: 'web' })];
  const ids = (moment: string, way: string, weeks = 4) => narrowed(all, { weeks, moment, way }, now).length;
  expect([ids('', ''), ids('', '', 12), ids('transit', ''), ids('', 'web'), ids('transit', 'web')]).toEqual([
    3, 4, 2, 1, 1,
  ]);
});

test('by week, oldest first, and by band of the day', () => {
  expect(byWeek([seen(0), seen(0), seen(2)], 4, now)).toEqual([0, 1, 0, 2]);
  const at = new Date(2026, 2, 1, 22, 30).getTime();
  expect(byBand([seen(0, { at })])).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
});

describe('clusters', () => {
  test('are pointed out where clearly more of one kind come from one area', () => {
    const all = [...many(3, 1), ...many(5, 1, { area: 'XA02' }), ...many(1, 8, { area: 'XA02' })];
    expect(clustersOf(all, now)).toEqual([
      { area: 'XA02', moment: 'transit', now: 5, usual: 1 / 3 },
      { area: 'XA01', moment: 'transit', now: 3, usual: 0 },
    ]);
  });

  test('are none where as many came before, where they are few, of different kinds, or of no known place', () => {
    expect(clustersOf([...many(6, 1), ...many(18, 8)], now)).toEqual([]);
    expect(clustersOf(many(2, 1), now)).toEqual([]);
    expect(clustersOf([...many(2, 1), ...many(2, 1, { moment: 'recruitment' })], now)).toEqual([]);
    expect(clustersOf(many(9, 1, { area: '' }), now)).toEqual([]);
    // what came long ago is neither now nor what is usual
    expect(clustersOf([...many(3, 1), ...many(50, 20)], now)).toHaveLength(1);
  });

  test('chance is what is said: Poisson', () => {
    expect(atLeast(0, 2)).toBe(1);
    expect(atLeast(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(atLeast(3, 1 / 3)).toBeCloseTo(0.00483, 4);
  });
});

test('each leads to the list of these reports', () => {
  expect(listHref('XA01', 'transit', '')).toBe(
    '/records/report?area=XA01&where=triage.moment%3Atransit&sort=created',
  );
});
