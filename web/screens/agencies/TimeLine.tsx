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

export function TimeLine({ happened, now }: TimeLineProps) {
  const words = useI18n();
  const { t, declared } = words;
  const today = dayOf(now);
  const first = Math.min(today - 30, ...happened.map(({ from }) => from));
  const last = Math.max(today + 30, ...happened.map(({ to }) => to ?? 0));
  const share = (days: number): string => `${(100 * days) / (last - first)}%`;
  const at = (day: number): string => share(day - first);
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
      <svg className="chart-drawing agency-time" aria-hidden="true" focusable="false">
        <line className="chart-rule" x1="0" x2="100%" y1="44" y2="44" />
        {happened.map((one) =>
          one.kind === 'licence' ? (
            <rect
              key={one.key}
              className="chart-fill chart-edged"
              x={at(one.from)}
              y="12"
              width={share((one.to ?? last) - one.from)}
              height="24"
            />
          ) : (
            <svg
              key={one.key}
              x={at(one.from)}
              y="52"
              width="1"
              height="24"
              overflow="visible"
              aria-hidden="true"
            >
              <path className={markClass(one)} d={one.kind === 'inspection' ? circle : diamond} />
            </svg>
          ),
        )}
        <line className="agency-today" x1={at(today)} x2={at(today)} y1="0" y2="80" />
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

/** An inspection and a decision, around their day. */
const circle = 'M-9 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0Z';
const diamond = 'M0 1l11 11l-11 11l-11 -11Z';
