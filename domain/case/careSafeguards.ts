/** Needs seen in time, decisions made well, danger answered, meetings understood: C5, C6, C27 and C28 [2.7]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt } from '../kernel/dossier.ts';
import {
  after,
  all,
  findReferred,
  findWritten,
  itemsOf,
  newest,
  saidOf,
  writes,
  writtenAt,
} from '../kernel/inquiry.ts';
import type { Answer, DutySpec } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { arrivedAt } from './childAge.ts';
import {
  appointment,
  bestInterests,
  exploitation,
  identity,
  incident,
  intake,
  needsAssessment,
  riskAssessment,
  views,
} from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';
import { isVetted, vettings } from './vetting.ts';

const climbs = ['supervisor'];
const role = 'social-worker';

const initial = setting('C5.initial', 'hours', 72, 1, 168);
const full = setting('C5.full', 'days', 30, 1, 90);
const violence = setting('C5.violence', 'hours', 24, 1, 72);

/** Since when, epoch ms, sexual violence is known to be possible without clinical care having been asked for. */
function violenceUnasked(dossier: Dossier): number | undefined {
  const arrival = newest(dossier, intake);
  if (saidOf(intake, arrival, 'violenceCareAskedAt') !== undefined) return undefined;
  const times = all(dossier, exploitation)
    .filter((one) =>
      saidOf(exploitation, one, 'types')?.some((type) => type === 'sexual' || type === 'marriage'),
    )
    .map((one) => writtenAt(one, 'types'));
  if (arrival && saidOf(intake, arrival, 'immediateNeeds')?.includes('sexual-violence-care')) {
    times.push(writtenAt(arrival, 'immediateNeeds'));
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** C5: needs assessed first within days, fully within a month; after possible sexual violence, care is asked for at once. */
export const c5 = safeguard('C5', {
  section: '2.7',
  needs: ['intake', 'needs-assessment', 'exploitation'],
  settings: [initial, full, violence],
  texts: ['initial', 'full', 'violence-care', 'violence-care-late'],
  duties: (dossier, context) => {
    if (!isOpen(dossier)) return [];
    const duties: DutySpec[] = [];
    const assessed = all(dossier, needsAssessment);
    const start = arrivedAt(dossier);
    const remedy = ['needs-assessment'];
    if (assessed.length === 0) {
      duties.push({ key: 'initial', due: after(start, initial, context), role, remedy, climbs });
    }
    if (!assessed.some((one) => saidOf(needsAssessment, one, 'kind') === 'full')) {
      duties.push({ key: 'full', due: after(start, full, context), role, remedy, climbs });
    }
    const known = violenceUnasked(dossier);
    if (known !== undefined) {
      duties.push({ key: 'violence-care', due: new Date(known), role, remedy: ['intake'], climbs });
    }
    return duties;
  },
  alerts: (dossier, context) => {
    const known = isOpen(dossier) ? violenceUnasked(dossier) : undefined;
    if (known === undefined || after(known, violence, context) > context.now) return [];
    return [{ key: 'violence-care-late', reason: 'violence-care-late', roles: ['supervisor'] }];
  },
});

const panelWithin = setting('C6.panel', 'hours', 72, 1, 168);

/** Whether a panel must decide, may decide, or must be spared the child. Going home is a lasting solution too. */
function panelFor(decision: EntryState | undefined): 'must' | 'may' | 'not' {
  const question = saidOf(bestInterests, decision, 'question');
  const disputed = saidOf(bestInterests, decision, 'disputed') === true;
  if (disputed || question === 'durable-solution' || question === 'separation') return 'must';
  return question === 'return' ? 'may' : 'not';
}

/** C6: a decision in her best interests weighs options, gives reasons, hears her or says why not; a panel where due. */
export const c6 = safeguard('C6', {
  section: '2.7',
  needs: ['best-interests', 'views'],
  settings: [panelWithin],
  emergency: panelWithin.id,
  texts: ['no-options', 'no-reasons', 'no-views', 'panel-needed', 'panel-not-needed', 'nobody-decided'],
  blocks: (operation) =>
    writes(
      operation,
      bestInterests,
      'procedure',
      'question',
      'disputed',
      'options',
      'views',
      'decidedBy',
      'panel',
      'decision',
      'reasons',
    ),
  check: (dossier, _context, operation): Answer => {
    const decision = findWritten(dossier, bestInterests, operation);
    const no = (reason: string, remedy = 'best-interests'): Answer => fails(reason, role, [remedy]);
    if (itemsOf(bestInterests, decision, 'options').length < 2) return no('no-options');
    if (saidOf(bestInterests, decision, 'reasons') === undefined) return no('no-reasons');
    const heard = findReferred(dossier, views, saidOf(bestInterests, decision, 'views'));
    const has =
      saidOf(views, heard, 'said') ?? saidOf(views, heard, 'summary') ?? saidOf(views, heard, 'notHeard');
    if (has === undefined) return no('no-views', 'views');
    const panel = panelFor(decision);
    const byPanel = saidOf(bestInterests, decision, 'procedure') === 'bid';
    if (byPanel && panel === 'not') return no('panel-not-needed');
    if (!byPanel && panel === 'must') return no('panel-needed');
    const decided = byPanel
      ? itemsOf(bestInterests, decision, 'panel').length >= 2
      : saidOf(bestInterests, decision, 'decidedBy') !== undefined;
    return decided ? holds : no('nobody-decided');
  },
});

const spoken: readonly string[] = [
  'interview',
  'age-assessment',
  'needs-assessment',
  'risk-assessment',
  'best-interests',
];

/** C27: an interview or assessment is held in the child's language or with a vetted interpreter. */
export const c27 = safeguard('C27', {
  section: '2.7',
  needs: ['appointment', 'intake', 'identity'],
  lookups: [vettings.name],
  texts: ['language-unknown', 'no-interpreter', 'interpreter-not-vetted'],
  blocks: (operation, _before, afterwards) => {
    const meeting = findWritten(afterwards, appointment, operation);
    return (
      writes(operation, appointment, 'kind', 'at', 'language', 'interpreter') &&
      spoken.includes(saidOf(appointment, meeting, 'kind') ?? '') &&
      saidOf(appointment, meeting, 'cancelled') !== true
    );
  },
  check: (dossier, context, operation): Answer => {
    const meeting = findWritten(dossier, appointment, operation);
    const first = saidOf(intake, newest(dossier, intake), 'firstLanguage');
    const hers = [
      ...(saidOf(identity, newest(dossier, identity), 'languages') ?? []),
      ...(first ? [first] : []),
    ];
    if (hers.length === 0) return fails('language-unknown', role, ['intake']);
    const language = saidOf(appointment, meeting, 'language');
    if (language && hers.includes(language)) return holds;
    const interpreter = saidOf(appointment, meeting, 'interpreter');
    if (interpreter === undefined) return fails('no-interpreter', role, ['appointment']);
    const vetted = isVetted(context, interpreter);
    if (vetted === undefined) return unknown;
    return vetted ? holds : fails('interpreter-not-vetted', role, ['appointment']);
  },
});

const tell = setting('C28.tell', 'hours', 1, 1, 24);
const reassess = setting('C28.risk', 'hours', 24, 1, 72);

const dangers = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, incident).filter((one) => {
    const kind = saidOf(incident, one, 'kind');
    return kind === 'missing' || kind === 'trafficker-contact';
  });

function dangerSince(one: EntryState): number {
  const at = saidOf(incident, one, 'at');
  const happened = happenedAt(one);
  return at === undefined ? happened : Math.min(Date.parse(at), happened);
}

/** C28: missing or contacted by a trafficker: guardian and supervisor know within the hour, the risk is looked at anew. */
export const c28 = safeguard('C28', {
  section: '2.7',
  needs: ['incident', 'risk-assessment'],
  settings: [tell, reassess],
  texts: ['danger', 'tell', 'risk'],
  duties: (dossier, context) =>
    dangers(dossier).flatMap((one) => {
      const since = dangerSince(one);
      const told =
        saidOf(incident, one, 'guardianToldAt') !== undefined &&
        saidOf(incident, one, 'supervisorToldAt') !== undefined;
      const assessed = all(dossier, riskAssessment).some(
        (risk) => risk.created > one.created && happenedAt(risk) >= since,
      );
      const duties: DutySpec[] = [];
      if (!told) {
        duties.push({
          key: `tell-${one.id}`,
          due: after(since, tell, context),
          role,
          remedy: ['incident'],
          climbs,
        });
      }
      if (!assessed) {
        const due = after(since, reassess, context);
        duties.push({ key: `risk-${one.id}`, due, role, remedy: ['risk-assessment'], climbs });
      }
      return duties;
    }),
  alerts: (dossier) =>
    dangers(dossier).map(({ id }) => ({
      key: `danger-${id}`,
      reason: 'danger',
      roles: ['guardian', 'supervisor'],
    })),
});
