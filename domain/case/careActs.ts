/** Acts of looking after a child: taking her in, judging what she needs, deciding, visiting, ending and taking up again. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.7';
const dossiers = { case: 'case' } as const;
const on = 'case';

export const careActs: readonly ActDeclaration[] = [
  act('take-child-in', {
    section,
    dossiers,
    steps: [
      { step: 'create', as: 'case', on },
      { step: 'set', as: 'arrival', on, entry: 'intake' },
      { step: 'set', as: 'identity', on, entry: 'identity', optional: true },
      { step: 'set', as: 'safe-contact', on, entry: 'safe-contact', optional: true },
    ],
  }),
  act('identify-child', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'event', on, entry: 'trafficking-event', optional: true },
      { step: 'set', as: 'exploitation', on, entry: 'exploitation', optional: true },
      { step: 'set', as: 'decision', on, entry: 'identification' },
      { step: 'move', as: 'identified', on, to: 'identified', optional: true },
    ],
  }),
  act('assess-child', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'need', on, entry: 'needs-assessment' },
      { step: 'set', as: 'risk', on, entry: 'risk-assessment', optional: true },
      { step: 'move', as: 'assessed', on, to: 'assessed', optional: true },
    ],
  }),
  act('plan-care', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'plan', on, entry: 'plan' },
      { step: 'set', as: 'told', on, entry: 'information-given', optional: true },
      { step: 'move', as: 'planned', on, to: 'planned', optional: true },
    ],
  }),
  act('appoint-guardian', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'earlier',
        on,
        entry: 'guardian',
        changes: true,
        fields: ['suspected', 'suspendedOn', 'endsOn', 'endReason', 'note'],
        optional: true,
      },
      {
        step: 'set',
        as: 'guardian',
        on,
        entry: 'guardian',
        fields: [
          'person',
          'account',
          'phone',
          'organisation',
          'sex',
          'languages',
          'kind',
          'standing',
          'appointedOn',
          'appointedBy',
          'acceptedOn',
          'childAgrees',
          'conflictsChecked',
          'worksForAgency',
          'employsChild',
          'worksForShelter',
          'note',
        ],
      },
      { step: 'set', as: 'told', on, entry: 'information-given', optional: true },
      {
        step: 'grant',
        as: 'let-in',
        on,
        // what the role of a guardian reads; what was done to the child is not for every guardian
        groups: [
          'intake',
          'identity',
          'safe-contact',
          'guardianship',
          'safety',
          'needs',
          'health',
          'best-interests',
          'plan',
          'stay',
          'legal',
          'schooling',
          'work',
          'follow-up',
        ],
        level: 'work',
        purpose: 'guardianship',
        basis: 'assignment',
        optional: true,
      },
    ],
  }),
  act('decide-best-interests', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'views', on, entry: 'views', optional: true },
      {
        step: 'set',
        as: 'decision',
        on,
        entry: 'best-interests',
        fixed: { views: { entryOf: 'views' } },
      },
      {
        step: 'set',
        as: 'told',
        on,
        entry: 'information-given',
        fields: [
          'appealExplained',
          'language',
          'interpreter',
          'by',
          'childFriendly',
          'understood',
          'on',
          'note',
        ],
        fixed: { topics: ['decision'], decision: { entryOf: 'decision' } },
        optional: true,
      },
    ],
  }),
  act('record-incident', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'incident', on, entry: 'incident' },
      { step: 'set', as: 'risk', on, entry: 'risk-assessment', optional: true },
    ],
  }),
  act('record-visit', {
    section: '2.8',
    dossiers,
    steps: [
      { step: 'set', as: 'visit', on, entry: 'follow-up' },
      {
        step: 'set',
        as: 'work',
        on,
        entry: 'work',
        changes: true,
        fields: [
          'hoursPerWeek',
          'hazards',
          'wage',
          'wagePer',
          'receivedBy',
          'savings',
          'savingsHeldBy',
          'checks',
        ],
        optional: true,
      },
      {
        step: 'set',
        as: 'school',
        on,
        entry: 'schooling',
        changes: true,
        fields: ['grade', 'daysPossible', 'daysAttended', 'attendance', 'to', 'leftBecause', 'note'],
        optional: true,
      },
      { step: 'set', as: 'incident', on, entry: 'incident', optional: true },
    ],
  }),
  act('propose-closing', {
    section: '2.8',
    dossiers,
    steps: [{ step: 'set', as: 'closing', on, entry: 'closure' }],
  }),
  act('close-case', {
    section: '2.8',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'guardian',
        on,
        entry: 'guardian',
        changes: true,
        fields: ['endsOn', 'endReason'],
        optional: true,
      },
      { step: 'move', as: 'closed', on, to: 'closed' },
    ],
  }),
  act('reopen', {
    section: '2.8',
    dossiers,
    steps: [
      { step: 'move', as: 'reopened', on, to: 'reopened' },
      { step: 'set', as: 'incident', on, entry: 'incident', optional: true },
      { step: 'set', as: 'risk', on, entry: 'risk-assessment', optional: true },
    ],
  }),
];
