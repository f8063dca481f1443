/** Acts of where a child lives and goes, and of help to the family she lives with [2.7, 2.8]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.8';
const dossiers = { case: 'case' } as const;
const on = 'case';

export const homeActs: readonly ActDeclaration[] = [
  act('place-in-bed', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'leaves',
        on,
        entry: 'stay',
        changes: true,
        fields: ['to', 'leftBecause'],
        optional: true,
      },
      {
        step: 'set',
        as: 'stay',
        on,
        entry: 'stay',
        fields: [
          'kind',
          'organisation',
          'area',
          'place',
          'bed',
          'sharing',
          'from',
          'suitable',
          'siblingsTogether',
          'mayLeaveFreely',
          'addressSecret',
          'security',
          'childSays',
        ],
      },
      { step: 'set', as: 'leave', on, entry: 'consent', optional: true },
      {
        step: 'grant',
        as: 'let-in',
        on,
        // what the role of a carer reads, so that she can tell of what she notices
        groups: ['stay', 'safe-contact', 'schooling'],
        level: 'work',
        purpose: 'care',
        basis: 'consent',
        consentOf: 'leave',
        optional: true,
      },
    ],
  }),
  act('move-out', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'stay',
        on,
        entry: 'stay',
        changes: true,
        fields: ['to', 'leftBecause', 'conditional', 'childSays'],
      },
    ],
  }),
  act('arrange-family-contact', {
    section: '2.7',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'member',
        on,
        entry: 'family',
        changes: true,
        fields: ['childWants', 'contact', 'contactReason', 'contactDecision', 'contactReviewOn', 'safe'],
        optional: true,
      },
      {
        step: 'set',
        as: 'contact',
        on,
        entry: 'family-contact',
        fields: ['member', 'kind', 'at', 'supervised', 'supervisedBy', 'afterwards'],
        fixed: { arrangedBy: 'service' },
      },
    ],
  }),
  act('prepare-return', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'return',
        on,
        entry: 'return',
        fields: [
          'to',
          'country',
          'toWhom',
          'member',
          'procedure',
          'sameCountry',
          'foundNear',
          'authority',
          'decidedBy',
          'decidedOn',
          'placeSafe',
          'familySafe',
          'assessedBy',
          'assessedOn',
          'assessment',
          'organisation',
          'agency',
          'acceptedOn',
          'reintegrationPlan',
          'familySupport',
          'note',
        ],
      },
      { step: 'set', as: 'views', on, entry: 'views', optional: true },
    ],
  }),
  act('set-day-of-return', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'return',
        on,
        entry: 'return',
        changes: true,
        fields: ['travelOn', 'travelPlan', 'escort', 'note'],
      },
      { step: 'set', as: 'told', on, entry: 'information-given', optional: true },
    ],
  }),
  act('record-return', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'return',
        on,
        entry: 'return',
        changes: true,
        fields: ['arrivedOn', 'handedTo', 'handedOn', 'note'],
      },
      {
        step: 'set',
        as: 'leaves',
        on,
        entry: 'stay',
        changes: true,
        fields: ['to', 'leftBecause'],
        optional: true,
      },
      { step: 'move', as: 'following-up', on, to: 'following-up', optional: true },
    ],
  }),
  act('call-off-return', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'return',
        on,
        entry: 'return',
        changes: true,
        fields: ['note'],
        fixed: { calledOff: true },
      },
    ],
  }),
  act('open-household', {
    section,
    dossiers: { case: 'case', household: 'household' },
    steps: [
      { step: 'create', as: 'household', on: 'household' },
      { step: 'set', as: 'home', on: 'household', entry: 'home' },
      // nothing in the household tells why: that a child of it was trafficked stays in her case
      {
        step: 'set',
        as: 'profile',
        on: 'household',
        entry: 'profile',
        fixed: { foundThrough: 'referral' },
        optional: true,
      },
      {
        step: 'grant',
        as: 'let-in',
        on: 'household',
        groups: [
          'household',
          'household-members',
          'household-support',
          'household-credit',
          'household-visits',
        ],
        level: 'steward',
        purpose: 'support',
        basis: 'assignment',
        optional: true,
      },
      { step: 'link', as: 'led-to', on, to: 'household', relation: 'led-to' },
    ],
  }),
];
