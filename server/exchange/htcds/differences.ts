/** What of some entries is not among others: which values a reader of a file is not given. */
import type { Json } from '../../../domain/kernel/values.ts';
import { isItemChange, isItemList, isUnsaid, sameValue } from '../../../domain/kernel/values.ts';
import type { SourceEntry } from './row.ts';

type Values = SourceEntry['values'];

/** Names of what is missing, each once: `type` for whole entries, else `type.field` or `type.field.part`. */
export function differences(
  entries: readonly SourceEntry[],
  read: readonly SourceEntry[],
): readonly string[] {
  const byType = Map.groupBy(read, ({ type }) => type);
  const missing = entries.flatMap(({ type, values }) => {
    const others = byType.get(type)?.map((one) => one.values) ?? [];
    if (others.length > 0) return lost(values, others, type);
    return Object.values(values).some(tells) ? [type] : [];
  });
  return [...new Set(missing)];
}

/** "Not known" tells no more than silence. */
const tells = (value: Json): boolean => value !== null && !(isUnsaid(value) && value.unsaid === 'not-known');

/** What of these values the nearest of the others lacks. */
function lost(values: Values, others: readonly Values[], name: string): readonly string[] {
  const candidates = others.map((other) =>
    Object.entries(values).flatMap(([field, value]) =>
      lostValue(value, other[field], others, `${name}.${field}`),
    ),
  );
  return candidates.reduce((best, one) => (one.length < best.length ? one : best));
}

function lostValue(
  value: Json,
  got: Json | undefined,
  others: readonly Values[],
  name: string,
): readonly string[] {
  if (!tells(value)) return [];
  if (isItemList(value)) {
    // items of one list may come back as lists of several entries
    const field = name.slice(name.lastIndexOf('.') + 1);
    const items = others.flatMap((other) => itemsOf(other[field]));
    return Object.values(value.items).flatMap((item) =>
      items.length === 0 ? [name] : lost(item as Values, items, name),
    );
  }
  if (Array.isArray(value) && Array.isArray(got)) {
    const all = got as readonly Json[];
    return (value as readonly Json[]).every((one) => all.some((other) => isWithin(one, other))) ? [] : [name];
  }
  return got !== undefined && sameValue(value, got) ? [] : [name];
}

function itemsOf(value: Json | undefined): readonly Values[] {
  if (!isItemChange(value)) return [];
  return Object.values(value.add ?? {}) as unknown as readonly Values[];
}

/** The same, or told more closely: a name also in which script it is written. */
const isWithin = (one: Json, other: Json): boolean =>
  sameValue(one, other) ||
  (isObject(one) &&
    isObject(other) &&
    Object.entries(one).every(([key, value]) => sameValue(value, other[key] ?? null)));

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
