/** What a place shows when it has nothing, not yet anything, or no network. */
import type { ReactNode } from 'react';
import { useI18n } from '../i18n.ts';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import './States.css';

interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
}

/** Nothing here, said kindly, with what to do about it. */
export function EmptyState({ icon = 'check', title, children, acts }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p className="soft">{children}</p>}
      {acts && <div className="row">{acts}</div>}
    </div>
  );
}

/** Something is on its way; invisible for the first third of a second, so that quick answers do not flicker. */
export function Loading({ label }: { readonly label?: string }) {
  const { t } = useI18n();
  return (
    <div className="loading" role="status">
      <span className="loading-mark" aria-hidden="true" />
      <span>{label ?? t('loading')}</span>
    </div>
  );
}

interface OfflineBannerProps {
  /** Acts recorded on this device that wait to be sent. */
  readonly waiting: number;
  readonly isOnline: boolean;
}

/** Says that work goes on without a network and that nothing is lost; says nothing when all is sent. */
export function OfflineBanner({ waiting, isOnline }: OfflineBannerProps) {
  const { t } = useI18n();
  const text = isOnline ? waiting > 0 && t('offline.sending', { waiting }) : t('offline.is', { waiting });
  return (
    <div className="offline-region" role="status">
      {text && (
        <p className="offline">
          <Icon name={isOnline ? 'wait' : 'offline'} />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}

/** Where there is no network: what is shown is as it was then. */
export function AsOf({ at }: { readonly at: Date }) {
  const { t, instant } = useI18n();
  return (
    <p className="as-of" role="status">
      <Icon name="offline" />
      <span>{t('offline.asOf', { at: instant(at) })}</span>
    </p>
  );
}

/** A key to press, for those who work with the keyboard alone. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <kbd className="key-hint" dir="ltr">
      {keys}
    </kbd>
  );
}
