/**
 * Editing a list field. A stored item never changes: editing it removes it and adds another, so that two people's edits
 * merge without loss. An item that was only added in this draft may change under its own id.
 */
import type { ItemChange, ItemList } from '../../domain/kernel/values.ts';

/** Adds an item, or changes one that is not stored yet. */
export function putItem<I>(list: ItemList<I> | undefined, id: string, item: I): ItemList<I> {
  return { items: { ...list?.items, [id]: item }, gone: list?.gone ?? [] };
}

/** Removes an item; one that was never stored leaves no trace. */
export function dropItem<I>(list: ItemList<I>, id: string, isStored: boolean): ItemList<I> {
  const { [id]: _gone, ...items } = list.items;
  return { items, gone: isStored ? [...list.gone, id].sort() : list.gone };
}

/** An edited item: in place while it is a draft, under a new id when the old one is stored. */
export function replaceItem<I>(
  list: ItemList<I>,
  id: string,
  item: I,
  isStored: boolean,
  newId: () => string = () => crypto.randomUUID(),
): { readonly list: ItemList<I>; readonly id: string } {
  if (!isStored) return { list: putItem(list, id, item), id };
  const next = newId();
  const items = Object.fromEntries(
    Object.entries(list.items).map(([key, value]) => (key === id ? [next, item] : [key, value])),
  );
  return { list: { items, gone: [...list.gone, id].sort() }, id: next };
}

/** What an operation has to say to bring the stored list to the edited one; undefined when nothing changed. */
export function itemChange<I>(
  stored: ItemList<I> | undefined,
  edited: ItemList<I> | undefined,
): ItemChange<I> | undefined {
  const before = stored?.items ?? {};
  const after = edited?.items ?? {};
  const add = Object.fromEntries(Object.entries(after).filter(([id]) => !(id in before)));
  const remove = Object.keys(before).filter((id) => !(id in after));
  if (Object.keys(add).length === 0 && remove.length === 0) return undefined;
  return {
    ...(Object.keys(add).length === 0 ? {} : { add }),
    ...(remove.length === 0 ? {} : { remove }),
  };
}
