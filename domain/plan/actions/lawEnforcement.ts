/** Law enforcement: courts, inspectors, treaties [2.5]. */
import { field } from './action.ts';

const { action, principle } = field('2.5', 'law-enforcement');

export const lawEnforcement = [
  action('train-law-enforcement', 'ngo'),
  action('support-children-in-operations', 'ngo'),
  action('help-write-treaty-reports', 'ngo'),
  action('contribute-to-treaty-reports', 'ngo'),
  principle('never-intercept', 'ngo'),
  action('answer-consultations', 'workers', 'employers'),
  action('own-submissions', 'workers', 'employers'),
  action('notice-exploiters', 'workers', 'employers'),
  action('report-with-inspectors', 'workers', 'employers'),
  action('watch-in-key-sectors', 'workers', 'employers'),
  principle('informants-safe', 'government', 'workers', 'employers', 'ngo'),
  action('enforce-and-review-law', 'government'),
  action('licences-and-permits', 'government'),
  action('report-on-treaties', 'government'),
  action('accompany-child-in-proceedings', 'government'),
];
