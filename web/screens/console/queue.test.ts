import { expect, test } from 'vitest';
import type { DossierLine, DutyItem } from '../../client/types.ts';
import { inOrder, spanOf } from './queue.ts';

const now = Date.parse('2026-03-01T10:00:00Z');
const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
const line = (id: string, nextDue: string | null, state = 'triaged'): DossierLine => ({
  ...{ id, kind: 'report', number: id, state, stateSince: at(-9), area: '', steward: 1, updated: at(-9) },
  ...{ created: at(-9), version: 1, nextDue, title: {} },
});
const duty = (dossier: string, due: string): DutyItem => ({
  ...{ dossier, kind: 'report', number: dossier, state: 'triaged', area: '' },
  duty: {
    ...{ safeguard: 'R3', key: 'x', kind: 'duty', due, role: 'operator', remedy: [], since: at(-9) },
  },
});
const shown = (lines: readonly DossierLine[], duties: readonly DutyItem[], more: boolean) =>
  inOrder(lines, { duties, more }, now).map((one) => `${one.line.id} ${spanOf(one, now)}`);

test('what is due first stands first; what asks nothing of operators is in hand', () => {
  const lines = [line('c', at(3)), line('b', at(5)), line('a', at(1)), line('d', null)];
  expect(shown(lines, [duty('a', at(1)), duty('b', at(5))], false)).toEqual([
    'a now',
    'b today',
    'c inHand',
    'd inHand',
  ]);
});

test('a report whose task was too late to be told stands by its deadline, not among what is in hand', () => {
  const lines = [line('c', at(6)), line('b', at(2.5)), line('a', at(3)), line('d', null), line('e', at(30))];
  // there are more tasks than those told, the last of which is due in three hours
  expect(shown(lines, [duty('a', at(3))], true)).toEqual([
    'a today',
    'c today',
    'e later',
    'b inHand',
    'd inHand',
  ]);
});
