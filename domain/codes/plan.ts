/**
 * Answers about plans: who does what by when, how it is measured and paid, what the law holds, and the reports on treaties.
 */
import { codeList } from '../kernel/codes.ts';

export * from './planActions.ts';

/** The four headings under which the textbook sorts all action. */
export const planHeading = codeList('plan-heading', [
  'protection',
  'prevention',
  'law-enforcement',
  'victim-assistance',
]);

/** Larger plans that an objective is part of [2.1]. */
export const planFramework = codeList('plan-framework', [
  'trafficking-plan',
  'child-protection-plan',
  'poverty-reduction',
  'child-labour-programme',
  'development-goals',
  'decent-work',
  'education-plan',
  'migration-policy',
  'local-plan',
]);

/** Whom an action is meant to reach, or whom a risk concerns. */
export const planAudience = codeList('plan-audience', [
  'girls',
  'boys',
  'under-12',
  'from-12-to-14',
  'from-15-to-17',
  'children-out-of-school',
  'street-children',
  'working-children',
  'trafficked-children',
  'young-migrants',
  'excluded-groups',
  'children-with-disability',
  'families',
  'communities',
  'workers',
  'migrant-workers',
  'employers',
  'recruiters',
  'officials',
  'public',
]);

export const actionState = codeList('action-state', ['not-started', 'under-way', 'done', 'stopped']);

/** How an action stands against its date. */
export const actionTiming = codeList('action-timing', ['on-time', 'at-risk', 'late']);

export const actionObstacle = codeList('action-obstacle', [
  'no-money',
  'late-money',
  'no-staff',
  'no-training',
  'no-law',
  'no-agreement',
  'no-access',
  'unsafe',
  'resistance',
  'no-data',
  'other-priorities',
]);

/** What shows, or will show, that an action was done. */
export const planEvidence = codeList('plan-evidence', [
  'law-or-rule',
  'published-report',
  'figures',
  'survey',
  'inspection-record',
  'minutes',
  'agreement',
  'budget-record',
  'training-record',
  'service-open',
  'material',
  'visit',
  'other',
]);

export const contestReason = codeList('contest-reason', [
  'not-done',
  'not-as-said',
  'not-asked',
  'done-by-others',
  'out-of-date',
  'no-effect',
  'does-harm',
]);

/** Where the numbers of an indicator come from. */
export const indicatorSource = codeList('indicator-source', [
  'gwen-figures',
  'survey',
  'census',
  'administrative-register',
  'court-records',
  'inspection-records',
  'organisation-count',
]);

export const indicatorUnit = codeList('indicator-unit', [
  'people',
  'percent',
  'households',
  'organisations',
  'events',
  'days',
  'money',
]);

/** Whose privacy the numbers touch: decides the least number that may be published. */
export const indicatorAbout = codeList('indicator-about', ['children', 'adults', 'nobody']);

export const breakdown = codeList('breakdown', [
  'sex',
  'age-group',
  'area',
  'disability',
  'nationality',
  'excluded-group',
]);

export const indicatorDirection = codeList('indicator-direction', ['rise', 'fall', 'stay']);

export const publishedIn = codeList('published-in', [
  'public-page',
  'annual-report',
  'treaty-report',
  'parliament',
  'press',
  'dataset',
]);

/** What a country can measure risk by [2.1]. */
export const riskBenchmark = codeList('risk-benchmark', [
  'income',
  'assets',
  'debt',
  'food',
  'shock',
  'adult-work',
  'school-missed',
  'dropout',
  'child-work',
  'orphanhood',
  'birth-unregistered',
  'exclusion',
  'migration-plans',
  'recruiters-seen',
]);

export const benchmarkSide = codeList('benchmark-side', ['below', 'above']);

export const benchmarkUnit = codeList('benchmark-unit', [
  'percent',
  'days',
  'hours',
  'months',
  'people',
  'times',
]);

/** What a threshold or a map rests on. */
export const evidenceSource = codeList('evidence-source', [
  'census',
  'household-survey',
  'labour-survey',
  'social-services',
  'schools',
  'labour-offices',
  'inspections',
  'community-watches',
  'cases-counted',
  'unions',
  'employers',
  'research',
]);

/** What makes children of an area vulnerable, at the source, on the way or at the destination [2.1, 2.2, 2.3]. */
export const riskFactor = codeList('risk-factor', [
  'poverty',
  'debt',
  'hunger',
  'disaster',
  'conflict',
  'adult-unemployment',
  'youth-unemployment',
  'no-school-near',
  'school-costs',
  'poor-schooling',
  'births-unregistered',
  'exclusion',
  'girls-held-back',
  'orphanhood',
  'indifference',
  'seasonal-migration',
  'unsafe-migration',
  'unlicensed-recruiters',
  'false-promises',
  'border-near',
  'transport-hub',
  'cheap-labour-wanted',
  'informal-work',
  'weak-inspection',
  'unorganised-workers',
  'sexual-demand',
]);

export const labourShortage = codeList('labour-shortage', ['skilled', 'unskilled', 'both', 'none']);

export const coordinationKind = codeList('coordination-kind', [
  'ministries',
  'national-committee',
  'local-committee',
  'tripartite',
  'cross-border',
  'with-children',
  'with-communities',
  'experts',
]);

export const ministry = codeList('ministry', [
  'labour',
  'education',
  'social-welfare',
  'children-families',
  'youth',
  'women',
  'health',
  'interior',
  'justice',
  'foreign-affairs',
  'finance',
  'trade',
  'planning',
  'statistics',
  'parliament',
  'local-government',
]);

export const coordinationTopic = codeList('coordination-topic', [
  'roles',
  'budget',
  'response-teams',
  'community-watch',
  'referral',
  'data',
  'law',
  'migration',
  'inspection',
  'evaluation',
]);

export const agreementKind = codeList('agreement-kind', [
  'states',
  'regions',
  'unions',
  'employers-workers',
  'tripartite',
  'services',
]);

export const agreementTopic = codeList('agreement-topic', [
  'safe-migration',
  'recruitment-rules',
  'portable-membership',
  'workers-protected',
  'language-culture-cost',
  'no-trafficking-clause',
  'young-workers',
  'return-care',
  'residence',
  'joint-investigation',
  'extradition',
  'assets',
  'information',
]);

export const budgetStage = codeList('budget-stage', ['asked', 'approved', 'released', 'spent']);

export const budgetPurpose = codeList('budget-purpose', [
  'direct-assistance',
  'livelihoods',
  'education',
  'services-for-children',
  'response-teams',
  'community-watch',
  'inspection',
  'justice',
  'campaigns',
  'training',
  'data',
  'coordination',
]);

export const moneySource = codeList('money-source', [
  'state',
  'local-government',
  'donor',
  'employers',
  'workers',
  'ngo',
  'confiscated-assets',
]);
