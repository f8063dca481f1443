/**
 * Money for families goes out by the word of two people: H14. One prepares the list, another looks at it and approves it, and
 * what is paid is what was approved [2.1].
 */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, itemsOf, saidOf, writes, writtenAt } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { cycle } from './entries.ts';

const officer = 'programme-officer';
/** What is owed to whom: whoever wrote any of it has prepared the list. */
const owed = ['number', 'from', 'to', 'payments', 'households', 'total'] as const;

/** Everybody who had a hand in a list. */
const preparersOf = (one: EntryState | undefined): ReadonlySet<number | undefined> =>
  new Set([
    one?.by,
    saidOf(cycle, one, 'preparedBy'),
    ...owed.flatMap((field) => (one?.heads[field] ?? []).map(({ stamp }) => stamp.by)),
  ]);

/** Which household gets what, whatever came of it. */
const owedIn = (one: EntryState | undefined): string =>
  JSON.stringify([
    saidOf(cycle, one, 'total') ?? null,
    ...itemsOf(cycle, one, 'payments')
      .map(({ household, amount }) => JSON.stringify([said(household), said(amount)]))
      .toSorted(),
  ]);

/** May the list be approved by this person, as it was before? */
function approves(one: EntryState | undefined, before: EntryState | undefined, by: number): Answer {
  const stated = saidOf(cycle, one, 'approvedBy');
  if (stated !== undefined && stated !== by) return fails('not-you', officer, ['cycle']);
  if (!before || owedIn(one) !== owedIn(before)) return fails('changed', officer, ['cycle']);
  return preparersOf(before).has(by) ? fails('own-list', 'supervisor', ['cycle']) : holds;
}

const paidStates: readonly (string | undefined)[] = ['approved', 'sent', 'reconciled'];

function check(dossier: Dossier, context: GuardContext, operation?: Operation, before?: Dossier): Answer {
  const one = findWritten(dossier, cycle, operation);
  const was = before?.entries.find(({ id }) => id === one?.id);
  const [state, earlier] = [saidOf(cycle, one, 'state'), saidOf(cycle, was, 'state')];
  if (!paidStates.includes(state)) return holds;
  if (state === 'approved' && earlier !== 'approved') return approves(one, was, context.actor.account);
  if (!paidStates.includes(earlier)) return fails('not-approved', 'supervisor', ['cycle']);
  return owedIn(one) === owedIn(was) ? holds : fails('changed', officer, ['cycle']);
}

const wait = setting('H14.wait', 'days', 3, 1, 30);

/** H14: nobody approves a payment list that she prepared, and nothing is paid but what was approved. */
export const h14 = safeguard('H14', {
  section: '2.1',
  needs: ['cycle'],
  settings: [wait],
  texts: ['own-list', 'not-you', 'not-approved', 'changed', 'approve'],
  blocks: (operation) => writes(operation, cycle),
  check,
  duties: (dossier, context) =>
    all(dossier, cycle)
      .filter((one) => saidOf(cycle, one, 'state') === 'prepared')
      .map((one) => ({
        key: `approve-${one.id}`,
        due: after(writtenAt(one, 'state'), wait, context),
        role: 'supervisor',
        remedy: ['cycle'],
        climbs: [],
      })),
});
