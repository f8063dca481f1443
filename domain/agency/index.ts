/** An agency: recruiters of labour [2.3]. */
import { dossier } from '../kernel/declare.ts';
import { counted, counts } from './counts.ts';
import * as entries from './entries.ts';
import { officeComplaint } from './entries.ts';
import { published } from './publishing.ts';
import { elsewhere, safeguards } from './safeguards.ts';
import { closed, states, transitions } from './states.ts';

export const agency = dossier('agency', {
  code: 8,
  letter: 'L',
  title: ['registration.name', 'registration.organisation', 'registration.kind', 'registration.destinations'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counted,
  counts,
  elsewhere,
  published,
  // what is said of the office that answers for the file is not for that office
  apart: [officeComplaint.group],
});
