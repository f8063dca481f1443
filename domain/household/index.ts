/** A household at risk, and what is done with it [2.1, 2.2]. */
import { dossier } from '../kernel/declare.ts';
import { policyLookups } from '../shared/policies.ts';
import { counted, counts } from './counts.ts';
import { loansInArea, tradesInArea } from './creditSafeguards.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const household = dossier('household', {
  code: 5,
  letter: 'H',
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counted,
  counts,
  elsewhere: [tradesInArea, loansInArea, ...policyLookups],
});
