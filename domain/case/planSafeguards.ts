/** A plan for this child alone, by people who are trained, without asking her twice: C17, C22 and C31 [2.7]. */
import type { appointmentKind } from '../codes/index.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { happenedAt, isCalled } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, itemsOf, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { dayKey, dayMs, endOf } from './days.ts';
import { ageDecision, appointment, needsAssessment, plan, service, session } from './entries.ts';
import { isOpen } from './guardianSafeguards.ts';
import type { Course } from './training.ts';
import { trainedUntil, trainings } from './training.ts';

const role = 'social-worker';
const urgent = setting('C17.urgent', 'hours', 24, 1, 168);

const isFound = (need: EntryState): boolean => saidOf(needsAssessment, need, 'severity') !== 'none';

/** Is something asked for or planned that answers this need? What was refused or was full does not. */
function isAnswered(dossier: Dossier, need: EntryState): boolean {
  const served = all(dossier, service).some((one) => {
    const answer = saidOf(service, one, 'answer');
    const asked = saidOf(service, one, 'need');
    return asked !== undefined && isCalled(need, asked) && answer !== 'refused' && answer !== 'full';
  });
  const planned = all(dossier, plan)
    .flatMap((one) => itemsOf(plan, one, 'goals'))
    .some((goal) => {
      const answers = said(goal.need);
      return answers !== undefined && isCalled(need, answers) && said(goal.state) !== 'dropped';
    });
  return served || planned;
}

/** C17: each goal of the plan answers a need that was found; what is urgent has a service or a goal within a day. */
export const c17 = safeguard('C17', {
  section: '2.7',
  needs: ['plan', 'needs-assessment', 'service'],
  settings: [urgent],
  texts: ['no-need', 'no-need-found', 'urgent'],
  blocks: (operation) => writes(operation, plan, 'goals'),
  check: (dossier, _context, operation): Answer => {
    const goals = itemsOf(plan, findWritten(dossier, plan, operation), 'goals').filter(
      (goal) => said(goal.state) !== 'dropped',
    );
    const needs = goals.map((goal) => findReferred(dossier, needsAssessment, said(goal.need)));
    const remedy = ['plan', 'needs-assessment'];
    const missing = needs.filter((need) => need === undefined).length;
    if (missing > 0) return fails('no-need', role, remedy, { open: missing });
    const idle = needs.filter((need) => need && !isFound(need)).length;
    return idle > 0 ? fails('no-need-found', role, remedy, { open: idle }) : holds;
  },
  duties: (dossier, context) =>
    isOpen(dossier)
      ? all(dossier, needsAssessment)
          .filter(
            (need) =>
              saidOf(needsAssessment, need, 'urgent') === true && isFound(need) && !isAnswered(dossier, need),
          )
          .map((need) => {
            // of a day its end counts, so that the time is not over before anybody could act
            const day = endOf(saidOf(needsAssessment, need, 'on'));
            const found = Math.min(Date.parse(need.accepted), day ?? happenedAt(need));
            return {
              key: `urgent-${need.id}`,
              due: after(found, urgent, context),
              role,
              remedy: ['service', 'plan'],
              climbs: ['supervisor'],
            };
          })
      : [],
});

const ofCarers: readonly Course[] = ['shelter-care', 'child-protection'];
const ofCounsellors: readonly Course[] = ['psychosocial-support', 'care-after-violence'];

/** Carers and counsellors of this child who have an account, and what they ought to be trained in. */
function carers(dossier: Dossier): ReadonlyMap<number, readonly Course[]> {
  const found = new Map<number, readonly Course[]>();
  for (const member of itemsOf(plan, newest(dossier, plan), 'team')) {
    const account = said(member.account);
    const discipline = said(member.discipline);
    if (account === undefined) continue;
    if (discipline === 'care') found.set(account, ofCarers);
    if (discipline === 'psychology') found.set(account, ofCounsellors);
  }
  const counsellor = saidOf(session, newest(dossier, session), 'counsellor');
  if (counsellor !== undefined) found.set(counsellor, ofCounsellors);
  return found;
}

/** C22: who cares for her or listens to her is trained, and the training has not run out. */
export const c22 = safeguard('C22', {
  section: '2.8',
  needs: ['plan', 'session'],
  lookups: [trainings.name],
  texts: ['run-out', 'untrained'],
  alerts: (dossier, context) =>
    isOpen(dossier)
      ? [...carers(dossier)].flatMap(([account, courses]): AlertSpec[] => {
          const until = trainedUntil(context, account, courses);
          const roles = ['supervisor'];
          if (until === 'none') return [{ key: `untrained-${account}`, reason: 'untrained', roles }];
          if (until === undefined || until > context.now.getTime()) return [];
          return [{ key: `run-out-${account}-${dayKey(until)}`, reason: 'run-out', roles }];
        })
      : [],
});

const soon = setting('C31.days', 'days', 90, 14, 365);

type Meeting = (typeof appointmentKind.codes)[number];
/** What need not be asked twice at all, and what not again so soon. Risks change and are looked at again and again. */
const once: readonly Meeting[] = ['interview', 'age-assessment'];
const seldom: readonly Meeting[] = ['needs-assessment'];

interface Asked {
  readonly entry: EntryState;
  readonly what: string;
  /** What on file it would ask again. */
  readonly repeats: readonly string[];
  readonly at: number;
  readonly once: boolean;
}

/** All that she was or will be asked, called off meetings aside. */
function asked(dossier: Dossier): readonly Asked[] {
  const meetings = all(dossier, appointment).flatMap((entry): Asked[] => {
    const kind = saidOf(appointment, entry, 'kind');
    const isCounted = kind !== undefined && [...once, ...seldom].includes(kind);
    if (!isCounted || saidOf(appointment, entry, 'cancelled') === true) return [];
    const at = Date.parse(saidOf(appointment, entry, 'at') ?? entry.recorded);
    // a decision comes after the meeting it rests on, so only a meeting repeats a decision
    const repeats = kind === 'age-assessment' ? [kind, ageDecision.type] : [kind];
    return [{ entry, what: kind, repeats, at, once: once.includes(kind) }];
  });
  const needs = all(dossier, needsAssessment).map((entry): Asked => {
    const kind = saidOf(needsAssessment, entry, 'kind');
    const domain = saidOf(needsAssessment, entry, 'domain');
    const at = Math.min(happenedAt(entry), endOf(saidOf(needsAssessment, entry, 'on')) ?? Infinity);
    const what = `${kind} ${domain}`;
    return { entry, what, repeats: [what], at, once: false };
  });
  const ages = all(dossier, ageDecision).flatMap((entry): Asked[] => {
    const appeal = saidOf(ageDecision, entry, 'appeal');
    // one that is contested has to be looked at again, for her sake
    if (appeal === 'pending' || appeal === 'upheld') return [];
    const what = ageDecision.type;
    return [{ entry, what, repeats: [what], at: happenedAt(entry), once: true }];
  });
  return [...meetings, ...needs, ...ages].sort((a, b) => a.at - b.at);
}

/** Several needs found on one day are one assessment. */
const isAgain = (apart: number, within: number): boolean => apart > dayMs && apart < within;

/** C31: warn of an interview or an assessment that repeats one on file. */
export const c31 = safeguard('C31', {
  section: '2.7',
  needs: ['appointment', 'needs-assessment', 'age-decision'],
  settings: [soon],
  texts: ['repeats'],
  alerts: (dossier, context) => {
    const within = context.setting(soon.id) * dayMs;
    const sorted = asked(dossier);
    return sorted
      .filter((one, index) =>
        sorted
          .slice(0, index)
          .some(
            (other) => one.repeats.includes(other.what) && (one.once || isAgain(one.at - other.at, within)),
          ),
      )
      .map(({ entry }) => ({
        key: `repeats-${entry.id}`,
        reason: 'repeats',
        roles: ['supervisor', role],
      }));
  },
});
