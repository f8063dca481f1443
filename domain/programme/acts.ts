/** Acts that begin at a programme. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const on = 'programme';
const alone = { programme: 'programme' };

export const acts: readonly ActDeclaration[] = [
  act('open-programme', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'create', as: 'programme', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'rules', on, entry: 'rules' },
      { step: 'set', as: 'basis', on, entry: 'basis', optional: true },
      { step: 'set', as: 'gender', on, entry: 'gender-analysis', optional: true },
    ],
  }),
  act('start-programme', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'move', as: 'running', on, to: 'running' }],
  }),
  act('analyse-gender', {
    section: '2.2',
    dossiers: alone,
    steps: [{ step: 'set', as: 'gender', on, entry: 'gender-analysis' }],
  }),
  act('found-group', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'group', on, entry: 'group' }],
  }),
  act('strengthen-territory', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'territory', on, entry: 'territory' }],
  }),
  act('prepare-cycle', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'cycle',
        on,
        entry: 'cycle',
        fields: ['number', 'from', 'to', 'payments', 'households', 'total', 'preparedBy', 'channel'],
        fixed: { state: 'prepared' },
      },
    ],
  }),
  act('approve-cycle', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'cycle',
        on,
        entry: 'cycle',
        changes: true,
        fields: ['approvedBy', 'approvedOn'],
        fixed: { state: 'approved' },
      },
    ],
  }),
  act('pay', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'cycle',
        on,
        entry: 'cycle',
        changes: true,
        fields: ['channel', 'file', 'sentOn'],
        fixed: { state: 'sent' },
      },
    ],
  }),
  act('reconcile-cycle', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'cycle',
        on,
        entry: 'cycle',
        changes: true,
        fields: ['payments', 'paid', 'failed', 'paidTotal', 'returned', 'reconciledOn', 'difference'],
        fixed: { state: 'reconciled' },
      },
    ],
  }),
  act('cancel-cycle', {
    section: '2.1',
    dossiers: alone,
    steps: [
      {
        step: 'set',
        as: 'cycle',
        on,
        entry: 'cycle',
        changes: true,
        fields: ['difference'],
        fixed: { state: 'cancelled' },
      },
    ],
  }),
  act('evaluate-programme', {
    section: '2.1',
    dossiers: alone,
    steps: [{ step: 'set', as: 'evaluation', on, entry: 'evaluation' }],
  }),
  act('end-programme', {
    section: '2.1',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'evaluation', on, entry: 'evaluation', optional: true },
      { step: 'move', as: 'ended', on, to: 'ended' },
    ],
  }),
];
