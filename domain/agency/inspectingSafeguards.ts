/** Recruiters are watched in time, by people who can and who do not judge what they found: V5, V6 and V11 [2.3]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, itemsOf, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';
import {
  inspectionInterval,
  inspectionIntervals,
  inspectorTraining,
  isTrained,
} from '../shared/inspectors.ts';
import { earliest, latest, latestBy, startOfDay } from '../shared/periods.ts';
import {
  departureStep,
  inspection,
  inspectionPlan,
  jobOrder,
  licence,
  placement,
  riskRating,
  sanction,
} from './entries.ts';

const officer = 'licensing-officer';

/** Did a trained inspector get in and look? Training that is not at hand does not speak against it. */
function counts(one: EntryState, context: GuardContext): boolean {
  const by = saidOf(inspection, one, 'inspector');
  const on = saidOf(inspection, one, 'on');
  const day = earliest(on);
  return (
    day !== undefined &&
    day <= dayOf(context.now) &&
    saidOf(inspection, one, 'access') !== 'refused' &&
    saidOf(inspection, one, 'result') !== 'not-inspected' &&
    (by === undefined || isTrained(context, by, on) !== false)
  );
}

/**
 * When the agency was last inspected, epoch ms; if never, since when it may recruit. Of a partial date the earliest day
 * counts.
 */
function lastInspectedAt(dossier: Dossier, context: GuardContext): number {
  const days = all(dossier, inspection)
    .filter((one) => counts(one, context))
    .flatMap((one) => earliest(saidOf(inspection, one, 'on')) ?? []);
  if (days.length > 0) return startOfDay(Math.max(...days));
  const licensed = all(dossier, licence).flatMap((one) => earliest(saidOf(licence, one, 'from')) ?? []);
  return Math.min(Date.parse(dossier.stateSince), ...licensed.map(startOfDay));
}

/** How risky it is held to be, and when it must be inspected next; undefined where it does not recruit. Hidden from the inspected. */
export function nextInspection(dossier: Dossier, context: GuardContext) {
  if (!['licensed', 'suspended', 'unlicensed'].includes(dossier.state)) return undefined;
  const rating = latestBy(all(dossier, riskRating), (one) => saidOf(riskRating, one, 'on'));
  // one that nobody has judged is held to be risky
  const level = saidOf(riskRating, rating, 'level') ?? 'high';
  return { level, due: after(lastInspectedAt(dossier, context), inspectionInterval[level], context) };
}

/** The inspection that a sanction rests on: the one it names, else the newest. */
const inspectionBehind = (dossier: Dossier, decision: EntryState | undefined): EntryState | undefined =>
  findReferred(dossier, inspection, saidOf(sanction, decision, 'inspection')) ??
  latestBy(all(dossier, inspection), (one) => saidOf(inspection, one, 'on'));

/** V5: inspected by risk and in time, by a trained inspector, who does not decide the sanction. */
export const v5 = safeguard('V5', {
  section: '2.3',
  needs: ['licence', 'risk-rating', 'inspection-plan', 'inspection', 'sanction'],
  lookups: [inspectorTraining.name],
  settings: inspectionIntervals,
  texts: ['inspect', 'untrained', 'own-inspection', 'by-untrained'],
  blocks: (operation, _before, afterwards) =>
    (writes(operation, inspectionPlan, 'inspector', 'on') &&
      saidOf(inspectionPlan, findWritten(afterwards, inspectionPlan, operation), 'cancelled') !== true) ||
    writes(operation, sanction, 'kind', 'inspection', 'from', 'to', 'fine', 'repayment', 'decidedBy') ||
    (operation.op === 'transition' && ['suspended', 'revoked'].includes(operation.to)),
  check: (dossier, context, operation): Answer => {
    const visit = findWritten(dossier, inspectionPlan, operation);
    if (visit) {
      const by = saidOf(inspectionPlan, visit, 'inspector');
      const trained = by !== undefined && isTrained(context, by, saidOf(inspectionPlan, visit, 'on'));
      if (trained === undefined) return unknown;
      return trained ? holds : fails('untrained', officer, ['inspection-plan']);
    }
    const decision = findWritten(dossier, sanction, operation) ?? newest(dossier, sanction);
    const by = saidOf(inspection, inspectionBehind(dossier, decision), 'inspector');
    return by !== undefined &&
      (by === context.actor.account || by === saidOf(sanction, decision, 'decidedBy'))
      ? fails('own-inspection', officer, ['sanction'])
      : holds;
  },
  duties: (dossier, context) => {
    const next = nextInspection(dossier, context);
    return next
      ? [{ key: 'inspect', due: next.due, role: 'inspector', remedy: ['inspection'], climbs: [officer] }]
      : [];
  },
  alerts: (dossier, context) =>
    all(dossier, inspection)
      .filter((one) => {
        const by = saidOf(inspection, one, 'inspector');
        return by !== undefined && isTrained(context, by, saidOf(inspection, one, 'on')) === false;
      })
      .map(({ id }) => ({ key: `by-untrained-${id}`, reason: 'by-untrained', roles: [officer] })),
});

const norms = {
  vacancy: setting('V6.vacancy', 'days', 30, 1, 365),
  papers: setting('V6.papers', 'days', 45, 1, 365),
  permits: setting('V6.permits', 'days', 60, 1, 365),
  other: setting('V6.other', 'days', 30, 1, 365),
} as const satisfies Record<string, Setting>;
const normOf: { readonly [kind: string]: Setting } = {
  vacancy: norms.vacancy,
  'identity-paper': norms.papers,
  passport: norms.papers,
  visa: norms.permits,
  'work-permit': norms.permits,
};

/** V6: a step before departure that takes longer than it should; waiting is when people take the other way. */
export const v6 = safeguard('V6', {
  section: '2.3',
  needs: ['departure-step'],
  settings: Object.values(norms),
  texts: ['delay'],
  alerts: (dossier, context) =>
    all(dossier, departureStep)
      .filter((one) => {
        const started = latest(saidOf(departureStep, one, 'startedOn'));
        const done = earliest(saidOf(departureStep, one, 'doneOn')) ?? dayOf(context.now);
        const norm = normOf[saidOf(departureStep, one, 'kind') ?? ''] ?? norms.other;
        return started !== undefined && done - started > context.setting(norm.id);
      })
      .map(({ id }) => ({ key: `delay-${id}`, reason: 'delay', roles: [officer] })),
});

const makesChildrenWork = (one: EntryState): boolean =>
  saidOf(placement, one, 'clauses')?.includes('children-must-work') === true ||
  itemsOf(placement, one, 'accompanying').some(({ mustWork }) => mustWork === true);

/** V11: children who must work beside parents who migrate. */
export const v11 = safeguard('V11', {
  section: '2.3',
  needs: ['job-order', 'placement'],
  texts: ['must-work'],
  alerts: (dossier) => {
    const found = [
      ...all(dossier, jobOrder).filter((one) =>
        saidOf(jobOrder, one, 'clauses')?.includes('children-must-work'),
      ),
      ...all(dossier, placement).filter((one) => makesChildrenWork(one)),
    ];
    return found.map(({ id }) => ({
      key: `must-work-${id}`,
      reason: 'must-work',
      roles: [officer, 'inspector'],
    }));
  },
});
