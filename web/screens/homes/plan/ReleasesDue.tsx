/** Figures that wait to be released: closed periods without a release, and releases that a second person must approve. */
import { useResource } from '../../../client/data.ts';
import { useDirectory } from '../../../client/directory.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import type { ReleaseLine } from '../../figures/words.ts';
import { monthWords } from '../../figures/words.ts';

export function ReleasesDue() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { data } = useResource<{ releases: readonly ReleaseLine[]; waiting: readonly string[] }>(
    '/figures/releases',
    { concerns: () => false },
  );
  if (!data) return null;
  const unapproved = data.releases.filter(({ approvedBy }) => approvedBy === null);
  const first = data.waiting.at(-1);
  return (
    <section className="stack" aria-labelledby="releases-due">
      <h2 id="releases-due">{t('planHome.figures')}</h2>
      {unapproved.map(({ id, from, to, madeBy }) => (
        <p key={id}>
          {t('planHome.figuresApprove', {
            from: monthWords(from, words),
            to: monthWords(to, words),
            by: known.accountName(madeBy),
          })}
        </p>
      ))}
      {first !== undefined && (
        <p>{t('planHome.figuresMake', { count: data.waiting.length, month: monthWords(first, words) })}</p>
      )}
      {unapproved.length === 0 && first === undefined && <p className="soft">{t('planHome.figuresNone')}</p>}
      <div className="row">
        <ButtonLink href="/statistics" isSmall icon="bars">
          {t('planHome.figuresOpen')}
        </ButtonLink>
      </div>
    </section>
  );
}
