/** How something went over time: a line with its first, last and greatest value in words. What is not known is a gap. */
import { useI18n } from '../../i18n.ts';
import type { ChartPart, ChartProps } from './Chart.tsx';
import { Chart, partColumns } from './Chart.tsx';
import { highest, marksOf, pathOf } from './line.ts';

interface LineProps extends ChartProps {
  /** What the points are: "Year". */
  readonly about: string;
  readonly howMuch?: string;
  /** In the order of time. */
  readonly parts: readonly ChartPart[];
}

export function Line({ about, howMuch, parts, ...frame }: LineProps) {
  const { t } = useI18n();
  const [first] = parts;
  const last = parts.at(-1);
  const most = highest(parts);
  return (
    <Chart {...frame} columns={partColumns(about, howMuch ?? t('chart.howMany'))} rows={parts}>
      {most && <p className="small">{t('chart.most', { value: most.said, when: most.label })}</p>}
      <Drawing parts={parts} />
      <p className="line-ends small digits" aria-hidden="true">
        {first && first !== last && (
          <span>
            {first.label}
            <b>{first.said}</b>
          </span>
        )}
        {last && (
          <span>
            {last.label}
            <b>{last.said}</b>
          </span>
        )}
      </p>
    </Chart>
  );
}

/** A line as small as a word, for a cell of a table; says in words from what to what it went. */
export function Spark({ label, parts }: { readonly label: string; readonly parts: readonly ChartPart[] }) {
  const { t } = useI18n();
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  return (
    <span className="spark">
      <span className="unseen">{t('chart.fromTo', { label, from: first.said, to: last.said })}</span>
      <Drawing parts={parts} />
    </span>
  );
}

function Drawing({ parts }: { readonly parts: readonly ChartPart[] }) {
  return (
    <svg
      className="chart-drawing line-drawing"
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line className="chart-rule" x1="0" x2="100" y1="39" y2="39" />
      <path className="chart-stroke" d={pathOf(parts)} />
      {/* a line of no length with round ends: a dot that stays round however the drawing is stretched */}
      {marksOf(parts).map((at) => (
        <path key={at} className="chart-dot" d={`M${at}h0`} />
      ))}
    </svg>
  );
}
