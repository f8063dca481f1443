/**
 * What is known of a child is destroyed when she, or somebody for her, asks for it: C33 [2.7, + data protection]. It cannot be
 * undone, so that two people decide it, never while she is being protected or a court still needs what she said.
 */
import type { Dossier } from '../kernel/dossier.ts';
import { findWritten, newest, writes } from '../kernel/inquiry.ts';
import type { Elsewhere } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { isDecided, isDisputed, notErased, requestOf } from '../shared/erasing.ts';
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

/** Why it may not be destroyed; also asked again as it is done. */
export function mayErase(dossier: Dossier, context: GuardContext): Answer {
  const decision = newest(dossier, erasure);
  const decided = isDecided(decision, requestOf(dossier, dataRequest, decision));
  if (decided.is !== 'holds') return decided;
  if (!closed.some((state) => state === dossier.state)) return notErased('still-open');
  const proceedings = findElsewhere(context, proceedingsOf.name, dossier.id);
  if (!proceedings) return unknown;
  return proceedings.some(({ state }) => !over.includes(state)) ? notErased('legal-hold') : holds;
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
    const isOpen = isDisputed(requestOf(before, dataRequest, written));
    const answer = mayErase(dossier, context);
    return answer.is === 'holds' && isOpen ? notErased('changed') : answer;
  },
});
