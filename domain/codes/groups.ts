/**
 * Data groups: the entry types that one profession needs. Grants, consents and referrals name them; row security
 * compares their stored numbers (domain/groups.ts).
 */
import { codeList } from '../kernel/codes.ts';

/** Groups of a child's case that a consent or a referral can name. */
export const caseGroup = codeList('case-group', [
  'intake',
  'identity',
  'safe-contact',
  'guardianship',
  'safety',
  'trafficking',
  'needs',
  'health',
  'best-interests',
  'plan',
  'stay',
  'family',
  'legal',
  'schooling',
  'follow-up',
  'notes',
  'files',
  'sharing',
  'closure',
  'sessions',
  'complaints',
  'work',
]);
