/** What a responder's teams are asked: theirs alone, the most urgent first, gone once the result was told. */
import { expect, it } from 'vitest';
import type { Json } from '../../../domain/kernel/values.ts';
import type { DossierLine } from '../../client/types.ts';
import { askedOf } from './asked.ts';

const line = (number: string, ...sent: readonly Readonly<Record<string, Json>>[]): DossierLine => ({
  id: number,
  kind: 'report',
  number,
  state: 'responding',
  stateSince: '',
  area: 'XA',
  steward: 1,
  updated: '',
  created: '2026-03-01T08:00:00Z',
  version: 4,
  nextDue: null,
  title: {},
  entries: sent.map((values, at) => ({ id: `${number}-${at}`, type: 'dispatch', occurred: null, values })),
});
const asked = (urgency: string | null, askedAt: string, more: Readonly<Record<string, Json>> = {}) => ({
  team: 7,
  task: 'reach-child',
  ...(urgency === null ? {} : { urgency }),
  askedAt,
  ...more,
});

it('lists what is open for her teams, most urgent and longest asked first', () => {
  const lines = [
    line('R-3', asked('at-risk', '2026-03-01T08:00:00Z')),
    line('R-1', asked('danger-now', '2026-03-01T09:00:00Z'), asked('danger-now', '2026-03-01T08:30:00Z')),
    line('R-0', asked(null, '2026-03-01T07:00:00Z')),
    line('R-9', asked('danger-now', '2026-03-01T07:00:00Z', { team: 8 })),
    line('R-8', asked('danger-now', '2026-03-01T07:00:00Z', { result: 'not-needed' })),
  ];
  expect(askedOf(lines, [7]).map(({ one }) => one.id)).toEqual(['R-0-0', 'R-1-1', 'R-1-0', 'R-3-0']);
  expect(askedOf(lines, [])).toEqual([]);
});

it('leaves out what another team of the profession goes to, until that could not go', () => {
  const other = { team: 8, discipline: 'police', acceptedAt: '2026-03-01T08:10:00Z' };
  const mine = asked('danger-now', '2026-03-01T08:00:00Z', { discipline: 'police' });
  const of = (more: Readonly<Record<string, Json>>) =>
    askedOf([line('R-1', mine, asked('danger-now', '2026-03-01T08:00:00Z', { ...other, ...more }))], [7])
      .length;
  expect(of({})).toBe(0);
  expect(of({ result: 'could-not-go' })).toBe(1);
  expect(of({ discipline: 'health' })).toBe(1);
  expect(of({ task: 'intercept' })).toBe(1);
  expect(of({ acceptedAt: '2026-03-01T07:00:00Z' })).toBe(1);
});
