/** How far a batch is, and which households were not written, each with why. */
import { Link } from 'wouter';
import { problemWords, refusalsOf, unmetWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { Failed } from './batch.ts';
import type { Running } from './useBatch.ts';

export function BatchProgress({ progress, isRunning, stop }: Running) {
  const { t } = useI18n();
  if (!progress) return null;
  const { all, done, failed } = progress;
  const words = t('cycle.batch.done', { done, all });
  return (
    <div className="day-part">
      <progress className="batch-bar" max={all} value={done + failed.length} aria-label={words} />
      <p role="status">{words}</p>
      {isRunning && (
        <Button isSmall onPress={stop}>
          {t('cycle.batch.stop')}
        </Button>
      )}
      {failed.length > 0 && (
        <Notice tone="danger" title={t('cycle.batch.failed', { count: failed.length })} isSpoken={!isRunning}>
          <ul>
            {failed.map((one) => (
              <li key={one.job.act.id}>
                <Link href={`/dossiers/${one.job.dossier}`} className="number">
                  {one.job.number}
                </Link>
                : <Why {...one} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Why({ problem }: Failed) {
  const words = useI18n();
  const [refusal] = refusalsOf(problem);
  if (refusal) return unmetWords(refusal, words, () => undefined, 'household').reason;
  return problemWords(problem, words).happened;
}
