/** The list of a cycle: what differs is seen, sums are right, and what came of it goes back into the same lines. */
import { describe, expect, it } from 'vitest';
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { differences, duePayments, paymentsOf, preparersOf, settled, toCsv, totalsOf } from './payments.ts';

const money = (amount: number, currency = 'ETB') => ({ amount, currency });
const stamp = (by: number) => ({ seq: 1, op: 'o', by, at: '2026-01-01T00:00:00Z', covers: [] });
const list = {
  items: {
    a: { household: 'h1', amount: money(100), state: 'due' },
    b: { household: 'h2', amount: money(200), state: 'failed', failure: 'payee-away' },
    c: { amount: money(1) },
  },
  gone: [],
};
const entry: EntryState = {
  id: 'e',
  type: 'cycle',
  subject: 0,
  created: 1,
  version: 1,
  by: 5,
  recorded: '',
  accepted: '',
  revision: 1,
  heads: {
    payments: [{ value: list, stamp: stamp(6) }],
    total: [{ value: money(300), stamp: stamp(7) }],
    preparedBy: [{ value: 8, stamp: stamp(9) }],
    channel: [{ value: 'bank', stamp: stamp(10) }],
  },
  breaches: [],
};

describe('a payment list', () => {
  it('is read line by line, without what is no payment', () => {
    expect(paymentsOf(entry)).toEqual([
      { item: 'a', household: 'h1', amount: money(100), state: 'due', failure: undefined },
      { item: 'b', household: 'h2', amount: money(200), state: 'failed', failure: 'payee-away' },
    ]);
    expect(paymentsOf(undefined)).toEqual([]);
  });

  it('is approved by none of those who had a hand in it', () => {
    expect([...preparersOf(entry)].toSorted()).toEqual([5, 6, 7, 8]);
  });

  it('says who is new, who is gone, and who gets another amount', () => {
    const before = [
      { household: 'h1', amount: money(100) },
      { household: 'h2', amount: money(150) },
      { household: 'h3', amount: money(100) },
    ];
    const now = [...paymentsOf(entry), { household: 'h4', amount: money(10) }];
    expect(differences(now, before)).toEqual({ joined: ['h4'], gone: ['h3'], otherAmount: ['h2'] });
  });

  it('takes in what came of each line once, and leaves the others as they are', () => {
    let made = 0;
    const change = settled(paymentsOf(entry), new Map([['h1', { state: 'paid' }]]), () => `n${++made}`);
    expect(change).toEqual({
      remove: ['a'],
      add: { n1: { household: 'h1', amount: money(100), state: 'paid' } },
    });
  });

  it('has sums by currency, and tells who would be paid nothing', () => {
    expect(totalsOf([money(1, 'USD'), money(100), money(50)])).toEqual([money(150), money(1, 'USD')]);
    const family = { enrolment: 'e', payee: undefined, conditions: [], members: 2, children: [] };
    const one = { ...family, line: { id: 'h1' } } as never;
    const { due, without } = duePayments([one], [{ for: 'child', amount: money(5) }]);
    expect([due, without]).toEqual([[], [one]]);
  });
});

it('a file for a spreadsheet keeps its fields apart and runs nothing', () => {
  expect(
    toCsv([
      ['a', 'b,"c"'],
      ['=1+1', '+5'],
    ]),
  ).toBe('\ufeffa,"b,""c"""\r\n\'=1+1,\'+5\r\n');
});
