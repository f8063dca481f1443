/** Who counts as a child, and how age may be assessed: C1 and C2 [2.7, 2.3]. */
import type { ageMethod } from '../codes/index.ts';
import { findInterval, getInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findWritten, itemsOf, newest, saidOf, writes, writtenAt } from '../kernel/inquiry.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { isInForce } from './consenting.ts';
import { ageDecision, appointment, closure, consent, guardian, identity, intake } from './entries.ts';

const majority = 18;
const dayMs = 86_400_000;

const yearsLater = (time: number, years: number): number => {
  const at = new Date(time);
  return Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate());
};

/** A decision that she is grown up counts only if she agreed to it, all of its range is grown up, and no appeal is open. */
function provesAdult(one: EntryState): boolean {
  const range = saidOf(ageDecision, one, 'result');
  return (
    saidOf(ageDecision, one, 'finding') === 'adult' &&
    saidOf(ageDecision, one, 'childAgreed') === true &&
    saidOf(ageDecision, one, 'appeal') !== 'pending' &&
    range !== undefined &&
    range.from >= majority
  );
}

/**
 * From when, as epoch ms, she must have come of age by all that is known; undefined if nothing known proves it ever
 * will have by `now`. The youngest age that fits counts: the end of a birth interval, the lower end of an estimate.
 */
export function adultSince(dossier: Dossier, now: Date): number | undefined {
  const decision = all(dossier, ageDecision).at(-1);
  if (decision && provesAdult(decision)) return Date.parse(decision.accepted);
  const who = newest(dossier, identity);
  if (!who) return undefined;
  const times: number[] = [];
  const birth = saidOf(identity, who, 'dateOfBirth');
  if (birth !== undefined) times.push(yearsLater(getInterval(birth).to * dayMs, majority));
  const documented =
    saidOf(identity, who, 'ageBasis') === 'document' &&
    itemsOf(identity, who, 'documents').some((paper) => said(paper.state) === 'genuine');
  const estimate = saidOf(identity, who, 'estimatedAge');
  if (estimate && !(documented && birth !== undefined)) {
    const left = Math.max(0, majority - estimate.from);
    times.push(yearsLater(writtenAt(who, 'estimatedAge'), left));
  }
  const since = Math.max(...times);
  return times.length > 0 && since <= now.getTime() ? since : undefined;
}

/** How many of the things that she needed at once have not been given. */
export function openNeeds(dossier: Dossier): number {
  const arrival = newest(dossier, intake);
  const met = saidOf(intake, arrival, 'needsMet') ?? [];
  return (saidOf(intake, arrival, 'immediateNeeds') ?? []).filter((need) => !met.includes(need)).length;
}

/** In doubt she is a child. */
export const isTreatedAsChild = (dossier: Dossier, now: Date): boolean =>
  adultSince(dossier, now) === undefined;

/** C1: whose age may be below 18 is a child; refusing an assessment proves nothing; so does a decision under appeal. */
export const c1 = safeguard('C1', {
  section: '2.7',
  needs: ['identity', 'age-decision', 'closure', 'guardian'],
  texts: ['range-below-18', 'refusal-proves-nothing', 'still-a-child'],
  blocks: (operation, _before, afterwards) =>
    (writes(operation, ageDecision, 'finding', 'result', 'childAgreed') &&
      saidOf(ageDecision, findWritten(afterwards, ageDecision, operation), 'finding') === 'adult') ||
    (writes(operation, guardian, 'endReason') &&
      saidOf(guardian, findWritten(afterwards, guardian, operation), 'endReason') === 'majority') ||
    (operation.op === 'transition' &&
      operation.to === 'closed' &&
      saidOf(closure, newest(afterwards, closure), 'reason') === 'majority'),
  check: (dossier, context, operation): Answer => {
    const decision = findWritten(dossier, ageDecision, operation);
    if (decision) {
      const range = saidOf(ageDecision, decision, 'result');
      if (saidOf(ageDecision, decision, 'childAgreed') !== true) {
        return fails('refusal-proves-nothing', 'social-worker', ['age-decision']);
      }
      return range && range.from >= majority
        ? holds
        : fails('range-below-18', 'social-worker', ['age-decision']);
    }
    return isTreatedAsChild(dossier, context.now)
      ? fails('still-a-child', 'social-worker', ['identity'])
      : holds;
  },
});

/** Ways that do not touch or irradiate her body. */
const harmless: readonly (typeof ageMethod.codes)[number][] = [
  'papers',
  'records',
  'family',
  'interview',
  'panel',
];

const review = setting('C2.review', 'hours', 72, 1, 168);

/** C2: an age assessment needs her consent and a harmless method, and comes after what she needs at once. */
export const c2 = safeguard('C2', {
  section: '2.7',
  needs: ['intake', 'consent', 'appointment', 'age-decision'],
  settings: [review],
  emergency: review.id,
  texts: ['no-consent', 'no-method', 'harmful-method', 'needs-first'],
  blocks: (operation, _before, afterwards) => {
    const meeting = findWritten(afterwards, appointment, operation);
    return (
      writes(operation, ageDecision, 'methods', 'childAgreed', 'finding') ||
      (writes(operation, appointment, 'kind', 'at', 'methods') &&
        saidOf(appointment, meeting, 'kind') === 'age-assessment' &&
        saidOf(appointment, meeting, 'cancelled') !== true)
    );
  },
  check: (dossier, context, operation): Answer => {
    const meeting = findWritten(dossier, appointment, operation);
    const decision = findWritten(dossier, ageDecision, operation);
    const methods = meeting
      ? saidOf(appointment, meeting, 'methods')
      : saidOf(ageDecision, decision, 'methods');
    const where = meeting ? 'appointment' : 'age-decision';
    if (!methods) return fails('no-method', 'social-worker', [where]);
    if (!methods.every((method) => harmless.includes(method))) {
      return { ...fails('harmful-method', 'social-worker', [where]), firm: true };
    }
    const agreed = all(dossier, consent).some(
      (one) =>
        saidOf(consent, one, 'purpose') === 'age-assessment' &&
        saidOf(consent, one, 'from') === 'child' &&
        saidOf(consent, one, 'given') === true &&
        isInForce(one, context.now),
    );
    if (!agreed) return fails('no-consent', 'social-worker', ['consent']);
    const open = openNeeds(dossier);
    return open === 0 ? holds : fails('needs-first', 'social-worker', ['intake'], { open });
  },
});

/** When the clock of intake started, epoch ms: the day of arrival if that was another day, else when it was recorded. */
export function arrivedAt(dossier: Dossier): number {
  const arrival = newest(dossier, intake);
  if (!arrival) return Date.parse(dossier.created);
  const recorded = Math.min(Date.parse(arrival.recorded), Date.parse(arrival.accepted));
  const day = findInterval(saidOf(intake, arrival, 'date') ?? '');
  const start = day ? day.from * dayMs : recorded;
  const withinDay = day !== undefined && day.from === day.to && recorded - start < dayMs;
  return withinDay ? recorded : Math.min(start, recorded);
}
