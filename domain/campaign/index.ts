/** A campaign: awareness that changes what people do [2.2, 2.8]. */
import { dossier } from '../kernel/declare.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const campaign = dossier('campaign', {
  code: 7,
  letter: 'W',
  title: ['profile.title', 'profile.audience', 'profile.organisation'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
});
