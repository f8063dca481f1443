/**
 * What is known of somebody is destroyed on request, by two people: one wrote the request down, another decides on it. What the
 * decision rests on is the first one's alone, was written before it, and is not disputed [2.7, + data protection].
 */
import type { EntryDeclaration } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { own, saidIn } from '../kernel/dossier.ts';
import { findReferred } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds } from '../kernel/safeguard.ts';

export const notErased = (reason: string): Answer => fails(reason, 'supervisor', ['data-request']);

/** What makes a request one to destroy, and of whom, and that it stands. */
const relied = ['kind', 'member', 'what', 'reasons', 'answer', own.withdrawal] as const;

export const isDisputed = (request: EntryState | undefined): boolean =>
  relied.some((field) => (request?.heads[field] ?? []).length > 1);

/** One person could else make a request what it never was, and then decide on it. */
function isAnothers(decision: EntryState, request: EntryState): Answer {
  const chosen = decision.heads['request'] ?? [];
  const rests = relied.map((field) => request.heads[field] ?? []);
  const deciders = [decision.by, ...chosen.map(({ stamp }) => stamp.by)];
  if ([request.by, ...rests.flat().map(({ stamp }) => stamp.by)].some((one) => deciders.includes(one)))
    return notErased('one-person');
  const decided = Math.min(...chosen.map(({ stamp }) => stamp.seq));
  const isSettled = chosen.length === 1 && !isDisputed(request);
  return isSettled && rests.flat().every(({ stamp }) => stamp.seq < decided) ? holds : notErased('changed');
}

/** The request that a decision names. */
export function requestOf(
  dossier: Dossier,
  declaration: EntryDeclaration,
  decision: EntryState | undefined,
): EntryState | undefined {
  const request = decision && saidIn(decision, 'request');
  return findReferred(dossier, declaration, typeof request === 'string' ? request : undefined);
}

/** Whether two people decided it, on a reasoned request that stands. */
export function isDecided(decision: EntryState | undefined, request: EntryState | undefined): Answer {
  if (!decision || !request || saidIn(request, 'kind') !== 'delete') return notErased('no-request');
  const isReasoned = saidIn(request, 'what') !== undefined || saidIn(request, 'reasons') !== undefined;
  if (!isReasoned || saidIn(request, 'answer') === 'refused') return notErased('no-request');
  return isAnothers(decision, request);
}
