/** The right to stay does not run out unseen, and no state she may flee from hears of her: C25 and C32 [2.7, 2.8]. */
import type { organisationKind } from '../codes/index.ts';
import type { Dossier } from '../kernel/dossier.ts';
import { all, findWritten, newest, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { dayKey, dayMs, endOf, startOf } from './days.ts';
import {
  bestInterests,
  identity,
  legalDemand,
  protectionClaim,
  referral,
  residence,
  returning,
} from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';
import type { Recipient } from './recipients.ts';
import { findRecipient, organisations } from './recipients.ts';

const ending = setting('C25.days', 'days', 60, 14, 180);

/** Is it decided what comes after this permit: another one, or a lasting solution chosen while it ran? */
function isDecided(dossier: Dossier): boolean {
  const permit = newest(dossier, residence);
  const from = startOf(saidOf(residence, permit, 'from')) ?? 0;
  const chosen = all(dossier, bestInterests).some((one) => {
    const on = endOf(saidOf(bestInterests, one, 'on')) ?? Date.parse(one.accepted);
    return saidOf(bestInterests, one, 'solution') !== undefined && on >= from;
  });
  return chosen || saidOf(residence, permit, 'renewal') === 'granted';
}

/** C25: warn before her permit ends while nobody has decided what comes after it. */
export const c25 = safeguard('C25', {
  section: '2.8',
  needs: ['residence', 'best-interests'],
  settings: [ending],
  texts: ['ending'],
  alerts: (dossier, context) => {
    // of a partial date the earliest day counts
    const end = startOf(saidOf(residence, newest(dossier, residence), 'to'));
    if (!isOpen(dossier) || end === undefined || isDecided(dossier)) return [];
    if (end - context.now.getTime() > context.setting(ending.id) * dayMs) return [];
    return [
      {
        key: `ending-${dayKey(end)}`,
        reason: 'ending',
        roles: ['social-worker', 'guardian', 'supervisor'],
      },
    ];
  },
});

/**
 * Does she seek protection, or has she been given it as a refugee? A refusal ends it once no appeal can be made. That it is
 * over somebody else has written than whoever would tell of her now.
 */
function seeksProtection(dossier: Dossier, { now, actor }: GuardContext): boolean {
  const status = saidOf(residence, newest(dossier, residence), 'status');
  if (status === 'asylum-seeker' || status === 'refugee') return true;
  return all(dossier, protectionClaim).some((one) => {
    const result = saidOf(protectionClaim, one, 'result');
    const appealBy = endOf(saidOf(protectionClaim, one, 'appealBy'));
    const mayAppeal = result === 'refused' && appealBy !== undefined && appealBy > now.getTime();
    const isGoingOn = result === undefined || result === 'pending' || result === 'appealed' || mayAppeal;
    return isGoingOn || writerOf(one, 'result') === actor.account;
  });
}

/** Kinds of organisation that are a state's own, whatever else they say of themselves. */
const authorities: readonly unknown[] = [
  'ministry',
  'child-protection',
  'local-authority',
  'police',
  'labour-inspection',
  'border-service',
  'court',
  'consulate',
] satisfies (typeof organisationKind.codes)[number][];

/**
 * Does this organisation act for the state she comes from? Where that is not known, every other state may be the one. The
 * area of a case begins with the code of the country it is in.
 */
function isOfOrigin(dossier: Dossier, { actor, kind, country }: Recipient): boolean {
  const isAuthority = actor === 'government' || authorities.includes(kind);
  const here = dossier.area.slice(0, 2);
  if (!isAuthority || (country === undefined ? kind !== 'consulate' : country === here)) return false;
  const who = newest(dossier, identity);
  const origin = saidOf(identity, who, 'origin')?.area?.slice(0, 2);
  const from: readonly string[] = [
    ...(saidOf(identity, who, 'nationality') ?? []),
    ...(origin === undefined ? [] : [origin]),
  ];
  return country === undefined || from.length === 0 || from.includes(country);
}

/** The organisation to which this operation would tell something of her; undefined for none, or one that is not on file. */
function findTold(
  dossier: Dossier,
  context: GuardContext,
  operation: Operation | undefined,
): number | undefined {
  if (operation?.op === 'grant') return findParty(context, operation.party)?.organisation;
  return (
    saidOf(referral, findWritten(dossier, referral, operation), 'organisation') ??
    saidOf(legalDemand, findWritten(dossier, legalDemand, operation), 'organisation') ??
    saidOf(returning, findWritten(dossier, returning, operation), 'organisation')
  );
}

function answersDemand(dossier: Dossier, operation: Operation): boolean {
  const answer = saidOf(legalDemand, findWritten(dossier, legalDemand, operation), 'answer');
  return answer === 'given' || answer === 'in-part';
}

/** C32: while protection is sought, the authorities of the place she comes from are told nothing. */
export const c32 = safeguard('C32', {
  section: '2.7',
  needs: ['protection-claim', 'residence', 'identity', 'referral', 'legal-demand', 'return'],
  lookups: ['parties', organisations.name],
  texts: ['origin'],
  blocks: (operation, _before, afterwards) =>
    operation.op === 'grant' ||
    writes(operation, referral, 'organisation', 'groups', 'details') ||
    writes(operation, returning, 'organisation') ||
    (writes(operation, legalDemand, 'answer', 'organisation', 'groups') &&
      answersDemand(afterwards, operation)),
  check: (dossier, context, operation, before): Answer => {
    if (!seeksProtection(dossier, context)) return holds;
    if (operation?.op === 'grant' && !findParty(context, operation.party)) return unknown;
    const told = findTold(dossier, context, operation);
    const by = saidOf(legalDemand, findWritten(dossier, legalDemand, operation), 'by');
    if (told === undefined && by === 'consulate') return fails('origin', 'supervisor', []);
    if (told === undefined || told === 0 || told === before.steward) return holds;
    const profiles = findRecipient(context, told);
    if (!profiles) return unknown;
    return profiles.some((one) => isOfOrigin(dossier, one)) ? fails('origin', 'supervisor', []) : holds;
  },
});
