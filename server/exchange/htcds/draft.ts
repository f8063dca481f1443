/**
 * A case being put together from one row: the values for its entries, and an account of each cell that found no
 * field. Nothing of a row is lost without a word: a cell is mapped, kept as a note, or refused with a reason.
 */
import type { Json } from '../../../domain/kernel/values.ts';
import { canonical } from '../../../domain/kernel/values.ts';

/** Why a cell was kept as a note and not, or not only, as the value of a field (texts in messages.en.ts). */
export type KeptReason =
  | 'unknown-column'
  | 'ambiguous-column'
  | 'no-heading'
  | 'not-in-list'
  | 'wider-than-ours'
  | 'not-a-date'
  | 'date-order-unknown'
  | 'not-yes-or-no'
  | 'too-long'
  | 'says-unknown'
  | 'says-no'
  | 'second-answer'
  | 'no-field'
  | 'other-dossier'
  | 'organisation-not-known'
  | 'safety-not-known'
  | 'consent-to-be-asked'
  | 'decided-in-gwen';

/** Why a cell was refused. */
export type RefusedReason = 'unstorable-text' | 'left-out';

export interface Cell {
  /** The heading as the file has it. */
  readonly column: string;
  readonly value: string;
  /** Which event of its kind in the row, from 1. */
  readonly repeat: number;
}

export interface CellAccount<R extends KeptReason | RefusedReason> {
  readonly column: string;
  readonly value: string;
  readonly why: R;
}

export interface EntryDraft {
  readonly type: string;
  readonly values: Record<string, Json>;
}

/** Pieces of one value that stand in several columns, such as an address, with the cells they came from. */
interface Piece {
  readonly order: number;
  readonly cell: Cell;
}

export class Draft {
  readonly notes: CellAccount<KeptReason>[] = [];
  readonly refused: CellAccount<RefusedReason>[] = [];
  readonly #entries = new Map<string, EntryDraft>();
  readonly #pieces = new Map<string, Piece[]>();
  /** Rises with each cell that is accounted for, in whichever way. */
  accounted = 0;

  keep({ column, value }: Cell, why: KeptReason): void {
    this.accounted++;
    this.notes.push({ column, value, why });
  }

  refuse({ column, value }: Cell, why: RefusedReason): void {
    this.accounted++;
    this.refused.push({ column, value, why });
  }

  /** The entry of a type, made on first use. */
  entry(type: string, repeat = 1): EntryDraft {
    const key = `${type}/${repeat}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { type, values: {} };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  findEntry(type: string, repeat = 1): EntryDraft | undefined {
    return this.#entries.get(`${type}/${repeat}`);
  }

  valueOf(type: string, field: string, repeat = 1): Json | undefined {
    return this.findEntry(type, repeat)?.values[field];
  }

  /** Sets a field to what follows from the row, whatever it was. */
  set(type: string, field: string, value: Json, repeat = 1): void {
    this.entry(type, repeat).values[field] = value;
  }

  /** Sets a field; where another cell has already answered it otherwise, this one is kept as a note. */
  put(cell: Cell, type: string, field: string, value: Json, repeat = 1): void {
    const before = this.valueOf(type, field, repeat);
    if (before !== undefined && canonical(before) !== canonical(value)) {
      this.keep(cell, 'second-answer');
      return;
    }
    this.accounted++;
    this.set(type, field, value, repeat);
  }

  /** Adds to a field that holds several values; an earlier "not known" gives way. */
  add(type: string, field: string, more: readonly Json[], repeat = 1): void {
    this.accounted++;
    const before = this.valueOf(type, field, repeat);
    const all = [...(Array.isArray(before) ? (before as readonly Json[]) : []), ...more];
    this.set(type, field, [...new Map(all.map((value) => [canonical(value), value])).values()], repeat);
  }

  /** Lays a piece of a value aside until the row is read to its end. */
  lay(cell: Cell, value: string, order: number, repeat = 1): void {
    this.accounted++;
    const key = `${value}/${repeat}`;
    const pieces = this.#pieces.get(key);
    if (pieces) pieces.push({ order, cell });
    else this.#pieces.set(key, [{ order, cell }]);
  }

  /** The pieces of a value joined, at most `max` characters; pieces that no longer fit are kept as notes. */
  take(value: string, max: number, repeat = 1): string | undefined {
    const pieces = this.#pieces.get(`${value}/${repeat}`)?.sort((a, b) => a.order - b.order) ?? [];
    this.#pieces.delete(`${value}/${repeat}`);
    let joined = '';
    for (const { cell } of pieces) {
      const longer = joined === '' ? cell.value : `${joined}, ${cell.value}`;
      if (longer.length > max) this.keep(cell, 'too-long');
      else joined = longer;
    }
    return joined === '' ? undefined : joined;
  }

  /** Keeps the pieces that no value took. */
  keepLeftovers(): void {
    for (const { cell } of [...this.#pieces.values()].flat()) this.keep(cell, 'second-answer');
    this.#pieces.clear();
  }

  /** Which events the row has of these entry types or pieces. */
  repeatsOf(...names: readonly string[]): number[] {
    const keys = [...this.#entries.keys(), ...this.#pieces.keys()];
    const repeats = keys.flatMap((key) => {
      const [name, repeat] = key.split('/');
      return name !== undefined && names.includes(name) ? Number(repeat) : [];
    });
    return [...new Set(repeats)].sort((a, b) => a - b);
  }

  drop(type: string, repeat: number): void {
    this.#entries.delete(`${type}/${repeat}`);
  }

  get entries(): readonly EntryDraft[] {
    return [...this.#entries.values()];
  }
}
