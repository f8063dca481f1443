/**
 * Answers about organisations and the people who work in them.
 */
import { codeList } from '../kernel/codes.ts';

/** The four kinds of actor that give Gwen its name. */
export const gwenKind = codeList('gwen-kind', ['government', 'workers', 'employers', 'ngo']);

export const organisationKind = codeList(
  'organisation-kind',
  [
    'ministry',
    'child-protection',
    'local-authority',
    'police',
    'labour-inspection',
    'border-service',
    'court',
    'consulate',
    'union',
    'employers-federation',
    'company',
    'ngo',
    'shelter',
    'health-service',
    'school',
    'legal-service',
    'international-agency',
  ],
  {
    htcds: {
      ministry: 'CentralGovernmentOrganisation',
      'local-authority': 'LocalGovernmentOrganisation',
      police: 'LawEnforcement',
      'border-service': 'ImmigrationService',
      company: 'CorporateBusiness',
      ngo: 'NGO',
      'health-service': 'HealthServiceOrganisation',
      school: 'SchoolOrCollege',
      'legal-service': 'LegalService',
    },
    htcdsBroader: {
      'child-protection': 'CentralGovernmentOrganisation',
      'labour-inspection': 'CentralGovernmentOrganisation',
      court: 'CentralGovernmentOrganisation',
      shelter: 'NGO',
    },
  },
);

/** What a person does in Gwen; decides acts and data groups, never which dossiers. */
export const role = codeList('role', [
  'operator',
  'responder',
  'social-worker',
  'guardian',
  'counsellor',
  'carer',
  'health-worker',
  'lawyer',
  'supervisor',
  'liaison',
  'programme-officer',
  'licensing-officer',
  'inspector',
  'supply-chain-lead',
  'prosecution-liaison',
  'plan-coordinator',
  'administrator',
  'monitor',
  'complaints-officer',
  'focal-point',
]);

export const areaLevel = codeList('area-level', ['country', 'region', 'district', 'sub-area']);

/** The part an area plays in trafficking [2.1]. */
export const areaZone = codeList('area-zone', ['source', 'transit', 'destination']);

export const policyKind = codeList('policy-kind', [
  'child-protection',
  'non-discrimination',
  'data-protection',
  'complaints',
]);

export const trainingCourse = codeList('training-course', [
  'child-protection',
  'child-friendly-interview',
  'guardianship',
  'psychosocial-support',
  'care-after-violence',
  'trafficking-signs',
  'labour-inspection',
  'interpretation',
  'data-protection',
  'shelter-care',
  'trafficking-law',
  'labour-law',
  'first-call',
  'case-management',
  'community-watch',
  'equality',
]);

export const vettingResult = codeList('vetting-result', ['pending', 'passed', 'failed', 'expired']);

export const breachKind = codeList('breach-kind', ['data', 'conduct']);

/** What a child protection policy speaks of [2.2: discrimination and exclusion in own structures and work]. */
export const policySubject = codeList('policy-subject', [
  'conduct',
  'recruiting-staff',
  'discrimination',
  'gender',
  'disability',
  'minorities',
  'complaints',
  'pictures-and-media',
  'children-heard',
  'partners',
]);

export const vettingKind = codeList('vetting-kind', [
  'identity',
  'police-record',
  'references',
  'interview',
  'conflict-of-interest',
]);

/** What a review of the effect on children and families looks at [2.1: due diligence]. */
export const reviewedThing = codeList('reviewed-thing', [
  'law',
  'policy',
  'programme',
  'budget',
  'project',
  'business-practice',
]);

export const effectOnChildren = codeList('effect-on-children', [
  'good',
  'mixed',
  'harmful',
  'none',
  'not-known-yet',
]);

/** Who was asked in such a review. */
export const askedInReview = codeList('asked-in-review', [
  'girls',
  'boys',
  'families',
  'excluded-groups',
  'workers',
  'employers',
  'ngos',
  'front-line-staff',
]);

export const breachFoundBy = codeList('breach-found-by', [
  'own-staff',
  'child-or-family',
  'other-organisation',
  'inspection',
  'system',
  'public',
]);

/** What was breached or done. */
export const breachForm = codeList('breach-form', [
  'lost',
  'stolen',
  'seen-by-others',
  'sent-to-wrong-person',
  'published',
  'more-kept-than-needed',
  'violence',
  'sexual',
  'discrimination',
  'money-asked',
  'conflict-of-interest',
  'told-trafficker',
  'other',
]);

export const breachAnswer = codeList('breach-answer', [
  'open',
  'contained',
  'put-right',
  'person-removed',
  'to-police',
  'unfounded',
]);

/** To whom own comments go: to the government, or straight to the body that examines the report [2.5]. */
export const submissionTo = codeList('submission-to', [
  'government',
  'ilo',
  'child-rights-committee',
  'other',
]);

export const submissionState = codeList('submission-state', ['draft', 'agreed', 'sent', 'withdrawn']);
