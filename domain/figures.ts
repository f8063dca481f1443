/**
 * The figures that Gwen answers at any time, each a declaration over facts; definitions stand with their labels in
 * messages.figures.en.ts, and docs/figures.md lists them all. Disaggregation follows what N3 asks, and the vocabulary that
 * of IC-TIP, GLOTIP and HTCDS.
 *
 * A measure is counted by one figure only, and a share over it is among the same answers: so no number that was withheld
 * can be had by taking one released figure from another (kernel/release.ts).
 */
import { dutyMeasure, leftMeasure, stateMeasure } from './kernel/facts.ts';
import type { FigureDeclaration } from './kernel/figure.ts';
import { byPerson, figure } from './kernel/figure.ts';

const children = { about: 'children', by: [...byPerson] } as const;
const childrenByAnswer = { about: 'children', by: [...byPerson, 'answer'] } as const;
/** Members of households have no nationality on file. */
const members = ['sex', 'age-group', 'disability', 'sex+age-group'] as const;
const reports = { about: 'children', by: ['answer'] } as const;
const things = { about: 'organisations', by: ['answer'] } as const;
const inTime = { of: 'share', answers: ['in-time'] } as const;
const yes = { of: 'share', answers: ['yes'] } as const;

const ofReports: readonly FigureDeclaration[] = [
  figure('report', 'received', { section: '2.6', measures: 'report-channel', ...reports }),
  figure('report', 'moments', { section: '2.5', measures: 'report-moment', ...reports }),
  figure('report', 'states', { section: '2.6', measures: stateMeasure('report'), ...reports }),
  figure('report', 'answered-after', {
    section: '2.6',
    of: 'median',
    measures: 'report-answered-after',
    about: 'children',
  }),
  figure('report', 'answered-by-channel', {
    section: '2.6',
    of: 'mean',
    unit: 'minutes',
    measures: 'report-answered-by-channel',
    ...reports,
  }),
  figure('report', 'judged-in-time', {
    section: '2.6',
    measures: dutyMeasure('report', 'R3', 'triage'),
    about: 'children',
    ...inTime,
  }),
  figure('report', 'answered-in-time', {
    section: '2.6',
    measures: dutyMeasure('report', 'R3', 'response'),
    about: 'children',
    ...inTime,
  }),
  figure('report', 'proposals', { section: '2.6', measures: 'report-proposal', ...reports }),
  figure('report', 'non-reports', { section: '2.6', measures: 'non-report', ...reports }),
  figure('report', 'non-reports-by-channel', {
    section: '2.6',
    measures: 'non-report-channel',
    ...reports,
  }),
  figure('report', 'joined', { section: '2.6', measures: 'report-joined', ...reports }),
  figure('report', 'children-reached', {
    section: '2.6',
    of: 'sum',
    unit: 'count',
    measures: 'children-reached',
    ...reports,
  }),
  figure('report', 'outcomes', { section: '2.6', measures: 'report-outcome', ...reports }),
];

const ofCases: readonly FigureDeclaration[] = [
  figure('case', 'states', { section: '2.7', measures: stateMeasure('case'), ...childrenByAnswer }),
  figure('case', 'identified', { section: '2.7', measures: 'case-identified', ...childrenByAnswer }),
  figure('case', 'exploitation', { section: '2.7', measures: 'case-exploitation', ...childrenByAnswer }),
  figure('case', 'guardian-after', {
    section: '2.7',
    of: 'median',
    measures: 'case-guardian-after',
    ...children,
  }),
  figure('case', 'guardian-in-time', {
    section: '2.7',
    measures: dutyMeasure('case', 'C3', 'provisional'),
    ...children,
    ...inTime,
  }),
  figure('case', 'best-interests', { section: '2.7', measures: 'case-best-interests', ...children, ...yes }),
  figure('case', 'services', { section: '2.8', measures: 'service', ...childrenByAnswer }),
  figure('case', 'service-answers', { section: '2.8', measures: 'service-answer', ...childrenByAnswer }),
  figure('case', 'stays', { section: '2.8', measures: 'stay', ...childrenByAnswer }),
  figure('case', 'detained', { section: '2.7', measures: 'stay-free', answers: ['no'], ...children }),
  figure('case', 'returns', { section: '2.8', measures: 'case-returned', ...childrenByAnswer }),
  figure('case', 'returns-all-gates', {
    section: '2.8',
    of: 'share',
    measures: 'case-returned',
    answers: ['all-gates'],
    ...children,
  }),
  figure('case', 'retrafficked', { section: '2.8', measures: 'case-retrafficked', ...childrenByAnswer }),
  figure('case', 'follow-ups', { section: '2.8', measures: 'case-follow-up', ...childrenByAnswer }),
  figure('case', 'follow-ups-done', {
    section: '2.8',
    of: 'share',
    measures: 'case-follow-up',
    answers: ['done'],
    ...children,
  }),
  figure('case', 'safe-at-follow-up', { section: '2.8', measures: 'follow-up-safe', ...children, ...yes }),
  figure('case', 'school-or-work', {
    section: '2.8',
    measures: 'follow-up-school-or-work',
    ...children,
    ...yes,
  }),
  figure('case', 'complaints', { section: '2.7', measures: 'complaint-about', ...childrenByAnswer }),
  figure('case', 'complaint-results', {
    section: '2.7',
    measures: 'child-complaint-result',
    ...childrenByAnswer,
  }),
  figure('case', 'incidents', { section: '2.7', measures: 'incident', ...childrenByAnswer }),
];

const ofFamilies: readonly FigureDeclaration[] = [
  figure('household', 'states', {
    section: '2.1',
    measures: stateMeasure('household'),
    about: 'people',
    by: ['answer'],
  }),
  figure('household', 'attendance', {
    section: '2.1',
    of: 'mean',
    unit: 'percent',
    measures: 'household-attendance',
    about: 'children',
    by: [...members, 'answer'],
  }),
  figure('household', 'work-hours', {
    section: '2.1',
    of: 'mean',
    unit: 'hours',
    measures: 'child-work-hours',
    about: 'children',
    by: members,
  }),
  figure('household', 'children-working', {
    section: '2.1',
    measures: 'member-works',
    about: 'children',
    by: members,
    ...yes,
  }),
  figure('programme', 'cost-per-household', {
    section: '2.2',
    of: 'mean',
    unit: 'money',
    measures: 'cost-per-household',
    about: 'organisations',
  }),
  figure('programme', 'unwanted-effects', {
    section: '2.2',
    measures: 'programme-unwanted-effect',
    ...things,
  }),
];

const ofLabour: readonly FigureDeclaration[] = [
  figure('agency', 'status', {
    section: '2.3',
    of: 'level',
    measures: stateMeasure('agency'),
    minus: leftMeasure('agency'),
    ...things,
  }),
  figure('agency', 'placements', {
    section: '2.3',
    measures: 'placement-result',
    about: 'people',
    by: ['sex', 'age-group', 'sex+age-group', 'answer'],
  }),
  figure('agency', 'placed-under-18', {
    section: '2.3',
    measures: 'placed-under-18',
    answers: ['yes'],
    about: 'children',
    by: ['sex', 'age-group', 'sex+age-group'],
  }),
  figure('agency', 'minors-informal', {
    section: '2.3',
    measures: 'minors-migrated-informally',
    about: 'children',
    by: ['sex', 'age-group', 'sex+age-group'],
  }),
  figure('agency', 'fees', {
    section: '2.3',
    measures: 'fees-against-schedule',
    about: 'people',
    by: ['sex', 'answer'],
  }),
  figure('agency', 'inspections', { section: '2.3', measures: 'agency-inspection', ...things }),
  figure('agency', 'rules-broken', { section: '2.3', measures: 'agency-rule-broken', ...things }),
  figure('agency', 'sanctions', { section: '2.3', measures: 'agency-sanction', ...things }),
  figure('enterprise', 'sites', { section: '2.4', of: 'level', measures: 'site-tier', ...things }),
  figure('enterprise', 'codes-on-trafficking', {
    section: '2.4',
    measures: 'code-trafficking',
    about: 'organisations',
    ...yes,
  }),
  figure('enterprise', 'inspections', { section: '2.4', measures: 'inspection', ...things }),
  figure('enterprise', 'findings', { section: '2.4', measures: 'finding', ...things }),
  figure('enterprise', 'findings-open', { section: '2.4', measures: 'enterprise-finding', ...things }),
  figure('enterprise', 'remedies', { section: '2.4', measures: 'child-remedy', ...things }),
];

const people = { about: 'people', by: ['sex', 'nationality', 'answer'] } as const;
const money = { of: 'sum', unit: 'money', about: 'people' } as const;

const ofJustice: readonly FigureDeclaration[] = [
  figure('proceeding', 'stages', { section: '2.5', measures: stateMeasure('proceeding'), ...things }),
  figure('proceeding', 'prosecuted', { section: '2.5', measures: 'prosecuted', ...people }),
  figure('proceeding', 'convicted', { section: '2.5', measures: 'convicted', ...people }),
  figure('proceeding', 'months-sentenced', {
    section: '2.5',
    of: 'sum',
    unit: 'months',
    measures: 'months-sentenced',
    about: 'people',
    by: ['sex', 'nationality'],
  }),
  figure('proceeding', 'sentence', {
    section: '2.5',
    of: 'mean',
    unit: 'months',
    measures: 'months-sentenced',
    about: 'people',
    by: ['sex', 'nationality'],
  }),
  figure('proceeding', 'assets', { section: '2.5', measures: 'assets-confiscated', ...money }),
  figure('proceeding', 'compensation-ordered', {
    section: '2.5',
    measures: 'compensation-ordered',
    ...money,
  }),
  figure('proceeding', 'compensation-paid', { section: '2.5', measures: 'compensation-paid', ...money }),
];

const ofPlans: readonly FigureDeclaration[] = [
  figure('plan', 'actions-by-actor', { section: '2.2', measures: 'plan-action-actor', ...things }),
  figure('plan', 'actions-by-heading', { section: '2.2', measures: 'plan-action-heading', ...things }),
  figure('plan', 'actions-now', { section: '2.2', measures: 'plan-action-now', ...things }),
  figure('plan', 'budget-used', {
    section: '2.2',
    of: 'sum',
    unit: 'money',
    measures: 'plan-spent',
    about: 'organisations',
  }),
  figure('plan', 'displacement', {
    section: '2.1',
    measures: 'plan-displacement-seen',
    answers: ['yes'],
    about: 'organisations',
  }),
  figure('plan', 'treaty-reports', { section: '2.5', measures: 'treaty-report-sent', ...things }),
];

/** All figures, by kind. */
export const figures: readonly FigureDeclaration[] = [
  ...ofReports,
  ...ofCases,
  ...ofFamilies,
  ...ofLabour,
  ...ofJustice,
  ...ofPlans,
];
