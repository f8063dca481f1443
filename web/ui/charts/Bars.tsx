/** Numbers to compare: one bar each, with its name above and the number beside it. Long names break, bars never do. */
import { Link } from 'wouter';
import { useI18n } from '../../i18n.ts';
import type { ChartPart, ChartProps } from './Chart.tsx';
import { Chart, partColumns } from './Chart.tsx';

interface BarsProps extends ChartProps {
  /** What the names are: "Kind of finding". */
  readonly about: string;
  /** What the numbers are; "How many" if nothing else is said. */
  readonly howMuch?: string;
  readonly parts: readonly ChartPart[];
  /** What a full bar stands for; the largest number if nothing else is said. */
  readonly most?: number;
}

export function Bars({ about, howMuch, parts, most, ...frame }: BarsProps) {
  const { t } = useI18n();
  const full = Math.max(most ?? 0, ...parts.map(({ value }) => value ?? 0)) || 1;
  return (
    <Chart {...frame} columns={partColumns(about, howMuch ?? t('chart.howMany'))} rows={parts}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="bars">
        {parts.map(({ key, label, value, said, tone, href }) => (
          <li key={key} className={tone ? `bar chart-${tone}` : 'bar'}>
            <span className="bar-label">{href === undefined ? label : <Link href={href}>{label}</Link>}</span>
            <svg className="chart-drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="chart-ground" width="100" height="10" />
              {value !== null && <rect className="chart-fill" width={(100 * value) / full} height="10" />}
            </svg>
            <span className="bar-said digits">{said}</span>
          </li>
        ))}
      </ul>
    </Chart>
  );
}
