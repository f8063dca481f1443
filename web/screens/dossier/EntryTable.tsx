/** Entries of one type that there are many of (payments, checks, members) as a table of what can be read at a glance. */
import { Link } from 'wouter';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { shownValue } from '../../../domain/kernel/dossier.ts';
import type { FieldKind } from '../../../domain/kernel/fields.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Table } from '../../ui/Table.tsx';
import { dayOf } from './labels.ts';

/** From so many of a type on, they are read as a table. */
export const asTableFrom = 3;
const mostColumns = 4;
const short: ReadonlySet<FieldKind> = new Set([
  ...(['code', 'yes-no', 'date', 'number', 'money', 'age', 'area'] as const),
  ...(['organisation', 'account', 'entry-link', 'link', 'instant', 'codes'] as const),
]);

interface EntryTableProps {
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  /** Newest first. */
  readonly entries: readonly EntryState[];
  /** The form of an entry, for who may write it. */
  readonly hrefOf: (entry: EntryState) => string | undefined;
  readonly remarkOf: (entry: EntryState) => string | undefined;
}

export function EntryTable({ kind, declaration, entries, hrefOf, remarkOf }: EntryTableProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  // what most of them say, so that columns are not empty
  const columns = Object.entries(declaration.fields)
    .filter(
      ([name, { spec }]) =>
        spec.class === 'open' &&
        short.has(spec.kind) &&
        entries.filter((one) => shownValue(one, name) !== undefined).length * 2 > entries.length,
    )
    .toSorted(([, a], [, b]) => Number(b.spec.required) - Number(a.spec.required))
    .slice(0, mostColumns);
  return (
    <Table
      caption={declared(`${kind}.${declaration.type}`)}
      showsCaption
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'day',
          label: t('dossier.day'),
          isRowHead: true,
          cell: (one) => {
            const href = hrefOf(one);
            const remark = remarkOf(one);
            return (
              <>
                {href === undefined ? dayOf(one, words) : <Link href={href}>{dayOf(one, words)}</Link>}
                {remark && <span className="small soft"> {remark}</span>}
              </>
            );
          },
        },
        ...columns.map(([name, field]) => ({
          key: name,
          label: declared(`${kind}.${declaration.type}.${name}`),
          isFigure: field.spec.kind === 'money',
          cell: (one: EntryState) => {
            const value = shownValue(one, name);
            return value === undefined || value === null ? '' : showValue(field, value, words, sources);
          },
        })),
      ]}
    />
  );
}
