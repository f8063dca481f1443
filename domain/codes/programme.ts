/** Answers about programmes: how support is given to households [2.1, 2.2]. */
import { codeList } from '../kernel/codes.ts';

export const programmeKind = codeList('programme-kind', [
  'cash-transfer',
  'livelihood',
  'credit',
  'savings',
  'employment',
  'vocational-training',
  'apprenticeship',
  'non-formal-education',
  'school-costs',
  'birth-registration',
  'local-economic-development',
  'awareness',
]);

/** For whom an amount of a programme is. */
export const amountFor = codeList('amount-for', [
  'household',
  'member',
  'child',
  'girl-in-school',
  'boy-in-school',
  'child-with-disability',
  'young-person-in-training',
]);

/** Where a figure that a benchmark rests on comes from [2.1]. */
export const figureSource = codeList('figure-source', [
  'cases',
  'census',
  'survey',
  'mapping',
  'school-records',
  'poverty-line',
  'labour-statistics',
  'workers-organisation',
  'employers-organisation',
  'community',
]);

/** What former cases are asked for, always as counts [2.1]. */
export const figureTopic = codeList('figure-topic', [
  'income',
  'debt',
  'food',
  'shocks',
  'school-days-missed',
  'dropout',
  'working-children',
  'orphanhood',
  'exclusion',
  'migration',
  'recruiters',
]);

export const programmeGroupKind = codeList('programme-group-kind', [
  'cooperative',
  'savings-circle',
  'producer-group',
  'parents-group',
  'young-workers-group',
  'training-class',
]);

/** What strengthens the economy of a territory [2.1]. */
export const ledElement = codeList('led-element', [
  'skills',
  'enterprises',
  'social-protection',
  'infrastructure',
  'finance',
  'institutions',
  'exports',
  'cooperatives',
  'investment',
  'tourism',
]);

/** What a place is good at. */
export const localAdvantage = codeList('local-advantage', [
  'farming',
  'fishing',
  'forest-products',
  'minerals',
  'crafts',
  'processing',
  'trade-route',
  'border-trade',
  'tourism',
  'energy',
  'skills',
  'port',
]);

/** Where girls and boys, women and men differ in what a programme touches [2.2]. */
export const genderTopic = codeList('gender-topic', [
  'schooling',
  'work-at-home',
  'paid-work',
  'wages',
  'control-of-money',
  'moving-away',
  'marriage',
  'safety',
  'taking-part',
  'information',
  'property',
]);

/** What an organisation changes in itself, so that girls and women count [2.2]. */
export const institutionalChange = codeList('institutional-change', [
  'women-among-staff',
  'women-in-decisions',
  'facilitators-trained',
  'separate-meetings',
  'times-and-places',
  'childcare',
  'complaints-route',
  'data-by-sex',
  'budget-by-sex',
]);

/** What became of a payment of a cycle. Holding or stopping one is said of the household, where somebody must have asked why [H5]. */
export const paymentState = codeList('payment-state', ['due', 'paid', 'failed']);

export const cycleState = codeList('cycle-state', [
  'prepared',
  'approved',
  'sent',
  'reconciled',
  'cancelled',
]);

export const evaluationKind = codeList('evaluation-kind', [
  'baseline',
  'midway',
  'final',
  'follow-up',
  'audit',
]);

/** Harm that support can do and an evaluation looks for [2.1]. */
export const unwantedEffect = codeList('unwanted-effect', [
  'money-misused',
  'moved-unprepared',
  'children-in-business',
  'new-debt',
  'strain-in-family',
  'envy',
  'market-crowded',
  'risk-moved-elsewhere',
  'left-out',
  'none',
]);
