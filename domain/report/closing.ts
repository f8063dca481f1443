/** Not letting go too early: R5, R6 and R12 [2.6]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { isCalled } from '../kernel/dossier.ts';
import { after, all, itemsOf, newest, saidOf } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, DutySpec } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { dispatch, feedback, message, need, outcome, reporterSafety } from './entries.ts';
import { closed } from './states.ts';

const toAnswer = setting('R5.answer', 'hours', 24, 1, 168);
const toAskAgain = setting('R5.again', 'hours', 24, 1, 168);
const toResult = setting('R5.result', 'days', 7, 1, 60);

/** Was it asked of somebody else since? Then that one is looked after. */
const isAskedAgain = (dossier: Dossier, one: EntryState): boolean =>
  all(dossier, need).some((other) => isCalled(one, saidOf(need, other, 'after') ?? ''));

/** Did the service say no? A no of those who need it is theirs to say, and ends it. */
function isTurnedAway(one: EntryState): boolean {
  const [answer, result] = [saidOf(need, one, 'answer'), saidOf(need, one, 'result')];
  if (result === 'not-available') return true;
  if (result === 'refused') return saidOf(need, one, 'refusedBy') === 'provider';
  return result === undefined && (answer === 'refused' || answer === 'no-place');
}

function isSettled(dossier: Dossier, one: EntryState): boolean {
  if (isAskedAgain(dossier, one)) return true;
  return isTurnedAway(one)
    ? saidOf(need, one, 'instead') !== undefined
    : saidOf(need, one, 'result') !== undefined;
}

/** When somebody says it was, and never after it was recorded. */
const momentOf = (one: EntryState, field: 'askedAt' | 'answeredAt'): number =>
  Math.min(Date.parse(saidOf(need, one, field) ?? one.recorded), Date.parse(one.accepted));

/** What is still to be done about a need, and from when on. */
function nextStep(one: EntryState): readonly [what: string, since: number, within: Setting] {
  if (isTurnedAway(one)) return ['again', momentOf(one, 'answeredAt'), toAskAgain];
  return saidOf(need, one, 'answer') === undefined
    ? ['answer', momentOf(one, 'askedAt'), toAnswer]
    : ['result', momentOf(one, 'answeredAt'), toResult];
}

const closes = (operation: Operation): boolean =>
  operation.op === 'transition' && closed.some((state) => state === operation.to);

/**
 * R5: no closing while a need is open: neither taken, refused, unreachable, nor unavailable with something done instead. A
 * service that was asked answers in time; after its no another is asked, or it is said what was done instead.
 */
export const r5 = safeguard('R5', {
  section: '2.6',
  needs: ['need'],
  settings: [toAnswer, toAskAgain, toResult],
  texts: ['open-need', 'answer', 'again', 'result'],
  blocks: closes,
  check: (dossier): Answer => {
    const open = all(dossier, need).filter((one) => !isSettled(dossier, one)).length;
    return open === 0 ? holds : fails('open-need', 'operator', ['need'], { open });
  },
  duties: (dossier, context): readonly DutySpec[] => {
    if (closed.some((state) => state === dossier.state)) return [];
    return all(dossier, need)
      .filter((one) => !isSettled(dossier, one))
      .map((one) => {
        const [what, since, within] = nextStep(one);
        return {
          key: `${what}-${one.id}`,
          due: after(since, within, context),
          role: 'operator',
          remedy: ['need'],
          climbs: ['supervisor', 'liaison'],
        };
      });
  },
});

/** R6: a child who was reached has a case or a reason for none, and somebody is asked to look at what she needs later. */
export const r6 = safeguard('R6', {
  section: '2.6',
  needs: ['outcome', 'dispatch', 'need'],
  texts: ['no-case', 'longer-term'],
  blocks: (operation) =>
    operation.op === 'transition' && (operation.to === 'closed' || operation.to === 'not-actionable'),
  check: (dossier): Answer => {
    const result = newest(dossier, outcome);
    const reached =
      saidOf(outcome, result, 'result') === 'child-reached' ||
      all(dossier, dispatch).some((one) => saidOf(dispatch, one, 'result') === 'child-reached');
    if (!reached) return holds;
    const children = itemsOf(outcome, result, 'children');
    const led = dossier.links.some(({ relation }) => relation === 'led-to');
    const cared = children.every(
      (child) =>
        said(child.case) !== undefined || (said(child.noCase) !== undefined && said(child.why) !== undefined),
    );
    if (!cared || (children.length === 0 && !led)) return fails('no-case', 'operator', ['outcome']);
    const asked = all(dossier, need).some(
      (one) =>
        saidOf(need, one, 'longerTerm') === true ||
        saidOf(need, one, 'case') !== undefined ||
        saidOf(need, one, 'household') !== undefined,
    );
    return asked ? holds : fails('longer-term', 'operator', ['need']);
  },
});

/** Has she been told anything since she last wrote? */
function isHeard(dossier: Dossier): boolean {
  const said = (direction: string): readonly EntryState[] =>
    all(dossier, message).filter((one) => saidOf(message, one, 'direction') === direction);
  const theirs = said('from-reporter').map(({ created }) => created);
  const ours = [...said('to-reporter'), ...all(dossier, feedback)].map(({ created }) => created);
  // what nobody wrote, nobody waits for
  return theirs.length === 0 || Math.max(0, ...ours) > Math.max(...theirs);
}

/** Who reports hears of it, or it is said that no way of answering is safe for her: then silence is the answer. */
function hears(dossier: Dossier): Answer {
  const ways = saidOf(reporterSafety, newest(dossier, reporterSafety), 'safeWays');
  const isSilent = ways?.every((way) => way === 'none') === true;
  return isSilent || isHeard(dossier) ? holds : fails('unheard', 'operator', ['feedback', 'reporter-safety']);
}

/** R12: who reported has heard what can safely be told before the report closes. A line that is not answered is not used again. */
export const r12 = safeguard('R12', {
  section: '2.6',
  needs: ['message', 'feedback', 'reporter-safety'],
  texts: ['unheard'],
  blocks: (operation) => operation.op === 'transition' && operation.to === 'closed',
  check: hears,
});
