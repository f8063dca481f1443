/** Codes of the law register: treaties, duties of the law, consultations, what committees say. */
import { codeList } from '../kernel/codes.ts';

export const instrumentKind = codeList('instrument-kind', [
  'treaty',
  'constitution',
  'act',
  'decree',
  'regulation',
  'policy',
  'procedure',
]);

/** Treaties the textbook rests on; see plan/treaties.ts for who supervises them. */
export const treaty = codeList('treaty', [
  'c29',
  'c105',
  'c138',
  'c182',
  'c181',
  'c144',
  'c87',
  'crc',
  'palermo',
]);

/** Duties that a country's law must cover: against traffickers, for victims, in work, migration and schooling. */
export const lawDuty = codeList('law-duty', [
  'definition',
  'child-without-means',
  'penalties',
  'higher-penalty-child',
  'companies-liable',
  'extradition',
  'confiscation',
  'compensation',
  'corruption',
  'forgery',
  'laundering',
  'victim-status',
  'no-prosecution-of-victims',
  'help-without-testimony',
  'residence',
  'services-for-victims',
  'guardian',
  'child-heard',
  'age-presumed',
  'no-detention',
  'child-in-court',
  'legal-help',
  'privacy',
  'witnesses',
  'informants',
  'recruiters-licensed',
  'recruiters-sanctioned',
  'recruitment-fees',
  'visas',
  'documents-kept-by-worker',
  'safe-migration',
  'minimum-age',
  'hazardous-work',
  'worst-forms',
  'forced-labour',
  'domestic-work',
  'inspectors-access',
  'inspectorate',
  'union-rights',
  'migrant-workers',
  'job-counselling',
  'free-schooling',
  'birth-registration',
  'non-discrimination',
  'consultation',
]);

export const lawCoverage = codeList('law-coverage', ['yes', 'partly', 'no', 'not-examined']);

/** What brought a gap to light. */
export const gapSeenIn = codeList('gap-seen-in', [
  'comparison',
  'case',
  'proceeding',
  'inspection',
  'committee',
  'organisation',
]);

/** How an organisation was asked about a report. */
export const consultationKind = codeList('consultation-kind', [
  'meeting',
  'draft-sent',
  'letter',
  'copy-sent',
]);

export const consultationAnswer = codeList('consultation-answer', [
  'waiting',
  'agrees',
  'comments',
  'disagrees',
  'no-answer',
]);

export const committeeCommentKind = codeList('committee-comment-kind', [
  'observation',
  'direct-request',
  'conference-discussion',
  'concluding-observations',
  'recommendation',
]);
