/**
 * The licence of an agency over time: bars for licences, marks for inspections and decisions, a line for today. Marks differ by
 * shape; each is told in words in the table behind.
 */
import { dayOf, isoDay } from '../../../domain/kernel/dates.ts';
import { showDate } from '../../dates.ts';
import { useI18n } from '../../i18n.ts';
import { Chart } from '../../ui/charts/Chart.tsx';
import type { Happened } from './record.ts';
import './agencyPicture.css';

interface TimeLineProps {
  readonly happened: readonly Happened[];
  readonly now: Date;
}

const [width, barTop, barHeight, markTop] = [1000, 10, 26, 60];

export function TimeLine({ happened, now }: TimeLineProps) {
  const words = useI18n();
  const { t, declared } = words;
  const today = dayOf(now);
  const first = Math.min(today - 30, ...happened.map(({ from }) => from));
  const last = Math.max(today + 30, ...happened.map(({ to }) => to ?? 0));
  const at = (day: number): number => (width * (day - first)) / (last - first);
  const name = ({ kind, what }: Happened): string =>
    kind === 'licence'
      ? t('agencyPicture.licence', { number: what })
      : kind === 'inspection'
        ? t('agencyPicture.inspection', { result: declared(`code.inspection-result.${what}`) })
        : t('agencyPicture.sanction', { kind: declared(`code.sanction-kind.${what}`) });
  const date = (day: number): string => showDate(isoDay(day), words);
  return (
    <Chart
      title={t('agencyPicture.time')}
      definition={t('agencyPicture.time.help')}
      rows={happened}
      columns={[
        { key: 'what', label: t('agencyPicture.what'), isRowHead: true, cell: name },
        {
          key: 'when',
          label: t('agencyPicture.when'),
          cell: ({ from, to }) => (to === undefined ? date(from) : `${date(from)} – ${date(to)}`),
        },
      ]}
    >
      <svg
        className="chart-drawing agency-time"
        viewBox={`0 0 ${width} 90`}
        aria-hidden="true"
        focusable="false"
      >
        <line
          className="chart-rule"
          x1="0"
          x2={width}
          y1={barTop + barHeight + 6}
          y2={barTop + barHeight + 6}
        />
        {happened.map((one) =>
          one.kind === 'licence' ? (
            <rect
              key={one.key}
              className="chart-fill chart-edged"
              x={at(one.from)}
              y={barTop}
              width={Math.max(4, at(one.to ?? last) - at(one.from))}
              height={barHeight}
              rx="3"
            />
          ) : (
            <path key={one.key} className={markClass(one)} d={markPath(one, at(one.from))} />
          ),
        )}
        <line className="agency-today" x1={at(today)} x2={at(today)} y1="0" y2="90" />
      </svg>
      <ul className="agency-legend small">
        <li>
          <b aria-hidden="true">▬</b> {t('agencyPicture.licence', { number: '' }).trim()}
        </li>
        <li>
          <b aria-hidden="true">○ ●</b> {declared('agency.inspection')}
        </li>
        <li>
          <b aria-hidden="true">◆</b> {declared('agency.sanction')}
        </li>
        <li>
          <b aria-hidden="true">┊</b> {t('agencyPicture.now')}
        </li>
      </ul>
      <p className="agency-ends small digits" aria-hidden="true">
        <span>{date(first)}</span>
        <span>{date(last)}</span>
      </p>
    </Chart>
  );
}

const markClass = ({ kind, isBad }: Happened): string =>
  `agency-mark agency-mark-${kind}${isBad ? ' agency-mark-bad' : ''}`;

/** A circle for an inspection, a diamond for a decision. */
const markPath = ({ kind }: Happened, x: number): string =>
  kind === 'inspection'
    ? `M${x - 9} ${markTop + 9}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0Z`
    : `M${x} ${markTop - 2}l11 11l-11 11l-11 -11Z`;
