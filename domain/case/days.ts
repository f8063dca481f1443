/** Partial dates as moments, for safeguards that reckon with time. Of a partial date either end can be asked for. */
import { findInterval } from '../kernel/dates.ts';

export const dayMs = 86_400_000;

/** Beginning of the first day that a partial date can mean, epoch ms; undefined where there is none. */
export function startOf(date: string | undefined): number | undefined {
  const days = date === undefined ? undefined : findInterval(date);
  return days && days.from * dayMs;
}

/** End of the last day that a partial date can mean, epoch ms; undefined where there is none. */
export function endOf(date: string | undefined): number | undefined {
  const days = date === undefined ? undefined : findInterval(date);
  return days && (days.to + 1) * dayMs;
}

/** A day as a number at the end of a duty's or alert's key, which takes no sign. */
export const dayKey = (time: number): number => Math.abs(Math.floor(time / dayMs));

/** The same day so many years later (earlier, if negative), epoch ms. */
export function yearsLater(time: number, years: number): number {
  const at = new Date(time);
  return Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate());
}
