/** What a board says of a child: her dangers, who stands by her, and what comes next, from what stands in the open alone. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../domain/kernel/values.ts';
import type { DossierLine, DutyItem } from '../../../client/types.ts';
import { bySoonest, childOf, visitDue } from './children.ts';

const now = new Date('2026-06-01T12:00:00Z');
type Told = readonly [type: string, values: Readonly<Record<string, Json>>];
const line = (entries: readonly Told[], more: Partial<DossierLine> = {}): DossierLine => ({
  id: 'one',
  kind: 'case',
  number: 'C-26-222222-2',
  state: 'following-up',
  stateSince: '2026-05-01T00:00:00Z',
  area: 'XA01',
  steward: 1,
  updated: '2026-05-01T00:00:00Z',
  created: '2026-01-01T00:00:00Z',
  version: 9,
  nextDue: null,
  title: {},
  entries: entries.map(([type, values], index) => ({ id: String(index), type, occurred: null, values })),
  ...more,
});
const guardian: Told = ['guardian', { appointedOn: '2026-01-02', account: 5 }];
const child = (...entries: readonly Told[]) => childOf(line(entries), [], () => true, now);

describe('a child in a list', () => {
  it('is who she is, as far as that stands in the open', () => {
    const one = child(guardian, ['identity', { sex: 'female', estimatedAge: { from: 12, to: 14 } }]);
    expect(one).toMatchObject({ sex: 'female', age: { from: 12, to: 14 }, dangers: [], guardian: 5 });
    const unknown = child(guardian, ['identity', { sex: { unsaid: 'not-known' } }]);
    expect(unknown).toMatchObject({ sex: undefined, age: undefined });
  });

  it.each<[string, readonly Told[], readonly string[]]>([
    ['no guardian', [], ['no-guardian']],
    ['one who was suspended', [['guardian', { ...guardian[1], suspendedOn: '2026-03-01' }]], ['no-guardian']],
    ['one who is suspected', [['guardian', { ...guardian[1], suspected: true }]], ['no-guardian']],
    ['one whose time is over', [['guardian', { ...guardian[1], endsOn: '2026-05-30' }]], ['no-guardian']],
    ['one until today', [['guardian', { ...guardian[1], endsOn: '2026-06-01' }]], []],
    ['a child who is missing', [guardian, ['incident', { kind: 'missing' }]], ['missing']],
    ['one who came back', [guardian, ['incident', { kind: 'missing', over: '2026-05-20' }]], []],
    ['harm last week', [guardian, ['incident', { kind: 'harmed', at: '2026-05-28T10:00:00Z' }]], ['harm']],
    ['harm long ago', [guardian, ['incident', { kind: 'harmed', at: '2026-01-28T10:00:00Z' }]], []],
    ['harm nobody dated', [guardian, ['incident', { kind: 'harmed' }]], ['harm']],
    ['high risk', [guardian, ['risk-assessment', { on: '2026-05-01', level: 'high' }]], ['high-risk']],
    [
      'high risk that was looked at again',
      [
        guardian,
        ['risk-assessment', { on: '2026-05-20', level: 'low' }],
        ['risk-assessment', { on: '2026-05-01', level: 'high' }],
      ],
      [],
    ],
    [
      'a last visit at which she was not safe',
      [
        guardian,
        ['follow-up', { visitedOn: '2026-05-20', safe: false }],
        ['follow-up', { visitedOn: '2026-05-01', safe: true }],
      ],
      ['unsafe'],
    ],
  ])('tells of %s', (_, entries, dangers) => {
    expect(child(...entries).dangers).toEqual(dangers);
  });

  it('is not said to have no guardian to somebody who cannot see guardians', () => {
    expect(childOf(line([]), [], (type) => type !== 'guardian', now).dangers).toEqual([]);
  });
});

describe('what comes next', () => {
  const duty = (due: string, remedy: readonly string[]): DutyItem =>
    ({ dossier: 'one', duty: { kind: 'duty', due, remedy } }) as unknown as DutyItem;

  it('is the soonest of her duties, and the day a visit answers is the day it was due', () => {
    const duties = [
      duty('2026-05-02T00:00:00Z', ['transition']),
      duty('2026-05-09T00:00:00Z', ['follow-up']),
    ];
    const one = childOf(line([guardian]), duties, () => true, now);
    expect(one.due).toBe('2026-05-02T00:00:00Z');
    expect(visitDue(one, now)).toBe('2026-05-09');
  });

  it('is the visit that was arranged or promised, and else today', () => {
    const promised = child(['follow-up', { visitedOn: '2026-05-01', nextDue: '2026-07-01' }]);
    expect(visitDue(promised, now)).toBe('2026-07-01');
    const arranged = child(
      ['follow-up', { visitedOn: '2026-05-01', nextDue: '2026-07-01' }],
      ['follow-up', { due: '2026-06-10' }],
    );
    expect(visitDue(arranged, now)).toBe('2026-06-10');
    expect(visitDue(child(), now)).toBe('2026-06-01');
  });

  it('orders children: what is due first, then who has waited longest', () => {
    const at = (id: string, nextDue: string | null, stateSince: string) =>
      childOf(line([], { id, nextDue, stateSince }), [], () => true, now);
    const all = [
      at('new', null, '2026-05-01T00:00:00Z'),
      at('old', null, '2026-01-01T00:00:00Z'),
      at('later', '2026-07-01T00:00:00Z', '2026-01-01T00:00:00Z'),
      at('first', '2026-06-01T00:00:00Z', '2026-01-01T00:00:00Z'),
    ];
    expect(all.toSorted(bySoonest).map(({ id }) => id)).toEqual(['first', 'later', 'old', 'new']);
  });
});
