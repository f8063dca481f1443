/** Who is never let in to where a child is and how she is: C15 [2.7]. */
import type { caseGroup, discipline, organisationKind } from '../codes/index.ts';
import type { Answer } from '../kernel/declare.ts';
import { fails, holds, safeguard, unknown } from '../kernel/declare.ts';
import { findElsewhere, findParty } from '../kernel/lookups.ts';
import { said } from '../kernel/values.ts';
import { organisations } from './recipients.ts';

/** Where she stays, how she is, what she tells, and where her family is. */
const closedTo: readonly string[] = ['stay', 'health', 'sessions', 'family'] satisfies Group[];
type Group = (typeof caseGroup.codes)[number];

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
 * C15: police, prosecution, border services, consulates and employers are never let in to these, whatever the ground and
 * whoever agrees. What an organisation is must be on file before it is given any of it; one profile of several that tells
 * is enough, since whoever wants in would describe it as something else.
 */
export const c15 = safeguard('C15', {
  section: '2.7',
  lookups: ['parties', organisations.name],
  texts: ['never', 'kind-not-known'],
  blocks: (operation) =>
    operation.op === 'grant' && operation.groups.some((group) => closedTo.includes(group)),
  check: (dossier, context, operation): Answer => {
    const party = operation?.op === 'grant' ? findParty(context, operation.party) : undefined;
    if (!party) return unknown;
    const never = fails('never', 'supervisor', []);
    if (party.disciplines.some((one) => barredDisciplines.includes(one))) return never;
    if (party.organisation === dossier.steward) return holds;
    const profiles = findElsewhere(context, organisations.name, party.organisation);
    if (!profiles) return unknown;
    const kinds = profiles.map(({ values }) => said(values['kind']));
    if (kinds.some((kind) => barredKinds.includes(kind))) return never;
    if (profiles.some(({ values }) => said(values['actor']) === 'employers')) return never;
    return kinds.some((kind) => kind !== undefined) ? holds : fails('kind-not-known', 'supervisor', []);
  },
});
