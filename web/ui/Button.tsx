/** Buttons, and links that look like them. One primary act a screen; everything else is quieter. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Link } from 'wouter';
import { useI18n } from '../i18n.ts';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import './Button.css';

export type ButtonKind = 'primary' | 'secondary' | 'plain' | 'danger';

interface Look {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** As wide as its place: the primary act on a phone. */
  readonly isWide?: boolean;
  /** Lower, for rows and label lines. */
  readonly isSmall?: boolean;
  readonly children: ReactNode;
}

export interface ButtonProps extends Look {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly id?: string;
  readonly type?: 'button' | 'submit';
  /** Id of the form it submits, when it stands outside of it. */
  readonly form?: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** The act is under way: it keeps its focus and says so. */
  readonly isPending?: boolean;
  /** Name for screen readers when the words alone do not tell (several "Remove" in a list). */
  readonly label?: string;
  readonly describedBy?: string;
  /** For a button that opens another part of the page. */
  readonly isExpanded?: boolean;
}

const classes = ({ kind = 'secondary', isWide, isSmall }: Omit<Look, 'children'>): string =>
  `button button-${kind}${isWide ? ' button-wide' : ''}${isSmall ? ' button-small' : ''}`;

export function Button({
  kind = 'secondary',
  icon,
  isWide = false,
  isSmall = false,
  type = 'button',
  label,
  describedBy,
  isExpanded,
  isPending = false,
  children,
  ...rest
}: ButtonProps) {
  const { t } = useI18n();
  return (
    <AriaButton
      {...rest}
      type={type}
      isPending={isPending}
      className={classes({ kind, isWide, isSmall })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
    >
      {isPending ? (
        <>
          <Icon name="wait" />
          <span>{t('busy')}</span>
        </>
      ) : (
        <>
          {icon && <Icon name={icon} />}
          <span>{children}</span>
        </>
      )}
    </AriaButton>
  );
}

/** A place to go that looks like a button. */
export function ButtonLink({
  href,
  label,
  icon,
  children,
  ...look
}: Look & { readonly href: string; readonly label?: string }) {
  return (
    <Link href={href} className={classes(look)} aria-label={label}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}
