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
]);

export const vettingResult = codeList('vetting-result', ['pending', 'passed', 'failed', 'expired']);

export const breachKind = codeList('breach-kind', ['data', 'conduct']);
