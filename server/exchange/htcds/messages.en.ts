/**
 * What people are told about a file with HTCDS columns: why a cell became a note or was refused, and what to do about a
 * file that cannot be read.
 */
import type { KeptReason, RefusedReason } from './draft.ts';
import type { FileProblem } from './read.ts';

const kept: Readonly<Record<KeptReason, string>> = {
  'unknown-column': 'The standard has no such column.',
  'ambiguous-column':
    'Several sections of the standard have a column of this name. Give it the prefix of its section.',
  'no-heading': 'The cell stands outside the columns that have a heading.',
  'not-in-list': 'The standard does not list this value.',
  'wider-than-ours': 'The value has no exact match here. The nearest was taken, and the value itself kept.',
  'not-a-date': 'This could not be read as a date.',
  'date-order-unknown':
    'Day and month could not be told apart. Only the year was taken. Say which comes first and run it again.',
  'not-yes-or-no': 'This is neither yes nor no.',
  'too-long': 'The text is too long for its field.',
  'says-unknown': 'The cell only says that it is not known.',
  'says-no': 'The cell only says that this is not so.',
  'second-answer': 'Another cell of the row answers this differently. The first answer was taken.',
  'no-field': 'A case has no field for this.',
  'other-dossier': 'This describes an organisation or a suspect, which have files of their own.',
  'organisation-not-known': 'No organisation of this name is known here.',
  'safety-not-known': 'Nobody has said that the child can be reached this way without danger.',
  'consent-to-be-asked':
    'Consent here is for one recipient, purpose and kind of data. It must be asked for again.',
  'decided-in-gwen': 'Stages and closing are decided here, with their reasons.',
};

const refused: Readonly<Record<RefusedReason, string>> = {
  'unstorable-text': 'The text holds a character that cannot be stored.',
  'left-out': 'This column was left out on request.',
};

const problem: Readonly<Record<FileProblem, string>> = {
  encoding:
    'The file is not in UTF-8. Nothing was guessed. Save it as "CSV UTF-8", or name its encoding, and run it again.',
  empty: 'The file is empty.',
  'not-htcds':
    'No heading of the file is a column of HTCDS 2.0. Check that the first line holds the headings.',
  'id-heading': 'The column that should name the case is not in the file.',
  'broken-csv':
    'The file breaks off being a table at line {line, number}. The rows before it were read. Mend it and run it again: nothing is entered twice.',
};

const keyed = <K extends string>(
  prefix: string,
  texts: Readonly<Record<K, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries<string>(texts).map(([key, text]) => [`${prefix}.${key}`, text]));

export const messages = {
  ...keyed('htcds.kept', kept),
  ...keyed('htcds.refused', refused),
  ...keyed('htcds.file', problem),
};
