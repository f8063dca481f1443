/** Answers about campaigns: whom they reach, by whom and how, and whether anything changed [2.2, 2.8]. */
import { codeList } from '../kernel/codes.ts';

export const audience = codeList('audience', [
  'mothers',
  'fathers',
  'girls-in-school',
  'boys-in-school',
  'girls-out-of-school',
  'boys-out-of-school',
  'young-workers',
  'workers',
  'migrant-workers',
  'travellers',
  'employers',
  'teachers',
  'officials',
  'host-communities',
  'communities-of-return',
  'buyers',
  'public',
]);

/** Who speaks: somebody the audience believes. */
export const messenger = codeList('messenger', [
  'children',
  'parents',
  'teachers',
  'health-workers',
  'community-leaders',
  'faith-leaders',
  'union',
  'employers',
  'sports-people',
  'artists',
  'street-workers',
  'officials',
  'returned-migrants',
]);

export const campaignChannel = codeList('campaign-channel', [
  'radio',
  'television',
  'newspaper',
  'poster',
  'leaflet',
  'website',
  'social-media',
  'mobile-message',
  'theatre-or-music',
  'sport',
  'art',
  'school-lesson',
  'street-outreach',
  'child-to-child',
  'talk-or-visit',
  'clinic',
  'mens-club',
  'workplace',
  'transport-hub',
  'worship',
]);

/** What people are to do differently [2.2]. */
export const desiredAct = codeList('desired-act', [
  'check-an-offer',
  'say-no',
  'ask-for-advice',
  'report',
  'send-to-school',
  'keep-girls-in-school',
  'register-birth',
  'migrate-safely',
  'save-money',
  'hire-no-children',
  'welcome-back',
  'not-look-away',
]);

export const measurePoint = codeList('measure-point', ['baseline', 'midline', 'endline']);

export const measureMethod = codeList('measure-method', [
  'interview',
  'group-discussion',
  'survey',
  'phone-survey',
  'school-test',
  'observation',
  'records',
]);

export const testOutcome = codeList('test-outcome', ['works', 'works-after-changes', 'does-not-work']);
