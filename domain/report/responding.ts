/** Being in time, and sending those who may do what is asked: R3 and R4 [2.5, 2.6]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, newest, saidOf, writes, writtenAt } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { Answer, DutySpec } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';
import { isGoing } from './asking.ts';
import { dispatch, message, opening, outcome, triage } from './entries.ts';

const toTriage = setting('R3.triage', 'minutes', 15, 1, 240);
const danger = setting('R3.danger', 'hours', 1, 1, 12);
const goingOn = setting('R3.going-on', 'hours', 24, 1, 72);
const atRisk = setting('R3.at-risk', 'hours', 72, 1, 336);
const responseWithin = {
  'danger-now': danger,
  'being-moved': danger,
  'going-on': goingOn,
  'at-risk': atRisk,
} as const satisfies Record<string, Setting>;

const climbs = ['deputy', 'supervisor', 'liaison'];

/** The clock starts with the report; a changed judgement of its urgency starts it anew. */
function clockStart(dossier: Dossier, judged: EntryState | undefined): number {
  const changed = judged?.heads['urgency']?.[0]?.stamp.seq !== judged?.created;
  return judged && changed ? writtenAt(judged, 'urgency') : Date.parse(dossier.created);
}

/** R3: judged and answered in time; what nobody has judged yet counts as danger now. */
export const r3 = safeguard('R3', {
  section: '2.6',
  needs: ['triage', 'dispatch', 'outcome', 'message'],
  settings: [toTriage, danger, goingOn, atRisk],
  texts: ['triage', 'response', 'new-word'],
  duties: (dossier, context) => {
    if (!['received', 'triaged', 'responding'].includes(dossier.state)) return [];
    const judged = newest(dossier, triage);
    const duties: DutySpec[] = [];
    if (!judged) {
      const due = after(dossier.created, toTriage, context);
      duties.push({ key: 'triage', due, role: 'operator', remedy: ['triage'], climbs });
    }
    if (!newest(dossier, outcome) && !all(dossier, dispatch).some(isGoing)) {
      const limit = responseWithin[saidOf(triage, judged, 'urgency') ?? 'danger-now'];
      const due = after(clockStart(dossier, judged), limit, context);
      duties.push({ key: 'response', due, role: 'operator', remedy: ['dispatch'], climbs });
    }
    return duties;
  },
  alerts: (dossier) => {
    const words = all(dossier, message).filter(
      (one) => saidOf(message, one, 'direction') === 'from-reporter',
    );
    const first = Math.min(...words.map(({ created }) => created));
    return words
      .filter(({ created }) => created > first)
      .map(({ id }) => ({ key: `new-word-${id}`, reason: 'new-word', roles: ['operator'] }));
  },
});

/** Who may be asked to stop those who move a child, and what would rule them out. */
const enforcers: { readonly [discipline: string]: string } = { police: 'police', border: 'border-service' };

/** R4: only law enforcement is asked to intercept, and never the one said to be part of it; all others help the child. */
export const r4 = safeguard('R4', {
  section: '2.5',
  needs: ['opening', 'triage', 'dispatch'],
  lookups: ['parties'],
  texts: ['not-law-enforcement', 'said-to-be-involved', 'not-what-they-do'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, dispatch, 'task', 'team', 'discipline') &&
    saidOf(dispatch, findWritten(afterwards, dispatch, operation), 'task') === 'intercept',
  check: (dossier, context, operation): Answer => {
    const asked = findWritten(dossier, dispatch, operation);
    const discipline = saidOf(dispatch, asked, 'discipline') ?? '';
    const service = enforcers[discipline];
    if (service === undefined) return fails('not-law-enforcement', 'operator', ['dispatch']);
    const implicated: readonly string[] = [
      ...(saidOf(opening, newest(dossier, opening), 'involved') ?? []),
      ...(saidOf(triage, newest(dossier, triage), 'implicated') ?? []),
    ];
    if (implicated.includes(service)) return fails('said-to-be-involved', 'operator', ['dispatch']);
    const team = findParty(context, saidOf(dispatch, asked, 'team') ?? 0);
    if (!team) return unknown;
    return team.disciplines.includes(discipline)
      ? holds
      : fails('not-what-they-do', 'operator', ['dispatch']);
  },
});
