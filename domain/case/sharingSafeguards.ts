/** Nothing leaves without leave: C7 [2.7]. */
import type { caseGroup, consentPurpose } from '../codes/index.ts';
import type { Dossier, EntryState, Grant } from '../kernel/dossier.ts';
import { all, findReferred, findWritten, saidOf, writerOf, writes, writtenAt } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { Operation, OperationOf } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { endOf, findFlaw, isInForce } from './consenting.ts';
import { complaint, consent, guardian, legalDemand, referral } from './entries.ts';
import { isForGuardian } from './guarding.ts';

type Purpose = (typeof consentPurpose.codes)[number];
type Group = (typeof caseGroup.codes)[number];

/** All that danger to life ever asks to be told outside: the data groups that the emergency path can share. */
export const emergencyMinimum: readonly string[] = [
  'identity',
  'safe-contact',
  'safety',
  'health',
  'needs',
] satisfies Group[];

/** Which purposes of a consent a grant's purpose can stand on. */
const purposesOf: { readonly [grantPurpose: string]: readonly Purpose[] } = {
  care: ['services', 'referral', 'health-care', 'schooling', 'work', 'family-tracing', 'return'],
  protection: ['services', 'referral', 'family-tracing', 'return', 'residence'],
  response: ['services', 'referral'],
  legal: ['legal-help', 'court', 'residence', 'age-assessment'],
};

interface Sharing {
  /** Undefined for one that is not on file (a court that demands to see it): then the consent names none either. */
  readonly organisation: number | undefined;
  readonly groups: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly until: number | undefined;
  readonly consent: EntryState | undefined;
}

/** Is there leave for just this recipient, purpose, time and data? If not, only the minimum can go in an emergency. */
function ask(dossier: Dossier, context: GuardContext, sharing: Sharing): Answer {
  const given = sharing.consent;
  const purpose = saidOf(consent, given, 'purpose');
  const covered: readonly string[] = saidOf(consent, given, 'groups') ?? [];
  const end = given && endOf(given);
  const reason =
    findFlaw(dossier, given, context.now) ??
    (saidOf(consent, given, 'organisation') !== sharing.organisation ? 'other-recipient' : undefined) ??
    (purpose === undefined || !sharing.purposes.includes(purpose) ? 'other-purpose' : undefined) ??
    (sharing.groups.some((group) => !covered.includes(group)) ? 'more-data' : undefined) ??
    (end !== undefined && (sharing.until ?? Number.POSITIVE_INFINITY) > end ? 'too-long' : undefined);
  if (reason === undefined) return holds;
  const failure = fails(reason, 'social-worker', ['consent']);
  return sharing.groups.some((group) => !emergencyMinimum.includes(group))
    ? { ...failure, firm: true }
    : failure;
}

/** The steward's own people are assigned; a guardian holds what a guardian needs; everyone else needs leave. */
function checkGrant(
  dossier: Dossier,
  context: GuardContext,
  operation: OperationOf<'grant'>,
  steward: number,
): Answer {
  const party = findParty(context, operation.party);
  if (!party) return unknown;
  if (party.kind !== 'reporter' && party.organisation === steward) return holds;
  if (isForGuardian(dossier, operation, context.now)) return holds;
  // whoever complains wants to be heard; who hears it, C26 asks
  if (operation.groups.every((group) => group === complaint.group)) return holds;
  const leave = findReferred(dossier, consent, operation.consent);
  // nobody hands a child over on her own word that the child agreed
  if (operation.steward !== undefined && writerOf(leave, 'given') === context.actor.account) {
    return { ...fails('own-word', 'supervisor', ['consent']), firm: true };
  }
  return ask(dossier, context, {
    organisation: party.organisation,
    groups: operation.groups,
    purposes: purposesOf[operation.purpose] ?? [],
    until: operation.until === undefined ? undefined : Date.parse(operation.until),
    consent: leave,
  });
}

function check(
  dossier: Dossier,
  context: GuardContext,
  operation: Operation | undefined,
  before: Dossier,
): Answer {
  if (operation?.op === 'grant') return checkGrant(dossier, context, operation, before.steward);
  const demand = findWritten(dossier, legalDemand, operation);
  if (demand) {
    const wanted = saidOf(legalDemand, demand, 'wanted') ?? [];
    const given = saidOf(legalDemand, demand, 'groups') ?? wanted;
    if (given.some((group) => !wanted.includes(group))) {
      return { ...fails('more-than-demanded', 'social-worker', ['legal-demand']), firm: true };
    }
    return ask(dossier, context, {
      organisation: saidOf(legalDemand, demand, 'organisation'),
      groups: given,
      purposes: ['court', 'legal-help', 'residence'],
      until: undefined,
      consent: findReferred(dossier, consent, saidOf(legalDemand, demand, 'consent')),
    });
  }
  const asked = findWritten(dossier, referral, operation);
  const purpose = saidOf(referral, asked, 'purpose');
  return ask(dossier, context, {
    organisation: saidOf(referral, asked, 'organisation') ?? 0,
    groups: saidOf(referral, asked, 'groups') ?? [],
    purposes: purpose ? [purpose] : [],
    until: undefined,
    consent: findReferred(dossier, consent, saidOf(referral, asked, 'consent')),
  });
}

/** Is this demand answered with something of the file? */
function isGiven(dossier: Dossier, operation: Operation): boolean {
  const answer = saidOf(legalDemand, findWritten(dossier, legalDemand, operation), 'answer');
  return answer === 'given' || answer === 'in-part';
}

/** Has a grant lost the consent, or the guardianship, that it stood on? */
function isGone(dossier: Dossier, grant: Grant, now: Date): boolean {
  if (grant.purpose === 'guardianship') {
    return dossier.loaded.has(guardian.type) && !isForGuardian(dossier, grant, now);
  }
  if (grant.consent === undefined || !dossier.loaded.has(consent.type)) return false;
  const ground = findReferred(dossier, consent, grant.consent);
  return !ground || saidOf(consent, ground, 'given') === false || !isInForce(ground, now);
}

/** Grants that end at once because consent was withdrawn or ran out, or the guardian is one no more. */
export const endedGrants = (dossier: Dossier, now: Date): readonly string[] =>
  dossier.grants.filter((grant) => isGone(dossier, grant, now)).map(({ id }) => id);

const review = setting('C7.review', 'hours', 24, 1, 72);

/** C7: nothing is shared outside without leave for that recipient, purpose and data, or a ground and a second person. */
export const c7 = safeguard('C7', {
  section: '2.7',
  needs: ['consent', 'guardian', 'family', 'risk-assessment', 'referral', 'legal-demand'],
  lookups: ['parties'],
  settings: [review],
  emergency: review.id,
  texts: [
    'no-consent',
    'consent-ended',
    'no-reason',
    'no-second-person',
    'own-word',
    'no-guardian',
    'which-parent',
    'parent-suspected',
    'other-recipient',
    'other-purpose',
    'more-data',
    'more-than-demanded',
    'too-long',
    'stop',
  ],
  blocks: (operation, _before, afterwards) =>
    operation.op === 'grant' ||
    writes(operation, referral, 'organisation', 'purpose', 'groups', 'consent') ||
    (writes(operation, legalDemand, 'answer', 'groups', 'organisation', 'consent') &&
      isGiven(afterwards, operation)),
  check,
  // what was handed over cannot be taken back, but the recipient is told to stop
  duties: (dossier) =>
    all(dossier, referral).flatMap((one) => {
      const ground = findReferred(dossier, consent, saidOf(referral, one, 'consent'));
      const withdrawn = ground && saidOf(consent, ground, 'withdrawnOn') !== undefined;
      const answer = saidOf(referral, one, 'answer') ?? 'asked';
      if (!withdrawn || (answer !== 'asked' && answer !== 'accepted')) return [];
      const due = new Date(writtenAt(ground, 'withdrawnOn'));
      return [
        { key: `stop-${one.id}`, due, role: 'social-worker', remedy: ['referral'], climbs: ['supervisor'] },
      ];
    }),
});
