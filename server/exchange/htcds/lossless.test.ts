/**
 * Nothing of a row is silently dropped: whatever the headings and cells, taking one value away must change what is made
 * of the row. And whatever is made of it, the case accepts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseKind } from '../../../domain/case/index.ts';
import * as codes from '../../../domain/codes/index.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import { validateSet } from '../../../domain/kernel/validate.ts';
import type { HtcdsField } from './fields.ts';
import { standard } from './fields.ts';
import { fold, readHeadings } from './headings.ts';
import type { MappedCase } from './map.ts';
import { mapRow } from './map.ts';
import { findUnsaid } from './values.ts';

const fields = Object.entries(standard).flatMap(([prefix, section]) =>
  Object.keys(section.fields).map((name) => `${prefix}_${name}` as HtcdsField),
);
const lists: readonly CodeList<string>[] = [
  codes.exploitationType,
  codes.controlMeans,
  codes.sector,
  codes.sexualExploitationForm,
  codes.recruitmentMethod,
  codes.recruiterRole,
  codes.identificationDecision,
  codes.identificationAuthority,
  codes.traffickingStage,
  codes.educationLevel,
  codes.referralReason,
  codes.serviceKind,
];
const picked = lists.flatMap((list) => list.codes.flatMap((code) => list.htcdsName(code) ?? []));

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const heading = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'vic_TypeOfExploitation',
      'vic_MethodsOfControl',
      'prs_Citizenship',
      'vic_MethodOfRecruitment',
    ),
  },
  { weight: 6, arbitrary: fc.constantFrom(...fields) },
  { weight: 2, arbitrary: fc.constantFrom(...fields).map((field) => `${field}_2`) },
  { weight: 2, arbitrary: fc.constantFrom(...fields).map((field) => field.slice(4).toLowerCase()) },
  { weight: 1, arbitrary: word },
  {
    weight: 1,
    arbitrary: fc.constantFrom('MethodsOfControlDebtBondage', 'vic_TypeOfExploitation_Nonsense', 'Id'),
  },
);
const value = fc.oneof(
  word,
  fc.constantFrom(...picked),
  fc.array(fc.oneof(fc.constantFrom(...picked), word), { maxLength: 4 }).map((all) => all.join(';')),
  fc.constantFrom(
    'Unknown',
    'refused',
    'TRUE',
    'no',
    '2011-05-02',
    '03/04/2011',
    '2011',
    'ET',
    'Amharic',
    'Feminine',
    ' ',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('long '.repeat(120), 'longer '.repeat(4000)),
);
const meaningOf = (name: string): string => {
  const [column] = readHeadings([name]);
  return column?.is === 'field' ? `${column.field} ${column.repeat}` : name;
};
const row = fc.uniqueArray(fc.tuple(heading, value), {
  minLength: 1,
  maxLength: 25,
  selector: ([name]) => meaningOf(name),
});

const read = (columns: readonly (readonly [string, string])[]): MappedCase | undefined => {
  const headings = columns.map(([name]) => name);
  const cells = columns.map(([, cell]) => cell);
  return mapRow({ headings, columns: readHeadings(headings), cells, line: 2 }, { namespace: 'secret' });
};
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
      fc.property(row, (columns) => {
        const whole = JSON.stringify(read(columns));
        for (const [index, [name, cell]] of columns.entries()) {
          // "Unknown" tells no more of a question that must be answered than no answer does.
          if (findUnsaid(cell.trim()) === 'not-known') continue;
          if (columns.some(([other], at) => at !== index && fieldOf(other) === fieldOf(name))) continue;
          const parts = partsOf(cell);
          for (const [at, part] of parts.entries()) {
            if (parts.filter((other) => fold(other) === fold(part)).length > 1) continue;
            const rest = parts.filter((_, one) => one !== at).join(';');
            const without = columns.map((column, one) => (one === index ? ([name, rest] as const) : column));
            expect(JSON.stringify(read(without)), `${name}: ${part}`).not.toBe(whole);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has every cell that is said to be kept in the notes of the case, word for word', () => {
    fc.assert(
      fc.property(row, (columns) => {
        const mapped = read(columns);
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
      fc.property(row, (columns) => {
        const entries = read(columns)?.entries ?? [];
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
