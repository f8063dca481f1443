/** Reading back what taking a case in kept as notes (map.ts): `column: value` for each cell, in lines. */
import { canonical } from '../../../domain/kernel/values.ts';
import { csvSafe } from '../csv.ts';
import type { HtcdsField } from './fields.ts';
import { readHeadings } from './headings.ts';
import { mapRow } from './map.ts';

interface KeptText {
  /** The text, heading included. */
  readonly text: string;
  /** The cell it was, if it is one of the standard. */
  readonly cell?: { readonly field: HtcdsField; readonly repeat: number; readonly value: string };
}

const begins = /^(.{1,80}?): (.+)$/;

/**
 * A note in pieces: the cells that it was made of, and what else it says. Only headings with the standard's prefix are
 * taken for cells: a person may begin a line with "Date:", but nobody writes "hte_Date:". And only what would be kept as a
 * note again: nothing becomes an answer that was none.
 */
export function keptTexts(note: string): readonly KeptText[] {
  const texts: string[] = [];
  for (const line of note.split('\n')) {
    if (begins.test(line) || texts.length === 0) texts.push(line);
    else texts[texts.length - 1] += `\n${line}`;
  }
  return texts.map((text) => {
    const [, heading = ''] = begins.exec(text.split('\n', 1)[0] ?? '') ?? [];
    const [column] = readHeadings([heading]);
    const isCell =
      column?.is === 'field' &&
      column.value === undefined &&
      heading.startsWith(`${column.field.slice(0, 3)}_`);
    const value = text.slice(heading.length + 2);
    if (!isCell || !isKeptAgain(heading, value)) return { text };
    return { text, cell: { field: column.field, repeat: column.repeat, value } };
  });
}

/** Does this cell by itself become a note and nothing else? */
function isKeptAgain(heading: string, value: string): boolean {
  const { notes, entries } = readCell(heading, value);
  return notes.length === 1 && notes[0]?.value === value && entries === readCell('prs_Title', 'Ms').entries;
}

function readCell(heading: string, value: string) {
  const row = { headings: [heading], columns: readHeadings([heading]), cells: [csvSafe(value)], line: 2 };
  const { notes = [], entries = [] } = mapRow(row, { namespace: '' }) ?? {};
  const others = entries.filter(({ type }) => type !== 'note').map(({ type, values }) => ({ type, values }));
  return { notes, entries: canonical(others) };
}
