/** A programme: how support is given to households [2.1, 2.2]. */
import { dossier } from '../kernel/declare.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const programme = dossier('programme', {
  code: 6,
  letter: 'S',
  title: ['profile.title', 'profile.kinds', 'profile.organisation'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
});
