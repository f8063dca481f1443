/** The name of an informant is for the officer alone who handles the informant: E4 [2.6]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { isCalled } from '../kernel/dossier.ts';
import { all, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { OperationOf } from '../kernel/operations.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { informant } from './entries.ts';

const role = 'prosecution-liaison';
const remedy = ['informant'];
const sealed = ['name', 'reach', 'said'] as const;

const handlerOf = (one: EntryState | undefined): number | undefined => saidOf(informant, one, 'handler');

/** Who handles an informant hands over with the names sealed anew; who begins to handle one names herself. */
function checkWrite(
  dossier: Dossier,
  earlier: Dossier,
  operation: OperationOf<'set'>,
  actor: number,
): Answer {
  const now = findWritten(dossier, informant, operation);
  const old = earlier.entries.find((one) => now !== undefined && isCalled(one, now.id));
  const handler = handlerOf(now);
  if (handler === undefined) return fails('no-handler', role, remedy);
  if (actor !== (handlerOf(old) ?? handler)) return fails('not-handler', role, remedy);
  if (old === undefined || handlerOf(old) === handler) return holds;
  const left = sealed.filter(
    (field) => saidOf(informant, old, field) && !Object.hasOwn(operation.set, field),
  );
  return left.length === 0 ? holds : fails('seal-anew', role, remedy);
}

/** Only one person at a time is let near informants, and only by a person who handles one. */
function checkGrant(dossier: Dossier, kind: string | undefined, actor: number): Answer {
  if (kind === undefined) return unknown;
  if (kind !== 'account') return fails('not-one-person', role, []);
  const handlers = all(dossier, informant).map(handlerOf);
  return handlers.length === 0 || handlers.includes(actor) ? holds : fails('not-handler', role, remedy);
}

/**
 * E4: names are sealed by the handling officer, on her device, for herself; nobody else writes them, takes them over or lets
 * others near. It has no emergency path: no child's safety depends on knowing who told.
 */
export const e4 = safeguard('E4', {
  section: '2.6',
  needs: ['informant'],
  lookups: ['parties'],
  texts: ['no-handler', 'not-handler', 'seal-anew', 'not-one-person'],
  blocks: (operation) =>
    writes(operation, informant, 'handler', ...sealed) ||
    (operation.op === 'grant' && operation.groups.includes(informant.group)),
  check: (dossier, context, operation, earlier): Answer => {
    const { account } = context.actor;
    if (operation?.op === 'grant')
      return checkGrant(dossier, findParty(context, operation.party)?.kind, account);
    return operation?.op === 'set' ? checkWrite(dossier, earlier, operation, account) : holds;
  },
});
