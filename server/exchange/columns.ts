/**
 * The columns of a list that is taken along: what every dossier has, and what is answered in the open in entries of which
 * there is one. Identifying, restricted and sealed fields are never among them, nor links, which say nothing outside of
 * Gwen. A code has two columns: the code itself, which never changes its meaning, and its words.
 */
import { codeLabelKey } from '../../domain/kernel/codes.ts';
import type { EntryDeclaration, KindDeclaration } from '../../domain/kernel/declare.ts';
import type { AgeRange, Field, FieldKind, Money } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { said } from '../../domain/kernel/values.ts';
import type { OpenEntry } from '../store/exports.ts';
import type { ListRow } from '../store/read.ts';
import type { Label, Names } from './words.ts';

export type Cell = string | number | boolean | Date | null | undefined;

/** What a cell is made of: the row of the list, and its entries in the open by type. */
export interface Listed {
  readonly row: ListRow;
  readonly entries: ReadonlyMap<string, OpenEntry>;
}

export interface ListColumn {
  /** Never changes: `number`, `identity.sex`, `identity.sex.label`. */
  readonly name: string;
  /** In words, for people. */
  readonly title: string;
  readonly cell: (listed: Listed) => Cell;
}

interface Part {
  readonly suffix: string;
  readonly cell: (value: Json) => Cell;
}
/** A field and the words around it. */
interface Told {
  readonly field: Field<unknown, boolean>;
  readonly label: Label;
  readonly names: Names;
}

const plain = (value: Json): Cell =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
const whole: readonly Part[] = [{ suffix: '', cell: plain }];
const named = (name: (id: number) => string): readonly Part[] => [
  { suffix: '', cell: plain },
  { suffix: '.label', cell: (value) => (typeof value === 'number' ? name(value) : undefined) },
];
const bound = (suffix: '.from' | '.to', of: (range: AgeRange) => number): Part => ({
  suffix,
  cell: (value) => of(value as unknown as AgeRange),
});

/** The cells that a kind of field makes; kinds that are not here have none. */
const parts: { readonly [K in FieldKind]?: (told: Told) => readonly Part[] } = {
  text: () => whole,
  'yes-no': () => whole,
  date: () => whole,
  instant: () => [{ suffix: '', cell: (value) => new Date(String(value)) }],
  number: () => whole,
  age: () => [bound('.from', ({ from }) => from), bound('.to', ({ to }) => to)],
  code: ({ field, label }) => coded(field, label),
  codes: ({ field, label }) => coded(field, label),
  area: ({ names }) => [
    { suffix: '', cell: plain },
    { suffix: '.label', cell: (value) => names.area(String(value)) },
  ],
  organisation: ({ names }) => named(names.organisation),
  team: ({ names }) => named(names.team),
  account: ({ names }) => named(names.account),
  money: () => [
    // as stored: what a minor unit is worth depends on the currency
    { suffix: '.minor', cell: (value) => (value as unknown as Money).amount },
    { suffix: '.currency', cell: (value) => (value as unknown as Money).currency },
  ],
};

function coded({ spec: { list } }: Told['field'], label: Label): readonly Part[] {
  const all = (value: Json): readonly string[] =>
    (Array.isArray(value) ? (value as readonly Json[]) : [value]).map(String);
  return [
    { suffix: '', cell: (value) => all(value).join('; ') },
    ...(list === undefined
      ? []
      : [
          {
            suffix: '.label',
            cell: (value: Json) =>
              all(value)
                .map((code) => label(codeLabelKey(list, code)))
                .join('; '),
          },
        ]),
  ];
}

/** `[not-known]`, `[not-asked]`, `[refused]`: no code and no number looks like that. */
const unsaid = (value: Json): string | undefined =>
  typeof value === 'object' && value !== null && 'unsaid' in value ? `[${value['unsaid']}]` : undefined;

/** The declarations whose open fields somebody's groups let her have in a list. */
export const listedEntries = (kind: KindDeclaration, groups: ReadonlySet<string>): EntryDeclaration[] =>
  Object.values(kind.entries).filter(
    ({ cardinality, group, fields }) =>
      cardinality === 'one' && groups.has(group) && Object.values(fields).some(isListed),
  );

const isListed = ({ spec }: Field<unknown, boolean>): boolean =>
  spec.class === 'open' && !spec.retired && parts[spec.kind] !== undefined;

/** @param groups names of the data groups that her roles read */
export function listColumns(
  kind: KindDeclaration,
  groups: ReadonlySet<string>,
  label: Label,
  names: Names,
): readonly ListColumn[] {
  const own = (name: string, title: string, cell: (row: ListRow) => Cell): ListColumn => ({
    name,
    title,
    cell: ({ row }) => cell(row),
  });
  const twofold = (name: string, code: (row: ListRow) => Cell, words: (row: ListRow) => Cell) => {
    const title = label(`export.${name}`);
    return [own(name, label('export.title.code', { title }), code), own(`${name}.label`, title, words)];
  };
  const entries = listedEntries(kind, groups);
  return [
    own('number', label('export.number'), (row) => row.number),
    ...twofold(
      'state',
      (row) => row.state,
      (row) => label(`${kind.kind}.state.${row.state}`),
    ),
    own('state_since', label('export.since'), (row) => row.state_since),
    ...twofold(
      'area',
      (row) => row.area,
      (row) => row.area && names.area(row.area),
    ),
    ...twofold(
      'steward',
      (row) => row.steward,
      (row) => names.organisation(row.steward),
    ),
    own('created', label('export.created'), (row) => row.created_at),
    own('updated', label('export.updated'), (row) => row.updated_at),
    own('next_due', label('export.due'), (row) => row.next_due),
    ...entries.flatMap((declared) =>
      Object.entries(declared.fields)
        .filter(([, field]) => isListed(field))
        .flatMap(([name, field]) => fieldColumns(kind, declared, name, { field, label, names })),
    ),
    ...(entries.length > 0
      ? [{ name: 'disagreed', title: label('export.disagreed'), cell: disagreements }]
      : []),
  ];
}

function fieldColumns(
  { kind }: KindDeclaration,
  { type }: EntryDeclaration,
  name: string,
  told: Told,
): readonly ListColumn[] {
  const { field, label } = told;
  const key = `${kind}.${type}`;
  const title = label('export.title', { what: label(key), field: label(`${key}.${name}`) });
  const all = parts[field.spec.kind]?.(told) ?? [];
  const isTwofold = all.some(({ suffix }) => suffix === '.label');
  const titled = (suffix: string): string => {
    if (suffix === '.label' || (suffix === '' && !isTwofold)) return title;
    return label(`export.title${suffix || '.code'}`, { title });
  };
  return all.map(({ suffix, cell }) => ({
    name: `${type}.${name}${suffix}`,
    title: titled(suffix),
    cell: ({ entries }) => {
      const value = entries.get(type)?.open[name];
      if (value === undefined || value === null) return undefined;
      if (said(value) !== undefined) return cell(value);
      return suffix === '.label' ? unsaidLabel(value, label) : unsaid(value);
    },
  }));
}

const unsaidLabel = (value: Json, label: Label): string | undefined =>
  typeof value === 'object' && value !== null && 'unsaid' in value
    ? label(`export.unsaid.${value['unsaid']}`)
    : undefined;

/** Where people disagree a list shows the first answer, and says so here. */
const disagreements = ({ entries }: Listed): string =>
  [...entries.values()]
    .flatMap(({ type, disagreed }) => disagreed.map((field) => `${type}.${field}`))
    .join('; ');
