/** An enterprise: employers, workplaces, suppliers [2.3, 2.4]. */
import { dossier } from '../kernel/declare.ts';
import { counts } from './counts.ts';
import * as entries from './entries.ts';
import { elsewhere, safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const enterprise = dossier('enterprise', {
  code: 9,
  letter: 'E',
  title: ['profile.name', 'profile.organisation', 'profile.kind', 'profile.sector'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counts,
  elsewhere,
});
