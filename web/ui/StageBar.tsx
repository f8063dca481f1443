/**
 * The stages of a dossier as a line: which are behind, where it is now, which lie ahead. On a phone only the present
 * stage and the next have room for their words; the line still shows how far it is.
 */
import { useI18n } from '../i18n.ts';
import { Icon } from './Icon.tsx';
import './StageBar.css';

interface StageBarProps {
  /** Name of the line for screen readers. */
  readonly label: string;
  readonly stages: readonly { readonly key: string; readonly label: string }[];
  readonly current: string;
  /** What opens the next stage, in a few words. */
  readonly next?: string | undefined;
}

export function StageBar({ label, stages, current, next }: StageBarProps) {
  const { t } = useI18n();
  const at = stages.findIndex((stage) => stage.key === current);
  return (
    <div className="stages">
      <ol className="stage-line" aria-label={label}>
        {stages.map((stage, index) => {
          const state = index < at ? 'past' : index === at ? 'now' : 'ahead';
          return (
            <li
              key={stage.key}
              className={`stage stage-${state}`}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <span className="stage-mark" aria-hidden="true">
                {state === 'past' && <Icon name="check" />}
              </span>
              <span className="stage-label">
                {stage.label}
                {state === 'past' && <span className="unseen"> ({t('stage.past')})</span>}
              </span>
            </li>
          );
        })}
      </ol>
      {next && <p className="stage-next small soft">{next}</p>}
    </div>
  );
}
