/** Where a child lives now, and what is on file of the houses of an organisation, full or locked: for C8 and C11 [2.8]. */
import type { bedKind } from '../codes/index.ts';
import { dayOf, findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, saidOf } from '../kernel/inquiry.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { stay } from './entries.ts';

export type Bed = (typeof bedKind.codes)[number];

/** Houses of an organisation, as its service points tell. */
export const beds: Elsewhere = {
  name: 'beds',
  kind: 'community',
  entry: 'service-point',
  by: 'organisation',
  about: 'organisation',
  fields: ['area', 'bedsGirls', 'bedsBoys', 'ages', 'acceptingNow', 'mayLeaveFreely'],
};

/** Who else lives with an organisation, as other cases tell. */
export const stays: Elsewhere = {
  name: 'stays',
  kind: 'case',
  entry: 'stay',
  by: 'organisation',
  about: 'organisation',
  fields: ['kind', 'area', 'bed', 'from', 'to'],
  ends: 'to',
};

/** Kinds of place that have so many beds and no more; a family is no such place. */
const houses: readonly string[] = ['shelter', 'group-home'];
export const isHouse = (kind: unknown): boolean => typeof kind === 'string' && houses.includes(kind);

/** Has it begun and not ended, at a day? Of a partial date the day counts on which a bed may be taken. */
function isNow(from: unknown, to: unknown, today: number): boolean {
  const begins = typeof from === 'string' ? findInterval(from) : undefined;
  const ends = typeof to === 'string' ? findInterval(to) : undefined;
  return (begins?.from ?? today) <= today && (ends?.to ?? today) >= today;
}

/** Stays of the child that go on at `now`. */
export const currentStays = (dossier: Dossier, now: Date): readonly EntryState[] =>
  all(dossier, stay).filter((one) => isNow(saidOf(stay, one, 'from'), saidOf(stay, one, 'to'), dayOf(now)));

const numberIn = ({ values }: FoundEntry, field: string): number | undefined => {
  const number = said(values[field]);
  return typeof number === 'number' ? number : undefined;
};

/** Of an organisation's houses those in this area, if it has any there; else all of them. */
function near(points: readonly FoundEntry[], area: string | undefined): readonly FoundEntry[] {
  const here = points.filter(({ values }) => area !== undefined && said(values['area']) === area);
  return here.length > 0 ? here : points;
}

export interface House {
  /** Does any of its houses take children now? Unsaid counts as yes. */
  readonly accepting: boolean;
  /** Ages it takes, each range on its own; one that is not said is not there. */
  readonly ages: readonly { readonly from: number; readonly to: number }[];
  readonly beds: { readonly [bed in Bed]: number };
  /** Beds taken by other children; one of whom it is not known which bed she has counts among both. */
  readonly taken: { readonly [bed in Bed]: number };
}

/** The houses on file that a stay may be in; undefined where that is not at hand, and none where none is named. */
function pointsOf(context: GuardContext, one: EntryState | undefined): readonly FoundEntry[] | undefined {
  const organisation = saidOf(stay, one, 'organisation');
  if (organisation === undefined) return [];
  return findElsewhere(context, beds.name, organisation)?.filter(({ state }) => state !== 'ended');
}

/** Is it on file that children may not leave a house that this stay may be in? Undefined where that is not at hand. */
export function isOnFileAsLocked(context: GuardContext, one: EntryState | undefined): boolean | undefined {
  const points = pointsOf(context, one);
  return (
    points &&
    near(points, saidOf(stay, one, 'area')).some(({ values }) => said(values['mayLeaveFreely']) === false)
  );
}

/**
 * What is known of the houses where this stay is, without the child of this dossier herself. `none` where no beds are on
 * file, undefined where that is not at hand.
 */
export function findHouse(
  dossier: Dossier,
  context: GuardContext,
  one: EntryState,
): House | 'none' | undefined {
  const known = pointsOf(context, one);
  const organisation = saidOf(stay, one, 'organisation');
  if (organisation === undefined) return 'none';
  const others = findElsewhere(context, stays.name, organisation);
  if (!known || !others) return undefined;
  const points = known.filter(
    (point) => numberIn(point, 'bedsGirls') !== undefined || numberIn(point, 'bedsBoys') !== undefined,
  );
  if (points.length === 0) return 'none';
  const here = near(points, saidOf(stay, one, 'area'));
  const areas = here.map(({ values }) => said(values['area']));
  const living = others.filter(
    ({ dossier: id, state, values }) =>
      id !== dossier.id &&
      state !== 'closed' &&
      isHouse(said(values['kind'])) &&
      isNow(said(values['from']), said(values['to']), dayOf(context.now)) &&
      (said(values['area']) === undefined || here === points || areas.includes(said(values['area']))),
  );
  const sum = (field: string): number =>
    here.reduce((total, point) => total + (numberIn(point, field) ?? 0), 0);
  const takenOf = (bed: Bed): number =>
    living.filter(({ values }) => (said(values['bed']) ?? bed) === bed).length;
  return {
    accepting: here.some(({ values }) => said(values['acceptingNow']) !== false),
    ages: here.flatMap(({ values }) => {
      const range = said(values['ages']);
      return isRange(range) ? [range] : [];
    }),
    beds: { girls: sum('bedsGirls'), boys: sum('bedsBoys') },
    taken: { girls: takenOf('girls'), boys: takenOf('boys') },
  };
}

const isRange = (value: unknown): value is { readonly from: number; readonly to: number } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
