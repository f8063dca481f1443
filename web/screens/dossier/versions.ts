/** A dossier as it was at a change, put together from its history: what two versions are compared by. */
import { mergeItems } from '../../../domain/kernel/merge.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { isItemChange, isItemList, sameValue } from '../../../domain/kernel/values.ts';
import type { HistoryLine } from '../../client/types.ts';

/** Values of each entry by field, as far as somebody sees its changes. */
export type Version = ReadonlyMap<
  string,
  { readonly type: string; readonly values: Readonly<Record<string, Json>> }
>;

/** What the changes up to and with `seq` say, oldest first; the last word counts where people disagreed. */
export function versionAt(changes: readonly HistoryLine[], seq: number): Version {
  const entries = new Map<string, { type: string; values: Record<string, Json> }>();
  for (const { seq: at, operation } of changes) {
    if (at > seq || !operation) continue;
    if (operation.op === 'withdraw') entries.delete(operation.entry);
    if (operation.op !== 'set') continue;
    const { type, values } = entries.get(operation.entry) ?? { type: operation.type, values: {} };
    const after = { ...values };
    for (const [name, value] of Object.entries(operation.set)) {
      const before = after[name];
      if (isItemChange(value))
        after[name] = { ...mergeItems(isItemList(before) ? before : undefined, value) } as Json;
      else if (value === null) delete after[name];
      else after[name] = value;
    }
    entries.set(operation.entry, { type, values: after });
  }
  return entries;
}

export interface Difference {
  readonly entry: string;
  readonly type: string;
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every answer in which two versions differ, entry by entry. */
export function differencesOf(from: Version, to: Version): readonly Difference[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((entry) => {
    const [old, now] = [from.get(entry), to.get(entry)];
    const names = new Set([...Object.keys(old?.values ?? {}), ...Object.keys(now?.values ?? {})]);
    return [...names].flatMap((field): readonly Difference[] => {
      const [before, after] = [old?.values[field], now?.values[field]];
      const isSame =
        before === undefined || after === undefined ? before === after : sameValue(before, after);
      return isSame ? [] : [{ entry, type: now?.type ?? old?.type ?? '', field, before, after }];
    });
  });
}
