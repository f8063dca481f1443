/** Acts that begin at an enterprise [2.3, 2.4, 2.5]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const dossiers = { enterprise: 'enterprise' } as const;
const on = 'enterprise';

export const acts: readonly ActDeclaration[] = [
  act('open-enterprise', {
    section: '2.4',
    dossiers,
    steps: [
      { step: 'create', as: 'enterprise', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'site', on, entry: 'site', optional: true },
      { step: 'set', as: 'code', on, entry: 'code', optional: true },
    ],
  }),
  act('map-site', {
    section: '2.4',
    dossiers,
    steps: [
      { step: 'set', as: 'site', on, entry: 'site' },
      { step: 'set', as: 'hiring', on, entry: 'hiring', optional: true },
      {
        step: 'set',
        as: 'committee',
        on,
        entry: 'committee',
        fixed: { site: { entryOf: 'site' } },
        optional: true,
      },
    ],
  }),
  act('plan-workplace-inspection', {
    section: '2.5',
    dossiers,
    steps: [
      { step: 'set', as: 'risk', on, entry: 'risk-rating', optional: true },
      { step: 'set', as: 'plan', on, entry: 'inspection-plan' },
    ],
  }),
  act('inspect-workplace', {
    section: '2.5',
    dossiers,
    steps: [
      { step: 'set', as: 'inspection', on, entry: 'inspection' },
      {
        step: 'set',
        as: 'finding',
        on,
        entry: 'finding',
        fixed: { inspection: { entryOf: 'inspection' }, source: 'inspection' },
        optional: true,
      },
      { step: 'set', as: 'demand', on, entry: 'demand-check', optional: true },
      { step: 'set', as: 'risk', on, entry: 'risk-rating', optional: true },
    ],
  }),
  act('record-finding-and-corrective-action', {
    section: '2.4',
    dossiers,
    steps: [
      { step: 'set', as: 'finding', on, entry: 'finding' },
      {
        step: 'set',
        as: 'action',
        on,
        entry: 'corrective-action',
        fixed: { finding: { entryOf: 'finding' } },
        optional: true,
      },
    ],
  }),
  // said by those who investigate; making it known is another act, of another person
  act('release-finding', {
    section: '2.4',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'finding',
        on,
        entry: 'finding',
        changes: true,
        fields: ['state', 'childrenSafe', 'release', 'proceeding'],
      },
    ],
  }),
  act('make-finding-known', {
    section: '2.4',
    dossiers,
    steps: [{ step: 'set', as: 'disclosure', on, entry: 'disclosure' }],
  }),
  act('put-right', {
    section: '2.4',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'action',
        on,
        entry: 'corrective-action',
        changes: true,
        fields: [
          'forChildren',
          'childrenHelpedBy',
          'atSite',
          'agreedWithUnion',
          'doneOn',
          'verifiedOn',
          'verifiedBy',
          'holds',
          'note',
        ],
      },
    ],
  }),
  act('close-finding', {
    section: '2.4',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'disclosure',
        on,
        entry: 'disclosure',
        changes: true,
        fields: ['childrenRemediedOn', 'closedOn'],
      },
    ],
  }),
  act('answer-exposure', {
    section: '2.4',
    dossiers,
    steps: [{ step: 'set', as: 'exposure', on, entry: 'exposure' }],
  }),
  // the supplier is one on file, or made by the act
  act('declare-suppliers', {
    section: '2.4',
    dossiers: { enterprise: 'enterprise', supplier: 'enterprise' },
    steps: [
      { step: 'create', as: 'supplier', on: 'supplier', optional: true },
      { step: 'set', as: 'profile', on: 'supplier', entry: 'profile', optional: true },
      { step: 'set', as: 'site', on: 'supplier', entry: 'site', optional: true },
      {
        step: 'set',
        as: 'link',
        on: 'enterprise',
        entry: 'supply-link',
        fixed: { supplier: { dossierOf: 'supplier' } },
      },
    ],
  }),
  act('end-supply-link', {
    section: '2.4',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'link',
        on,
        entry: 'supply-link',
        changes: true,
        fields: ['to', 'endReason', 'note'],
      },
    ],
  }),
  act('audit-site', {
    section: '2.4',
    dossiers,
    steps: [
      { step: 'set', as: 'audit', on, entry: 'audit' },
      { step: 'set', as: 'finding', on, entry: 'finding', fixed: { source: 'audit' }, optional: true },
      {
        step: 'set',
        as: 'action',
        on,
        entry: 'corrective-action',
        fixed: { audit: { entryOf: 'audit' } },
        optional: true,
      },
    ],
  }),
  act('award-label', {
    section: '2.4',
    dossiers,
    steps: [{ step: 'set', as: 'label', on, entry: 'label' }],
  }),
];
