/**
 * What a reporter may be answered, and by which way: the rules, in one place [2.6; R7]. What she risks decides first, then
 * what she said is safe. Where people disagree, the more careful of their answers counts.
 */
import type { answerWay, reprisalRisk } from '../codes/index.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { newest, saidOf } from '../kernel/inquiry.ts';
import { said } from '../kernel/values.ts';
import { feedback, reporterSafety } from './entries.ts';

type Risk = (typeof reprisalRisk.codes)[number] | 'not-judged';
type Way = Exclude<(typeof answerWay.codes)[number], 'none'>;

interface Rule {
  readonly ways: readonly Way[];
  /**
   * What may be sent to where she did not come for it herself, by text message or mail. constant: a sentence that says
   * nothing of the matter, only to look or to ring. own: our own words, if she asked for that.
   */
  readonly sent: 'nothing' | 'constant' | 'own';
}

const everyWay = ['page', 'in-person', 'phone', 'sms', 'email'] as const;

/** From the most to the least careful. */
export const answerRules: { readonly [risk in Risk]: Rule } = {
  // whoever watches her would see that somebody rang or wrote: she comes for the answer herself
  high: { ways: ['page', 'in-person'], sent: 'nothing' },
  'not-judged': { ways: ['page', 'in-person', 'phone'], sent: 'nothing' },
  some: { ways: everyWay, sent: 'constant' },
  low: { ways: everyWay, sent: 'own' },
};
const fromMostCareful = ['high', 'not-judged', 'some', 'low'] as const satisfies readonly Risk[];

/** What she risks by what is written down of it; of several answers the worst. */
export function riskOf(dossier: Dossier): Risk {
  const heads = newest(dossier, reporterSafety)?.heads['reprisalRisk'] ?? [];
  const told = heads.map(({ value }) => said(value));
  const risks = fromMostCareful.filter((risk) =>
    told.some((one) => (fromMostCareful.some((known) => known === one) ? one : 'not-judged') === risk),
  );
  return risks[0] ?? 'not-judged';
}

/** Why an answer may not go this way; undefined: it may. Reasons are those of R7. */
export function findAnswerFlaw(
  dossier: Dossier,
  way: string | undefined,
): 'unsafe-way' | 'too-risky' | undefined {
  const heads = newest(dossier, reporterSafety)?.heads['safeWays'] ?? [];
  const answers = heads.map(({ value }) => said(value) ?? []);
  // until somebody asked, the page that she opens herself is the only way that cannot find her
  const safe = answers.length > 0 ? answers : [['page']];
  const isSafe = safe.every((ways) => Array.isArray(ways) && ways.includes(way));
  if (way === undefined || way === 'none' || !isSafe) return 'unsafe-way';
  return answerRules[riskOf(dossier)].ways.some((one) => one === way) ? undefined : 'too-risky';
}

export type SendingFlaw =
  | ReturnType<typeof findAnswerFlaw>
  | 'words-in-text'
  | 'no-text'
  | 'own-words'
  | 'not-previewed';

/**
 * Why what this entry says must not be sent, or told by this way; undefined: it may. Asked when it is written, and again when
 * it leaves: what she risks may have risen meanwhile.
 */
export function findSendingFlaw(dossier: Dossier, told: EntryState | undefined): SendingFlaw {
  const way = saidOf(feedback, told, 'way');
  const flaw = findAnswerFlaw(dossier, way);
  if (flaw || (way !== 'sms' && way !== 'email')) return flaw;
  if (saidOf(feedback, told, 'told') !== undefined) return 'words-in-text';
  const text = saidOf(feedback, told, 'text');
  if (text === undefined) return 'no-text';
  const { sent } = answerRules[riskOf(dossier)];
  if (sent === 'nothing') return 'too-risky';
  if (text !== 'own-words') return undefined;
  const asked = saidOf(reporterSafety, newest(dossier, reporterSafety), 'ownWords') === true;
  if (sent !== 'own' || !asked) return 'own-words';
  if (saidOf(feedback, told, 'words') === undefined) return 'no-text';
  return saidOf(feedback, told, 'previewed') === true ? undefined : 'not-previewed';
}
