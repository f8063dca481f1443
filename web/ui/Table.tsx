/**
 * Rows of like things. On a phone each row is a small card with the column names beside its values; on a desk it is a
 * table. Sorting is by buttons in the headings and says which way it goes.
 */
import type { ReactNode } from 'react';
import { useDeferredValue } from 'react';
import { useI18n } from '../i18n.ts';
import './Table.css';

export interface Column<R> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand at the end, one under the other. */
  readonly isFigure?: boolean;
  /** Names its row: read out with every cell of it. */
  readonly isRowHead?: boolean;
  readonly isSortable?: boolean;
  /** Not on a phone, where each row is a card: only what one looks for. */
  readonly isForDesks?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

interface TableProps<R> {
  readonly caption: string;
  /** Shows the caption; otherwise it is only read out, under a heading that says the same. */
  readonly showsCaption?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** What to say when there are no rows. */
  readonly empty?: string;
}

const classOf = ({
  isFigure,
  isForDesks,
}: Pick<Column<never>, 'isFigure' | 'isForDesks'>): string | undefined =>
  [isFigure && 'table-figure', isForDesks && 'table-desk'].filter(Boolean).join(' ') || undefined;

/** What fills a screen is drawn first, the rest right after it, in pieces between which taps are taken. */
const drawnFirst = 12;

export function Table<R>({
  caption,
  showsCaption = false,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  empty,
}: TableProps<R>) {
  const { t } = useI18n();
  const isWhole = useDeferredValue(true, rows.length <= drawnFirst);
  const sorted = (column: Column<R>): 'ascending' | 'descending' | 'none' =>
    sort?.key === column.key ? sort.direction : 'none';
  return (
    // biome-ignore lint/a11y/noRedundantRoles: with its display changed for a phone a table loses its role
    <table className="table" role="table">
      <caption className={showsCaption ? 'table-caption' : 'unseen'}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              // biome-ignore lint/a11y/noRedundantRoles: as above
              role="columnheader"
              className={column.isFigure ? 'table-figure' : undefined}
              aria-sort={column.isSortable ? sorted(column) : undefined}
            >
              {column.isSortable && onSort ? (
                <button
                  type="button"
                  className="table-sort"
                  onClick={() =>
                    onSort({
                      key: column.key,
                      direction: sorted(column) === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  {column.label}
                  <span className="table-arrow" aria-hidden="true" data-sorted={sorted(column)} />
                </button>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.length === 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr role="row">
            {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
            <td role="cell" colSpan={columns.length} className="table-empty soft">
              {empty ?? t('table.empty')}
            </td>
          </tr>
        )}
        {(isWhole ? rows : rows.slice(0, drawnFirst)).map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => {
              const Cell = column.isRowHead ? 'th' : 'td';
              return (
                <Cell
                  key={column.key}
                  role={column.isRowHead ? 'rowheader' : 'cell'}
                  className={classOf(column)}
                  {...(column.isRowHead ? { scope: 'row' } : {})}
                >
                  <span className="table-label" aria-hidden="true">
                    {column.label}
                  </span>
                  <span>{column.cell(row)}</span>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
