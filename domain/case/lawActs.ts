/** Acts of sharing a child's case with others and of standing by her before authorities and courts [2.7]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';
import { stewardGroups } from '../kernel/declare.ts';
import { caseKind } from './index.ts';

const section = '2.7';
const dossiers = { case: 'case' } as const;
const on = 'case';

export const lawActs: readonly ActDeclaration[] = [
  act('ask-for-leave', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'told', on, entry: 'information-given', optional: true },
      { step: 'set', as: 'leave', on, entry: 'consent' },
    ],
  }),
  act('agree-to-sharing', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'leave',
        on,
        entry: 'consent',
        changes: true,
        fields: [],
        fixed: { secondAgrees: true },
      },
    ],
  }),
  act('withdraw-leave', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'leave', on, entry: 'consent', changes: true, fields: ['withdrawnOn', 'note'] },
    ],
  }),
  act('refer', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'leave', on, entry: 'consent', optional: true },
      {
        step: 'set',
        as: 'referral',
        on,
        entry: 'referral',
        fields: [
          'organisation',
          'purpose',
          'service',
          'need',
          'urgent',
          'consent',
          'groups',
          'reason',
          'askedOn',
          'expiresOn',
          'details',
        ],
        fixed: { consent: { entryOf: 'leave' } },
      },
      {
        step: 'set',
        as: 'service',
        on,
        entry: 'service',
        fields: ['kind', 'organisation', 'need', 'askedOn', 'childWants', 'note'],
        optional: true,
      },
      {
        step: 'grant',
        as: 'let-in',
        on,
        level: 'read',
        purpose: 'care',
        basis: 'consent',
        consentOf: 'leave',
        optional: true,
      },
    ],
  }),
  act('tell-what-came-of-referral', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'referral',
        on,
        entry: 'referral',
        changes: true,
        fields: ['answer', 'answeredOn', 'refusedBecause', 'expiresOn', 'doneOn'],
      },
      {
        step: 'set',
        as: 'service',
        on,
        entry: 'service',
        changes: true,
        fields: ['answer', 'answeredOn', 'instead', 'from'],
        optional: true,
      },
    ],
  }),
  act('hand-over', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'meeting',
        on,
        entry: 'conference',
        fields: ['on', 'agenda', 'present', 'childThere', 'guardianThere', 'views', 'decisions', 'note'],
        fixed: { kind: 'handing-over' },
        optional: true,
      },
      {
        step: 'grant',
        as: 'to',
        on,
        groups: stewardGroups(caseKind),
        level: 'steward',
        purpose: 'care',
        basis: 'consent',
        handsOver: true,
      },
    ],
  }),
  act('hand-over-outside', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'referral',
        on,
        entry: 'referral',
        changes: true,
        fields: ['answer', 'answeredOn', 'doneOn'],
        optional: true,
      },
      { step: 'move', as: 'transferred', on, to: 'transferred' },
    ],
  }),
  act('schedule-interview', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'interview',
        on,
        entry: 'appointment',
        fields: [
          'at',
          'place',
          'by',
          'interviewer',
          'interviewerName',
          'sameSex',
          'guardianComes',
          'language',
          'interpreter',
          'organisation',
          'note',
        ],
        fixed: { kind: 'interview' },
      },
      {
        step: 'set',
        as: 'told',
        on,
        entry: 'information-given',
        fields: ['language', 'interpreter', 'by', 'childFriendly', 'understood', 'on', 'note'],
        fixed: { topics: ['interview'] },
        optional: true,
      },
    ],
  }),
  act('record-interview', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'interview',
        on,
        entry: 'appointment',
        changes: true,
        fields: ['held', 'guardianThere', 'recorded', 'minutes', 'cancelled', 'note'],
      },
    ],
  }),
  act('answer-demand', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'demand',
        on,
        entry: 'legal-demand',
        changes: true,
        fields: [
          'lawyerAsked',
          'answer',
          'groups',
          'consent',
          'answeredOn',
          'why',
          'childTold',
          'guardianTold',
        ],
      },
    ],
  }),
  act('open-proceeding', {
    section: '2.5',
    dossiers: { case: 'case', proceeding: 'proceeding' },
    steps: [
      { step: 'create', as: 'proceeding', on: 'proceeding' },
      { step: 'set', as: 'profile', on: 'proceeding', entry: 'profile' },
      // the child is known there by her case, which few can open, and by nothing else
      {
        step: 'set',
        as: 'child',
        on: 'proceeding',
        entry: 'child',
        fields: ['role', 'wantsToSpeak', 'guardianTold', 'lawyer', 'informed', 'informedOn'],
        fixed: { case: { dossierOf: 'case' } },
      },
      {
        step: 'set',
        as: 'law',
        on,
        entry: 'legal',
        fields: ['role', 'lawyer', 'lawyerAccount', 'measures'],
        fixed: { proceeding: { dossierOf: 'proceeding' } },
      },
      { step: 'link', as: 'led-to', on, to: 'proceeding', relation: 'led-to' },
    ],
  }),
  act('destroy-what-is-known', {
    section: '2.7',
    dossiers: { case: 'case' },
    steps: [{ step: 'set', as: 'decision', on: 'case', entry: 'erasure' }],
  }),
];
