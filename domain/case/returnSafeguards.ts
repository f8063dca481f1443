/** Nobody is sent back into danger: C12 [2.7, 2.8]. */
import type { Answer, DutySpec } from '../kernel/declare.ts';
import { fails, holds, safeguard, setting } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import { isInForce } from './consenting.ts';
import { dayMs, startOf } from './days.ts';
import {
  bestInterests,
  consent,
  family,
  followUp,
  informationGiven,
  plan,
  returning,
  riskAssessment,
  views,
} from './entries.ts';
import { activeGuardians } from './guarding.ts';

const no = (reason: string, remedy: string): Answer => fails(reason, 'social-worker', [remedy]);
/** The first that fails. */
const firstOf = (...answers: readonly (Answer | undefined)[]): Answer => answers.find((one) => one) ?? holds;

/** The newest decision on whether she goes back. */
const decisionOn = (dossier: Dossier): EntryState | undefined =>
  all(dossier, bestInterests)
    .filter((one) => {
      const question = saidOf(bestInterests, one, 'question');
      return question === 'return' || question === 'durable-solution';
    })
    .at(-1);

/** Was she asked whether she wants to go back, or is it said why she could not be? */
const isHeard = (dossier: Dossier): boolean =>
  all(dossier, views).some((one) => {
    const question = saidOf(views, one, 'question');
    return (
      (question === 'return' || question === 'durable-solution') &&
      (saidOf(views, one, 'said') ?? saidOf(views, one, 'summary') ?? saidOf(views, one, 'notHeard')) !==
        undefined
    );
  });

/** Were place and family looked at and found safe? Each of several answers must say so. */
const isHomeSafe = (one: EntryState | undefined): boolean =>
  saidOf(returning, one, 'placeSafe') === true && saidOf(returning, one, 'familySafe') === true;

/** A child who objects is given the reasons, and travels only when no appeal can be made or is open any more. */
function checkObjection(dossier: Dossier, decision: EntryState | undefined): Answer | undefined {
  if (!decision || saidOf(bestInterests, decision, 'childObjects') !== true) return undefined;
  const told =
    saidOf(bestInterests, decision, 'childToldOn') !== undefined ||
    all(dossier, informationGiven).some(
      (one) =>
        findReferred(dossier, bestInterests, saidOf(informationGiven, one, 'decision')) === decision &&
        saidOf(informationGiven, one, 'understood') !== false,
    );
  if (!told) return no('reasons-not-told', 'information-given');
  const appeal = saidOf(bestInterests, decision, 'appeal');
  const isOver = appeal === 'none' || appeal === 'dismissed' || appeal === 'withdrawn';
  return isOver ? undefined : no('appeal-open', 'best-interests');
}

function checkRisk(dossier: Dossier, now: Date): Answer | undefined {
  const risk = newest(dossier, riskAssessment);
  const until = startOf(saidOf(riskAssessment, risk, 'validUntil'));
  if (until === undefined || until + dayMs <= now.getTime())
    return no('no-risk-assessment', 'risk-assessment');
  return saidOf(riskAssessment, risk, 'originSafe') === false
    ? no('origin-unsafe', 'risk-assessment')
    : undefined;
}

function checkDecision(decision: EntryState | undefined): Answer | undefined {
  return decision && saidOf(bestInterests, decision, 'solution') === 'return'
    ? undefined
    : no('no-decision', 'best-interests');
}

/** The guardian's agreement is a consent of hers to this return, in force, while she is guardian. */
function checkGuardian(dossier: Dossier, now: Date): Answer | undefined {
  const agreed =
    activeGuardians(dossier, now).length > 0 &&
    all(dossier, consent).some(
      (one) =>
        saidOf(consent, one, 'purpose') === 'return' &&
        saidOf(consent, one, 'from') === 'guardian' &&
        saidOf(consent, one, 'given') === true &&
        isInForce(one, now),
    );
  return agreed ? undefined : no('guardian-not-agreed', 'consent');
}

/** Found close to home, in her own country, with nobody of her family suspected: an authority may decide at once. */
function checkFast(dossier: Dossier, one: EntryState | undefined): Answer {
  const suspected =
    all(dossier, family).some((member) => saidOf(family, member, 'suspected') === true) ||
    saidOf(riskAssessment, newest(dossier, riskAssessment), 'familyInvolved') === true;
  const decided =
    saidOf(returning, one, 'authority') !== undefined && saidOf(returning, one, 'decidedOn') !== undefined;
  return firstOf(
    saidOf(returning, one, 'sameCountry') === true ? undefined : no('other-country', 'return'),
    suspected ? no('family-suspected', 'return') : undefined,
    isHomeSafe(one) ? undefined : no('home-not-safe', 'return'),
    isHeard(dossier) ? undefined : no('no-views', 'views'),
    decided ? undefined : no('no-authority', 'return'),
    checkObjection(dossier, decisionOn(dossier)),
  );
}

function checkOrdinary(dossier: Dossier, now: Date, one: EntryState | undefined): Answer {
  const decision = decisionOn(dossier);
  return firstOf(
    isHomeSafe(one) ? undefined : no('home-not-safe', 'return'),
    checkRisk(dossier, now),
    checkDecision(decision),
    isHeard(dossier) ? undefined : no('no-views', 'views'),
    checkGuardian(dossier, now),
    saidOf(returning, one, 'acceptedOn') === undefined ? no('not-accepted', 'return') : undefined,
    findReferred(dossier, plan, saidOf(returning, one, 'reintegrationPlan'))
      ? undefined
      : no('no-plan', 'plan'),
    checkObjection(dossier, decision),
  );
}

const review = setting('C12.review', 'hours', 24, 1, 72);
const visit = setting('C12.visit', 'days', 7, 1, 30);

/** C12: a day of travel is set only when all that makes a return safe is there; after a fast one she is soon visited. */
export const c12 = safeguard('C12', {
  section: '2.8',
  needs: [
    'return',
    'best-interests',
    'views',
    'risk-assessment',
    'family',
    'consent',
    'guardian',
    'plan',
    'information-given',
    'follow-up',
  ],
  settings: [review, visit],
  emergency: review.id,
  texts: [
    'home-not-safe',
    'no-risk-assessment',
    'origin-unsafe',
    'no-decision',
    'no-views',
    'guardian-not-agreed',
    'not-accepted',
    'no-plan',
    'reasons-not-told',
    'appeal-open',
    'other-country',
    'family-suspected',
    'no-authority',
    'visit',
  ],
  // preparing a return hurts nobody; setting the day does, and so does having gone without one
  blocks: (operation, _before, afterwards) => {
    const one = findWritten(afterwards, returning, operation);
    if (saidOf(returning, one, 'calledOff') === true) return false;
    return saidOf(returning, one, 'travelOn') === undefined
      ? writes(operation, returning, 'arrivedOn') && saidOf(returning, one, 'arrivedOn') !== undefined
      : writes(operation, returning, 'travelOn', 'to', 'country', 'toWhom', 'procedure', 'organisation');
  },
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, returning, operation);
    return saidOf(returning, one, 'procedure') === 'fast'
      ? checkFast(dossier, one)
      : checkOrdinary(dossier, context.now, one);
  },
  duties: (dossier, context) =>
    all(dossier, returning).flatMap((one): DutySpec[] => {
      const arrived =
        startOf(saidOf(returning, one, 'arrivedOn')) ?? startOf(saidOf(returning, one, 'travelOn'));
      const isOff = saidOf(returning, one, 'calledOff') === true;
      if (saidOf(returning, one, 'procedure') !== 'fast' || arrived === undefined || isOff) return [];
      const seen = all(dossier, followUp).some(
        (call) => (startOf(saidOf(followUp, call, 'visitedOn')) ?? Number.NEGATIVE_INFINITY) >= arrived,
      );
      const due = after(arrived, visit, context);
      return seen
        ? []
        : [
            {
              key: `visit-${one.id}`,
              due,
              role: 'social-worker',
              remedy: ['follow-up'],
              climbs: ['supervisor'],
            },
          ];
    }),
});
