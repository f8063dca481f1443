/** The national plan and its accounts, with the law register [all sections]. */
import { dossier } from '../kernel/declare.ts';
import { counts } from './counts.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const plan = dossier('plan', {
  code: 11,
  letter: 'N',
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counts,
});
