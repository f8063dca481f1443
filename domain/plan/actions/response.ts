/** Law enforcement: community watch and rapid response [2.6]. */
import { field } from './action.ts';

const { action } = field('2.6', 'law-enforcement');

export const response = [
  action('local-liaison-person', 'government'),
  action('learn-from-community-watch', 'government'),
  action('equip-community-watch', 'government'),
  action('open-ways-to-act', 'government'),
  action('back-joint-response', 'government'),
  action('pay-for-response-teams', 'government'),
  action('workplace-watch', 'workers'),
  action('workplace-reporting-procedure', 'workers', 'employers'),
  action('employers-back-committees', 'employers'),
  action('staff-who-meet-children', 'workers', 'employers'),
  action('build-community-watch', 'ngo'),
  action('reporting-and-referral-lines', 'ngo'),
  action('argue-for-lasting-support', 'ngo'),
  action('sustain-police-desks', 'ngo'),
  action('children-make-desks-known', 'ngo'),
];
