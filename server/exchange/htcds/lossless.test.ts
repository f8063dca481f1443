/**
 * Nothing of a row is silently dropped: whatever the headings and cells, taking one value away must change what is made
 * of the row. And whatever is made of it, the case accepts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKind } from '../../../domain/case/index.ts';
import { validateSet } from '../../../domain/kernel/validate.ts';
import { fold } from './headings.ts';
import { anyRow, meaningOf, readRow } from './testRows.ts';
import { findUnsaid } from './values.ts';

/** Fields that take from several columns: there an answer given twice is told once, and rightly so. */
const shared: Readonly<Record<string, string>> = {
  vic_TypeOfSexExploitation: 'vic_TypeOfExploitation', // says "sexual" by itself
  prs_SecondaryLanguage: 'prs_PrimaryLanguage',
};
const fieldOf = (name: string): string => {
  const field = meaningOf(name).split(' ')[0] ?? name;
  return shared[field] ?? field;
};
const partsOf = (cell: string): string[] => cell.split(/[;|\n]/).filter((part) => part.trim() !== '');

describe('a row', () => {
  it('loses nothing: each value of each cell changes what is made of it', () => {
    fc.assert(
      fc.property(anyRow, (columns) => {
        const whole = JSON.stringify(readRow(columns));
        for (const [index, [name, cell]] of columns.entries()) {
          // "Unknown" tells no more of a question that must be answered than no answer does.
          if (findUnsaid(cell.trim()) === 'not-known') continue;
          if (columns.some(([other], at) => at !== index && fieldOf(other) === fieldOf(name))) continue;
          const parts = partsOf(cell);
          for (const [at, part] of parts.entries()) {
            if (parts.filter((other) => fold(other) === fold(part)).length > 1) continue;
            const rest = parts.filter((_, one) => one !== at).join(';');
            const without = columns.map((column, one) => (one === index ? ([name, rest] as const) : column));
            expect(JSON.stringify(readRow(without)), `${name}: ${part}`).not.toBe(whole);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has every cell that is said to be kept in the notes of the case, word for word', () => {
    fc.assert(
      fc.property(anyRow, (columns) => {
        const mapped = readRow(columns);
        const notes = mapped?.entries
          .filter(({ type }) => type === 'note')
          .map(({ values }) => values['text']);
        const text = notes?.join('') ?? '';
        for (const { column, value: kept } of mapped?.notes ?? []) {
          expect(text).toContain(`${column}: ${kept}`.slice(0, 10_000));
          expect(
            columns.some(([name, cell]) => name.trim() === column.trim() && cell.includes(kept)) ||
              column.startsWith('#') ||
              kept === 'nonsense',
          ).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('becomes entries that the case accepts, each with an id of its own', () => {
    fc.assert(
      fc.property(anyRow, (columns) => {
        const entries = readRow(columns)?.entries ?? [];
        for (const { type, values } of entries) {
          const declared = caseKind.entries[type];
          if (!declared) throw new Error(type);
          expect(validateSet(declared, undefined, values).invalid).toEqual([]);
        }
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      }),
      { numRuns: 1000 },
    );
  });
});
