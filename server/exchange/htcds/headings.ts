/**
 * Which column is which. The standard contradicts itself (Organization and Organisation, codes and definitions with
 * other names), and each system spells its columns in its own way: with or without prefix, as name or label, with
 * Salesforce's `__c`, in any case, with spaces or underscores, once per value, numbered where an event repeats.
 */
import type { HtcdsField } from './fields.ts';
import { accountHeading, idHeadings, otherNames, standard } from './fields.ts';

/** What a column means. `repeat` counts events of one kind in a row, from 1. */
export type Column =
  | { readonly is: 'field'; readonly field: HtcdsField; readonly repeat: number; readonly value?: string }
  | { readonly is: 'id' }
  | { readonly is: 'left-out' }
  | { readonly is: 'account' }
  | { readonly is: 'ambiguous' }
  | { readonly is: 'unknown' };

/** Text without what spellings differ in: case, accents, punctuation, -ize or -ise, labor or labour. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('labour', 'labor')
    .replaceAll('organiz', 'organis');

const spellings = makeSpellings();

function makeSpellings(): ReadonlyMap<string, ReadonlySet<HtcdsField>> {
  const all = new Map<string, Set<HtcdsField>>();
  const add = (spelling: string, field: HtcdsField): void => {
    const key = fold(spelling);
    all.set(key, (all.get(key) ?? new Set()).add(field));
  };
  for (const [prefix, { sections, fields }] of Object.entries(standard)) {
    for (const [name, label] of Object.entries(fields)) {
      const field = `${prefix}_${name}` as HtcdsField;
      for (const word of new Set([name, label])) {
        for (const before of ['', prefix, ...sections]) add(before + word, field);
      }
    }
  }
  for (const [name, field] of Object.entries(otherNames)) {
    for (const before of ['', field.slice(0, 3)]) add(before + name, field);
  }
  return all;
}

/** Columns in which a file may give each value of a field a column of its own (definitions name them so). */
const valueColumnFields = [
  'vic_MethodsOfControl',
  'vic_TypeOfExploitation',
  'vic_TypeOfSexExploitation',
  'vic_MethodOfRecruitment',
] as const satisfies readonly HtcdsField[];
const valueColumnStarts = valueColumnFields
  .flatMap((field) => [fold(field), fold(field.slice(4))].map((start) => ({ field, start })))
  .sort((a, b) => b.start.length - a.start.length);

const idSpellings = idHeadings.map(fold);
const account = fold(accountHeading);

/** `hte_City_2`, `hte2_City`, `City 2`: the heading without its number, and the number. */
function splitNumber(folded: string): { bare: string; repeat: number } | undefined {
  const match = /^([a-z]{3})(\d{1,3})([a-z].*)$/.exec(folded) ?? /^(.*[a-z])(\d{1,3})$/.exec(folded);
  if (!match) return undefined;
  const repeat = Number(match[2]);
  return repeat > 0 ? { bare: `${match[1]}${match[3] ?? ''}`, repeat } : undefined;
}

/** The fields that a heading may mean; without a prefix "Type" is a column of three sections. */
interface Candidates {
  readonly fields: readonly HtcdsField[];
  readonly repeat: number;
  readonly value?: string;
}

function findCandidates(heading: string): Candidates | undefined {
  const folded = foldHeading(heading);
  const numbered = splitNumber(folded);
  for (const { bare, repeat } of [{ bare: folded, repeat: 1 }, ...(numbered ? [numbered] : [])]) {
    const fields = spellings.get(bare);
    if (fields) return { fields: [...fields], repeat };
  }
  const split = valueColumnStarts.find(
    ({ start }) => folded.startsWith(start) && folded.length > start.length,
  );
  return split && { fields: [split.field], repeat: 1, value: folded.slice(split.start.length) };
}

const foldHeading = (heading: string): string => fold(heading.trim().replace(/__c$/i, ''));
const sectionOf = (field: HtcdsField): string => field.slice(0, 3);

/** Settles "Type" and the like by the column beside it: sections stand together. */
function settleByNeighbours(columns: (Candidates | undefined)[]): void {
  const settle = (index: number, neighbour: number): void => {
    const [column, beside] = [columns[index], columns[neighbour]];
    if (!column || column.fields.length === 1 || beside?.fields.length !== 1) return;
    const fields = column.fields.filter((field) =>
      beside.fields.some((one) => sectionOf(one) === sectionOf(field)),
    );
    if (fields.length === 1) columns[index] = { ...column, fields };
  };
  for (let index = 1; index < columns.length; index++) settle(index, index - 1);
  for (let index = columns.length - 2; index >= 0; index--) settle(index, index + 1);
}

export interface HeadingOptions {
  /** Heading of the column that names the case, where it is none of the usual ones. */
  readonly idHeading?: string;
  /** Headings of columns that are not to be taken over. */
  readonly leaveOut?: readonly string[];
}

/** What each column of a file means, in order. */
export function readHeadings(headings: readonly string[], options: HeadingOptions = {}): readonly Column[] {
  const wanted = options.idHeading === undefined ? idSpellings : [foldHeading(options.idHeading)];
  const leftOut = new Set(options.leaveOut?.map(foldHeading));
  const folded = headings.map(foldHeading);
  const idAt = wanted.map((spelling) => folded.indexOf(spelling)).find((index) => index >= 0);
  const candidates = headings.map(findCandidates);
  settleByNeighbours(candidates);

  const seen = new Map<string, number>();
  return candidates.map((column, index): Column => {
    if (leftOut.has(folded[index] ?? '')) return { is: 'left-out' };
    if (folded[index] === account) return { is: 'account' };
    if (index === idAt) return { is: 'id' };
    const [field, ...others] = column?.fields ?? [];
    if (!column || !field) return { is: 'unknown' };
    if (others.length > 0) return { is: 'ambiguous' };
    const { value } = column;
    // The same heading twice is the next event of its kind, not a second answer that replaces the first.
    const key = `${field}/${value ?? ''}`;
    const repeat = Math.max(column.repeat, (seen.get(key) ?? 0) + 1);
    seen.set(key, repeat);
    return value === undefined ? { is: 'field', field, repeat } : { is: 'field', field, repeat, value };
  });
}
