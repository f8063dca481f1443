/** Acts that begin at an agency [2.3]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.3';
const dossiers = { agency: 'agency' } as const;
const on = 'agency';

export const acts: readonly ActDeclaration[] = [
  act('apply-for-licence', {
    section,
    dossiers,
    steps: [
      { step: 'create', as: 'agency', on },
      { step: 'set', as: 'registration', on, entry: 'registration' },
      { step: 'set', as: 'owner', on, entry: 'owner' },
      { step: 'set', as: 'agent', on, entry: 'agent', optional: true },
      { step: 'set', as: 'fees', on, entry: 'fee-schedule' },
    ],
  }),
  act('license-agency', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'licence', on, entry: 'licence' },
      { step: 'move', as: 'licensed', on, to: 'licensed' },
    ],
  }),
  act('refuse-licence', {
    section,
    dossiers,
    steps: [{ step: 'move', as: 'refused', on, to: 'refused' }],
  }),
  // what is on file is looked at again: the fees, and whether the young may be placed
  act('renew-licence', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'registration', on, entry: 'registration', optional: true },
      { step: 'set', as: 'fees', on, entry: 'fee-schedule', optional: true },
      { step: 'set', as: 'licence', on, entry: 'licence' },
    ],
  }),
  act('plan-agency-inspection', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'risk', on, entry: 'risk-rating', optional: true },
      { step: 'set', as: 'plan', on, entry: 'inspection-plan' },
    ],
  }),
  act('inspect-agency', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'inspection', on, entry: 'inspection' },
      { step: 'set', as: 'risk', on, entry: 'risk-rating', optional: true },
      { step: 'set', as: 'next', on, entry: 'inspection-plan', optional: true },
      { step: 'set', as: 'complaint', on, entry: 'complaint', optional: true },
    ],
  }),
  act('sanction', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'sanction', on, entry: 'sanction' }],
  }),
  act('suspend-licence', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'sanction', on, entry: 'sanction', fixed: { kind: 'suspension' } },
      { step: 'move', as: 'suspended', on, to: 'suspended' },
    ],
  }),
  act('revoke-licence', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'sanction', on, entry: 'sanction', fixed: { kind: 'revocation' } },
      { step: 'move', as: 'revoked', on, to: 'revoked' },
    ],
  }),
  act('decide-appeal', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'appeal',
        on,
        entry: 'sanction',
        changes: true,
        fields: ['appeal', 'appealNote', 'to'],
      },
      { step: 'move', as: 'licensed', on, to: 'licensed', optional: true },
    ],
  }),
  act('place-worker', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'job-order', on, entry: 'job-order', optional: true },
      { step: 'set', as: 'placement', on, entry: 'placement' },
    ],
  }),
  // who is refused and not advised goes another way
  act('refuse-placement', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'placement',
        on,
        entry: 'placement',
        fixed: { result: 'refused' },
        fields: [
          'worker',
          'sex',
          'age',
          'ageBasis',
          'documentState',
          'ageCheckedBy',
          'purpose',
          'jobOrder',
          'destination',
          'sector',
          'heardAlone',
          'coercion',
          'coercionSigns',
          'refusedFor',
          'counselledOn',
          'note',
        ],
      },
    ],
  }),
  act('record-fees', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'fees',
        on,
        entry: 'placement',
        changes: true,
        fields: ['fees', 'feesFound', 'debt', 'debtTo', 'lowInterest', 'documentsHeldBy'],
      },
    ],
  }),
  act('prepare-departure', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'step', on, entry: 'departure-step' }],
  }),
  act('tell-of-an-office', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'complaint', on, entry: 'office-complaint' }],
  }),
  act('record-early-return', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'return', on, entry: 'early-return' },
      { step: 'set', as: 'complaint', on, entry: 'complaint', optional: true },
    ],
  }),
];
