/**
 * The sheet that a community gets of what came of reports [2.6]: the figures on it, and the months that are told together so
 * that nothing on it points at somebody who reported. It counts all that went to the contact point the community reports to,
 * by whatever way: a group's own reports would be a handful of people's.
 */
import { figures } from './figures.ts';
import type { FigureDeclaration } from './kernel/figure.ts';

const wanted = [
  'report-received',
  'report-answered-after',
  'report-answered-in-time',
  'report-outcomes',
  'report-children-reached',
];

/** The figures that a sheet tells, in its order. */
export const sheetFigures: readonly FigureDeclaration[] = wanted.map((id) => {
  const found = figures.find((one) => one.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
});

/** Months told together: from the first day of one to the first day of another, not included. */
export interface Window {
  readonly since: string;
  readonly until: string;
}

export interface Windows {
  /** Oldest first. Once told, months are never cut anew: each window begins where the one before ended. */
  readonly told: readonly Window[];
  /** First day of the months that are still too few to tell; undefined where there are none. */
  readonly few: string | undefined;
}

/**
 * Months one after the other until there are enough reports to tell, and again from there.
 * @param months first days, oldest first, all that are closed
 * @param counts reports of a month by its first day
 * @param limit the least number that may be told
 */
export function windowsOf(
  months: readonly string[],
  counts: ReadonlyMap<string, number>,
  limit: number,
): Windows {
  const told: Window[] = [];
  let since: string | undefined;
  let sum = 0;
  for (const month of months) {
    since ??= month;
    sum += counts.get(month) ?? 0;
    if (sum < limit) continue;
    told.push({ since, until: monthAfter(month) });
    since = undefined;
    sum = 0;
  }
  return { told, few: since };
}

/** First day of the month after. */
export function monthAfter(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);
}
