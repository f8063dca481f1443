/**
 * Answers about those who watch and those who answer [2.6].
 */
import { codeList } from '../kernel/codes.ts';

export const communityKind = codeList('community-kind', [
  'village-watch',
  'transport-hub',
  'workplace',
  'womens-group',
  'youth-group',
  'school',
]);

/** How urgent word really travels in a place [2.6]. */
export const wordChannel = codeList('word-channel', [
  'phone',
  'sms',
  'messenger',
  'radio',
  'email',
  'on-foot',
  'police-post',
  'worship',
  'leader',
  'union',
]);

/** What a community group is given. */
export const supportKind = codeList('support-kind', [
  'training',
  'phone-credit',
  'bicycles',
  'meeting-room',
  'working-time',
  'funds',
  'printing',
]);

export const servicePointKind = codeList('service-point-kind', [
  'child-friendly-police-desk',
  'drop-in-centre',
  'union-office',
  'shelter',
  'clinic',
  'school',
  'legal-aid',
  'migration-information',
  'labour-attache',
]);

export const licenceState = codeList('licence-state', [
  'applied',
  'in-force',
  'suspended',
  'withdrawn',
  'expired',
  'not-needed',
]);
