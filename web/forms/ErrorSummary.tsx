/** What still keeps a form from being handed in: a list at its top that takes the focus, each line leading to its field. */
import type { Ref } from 'react';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import './forms.css';

export interface SummaryLine {
  /** Id of the field's control or group. */
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

interface ErrorSummaryProps {
  readonly ref: Ref<HTMLElement>;
  readonly lines: readonly SummaryLine[];
  /** Offered while questions that need an answer have none. */
  readonly onLeaveUnasked?: (() => void) | undefined;
}

/** Moves the focus to a field: its control, or the first one in its group. */
export function focusField(id: string): void {
  const place = document.getElementById(id);
  const target = place?.matches('input, select, textarea')
    ? place
    : place?.querySelector<HTMLElement>('input, select, textarea, button');
  target?.focus();
  place?.closest('.field')?.scrollIntoView({ block: 'center' });
}

export function ErrorSummary({ ref, lines, onLeaveUnasked }: ErrorSummaryProps) {
  const { t } = useI18n();
  return (
    <Notice
      ref={ref}
      tone="danger"
      title={t('form.unfinished', { count: lines.length })}
      acts={
        onLeaveUnasked && (
          <Button isSmall icon="unsaid" onPress={onLeaveUnasked}>
            {t('form.leaveUnasked')}
          </Button>
        )
      }
    >
      <p>{t('form.kept')}</p>
      <ul className="summary-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <a
              href={`#${line.id}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(line.id);
              }}
            >
              {line.label} <span>{line.words}</span>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
