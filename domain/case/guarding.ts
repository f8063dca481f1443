/** Which guardians stand by the child at a moment: for C1, C3, C4 and C7 [2.7]. */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, saidOf, writtenAt } from '../kernel/inquiry.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import { said } from '../kernel/values.ts';
import { guardian } from './entries.ts';
import { closed } from './states.ts';

const dayMs = 86_400_000;
const startOf = (date: string | undefined): number | undefined => {
  const day = findInterval(date ?? '');
  return day && day.from * dayMs;
};

/**
 * When she stopped being guardian, epoch ms, or undefined: suspected or suspended (from then), ended (at the end of that
 * day). Of a partial date the earliest day counts.
 */
export function stoppedAt(one: EntryState): number | undefined {
  const ends = startOf(saidOf(guardian, one, 'endsOn'));
  const times = [
    saidOf(guardian, one, 'suspected') === true ? writtenAt(one, 'suspected') : undefined,
    startOf(saidOf(guardian, one, 'suspendedOn')),
    ends === undefined ? undefined : ends + dayMs,
    ends === undefined && saidOf(guardian, one, 'endReason') ? writtenAt(one, 'endReason') : undefined,
  ].filter((time) => time !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Was she stopped for suspicion, so that another must take her place at once? */
export const isSuspended = (one: EntryState): boolean =>
  saidOf(guardian, one, 'suspected') === true || saidOf(guardian, one, 'suspendedOn') !== undefined;

export function isActive(one: EntryState, now: Date): boolean {
  const started = startOf(saidOf(guardian, one, 'appointedOn'));
  const stopped = stoppedAt(one);
  return (
    started !== undefined && started <= now.getTime() && (stopped === undefined || stopped > now.getTime())
  );
}

export const activeGuardians = (dossier: Dossier, now: Date): readonly EntryState[] =>
  all(dossier, guardian).filter((one) => isActive(one, now));

/** Is this grant one that a guardian of hers, who is one at `now`, holds for being that? */
export const isForGuardian = (
  dossier: Dossier,
  { party, purpose }: { readonly party: number; readonly purpose: string },
  now: Date,
): boolean =>
  purpose === 'guardianship' &&
  activeGuardians(dossier, now).some((one) => saidOf(guardian, one, 'account') === party);

export const guardianships: Elsewhere = {
  name: 'guardianships',
  kind: 'case',
  entry: 'guardian',
  by: 'account',
  about: 'account',
  fields: ['suspected', 'suspendedOn', 'endsOn', 'endReason'],
};

const startIn = (value: Json | undefined): number | undefined => {
  const date = said(value);
  return typeof date === 'string' ? startOf(date) : undefined;
};

/** As `stoppedAt`, of a guardianship in another case, as far as other cases tell. */
function hasStopped({ values, state }: FoundEntry, now: Date): boolean {
  const ends = startIn(values['endsOn']);
  return (
    closed.some((one) => one === state) ||
    values['suspected'] === true ||
    (startIn(values['suspendedOn']) ?? Number.POSITIVE_INFINITY) <= now.getTime() ||
    (ends === undefined ? said(values['endReason']) !== undefined : ends + dayMs <= now.getTime())
  );
}

/** In how many open cases other than this one she is guardian; 0 when that is not at hand. */
export function childrenElsewhere(context: GuardContext, dossier: Dossier, account: number): number {
  const others = findElsewhere(context, guardianships.name, account) ?? [];
  return new Set(
    others
      .filter((one) => one.dossier !== dossier.id && !hasStopped(one, context.now))
      .map((one) => one.dossier),
  ).size;
}
