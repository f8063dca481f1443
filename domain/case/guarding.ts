/** Which guardians stand by the child at a moment: for C1, C3, C4 and C7 [2.7]. */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, saidOf, writtenAt } from '../kernel/inquiry.ts';
import { guardian } from './entries.ts';

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
