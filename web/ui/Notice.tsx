/**
 * A notice to the person: of danger, lateness, success or something to know. Problems say what happened, what was kept
 * and what to do. A refusal lists each unmet safeguard with its reason, its section, and what would satisfy it.
 */
import type { ReactNode, Ref } from 'react';
import { useI18n } from '../i18n.ts';
import { ButtonLink } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import './Notice.css';

export type Tone = 'danger' | 'late' | 'done' | 'info';

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  danger: 'alert',
  late: 'clock',
  done: 'check',
  info: 'info',
};

interface NoticeProps {
  readonly ref?: Ref<HTMLElement>;
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
  /** Announced when it appears: for what answers an act of the person. */
  readonly isSpoken?: boolean;
}

export function Notice({ ref, tone, title, children, acts, isSpoken = false }: NoticeProps) {
  const { t } = useI18n();
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={`notice notice-${tone}`}
      {...(isSpoken ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
    >
      <span className="notice-mark">
        <Icon name={toneIcons[tone]} />
      </span>
      <div className="notice-body">
        <h2 className="notice-title">
          <span className="unseen">{t(`tone.${tone}`)}: </span>
          {title}
        </h2>
        {children}
        {acts && <div className="row">{acts}</div>}
      </div>
    </section>
  );
}

/** Something went wrong, in three sentences. */
export interface Problem {
  readonly happened: string;
  readonly kept: string;
  readonly toDo: string;
  /** Stable code, for whoever helps. */
  readonly code?: string;
}

export function ProblemNotice({ problem, acts }: { readonly problem: Problem; readonly acts?: ReactNode }) {
  const { t } = useI18n();
  return (
    <Notice tone="danger" title={problem.happened} acts={acts} isSpoken>
      <p>{problem.kept}</p>
      <p>{problem.toDo}</p>
      {problem.code && (
        <p className="small soft">
          {t('problem.code')} <span className="number">{problem.code}</span>
        </p>
      )}
    </Notice>
  );
}

/** A safeguard that is not met, in words. */
export interface Unmet {
  readonly id: string;
  /** Section of the source it comes from, such as "2.7". */
  readonly section: string;
  readonly reason: string;
  /** What would satisfy it, in words. */
  readonly remedy?: string | undefined;
  /** The forms that settle it, and who can do that. */
  readonly remedies: readonly { readonly label: string; readonly href?: string | undefined }[];
  readonly settledBy?: string | undefined;
}

interface RefusalProps {
  readonly title: string;
  readonly unmet: readonly Unmet[];
  /** The emergency path, where there is one. */
  readonly acts?: ReactNode;
  readonly isSpoken?: boolean;
}

/** Why an act was refused, or what stands in the way of the next step. */
export function Refusal({ title, unmet, acts, isSpoken = false }: RefusalProps) {
  const { t } = useI18n();
  return (
    <Notice tone="late" title={title} acts={acts} isSpoken={isSpoken}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul className="unmet" role="list">
        {unmet.map((one) => (
          <li key={one.id} className="unmet-one">
            <p className="unmet-reason">{one.reason}</p>
            {one.remedy && <p>{one.remedy}</p>}
            {one.settledBy && <p className="small">{t('unmet.settledBy', { role: one.settledBy })}</p>}
            {one.remedies.length > 0 && (
              <div className="row">
                {one.remedies.map((remedy) =>
                  remedy.href === undefined ? (
                    <span key={remedy.label} className="small">
                      {remedy.label}
                    </span>
                  ) : (
                    <ButtonLink key={remedy.label} href={remedy.href} isSmall icon="forward">
                      {remedy.label}
                    </ButtonLink>
                  ),
                )}
              </div>
            )}
            <p className="unmet-source">{t('unmet.source', { id: one.id, section: one.section })}</p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
