/** Victim assistance [2.7]. */
import { field } from './action.ts';

const { action } = field('2.7', 'victim-assistance');

export const victimAssistance = [
  action('provide-victim-services', 'government'),
  action('support-other-providers', 'government'),
  action('supervise-providers', 'government'),
  action('procedures-without-discrimination', 'government'),
  action('stay-until-safe', 'government'),
  action('work-for-young-survivors', 'workers', 'employers'),
  action('mentor-at-work', 'workers', 'employers'),
  action('young-survivors-know-rights', 'workers'),
  action('no-labels', 'workers', 'employers'),
  action('acceptance-at-work', 'workers', 'employers'),
  action('assess-needs', 'ngo'),
  action('psychosocial-support', 'ngo'),
  action('reunite-families', 'ngo'),
  action('safe-housing', 'ngo'),
  action('return-to-learning', 'ngo'),
  action('follow-child-victim-guidelines', 'ngo'),
  action('hear-the-child', 'government', 'ngo'),
  action('share-out-roles', 'government', 'ngo'),
  action('use-recovery-standards', 'ngo'),
];
