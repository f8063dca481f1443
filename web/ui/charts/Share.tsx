/**
 * Parts of a whole in one bar. Each part has a pattern of its own beside its colour, the same as before its name, so that
 * it is found again in print, without colours, and by who does not tell them apart.
 */
import { useId } from 'react';
import { Link } from 'wouter';
import { useI18n } from '../../i18n.ts';
import type { ChartPart, ChartProps } from './Chart.tsx';
import { Chart, partColumns } from './Chart.tsx';

interface ShareProps extends ChartProps {
  readonly about: string;
  readonly howMuch?: string;
  readonly parts: readonly ChartPart[];
}

/** Lines across a tile of 8 by 8, by the place of the part; the first is plain. */
const patterns = ['', 'M0 8L8 0', 'M0 4H8', 'M4 0V8', 'M0 0L8 8M0 8L8 0', 'M2 4H6'];
const patternOf = (at: number): string => patterns[at % patterns.length] ?? '';

export function Share({ about, howMuch, parts, ...frame }: ShareProps) {
  const { t, number } = useI18n();
  const id = useId();
  const whole = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const shareOf = (value: number | null): string | undefined =>
    value === null || whole === 0
      ? undefined
      : number(value / whole, { style: 'percent', maximumFractionDigits: 0 });
  const before = (at: number): number => parts.slice(0, at).reduce((sum, { value }) => sum + (value ?? 0), 0);
  return (
    <Chart
      {...frame}
      rows={parts}
      columns={[
        ...partColumns(about, howMuch ?? t('chart.howMany')),
        { key: 'share', label: t('chart.share'), isFigure: true, cell: ({ value }) => shareOf(value) ?? '' },
      ]}
    >
      {whole > 0 && (
        <svg className="chart-drawing share" aria-hidden="true">
          <Patterns id={id} parts={parts} />
          {parts.map(({ key, value, tone }, at) => (
            <g key={key} className={tone && `chart-${tone}`}>
              <Piece x={`${(100 * before(at)) / whole}%`} width={`${(100 * (value ?? 0)) / whole}%`} />
              <rect
                x={`${(100 * before(at)) / whole}%`}
                width={`${(100 * (value ?? 0)) / whole}%`}
                height="100%"
                fill={`url(#${id}-${at})`}
              />
            </g>
          ))}
        </svg>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="share-parts">
        {parts.map(({ key, label, value, said, tone, href }, at) => (
          <li key={key} className={tone && `chart-${tone}`}>
            <svg className="chart-drawing share-mark" aria-hidden="true">
              <Piece x="0" width="100%" />
              <rect width="100%" height="100%" fill={`url(#${id}-${at})`} />
            </svg>
            <span>
              {href === undefined ? label : <Link href={href}>{label}</Link>} <b className="digits">{said}</b>
              {shareOf(value) && <span className="soft"> ({shareOf(value)})</span>}
            </span>
          </li>
        ))}
      </ul>
    </Chart>
  );
}

const Piece = ({ x, width }: { readonly x: string; readonly width: string }) => (
  <rect className="chart-fill chart-edged" x={x} width={width} height="100%" />
);

const Patterns = ({ id, parts }: { readonly id: string; readonly parts: readonly ChartPart[] }) => (
  <defs>
    {parts.map(({ key }, at) => (
      <pattern key={key} id={`${id}-${at}`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="chart-hatch" d={patternOf(at)} />
      </pattern>
    ))}
  </defs>
);
