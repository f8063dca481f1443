/** Prevention in supply chains and enterprises [2.4]. */
import { field } from './action.ts';

const { action, principle } = field('2.4', 'prevention');

export const supplyChains = [
  action('explain-inspection', 'government'),
  action('resource-inspectorates', 'government'),
  action('support-business-standards', 'government'),
  action('ethical-labels', 'government'),
  action('help-write-responsibility-policies', 'government'),
  action('joint-codes', 'workers', 'employers'),
  action('organise-informal-workers', 'workers'),
  action('inspection-is-responsibility', 'workers', 'employers'),
  action('every-link-of-the-chain', 'employers'),
  action('pass-on-company-policy', 'employers'),
  action('framework-agreements', 'workers', 'employers'),
  action('ethical-procedures-inside', 'workers', 'employers'),
  action('suppliers-keep-standards', 'employers'),
  action('careful-hiring', 'employers'),
  action('share-hiring-practice', 'workers', 'employers'),
  action('bring-in-informal-business', 'employers'),
  principle('no-harmful-boycotts', 'ngo'),
  action('help-with-codes', 'ngo'),
  action('protection-mechanisms-known', 'ngo'),
  action('join-employers-projects', 'ngo'),
];
