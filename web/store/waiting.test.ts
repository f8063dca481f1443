/** What waits is shown as done, on the entry it was done to and on no other; what was refused is not. */
import { expect, test } from 'vitest';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { shownValue } from '../../domain/kernel/dossier.ts';
import type { KeptAct } from './outbox.ts';
import { keptFor, withKept } from './waiting.ts';

const dossier = '11111111-1111-4111-8111-111111111111';
const stored: EntryState = {
  id: 'e1',
  type: 'dispatch',
  subject: 0,
  created: 1,
  version: 4,
  by: 1,
  recorded: '',
  accepted: '',
  revision: 1,
  heads: {
    task: [{ value: 'reach-child', stamp: { seq: 1, op: 'o', by: 1, at: '', covers: [] } }],
  },
  breaches: [],
};
const tap = (entry: string, set: { readonly [field: string]: string }, refused = false): KeptAct => ({
  act: {
    id: crypto.randomUUID(),
    act: 'response',
    operations: [
      {
        op: 'set',
        id: crypto.randomUUID(),
        dossier,
        recorded: '2026-03-01T08:00:00Z',
        type: 'dispatch',
        entry,
        base: 4,
        set,
      },
    ],
  },
  at: '2026-03-01T08:00:00Z',
  ...(refused ? { refused: { code: 'refused', status: 422, body: {} } } : {}),
});

test('an entry shows what waits for it, the last tap over the one before', () => {
  const kept = [
    tap('e1', { acceptedAt: '2026-03-01T08:00:00Z' }),
    tap('e1', { result: 'child-reached' }),
    tap('e1', { result: 'child-not-found' }),
    tap('e2', { arrivedAt: '2026-03-01T09:00:00Z' }),
    tap('e1', { arrivedAt: '2026-03-01T09:00:00Z' }, true),
  ];
  const one = withKept(stored, kept);
  expect(shownValue(one, 'task')).toBe('reach-child');
  expect(shownValue(one, 'acceptedAt')).toBe('2026-03-01T08:00:00Z');
  expect(shownValue(one, 'result')).toBe('child-not-found');
  expect(shownValue(one, 'arrivedAt')).toBeUndefined();
  expect(keptFor(kept, 'e1')).toHaveLength(3);
  expect(withKept(stored, [])).toEqual(stored);
});
