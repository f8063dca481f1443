/**
 * Tables as CSV (RFC 4180) that a spreadsheet opens without running anything in them: a cell that begins like a formula
 * gets an apostrophe before it (OWASP: CSV injection). A cell that has such apostrophes already gets one more, so that
 * taking one away gives back every cell as it was.
 */
import type { Cell } from './columns.ts';

/** One line with its end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** The text of a cell, safe for a spreadsheet. */
export const csvSafe = (text: string): string => (formula.test(text) ? `'${text}` : text);

const formula = /^'*[=+\-@\t\r\n|%＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n|%＝＋－＠]/u;

/** The text of a cell as it was before it was made safe. */
export const unguarded = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  const safe = csvSafe(cell);
  return /[",\r\n']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
