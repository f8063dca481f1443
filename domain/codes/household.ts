/** Answers about households: who lives there, what they live from, and what puts their children at risk [2.1, 2.2]. */
import { codeList } from '../kernel/codes.ts';

/** Who or what showed that a family may be at risk [2.1]. */
export const foundThrough = codeList('found-through', [
  'survey',
  'census',
  'mapping',
  'social-service',
  'school',
  'health-service',
  'workers-organisation',
  'employers-organisation',
  'children-organisation',
  'community',
  'referral',
  'itself',
]);

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

/** What somebody in a household works at, as the family can say it. */
export const familyWork = codeList('family-work', [
  'own-home',
  'own-farm',
  'own-business',
  'domestic',
  'farm',
  'herding',
  'fishing',
  'forestry',
  'mine',
  'brick-kiln',
  'construction',
  'workshop',
  'street-selling',
  'begging',
  'carrying',
  'waste',
  'restaurant',
  'transport',
  'office-or-service',
  'other',
]);

/** What makes the work of a child dangerous, as a family can say it; abuse is not asked about at home (law 3). */
export const workDanger = codeList('work-danger', [
  'heights',
  'underground',
  'water',
  'confined',
  'machines',
  'loads',
  'chemicals',
  'heat-cold',
  'noise',
  'traffic',
  'long-hours',
  'night',
  'shut-in',
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
export const recruiterSeen = codeList('recruiter-seen', [
  'no',
  'in-the-area',
  'at-the-door',
  'asked-for-child',
]);

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
