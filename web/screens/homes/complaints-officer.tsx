/**
 * The complaints officer's board: what was complained of and waits for her, the oldest first. Of the child she sees how to reach
 * her, and nothing of the case [2.5].
 */
import { Link } from 'wouter';
import { said } from '../../../domain/kernel/values.ts';
import { useAllLines } from '../../client/allLines.ts';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { complaintsOf } from './cases/complaints.ts';
import type { BoardProps } from './registry.ts';
import './cases/cases.css';

addMessages('en', caseTexts);

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { lines, problem } = useAllLines('kind=case&entries=complaint&entries=complaint-handling', ['case']);
  if (!lines) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const complaints = complaintsOf(lines);
  return (
    <section className="children" aria-labelledby="complaints">
      <h2 id="complaints">{t('complaints.title', { count: complaints.length })}</h2>
      {complaints.length === 0 && (
        <EmptyState title={t('complaints.none')}>{t('complaints.noneHelp')}</EmptyState>
      )}
      {complaints.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="children-list">
          {complaints.map(({ dossier, number, entry, values, handling }) => {
            const day = said(values['on']);
            return (
              <li key={entry} className="child child-beside">
                <div>
                  <p>
                    <Link href={`/dossiers/${dossier}`}>
                      <span className="number">{number}</span>
                    </Link>{' '}
                    {t('complaints.about', {
                      whom: declared(`code.complaint-about.${String(said(values['about']))}`),
                    })}
                  </p>
                  <p className="small soft">
                    {[
                      typeof day === 'string' && showDate(day, words),
                      t(handling === undefined ? 'complaints.waiting' : 'complaints.taken'),
                    ]
                      .filter(Boolean)
                      .join(dot())}
                  </p>
                </div>
                <ButtonLink
                  href={
                    handling === undefined
                      ? `/dossiers/${dossier}/write/complaint-handling?set.complaint=${entry}&set.officer=${session.account}&set.organisation=${session.organisation}`
                      : `/dossiers/${dossier}/write/complaint-handling/${handling}`
                  }
                  isSmall
                  label={`${t(handling === undefined ? 'complaints.take' : 'complaints.goOn')}: ${number}`}
                >
                  {t(handling === undefined ? 'complaints.take' : 'complaints.goOn')}
                </ButtonLink>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
