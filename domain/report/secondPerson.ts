/** What takes a report out of sight needs two people: R10. Making it more urgent needs one. */
import type { urgency as urgencyList } from '../codes/index.ts';
import { urgency } from '../codes/index.ts';
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findWritten, newest, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard } from '../kernel/safeguard.ts';
import { message, opening, outcome, proposal, triage } from './entries.ts';

type Urgency = (typeof urgencyList.codes)[number];

const isUrgency = (value: unknown): value is Urgency => urgency.has(value);

const seqOf = (one: EntryState): number =>
  Math.max(0, ...(one.heads['urgency'] ?? []).map(({ stamp }) => stamp.seq));

/** The triage in force, or of those withdrawn the one that judged last. */
const lastTriage = (before: Dossier): EntryState | undefined =>
  newest(before, triage) ??
  before.entries
    .filter(({ type }) => type === triage.type)
    .sort((a, b) => seqOf(a) - seqOf(b))
    .at(-1);

/**
 * The judgement before: the most urgent of the values last given, also if that triage was withdrawn since. One that was
 * cleared or left unsaid counts as danger now, as what nobody has judged does.
 */
function urgencyBefore(before: Dossier): { readonly value: Urgency; readonly seq: number } | undefined {
  const last = lastTriage(before);
  const heads = last?.heads['urgency'] ?? [];
  if (!last || heads.length === 0) return undefined;
  const values = heads.map(({ value }) => (isUrgency(value) ? value : 'danger-now'));
  const value = urgency.codes.find((one) => values.includes(one)) ?? 'danger-now';
  return { value, seq: seqOf(last) };
}

/** Does the operation give a judgement: write one, or bring back one that was withdrawn? */
function judges(operation: Operation, before: Dossier): boolean {
  if (writes(operation, triage, 'urgency')) return true;
  return writes(operation, triage) && all(before, triage).length === 0;
}

const isLess = (now: Urgency, before: Urgency): boolean =>
  urgency.codes.indexOf(now) > urgency.codes.indexOf(before);

/** Holds if one of the proposals is another person's than the one who carries it out. */
function agreed(proposals: readonly EntryState[], by: number | undefined): Answer {
  if (proposals.some((one) => one.by > 0 && one.by !== by)) return holds;
  return fails(proposals.length > 0 ? 'own-proposal' : 'no-proposal', 'supervisor', ['proposal']);
}

const proposed = (dossier: Dossier, what: string): readonly EntryState[] =>
  all(dossier, proposal).filter((one) => saidOf(proposal, one, 'what') === what);

/** Proposals made since the report came into its present state: an old one does not serve twice. */
const proposedNow = (before: Dossier, what: string): readonly EntryState[] =>
  proposed(before, what).filter((one) => dayOf(one.accepted) >= dayOf(before.stateSince));

const isNoTrafficking = (dossier: Dossier): boolean =>
  saidOf(outcome, newest(dossier, outcome), 'result') === 'no-trafficking';

const putsAway = (operation: Operation): boolean =>
  operation.op === 'transition' && ['not-actionable', 'duplicate', 'no-report'].includes(operation.to);

/**
 * What somebody said, or what the answers before it told, is a report, also where it was taken back since: one person alone
 * never puts it away.
 */
const saysNothing = (dossier: Dossier): boolean =>
  !dossier.entries.some(({ type }) => type === message.type || type === opening.type);

export const r10 = safeguard('R10', {
  section: '2.6',
  needs: ['triage', 'outcome', 'proposal', 'message', 'opening'],
  texts: ['no-proposal', 'own-proposal', 'is-report'],
  blocks: (operation, before, afterwards) =>
    putsAway(operation) ||
    judges(operation, before) ||
    ((writes(operation, outcome, 'result') ||
      (operation.op === 'transition' && ['answered', 'closed'].includes(operation.to))) &&
      isNoTrafficking(afterwards)),
  check: (dossier, context, operation, before): Answer => {
    const by = context.actor.account;
    if (operation?.op === 'transition') {
      if (operation.to === 'no-report')
        return saysNothing(before) ? holds : fails('is-report', 'supervisor', ['proposal']);
      return putsAway(operation)
        ? agreed(proposedNow(before, operation.to), by)
        : agreed(proposed(dossier, 'no-trafficking'), writerOf(newest(dossier, outcome), 'result'));
    }
    if (findWritten(dossier, outcome, operation)) return agreed(proposed(dossier, 'no-trafficking'), by);
    const now = saidOf(triage, findWritten(dossier, triage, operation), 'urgency');
    const last = urgencyBefore(before);
    if (!now || !last || !isLess(now, last.value)) return holds;
    const proposals = proposed(dossier, 'downgrade').filter(
      (one) => one.created > last.seq && saidOf(proposal, one, 'urgency') === now,
    );
    return agreed(proposals, by);
  },
});
