/** Who is never let in to where a child is and how she is: C15 [2.7]. */
import type { caseGroup, discipline, organisationKind } from '../codes/index.ts';
import type { Dossier } from '../kernel/dossier.ts';
import type { PartyFacts } from '../kernel/lookups.ts';
import { findParty, heldBy } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { AlertSpec, Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { isForGuardian } from './guarding.ts';
import { findRecipient, organisations } from './recipients.ts';

/** Where she stays, how she is, what she tells, and where her family is. */
const closedTo: readonly string[] = ['stay', 'health', 'sessions', 'family'] satisfies Group[];
type Group = (typeof caseGroup.codes)[number];

/** What is written there may tell the same: whoever is barred from those gets none of these either. */
const telling: readonly string[] = ['notes', 'files', 'best-interests'] satisfies Group[];

/** Those who follow crimes or borders, speak for a state she may have fled, or gain from her work. */
const barredKinds: readonly unknown[] = [
  'police',
  'border-service',
  'court',
  'consulate',
  'company',
  'employers-federation',
] satisfies (typeof organisationKind.codes)[number][];
const barredDisciplines: readonly string[] = [
  'police',
  'border',
] satisfies (typeof discipline.codes)[number][];

/**
 * May this party never be let in? `not-known` where nothing on file tells what its organisation is; undefined where that is
 * not at hand. One profile of several that tells is enough, since whoever wants in would describe it as something else.
 */
function isBarred(context: GuardContext, party: PartyFacts): boolean | 'not-known' | undefined {
  if (party.disciplines.some((one) => barredDisciplines.includes(one))) return true;
  const profiles = findRecipient(context, party.organisation);
  if (!profiles) return undefined;
  if (profiles.some(({ actor, kind }) => barredKinds.includes(kind) || actor === 'employers')) return true;
  return profiles.some(({ kind }) => kind !== undefined) ? false : 'not-known';
}

/** Is this one of the service that answers for the case, or her guardian, whose other interests were checked [C4]? */
const isClose = (
  before: Dossier,
  context: GuardContext,
  operation: Operation | undefined,
  party: PartyFacts,
): boolean =>
  party.organisation === before.steward ||
  (operation?.op === 'grant' && isForGuardian(before, operation, context.now));

const isClosed = (groups: readonly string[]): boolean => groups.some((group) => closedTo.includes(group));
const isLettingIn = (groups: readonly string[]): boolean =>
  isClosed(groups) || groups.some((group) => telling.includes(group));

const hours: Setting = setting('C15.hours', 'hours', 24, 1, 72);

/** Does a grant end by itself within the time that an emergency is given? */
function endsSoon(operation: Operation | undefined, context: GuardContext): boolean {
  const until = operation?.op === 'grant' && operation.until !== undefined && Date.parse(operation.until);
  const most = context.now.getTime() + settingMs(hours, context.setting(hours.id));
  return until !== false && until !== undefined && until <= most;
}

/**
 * C15: police, prosecution, border services, consulates and employers are not let in to these, whoever agrees; in an
 * emergency for some hours and no longer. What an organisation is must be on file before it is given any of it; of her
 * guardian's, and of the service that answers for the case, it need not be, but if it is one of those it is barred too.
 */
export const c15 = safeguard('C15', {
  section: '2.7',
  needs: ['guardian'],
  lookups: ['parties', organisations.name],
  settings: [hours],
  emergency: hours.id,
  texts: ['never', 'kind-not-known', 'let-in'],
  blocks: (operation) => operation.op === 'grant' && isLettingIn(operation.groups),
  check: (_dossier, context, operation, before): Answer => {
    const party = operation?.op === 'grant' ? findParty(context, operation.party) : undefined;
    if (!party) return unknown;
    const barred = isBarred(context, party);
    if (barred === undefined) return unknown;
    if (barred === false) return holds;
    const mayBeAnybody =
      isClose(before, context, operation, party) ||
      (operation?.op === 'grant' && !isClosed(operation.groups));
    if (barred === 'not-known' && mayBeAnybody) return holds;
    const failure = fails(barred === true ? 'never' : 'kind-not-known', 'supervisor', []);
    return endsSoon(operation, context) ? failure : { ...failure, firm: true };
  },
  // what an organisation is may be learnt, or change, after it was let in
  alerts: (dossier, context) =>
    heldBy(dossier, context)
      .filter(({ grant, party }) => isLettingIn(grant.groups) && party && isBarred(context, party) === true)
      .map(
        ({ grant }): AlertSpec => ({ key: `let-in-${grant.id}`, reason: 'let-in', roles: ['supervisor'] }),
      ),
});
