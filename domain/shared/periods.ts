/** Partial dates as safeguards read them: in doubt against whoever would be permitted. Days are whole days since 1970-01-01 (UTC). */
import { dayOf, findInterval } from '../kernel/dates.ts';
import type { EntryState } from '../kernel/dossier.ts';

/** The first and the last day that a partial date may mean; undefined when there is no date. */
export const earliest = (date: string | undefined): number | undefined => findInterval(date ?? '')?.from;
export const latest = (date: string | undefined): number | undefined => findInterval(date ?? '')?.to;

/** Is a day surely within from and to? Without an end it lasts. For what permits: a licence, a price, a code. */
export const isSurelyWithin = (day: number, from: string | undefined, to: string | undefined): boolean =>
  (latest(from) ?? Number.POSITIVE_INFINITY) <= day && (earliest(to) ?? Number.POSITIVE_INFINITY) >= day;

/** May a day be within from and to? For what endangers: a link of a chain, a finding. */
export const mayBeWithin = (day: number, from: string | undefined, to: string | undefined): boolean =>
  (earliest(from) ?? Number.NEGATIVE_INFINITY) <= day && (latest(to) ?? Number.POSITIVE_INFINITY) >= day;

/** Midnight (UTC) of a day, epoch ms. */
export const startOfDay = (day: number): number => day * 86_400_000;

/** The one that is about the latest day: not the one entered last, when old papers are caught up with. */
export const latestBy = (
  some: readonly EntryState[],
  dateOf: (one: EntryState) => string | undefined,
): EntryState | undefined => {
  const dayIn = (one: EntryState): number => {
    const accepted = dayOf(one.accepted);
    return Math.min(earliest(dateOf(one)) ?? accepted, accepted);
  };
  return some.toSorted((a, b) => dayIn(a) - dayIn(b)).at(-1);
};
