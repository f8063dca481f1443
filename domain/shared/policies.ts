/**
 * Whoever is let into a file that holds data of children works for somebody with a policy on their protection, looked over
 * every year: N4 [2.2]. Kinds of dossier that hold such data share this rule; the organisation itself is warned in its own
 * dossier. Who is in stays in.
 */
import { dayOf, findInterval } from '../kernel/dates.ts';
import type { Dossier } from '../kernel/dossier.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere, findParty } from '../kernel/lookups.ts';
import type { Operation, OperationOf } from '../kernel/operations.ts';
import { levelRank } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import type { Setting } from '../kernel/settings.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import type { Json } from '../kernel/values.ts';
import { said } from '../kernel/values.ts';

export const review = setting('N4.review', 'months', 12, 3, 24);
export const grace = setting('N4.grace', 'days', 90, 14, 365);

const dayMs = 86_400_000;
/** A setting in days. */
export const days = (limit: Setting, context: GuardContext): number =>
  settingMs(limit, context.setting(limit.id)) / dayMs;

/** First and last day that a review may have been on, in epoch days. One that lies ahead has not happened. */
interface Review {
  readonly from: number;
  readonly to: number;
}

/**
 * The newest of some reviews; undefined if there was none.
 * @param dates partial dates as they were written, or what was said instead
 * @param today epoch day
 */
export function lastReview(dates: readonly (Json | undefined)[], today: number): Review | undefined {
  const past = dates.flatMap((date) => {
    const text = said(date);
    const found = typeof text === 'string' ? findInterval(text) : undefined;
    return found && found.from <= today ? [{ from: found.from, to: Math.min(found.to, today) }] : [];
  });
  if (past.length === 0) return undefined;
  return { from: Math.max(...past.map(({ from }) => from)), to: Math.max(...past.map(({ to }) => to)) };
}

const organisations: Elsewhere = {
  name: 'organisations',
  kind: 'organisation',
  entry: 'profile',
  by: 'organisation',
  about: 'organisation',
  fields: ['organisation'],
};

export const policies: Elsewhere = {
  name: 'policies',
  kind: 'organisation',
  entry: 'policy',
  by: 'organisation',
  about: 'organisation',
  fields: ['kind', 'adoptedOn', 'reviewedOn'],
};

/** What a kind must declare as `elsewhere` beside `n4Grants`. */
export const policyLookups: readonly Elsewhere[] = [organisations, policies];

/** Help that is not held up: what the emergency way in gives. */
const isHelp = (operation: OperationOf<'grant'>, context: GuardContext): boolean =>
  operation.basis === 'emergency' || context.actor.roles.includes('emergency');

/** Is the party in this dossier already, with all of it? Then the grant lets nobody in, it lets somebody stay. */
const isIn = (before: Dossier, operation: OperationOf<'grant'>, now: Date): boolean =>
  before.grants.some(
    (one) =>
      one.party === operation.party &&
      (one.until === undefined || Date.parse(one.until) > now.getTime()) &&
      levelRank(one.level) >= levelRank(operation.level) &&
      operation.groups.every((group) => one.groups.includes(group)),
  );

/** Since when an organisation is known to Gwen, epoch day. */
const knownSince = (found: readonly FoundEntry[]): number | undefined => {
  const starts = found.flatMap(({ on }) => findInterval(on)?.from ?? dayOf(on));
  return starts.length > 0 ? Math.min(...starts) : undefined;
};

/**
 * N4 where somebody is let into a file, for every kind that holds children's data. Where Gwen keeps no dossier of the
 * organisation nothing is known against it. No more than the latest possible day counts: a doubt shuts nobody out.
 */
export const n4Grants = safeguard('N4', {
  section: '2.2',
  lookups: ['parties', organisations.name, policies.name],
  settings: [review, grace],
  texts: ['receiver-without-policy'],
  blocks: (operation, before, _after, context) =>
    operation.op === 'grant' && !isHelp(operation, context) && !isIn(before, operation, context.now),
  check: (_dossier, context, operation: Operation | undefined): Answer => {
    const party = operation?.op === 'grant' ? findParty(context, operation.party) : undefined;
    if (!party) return unknown;
    if (party.kind === 'reporter') return holds;
    const profiles = findElsewhere(context, organisations.name, party.organisation);
    const found = findElsewhere(context, policies.name, party.organisation);
    if (!profiles || !found) return unknown;
    const since = knownSince(profiles);
    if (since === undefined) return holds;
    const today = dayOf(context.now);
    const dates = found
      .filter(({ values }) => values['kind'] === 'child-protection')
      .flatMap(({ values }) => [values['adoptedOn'], values['reviewedOn']]);
    const last = lastReview(dates, today);
    const due = last ? last.to + days(review, context) : since;
    return today <= due + days(grace, context) ? holds : fails('receiver-without-policy', 'focal-point', []);
  },
});
