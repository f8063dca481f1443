/**
 * The catalogue: every kind of dossier, every role, act and setting. Whatever reads the domain as a whole starts here.
 */

import { acts as agencyActs } from './agency/acts.ts';
import { agency } from './agency/index.ts';
import { acts as campaignActs } from './campaign/acts.ts';
import { campaign } from './campaign/index.ts';
import { acts as caseActs } from './case/acts.ts';
import { caseKind } from './case/index.ts';
import { acts as communityActs } from './community/acts.ts';
import { community } from './community/index.ts';
import { acts as enterpriseActs } from './enterprise/acts.ts';
import { enterprise } from './enterprise/index.ts';
import { acts as householdActs } from './household/acts.ts';
import { household } from './household/index.ts';
import type { ActDeclaration } from './kernel/act.ts';
import type { Catalogue } from './kernel/apply.ts';
import type { KindDeclaration } from './kernel/declare.ts';
import { disclosureLimits } from './kernel/disclosure.ts';
import { climbStep, emergencyGrantReview } from './kernel/duties.ts';
import { releaseSettings } from './kernel/release.ts';
import type { Setting } from './kernel/settings.ts';
import { messages as en } from './messages.en.ts';
import { acts as organisationActs } from './organisation/acts.ts';
import { organisation } from './organisation/index.ts';
import { acts as planActs } from './plan/acts.ts';
import { plan } from './plan/index.ts';
import { acts as proceedingActs } from './proceeding/acts.ts';
import { proceeding } from './proceeding/index.ts';
import { acts as programmeActs } from './programme/acts.ts';
import { programme } from './programme/index.ts';
import { acts as reportActs } from './report/acts.ts';
import { report } from './report/index.ts';
import { rolesFor } from './roles.ts';

/** All kinds, in the order of their stored numbers. */
export const kinds: readonly KindDeclaration[] = [
  report,
  caseKind,
  organisation,
  community,
  household,
  programme,
  campaign,
  agency,
  enterprise,
  proceeding,
  plan,
];

/** The catalogue of some kinds, with the roles over them. */
export const catalogueOf = (some: readonly KindDeclaration[]): Catalogue => ({
  kinds: Object.fromEntries(some.map((kind) => [kind.kind, kind])),
  roles: rolesFor(some),
});

export const catalogue: Catalogue = catalogueOf(kinds);

/** All acts, by the kind at which they begin. */
export const acts: readonly ActDeclaration[] = [
  ...reportActs,
  ...caseActs,
  ...organisationActs,
  ...communityActs,
  ...householdActs,
  ...programmeActs,
  ...campaignActs,
  ...agencyActs,
  ...enterpriseActs,
  ...proceedingActs,
  ...planActs,
];

/** Every setting of every safeguard and of the kernel by its id, with default and bounds. */
export const settings: ReadonlyMap<string, Setting> = new Map(
  [
    ...kinds.flatMap((kind) => kind.safeguards.flatMap((guard) => guard.settings)),
    emergencyGrantReview,
    climbStep,
    ...Object.values(disclosureLimits),
    ...Object.values(releaseSettings),
  ].map((one) => [one.id, one]),
);

/** Texts by locale. */
export const messages = { en } as const;
