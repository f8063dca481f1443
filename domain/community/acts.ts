/** Acts that begin at a community [2.6, 2.7]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.6';
const dossiers = { community: 'community' } as const;
const on = 'community';

export const acts: readonly ActDeclaration[] = [
  act('start-watch', {
    section,
    dossiers,
    steps: [
      { step: 'create', as: 'community', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'member', on, entry: 'member', optional: true },
      { step: 'set', as: 'meeting', on, entry: 'meeting', optional: true },
    ],
  }),
  act('meet', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'meeting', on, entry: 'meeting' },
      { step: 'set', as: 'observation', on, entry: 'observation', optional: true },
      { step: 'set', as: 'member', on, entry: 'member', optional: true },
    ],
  }),
  act('register-watch-member', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'member', on, entry: 'member' }],
  }),
  act('test-reporting-line', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'line',
        on,
        entry: 'profile',
        fields: ['channels', 'reportingLine', 'lineConfidential', 'lineTestedOn', 'contactPoint'],
      },
    ],
  }),
  act('hand-over-watch', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'liaison', on, entry: 'profile', fields: ['liaison', 'contactPoint'] },
      {
        step: 'grant',
        as: 'let-in',
        on,
        groups: ['community', 'watch-members', 'observation', 'response-team', 'service-point'],
        level: 'work',
        purpose: 'protection',
        basis: 'assignment',
      },
      { step: 'set', as: 'meeting', on, entry: 'meeting', optional: true },
    ],
  }),
  act('end-watch', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'meeting', on, entry: 'meeting', optional: true },
      { step: 'move', as: 'end', on, to: 'ended' },
    ],
  }),
  act('observe', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'observation', on, entry: 'observation' }],
  }),
  act('support-watch', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'profile',
        on,
        entry: 'profile',
        fields: ['support', 'supportedBy', 'supportedUntil', 'funds', 'trainedOn'],
      },
    ],
  }),
  act('equip-watch', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'equipment', on, entry: 'equipment' }],
  }),
  act('set-up-team', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'team', on, entry: 'response-team' }],
  }),
  act('change-roster', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'team',
        on,
        entry: 'response-team',
        changes: true,
        fields: ['onCall', 'phone', 'lacks'],
      },
    ],
  }),
  act('open-service-point', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'place', on, entry: 'service-point' },
      {
        step: 'set',
        as: 'licence',
        on,
        entry: 'licence',
        fixed: { servicePoint: { entryOf: 'place' } },
        optional: true,
      },
    ],
  }),
  act('say-what-is-free', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'place',
        on,
        entry: 'service-point',
        changes: true,
        fields: [
          'acceptingNow',
          'free',
          'freeAt',
          'places',
          'bedsGirls',
          'bedsBoys',
          'ages',
          'when',
          'phone',
        ],
      },
    ],
  }),
  act('license-place', {
    section: '2.7',
    dossiers,
    steps: [{ step: 'set', as: 'licence', on, entry: 'licence' }],
  }),
  act('inspect-place-of-stay', {
    section: '2.7',
    dossiers,
    steps: [
      { step: 'set', as: 'inspection', on, entry: 'inspection' },
      { step: 'set', as: 'security', on, entry: 'security-check', optional: true },
      { step: 'set', as: 'licence', on, entry: 'licence', optional: true },
    ],
  }),
  act('see-what-was-mended', {
    section: '2.7',
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'inspection',
        on,
        entry: 'inspection',
        changes: true,
        fields: ['mendedOn', 'order', 'what'],
      },
    ],
  }),
  act('check-security', {
    section: '2.7',
    dossiers,
    steps: [{ step: 'set', as: 'security', on, entry: 'security-check' }],
  }),
];
