/** Acts that begin at a plan. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const dossiers = { plan: 'plan' } as const;

export const acts: readonly ActDeclaration[] = [
  act('start-plan', {
    section: '2.1',
    dossiers,
    steps: [
      { step: 'create', as: 'plan', on: 'plan' },
      { step: 'set', as: 'objective', on: 'plan', entry: 'objective' },
      {
        step: 'set',
        as: 'action',
        on: 'plan',
        entry: 'action',
        fixed: { objective: { entryOf: 'objective' } },
        optional: true,
      },
    ],
  }),
  act('put-plan-in-force', {
    section: '2.1',
    dossiers,
    steps: [
      { step: 'set', as: 'meeting', on: 'plan', entry: 'coordination', optional: true },
      { step: 'move', as: 'in-force', on: 'plan', to: 'in-force' },
    ],
  }),
  act('assign-plan-action', {
    section: '2.1',
    dossiers,
    steps: [{ step: 'set', as: 'action', on: 'plan', entry: 'action' }],
  }),
  act('report-progress', {
    section: '2.1',
    dossiers,
    steps: [
      { step: 'set', as: 'progress', on: 'plan', entry: 'progress' },
      { step: 'set', as: 'evidence', on: 'plan', entry: 'evidence', optional: true },
      { step: 'set', as: 'value', on: 'plan', entry: 'indicator-value', optional: true },
    ],
  }),
  act('add-evidence', {
    section: '2.1',
    dossiers,
    steps: [{ step: 'set', as: 'evidence', on: 'plan', entry: 'evidence' }],
  }),
  act('contest-evidence', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'contest',
        on: 'plan',
        entry: 'contest',
        fields: ['entry', 'organisation', 'reason', 'words'],
      },
    ],
  }),
  act('answer-contest', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'answer',
        on: 'plan',
        entry: 'contest',
        fields: ['upheld', 'answer'],
        changes: true,
      },
    ],
  }),
  act('publish-figures', {
    section: '2.8',
    dossiers,
    steps: [{ step: 'set', as: 'publication', on: 'plan', entry: 'publication' }],
  }),
  act('prepare-treaty-report', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'report',
        on: 'plan',
        entry: 'treaty-report',
        fields: ['treaty', 'from', 'to', 'due', 'organisation', 'draftOn', 'draft', 'covers'],
      },
      {
        step: 'set',
        as: 'workers',
        on: 'plan',
        entry: 'consultation',
        fixed: { report: { entryOf: 'report' }, actor: 'workers' },
        optional: true,
      },
      {
        step: 'set',
        as: 'employers',
        on: 'plan',
        entry: 'consultation',
        fixed: { report: { entryOf: 'report' }, actor: 'employers' },
        optional: true,
      },
    ],
  }),
  act('consult', {
    section: '2.5',
    dossiers,
    steps: [{ step: 'set', as: 'consultation', on: 'plan', entry: 'consultation' }],
  }),
  act('send-treaty-report', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'report',
        on: 'plan',
        entry: 'treaty-report',
        fields: ['sentOn', 'sent', 'comments'],
        changes: true,
      },
    ],
  }),
  act('answer-committee', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'comment',
        on: 'plan',
        entry: 'committee-comment',
        fields: ['followUp', 'action', 'doneOn'],
        changes: true,
      },
    ],
  }),
  act('record-gap', {
    section: '2.3',
    dossiers,
    steps: [
      { step: 'set', as: 'instrument', on: 'plan', entry: 'instrument', optional: true },
      { step: 'set', as: 'gap', on: 'plan', entry: 'gap' },
    ],
  }),
  act('close-gap', {
    section: '2.3',
    dossiers,
    steps: [
      { step: 'set', as: 'instrument', on: 'plan', entry: 'instrument', optional: true },
      {
        step: 'set',
        as: 'gap',
        on: 'plan',
        entry: 'gap',
        fields: ['covered', 'instrument', 'article', 'appliedInPractice', 'closedOn'],
        changes: true,
      },
    ],
  }),
  act('review-plan', {
    section: '2.1',
    dossiers,
    steps: [
      { step: 'set', as: 'review', on: 'plan', entry: 'review' },
      { step: 'move', as: 'end', on: 'plan', to: 'ended', optional: true },
    ],
  }),
];
