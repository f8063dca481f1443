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
export const childProgress = codeList('child-progress', ['much-worse', 'worse', 'same', 'better', 'much-better']);

export const childComplaintResult = codeList('child-complaint-result', [
  'upheld',
  'in-part',
  'not-upheld',
  'withdrawn',
  'passed-on',
]);
