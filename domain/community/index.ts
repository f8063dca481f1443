/** A community: those who keep watch, the teams that can be called, and the places that help [2.6]. */
import { dossier } from '../kernel/declare.ts';
import * as entries from './entries.ts';
import { published } from './publishing.ts';
import { safeguards } from './safeguards.ts';

export const community = dossier('community', {
  code: 4,
  letter: 'V',
  title: ['profile.kind', 'profile.hub'],
  states: ['active', 'ended'],
  closed: ['ended'],
  transitions: [
    { from: ['active'], to: 'ended', reason: true },
    { from: ['ended'], to: 'active', reason: true },
  ],
  entries: Object.values(entries),
  safeguards,
  published,
});
