/** Acts that begin at a campaign. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const on = 'campaign';
const alone = { campaign: 'campaign' };

export const acts: readonly ActDeclaration[] = [
  act('open-campaign', {
    section: '2.2',
    dossiers: alone,
    steps: [
      { step: 'create', as: 'campaign', on },
      { step: 'set', as: 'profile', on, entry: 'profile' },
      { step: 'set', as: 'baseline', on, entry: 'measure', optional: true },
    ],
  }),
  act('test-campaign', {
    section: '2.2',
    dossiers: alone,
    steps: [{ step: 'set', as: 'test', on, entry: 'pre-test' }],
  }),
  act('start-campaign', {
    section: '2.2',
    dossiers: alone,
    steps: [{ step: 'move', as: 'running', on, to: 'running' }],
  }),
  act('record-activity', {
    section: '2.2',
    dossiers: alone,
    steps: [{ step: 'set', as: 'activity', on, entry: 'activity' }],
  }),
  act('measure-campaign', {
    section: '2.2',
    dossiers: alone,
    steps: [{ step: 'set', as: 'measure', on, entry: 'measure' }],
  }),
  act('end-campaign', {
    section: '2.2',
    dossiers: alone,
    steps: [
      { step: 'set', as: 'endline', on, entry: 'measure', optional: true },
      { step: 'move', as: 'ended', on, to: 'ended' },
    ],
  }),
];
