/** Figures of justice year by year, put together from what the server counts for each year. */
import type { ChartPart } from '../../ui/charts/Chart.tsx';
import type { FigureTable } from '../figures/words.ts';

/** Figures that stand as a line over the years, in the order in which a proceeding gives rise to them. */
export const overYears = [
  'proceeding-prosecuted',
  'proceeding-convicted',
  'proceeding-months-sentenced',
  'proceeding-sentence',
  'proceeding-assets',
  'proceeding-compensation-ordered',
  'proceeding-compensation-paid',
] as const;
/** Those of which one year is told by what was answered: by law, by stage. */
export const byAnswer = ['proceeding-stages', 'proceeding-prosecuted', 'proceeding-convicted'] as const;

export interface YearTables {
  readonly year: number;
  readonly tables: readonly FigureTable[];
}

/** The last years, the present one last. */
export const lastYears = (now: Date, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => now.getUTCFullYear() - count + 1 + at);

/** The years from the first in which anything was counted; the last two at least, so that there is something to compare. */
export function fromFirst(years: readonly YearTables[]): readonly YearTables[] {
  const first = years.findIndex(({ tables }) =>
    tables.some(({ cells }) => cells.some(({ value }) => value !== null && value !== 0)),
  );
  return years.slice(first < 0 ? -2 : Math.min(first, years.length - 2));
}

/** What to ask the server for one year. */
export const yearQuery = (year: number, figures: readonly string[], by: string): string => {
  const asked = new URLSearchParams({ from: `${year}-01`, to: `${year}-12`, by });
  for (const figure of figures) asked.append('figure', figure);
  return `/figures/own?${asked}`;
};

/**
 * The lines of a figure: one, or one for each currency. What has no value in a year is nought where things are counted or
 * added up, and nothing where it is a mean.
 */
export function linesOf(
  figure: string,
  isMean: boolean,
  years: readonly YearTables[],
  say: (key: string, value: number | null) => string,
): readonly { readonly key: string; readonly parts: readonly ChartPart[] }[] {
  const cells = years.map(({ year, tables }) => ({
    year,
    own: tables.find((one) => one.figure === figure && one.by === '')?.cells ?? [],
  }));
  const keys = [...new Set(cells.flatMap(({ own }) => own.map(({ key }) => key)))].toSorted();
  return keys.map((key) => ({
    key,
    parts: cells.map(({ year, own }) => {
      const value = own.find((one) => one.key === key)?.value ?? (isMean ? null : 0);
      return { key: String(year), label: String(year), value, said: say(key, value) };
    }),
  }));
}
