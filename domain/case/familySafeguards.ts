/** Contact with the family, decided for each of them: C14 [2.7]. */

import type { Dossier } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { bestInterests, family, familyContact, riskAssessment } from './entries.ts';

const review = setting('C14.review', 'hours', 24, 1, 72);

/** Is anybody of her family suspected, by name or as somebody not yet known? */
export const isFamilySuspected = (dossier: Dossier): boolean =>
  all(dossier, family).some((one) => saidOf(family, one, 'suspected') === true) ||
  saidOf(riskAssessment, newest(dossier, riskAssessment), 'familyInvolved') === true;

/**
 * C14: once anybody of the family is suspected, this service arranges contact with a member only after a decision on that
 * member; with one who is suspected herself, only after a decision in the child's best interests. What the child herself
 * does is recorded and never refused.
 */
export const c14 = safeguard('C14', {
  section: '2.7',
  needs: ['family', 'family-contact', 'risk-assessment', 'best-interests'],
  settings: [review],
  emergency: review.id,
  texts: [
    'which-member',
    'no-decision',
    'no-reason',
    'decided-against',
    'not-in-best-interests',
    'not-supervised',
  ],
  blocks: (operation, _before, afterwards, context) => {
    const contact = findWritten(afterwards, familyContact, operation);
    const at = saidOf(familyContact, contact, 'at');
    // what lies ahead is an arrangement, whoever is said to have made it
    const isHerOwn =
      saidOf(familyContact, contact, 'arrangedBy') === 'child' &&
      (at === undefined || Date.parse(at) <= context.now.getTime());
    return writes(operation, familyContact, 'member', 'kind', 'arrangedBy', 'at', 'supervised') && !isHerOwn;
  },
  check: (dossier, _context, operation): Answer => {
    const contact = findWritten(dossier, familyContact, operation);
    const member = findReferred(dossier, family, saidOf(familyContact, contact, 'member'));
    const no = (reason: string, remedy = 'family'): Answer => fails(reason, 'social-worker', [remedy]);
    if (!member) return no('which-member', 'family-contact');
    const decision = saidOf(family, member, 'contact');
    if (decision === 'none') return no('decided-against');
    if (decision === 'supervised' && saidOf(familyContact, contact, 'supervised') !== true) {
      return no('not-supervised', 'family-contact');
    }
    if (!isFamilySuspected(dossier)) return holds;
    if (decision === undefined) return no('no-decision');
    if (saidOf(family, member, 'contactReason') === undefined) return no('no-reason');
    if (saidOf(family, member, 'suspected') !== true) return holds;
    const weighed = findReferred(dossier, bestInterests, saidOf(family, member, 'contactDecision'));
    return saidOf(bestInterests, weighed, 'question') === 'family-contact'
      ? holds
      : no('not-in-best-interests', 'best-interests');
  },
});
