/** Whom a sealed field is for, as far as the entry itself says: see `SealedTo` in fields.ts. */
import type { EntryDeclaration } from './declare.ts';
import type { ItemList, Json } from './values.ts';

type Values = (field: string) => Json | undefined;

/**
 * Accounts that the entry names as those who open this field, each once, in ascending order; undefined for a field that is
 * for all readers of its group, or not sealed to accounts at all.
 */
export function findNamed(
  declaration: EntryDeclaration,
  field: string,
  values: Values,
): readonly number[] | undefined {
  const sealedTo = declaration.fields[field]?.spec.sealedTo;
  if (typeof sealedTo !== 'object') return undefined;
  const named = sealedTo.flatMap((name) => {
    const value = values(name);
    const parts = declaration.fields[name]?.spec.items;
    if (!parts) return [value];
    return itemsOf(value).flatMap((item) =>
      Object.entries(parts).flatMap(([part, { spec }]) => (spec.kind === 'account' ? [item[part]] : [])),
    );
  });
  const accounts = named.filter((one) => typeof one === 'number');
  return [...new Set(accounts)].sort((a, b) => a - b);
}

type Item = { readonly [part: string]: Json };

/** Items of a list as entries hold them; none of an answer that is no list, such as "not known". */
const itemsOf = (value: Json | undefined): readonly Item[] =>
  typeof value === 'object' && value !== null && 'items' in value
    ? Object.values((value as unknown as ItemList<Item>).items)
    : [];
