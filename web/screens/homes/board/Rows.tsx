/** A part of a board: what it is about and how many there are, the first of them, and the rest when asked for. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { addMessages, useI18n } from '../../../i18n.ts';
import { chartTexts } from '../../../messages/parts/charts.en.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Column } from '../../../ui/Table.tsx';
import { Table } from '../../../ui/Table.tsx';
import './board.css';

addMessages('en', chartTexts);

const first = 5;

interface RowsProps<R> {
  readonly title: string;
  /** What it means and what to do about it. */
  readonly help?: ReactNode;
  /** What is said where there is none: good news. */
  readonly none: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly columns: readonly Column<R>[];
}

export function Rows<R>({ title, help, none, rows, rowKey, columns }: RowsProps<R>) {
  const { t, number } = useI18n();
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) {
    return (
      <p className="board-none soft">
        <Icon name="check" /> {none}
      </p>
    );
  }
  const shown = isWhole ? rows : rows.slice(0, first);
  return (
    <section className="board-part">
      <h2>
        {title} <span className="soft digits">{number(rows.length)}</span>
      </h2>
      {help && <p className="small soft">{help}</p>}
      <Table caption={title} columns={columns} rows={shown} rowKey={rowKey} />
      {rows.length > shown.length && (
        <div>
          <Button kind="plain" icon="down" isSmall onPress={() => setWhole(true)}>
            {t('board.all', { count: rows.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
