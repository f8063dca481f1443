/**
 * Answers about what is done with a household: what it is told, given, lent and asked, and whether that helps its children
 * [2.1, 2.2].
 */
import { codeList } from '../kernel/codes.ts';

/** Who in the family was told. */
export const familyPart = codeList('family-part', [
  'mother',
  'father',
  'girls',
  'boys',
  'grandparents',
  'others',
]);

/** What a family is told of the risks [2.1]. */
export const riskTopic = codeList('risk-topic', [
  'child-labour',
  'trafficking',
  'false-offers',
  'unsafe-migration',
  'debt',
  'online-contacts',
  'marriage-offers',
  'loss-of-schooling',
]);

/** What a family wins by protecting its children [2.1]. */
export const protectionGain = codeList('protection-gain', [
  'schooling-pays',
  'better-work-later',
  'health',
  'family-together',
  'no-new-debt',
  'child-safe',
  'stronger-community',
]);

/** What a family can do instead [2.1]. */
export const alternative = codeList('alternative', [
  'cash-support',
  'work-for-adults',
  'own-business',
  'savings-circle',
  'training',
  'school-costs',
  'catch-up-classes',
  'apprenticeship',
  'safe-migration',
  'legal-advice',
  'health-service',
]);

/** Who receives the money: mostly the mother [2.1]. */
export const payee = codeList('payee', [
  'mother',
  'father',
  'both',
  'grandmother',
  'grandfather',
  'young-person',
  'other',
]);

export const enrolmentEnd = codeList('enrolment-end', [
  'goal-reached',
  'term-over',
  'own-wish',
  'moved',
  'changed-programme',
  'conditions-missed',
  'not-eligible',
  'programme-ended',
]);

/** What a payment may be tied to [2.1]. */
export const supportCondition = codeList('support-condition', [
  'school-enrolment',
  'school-attendance',
  'no-child-labour',
  'health-visits',
  'vaccination',
  'birth-registration',
  'training-attendance',
]);

export const checkSource = codeList('check-source', [
  'school-register',
  'health-card',
  'training-register',
  'visit',
  'committee',
  'child',
  'family',
]);

/** Why a condition was not met: what a visit finds out before anything else is done [2.1]. */
export const missedCause = codeList('missed-cause', [
  'illness',
  'care-of-others',
  'child-works',
  'cost',
  'distance',
  'not-safe',
  'school-closed',
  'not-admitted',
  'moved',
  'marriage',
  'record-wrong',
  'child-away',
  'unwilling',
  'other',
]);

export const conditionAction = codeList('condition-action', [
  'none',
  'warning',
  'visit',
  'partial',
  'suspended',
]);

export const transferState = codeList('transfer-state', ['due', 'paid', 'failed', 'held', 'stopped']);

export const payoutChannel = codeList('payout-channel', [
  'mobile-money',
  'bank',
  'post-office',
  'cash-in-hand',
  'shop-voucher',
  'in-kind',
  'school',
]);

export const payoutFailure = codeList('payout-failure', [
  'not-collected',
  'wrong-number',
  'no-identity-paper',
  'agent-without-cash',
  'too-far',
  'payee-away',
  'somebody-else-collected',
  'bank-refused',
]);

/** What is given in place of money. */
export const inKind = codeList('in-kind', [
  'uniform',
  'books',
  'stationery',
  'school-meal',
  'transport',
  'insurance',
  'food',
  'tools',
  'seeds-or-animals',
  'childcare',
]);

/** What a household makes, grows or sells. */
export const trade = codeList('trade', [
  'crops',
  'vegetables',
  'fruit',
  'poultry',
  'small-animals',
  'cattle',
  'bees',
  'fish',
  'food-processing',
  'cooked-food',
  'shop',
  'market-stall',
  'tailoring',
  'weaving',
  'crafts',
  'pottery',
  'carpentry',
  'building',
  'metalwork',
  'repairs',
  'phones',
  'hairdressing',
  'soap',
  'transport',
  'tourism',
  'services',
]);

export const householdTraining = codeList('household-training', [
  'literacy',
  'catch-up-classes',
  'vocational',
  'apprenticeship',
  'business',
  'saving',
  'farming',
  'life-skills',
  'rights-at-work',
  'safe-migration',
]);

export const trainingResult = codeList('training-result', ['going-on', 'finished', 'left', 'not-started']);

/** How somebody came to a job. */
export const jobState = codeList('job-state', [
  'counselled',
  'applied',
  'placed',
  'stayed',
  'left',
  'refused',
]);

export const loanPurpose = codeList('loan-purpose', [
  'business',
  'recruitment-costs',
  'school',
  'illness',
  'house',
  'other-debt',
]);

export const loanState = codeList('loan-state', [
  'asked',
  'granted',
  'refused',
  'repaid',
  'rescheduled',
  'in-arrears',
  'written-off',
]);

/** Is there room for one more? [2.1] */
export const marketCheck = codeList('market-check', ['room', 'crowded', 'no-demand', 'not-done']);

export const savingsPlace = codeList('savings-place', [
  'savings-circle',
  'bank',
  'mobile-money',
  'cooperative',
  'at-home',
]);

export const visitPurpose = codeList('visit-purpose', [
  'first',
  'condition-missed',
  'regular',
  'loan',
  'payment-failed',
  'before-graduation',
  'after-graduation',
]);

/** What support was used for [2.1]. */
export const benefitUse = codeList('benefit-use', [
  'food',
  'school',
  'health',
  'house',
  'business',
  'debt',
  'savings',
  'travel',
  'marriage',
  'not-for-the-family',
]);

/** How people in the house get on, as they say themselves; violence is never asked about here (law 3). */
export const familyRelations = codeList('family-relations', ['better', 'same', 'more-strain']);

/** What makes moving for work safer [2.1]. */
export const migrationTopic = codeList('migration-topic', [
  'licensed-agencies',
  'papers-and-visas',
  'contract-before-leaving',
  'costs-and-debt',
  'rights-at-destination',
  'whom-to-call',
  'children-left-behind',
  'work-nearby',
]);

/** When a child's school and work were measured. */
export const measuringTime = codeList('measuring-time', [
  'before-support',
  'during-support',
  'after-support',
]);
