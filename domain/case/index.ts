/** A case: one child, carried from intake to a life rebuilt [2.7, 2.8]. */
import { dossier } from '../kernel/declare.ts';
import { policies } from '../shared/policies.ts';
import { apart, endedHearers } from './complaintSafeguards.ts';
import { counted, counts } from './counts.ts';
import * as entries from './entries.ts';
import { proceedingsOf } from './erasing.ts';
import { guardianships } from './guarding.ts';
import { organisations } from './recipients.ts';
import { safeguards } from './safeguards.ts';
import { endedGrants } from './sharingSafeguards.ts';
import { closed, states, transitions } from './states.ts';
import { beds, stays } from './staying.ts';
import { trainings } from './training.ts';
import { vettings } from './vetting.ts';

export const caseKind = dossier('case', {
  code: 2,
  letter: 'C',
  title: ['identity.names'],
  states,
  closed,
  transitions,
  entries: Object.values(entries),
  safeguards,
  counted,
  counts,
  elsewhere: [vettings, trainings, guardianships, organisations, policies, beds, stays, proceedingsOf],
  apart: [apart],
  handsOver: true,
  endedGrants: (one, context) => [
    ...new Set([...endedGrants(one, context.now), ...endedHearers(one, context)]),
  ],
});
