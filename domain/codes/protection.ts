/**
 * Answers about standing by a child: how the child came, guardian, consent, assessments, decisions in the best interests.
 */
import { codeList } from '../kernel/codes.ts';

export const track = codeList('track', ['suspected-victim', 'at-risk', 'accompanying']);

/** How a child came to the service. */
export const cameBy = codeList('came-by', [
  'report',
  'police',
  'labour-inspection',
  'border',
  'self',
  'returned',
  'other-case',
  'other-service',
]);

export const immediateNeed = codeList('immediate-need', [
  'safety',
  'medical',
  'sexual-violence-care',
  'food',
  'clothing',
  'sleep',
]);

/** Ways in which an age is judged. The harmful ones are listed because what happened elsewhere must be recorded [C2]. */
export const ageMethod = codeList('age-method', [
  'papers',
  'records',
  'family',
  'interview',
  'panel',
  'dental-x-ray',
  'bone-x-ray',
  'body-examination',
]);

export const ageFinding = codeList('age-finding', ['child', 'treated-as-child', 'adult']);

export const appeal = codeList('appeal', ['none', 'possible', 'pending', 'upheld', 'dismissed', 'withdrawn']);

export const guardianKind = codeList('guardian-kind', ['relative', 'social-worker', 'ngo', 'office']);

export const guardianStanding = codeList('guardian-standing', ['provisional', 'vetted']);

export const guardianEnd = codeList('guardian-end', [
  'majority',
  'left',
  'replaced',
  'suspected',
  'childs-wish',
  'resigned',
  'died',
]);

/** The five tasks of a guardian [2.7]. */
export const guardianTask = codeList('guardian-task', [
  'advocate',
  'best-interests',
  'care-and-rights',
  'link',
  'accompany',
]);

/** What a child was told [2.7]. */
export const informationTopic = codeList('information-topic', [
  'rights',
  'next-steps',
  'guardian',
  'services',
  'records',
  'complaints',
  'age-assessment',
  'interview',
  'court',
  'residence',
  'return',
  'decision',
]);

export const viewsWeight = codeList('views-weight', ['followed', 'partly', 'not-followed']);

/** Why a child could not be heard [C6]. */
export const notHeardReason = codeList('not-heard-reason', [
  'too-young',
  'not-well',
  'did-not-want',
  'danger',
  'no-language',
  'missing',
]);

export const consentGiver = codeList('consent-giver', ['child', 'guardian', 'parent']);

export const consentPurpose = codeList('consent-purpose', [
  'services',
  'referral',
  'health-care',
  'age-assessment',
  'family-tracing',
  'schooling',
  'work',
  'legal-help',
  'court',
  'residence',
  'return',
  'research',
]);

/** On what ground something is shared [C7]. */
export const sharingBasis = codeList('sharing-basis', ['consent', 'vital-interest', 'legal-duty']);

/** What a meeting with a child is for. */
export const appointmentKind = codeList('appointment-kind', [
  'interview',
  'age-assessment',
  'needs-assessment',
  'risk-assessment',
  'best-interests',
  'hearing',
  'visit',
  'health',
  'other',
]);

export const riskLevel = codeList('risk-level', ['low', 'medium', 'high']);

/** Can the trafficker reach the child? */
export const reach = codeList('reach', ['no', 'unlikely', 'possible', 'yes']);

export const assessmentKind = codeList('assessment-kind', ['initial', 'full']);

export const needsDomain = codeList('needs-domain', [
  'physical-health',
  'dental',
  'mental-health',
  'nutrition',
  'safety',
  'family',
  'education',
  'legal',
  'housing',
  'livelihood',
  'social',
]);

export const severity = codeList('severity', ['none', 'mild', 'moderate', 'severe']);

/** Best-interests procedures. */
export const procedure = codeList('procedure', ['bia', 'bid']);

export const bestInterestsQuestion = codeList('best-interests-question', [
  'family-contact',
  'return',
  'relocation',
  'separation',
  'durable-solution',
  'other',
]);

export const durableSolution = codeList('durable-solution', ['return', 'local-integration', 'third-country']);

export const goalState = codeList('goal-state', ['planned', 'under-way', 'reached', 'dropped']);

/** Part somebody has in a child's team. */
export const planRole = codeList('plan-role', ['lead', 'member', 'informed']);
