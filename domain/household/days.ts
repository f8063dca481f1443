/** Days that entries of a household name, as epoch ms, and where a household is on its way. */
import { findInterval } from '../kernel/dates.ts';
import type { Dossier } from '../kernel/dossier.ts';
import { closed } from './states.ts';

export const dayMs = 86_400_000;

/** First moment of a partial date, epoch ms; undefined if there is none. */
export function startOf(date: string | undefined): number | undefined {
  const interval = findInterval(date ?? '');
  return interval && interval.from * dayMs;
}

/** Moment after the last day of a partial date, epoch ms; undefined if there is none. */
export function endOf(date: string | undefined): number | undefined {
  const interval = findInterval(date ?? '');
  return interval && (interval.to + 1) * dayMs;
}

const shut: readonly string[] = closed;
/** Is the household still being looked after? */
export const isOpen = (dossier: Dossier): boolean => !shut.includes(dossier.state);
