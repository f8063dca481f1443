/** One child in a list: number, who, where she stands, what endangers her, what comes next, and what is done most at this stage. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { I18n } from '../../../i18n.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Countdown } from '../../../ui/Countdown.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { dutyWords } from '../../duties.ts';
import type { Child } from './children.ts';

/** "Girl, 12–14": never a name. */
export function whoWords({ sex, age }: Pick<Child, 'sex' | 'age'>, { t, number }: I18n): string {
  const who = t('children.who', { sex: sex ?? 'other' });
  if (!age) return who;
  const years = age.from === age.to ? number(age.from) : t('age.range', { ...age });
  return t('children.whoAged', { who, years });
}

interface Step {
  readonly href: string;
  readonly label: string;
}

interface ChildLineProps {
  readonly child: Child;
  /** What is done most with a child at this stage: a tap each. */
  readonly steps: readonly Step[];
  /** What else can be done at once, folded away. */
  readonly more?: readonly Step[];
  /** What this board tells of her beside. */
  readonly children?: ReactNode;
}

export function ChildLine({ child, steps, more = [], children }: ChildLineProps) {
  const words = useI18n();
  const { t, declared } = words;
  const [first] = child.duties;
  const isOthers = first === undefined && child.due !== undefined && Date.parse(child.due) < Date.now();
  return (
    <li className="child">
      <div className="child-head">
        <Link href={`/dossiers/${child.id}`} className="child-number">
          <span className="number">{child.number}</span>
        </Link>
        <span>{whoWords(child, words)}</span>
        <span className="soft">{declared(`case.state.${child.state}`)}</span>
      </div>
      {child.dangers.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="child-dangers">
          {child.dangers.map((one) => (
            <li key={one} className={`child-danger child-danger-${one}`}>
              <Icon name="alert" /> {t(`children.danger.${one}`)}
            </li>
          ))}
        </ul>
      )}
      {/* what others are late with is no alarm to her */}
      {isOthers && <p className="child-next small soft">{t('children.someLate')}</p>}
      {child.due !== undefined && !isOthers && (
        <p className="child-next small">
          <Countdown until={child.due} /> {first ? dutyWords(first, words) : t('children.someDue')}
        </p>
      )}
      {children}
      <div className="row child-steps">
        {steps.map(({ href, label }) => (
          <ButtonLink key={href} href={href} isSmall label={`${label}: ${child.number}`}>
            {label}
          </ButtonLink>
        ))}
        {more.length > 0 && (
          <details className="child-more">
            <summary aria-label={t('children.moreFor', { number: child.number })}>
              {t('children.more')}
            </summary>
            <div className="row">
              {more.map(({ href, label }) => (
                <ButtonLink key={href} href={href} isSmall kind="plain" label={`${label}: ${child.number}`}>
                  {label}
                </ButtonLink>
              ))}
            </div>
          </details>
        )}
      </div>
    </li>
  );
}
