/**
 * Merging what several people wrote without seeing each other. Each field of an entry keeps its *heads*: the writes
 * that no later write has seen. One head is the normal case; heads with differing values are a conflict, kept beside
 * the entry until a person settles it. The outcome is the same in any order of arrival and no value is dropped.
 *
 * A write has seen another if the other was accepted at or before the write's base version, or if the writer's device
 * made it earlier and says so (`covers`), or if a write that it has seen had seen it.
 *
 * A list field is a set that only grows: of items, and of the ids of removed ones. It therefore merges without
 * conflict, whoever saw what. While it has items it is the answer; "not known" and the like answer for an empty list.
 */
import type { ItemChange, ItemList, Json } from './values.ts';
import { canonical, isItemList, sameValue } from './values.ts';

/** Who wrote a value, when, and what that write had seen. */
export interface Stamp {
  /** Version of the dossier at which the write was accepted. */
  readonly seq: number;
  readonly op: string;
  readonly by: number;
  /** Device clock at recording, ISO. */
  readonly at: string;
  /** Operations that this write had seen and that are still to arrive. */
  readonly covers: readonly string[];
}

export interface Head {
  readonly value: Json;
  readonly stamp: Stamp;
}

export interface Write extends Head {
  /** Version of the dossier that the author was looking at. */
  readonly base: number;
  /** Operations already accepted that the author had in view although they came after the base. */
  readonly seen?: ReadonlySet<string>;
}

/** The heads of a field after one more write of a single value. Never empty; the shown value first. */
export function mergeField(heads: readonly Head[], write: Write): readonly Head[] {
  const { stamp, base, seen } = write;
  const isSeen = ({ stamp: { seq, op } }: Head): boolean =>
    seq <= base || stamp.covers.includes(op) || (seen?.has(op) ?? false);
  const list = heads.filter((head) => isItemList(head.value));
  const values = heads.filter((head) => !isItemList(head.value));
  const replaced = values.filter(isSeen);
  const left = values.filter((head) => !isSeen(head));
  const arrived = new Set([stamp.op, ...replaced.map((head) => head.stamp.op)]);
  const covering = (...stamps: readonly Stamp[]): readonly string[] =>
    [...new Set(stamps.flatMap((one) => one.covers))].filter((op) => !arrived.has(op)).sort();
  const passedOn = [stamp, ...replaced.map((head) => head.stamp)];

  const over = left.findIndex((head) => head.stamp.covers.includes(stamp.op));
  const overHead = left[over];
  const now = overHead
    ? left.with(over, {
        ...overHead,
        stamp: { ...overHead.stamp, covers: covering(overHead.stamp, ...passedOn) },
      })
    : [...left, { value: write.value, stamp: { ...stamp, covers: covering(...passedOn) } }];
  return shownFirst([...list, ...now]);
}

/** The heads of a list field after one more change. */
export function mergeList(heads: readonly Head[], change: ItemChange, stamp: Stamp): readonly Head[] {
  const old = heads.find((head) => isItemList(head.value));
  const known = old && isItemList(old.value) ? old.value : undefined;
  const latest = old && olderFirst({ value: null, stamp }, old) < 0 ? old.stamp : { ...stamp, covers: [] };
  const value = { ...mergeItems(known, change) };
  return shownFirst([{ value, stamp: latest }, ...heads.filter((head) => head !== old)]);
}

/** Values oldest first; a list before them while it has items and after them when it has none. */
export function shownFirst(heads: readonly Head[]): readonly Head[] {
  const rank = ({ value }: Head): number => (isItemList(value) ? (isEmptyList(value) ? 1 : -1) : 0);
  return heads.toSorted((a, b) => rank(a) - rank(b) || olderFirst(a, b));
}

/** By the instant of recording, not by its text: "…:00Z" is before "…:00.5Z". */
function olderFirst(a: Head, b: Head): number {
  const apart = Date.parse(a.stamp.at) - Date.parse(b.stamp.at);
  if (apart !== 0) return apart;
  return a.stamp.op < b.stamp.op ? -1 : a.stamp.op > b.stamp.op ? 1 : 0;
}

const isEmptyList = (list: ItemList): boolean => Object.keys(list.items).length === 0;

/** The differing values of a field's heads, the shown one first; more than one is a conflict. */
export function distinctValues(heads: readonly Head[]): readonly Json[] {
  const list = heads.find((head) => isItemList(head.value));
  const single = heads.filter((head) => !isItemList(head.value));
  if (list && (single.length === 0 || (isItemList(list.value) && !isEmptyList(list.value))))
    return [list.value];
  return single.reduce<Json[]>((values, head) => {
    if (!values.some((value) => sameValue(value, head.value))) values.push(head.value);
    return values;
  }, []);
}

/**
 * The list after a change. Removal wins, also over an addition that comes late. Ids are made anew for each item, so two
 * items under one id are a mistake that validation refuses; should they meet, the first in canonical order stays.
 */
export function mergeItems(list: ItemList | undefined, change: ItemChange): ItemList {
  const gone = new Set([...(list?.gone ?? []), ...(change.remove ?? [])]);
  const items: Record<string, Json> = {};
  for (const source of [list?.items ?? {}, change.add ?? {}]) {
    for (const [id, item] of Object.entries(source)) {
      if (gone.has(id)) continue;
      const known = items[id];
      items[id] = known !== undefined && canonical(known) < canonical(item) ? known : item;
    }
  }
  return {
    items: Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1))),
    gone: [...gone].sort(),
  };
}
