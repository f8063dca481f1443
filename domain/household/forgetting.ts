/**
 * What is known of a household, or of one who lives there, is destroyed on request: H14, as C33 of a child's case. Two people
 * decide it; the whole household only once nothing more is done for it.
 */
import * as list from '../codes/index.ts';
import { entry } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { saidIn } from '../kernel/dossier.ts';
import * as f from '../kernel/fields.ts';
import { findReferred, findWritten, writes } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { holds, safeguard } from '../kernel/safeguard.ts';
import { isDecided, isDisputed, notErased, requestOf } from '../shared/erasing.ts';
import { member } from './people.ts';
import { closed } from './states.ts';

/** Under a key of its own: it goes with what it asks for. */
export const dataRequest = entry('data-request', {
  group: 'household-members',
  writers: ['programme-officer', 'social-worker', 'supervisor'],
  subject: 'own',
  many: true,
  happens: 'askedOn',
  fields: {
    kind: f.code(list.dataRequestKind).required(),
    /** Of whom; of all, if nobody is named. */
    member: f.entryLink('member'),
    askedBy: f.text(),
    what: f.longText(),
    askedOn: f.date().required(),
    answer: f.code(list.dataRequestAnswer),
    answeredOn: f.date(),
    reasons: f.longText(),
  },
});

export const erasure = entry('erasure', {
  group: 'household-members',
  writers: ['supervisor'],
  subject: 'own',
  many: true,
  decides: 'always',
  fields: {
    request: f.entryLink('data-request').required(),
    told: f.yesNo().required(),
    reason: f.longText(2000).required(),
  },
});

/** The member that a decision is about; undefined: everybody. */
export function forgotten(dossier: Dossier, decision: EntryState): EntryState | undefined {
  const who = saidIn(requestOf(dossier, dataRequest, decision), 'member');
  return findReferred(dossier, member, typeof who === 'string' ? who : undefined);
}

/** Why it may not be destroyed; also asked again as it is done. */
export function mayForget(dossier: Dossier, decision: EntryState): Answer {
  const request = requestOf(dossier, dataRequest, decision);
  const decided = isDecided(decision, request);
  if (decided.is !== 'holds') return decided;
  if (saidIn(request, 'member') !== undefined)
    return forgotten(dossier, decision) ? holds : notErased('no-member');
  return closed.some((state) => state === dossier.state) ? holds : notErased('still-open');
}

export const h14 = safeguard('H14', {
  section: '2.1',
  needs: ['data-request', 'erasure', 'member'],
  texts: ['no-request', 'one-person', 'changed', 'still-open', 'no-member'],
  blocks: (operation) => writes(operation, erasure),
  check: (dossier, _context, operation, before): Answer => {
    const written = findWritten(dossier, erasure, operation);
    if (!written) return holds;
    // where people disagree each of their answers is tried alone: that they do shows only in what was before
    const isOpen = isDisputed(requestOf(before, dataRequest, written));
    const answer = mayForget(dossier, written);
    return answer.is === 'holds' && isOpen ? notErased('changed') : answer;
  },
});
