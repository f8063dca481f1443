/** Broad protection of families at risk [2.1]. */
import { field } from './action.ts';

const { action } = field('2.1', 'protection');

export const families = [
  action('honour-child-rights-treaties', 'government'),
  action('provide-child-services', 'government'),
  action('children-in-national-plans', 'government'),
  action('account-for-impact-on-children', 'government', 'workers', 'employers', 'ngo'),
  action('finance-child-protection', 'government'),
  action('win-budget-makers', 'government'),
  action('survey-families-at-risk', 'government'),
  action('social-services-report-risk', 'government'),
  action('set-risk-benchmarks', 'government'),
  action('support-below-benchmarks', 'government'),
  action('budget-family-livelihoods', 'government'),
  action('assist-the-poorest', 'government'),
  action('coordinate-ministries', 'government'),
  action('facilitate-safe-migration', 'government'),
  action('create-jobs', 'government'),
  action('qualify-for-jobs', 'government'),
  action('workers-spot-risk', 'workers'),
  action('workplace-risk-reporting', 'workers'),
  action('feed-union-knowledge-into-plan', 'workers'),
  action('support-workers-families', 'workers'),
  action('inform-workers-and-communities', 'workers'),
  action('identify-risky-sectors', 'workers', 'employers'),
  action('employ-disadvantaged-families', 'employers'),
  action('offer-apprenticeships', 'employers'),
  action('find-at-risk-with-communities', 'ngo'),
  action('target-most-at-risk', 'ngo'),
  action('align-with-national-plan', 'ngo'),
  action('girls-boys-families-take-part', 'ngo'),
  action('support-national-plan', 'ngo'),
  action('document-and-share-lessons', 'ngo'),
  action('give-technical-support', 'ngo'),
];
