/**
 * Workplaces: papers held back, inspections in time, children beside their parents: V4, V5 and V11 [2.3, 2.5].
 *
 * People of the inspected enterprise may read parts of its file, and tasks are shown to all who do. That an inspection is
 * due is therefore told to inspectors alone, as an alert, and no date stands in it.
 */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findWritten, saidOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import {
  inspectionInterval,
  inspectionIntervals,
  inspectorTraining,
  isTrained,
} from '../shared/inspectors.ts';
import { earliest, latestBy, startOfDay } from '../shared/periods.ts';
import { finding, workplaceInspection, workplaceRisk, workplaceVisit } from './entries.ts';

const inspector = 'inspector';
const tell = (reason: string, { id }: EntryState): AlertSpec => ({
  key: `${reason}-${id}`,
  reason,
  roles: [inspector],
});

/** V4 where it happens: an employer that holds papers back. */
export const v4 = safeguard('V4', {
  section: '2.3',
  needs: ['inspection', 'finding'],
  texts: ['held'],
  alerts: (dossier) => [
    ...all(dossier, workplaceInspection)
      .filter((one) => saidOf(workplaceInspection, one, 'papersHeldBack') === true)
      .map((one) => tell('held', one)),
    ...all(dossier, finding)
      .filter((one) => saidOf(finding, one, 'kind') === 'papers-kept')
      .map((one) => tell('held', one)),
  ],
});

/** Was the inspector of this visit surely not trained then? */
const isByUntrained = (one: EntryState, context: GuardContext): boolean => {
  const by = saidOf(workplaceInspection, one, 'inspector');
  return by !== undefined && isTrained(context, by, saidOf(workplaceInspection, one, 'on')) === false;
};

/** The newest inspection that got in, by somebody not known to be untrained. */
const lastInspection = (dossier: Dossier, context: GuardContext): EntryState | undefined =>
  all(dossier, workplaceInspection)
    .filter(
      (one) =>
        dayOfVisit(one) <= dayOf(context.now) &&
        saidOf(workplaceInspection, one, 'access') !== 'refused' &&
        saidOf(workplaceInspection, one, 'result') !== 'not-inspected' &&
        !isByUntrained(one, context),
    )
    .toSorted((a, b) => dayOfVisit(a) - dayOfVisit(b))
    .at(-1);

const dayOfVisit = (one: EntryState): number =>
  earliest(saidOf(workplaceInspection, one, 'on')) ?? dayOf(one.accepted);

/**
 * How risky it is held to be, and when it must be inspected next: once its risk was rated, as often as that asks. Undefined
 * where nobody rated it, or where it is no workplace any more. Hidden from the inspected.
 */
export function nextInspection(dossier: Dossier, context: GuardContext) {
  const rating = latestBy(all(dossier, workplaceRisk), (one) => saidOf(workplaceRisk, one, 'on'));
  const level = saidOf(workplaceRisk, rating, 'level');
  if (!rating || level === undefined || dossier.state !== 'known') return undefined;
  const last = lastInspection(dossier, context);
  const from = startOfDay(
    last ? dayOfVisit(last) : (earliest(saidOf(workplaceRisk, rating, 'on')) ?? dayOf(rating.accepted)),
  );
  return { level, due: after(from, inspectionInterval[level], context), since: last ?? rating };
}

function overdue(dossier: Dossier, context: GuardContext): readonly AlertSpec[] {
  const next = nextInspection(dossier, context);
  return next && next.due <= context.now ? [tell('inspection-due', next.since)] : [];
}

/** V5: inspected by risk and in time, by a trained inspector. */
export const v5 = safeguard('V5', {
  section: '2.3',
  needs: ['risk-rating', 'inspection-plan', 'inspection'],
  lookups: [inspectorTraining.name],
  settings: inspectionIntervals,
  texts: ['inspection-due', 'untrained', 'by-untrained'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, workplaceVisit, 'inspector', 'on') &&
    saidOf(workplaceVisit, findWritten(afterwards, workplaceVisit, operation), 'cancelled') !== true,
  check: (dossier, context, operation): Answer => {
    const visit = findWritten(dossier, workplaceVisit, operation);
    const by = saidOf(workplaceVisit, visit, 'inspector');
    const trained = by !== undefined && isTrained(context, by, saidOf(workplaceVisit, visit, 'on'));
    if (trained === undefined) return unknown;
    return trained ? holds : fails('untrained', inspector, ['inspection-plan']);
  },
  alerts: (dossier, context) => [
    ...overdue(dossier, context),
    ...all(dossier, workplaceInspection)
      .filter((one) => isByUntrained(one, context))
      .map((one) => tell('by-untrained', one)),
  ],
});

/** V11: children found at work beside their parents. */
export const v11 = safeguard('V11', {
  section: '2.3',
  needs: ['inspection', 'finding'],
  texts: ['seen-at-work'],
  alerts: (dossier) => [
    ...all(dossier, workplaceInspection)
      .filter((one) => (saidOf(workplaceInspection, one, 'besideParents') ?? 0) > 0)
      .map((one) => tell('seen-at-work', one)),
    ...all(dossier, finding)
      .filter((one) => saidOf(finding, one, 'kind') === 'beside-parents')
      .map((one) => tell('seen-at-work', one)),
  ],
});
