/** Nobody who teaches or employs a child learns what she came from: C21 [2.7]. */

import type { Dossier } from '../kernel/dossier.ts';
import { findReferred, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { Operation, OperationOf } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { appointment, consent, referral } from './entries.ts';
import type { Purpose } from './letters.ts';
import { groupsOf, letters, opens } from './letters.ts';
import type { Recipient } from './recipients.ts';
import { findRecipient, organisations } from './recipients.ts';

type Bounded = keyof typeof opens;

/**
 * Which list bounds what this organisation learns: by what it is for, else by what the organisation is. `none` where C7
 * alone asks; undefined when what the organisation is cannot be told here.
 */
function boundOf(
  context: GuardContext,
  organisation: number,
  purpose: Purpose | undefined,
): Bounded | 'none' | undefined {
  if (purpose === 'schooling' || purpose === 'work') return purpose;
  const profiles = findRecipient(context, organisation);
  if (!profiles) return undefined;
  if (profiles.some(isEmployer)) return 'work';
  return profiles.some(({ kind }) => kind === 'school') ? 'schooling' : 'none';
}

const isEmployer = ({ actor, kind }: Recipient): boolean =>
  actor === 'employers' || kind === 'company' || kind === 'employers-federation';

function checkGrant(
  dossier: Dossier,
  context: GuardContext,
  operation: OperationOf<'grant'>,
  steward: number,
): Answer {
  const party = findParty(context, operation.party);
  if (!party) return unknown;
  if (party.kind === 'reporter' || party.organisation === steward) return holds;
  const ground = findReferred(dossier, consent, operation.consent);
  const bound = boundOf(context, party.organisation, saidOf(consent, ground, 'purpose'));
  if (bound === undefined) return unknown;
  if (bound === 'none') return holds;
  const open: readonly string[] = opens[bound];
  return operation.groups.every((group) => open.includes(group))
    ? holds
    : fails('opens-too-much', 'social-worker', ['referral']);
}

function checkReferral(dossier: Dossier, context: GuardContext, operation: Operation): Answer {
  const asked = findWritten(dossier, referral, operation);
  const organisation = saidOf(referral, asked, 'organisation') ?? 0;
  const bound = boundOf(context, organisation, saidOf(referral, asked, 'purpose'));
  if (bound === undefined) return unknown;
  if (bound === 'none') return holds;
  const listed = groupsOf(letters[bound]);
  if ((saidOf(referral, asked, 'groups') ?? []).some((group) => !listed.has(group)))
    return fails('more-than-listed', 'social-worker', ['referral']);
  return saidOf(referral, asked, 'details') === undefined
    ? holds
    : fails('own-words', 'social-worker', ['referral']);
}

/** A school or employer that meets her knows of her from a referral, which is bounded, and from nothing else. */
function checkMeeting(dossier: Dossier, context: GuardContext, operation: Operation): Answer {
  const meeting = findWritten(dossier, appointment, operation);
  const organisation = saidOf(appointment, meeting, 'organisation');
  if (organisation === undefined || saidOf(appointment, meeting, 'cancelled') === true) return holds;
  const bound = boundOf(context, organisation, undefined);
  if (bound === undefined) return unknown;
  const ground = findReferred(dossier, referral, saidOf(appointment, meeting, 'referral'));
  return bound === 'none' || saidOf(referral, ground, 'organisation') === organisation
    ? holds
    : fails('no-referral', 'social-worker', ['referral', 'appointment']);
}

/** C21: letters, referrals and rights for schools and employers hold what they need for teaching or work, nothing else. */
export const c21 = safeguard('C21', {
  section: '2.7',
  needs: ['referral', 'appointment', 'consent'],
  lookups: ['parties', organisations.name],
  texts: ['more-than-listed', 'own-words', 'opens-too-much', 'no-referral'],
  blocks: (operation) =>
    operation.op === 'grant' ||
    writes(operation, referral, 'organisation', 'purpose', 'groups', 'details') ||
    writes(operation, appointment, 'organisation', 'referral'),
  check: (dossier, context, operation, before): Answer => {
    if (operation?.op === 'grant') return checkGrant(dossier, context, operation, before.steward);
    if (operation && writes(operation, referral)) return checkReferral(dossier, context, operation);
    return operation ? checkMeeting(dossier, context, operation) : holds;
  },
});
