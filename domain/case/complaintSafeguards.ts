/** A complaint is heard by somebody who has nothing to do with what it is about: C26 [2.5]. */

import type { Dossier, Grant } from '../kernel/dossier.ts';
import { after, all, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import { findParty, heldBy } from '../kernel/lookups.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { complaint, complaintHandling } from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';

/** The data group that the service which answers for the case never holds. */
export const apart = complaint.group;

interface Concerned {
  readonly organisations: ReadonlySet<number>;
  readonly accounts: ReadonlySet<number>;
}

/** Whom the complaints on file are about, and the service itself. */
function concerned(dossier: Dossier): Concerned {
  const about = all(dossier, complaint);
  return {
    organisations: new Set([
      dossier.steward,
      ...about.flatMap((one) => saidOf(complaint, one, 'organisation') ?? []),
    ]),
    accounts: new Set(about.flatMap((one) => saidOf(complaint, one, 'account') ?? [])),
  };
}

const isConcerned = (
  about: Concerned,
  organisation: number | undefined,
  account: number | undefined,
): boolean =>
  (organisation !== undefined && about.organisations.has(organisation)) ||
  (account !== undefined && about.accounts.has(account));

const holdsComplaints = ({ groups }: Pick<Grant, 'groups'>): boolean => groups.includes(apart);

/** Does somebody hear what is complained of? Undefined when it cannot be told who they are. */
function isHeard(dossier: Dossier, context: GuardContext): boolean | undefined {
  const about = concerned(dossier);
  const hearers = heldBy(dossier, context).filter(({ grant }) => holdsComplaints(grant));
  if (hearers.some(({ grant, party }) => party && !isConcerned(about, party.organisation, grant.party)))
    return true;
  return hearers.every(({ party }) => party) ? false : undefined;
}

/** Rights to read complaints that end at once because somebody complained of the person who holds them, or of her service. */
export function endedHearers(dossier: Dossier, context: GuardContext): readonly string[] {
  if (!dossier.loaded.has(complaint.type)) return [];
  const about = concerned(dossier);
  return dossier.grants
    .filter(
      (grant) =>
        holdsComplaints(grant) &&
        isConcerned(about, findParty(context, grant.party)?.organisation, grant.party),
    )
    .map(({ id }) => id);
}

const hearer = setting('C26.hearer', 'hours', 24, 1, 168);

/**
 * C26: no complaint is read by whom it is about, nor looked into by the service that answers for the case. One text for
 * both, and a task that says nothing of what is complained of: whoever gives the right learns no more than that. It is
 * given to persons, since nobody can see who is in a team.
 */
export const c26 = safeguard('C26', {
  section: '2.5',
  needs: ['complaint', 'complaint-handling'],
  lookups: ['parties'],
  settings: [hearer],
  texts: ['not-independent', 'not-one-person', 'hearer'],
  blocks: (operation) =>
    // when the case is handed over, those of the service that takes it hear no complaints any more
    (operation.op === 'grant' && (operation.groups.includes(apart) || operation.steward !== undefined)) ||
    writes(operation, complaintHandling, 'organisation', 'officer', 'passedTo', 'result'),
  check: (dossier, context, operation): Answer => {
    const about = concerned(dossier);
    const no = fails('not-independent', 'complaints-officer', []);
    if (operation?.op === 'grant') {
      if (!operation.groups.includes(apart)) return holds;
      const party = findParty(context, operation.party);
      if (!party) return unknown;
      if (party.kind !== 'account') return fails('not-one-person', 'complaints-officer', []);
      return isConcerned(about, party.organisation, operation.party) ? no : holds;
    }
    const handling = findWritten(dossier, complaintHandling, operation);
    const organisation = saidOf(complaintHandling, handling, 'organisation');
    const officer = saidOf(complaintHandling, handling, 'officer');
    const passedTo = saidOf(complaintHandling, handling, 'passedTo');
    const isOwn =
      isConcerned(about, context.actor.organisation, context.actor.account) ||
      isConcerned(about, organisation, officer) ||
      isConcerned(about, passedTo, undefined);
    return isOwn ? no : holds;
  },
  duties: (dossier, context) => {
    const [first] = all(dossier, complaint);
    if (!first || !isOpen(dossier) || isHeard(dossier, context) !== false) return [];
    return [
      {
        key: 'hearer',
        due: after(Date.parse(first.accepted), hearer, context),
        role: 'supervisor',
        remedy: [],
        climbs: ['liaison'],
      },
    ];
  },
});
