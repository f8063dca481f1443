/**
 * What is known of a child is destroyed when she, or somebody for her, asks for it: C33 [2.7, + data protection]. It cannot be
 * undone, so that two people decide it, never while she is being protected or a court still needs what she said.
 */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { own } from '../kernel/dossier.ts';
import { findReferred, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { Elsewhere } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { dataRequest, erasure } from './entries.ts';
import { closed } from './states.ts';

/** Proceedings that this child has a part in. */
export const proceedingsOf: Elsewhere = {
  name: 'proceedings-of-child',
  kind: 'proceeding',
  entry: 'child',
  by: 'case',
  about: 'self',
  fields: ['role'],
};

/** States of a proceeding in which nothing more is asked of what is on file. */
const over: readonly string[] = ['final', 'dropped'];

const no = (reason: string): Answer => fails(reason, 'supervisor', ['data-request']);

/** What makes a request one to destroy, and that it stands. */
const relied = ['kind', 'what', 'reasons', 'answer', own.withdrawal] as const;

const isDisputed = (request: EntryState | undefined): boolean =>
  relied.some((field) => (request?.heads[field] ?? []).length > 1);

/**
 * Whether all that the decision rests on is another person's, written before it, and not disputed: one person could else make
 * a request what it never was, and then decide on it.
 */
function isAnothers(decision: EntryState, request: EntryState): Answer {
  const chosen = decision.heads['request'] ?? [];
  const rests = relied.map((field) => request.heads[field] ?? []);
  const deciders = [decision.by, ...chosen.map(({ stamp }) => stamp.by)];
  if ([request.by, ...rests.flat().map(({ stamp }) => stamp.by)].some((one) => deciders.includes(one)))
    return no('one-person');
  const decided = Math.min(...chosen.map(({ stamp }) => stamp.seq));
  const isSettled = chosen.length === 1 && !isDisputed(request);
  return isSettled && rests.flat().every(({ stamp }) => stamp.seq < decided) ? holds : no('changed');
}

/** Why it may not be destroyed, and the request that it rests on; also asked again as it is done. */
export function mayErase(dossier: Dossier, context: GuardContext): Answer {
  const decision = newest(dossier, erasure);
  const request = findReferred(dossier, dataRequest, saidOf(erasure, decision, 'request'));
  if (!decision || !request || saidOf(dataRequest, request, 'kind') !== 'delete') return no('no-request');
  const isReasoned =
    saidOf(dataRequest, request, 'what') !== undefined ||
    saidOf(dataRequest, request, 'reasons') !== undefined;
  if (!isReasoned || saidOf(dataRequest, request, 'answer') === 'refused') return no('no-request');
  const anothers = isAnothers(decision, request);
  if (anothers.is !== 'holds') return anothers;
  if (!closed.some((state) => state === dossier.state)) return no('still-open');
  const proceedings = findElsewhere(context, proceedingsOf.name, dossier.id);
  if (!proceedings) return unknown;
  return proceedings.some(({ state }) => !over.includes(state)) ? no('legal-hold') : holds;
}

export const c33 = safeguard('C33', {
  section: '2.7',
  needs: ['data-request', 'erasure'],
  lookups: [proceedingsOf.name],
  texts: ['no-request', 'one-person', 'changed', 'still-open', 'legal-hold'],
  blocks: (operation) => writes(operation, erasure),
  check: (dossier, context, operation, before): Answer => {
    const written = findWritten(dossier, erasure, operation);
    if (!written) return holds;
    // where people disagree each of their answers is tried alone: that they do shows only in what was before
    const request = findReferred(before, dataRequest, saidOf(erasure, written, 'request'));
    const answer = mayErase(dossier, context);
    return answer.is === 'holds' && isDisputed(request) ? no('changed') : answer;
  },
});
