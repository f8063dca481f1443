/**
 * The time of a case on one line: where the child lived as bands, what happened as marks, each sort in a shape of its own. The
 * story below says the same in words, so the picture is hidden from screen readers.
 */
import { useI18n } from '../../../i18n.ts';
import type { Sort, Story } from './story.ts';

const [middle, size] = [22, 8];

/** A mark around its middle. */
const shapes: Readonly<Record<Sort, string>> = {
  event: `M0 ${-size * 0.7}a${size * 0.7} ${size * 0.7} 0 1 0 .01 0Z`,
  decision: `M0 ${-size}L${size} 0L0 ${size}L${-size} 0Z`,
  visit: `M${-size * 0.75} ${-size * 0.75}h${size * 1.5}v${size * 1.5}h${-size * 1.5}Z`,
  danger: `M0 ${-size * 1.1}L${size * 1.1} ${size * 0.9}H${-size * 1.1}Z`,
};
const sorts = ['event', 'decision', 'visit', 'danger'] as const;

export function Strip({ story, now }: { readonly story: Story; readonly now: Date }) {
  const { t, instant, direction } = useI18n();
  const [first] = story.past;
  if (!first || story.past.length < 2) return null;
  const start = Math.min(first.at, ...story.stays.map(({ from }) => from));
  const length = Math.max(now.getTime() - start, 1);
  /** Percent of the line. */
  const along = (at: number): number => {
    const x = 2 + (96 * (Math.min(at, now.getTime()) - start)) / length;
    return direction === 'rtl' ? 100 - x : x;
  };
  const seen = new Set(story.past.map(({ sort }) => sort));
  return (
    <div className="strip">
      <svg aria-hidden="true" className="strip-line">
        {story.stays.map(({ entry, from, to }, index) => {
          const [one, other] = [along(from), along(to ?? now.getTime())];
          return (
            <rect
              key={entry.id}
              className={`strip-stay strip-stay-${index % 2}`}
              x={`${Math.min(one, other)}%`}
              width={`${Math.abs(other - one)}%`}
              y={middle - 6}
              height="12"
            />
          );
        })}
        <line className="strip-axis" x1="0" x2="100%" y1={middle} y2={middle} />
        {story.past.map(({ entry, at, sort }) => (
          <svg key={entry.id} x={`${along(at)}%`} y={middle} className="strip-place" aria-hidden="true">
            <path className={`strip-mark strip-${sort}`} d={shapes[sort]} />
          </svg>
        ))}
      </svg>
      <p className="strip-ends small soft">
        <span>{instant(new Date(start), { dateStyle: 'medium' })}</span>
        <span>{t('case.today')}</span>
      </p>
      <p className="strip-legend small">
        {sorts
          .filter((sort) => seen.has(sort))
          .map((sort) => (
            <span key={sort}>
              <svg viewBox="-14 -14 28 28" aria-hidden="true" className="strip-key">
                <path className={`strip-mark strip-${sort}`} d={shapes[sort]} />
              </svg>
              {t(`case.sort.${sort}`)}
            </span>
          ))}
        <span>
          <svg viewBox="0 0 28 28" aria-hidden="true" className="strip-key">
            <rect className="strip-stay strip-stay-0" y="8" width="14" height="12" />
            <rect className="strip-stay strip-stay-1" x="14" y="8" width="14" height="12" />
          </svg>
          {t('case.sort.stay')}
        </span>
      </p>
    </div>
  );
}
