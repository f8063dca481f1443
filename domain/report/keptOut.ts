/**
 * Who never sees a report because it names them: R8 [2.3, 2.5]. Somebody said so, a link leads to them, or what the operator
 * wrote down of suspects is a name like theirs. A second person can lift it, and says why.
 */
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { own } from '../kernel/dossier.ts';
import { itemsOf, newest, saidOf, writerOf } from '../kernel/inquiry.ts';
import type { Keeping, KeptOut, Naming } from '../kernel/keeping.ts';
import type { Elsewhere, PartyFacts } from '../kernel/lookups.ts';
import { findElsewhere, heldBy } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { wholeNames } from '../kernel/wholeNames.ts';
import { exclusion, message, triage } from './entries.ts';

/** Which organisation stands behind an agency or workplace that a report links to. */
export const elsewhere: readonly Elsewhere[] = [
  {
    name: 'named-agencies',
    kind: 'agency',
    entry: 'registration',
    by: '$dossier',
    about: 'link',
    fields: ['organisation'],
  },
  {
    name: 'named-workplaces',
    kind: 'enterprise',
    entry: 'profile',
    by: '$dossier',
    about: 'link',
    fields: ['organisation'],
  },
];

/** Was it looked at by somebody other than the one who shut them out? Lifting it needs what that person found. */
export const isReviewed = (one: EntryState): boolean => {
  const upheld = saidOf(exclusion, one, 'upheld');
  if (upheld === undefined || writerOf(one, 'upheld') === one.by) return false;
  return upheld || saidOf(exclusion, one, 'reviewNote') !== undefined;
};

/** Those that shut somebody out now. */
export const exclusionsInForce = (dossier: Dossier): readonly EntryState[] =>
  dossier.entries.filter(
    (one) =>
      one.type === exclusion.type &&
      !isTakenBack(one) &&
      !(isReviewed(one) && saidOf(exclusion, one, 'upheld') === false),
  );

/** Whoever shut somebody out does not let her in again alone. */
const isTakenBack = (one: EntryState): boolean =>
  one.withdrawn !== undefined && writerOf(one, own.withdrawal) !== one.by;

const namedIn = (dossier: Dossier, field: 'account' | 'team' | 'organisation'): readonly number[] => [
  ...new Set(exclusionsInForce(dossier).flatMap((one) => saidOf(exclusion, one, field) ?? [])),
];

/** Does the report name this party, or the organisation it belongs to? */
export const isNamed = (dossier: Dossier, party: number, facts: PartyFacts | undefined): boolean =>
  namedIn(dossier, 'account').includes(party) ||
  namedIn(dossier, 'team').includes(party) ||
  (facts !== undefined && namedIn(dossier, 'organisation').includes(facts.organisation));

/**
 * Everybody who is named. A contact point of a named organisation keeps the report in sight while no other has it: a report
 * that nobody could read would help no child. Handing it over is then due at once, and closes it to them.
 */
export function keptOut(dossier: Dossier, context: GuardContext): KeptOut {
  const organisations = namedIn(dossier, 'organisation');
  const points = heldBy(dossier, context).filter(
    ({ grant, party }) =>
      party?.kind === 'team' && party.contactPoint && grant.groups.includes(message.group),
  );
  const isOut = (party: PartyFacts | undefined): boolean =>
    party !== undefined && organisations.includes(party.organisation);
  return {
    accounts: namedIn(dossier, 'account'),
    teams: namedIn(dossier, 'team'),
    organisations,
    spared: points.every(({ party }) => isOut(party)) ? points.map(({ grant }) => grant.party) : [],
  };
}

function named(dossier: Dossier, context: GuardContext): Naming {
  const judged = newest(dossier, triage);
  const [agencies, workplaces] = [itemsOf(triage, judged, 'agencies'), itemsOf(triage, judged, 'workplaces')];
  const behind = (lookup: string, link: string | undefined): readonly number[] =>
    link === undefined
      ? []
      : (findElsewhere(context, lookup, link) ?? []).flatMap(({ values }) =>
          typeof values['organisation'] === 'number' ? values['organisation'] : [],
        );
  return {
    people: itemsOf(triage, judged, 'suspects').flatMap(({ name }) => wholeNames(said(name) ?? [])),
    organisations: [...agencies, ...workplaces].flatMap(({ name }) => (typeof name === 'string' ? name : [])),
    linked: [
      ...agencies.flatMap(({ agency }) => behind('named-agencies', linkOf(agency))),
      ...workplaces.flatMap(({ enterprise }) => behind('named-workplaces', linkOf(enterprise))),
    ],
  };
}

const linkOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const keeping: Keeping = {
  names: [triage.type],
  entry: exclusion.type,
  named,
  write: ({ kind, id, name }) => ({
    [kind]: id,
    ...(name === undefined ? { namedBy: 'link' } : { namedBy: 'name', reason: name }),
  }),
  keptOut,
  followers: {
    onward: [
      'report.joined.report',
      'report.proposal.duplicateOf',
      'report.need.case',
      'report.need.household',
      'report.outcome.proceeding',
      'report.outcome.household',
      'case.legal.proceeding',
    ],
    back: [
      'report.joined.report',
      'report.proposal.duplicateOf',
      'case.intake.report',
      'proceeding.child.case',
    ],
  },
};
