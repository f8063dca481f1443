/** What happened, newest first or oldest first as given: when, what, by whom, each opening to its entry. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import type { Tone } from './Notice.tsx';
import { toneIcons } from './Notice.tsx';
import './Timeline.css';

export interface TimelineEntry {
  readonly id: string;
  readonly when: ReactNode;
  readonly what: string;
  readonly by?: string | undefined;
  readonly summary?: ReactNode;
  readonly href?: string;
  readonly icon?: IconName;
  readonly tone?: Tone;
  /** A remark such as "entered 3 days later". */
  readonly remark?: string | undefined;
}

interface TimelineProps {
  readonly label: string;
  /** Level of its headings: one below the heading it stands under. */
  readonly heading?: 'h2' | 'h3';
  readonly entries: readonly TimelineEntry[];
}

export function Timeline({ label, heading: Heading = 'h3', entries }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => {
        const icon = entry.icon ?? (entry.tone && toneIcons[entry.tone]);
        return (
          <li key={entry.id} className={`timeline-entry${entry.tone ? ` timeline-${entry.tone}` : ''}`}>
            <span className="timeline-mark" aria-hidden="true">
              {icon && <Icon name={icon} />}
            </span>
            <div className="timeline-body">
              <p className="timeline-when small soft">
                {entry.when}
                {entry.by && <> · {entry.by}</>}
              </p>
              <Heading className="timeline-what">
                {entry.href === undefined ? entry.what : <Link href={entry.href}>{entry.what}</Link>}
              </Heading>
              {entry.summary && <div className="timeline-summary">{entry.summary}</div>}
              {entry.remark && (
                <p className="timeline-remark small">
                  <Icon name="clock" /> {entry.remark}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
