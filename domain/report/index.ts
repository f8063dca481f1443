/** A report: a suspicion or a call for help, from its arrival to the answer [2.5, 2.6]. */
import { dossier } from '../kernel/declare.ts';
import { counts } from './counts.ts';
import * as entries from './entries.ts';
import { elsewhere, keeping } from './keptOut.ts';
import { safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const report = dossier('report', {
  code: 1,
  letter: 'R',
  title: ['triage.urgency', 'triage.moment'],
  unlinkable: true,
  subjects: { reporter: 2 },
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counts,
  elsewhere,
  keeping,
});
