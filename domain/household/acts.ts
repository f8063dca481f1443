/** Acts that begin at a household. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const on = 'household';
const alone = { household: 'household' };

export const acts: readonly ActDeclaration[] = [
  act('profile-household', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'create', as: 'household', on },
      { step: 'set', as: 'home', on, entry: 'home' },
      { step: 'set', as: 'profile', on, entry: 'profile' },
    ],
  }),
  act('profile-again', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'profile', on, entry: 'profile' }],
  }),
  act('add-member', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'member', on, entry: 'member' }],
  }),
  act('ask-about-household', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'request', on, entry: 'data-request' }],
  }),
  act('destroy-household', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'decision', on, entry: 'erasure' }],
  }),
  act('prioritise', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'confirmation', on, entry: 'confirmation' },
      { step: 'move', as: 'prioritised', on, to: 'prioritised' },
    ],
  }),
  act('tell-family', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'awareness', on, entry: 'awareness' }],
  }),
  act('enrol', {
    section: '2.1',
    dossiers: { household: 'household', programme: 'programme' },
    steps: [
      {
        step: 'set',
        as: 'enrolment',
        on,
        entry: 'enrolment',
        fields: [
          'support',
          'from',
          'to',
          'agreed',
          'agreement',
          'payee',
          'payeeMember',
          'conditions',
          'exitPlan',
        ],
        fixed: { programme: { dossierOf: 'programme' } },
      },
      { step: 'link', as: 'programme', on, to: 'programme', relation: 'part-of' },
      { step: 'move', as: 'supported', on, to: 'supported', optional: true },
    ],
  }),
  act('measure-child', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'measurement', on, entry: 'measurement' }],
  }),
  act('check-conditions', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'check', on, entry: 'condition-check' }],
  }),
  act('record-transfer', {
    section: '2.1',
    dossiers: { household: 'household', programme: 'programme' },
    steps: [
      {
        step: 'set',
        as: 'transfer',
        on,
        entry: 'transfer',
        fields: [
          'enrolment',
          'amount',
          'inKind',
          'from',
          'to',
          'due',
          'state',
          'paidOn',
          'channel',
          'payee',
          'receipt',
          'failure',
        ],
        fixed: { programme: { dossierOf: 'programme' } },
      },
    ],
  }),
  act('settle-transfer', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'transfer',
        on,
        entry: 'transfer',
        changes: true,
        fields: ['state', 'paidOn', 'channel', 'payee', 'receipt', 'failure'],
      },
    ],
  }),
  act('grant-loan', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'loan',
        on,
        entry: 'loan',
        fields: [
          'purpose',
          'on',
          'amount',
          'interestPerYear',
          'months',
          'instalmentPerMonth',
          'needsPerMonth',
          'trade',
          'area',
          'businessPlan',
          'businessPlanFile',
          'marketCheck',
          'agency',
          'note',
        ],
        fixed: { state: 'granted' },
      },
    ],
  }),
  act('record-repayment', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'loan',
        on,
        entry: 'loan',
        changes: true,
        fields: ['repayments', 'arrears', 'state'],
      },
      { step: 'set', as: 'savings', on, entry: 'savings', optional: true },
    ],
  }),
  act('start-livelihood', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'livelihood', on, entry: 'livelihood' },
      { step: 'set', as: 'training', on, entry: 'training', optional: true },
    ],
  }),
  act('place-in-job', {
    section: '2.2',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'job',
        on,
        entry: 'job',
        fields: [
          'member',
          'counselledOn',
          'vacancy',
          'sector',
          'employer',
          'employerName',
          'agency',
          'startsOn',
          'hoursPerWeek',
          'night',
          'hazards',
          'noHazards',
          'contract',
          'payPerMonth',
          'minimumWage',
          'rightsExplained',
          'mayJoinUnion',
        ],
        fixed: { state: 'placed' },
      },
    ],
  }),
  act('follow-job', {
    section: '2.2',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'job',
        on,
        entry: 'job',
        changes: true,
        fields: [
          'state',
          'hoursPerWeek',
          'night',
          'hazards',
          'noHazards',
          'contract',
          'payPerMonth',
          'endedOn',
        ],
      },
    ],
  }),
  act('visit-household', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'visit', on, entry: 'visit' },
      { step: 'set', as: 'awareness', on, entry: 'awareness', optional: true },
      { step: 'set', as: 'measurement', on, entry: 'measurement', optional: true },
    ],
  }),
  act('end-support', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'enrolment',
        on,
        entry: 'enrolment',
        changes: true,
        fields: ['endedOn', 'endReason'],
      },
      { step: 'move', as: 'prioritised', on, to: 'prioritised', optional: true },
    ],
  }),
  act('decline-support', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'visit', on, entry: 'visit', optional: true },
      { step: 'move', as: 'declined', on, to: 'declined' },
    ],
  }),
  act('move-away', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'visit', on, entry: 'visit', optional: true },
      { step: 'move', as: 'moved', on, to: 'moved' },
    ],
  }),
  act('graduate', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'profile', on, entry: 'profile' },
      {
        step: 'set',
        as: 'confirmation',
        on,
        entry: 'confirmation',
        fields: ['basis', 'reasons', 'otherReasons', 'decision', 'score', 'on'],
        fixed: { profile: { entryOf: 'profile' } },
      },
      {
        step: 'set',
        as: 'graduation',
        on,
        entry: 'graduation',
        fields: [
          'on',
          'stillCrossed',
          'incomeFrom',
          'allInSchool',
          'planAfter',
          'familyAgrees',
          'watchUntil',
        ],
        fixed: { profile: { entryOf: 'profile' } },
      },
      { step: 'move', as: 'graduated', on, to: 'graduated' },
    ],
  }),
];
