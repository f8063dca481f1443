/** A proceeding: from suspicion to judgment [2.5]. */
import { dossier } from '../kernel/declare.ts';
import { policyLookups } from '../shared/policies.ts';
import * as entries from './entries.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const proceeding = dossier('proceeding', {
  code: 10,
  letter: 'J',
  title: ['profile.kind', 'profile.types', 'profile.sector'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  elsewhere: policyLookups,
  // those who are suspected
  counted: { entry: 'suspect', traits: { sex: ['sex'], nationality: ['nationality'] } },
});
