/**
 * Disclosure control [N5, 2.8]: what of a figure's tables may leave the circle of those who work with the people counted.
 *
 * A number of people above nobody and below the limit is withheld, and with it, by lot, one that is not small, and more
 * until what is left of the whole is no small number either. So each withheld cell could be the large one; where none can
 * be told beside them the table is withheld as a whole. This holds against whoever has every released table and knows how
 * they are made, because
 *
 * - all tables of a figure and period divide the same whole in one way each, so that they tell nothing of one another's
 *   cells; the one that divides in two ways (sex with age) is released with all cells or not at all;
 * - no two figures count the same measure, and shares tell per cent and no number (both held by the tests of the
 *   declarations);
 * - released periods never overlap (held by the database), and levels, which would add them up, are never about people;
 * - the lot is the same each time a release is made anew, and nobody knows it (the server draws it with a secret key);
 * - what differs by a few in meaning (reports, and reports whose moment is known) is blurred by rounding.
 */

import { isSmall } from './disclosure.ts';
import type { Breakdown, Cell, FigureDeclaration, Sum } from './figure.ts';
import { byCurrency, tableOf } from './figure.ts';
import type { Setting } from './settings.ts';
import { setting } from './settings.ts';

export const releaseSettings = {
  /** Released counts of people are rounded to multiples of this; 1 leaves them as they are. */
  rounding: setting('disclosure.rounding', 'count', 5, 1, 100),
  /** How many months a release is about; its periods begin with the year. */
  months: setting('disclosure.months', 'months', 3, 1, 12),
  /** How long after its end a period stays open for what is brought late. */
  wait: setting('disclosure.wait', 'days', 10, 0, 90),
} as const satisfies { readonly [name: string]: Setting };

export interface ReleaseRule {
  readonly limit: number;
  readonly rounding: number;
  readonly lot: Lot;
}

/**
 * One table as released: `withheld` cells are there and not told (`others` for nationalities); a table that is absent is
 * withheld as a whole.
 */
export interface ReleasedTable {
  readonly cells: { readonly [key: string]: number | null };
  readonly withheld: readonly string[];
}

const isSafe = (parts: readonly number[], limit: number): boolean =>
  !parts.some((part) => isSmall(part, limit));
/** Decides, always alike and so that nobody can guess it, which cells are withheld beside small ones: lowest first. */
export type Lot = (cell: string) => string;

/**
 * Which cells of a table that divides a safe whole are withheld, so that none that is small can be worked out; undefined:
 * nothing of it may be told.
 */
export function withheldOf(cells: readonly Cell[], limit: number, lot: Lot): ReadonlySet<string> | undefined {
  const hidden = cells.filter(({ parts }) => !isSafe(parts, limit));
  if (hidden.length === 0) return new Set();
  const rest = cells
    .filter(({ parts }) => isSafe(parts, limit))
    .map((cell) => ({ cell, drawn: lot(cell.key) }))
    .sort((a, b) => (a.drawn < b.drawn ? -1 : 1));
  const left = (): readonly number[] =>
    (hidden[0]?.parts ?? []).map((_, at) => hidden.reduce((sum, { parts }) => sum + (parts[at] ?? 0), 0));
  do {
    const next = rest.shift();
    if (!next) return undefined;
    hidden.push(next.cell);
  } while (!isSafe(left(), limit));
  return rest.length === 0 ? undefined : new Set(hidden.map(({ key }) => key).sort());
}

/** The value as released: rounded so that it can be read and not taken apart. */
function rounded(
  { of, unit, about }: FigureDeclaration,
  value: number | null,
  rounding: number,
): number | null {
  if (value === null) return null;
  const to = (step: number): number => Math.round(value / step) * step;
  if (of === 'share' || of === 'median') return to(1);
  if (of === 'mean') return unit === 'money' ? to(1) : Number(value.toFixed(1));
  if (unit !== 'count') return Number(value.toPrecision(3));
  return about === 'organisations' ? value : to(rounding);
}

type Tables = { [by in Breakdown]?: ReleasedTable };

function releaseOne(
  figure: FigureDeclaration,
  sumsBy: (division: string) => readonly Sum[],
  least: number,
  { rounding, lot }: ReleaseRule,
): Tables {
  const table = (by: Breakdown): readonly Cell[] => tableOf(figure, by, sumsBy(by === 'answer' ? '' : by));
  const released: Tables = {};
  if (!table('').every(({ parts }) => isSafe(parts, least))) return released;
  for (const by of figure.by) {
    const cells = table(by);
    const withheld = withheldOf(cells, least, (key) => lot(`${figure.id} ${by} ${key}`));
    if (!withheld || (by === 'sex+age-group' && withheld.size > 0)) continue;
    released[by] = {
      cells: Object.fromEntries(
        cells.flatMap(({ key, value }) =>
          withheld.has(key) ? [] : [[key, rounded(figure, value, rounding)]],
        ),
      ),
      // a rare nationality that is named tells already that somebody of it is here
      withheld: by === 'nationality' && withheld.size > 0 ? ['others'] : [...withheld],
    };
  }
  return released;
}

/** The tables of a figure for one closed period that may be released. @param sums by breakdown, of all its measures */
export function release(
  figure: FigureDeclaration,
  sums: ReadonlyMap<string, readonly Sum[]>,
  rule: ReleaseRule,
): { readonly [by in Breakdown]?: ReleasedTable } {
  const least = figure.about === 'organisations' ? 0 : rule.limit;
  const released: Tables = {};
  // each currency is a whole of its own
  for (const currency of byCurrency(figure, sums.get('') ?? []).keys()) {
    const own = releaseOne(
      figure,
      (by) => byCurrency(figure, sums.get(by) ?? []).get(currency) ?? [],
      least,
      rule,
    );
    for (const by of figure.by) {
      const [old, more] = [released[by], own[by]];
      if (!more) continue;
      released[by] = {
        cells: { ...old?.cells, ...more.cells },
        withheld: [...(old?.withheld ?? []), ...more.withheld],
      };
    }
  }
  return released;
}
