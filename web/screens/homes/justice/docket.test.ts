import { expect, test } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import { docketOf, hearingsIn, stuckIn } from './docket.ts';

const now = new Date('2026-06-01T12:00:00Z');
type Said = readonly [type: string, values: Readonly<Record<string, Json>>];
const line = (id: string, state: string, since: string, ...entries: readonly Said[]) => ({
  ...{ id, kind: 'proceeding', number: id, state, stateSince: `${since}T00:00:00Z`, area: 'XA', steward: 1 },
  ...{ updated: '2026-05-01T00:00:00Z', created: '', version: 1, nextDue: null, title: {} },
  entries: entries.map(([type, values], at) => ({ id: `${id}${at}`, type, occurred: null, values })),
});
const hearing = (at: string, childTakesPart: boolean, more: Readonly<Record<string, Json>> = {}): Said => [
  'hearing',
  { kind: 'trial', at: `${at}T09:00:00Z`, childTakesPart, ...more },
];
const shield: Said = ['measure-for-child', { measures: ['accompanied', 'lawyer', 'video'] }];

test('hearings to come are sorted by what is missing, then by day; those that are over wait for a word', () => {
  const docket = docketOf([
    line('a', 'trial', '2026-05-01', hearing('2026-06-03', false), hearing('2026-05-03', false)),
    line('b', 'trial', '2026-05-01', hearing('2026-07-01', true)),
    line('c', 'trial', '2026-05-01', hearing('2026-06-10', true), shield),
    line('d', 'trial', '2026-05-01', hearing('2026-06-02', true, { result: 'cancelled' })),
  ]);
  const { ahead, unwritten } = hearingsIn(docket, now);
  expect(ahead.map(({ dossier, lacks, withChild }) => [dossier.id, withChild, lacks.length])).toEqual([
    ['b', true, 3],
    ['a', false, 0],
    ['c', true, 0],
  ]);
  expect(unwritten.map((one) => one.hearing.id)).toEqual(['a1']);
});

test('a proceeding stands still after ninety days in a stage, unless a hearing is set or it is over', () => {
  const docket = docketOf([
    line('old', 'charged', '2026-01-01'),
    line('older', 'investigation', '2025-01-01', hearing('2025-06-01', false, { result: 'held' })),
    line('set', 'trial', '2025-01-01', hearing('2026-06-10', false)),
    line('put-off', 'trial', '2025-12-01', hearing('2026-06-10', false, { result: 'postponed' })),
    line('new', 'charged', '2026-04-01'),
    line('over', 'final', '2025-01-01'),
    line('dropped', 'dropped', '2025-01-01'),
  ]);
  expect(stuckIn(docket, now).map(({ dossier }) => dossier.id)).toEqual(['older', 'put-off', 'old']);
});
