/** Releases as files for researchers: CSV, CSV with HXL tags, a spreadsheet, JSON, data values for DHIS2 (docs/exchange.md). */
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Cell } from '../columns.ts';
import { csvLine } from '../csv.ts';
import { xlsx } from '../xlsx.ts';
import type { FigureNames, ReleaseRow } from './rows.ts';
import { rowWords } from './rows.ts';

/** A closed period: its first day, and the first day after it. */
export interface Period {
  readonly since: string;
  readonly until: string;
}

export interface FileOptions {
  readonly period: Period;
  readonly kinds: { readonly [kind: string]: KindDeclaration };
  readonly names: FigureNames;
}

const dayMs = 86_400_000;
const lastDay = (until: string): string => new Date(Date.parse(until) - dayMs).toISOString().slice(0, 10);

interface ColumnOf {
  readonly name: string;
  /** HXL 1.1 hashtag with its attributes. */
  readonly hxl: string;
  readonly of: (row: ReleaseRow, options: FileOptions) => Cell;
}

/** Whether a value is there, and why not. */
const noteOf = ({ isWithheld, value }: ReleaseRow): string =>
  isWithheld ? 'withheld' : value === null ? 'nothing-counted' : '';

const columns: readonly ColumnOf[] = [
  { name: 'figure', hxl: '#indicator+code', of: ({ figure }) => figure.id },
  {
    name: 'label',
    hxl: '#indicator+name',
    of: ({ figure }, { names }) => names.label(`figure.${figure.id}`),
  },
  { name: 'from', hxl: '#date+start', of: (_, { period }) => period.since },
  { name: 'to', hxl: '#date+end', of: (_, { period }) => lastDay(period.until) },
  { name: 'by', hxl: '#meta+breakdown', of: ({ by }) => by },
  { name: 'area', hxl: '#adm1+code', of: ({ about }) => about.area },
  {
    name: 'area_name',
    hxl: '#adm1+name',
    of: ({ about }, { names }) => (about.area ? names.area(about.area) : undefined),
  },
  { name: 'sex', hxl: '#group+sex+code', of: ({ about }) => about.sex },
  { name: 'age_group', hxl: '#group+age+code', of: ({ about }) => about['age-group'] },
  { name: 'nationality', hxl: '#group+nationality+code', of: ({ about }) => about.nationality },
  { name: 'disability', hxl: '#group+disability+code', of: ({ about }) => about.disability },
  { name: 'answer', hxl: '#status+code', of: ({ about }) => about.answer },
  { name: 'about', hxl: '#group+name', of: (row, { kinds, names }) => rowWords(row, kinds, names) },
  { name: 'value', hxl: '#indicator+value+num', of: ({ value }) => value },
  { name: 'unit', hxl: '#indicator+unit', of: ({ figure }) => figure.unit },
  { name: 'currency', hxl: '#currency+code', of: ({ currency }) => currency },
  { name: 'note', hxl: '#meta+note', of: noteOf },
];

const cellsOf = (row: ReleaseRow, options: FileOptions): readonly Cell[] =>
  columns.map(({ of }) => of(row, options));

/**
 * One row a cell. @param tagged with the row of HXL hashtags below the headings (hxlstandard.org, 1.1); a reader of HXL
 * finds it by itself, another one leaves it out
 */
export function releaseCsv(rows: readonly ReleaseRow[], options: FileOptions, tagged = false): string {
  return [
    csvLine(columns.map(({ name }) => name)),
    // hashtags begin with a sign that runs nothing
    ...(tagged ? [csvLine(columns.map(({ hxl }) => hxl))] : []),
    ...rows.map((row) => csvLine(cellsOf(row, options))),
  ].join('');
}

/** The same as a spreadsheet, its columns called as in the CSV. */
export async function releaseXlsx(rows: readonly ReleaseRow[], options: FileOptions): Promise<Uint8Array> {
  const all = async function* () {
    yield rows.map((row) => cellsOf(row, options));
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsx(
    `${options.period.since} ${lastDay(options.period.until)}`,
    columns.map(({ name }) => name),
    all(),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A release with the definition of each figure beside its tables. */
export function releaseJson(rows: readonly ReleaseRow[], options: FileOptions): string {
  const { period, names, kinds } = options;
  const byFigure = Map.groupBy(rows, ({ figure }) => figure);
  return JSON.stringify({
    format: 'gwen-release',
    revision: 1,
    from: period.since,
    to: lastDay(period.until),
    figures: [...byFigure].map(([figure, own]) => ({
      id: figure.id,
      label: names.label(`figure.${figure.id}`),
      definition: names.label(`figure.${figure.id}.help`),
      of: figure.of,
      unit: figure.unit,
      about: figure.about,
      section: figure.section,
      tables: [...Map.groupBy(own, ({ by }) => by)].map(([by, some]) => ({
        by,
        cells: some
          .filter(({ isWithheld }) => !isWithheld)
          .map((row) => ({
            ...row.about,
            ...(row.currency === undefined ? {} : { currency: row.currency }),
            words: rowWords(row, kinds, names),
            value: row.value,
          })),
        withheld: some.filter(({ isWithheld }) => isWithheld).map(({ about }) => about),
      })),
    })),
  });
}

/** The period as DHIS2 writes it: of a month, a quarter, half a year or a year; it knows no others. */
export function findDhis2Period({ since, until }: Period): string | undefined {
  const [year = 0, month = 0] = since.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = until.split('-').map(Number);
  const months = (toYear - year) * 12 + toMonth - month;
  const at = month - 1;
  if (at % months !== 0) return undefined;
  switch (months) {
    case 1:
      return `${year}${String(month).padStart(2, '0')}`;
    case 3:
      return `${year}Q${at / 3 + 1}`;
    case 6:
      return `${year}S${at / 6 + 1}`;
    case 12:
      return String(year);
    default:
      return undefined;
  }
}

/** Codes in DHIS2 are up to 50 signs. */
const dhis2Code = (...parts: readonly string[]): string =>
  parts.join('_').toUpperCase().replaceAll(/[-+]/g, '_');

/**
 * A release as data values (DXF 2), by codes: each figure is a data element, and each breakdown of it another one, since
 * DHIS2 would add them up; areas are organisation units; what else a cell is about is a category option combination. What
 * is withheld is not there, nor what lies in an unknown area.
 * @param country code of the organisation unit that stands for the whole
 * @returns undefined for a period that DHIS2 cannot write
 */
export function releaseDhis2(
  rows: readonly ReleaseRow[],
  { period }: Pick<FileOptions, 'period'>,
  country: string,
): string | undefined {
  const dhis2Period = findDhis2Period(period);
  if (dhis2Period === undefined) return undefined;
  return JSON.stringify({
    dataValues: rows
      .filter(({ value, about }) => value !== null && about.area !== '')
      .map(({ figure, by, about: { area, ...about }, currency, value }) => {
        const options = [
          ...Object.entries(about).map(([facet, code]) => dhis2Code(facet, code === '' ? 'not-known' : code)),
          ...(currency === undefined ? [] : [dhis2Code('currency', currency)]),
        ];
        return {
          dataElement: dhis2Code('gwen', figure.id, ...(by === '' ? [] : ['by', by])),
          period: dhis2Period,
          orgUnit: area ?? country,
          ...(options.length > 0 ? { categoryOptionCombo: options.join('.') } : {}),
          value: String(value),
        };
      }),
  });
}
