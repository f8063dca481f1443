/** What lies ahead for a child: only what is still to come, and of what follows one another only the newest. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { DossierLine } from '../../../client/types.ts';
import type { MatterType } from './matters.ts';
import { mattersOf } from './matters.ts';

const now = new Date('2026-06-01T12:00:00Z');
const ahead = (
  types: readonly MatterType[],
  ...entries: readonly (readonly [string, Record<string, Json>])[]
) =>
  mattersOf(
    {
      id: 'one',
      number: 'C-1',
      entries: entries.map(([type, values], index) => ({ id: String(index), type, occurred: null, values })),
    } as unknown as DossierLine,
    types,
    now,
  ).map(({ type, day, isPast }) => [type, day, ...(isPast ? ['past'] : [])]);

describe('days that lie ahead', () => {
  it('are in their order, of the types that are asked for', () => {
    expect(
      ahead(
        ['appointment', 'best-interests'],
        ['best-interests', { reviewOn: '2026-07-01' }],
        ['appointment', { at: '2026-06-03T08:00:00Z' }],
        ['session', { nextOn: '2026-06-02' }],
      ),
    ).toEqual([
      ['appointment', '2026-06-03T08:00:00Z'],
      ['best-interests', '2026-07-01'],
    ]);
  });

  it('are those of the newest where one follows another, and each where several stand', () => {
    expect(ahead(['session'], ['session', { nextOn: '2026-06-02' }], ['session', {}])).toEqual([]);
    expect(
      ahead(['appointment'], ['appointment', { at: '2026-06-02T08:00:00Z' }], ['appointment', {}]),
    ).toHaveLength(1);
  });

  it.each<[string, Record<string, Json>]>([
    ['held', { at: '2026-06-03T08:00:00Z', held: true }],
    ['cancelled', { at: '2026-06-03T08:00:00Z', cancelled: true }],
    ['long past', { at: '2026-05-03T08:00:00Z' }],
    ['not known', { at: { unsaid: 'not-known' } }],
  ])('leave out what is %s', (_, values) => {
    expect(ahead(['appointment'], ['appointment', values])).toEqual([]);
  });

  it('are still asked about for a while after', () => {
    expect(ahead(['session'], ['session', { nextOn: '2026-05-30' }])).toEqual([
      ['session', '2026-05-30', 'past'],
    ]);
    expect(ahead(['session'], ['session', { nextOn: '2026-06-01' }])).toEqual([['session', '2026-06-01']]);
    expect(ahead(['appointment'], ['appointment', { at: '2026-06-03T08:00:00Z', held: false }])).toHaveLength(
      1,
    );
  });
});
