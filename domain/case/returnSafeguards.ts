/** Nobody is sent back into danger: C12 [2.7, 2.8]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt } from '../kernel/dossier.ts';
import {
  after,
  all,
  findReferred,
  findWritten,
  newest,
  saidOf,
  writerOf,
  writes,
} from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { isInForce } from './consenting.ts';
import { dayMs, endOf, startOf } from './days.ts';
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
import { isFamilySuspected } from './familySafeguards.ts';
import { activeGuardians } from './guarding.ts';

const no = (reason: string, remedy: string): Answer => fails(reason, 'social-worker', [remedy]);
/** No emergency leads past this: being sent there, or against her word, is the danger. */
const never = (reason: string, remedy: string): Answer => ({
  ...fails(reason, 'social-worker', [remedy]),
  firm: true,
});
/** What no emergency leads past comes first, then the first that fails. */
function worstOf(...answers: readonly (Answer | undefined)[]): Answer {
  const firm = answers.find((one) => one?.is === 'fails' && one.firm);
  return firm ?? answers.find((one) => one) ?? holds;
}

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

/** Were place and family looked at and found safe, by somebody else than whoever sends her now? */
function checkHome(one: EntryState | undefined, context: GuardContext): Answer | undefined {
  const found = (['placeSafe', 'familySafe'] as const).map((field) => ({
    safe: saidOf(returning, one, field),
    by: writerOf(one, field),
  }));
  if (found.some(({ safe }) => safe === false)) return never('home-unsafe', 'return');
  if (found.some(({ safe }) => safe === undefined)) return no('home-not-looked-at', 'return');
  return found.some(({ by }) => by === context.actor.account) ? no('second-person', 'return') : undefined;
}

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
  if (!told) return never('reasons-not-told', 'information-given');
  const appeal = saidOf(bestInterests, decision, 'appeal');
  const isOver = appeal === 'none' || appeal === 'dismissed' || appeal === 'withdrawn';
  return isOver ? undefined : never('appeal-open', 'best-interests');
}

const checkOrigin = (dossier: Dossier): Answer | undefined =>
  saidOf(riskAssessment, newest(dossier, riskAssessment), 'originSafe') === false
    ? never('origin-unsafe', 'risk-assessment')
    : undefined;

const riskTerm = setting('C12.risk', 'days', 14, 3, 90);

/** Risks change: an assessment counts as long as it says, and no longer than the country's term. */
function checkRisk(dossier: Dossier, context: GuardContext): Answer | undefined {
  const risk = newest(dossier, riskAssessment);
  const until = startOf(saidOf(riskAssessment, risk, 'validUntil'));
  const missing = no('no-risk-assessment', 'risk-assessment');
  if (!risk || until === undefined) return missing;
  const made = Math.min(happenedAt(risk), endOf(saidOf(riskAssessment, risk, 'on')) ?? Infinity);
  const end = Math.min(until + dayMs, after(made, riskTerm, context).getTime());
  return end <= context.now.getTime() ? missing : undefined;
}

/** Nobody goes to live with a member of the family who is suspected; where any is, it is said to whom she goes. */
function checkMember(dossier: Dossier, one: EntryState | undefined): Answer | undefined {
  const member = findReferred(dossier, family, saidOf(returning, one, 'member'));
  if (saidOf(family, member, 'suspected') === true) return never('member-suspected', 'return');
  const whom = saidOf(returning, one, 'toWhom');
  const toFamily = whom === 'parents' || whom === 'relatives' || whom === undefined;
  return toFamily && !member && isFamilySuspected(dossier) ? never('which-member', 'return') : undefined;
}

/** Was it decided that she lives elsewhere? */
function checkOtherSolution(decision: EntryState | undefined): Answer | undefined {
  const solution = saidOf(bestInterests, decision, 'solution');
  return solution === undefined || solution === 'return'
    ? undefined
    : never('decided-against', 'best-interests');
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

/** What holds for any return, whatever the procedure. */
const checkAny = (
  dossier: Dossier,
  context: GuardContext,
  one: EntryState | undefined,
): readonly (Answer | undefined)[] => [
  checkHome(one, context),
  checkOrigin(dossier),
  checkMember(dossier, one),
  checkOtherSolution(decisionOn(dossier)),
  isHeard(dossier) ? undefined : no('no-views', 'views'),
  checkObjection(dossier, decisionOn(dossier)),
];

/** Found close to home, in her own country, with nobody of her family suspected: an authority may decide at once. */
function checkFast(dossier: Dossier, context: GuardContext, one: EntryState | undefined): Answer {
  const near = saidOf(returning, one, 'sameCountry') === true && saidOf(returning, one, 'foundNear') === true;
  const decided =
    saidOf(returning, one, 'authority') !== undefined && saidOf(returning, one, 'decidedOn') !== undefined;
  return worstOf(
    near ? undefined : no('not-near', 'return'),
    isFamilySuspected(dossier) ? no('family-suspected', 'return') : undefined,
    ...checkAny(dossier, context, one),
    decided ? undefined : no('no-authority', 'return'),
  );
}

function checkOrdinary(dossier: Dossier, context: GuardContext, one: EntryState | undefined): Answer {
  const isDecided = saidOf(bestInterests, decisionOn(dossier), 'solution') === 'return';
  const hasPlan = findReferred(dossier, plan, saidOf(returning, one, 'reintegrationPlan')) !== undefined;
  return worstOf(
    ...checkAny(dossier, context, one),
    checkRisk(dossier, context),
    isDecided ? undefined : no('no-decision', 'best-interests'),
    checkGuardian(dossier, context.now),
    saidOf(returning, one, 'acceptedOn') === undefined ? no('not-accepted', 'return') : undefined,
    hasPlan ? undefined : no('no-plan', 'plan'),
  );
}

const review = setting('C12.review', 'hours', 24, 1, 72);
const visit = setting('C12.visit', 'days', 7, 1, 30);

/** Once the day is set: does this change where she goes, to whom or how it was decided, or bring back what was called off? */
const changesWay = (operation: Operation): boolean =>
  writes(
    operation,
    returning,
    'to',
    'country',
    'toWhom',
    'member',
    'procedure',
    'organisation',
    'agency',
    'handedTo',
    'calledOff',
  );

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
  settings: [review, visit, riskTerm],
  emergency: review.id,
  texts: [
    'home-unsafe',
    'home-not-looked-at',
    'second-person',
    'no-risk-assessment',
    'origin-unsafe',
    'member-suspected',
    'which-member',
    'decided-against',
    'no-decision',
    'no-views',
    'guardian-not-agreed',
    'not-accepted',
    'no-plan',
    'reasons-not-told',
    'appeal-open',
    'not-near',
    'family-suspected',
    'no-authority',
    'visit',
  ],
  // preparing a return hurts nobody; setting the day does, and so does having gone without one
  blocks: (operation, _before, afterwards) => {
    const one = findWritten(afterwards, returning, operation);
    if (saidOf(returning, one, 'calledOff') === true) return false;
    const goes = (['travelOn', 'arrivedOn', 'handedOn'] as const).some(
      (field) => writes(operation, returning, field) && saidOf(returning, one, field) !== undefined,
    );
    const isSet = saidOf(returning, one, 'travelOn') !== undefined;
    return goes || (isSet && changesWay(operation));
  },
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, returning, operation);
    return saidOf(returning, one, 'procedure') === 'fast'
      ? checkFast(dossier, context, one)
      : checkOrdinary(dossier, context, one);
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
