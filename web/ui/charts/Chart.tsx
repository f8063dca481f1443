/**
 * The frame of every chart: what it shows, how that is counted, the picture, and the same as a table behind it. The picture
 * is never the only place where a number stands: it is hidden from screen readers, the words and the table are not.
 */
import type { ReactNode } from 'react';
import { addMessages, useI18n } from '../../i18n.ts';
import { chartTexts } from '../../messages/parts/charts.en.ts';
import type { Tone } from '../Notice.tsx';
import type { Column } from '../Table.tsx';
import { Table } from '../Table.tsx';
import './charts.css';

addMessages('en', chartTexts);

/** One number of a chart, with everything that is said of it in words. */
export interface ChartPart {
  readonly key: string;
  readonly label: string;
  /** Nothing known or withheld: null, which is drawn as a gap and never as nought. */
  readonly value: number | null;
  /** The value as people read it: "12", "40 %", "withheld". */
  readonly said: string;
  /** What it means. The label says it too: a colour never stands alone. */
  readonly tone?: Tone | undefined;
  readonly href?: string | undefined;
}

export interface ChartProps {
  readonly title: string;
  /** Level of its heading: one below the heading it stands under. */
  readonly heading?: 'h2' | 'h3' | 'h4';
  /** What is counted, and what is not. */
  readonly definition?: ReactNode;
}

interface FrameProps<R extends { readonly key: string }> extends ChartProps {
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly children: ReactNode;
}

export function Chart<R extends { readonly key: string }>({
  title,
  heading: Heading = 'h3',
  definition,
  columns,
  rows,
  children,
}: FrameProps<R>) {
  const { t } = useI18n();
  return (
    <figure className="chart">
      <figcaption>
        <Heading>{title}</Heading>
        {definition && <p className="small soft">{definition}</p>}
      </figcaption>
      {rows.length === 0 ? <p className="soft">{t('chart.empty')}</p> : children}
      {rows.length > 0 && (
        <details className="chart-table">
          <summary>{t('chart.asTable')}</summary>
          <Table caption={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
        </details>
      )}
    </figure>
  );
}

/** The two columns of a chart of parts: what each is about, and how much. */
export const partColumns = (about: string, howMuch: string): readonly Column<ChartPart>[] => [
  { key: 'about', label: about, isRowHead: true, cell: ({ label }) => label },
  { key: 'value', label: howMuch, isFigure: true, cell: ({ said }) => said },
];
