/** Which complaints a complaints officer is shown, and in which order. */
import { expect, it } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';
import { complaintsOf } from './complaints.ts';

type Told = readonly [id: string, type: string, values: Readonly<Record<string, Json>>];
const line = (id: string, ...entries: readonly Told[]): DossierLine =>
  ({
    id,
    number: `C-${id}`,
    entries: entries.map(([entry, type, values]) => ({ id: entry, type, occurred: null, values })),
  }) as unknown as DossierLine;

it('are those that nobody has taken, the oldest first; then those in hand; none that was answered', () => {
  const found = complaintsOf([
    line('1', ['a', 'complaint', { on: '2026-03-01' }], ['b', 'complaint', { on: '2026-01-01' }]),
    line('2', ['c', 'complaint', { on: '2025-01-01' }], ['h', 'complaint-handling', { complaint: 'c' }]),
    line(
      '3',
      ['d', 'complaint', { on: '2025-01-01' }],
      ['i', 'complaint-handling', { complaint: 'd', answeredOn: '2025-02-01' }],
    ),
    line('4', ['e', 'complaint', { on: { unsaid: 'not-known' } }]),
  ]);
  expect(found.map(({ entry, handling }) => [entry, handling])).toEqual([
    ['e', undefined],
    ['b', undefined],
    ['a', undefined],
    ['c', 'h'],
  ]);
});
