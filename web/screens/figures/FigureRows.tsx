/** A figure's table: what each cell is about, how much it says, and a bar to compare by; areas on a map too. */
import { ageGroup } from '../../../domain/codes/person.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { TileMap } from '../../ui/charts/TileMap.tsx';
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

/** Age groups stand from young to old, everything else by its name. */
const ages: readonly string[] = ageGroup.codes;
const ageOf = (by: string, key: string): number => (by === 'age-group' ? ages.indexOf(key) : 0);

export function FigureRows({ figure, by, table, isReleased }: FigureRowsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  if (isReleased && !table) return <p>{t('figures.tableWithheld')}</p>;
  const about = (key: string): string => keyWords(figure, by, key, words, known);
  const rows: readonly Row[] = [
    ...(table?.cells ?? []).map((cell) => ({ ...cell, isWithheld: false })),
    ...(table?.withheld ?? []).map((key) => ({ key, value: null, isWithheld: true })),
  ].sort(
    (a, b) => ageOf(by, a.key) - ageOf(by, b.key) || about(a.key).localeCompare(about(b.key), words.locale),
  );
  const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  const said = ({ key, value, isWithheld }: Row): string =>
    isWithheld ? t('figures.withheld') : (valueWords(figure, key, value, words) ?? t('figures.nothing'));
  return (
    <>
      {by === 'area' && figure.unit !== 'money' && (
        <TileMap
          areas={known.areas}
          places={known.country.tiles}
          values={rows.map((row) => ({
            code: row.key,
            value: row.value,
            said: said(row),
            isWithheld: row.isWithheld,
          }))}
        />
      )}
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
            cell: ({ key }) => about(key),
          },
          { key: 'value', label: t('figures.value'), isFigure: true, cell: said },
          {
            key: 'bar',
            label: t('figures.compared'),
            // the number stands beside it
            cell: ({ value }) =>
              value !== null && (
                <span className="figure-bar" aria-hidden="true">
                  <span style={{ inlineSize: `${(100 * (value ?? 0)) / most}%` }} />
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
