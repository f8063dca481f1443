/** A figure's table: what each cell is about, how much it says, and a bar to compare by. */
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Table } from '../../ui/Table.tsx';
import type { FigureLine, FigureTable } from './words.ts';
import { byWords, keyWords, valueWords } from './words.ts';

interface FigureRowsProps {
  readonly figure: FigureLine;
  readonly by: string;
  readonly table: FigureTable | undefined;
  readonly isReleased: boolean;
}

interface Row {
  readonly key: string;
  readonly value: number | null;
  readonly isWithheld: boolean;
}

export function FigureRows({ figure, by, table, isReleased }: FigureRowsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  if (isReleased && !table) return <p>{t('figures.tableWithheld')}</p>;
  const rows: readonly Row[] = [
    ...(table?.cells ?? []).map((cell) => ({ ...cell, isWithheld: false })),
    ...(table?.withheld ?? []).map((key) => ({ key, value: null, isWithheld: true })),
  ];
  const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  const said = ({ key, value, isWithheld }: Row): string =>
    isWithheld ? t('figures.withheld') : (valueWords(figure, key, value, words) ?? t('figures.nothing'));
  return (
    <Table
      caption={declared(`figure.${figure.id}`)}
      rows={rows}
      rowKey={({ key }) => key}
      empty={t('figures.empty')}
      columns={[
        {
          key: 'about',
          label: byWords(by, words),
          isRowHead: true,
          cell: ({ key }) => keyWords(figure, by, key, words, known),
        },
        { key: 'value', label: t('figures.value'), isFigure: true, cell: said },
        {
          key: 'bar',
          label: t('figures.compared'),
          // the number stands beside it
          cell: ({ value }) => (
            <span className="figure-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * (value ?? 0)) / most}%` }} />
            </span>
          ),
        },
      ]}
    />
  );
}
