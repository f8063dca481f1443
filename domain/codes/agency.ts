/** Answers about recruiters of labour: what they are, what they charge, whom they place, what inspection finds [2.3]. */
import { codeList } from '../kernel/codes.ts';

export const agencyKind = codeList('agency-kind', [
  'recruiter',
  'travel-agency',
  'temporary-bureau',
  'job-counsellor',
  'other-agent',
]);

export const ownerKind = codeList('owner-kind', ['person', 'company', 'public-body', 'not-found']);

/** By what an owner holds or steers it; the main interests of the Beneficial Ownership Data Standard. */
export const ownerInterest = codeList('owner-interest', [
  'shares',
  'votes',
  'board',
  'management',
  'trust',
  'contract',
  'nominee',
  'other-control',
]);

export const agentRole = codeList('agent-role', [
  'sub-broker',
  'village-broker',
  'document-handler',
  'transporter',
  'trainer',
  'official',
  'online',
  'other',
]);

export const licenceClass = codeList('licence-class', [
  'within-country',
  'abroad',
  'both',
  'temporary-work',
  'provisional',
]);

export const licenceCondition = codeList('licence-condition', [
  'no-fees-from-workers',
  'adults-only',
  'registered-agents-only',
  'approved-contracts-only',
  'reports-placements',
  'trains-before-departure',
  'keeps-bond',
]);

/** What is paid for on the way to a job. */
export const feeItem = codeList('fee-item', [
  'service',
  'advertising',
  'identity-paper',
  'passport',
  'visa',
  'work-permit',
  'medical',
  'training',
  'travel',
  'insurance',
  'official-charge',
  'agent',
  'deposit',
  'other',
]);

export const feePayer = codeList('fee-payer', [
  'worker',
  'family',
  'employer',
  'agency',
  'government',
  'lender',
]);

/** Where a charge is raised: each level may ask its own. */
export const officeLevel = codeList('office-level', [
  'village',
  'district',
  'province',
  'national',
  'destination',
  'none',
]);

export const migrationSide = codeList('migration-side', ['origin', 'destination']);

export const publishedAt = codeList('published-at', [
  'not-published',
  'website',
  'office',
  'radio',
  'communities',
]);

/** Clauses of a contract that take away freedom, or protect it. */
export const contractClause = codeList('contract-clause', [
  'employer-holds-papers',
  'agency-holds-papers',
  'tied-to-employer',
  'may-not-leave-premises',
  'costs-from-wage',
  'wages-held-back',
  'penalty-for-leaving',
  'no-union',
  'children-must-work',
  'return-paid',
  'rest-day',
  'complaint-way',
]);

/** Who looked whether the employer and the vacancy are real. */
export const employerCheck = codeList('employer-check', [
  'labour-attache',
  'authority-there',
  'union-there',
  'agency-visit',
  'papers-only',
  'nobody',
]);

export const contractForm = codeList('contract-form', [
  'written-understood',
  'written-not-understood',
  'spoken',
  'none',
]);

export const ageChecker = codeList('age-checker', [
  'licensing-office',
  'civil-registry',
  'school',
  'inspector',
  'border-service',
  'agency',
  'nobody',
]);

/** Signs that somebody does not leave of her own will. */
export const coercionSign = codeList('coercion-sign', [
  'spoken-for',
  'afraid',
  'never-alone',
  'rehearsed-words',
  'papers-taken',
  'does-not-know-job',
  'does-not-know-place',
  'debt',
  'threat',
  'family-paid',
]);

export const placementPurpose = codeList('placement-purpose', ['work', 'training', 'apprenticeship']);

export const placementResult = codeList('placement-result', ['asked', 'placed', 'refused', 'withdrawn']);

export const refusalReason = codeList('placement-refusal', [
  'too-young',
  'age-not-proved',
  'false-papers',
  'family-against',
  'coercion',
  'employer-unknown',
  'no-policy',
  'hazardous',
  'no-licence',
  'other',
]);

export const feesFound = codeList('fees-found', [
  'none-charged',
  'within-schedule',
  'above-schedule',
  'not-known',
]);

/** To whom a debt for the journey is owed. */
export const journeyCreditor = codeList('journey-creditor', [
  'agency',
  'agent',
  'employer',
  'money-lender',
  'bank',
  'public-loan',
  'family',
  'other',
]);

/** What has to be done before departure; some of it takes long [2.3]. */
export const departureStepKind = codeList('departure-step', [
  'vacancy',
  'identity-paper',
  'passport',
  'visa',
  'work-permit',
  'training',
  'medical',
  'contract',
  'travel',
]);

export const trainingGiver = codeList('training-giver', [
  'agency',
  'government',
  'union',
  'employers-federation',
  'ngo',
  'employer',
]);

export const departureTopic = codeList('departure-topic', [
  'rights',
  'contract',
  'what-employers-expect',
  'working-hours',
  'law-there',
  'costs',
  'safe-travel',
  'keeping-papers',
  'complaints',
  'contacts-there',
  'coming-home',
]);

export const inspectionReason = codeList('inspection-reason', [
  'planned',
  'complaint',
  'report',
  'follow-up',
  'joint-operation',
  'licence-check',
]);

export const siteAccess = codeList('site-access', ['granted', 'delayed', 'refused', 'by-warrant']);

/** Rules that an inspection of a recruiter looks at. */
export const agencyRule = codeList('agency-rule', [
  'licence',
  'agents-registered',
  'fees-published',
  'no-overcharging',
  'age-checks',
  'under-age-placement',
  'contracts',
  'papers-returned',
  'true-promises',
  'employers-checked',
  'training',
  'records',
  'complaint-way',
]);

export const ruleResult = codeList('rule-result', ['kept', 'broken', 'not-seen']);

export const inspectionResult = codeList('inspection-result', [
  'in-order',
  'minor-breach',
  'serious-breach',
  'children-found',
  'not-inspected',
]);

export const riskReason = codeList('inspection-risk', [
  'children',
  'new',
  'complaints',
  'earlier-breach',
  'domestic-work',
  'high-fees',
  'remote',
  'seasonal',
  'informal',
  'migrants',
  'hazardous-work',
  'owners-unclear',
]);

export const agencyComplaintKind = codeList('agency-complaint', [
  'overcharged',
  'false-promise',
  'papers-kept',
  'under-age',
  'other-contract',
  'not-paid',
  'abused',
  'never-sent',
  'left-alone',
  'unlicensed',
  'threatened',
  'other',
]);

export const complainant = codeList('complainant', [
  'worker',
  'family',
  'union',
  'community',
  'employer',
  'official',
  'other',
]);

export const complaintResult = codeList('complaint-result', [
  'open',
  'upheld',
  'not-upheld',
  'money-returned',
  'settled',
  'to-police',
  'withdrawn',
]);

export const sanctionKind = codeList('sanction-kind', [
  'warning',
  'condition',
  'fine',
  'repayment',
  'suspension',
  'revocation',
  'refusal',
  'closing',
  'prosecution-asked',
]);

/** Why somebody came home before the time agreed. */
export const earlyReturnReason = codeList('early-return-reason', [
  'ill-treated',
  'not-paid',
  'other-work',
  'no-work',
  'too-hard',
  'too-young',
  'ill-or-injured',
  'family',
  'papers',
  'sent-away',
  'employer-closed',
  'home-sick',
  'other',
]);
