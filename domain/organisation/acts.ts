/** Acts that begin at an organisation [2.1, 2.2, 2.5]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const dossiers = { organisation: 'organisation' } as const;
const on = 'organisation';

export const acts: readonly ActDeclaration[] = [
  act('enrol-organisation', {
    section: '2.2',
    dossiers,
    steps: [
      { step: 'create', as: 'organisation', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'policy', on, entry: 'policy', optional: true },
    ],
  }),
  act('adopt-policy', {
    section: '2.2',
    dossiers,
    steps: [{ step: 'set', as: 'policy', on, entry: 'policy' }],
  }),
  act('review-policy', {
    section: '2.2',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'policy',
        on,
        entry: 'policy',
        changes: true,
        fields: ['reviewedOn', 'covers', 'staffTold', 'childrenTold', 'foundInReview', 'file'],
      },
    ],
  }),
  act('train', {
    section: '2.5',
    dossiers,
    steps: [{ step: 'set', as: 'training', on, entry: 'training' }],
  }),
  act('vet', {
    section: '2.7',
    dossiers,
    steps: [{ step: 'set', as: 'vetting', on, entry: 'vetting' }],
  }),
  act('take-on', {
    section: '2.7',
    dossiers,
    steps: [
      { step: 'set', as: 'vetting', on, entry: 'vetting' },
      { step: 'set', as: 'training', on, entry: 'training', optional: true },
    ],
  }),
  act('review-effect-on-children', {
    section: '2.1',
    dossiers,
    steps: [{ step: 'set', as: 'review', on, entry: 'child-impact-review' }],
  }),
  act('tell-of-breach', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'breach',
        on,
        entry: 'breach',
        fields: [
          'kind',
          'form',
          'on',
          'foundOn',
          'foundBy',
          'concerned',
          'childrenConcerned',
          'risk',
          'what',
        ],
      },
    ],
  }),
  act('settle-breach', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'breach',
        on,
        entry: 'breach',
        changes: true,
        fields: ['done', 'answer', 'containedOn', 'childrenTold', 'authorityToldOn', 'changes'],
      },
    ],
  }),
  act('write-comments', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'comments',
        on,
        entry: 'submission',
        fields: ['treaty', 'plan', 'periodFrom', 'periodTo', 'to', 'words', 'file', 'inputsFrom', 'due'],
        fixed: { state: 'draft' },
      },
    ],
  }),
  act('send-comments', {
    section: '2.5',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'comments',
        on,
        entry: 'submission',
        changes: true,
        fields: ['sentOn', 'to', 'file'],
        fixed: { state: 'sent' },
      },
    ],
  }),
];
