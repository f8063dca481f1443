/**
 * Answers about households: who lives there, what they live from, what puts their children at risk, and what is done with
 * them [2.1, 2.2].
 */
import { codeList } from '../kernel/codes.ts';

/** What somebody is to the head of the household. */
export const householdRelation = codeList('household-relation', [
  'head',
  'spouse',
  'own-child',
  'stepchild',
  'grandchild',
  'niece-or-nephew',
  'brother-or-sister',
  'parent',
  'in-law',
  'other-relative',
  'taken-in',
  'lives-in-for-work',
  'not-related',
]);

/** Who heads the household. */
export const householdHead = codeList('household-head', [
  'two-parents',
  'mother-alone',
  'father-alone',
  'grandparents',
  'other-relatives',
  'child',
  'unrelated',
]);

export const schoolSituation = codeList('school-situation', [
  'too-young',
  'attends',
  'attends-irregularly',
  'dropped-out',
  'never-enrolled',
  'finished',
  'too-old',
]);

/** Why a child is not in school [2.2]. */
export const outOfSchoolReason = codeList('out-of-school-reason', [
  'cost',
  'work-for-wage',
  'work-at-home',
  'distance',
  'not-safe',
  'not-useful',
  'bad-experience',
  'girls-stay-home',
  'marriage',
  'illness',
  'disability',
  'language',
  'not-admitted',
  'no-papers',
  'no-school',
  'moved',
  'not-interested',
]);

/** What a school that is free costs a family all the same [2.2]. */
export const schoolCost = codeList('school-cost', [
  'fees',
  'transport',
  'uniform',
  'meals',
  'heating-and-light',
  'stationery',
  'books',
  'teachers',
  'exams',
  'insurance',
]);

/** What keeps a birth from being registered [2.2]. */
export const registrationHindrance = codeList('registration-hindrance', [
  'distance',
  'cost',
  'late-penalty',
  'parents-papers',
  'father-absent',
  'refused',
  'not-known-how',
  'fear',
]);

/** Why somebody lives elsewhere. */
export const awayReason = codeList('away-reason', [
  'work',
  'school',
  'training',
  'marriage',
  'taken-in-elsewhere',
  'migrated-with-family',
  'institution',
  'armed-service',
  'not-known',
]);

export const awayContact = codeList('away-contact', ['often', 'seldom', 'lost']);

/** What a household lives from. */
export const incomeSource = codeList('income-source', [
  'own-farm',
  'farm-labour',
  'daily-labour',
  'wage-work',
  'own-business',
  'crafts',
  'trade',
  'remittances',
  'pension',
  'public-support',
  'charity',
  'loans',
  'childrens-work',
  'none',
]);

export const asset = codeList('asset', [
  'house',
  'land',
  'large-animals',
  'small-animals',
  'tools',
  'shop-stock',
  'bicycle',
  'motorcycle',
  'boat',
  'phone',
  'savings',
  'none',
]);

/** To whom a household is in debt. */
export const creditor = codeList('creditor', [
  'relatives',
  'neighbours',
  'shop',
  'moneylender',
  'landlord',
  'employer',
  'recruiter',
  'savings-circle',
  'bank',
  'none',
]);

/** What hit a household in the last twelve months. */
export const shock = codeList('shock', [
  'death',
  'illness',
  'birth-of-child',
  'separation',
  'job-loss',
  'crop-failure',
  'loss-of-animals',
  'drought',
  'flood',
  'fire',
  'price-rise',
  'theft',
  'eviction',
  'conflict',
  'none',
]);

/** On what ground people here are shut out of services, schools or work [2.2]. */
export const exclusionGround = codeList('exclusion-ground', [
  'minority',
  'indigenous',
  'descent',
  'language',
  'disability',
  'no-papers',
  'displaced',
  'migrant',
  'woman-alone',
  'remote',
  'other',
  'none',
]);

/** What a family says it plans, most worrying last. */
export const migrationPlan = codeList('migration-plan', [
  'none',
  'adult',
  'whole-family',
  'child-with-adult',
  'child-alone',
]);

/** How near recruiters have come. */
export const recruiterSeen = codeList('recruiter-seen', ['no', 'in-the-area', 'at-the-door', 'asked-for-child']);

/** On what a person bases her judgement of a profile, beside the profile [2.1]. */
export const confirmationBasis = codeList('confirmation-basis', [
  'home-seen',
  'family-heard',
  'children-heard',
  'school-asked',
  'health-worker-asked',
  'committee-asked',
  'union-asked',
]);

export const confirmationDecision = codeList('confirmation-decision', [
  'support-now',
  'wait-in-turn',
  'look-again',
  'no-support-needed',
]);

/** Who in the family was told. */
export const familyPart = codeList('family-part', ['mother', 'father', 'girls', 'boys', 'grandparents', 'others']);

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
export const payee = codeList('payee', ['mother', 'father', 'both', 'grandmother', 'grandfather', 'young-person', 'other']);

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

export const conditionAction = codeList('condition-action', ['none', 'warning', 'visit', 'partial', 'suspended']);

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
export const jobState = codeList('job-state', ['counselled', 'applied', 'placed', 'stayed', 'left', 'refused']);

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

export const savingsPlace = codeList('savings-place', ['savings-circle', 'bank', 'mobile-money', 'cooperative', 'at-home']);

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
export const measuringTime = codeList('measuring-time', ['before-support', 'during-support', 'after-support']);
