/**
 * Something that goes in steps: which were taken and when, where it stands, what is still to come. A line from side to side
 * where there is room, from top to bottom on a phone.
 */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useI18n } from '../../i18n.ts';
import type { IconName } from '../Icon.tsx';
import { Icon } from '../Icon.tsx';
import type { ChartProps } from './Chart.tsx';
import { Chart } from './Chart.tsx';

type StepState = 'done' | 'now' | 'ahead' | 'skipped' | 'trouble';

export interface Step {
  readonly key: string;
  readonly label: string;
  readonly state: StepState;
  readonly when?: string | undefined;
  /** What else is to be said of it, in a few words. */
  readonly note?: ReactNode;
  readonly href?: string | undefined;
}

const marks: Readonly<Record<StepState, IconName | undefined>> = {
  done: 'check',
  now: undefined,
  ahead: undefined,
  skipped: 'refuse',
  trouble: 'alert',
};

/** So many have room beside each other. */
const mostAbreast = 9;

interface StepsProps extends ChartProps {
  readonly about: string;
  readonly steps: readonly Step[];
}

export function Steps({ about, steps, ...frame }: StepsProps) {
  const { t } = useI18n();
  return (
    <Chart
      {...frame}
      rows={steps}
      columns={[
        { key: 'step', label: about, isRowHead: true, cell: ({ label }) => label },
        { key: 'state', label: t('chart.standing'), cell: ({ state }) => t(`chart.step.${state}`) },
        { key: 'when', label: t('chart.when'), cell: ({ when }) => when ?? '' },
        { key: 'note', label: t('chart.note'), cell: ({ note }) => note ?? '' },
      ]}
    >
      <div className="steps-room">
        <ol className={steps.length > mostAbreast ? 'steps steps-tall' : 'steps'}>
          {steps.map(({ key, label, state, when, note, href }) => {
            const mark = marks[state];
            return (
              <li
                key={key}
                className={`step step-${state}`}
                aria-current={state === 'now' ? 'step' : undefined}
              >
                <span className="step-mark" aria-hidden="true">
                  {mark && <Icon name={mark} />}
                </span>
                <span className="step-words">
                  <span className="step-label">
                    {href === undefined ? label : <Link href={href}>{label}</Link>}
                    <span className="unseen"> ({t(`chart.step.${state}`)})</span>
                  </span>
                  {when && <span className="small soft">{when}</span>}
                  {note && <span className="small">{note}</span>}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
    </Chart>
  );
}
