/**
 * Answers about law: a child's part in proceedings and demands for her file.
 */
import { codeList } from '../kernel/codes.ts';

export const legalRole = codeList('legal-role', ['none', 'witness', 'civil-party', 'claimant', 'accused']);

/** What shields a child in court. */
export const courtMeasure = codeList('court-measure', [
  'accompanied',
  'lawyer',
  'screen',
  'video',
  'recorded',
  'closed-court',
  'separate-waiting',
  'no-name',
  'records-closed',
  'trained-questioner',
  'no-meeting',
  'interpreter',
  'breaks',
]);

export const interviewerKind = codeList('interviewer-kind', [
  'police',
  'prosecution',
  'border-service',
  'labour-inspection',
  'social-worker',
  'lawyer',
  'other',
]);

/** Who demands to see a file. */
export const demandBy = codeList('demand-by', [
  'court',
  'prosecution',
  'police',
  'immigration',
  'defence',
  'consulate',
  'other',
]);

export const demandAnswer = codeList('demand-answer', [
  'given',
  'in-part',
  'contested',
  'refused',
  'nothing-held',
]);
