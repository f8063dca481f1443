/**
 * Reading what was written under an older declaration. History is never rewritten: values of revision n pass through the
 * declaration's `upcast[n]`, `upcast[n + 1]` and so on. An upcaster gets only what one write set, so never the whole
 * entry; of a list field it gets the change ({add, remove}); names it does not know it hands on.
 */
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { Dossier, EntryState } from './dossier.ts';
import { isOwn, withHeads } from './dossier.ts';
import type { Head, Stamp } from './merge.ts';
import { mergeList, shownFirst } from './merge.ts';
import type { Json } from './values.ts';
import { isItemChange, isItemList } from './values.ts';

/** Values written at a revision, as the present declaration reads them. */
export function upcastValues(
  declaration: EntryDeclaration,
  values: Readonly<Record<string, Json>>,
  revision: number,
): Readonly<Record<string, Json>> {
  let now = values;
  for (let from = revision; from < declaration.revision; from += 1) {
    now = declaration.upcast[from]?.(now) ?? now;
  }
  return now;
}

/** A stored entry as the present declaration reads it; conflicts stay conflicts. */
export function upcastEntry(declaration: EntryDeclaration, entry: EntryState): EntryState {
  if (entry.revision >= declaration.revision) return entry;
  const heads: Record<string, readonly Head[]> = {};
  const writes = new Map<string, { readonly stamp: Stamp; readonly values: Record<string, Json> }>();
  for (const [name, old] of Object.entries(entry.heads)) {
    if (isOwn(name)) heads[name] = old;
    else {
      for (const { stamp, value } of old) {
        const write = writes.get(stamp.op) ?? { stamp, values: {} };
        write.values[name] = isItemList(value) ? { add: value.items, remove: value.gone } : value;
        writes.set(stamp.op, write);
      }
    }
  }
  for (const { stamp, values } of writes.values()) {
    for (const [name, value] of Object.entries(upcastValues(declaration, values, entry.revision))) {
      const known = heads[name] ?? [];
      heads[name] = isItemChange(value)
        ? mergeList(known, value, stamp)
        : shownFirst([...known, { value, stamp }]);
    }
  }
  return withHeads({ ...entry, revision: declaration.revision }, heads);
}

/** A dossier with all its entries as the present declarations read them. */
export function upcastDossier(kind: KindDeclaration | undefined, dossier: Dossier): Dossier {
  const isOld = ({ type, revision }: EntryState): boolean => revision < (kind?.entries[type]?.revision ?? 0);
  if (!dossier.entries.some(isOld)) return dossier;
  const entries = dossier.entries.map((entry) => {
    const declaration = kind?.entries[entry.type];
    return declaration ? upcastEntry(declaration, entry) : entry;
  });
  return { ...dossier, entries };
}
