/** Acts that begin at a proceeding [2.5]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.5';
const dossiers = { proceeding: 'proceeding' } as const;
const on = 'proceeding';

export const acts: readonly ActDeclaration[] = [
  act('start-proceeding', {
    section,
    dossiers,
    steps: [
      { step: 'create', as: 'proceeding', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'event', on, entry: 'event', optional: true },
      { step: 'set', as: 'suspect', on, entry: 'suspect', optional: true },
      { step: 'set', as: 'child', on, entry: 'child', optional: true },
    ],
  }),
  act('take-child-into-account', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'child', on, entry: 'child' },
      {
        step: 'set',
        as: 'measures',
        on,
        entry: 'measure-for-child',
        fixed: { child: { entryOf: 'child' } },
        optional: true,
      },
    ],
  }),
  act('charge', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'suspect',
        on,
        entry: 'suspect',
        changes: true,
        fields: ['standing', 'prosecutedOn', 'prosecutedUnder', 'custody'],
      },
      {
        step: 'set',
        as: 'offence',
        on,
        entry: 'offence',
        fixed: { suspect: { entryOf: 'suspect' } },
      },
      { step: 'set', as: 'step', on, entry: 'step', fixed: { kind: 'charge-decided' }, optional: true },
      { step: 'move', as: 'charged', on, to: 'charged', optional: true },
    ],
  }),
  act('hand-evidence-on', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'evidence',
        on,
        entry: 'evidence',
        changes: true,
        fields: ['custody', 'heldBy', 'returnedOn'],
      },
    ],
  }),
  act('hold-hearing', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'hearing', on, entry: 'hearing' },
      {
        step: 'set',
        as: 'measures',
        on,
        entry: 'measure-for-child',
        fixed: { hearing: { entryOf: 'hearing' } },
        optional: true,
      },
      { step: 'move', as: 'trial', on, to: 'trial', optional: true },
    ],
  }),
  // what is asked in the corridor before the doors open
  act('protect-at-hearing', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'measures',
        on,
        entry: 'measure-for-child',
        fields: ['measures', 'child', 'hearing', 'answer'],
      },
    ],
  }),
  act('judge', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'judgment', on, entry: 'judgment' },
      { step: 'set', as: 'confiscation', on, entry: 'confiscation', optional: true },
      { step: 'set', as: 'compensation', on, entry: 'compensation', optional: true },
      { step: 'move', as: 'judged', on, to: 'judged', optional: true },
    ],
  }),
  act('appeal', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'step', on, entry: 'step', fixed: { kind: 'appeal-filed' } },
      { step: 'move', as: 'appeal', on, to: 'appeal' },
    ],
  }),
  act('end-proceeding', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'confiscation', on, entry: 'confiscation', optional: true },
      { step: 'set', as: 'compensation', on, entry: 'compensation', optional: true },
      { step: 'move', as: 'final', on, to: 'final' },
    ],
  }),
  act('drop-proceeding', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'step', on, entry: 'step', fixed: { kind: 'not-charged' }, optional: true },
      { step: 'move', as: 'dropped', on, to: 'dropped' },
    ],
  }),
  act('pay-compensation', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'compensation',
        on,
        entry: 'compensation',
        changes: true,
        fields: ['paid', 'paidOn', 'receivedBy', 'note'],
      },
    ],
  }),
  act('check-notice', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'notice', on, entry: 'publication', fields: ['nobodyRecognisable'] }],
  }),
  act('publish-result', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'notice',
        on,
        entry: 'publication',
        fields: ['notice', 'languages', 'publishedOn', 'where'],
      },
    ],
  }),
  act('hand-informant-over', {
    section: '2.6',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'informant',
        on,
        entry: 'informant',
        changes: true,
        fields: ['handler', 'name', 'reach', 'said'],
      },
    ],
  }),
];
