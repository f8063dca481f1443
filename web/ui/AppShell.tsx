/**
 * The frame of every screen: a top bar with the lock always in reach, the places to go (at the side on a desk, at the
 * bottom on a phone), and a page whose one primary act is always in the same place: at the bottom on a phone, at the
 * top end on a desk.
 */
import type { ReactNode } from 'react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import './AppShell.css';

export interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** How many things wait there. */
  readonly count?: number;
}

interface AppShellProps {
  readonly places: readonly Place[];
  /** Path that is shown now. */
  readonly path: string;
  readonly onLock: () => void;
  /** The person's own menu, beside the lock. */
  readonly menu?: ReactNode;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

export function AppShell({ places, path, onLock, menu, banner, children }: AppShellProps) {
  const { t, number } = useI18n();
  // one place at most: the one whose address says most of where one is
  const here = places
    .map(({ href }) => href)
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
  return (
    <div className="shell">
      <a className="shell-skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="shell-top">
        <Link href="/" className="shell-mark">
          {t('app.name')}
        </Link>
        <div className="shell-tools">
          {menu}
          <Button icon="lock" isSmall onPress={onLock}>
            {t('shell.lock')}
          </Button>
        </div>
      </header>
      <nav className="shell-nav" aria-label={t('shell.places')}>
        {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
        <ul role="list">
          {places.map((place) => (
            <li key={place.href}>
              <Link
                href={place.href}
                className="shell-place"
                aria-current={place.href === here ? 'page' : undefined}
              >
                <span className="shell-place-icon">
                  <Icon name={place.icon} />
                  {place.count !== undefined && place.count > 0 && (
                    <span className="shell-count">
                      {number(place.count)}
                      <span className="unseen"> {t('shell.waiting')}</span>
                    </span>
                  )}
                </span>
                <span className="shell-place-label">{place.label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {banner && (
        <aside className="shell-banner" aria-label={t('shell.news')}>
          {banner}
        </aside>
      )}
      <main id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

interface PageProps {
  readonly title: ReactNode;
  /** Where one came from; without a label for as long as its name is still being fetched. */
  readonly back?: { readonly href: string; readonly label: string | undefined };
  /** The one primary act. */
  readonly primary?: ReactNode;
  /** Quieter acts, beside the title. */
  readonly acts?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

let isFirstPage = true;

/**
 * One screen. Arriving on it moves the focus to its title, so that a screen reader says where one is. The title answers the
 * tap that led here; what is below it is drawn right after, in pieces between which the browser paints and takes further taps.
 */
export function Page({ title, back, primary, acts, aside, children }: PageProps) {
  const isAnswered = useDeferredValue(true, false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <article className={`page${aside ? ' page-beside' : ''}`}>
      <header className="page-head">
        {back &&
          (back.label === undefined ? (
            // a link without a name says nothing; its place is kept
            <span className="page-back">&nbsp;</span>
          ) : (
            <Link href={back.href} className="page-back">
              <Icon name="back" /> {back.label}
            </Link>
          ))}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {isAnswered && acts && <div className="row">{acts}</div>}
      </header>
      {isAnswered && (
        <>
          <div className="page-body stack">{children}</div>
          {aside && <aside className="page-aside stack">{aside}</aside>}
          {primary && <div className="page-primary">{primary}</div>}
        </>
      )}
    </article>
  );
}
