/**
 * Answers about work, sessions, complaints, plans and looking after a child later.
 */
import { codeList } from '../kernel/codes.ts';

/** What kind of work a child of working age has. */
export const employmentKind = codeList('employment-kind', [
  'job',
  'apprenticeship',
  'traineeship',
  'own-business',
  'family-business',
]);

/** Through whom a child came to a job. */
export const jobFoundBy = codeList('job-found-by', ['service', 'self', 'family', 'agency', 'other']);

export const wagePer = codeList('wage-per', ['hour', 'day', 'week', 'month', 'piece']);

/** How a child feels and copes, compared with the last time. */
export const childProgress = codeList('child-progress', [
  'much-worse',
  'worse',
  'same',
  'better',
  'much-better',
]);

export const childComplaintResult = codeList('child-complaint-result', [
  'upheld',
  'in-part',
  'not-upheld',
  'withdrawn',
  'passed-on',
]);

/** How a child was seen at a follow-up. */
export const visitWay = codeList('visit-way', [
  'home',
  'school',
  'workplace',
  'elsewhere',
  'phone',
  'online',
]);

/** Why a follow-up did not take place. */
export const missedVisit = codeList('missed-visit', [
  'not-home',
  'moved',
  'not-found',
  'refused',
  'danger',
  'no-means',
]);

/** What a young person lives on from her eighteenth birthday. */
export const incomeAfter18 = codeList('income-after-18', [
  'work',
  'apprenticeship',
  'benefits',
  'scholarship',
  'family',
  'savings',
  'none',
]);

/** Whether the family's own livelihood was seen to, so that what made the child vulnerable is gone [2.8]. */
export const householdHelp = codeList('household-help', [
  'given',
  'asked-for',
  'not-needed',
  'refused',
  'not-possible',
  'no-household',
]);

/** What makes a young person ready for work after what happened [2.8]. */
export const jobReadiness = codeList('job-readiness', [
  'old-enough',
  'wants-to',
  'has-recovered',
  'has-skills',
  'knows-rights',
  'has-papers',
]);
