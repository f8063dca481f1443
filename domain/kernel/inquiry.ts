/**
 * What safeguards ask of a dossier, typed by its declarations: a misspelt field does not compile.
 */
import type { EntryDeclaration } from './declare.ts';
import type { Dossier, EntryState } from './dossier.ts';
import { entriesOf, findEntry, isCalled, shownValue } from './dossier.ts';
import type { Field, Fields } from './fields.ts';
import type { Operation } from './operations.ts';
import type { GuardContext } from './safeguard.ts';
import type { Setting } from './settings.ts';
import { settingMs } from './settings.ts';
import type { ItemList } from './values.ts';
import { isItemList, said } from './values.ts';

type ValueOf<X> = X extends Field<infer V, boolean> ? V : never;
type ItemOf<X> = X extends Field<ItemList<infer I>, boolean> ? I : never;

/** Entries of a declared type that count, oldest first. */
export const all = (dossier: Dossier, declared: EntryDeclaration): readonly EntryState[] =>
  entriesOf(dossier, declared.type);

/** The newest entry of a declared type that counts. */
export const newest = (dossier: Dossier, declared: EntryDeclaration): EntryState | undefined =>
  findEntry(dossier, declared.type);

/** Value of a declared field unless absent, cleared or unsaid. */
export function saidOf<F extends Fields, K extends keyof F & string>(
  _declared: EntryDeclaration<F>,
  entry: EntryState | undefined,
  field: K,
): ValueOf<F[K]> | undefined {
  return entry && said(shownValue(entry, field) as ValueOf<F[K]> | undefined);
}

/** Items of a declared list field. */
export function itemsOf<F extends Fields, K extends keyof F & string>(
  _declared: EntryDeclaration<F>,
  entry: EntryState | undefined,
  field: K,
): readonly ItemOf<F[K]>[] {
  const value = entry && shownValue(entry, field);
  return isItemList(value) ? (Object.values(value.items) as ItemOf<F[K]>[]) : [];
}

/** The entry a reference names, if it counts; devices may know it by an older id. */
export const findReferred = (
  dossier: Dossier,
  declared: EntryDeclaration,
  id: string | undefined,
): EntryState | undefined =>
  id === undefined ? undefined : all(dossier, declared).find((entry) => isCalled(entry, id));

/** Does the operation write this type of entry (one of these fields of it, if any are named)? */
export const writes = <F extends Fields>(
  operation: Operation,
  declared: EntryDeclaration<F>,
  ...fields: readonly (keyof F & string)[]
): boolean =>
  operation.op === 'set' &&
  operation.type === declared.type &&
  (fields.length === 0 || fields.some((field) => Object.hasOwn(operation.set, field)));

/**
 * The entry of a declared type that the operation wrote, as it is in the version that the operation made. Not found by
 * the id it names: a set of a type with one current entry goes to that one, whatever the device called it.
 */
export const findWritten = (
  after: Dossier,
  declared: EntryDeclaration,
  operation: Operation | undefined,
): EntryState | undefined =>
  operation?.op === 'set' && operation.type === declared.type
    ? after.entries.find((entry) => entry.type === declared.type && entry.version === after.version)
    : undefined;

/** Account that last wrote the shown value of a field; undefined if nobody has. */
export const writerOf = (entry: EntryState | undefined, field: string): number | undefined =>
  entry?.heads[field]?.[0]?.stamp.by;

/** When the shown value of a field was written, epoch ms; never after the entry was last accepted. */
export function writtenAt(entry: EntryState, field: string): number {
  const at = entry.heads[field]?.[0]?.stamp.at;
  return Math.min(Date.parse(at ?? entry.recorded), Date.parse(entry.accepted));
}

/** A time, as epoch ms, plus the length of a setting. */
export const after = (start: number | string, limit: Setting, context: GuardContext): Date =>
  new Date(
    (typeof start === 'number' ? start : Date.parse(start)) + settingMs(limit, context.setting(limit.id)),
  );
