/** Nobody is placed too young, against her will, or by a recruiter that may not: V1 and V2 [2.3]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import {
  after,
  all,
  findReferred,
  findWritten,
  newest,
  saidOf,
  writes,
  writtenAt,
} from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { latest } from '../shared/periods.ts';
import { minimumAge } from '../shared/workingAge.ts';
import { jobOrder, licence, placement, registration } from './entries.ts';
import { isStopped, licencesOn } from './standing.ts';

const role = 'licensing-officer';
const remedy = ['placement'];

const counsel = setting('V1.counsel', 'days', 7, 1, 60);

const doubtfulPapers: readonly (string | undefined)[] = ['doubted', 'altered', 'anothers', 'false'];
const noCheckers: readonly (string | undefined)[] = [undefined, 'agency', 'nobody'];

/** May this worker be under 18? An age that is not known, and papers that may be another's, count as yes. */
export function mayBeUnder18(one: EntryState | undefined): boolean {
  const age = saidOf(placement, one, 'age');
  return (
    age === undefined ||
    age.from < 18 ||
    saidOf(placement, one, 'under18') === true ||
    doubtfulPapers.includes(saidOf(placement, one, 'documentState'))
  );
}

/**
 * Which check of a worker under 18 is not passed, the gravest first; undefined if all are. What is known of the job offer
 * holds for the placement too.
 */
function findLack(dossier: Dossier, one: EntryState, context: GuardContext): string | undefined {
  const order = findReferred(dossier, jobOrder, saidOf(placement, one, 'jobOrder'));
  const age = saidOf(placement, one, 'age');
  const least = saidOf(placement, one, 'destinationMinimumAge');
  const asked = saidOf(jobOrder, order, 'minimumAge') ?? 0;
  const policy = saidOf(placement, one, 'employerPolicy') ?? saidOf(jobOrder, order, 'childLabourPolicy');
  const signs = saidOf(placement, one, 'coercionSigns') ?? [];
  if (saidOf(placement, one, 'coercion') === true || signs.length > 0) return 'coercion';
  if (age !== undefined && age.from < Math.max(least ?? 0, asked, context.setting(minimumAge.id)))
    return 'too-young';
  if (saidOf(placement, one, 'hazards') || saidOf(jobOrder, order, 'hazards')) return 'hazardous';
  if (
    age === undefined ||
    saidOf(placement, one, 'ageBasis') !== 'document' ||
    saidOf(placement, one, 'documentState') !== 'genuine' ||
    noCheckers.includes(saidOf(placement, one, 'ageCheckedBy'))
  )
    return 'age-not-proved';
  if (least === undefined) return 'minimum-age-unknown';
  if (saidOf(placement, one, 'hazardsSeen') !== true) return 'hazards-not-seen';
  if (saidOf(placement, one, 'heardAlone') !== true) return 'not-heard-alone';
  if (saidOf(placement, one, 'coercion') !== false) return 'coercion-not-asked';
  if (saidOf(placement, one, 'familySupportive') !== true) return 'family';
  if (
    saidOf(placement, one, 'employerKnown') !== true ||
    saidOf(jobOrder, order, 'employerCheck') === 'nobody'
  )
    return 'employer-unknown';
  return policy === true ? undefined : 'no-policy';
}

const isPlaced = (one: EntryState | undefined): boolean => saidOf(placement, one, 'result') === 'placed';

/** Does anybody say that she is placed, even where others say something else? */
export const mayBePlaced = (one: EntryState | undefined): boolean =>
  one?.heads['result']?.some(({ value }) => value === 'placed') === true;

/**
 * Does the operation place somebody, or change who is placed where? What is learnt later about a placement is recorded,
 * never refused: V1 then warns.
 */
const places = (operation: Operation, _before: Dossier, afterwards: Dossier): boolean =>
  writes(operation, placement, 'result', 'age', 'destination', 'destinationMinimumAge', 'jobOrder') &&
  mayBePlaced(findWritten(afterwards, placement, operation));

/** V1: under 18 only with every check passed; who is refused gets advice on moving safely. */
export const v1 = safeguard('V1', {
  section: '2.3',
  needs: ['job-order', 'placement'],
  settings: [minimumAge, counsel],
  texts: [
    'coercion',
    'too-young',
    'hazardous',
    'age-not-proved',
    'minimum-age-unknown',
    'hazards-not-seen',
    'not-heard-alone',
    'coercion-not-asked',
    'family',
    'employer-unknown',
    'no-policy',
    'counsel',
    'coercion-seen',
    'placed-unsafely',
  ],
  blocks: places,
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, placement, operation);
    if (!one || !isPlaced(one) || !mayBeUnder18(one)) return holds;
    const lack = findLack(dossier, one, context);
    return lack === undefined ? holds : fails(lack, role, remedy);
  },
  duties: (dossier, context) =>
    all(dossier, placement)
      .filter(
        (one) =>
          saidOf(placement, one, 'result') === 'refused' &&
          mayBeUnder18(one) &&
          saidOf(placement, one, 'counselledOn') === undefined,
      )
      .map((one) => ({
        key: `counsel-${one.id}`,
        due: after(writtenAt(one, 'result'), counsel, context),
        role,
        remedy,
      })),
  alerts: (dossier, context) =>
    all(dossier, placement).flatMap((one) => {
      if (!mayBeUnder18(one)) return [];
      const lack = findLack(dossier, one, context);
      const reasons = [
        ...(lack === 'coercion' ? ['coercion-seen'] : []),
        ...(lack !== undefined && isPlaced(one) ? ['placed-unsafely'] : []),
      ];
      return reasons.map((reason) => ({ key: `${reason}-${one.id}`, reason, roles: [role] }));
    }),
});

/** The day that a licence must cover: now; for what was done before, the day it was done. */
function dayOfPlacing(one: EntryState, operation: Operation | undefined, now: Date): number {
  const today = dayOf(now);
  const done =
    operation?.op === 'set' && operation.fact === true
      ? latest(saidOf(placement, one, 'placedOn'))
      : undefined;
  return Math.min(done ?? today, today);
}

/** V2: only under a licence in force, for that destination, kind of work and age. */
export const v2 = safeguard('V2', {
  section: '2.3',
  needs: ['registration', 'licence', 'placement', 'sanction'],
  texts: ['not-licensed', 'stopped', 'no-licence', 'destination', 'sector', 'age', 'lapsed'],
  blocks: places,
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, placement, operation);
    if (!one || !isPlaced(one)) return holds;
    const refuse = (reason: string, ...settles: readonly string[]): Answer => fails(reason, role, settles);
    const day = dayOfPlacing(one, operation, context.now);
    if (dossier.state !== 'licensed' && day >= dayOf(dossier.stateSince))
      return refuse('not-licensed', 'licence');
    if (isStopped(dossier, day)) return refuse('stopped', 'sanction');
    const valid = licencesOn(dossier, day);
    if (valid.length === 0) return refuse('no-licence', 'licence');
    const destination = saidOf(placement, one, 'destination');
    const there = valid.filter(
      (paper) =>
        destination !== undefined && saidOf(licence, paper, 'destinations')?.includes(destination) === true,
    );
    if (there.length === 0) return refuse('destination', 'licence', 'placement');
    const sector = saidOf(placement, one, 'sector');
    const forWork = there.filter((paper) => {
      const only = saidOf(licence, paper, 'sectors');
      return only === undefined || (sector !== undefined && only.includes(sector));
    });
    if (forWork.length === 0) return refuse('sector', 'licence', 'placement');
    const isYoung = mayBeUnder18(one);
    const age = saidOf(placement, one, 'age')?.from ?? 0;
    const adultsOnly = saidOf(registration, newest(dossier, registration), 'handlesUnder18') !== true;
    const forAge = forWork.filter(
      (paper) =>
        age >= (saidOf(licence, paper, 'minimumAge') ?? 18) &&
        !(isYoung && saidOf(licence, paper, 'conditions')?.includes('adults-only')),
    );
    return forAge.length === 0 || (isYoung && adultsOnly)
      ? refuse('age', 'licence', 'registration', 'placement')
      : holds;
  },
  // it still stands in the register as licensed, and is not
  alerts: (dossier, context) => {
    const today = dayOf(context.now);
    if (dossier.state !== 'licensed' || licencesOn(dossier, today).length > 0) return [];
    const ended = newest(dossier, licence)?.id ?? dossier.id;
    return [{ key: `lapsed-${ended}`, reason: 'lapsed', roles: [role] }];
  },
});
