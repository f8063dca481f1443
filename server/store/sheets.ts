/**
 * Sheets of communities, from everybody's facts: closed months alone, told together where they are few, rounded, and small
 * numbers withheld as in a release (domain/kernel/release.ts). Sums themselves are told to nobody.
 */

import { disclosureLimits } from '../../domain/kernel/disclosure.ts';
import type { Lot, ReleasedTable } from '../../domain/kernel/release.ts';
import { release, releaseSettings } from '../../domain/kernel/release.ts';
import type { ContactPoint } from '../../domain/report/contactPoints.ts';
import { findWay } from '../../domain/report/contactPoints.ts';
import type { Window } from '../../domain/sheet.ts';
import { monthAfter, sheetFigures, windowsOf } from '../../domain/sheet.ts';
import { lotOf } from '../vault/lot.ts';
import type { SumRow } from './figures.ts';
import { allSums, measuresIn } from './figures.ts';
import { defaultSetting } from './settings.ts';
import type { Store } from './store.ts';

export interface SheetPart extends Window {
  readonly tables: { readonly [figure: string]: { readonly [by: string]: ReleasedTable } };
}

export interface Sheet {
  /** The area that the community's contact point answers for; empty: the whole country. */
  readonly area: string;
  readonly limit: number;
  readonly rounding: number;
  /** Newest first. */
  readonly parts: readonly SheetPart[];
  /** First day of the months that are too few to tell. */
  readonly few: string | null;
}

const dayMs = 86_400_000;
/** Received reports: what decides how many months are told together. */
const received = 'report-channel';

/** First days of the closed months, from the beginning of last year on. */
function closedMonths(now: Date, waitDays: number): readonly string[] {
  const months: string[] = [];
  let month = `${now.getUTCFullYear() - 1}-01-01`;
  for (
    let next = monthAfter(month);
    Date.parse(next) + waitDays * dayMs <= now.getTime();
    next = monthAfter(next)
  ) {
    months.push(month);
    month = next;
  }
  return months;
}

/** The sheet of a community in this area; undefined while nobody receives reports from there. */
export async function sheetFor(store: Store, area: string, now: Date): Promise<Sheet | undefined> {
  const [points, areas] = await Promise.all([
    store.app.query<ContactPoint>('select * from gwen.contact_points()'),
    store.app.query<{ code: string; parent: string | null }>('select code, parent from gwen.area'),
  ]);
  const parents = new Map(areas.rows.map(({ code, parent }) => [code, parent ?? undefined]));
  const point = findWay(points.rows, parents, area, [])?.point;
  if (!point) return undefined;
  const isIn = (code: string): boolean => {
    if (point.area === '') return true;
    for (let at: string | undefined = code; at !== undefined; at = parents.get(at))
      if (at === point.area) return true;
    return false;
  };
  // one way of dividing a whole: the sums by area, of the areas of this contact point
  const sumsOf = async (measures: readonly string[], window: Window): Promise<readonly SumRow[]> =>
    (await allSums(store, measures, window))
      .filter(({ breakdown, key }) => breakdown === 'area' && isIn(key))
      .map((sum) => ({ ...sum, breakdown: '', key: '' }));
  const number = (id: string): number => store.findSetting(id) ?? defaultSetting(id);
  const limit = number(disclosureLimits.children.id);
  const rounding = number(releaseSettings.rounding.id);
  const months = closedMonths(now, number(releaseSettings.wait.id));
  const counts = new Map<string, number>();
  for (const since of months) {
    const sums = await sumsOf([received], { since, until: monthAfter(since) });
    counts.set(
      since,
      sums.reduce((all, { n }) => all + n, 0),
    );
  }
  const { told, few } = windowsOf(months, counts, limit);
  const parts: SheetPart[] = [];
  for (const window of told) {
    const sums = await sumsOf(measuresIn(sheetFigures), window);
    const lot: Lot = (cell) =>
      lotOf(store.vault.mac, new Date(window.since), `sheet ${point.area} ${window.since} ${cell}`);
    const tables = sheetFigures.map((figure) => {
      const own = sums.filter(({ measure }) => figure.measures.includes(measure));
      return [figure.id, release(figure, new Map([['', own]]), { limit, rounding, lot })] as const;
    });
    parts.push({ ...window, tables: Object.fromEntries(tables) as SheetPart['tables'] });
  }
  return { area: point.area, limit, rounding, parts: parts.toReversed(), few: few ?? null };
}
