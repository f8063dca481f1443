/** The supervisor's board: how much of each there is to look at, and the page that shows it all and is printed. */
import { addMessages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Loading } from '../../ui/States.tsx';
import type { BoardProps } from './registry.ts';
import { useReview } from './review/useReview.ts';
import './cases/cases.css';

addMessages('en', caseTexts);

export function Board({ session }: BoardProps) {
  const { t, number } = useI18n();
  const { review, problem } = useReview(session);
  if (!review) return problem ? null : <Loading />;
  const counts = [
    ['unsafe', review.unsafe.length, 'danger'],
    ['approvals', review.approvals.length, 'late'],
    ['reviews', review.reviews.length, 'late'],
    ['late', review.late.length, 'late'],
    ['stuck', review.stuck.length, ''],
    ['alerts', review.alerts.length, ''],
  ] as const;
  return (
    <section className="children" aria-labelledby="review">
      <div className="children-head">
        <h2 id="review">{t('review.title')}</h2>
        <span className="row">
          <ButtonLink href="/patterns" isSmall>
            {t('review.patterns')}
          </ButtonLink>
          <ButtonLink href="/late" isSmall icon="forward">
            {t('review.open')}
          </ButtonLink>
        </span>
      </div>
      <dl className="review-counts">
        {counts.map(([what, count, tone]) => (
          <div key={what} className={count > 0 && tone ? `review-${tone}` : undefined}>
            <dt>{t(`review.${what}`)}</dt>
            <dd>
              {count > 0 && tone && <Icon name="alert" />} {number(count)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
