/** Families that wait, most at risk first and why; and who is reached against their share [2.1, H8, H9]. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Benchmark } from '../../../../domain/household/benchmarks.ts';
import { useAllLines } from '../../../client/allLines.ts';
import { useResource } from '../../../client/data.ts';
import { useDirectory } from '../../../client/directory.ts';
import { problemWords } from '../../../client/words.ts';
import { dot, useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import type { Family } from './queue.ts';
import { queueOf } from './queue.ts';
import { Shares } from './Shares.tsx';

const mostShown = 8;
const mostReasons = 3;

/** @param children what stands between those who wait and who is reached */
export function Waiting({ children }: { readonly children: ReactNode }) {
  const words = useI18n();
  const { t } = words;
  const country = useResource<{ benchmarks?: readonly Benchmark[] }>('/country', { concerns: () => false });
  const families = useAllLines(
    'kind=household&state=prioritised&state=supported&sort=created&order=asc&entries=profile&entries=confirmation&entries=member',
    ['household'],
  );
  const failed = country.problem ?? families.problem;
  if (!country.data || !families.lines)
    return failed ? <ProblemNotice problem={problemWords(failed, words)} /> : <Loading />;
  const { waiting, shares } = queueOf(families.lines, country.data.benchmarks);
  return (
    <>
      <section className="day-part" aria-labelledby="queue">
        <h2 id="queue">{t('families.queue')}</h2>
        {waiting.length === 0 ? (
          <EmptyState icon="people" title={t('families.none')}>
            {t('families.noneHelp')}
          </EmptyState>
        ) : (
          <>
            <p className="small soft">{t('families.queueHelp')}</p>
            <ol className="day-cards cycle-queue">
              {waiting.slice(0, mostShown).map((one) => (
                <Waits key={one.dossier} one={one} />
              ))}
            </ol>
            {waiting.length > mostShown && (
              <Link href="/records/household?state=prioritised">
                {t('families.rest', { count: waiting.length - mostShown })}
              </Link>
            )}
          </>
        )}
      </section>
      {children}
      {shares.some(({ share }) => share > 0) && <Shares shares={shares} />}
    </>
  );
}

function Waits({ one }: { readonly one: Family }) {
  const { t, declared, findDeclared, instant } = useI18n();
  const known = useDirectory();
  const { line, points, reasons, girls, boys } = one;
  return (
    <li className="day-card">
      <h3>
        <Link href={`/dossiers/${one.dossier}`} className="number">
          {line.number}
        </Link>
        <span>{t('families.points', { points })}</span>
        <span className="soft">{known.areaName(line.area)}</span>
      </h3>
      <ul className="day-facts">
        {reasons.slice(0, mostReasons).map(({ benchmark }) => (
          <li key={benchmark}>{findDeclared(`benchmark.${benchmark}`) ?? benchmark}</li>
        ))}
        {reasons.length > mostReasons && (
          <li>{t('families.moreReasons', { count: reasons.length - mostReasons })}</li>
        )}
      </ul>
      <p className="small">
        {[
          girls + boys > 0 &&
            t('families.children', { girls, boys, both: girls > 0 && boys > 0 ? 'yes' : 'no' }),
          t('families.since', { since: instant(new Date(one.since), { dateStyle: 'medium' }) }),
        ]
          .filter(Boolean)
          .join(dot())}
      </p>
      <p className="small">
        {one.decision === undefined
          ? t('families.notConfirmed')
          : t('families.decided', { decision: declared(`code.confirmation-decision.${one.decision}`) })}
      </p>
      <div className="row">
        {one.decision === undefined ? (
          <ButtonLink isSmall icon="answer" href={`/dossiers/${one.dossier}/write/confirmation`}>
            {t('families.lookAt')}
          </ButtonLink>
        ) : (
          <ButtonLink isSmall icon="check" href={`/dossiers/${one.dossier}/act/enrol`}>
            {t('families.enrol')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
