/** A report goes round whoever is said to be part of it: R8 [2.3, 2.5]. */

import type { Dossier } from '../kernel/dossier.ts';
import { isCalled, shownValue } from '../kernel/dossier.ts';
import { after, all, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { ContactPointFacts, PartyFacts } from '../kernel/lookups.ts';
import { findParty, heldBy, lookUp } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { dispatch, exclusion, opening, triage } from './entries.ts';
import { exclusionsInForce, isNamed, isReviewed, keptOut } from './keptOut.ts';

const review = setting('R8.review', 'hours', 24, 1, 168);

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

/** Does it say of an entry that shut somebody out that it was somebody else? */
function namesAnother(operation: Operation, before: Dossier): boolean {
  if (operation.op !== 'set' || operation.type !== exclusion.type) return false;
  const known = before.entries.find((one) => isCalled(one, operation.entry));
  return ['account', 'team', 'organisation'].some(
    (field) =>
      known?.heads[field] !== undefined &&
      Object.hasOwn(operation.set, field) &&
      shownValue(known, field) !== operation.set[field],
  );
}

function check(
  dossier: Dossier,
  context: GuardContext,
  operation: Operation | undefined,
  before: Dossier,
): Answer {
  if (operation && namesAnother(operation, before)) return fails('another', 'operator', ['exclusion']);
  const party = receiver(dossier, operation);
  if (party === undefined) return holds;
  const facts = findParty(context, party);
  if (isNamed(dossier, party, facts)) return fails('named', 'operator', ['exclusion']);
  const said = involvement(dossier);
  if (!said.any && exclusionsInForce(dossier).length === 0) return holds;
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
  // of those who are named, these alone still see it: nobody else does
  const { spared } = keptOut(dossier, context);
  for (const { grant, party } of heldBy(dossier, context)) {
    const due = new Date(grant.from);
    if (spared.includes(grant.party) || (party && isTooNear(said, party, ordinary))) {
      wanted.push({ key: `hand-over-${grant.id}`, due, role: 'operator', remedy: [], climbs });
    }
  }
  return wanted;
}

/**
 * R8: a report said to involve the police, an office or the service itself goes to another contact point, up to the
 * national one; an organisation, team or person named is shut out of this dossier (keptOut.ts), and that is reviewed.
 */
export const r8 = safeguard('R8', {
  section: '2.5',
  needs: ['opening', 'triage', 'exclusion', 'dispatch'],
  lookups: ['parties', 'contact-point'],
  settings: [review],
  texts: ['named', 'another', 'own-contact-point', 'review', 'hand-over'],
  blocks: (operation) =>
    operation.op === 'grant' ||
    writes(operation, dispatch, 'team') ||
    writes(operation, exclusion, 'account', 'team', 'organisation'),
  check,
  duties,
});
