/** An organisation: who acts, and whether it may: its policies, its people's training and vetting, its breaches [2.1, 2.5]. */
import { dossier } from '../kernel/declare.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';

export const organisation = dossier('organisation', {
  code: 3,
  letter: 'O',
  title: ['profile.organisation', 'profile.kind'],
  states: ['active', 'left'],
  closed: ['left'],
  transitions: [
    { from: ['active'], to: 'left', reason: true },
    { from: ['left'], to: 'active', reason: true },
  ],
  entries: Object.values(entries),
  safeguards,
});
