/** A report goes round whoever is said to be part of it: R8 [2.3, 2.5]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, newest, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import type { ContactPointFacts, PartyFacts } from '../kernel/lookups.ts';
import { findParty, heldBy, lookUp } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { dispatch, exclusion, opening, triage } from './entries.ts';

const review = setting('R8.review', 'hours', 24, 1, 168);

/** Was it looked at by somebody other than the one who shut them out? */
const isReviewed = (one: EntryState): boolean =>
  saidOf(exclusion, one, 'upheld') !== undefined && writerOf(one, 'upheld') !== one.by;

const inForce = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, exclusion).filter((one) => !(isReviewed(one) && saidOf(exclusion, one, 'upheld') === false));

function isNamed(dossier: Dossier, party: number, facts: PartyFacts | undefined): boolean {
  return inForce(dossier).some((one) => {
    const organisation = saidOf(exclusion, one, 'organisation');
    return (
      saidOf(exclusion, one, 'team') === party ||
      saidOf(exclusion, one, 'account') === party ||
      (organisation !== undefined && organisation === facts?.organisation)
    );
  });
}

/** Is anybody of authority said to be part of it, and this service itself? */
function involvement(dossier: Dossier): { readonly any: boolean; readonly thisService: boolean } {
  const before = saidOf(opening, newest(dossier, opening), 'involved') ?? [];
  const read = saidOf(triage, newest(dossier, triage), 'implicated') ?? [];
  const said: readonly string[] = [...before.filter((one) => one !== 'none' && one !== 'not-sure'), ...read];
  return { any: said.length > 0, thisService: said.includes('this-service') };
}

/** Must this party not have a report in which somebody of authority is said to be involved? */
function isTooNear(
  said: ReturnType<typeof involvement>,
  party: PartyFacts,
  ordinary: ContactPointFacts | null,
): boolean {
  if (!said.any || ordinary === null || ordinary.last || party.kind === 'reporter') return false;
  return party.organisation === ordinary.organisation && (party.contactPoint || said.thisService);
}

/** The party that an operation would give the report to. */
function receiver(dossier: Dossier, operation: Operation | undefined): number | undefined {
  if (operation?.op === 'grant') return operation.party;
  return saidOf(dispatch, findWritten(dossier, dispatch, operation), 'team');
}

function check(dossier: Dossier, context: GuardContext, operation: Operation | undefined): Answer {
  const party = receiver(dossier, operation);
  if (party === undefined) return holds;
  const facts = findParty(context, party);
  if (isNamed(dossier, party, facts)) return fails('named', 'operator', ['exclusion']);
  const said = involvement(dossier);
  if (!said.any && inForce(dossier).length === 0) return holds;
  const ordinary = lookUp(context, 'contact-point');
  if (!facts || ordinary === undefined) return unknown;
  return isTooNear(said, facts, ordinary) ? fails('own-contact-point', 'operator', []) : holds;
}

function duties(dossier: Dossier, context: GuardContext): readonly DutySpec[] {
  const climbs = ['supervisor', 'liaison'];
  const wanted: DutySpec[] = all(dossier, exclusion)
    .filter((one) => !isReviewed(one))
    .map((one) => ({
      key: `review-${one.id}`,
      due: after(one.accepted, review, context),
      role: 'supervisor',
      remedy: ['exclusion'],
      climbs: ['liaison'],
    }));
  const said = involvement(dossier);
  const ordinary = lookUp(context, 'contact-point') ?? null;
  for (const { grant, party } of heldBy(dossier, context)) {
    const due = new Date(grant.from);
    if (isNamed(dossier, grant.party, party)) {
      wanted.push({ key: `shut-out-${grant.id}`, due, role: 'operator', remedy: [], climbs });
    } else if (party && isTooNear(said, party, ordinary)) {
      wanted.push({ key: `hand-over-${grant.id}`, due, role: 'operator', remedy: [], climbs });
    }
  }
  return wanted;
}

/**
 * R8: a report said to involve the police, an office or the service itself goes to another contact point, up to the
 * national one; an organisation, team or person named is shut out of this dossier, and that is reviewed.
 */
export const r8 = safeguard('R8', {
  section: '2.5',
  needs: ['opening', 'triage', 'exclusion', 'dispatch'],
  lookups: ['parties', 'contact-point'],
  settings: [review],
  texts: ['named', 'own-contact-point', 'review', 'shut-out', 'hand-over'],
  blocks: (operation) => operation.op === 'grant' || writes(operation, dispatch, 'team'),
  check,
  duties,
});
