/**
 * Answers that follow from others: a score from what was answered. The server works them out whenever such an answer is
 * written, so that nobody's device, however old or however meant, decides what they are.
 */
import type { KindDeclaration } from './declare.ts';
import type { Dossier } from './dossier.ts';
import { findById, findEntry, shownValues } from './dossier.ts';
import type { Operation } from './operations.ts';
import type { GuardContext } from './safeguard.ts';
import type { Json } from './values.ts';
import { isItemChange, isItemList } from './values.ts';

/** Ids of items made by an operation: its own, with a number at the end. Applied again, it makes the same. */
function idsOf(operation: string): () => string {
  let made = 0;
  return () => `${operation.slice(0, 24)}${(++made).toString(16).padStart(12, '0')}`;
}

/** The operation with what follows from the answers it leaves; what it says itself of those fields counts for nothing. */
export function withFollowing(
  operation: Operation,
  kind: KindDeclaration,
  before: Dossier,
  context: Pick<GuardContext, 'lookup'>,
): Operation {
  const declared = operation.op === 'set' ? kind.entries[operation.type] : undefined;
  if (operation.op !== 'set' || !declared?.follows) return operation;
  const { fields, of, from } = declared.follows;
  const known =
    declared.cardinality === 'one' ? findEntry(before, declared.type) : findById(before, operation.entry);
  const answers: Readonly<Record<string, Json>> = { ...(known && shownValues(known)), ...operation.set };
  const found = from(answers, context, idsOf(operation.id));
  if (!found) return operation;
  const kept = Object.entries(operation.set).filter(([name]) => !fields.includes(name));
  if (!kept.some(([name]) => of.includes(name))) return { ...operation, set: Object.fromEntries(kept) };
  const follow = Object.entries(found).map(([name, value]): [string, Json] => {
    const old = known?.heads[name]?.[0]?.value;
    const remove = isItemList(old) ? Object.keys(old.items) : [];
    // an item of a list is changed by putting another in its place
    return [name, isItemChange(value) && remove.length > 0 ? { add: value.add ?? {}, remove } : value];
  });
  return { ...operation, set: Object.fromEntries([...kept, ...follow]) };
}
