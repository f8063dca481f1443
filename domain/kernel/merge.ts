/**
 * Merging what several people wrote without seeing each other. Each field of an entry keeps its *heads*: the writes
 * that no later write has seen. One head is the normal case; heads with differing values are a conflict, kept beside
 * the entry until a person settles it. The outcome is the same in any order of arrival and no value is dropped.
 *
 * A write has seen another if the other was accepted at or before the write's base version, or if the writer's device
 * made it earlier and says so (`covers`).
 */
import type { ItemChange, ItemList, Json } from './values.ts';
import { canonical, sameValue } from './values.ts';

/** Who wrote a value, when, and what that write had seen. */
export interface Stamp {
  /** Version of the dossier at which the write was accepted. */
  readonly seq: number;
  readonly op: string;
  readonly by: number;
  /** Device clock at recording, ISO. */
  readonly at: string;
  /** Operations of the same device that this write replaces, accepted or not. */
  readonly covers: readonly string[];
}

export interface Head {
  readonly value: Json;
  readonly stamp: Stamp;
}

export interface Write extends Head {
  /** Version of the dossier that the author was looking at. */
  readonly base: number;
}

/** The new heads of a field after one more write. Never empty; sorted oldest first (recorded, then id). */
export function mergeField(heads: readonly Head[], write: Write): readonly Head[] {
  const covered = new Set(write.stamp.covers);
  const left = heads.filter((head) => head.stamp.seq > write.base && !covered.has(head.stamp.op));
  const over = left.findIndex((head) => head.stamp.covers.includes(write.stamp.op));
  const overHead = left[over];
  if (overHead) {
    const covers = [...new Set([...overHead.stamp.covers, ...write.stamp.covers])].sort();
    return left.with(over, { ...overHead, stamp: { ...overHead.stamp, covers } });
  }
  return [...left, { value: write.value, stamp: write.stamp }].sort(olderFirst);
}

function olderFirst(a: Head, b: Head): number {
  if (a.stamp.at !== b.stamp.at) return a.stamp.at < b.stamp.at ? -1 : 1;
  return a.stamp.op < b.stamp.op ? -1 : a.stamp.op > b.stamp.op ? 1 : 0;
}

/** The differing values of a field's heads, oldest first; more than one is a conflict. */
export function distinctValues(heads: readonly Head[]): readonly Json[] {
  return heads.reduce<Json[]>((values, head) => {
    if (!values.some((value) => sameValue(value, head.value))) values.push(head.value);
    return values;
  }, []);
}

/** The list after a change. Removal wins; of two items under one id the first in canonical order stays. */
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
