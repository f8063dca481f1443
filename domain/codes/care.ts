/**
 * Answers about recovery: services, places of stay, school and work, return, follow-up, incidents, closing.
 */
import { codeList } from '../kernel/codes.ts';

export const serviceKind = codeList(
  'service-kind',
  [
    'accommodation',
    'health',
    'dental',
    'nutrition',
    'legal',
    'education',
    'transitional-class',
    'non-formal-education',
    'vocational-training',
    'career-guidance',
    'job-placement',
    'mentoring',
    'life-skills',
    'psychosocial',
    'recreation',
    'family-contact',
    'economic',
    'interpretation',
    'documents',
    'family-support',
    'transport',
  ],
  { htcds: { health: 'Health', legal: 'Legal', education: 'Education', economic: 'Financial' } },
);

export const serviceAnswer = codeList('service-answer', ['waiting', 'accepted', 'refused', 'full']);

export const serviceResult = codeList('service-result', [
  'completed',
  'helped',
  'no-effect',
  'stopped-by-child',
  'stopped-by-provider',
  'moved-away',
]);

/** Where a child stays. A place that may not be left freely is none of them: it is detention [C8]. */
export const accommodationKind = codeList('accommodation-kind', [
  'shelter',
  'group-home',
  'foster',
  'relatives',
  'family',
  'hospital',
  'supported-living',
  'independent',
]);

export const sessionKind = codeList('session-kind', [
  'individual',
  'group',
  'family',
  'play-or-art',
  'crisis',
]);

export const contactDecision = codeList('contact-decision', ['free', 'supervised', 'none']);

export const residenceStatus = codeList('residence-status', [
  'citizen',
  'recovery-period',
  'temporary',
  'permanent',
  'refugee',
  'asylum-seeker',
  'applied',
  'none',
]);

export const claimResult = codeList('claim-result', [
  'pending',
  'granted',
  'refused',
  'appealed',
  'withdrawn',
]);

export const returnProcedure = codeList('return-procedure', ['ordinary', 'fast']);

export const schoolKind = codeList('school-kind', [
  'formal',
  'transitional',
  'non-formal',
  'vocational',
  'apprenticeship',
  'individual',
]);

/** Who receives a wage or controls money [C19]. */
export const moneyHolder = codeList('money-holder', [
  'self',
  'parent',
  'relative',
  'spouse',
  'guardian',
  'employer',
  'agency',
  'other',
]);

/** Signs at a follow-up that a child may be trafficked again. */
export const retraffickingSign = codeList('retrafficking-sign', [
  'contact',
  'offer',
  'new-debt',
  'new-things',
  'out-of-school',
  'moved',
  'afraid',
  'injury',
  'not-seen-alone',
]);

export const incidentKind = codeList('incident-kind', [
  'missing',
  'threatened',
  'harmed',
  'trafficker-contact',
  'detained',
  'charged',
  'sent-away',
  'under-age-work',
  'threat-to-staff',
]);

export const complaintBy = codeList('complaint-by', ['child', 'family', 'other']);

export const complaintAbout = codeList('complaint-about', [
  'guardian',
  'carer',
  'social-worker',
  'counsellor',
  'health-worker',
  'police',
  'school',
  'employer',
  'interpreter',
  'this-service',
  'other',
]);

export const dataRequestKind = codeList('data-request-kind', ['see', 'correct', 'restrict', 'delete']);

export const dataRequestAnswer = codeList('data-request-answer', ['done', 'in-part', 'refused']);

export const referralReason = codeList('referral-reason', ['more-services', 'moved', 'other'], {
  htcds: {
    'more-services': 'AdditionalServicesRequired',
    moved: 'MigrationOrChangeOfLocation',
    other: 'Other',
  },
});

export const referralAnswer = codeList('referral-answer', [
  'asked',
  'accepted',
  'refused',
  'done',
  'expired',
]);

export const fileKind = codeList('file-kind', [
  'photo',
  'identity-paper',
  'letter',
  'official-paper',
  'health-paper',
  'school-paper',
  'drawing',
  'recording',
  'other',
]);

export const closingReason = codeList('closing-reason', [
  'goals-met',
  'handed-over',
  'majority',
  'childs-wish',
  'lost',
  'died',
  'not-at-risk',
]);
