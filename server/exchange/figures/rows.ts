/**
 * What a release tells, as rows: one a cell, with everything that the cell is about in a column of its own, so that a
 * researcher's program need not take keys apart. Described in docs/exchange.md.
 */
import { figures as allFigures } from '../../../domain/figures.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { FigureDeclaration } from '../../../domain/kernel/figure.ts';
import { measuresOf } from '../../../domain/kernel/figure.ts';
import type { ReleasedTables } from '../../store/figures.ts';
import type { Label } from '../words.ts';

/** What else a cell can be about than the whole. */
export const facets = ['area', 'steward', 'sex', 'age-group', 'nationality', 'disability', 'answer'] as const;
type Facet = (typeof facets)[number];

export interface ReleaseRow {
  readonly figure: FigureDeclaration;
  readonly by: string;
  readonly key: string;
  /** Code of each facet that the cell is about; '' where it is not known. */
  readonly about: { readonly [F in Facet]?: string };
  /** Of amounts of money: what they are counted in. */
  readonly currency: string | undefined;
  /** Null where nothing can be taken of it, or where it is withheld. Money in units of its currency, as people say it. */
  readonly value: number | null;
  readonly isWithheld: boolean;
}

/** Decimal places of a currency (ISO 4217). */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** What a key of a table by this is about. Keys of money begin with the currency. */
export function aboutKey(
  { unit }: FigureDeclaration,
  by: string,
  key: string,
): Pick<ReleaseRow, 'about' | 'currency'> {
  const [first = '', ...others] = key.split(' ');
  const currency = unit === 'money' ? first : undefined;
  const rest = unit === 'money' ? others.join(' ') : key;
  if (by === '') return { about: {}, currency };
  if (by !== 'sex+age-group') return { about: { [by]: rest }, currency };
  const [sex = '', age = ''] = rest.split(' ');
  return { about: { sex, 'age-group': age }, currency };
}

/** Every cell of a release, told or withheld, in the order of the figures. @param leftOut breakdowns that are not told */
export function rowsOf(tables: ReleasedTables, leftOut: readonly string[] = []): readonly ReleaseRow[] {
  return allFigures.flatMap((figure) =>
    Object.entries(tables[figure.id] ?? {})
      .filter(([by]) => !leftOut.includes(by))
      .flatMap(([by, { cells, withheld }]) => {
        const row = (key: string, value: number | null, isWithheld: boolean): ReleaseRow => {
          const { about, currency } = aboutKey(figure, by, key);
          const told = value !== null && currency !== undefined ? value / 10 ** digitsOf(currency) : value;
          return { figure, by, key, about, currency, value: told, isWithheld };
        };
        return [
          ...Object.entries(cells)
            .map(([key, value]) => row(key, value, false))
            .sort((a, b) => (a.key < b.key ? -1 : 1)),
          ...withheld.map((key) => row(key, null, true)),
        ];
      }),
  );
}

export interface FigureNames {
  readonly label: Label;
  readonly area: (code: string) => string;
  readonly organisation: (id: number) => string;
}

/** What a cell says it is about, in words: "Female", "Salt Coast", "not known". */
export function facetWords(
  figure: FigureDeclaration,
  kinds: { readonly [kind: string]: KindDeclaration },
  facet: Facet,
  code: string,
  { label, area, organisation }: FigureNames,
): string {
  if (code === '') return label('figure.answer.');
  switch (facet) {
    case 'area':
      return area(code);
    case 'steward':
      return organisation(Number(code));
    case 'sex':
    case 'age-group':
      return label(`code.${facet}.${code}`);
    case 'nationality':
      return label(['several', 'others'].includes(code) ? `figure.answer.${code}` : `code.country.${code}`);
    case 'disability':
      return label(`figure.answer.${code}`);
    case 'answer': {
      const kind = kinds[figure.kind];
      const labels = kind && measuresOf(kind).get(figure.measures[0] ?? '')?.labels;
      return label(`${labels ?? ''}${code}`);
    }
  }
}

/** Everything that a cell is about, in words; all together where it is about the whole. */
export function rowWords(
  row: ReleaseRow,
  kinds: { readonly [kind: string]: KindDeclaration },
  names: FigureNames,
): string {
  const said = facets.flatMap((facet) => {
    const code = row.about[facet];
    return code === undefined ? [] : [facetWords(row.figure, kinds, facet, code, names)];
  });
  return said.length === 0 ? names.label('figure.by') : said.join(', ');
}

/** The code of the one area that all others lie in; that of a country in DHIS2 where there is no such one. */
export function wholeOf(areas: readonly { readonly code: string; readonly parent: string | null }[]): string {
  const tops = areas.filter(({ parent }) => parent === null);
  return tops.length === 1 ? (tops[0]?.code ?? 'COUNTRY') : 'COUNTRY';
}
