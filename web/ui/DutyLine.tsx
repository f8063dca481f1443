/** One duty in a list: whose (a number, never a name), what, by when, and one tap to the form that settles it. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Countdown } from './Countdown.tsx';
import { Icon } from './Icon.tsx';
import './DutyLine.css';

interface DutyLineProps {
  /** Spoken number of the dossier, such as C-26-7F3KQ2-M; not needed on its own page. */
  readonly number?: string;
  /** Age band, sex or kind: enough to know which, not who. */
  readonly about?: string;
  readonly what: string;
  readonly due: Date | string;
  readonly href: string;
  readonly now?: Date;
}

export function DutyLine({ number, about, what, due, href, now }: DutyLineProps) {
  return (
    <Link href={href} className="duty">
      <span className="duty-what">{what}</span>
      <span className="duty-about soft">
        {number && <span className="number">{number}</span>}
        {about && <span>{about}</span>}
      </span>
      <span className="duty-due">
        <Countdown until={due} {...(now ? { now } : {})} />
      </span>
      <span className="duty-go">
        <Icon name="forward" />
      </span>
    </Link>
  );
}

interface DutyGroupProps {
  readonly what: string;
  /** How many dossiers it is to be done in. */
  readonly count: string;
  /** When the first of them is due. */
  readonly due: Date | string;
  readonly children: ReactNode;
}

/** The same thing to do in several dossiers, as one line that opens to them. */
export function DutyGroup({ what, count, due, children }: DutyGroupProps) {
  return (
    <details className="duty-group">
      <summary className="duty">
        <span className="duty-what">{what}</span>
        <span className="duty-about soft">{count}</span>
        <span className="duty-due">
          <Countdown until={due} />
        </span>
        <span className="duty-go">
          <Icon name="down" />
        </span>
      </summary>
      {children}
    </details>
  );
}

/** Duties of one span of time ("Now", "Today"), under its heading. */
export function DutyList({
  title,
  children,
  empty,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly empty?: string;
}) {
  const lines = Array.isArray(children) ? children.flat().filter(Boolean) : children ? [children] : [];
  return (
    <section className="duties">
      <h2 className="duties-title">{title}</h2>
      {lines.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="duties-list">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines carry their own keys
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
