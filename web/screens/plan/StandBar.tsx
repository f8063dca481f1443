/**
 * How the actions of a cell stand, as one bar: late, on time, done, given up, in that order. Each has a pattern of its own
 * beside its colour, and the numbers stand below in words.
 */
import { useId } from 'react';
import type { ActionStanding, Stand } from '../../../domain/plan/standing.ts';
import { useI18n } from '../../i18n.ts';
import '../../ui/charts/charts.css';
import { countsOf } from './words.ts';
import './plan.css';

/** Lines across a tile of 8 by 8. What is done is full. */
const hatches: { readonly [S in Stand]: string } = {
  late: 'M0 8L8 0',
  'on-time': 'M0 4H8',
  done: '',
  stopped: 'M0 0L8 8M0 8L8 0',
};

interface StandBarProps {
  readonly actions: readonly ActionStanding[];
  /** How many are late stands above it already. */
  readonly isLateSaid?: boolean;
}

export function StandBar({ actions, isLateSaid = false }: StandBarProps) {
  const { t } = useI18n();
  const id = useId();
  const counts = countsOf(actions);
  const share = (count: number): string => `${(100 * count) / actions.length}%`;
  const before = (at: number): number => counts.slice(0, at).reduce((sum, { count }) => sum + count, 0);
  return (
    <span className="stand">
      <svg className="chart-drawing stand-bar" aria-hidden="true">
        <defs>
          {counts.map(({ stand }) => (
            <pattern key={stand} id={`${id}-${stand}`} width="8" height="8" patternUnits="userSpaceOnUse">
              <path className="chart-hatch" d={hatches[stand]} />
            </pattern>
          ))}
        </defs>
        {counts.map(({ stand, count }, at) => (
          <g key={stand} className={`stand-${stand}`}>
            <rect
              className="chart-fill chart-edged"
              x={share(before(at))}
              width={share(count)}
              height="100%"
            />
            <rect x={share(before(at))} width={share(count)} height="100%" fill={`url(#${id}-${stand})`} />
          </g>
        ))}
      </svg>
      <span className="stand-words">
        {counts
          .filter(({ stand }) => stand !== 'late' || !isLateSaid)
          .map(({ stand, count }) => (
            <span key={stand} className={`stand-word stand-${stand}`}>
              {t(`board.count.${stand}`, { count })}
            </span>
          ))}
      </span>
    </span>
  );
}
