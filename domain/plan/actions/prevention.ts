/** Prevention of the crime: law, migration, recruiters, decent work, demand [2.3]. */
import { field } from './action.ts';

const { action } = field('2.3', 'prevention');

export const prevention = [
  action('anti-trafficking-law', 'government'),
  action('labour-migration-child-laws', 'government'),
  action('laws-against-helpers', 'government'),
  action('regulate-labour-market', 'government'),
  action('legal-ways-to-work', 'government'),
  action('migration-information', 'government', 'ngo'),
  action('visas-without-traps', 'government'),
  action('campaign-for-ratification', 'workers'),
  action('monitor-law-in-practice', 'workers'),
  action('press-for-vigilance', 'workers'),
  action('counsel-migrants', 'workers'),
  action('prevent-at-destination', 'workers', 'ngo'),
  action('report-bad-employers', 'workers', 'ngo'),
  action('watch-for-illegal-brokers', 'workers'),
  action('check-young-migrants-contracts', 'workers'),
  action('train-workers-in-redress', 'workers'),
  action('back-inspections', 'workers'),
  action('employers-rule-out-exploitation', 'employers'),
  action('identify-unscrupulous-employers', 'employers'),
  action('work-with-inspectors', 'employers'),
  action('anti-trafficking-clauses', 'government', 'workers', 'employers'),
  action('lobby-for-enforcement', 'employers'),
  action('rights-based-laws', 'ngo'),
  action('safe-migration-programmes', 'ngo'),
];
