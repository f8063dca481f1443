/**
 * How a cell becomes the value of a field: one maker of handlers for each kind of field. `repeats` gives each numbered
 * event of a row an entry of its own.
 */
import type { NamePart } from '../../../domain/kernel/fields.ts';
import type { Cell, Draft, KeptReason } from './draft.ts';
import type { DateOrder, FindCode } from './values.ts';
import { findDate, findScript, findUnsaid, readCodes } from './values.ts';

export interface Reading {
  /** Whether the file writes day or month first, where that is known. */
  readonly dateOrder?: DateOrder;
  /** The number of an organisation by the name that the file gives it. */
  readonly findOrganisation?: (name: string) => number | undefined;
}

export type Handler = (cell: Cell, draft: Draft, reading: Reading) => void;

export interface Target {
  readonly type: string;
  readonly field: string;
  readonly repeats?: true;
}

const repeatOf = (target: Target, cell: Cell): number => (target.repeats ? cell.repeat : 1);

/** "Unknown" and the like are answers of their own; every field can hold them. */
function putUnsaid(cell: Cell, draft: Draft, target: Target): boolean {
  const unsaid = findUnsaid(cell.value);
  if (unsaid === undefined) return false;
  const before = draft.valueOf(target.type, target.field, repeatOf(target, cell));
  if (before === undefined) draft.put(cell, target.type, target.field, { unsaid }, repeatOf(target, cell));
  else draft.keep(cell, 'says-unknown');
  return true;
}

export const kept =
  (why: KeptReason): Handler =>
  (cell, draft) =>
    draft.keep(cell, why);

export const textAt =
  (target: Target, max: number): Handler =>
  (cell, draft) => {
    if (putUnsaid(cell, draft, target)) return;
    if (cell.value.length > max) draft.keep(cell, 'too-long');
    else draft.put(cell, target.type, target.field, cell.value, repeatOf(target, cell));
  };

/** @param wider values without an exact code, as the nearest one: taken, and the value itself kept */
export const codeAt =
  <C extends string>(target: Target, find: FindCode<C>, wider: FindCode<C> = () => undefined): Handler =>
  (cell, draft) => {
    if (putUnsaid(cell, draft, target)) return;
    const exact = find(cell.value);
    const code = exact ?? wider(cell.value);
    if (code !== undefined) draft.put(cell, target.type, target.field, code, repeatOf(target, cell));
    if (exact === undefined) draft.keep(cell, code === undefined ? 'not-in-list' : 'wider-than-ours');
  };

/** Several values: what is found, and the rest word for word. */
export const codesAt =
  <C extends string>(target: Target, find: FindCode<C>): Handler =>
  (cell, draft) => {
    if (putUnsaid(cell, draft, target)) return;
    const { found, rest } = readCodes(cell.value, find);
    if (found.length > 0) draft.add(target.type, target.field, found, repeatOf(target, cell));
    for (const value of rest) {
      draft.keep({ ...cell, value }, findUnsaid(value) === undefined ? 'not-in-list' : 'says-unknown');
    }
  };

export const dateAt =
  (target: Target): Handler =>
  (cell, draft, { dateOrder }) => {
    if (putUnsaid(cell, draft, target)) return;
    const read = findDate(cell.value, dateOrder);
    if (read) draft.put(cell, target.type, target.field, read.date, repeatOf(target, cell));
    if (!read?.whole) draft.keep(cell, read ? 'date-order-unknown' : 'not-a-date');
  };

/** A part of a name. A name that only says "unknown" would be found as somebody's name: it stays a note. */
export const nameAt =
  (target: Target, part: NamePart['part']): Handler =>
  (cell, draft) => {
    const why =
      findUnsaid(cell.value) !== undefined
        ? 'says-unknown'
        : cell.value.length > 200
          ? 'too-long'
          : undefined;
    if (why !== undefined) {
      draft.keep(cell, why);
      return;
    }
    const script = findScript(cell.value);
    draft.add(target.type, target.field, [
      { part, text: cell.value, ...(script === undefined ? {} : { script }) },
    ]);
  };

/** A piece of a value that several columns make up (see Draft.lay). */
export const pieceOf =
  (value: string, order: number, max = 500): Handler =>
  (cell, draft) => {
    if (findUnsaid(cell.value) !== undefined) draft.keep(cell, 'says-unknown');
    else if (cell.value.length > max) draft.keep(cell, 'too-long');
    else draft.lay(cell, value, order, cell.repeat);
  };

/** The organisation of that name; a name that no organisation bears stays a note. */
export const organisationAt =
  (target: Target): Handler =>
  (cell, draft, { findOrganisation }) => {
    if (putUnsaid(cell, draft, target)) return;
    const organisation = findOrganisation?.(cell.value);
    if (organisation === undefined) {
      // The entry is made all the same: that a child was referred is known, only not to whom.
      draft.entry(target.type, repeatOf(target, cell));
      draft.keep(cell, 'organisation-not-known');
    } else draft.put(cell, target.type, target.field, organisation, repeatOf(target, cell));
  };

/** One handler after another, each with its own part of the same cell. */
export const both =
  (...handlers: readonly Handler[]): Handler =>
  (cell, draft, reading) => {
    for (const handle of handlers) handle(cell, draft, reading);
  };
