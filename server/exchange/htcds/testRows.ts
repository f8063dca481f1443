/** Rows of files as they come, for property tests: any columns of the standard and others, any cells. */
import fc from 'fast-check';
import * as codes from '../../../domain/codes/index.ts';
import type { CodeList } from '../../../domain/kernel/codes.ts';
import type { HtcdsField } from './fields.ts';
import { standard } from './fields.ts';
import { readHeadings } from './headings.ts';
import type { MappedCase } from './map.ts';
import { mapRow } from './map.ts';

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
export const meaningOf = (name: string): string => {
  const [column] = readHeadings([name]);
  return column?.is === 'field' ? `${column.field} ${column.repeat}` : name;
};
/** Heading and cell of each column. */
export const anyRow = fc.uniqueArray(fc.tuple(heading, value), {
  minLength: 1,
  maxLength: 25,
  selector: ([name]) => meaningOf(name),
});

export const readRow = (columns: readonly (readonly [string, string])[]): MappedCase | undefined => {
  const headings = columns.map(([name]) => name);
  const cells = columns.map(([, cell]) => cell);
  return mapRow({ headings, columns: readHeadings(headings), cells, line: 2 }, { namespace: 'secret' });
};
