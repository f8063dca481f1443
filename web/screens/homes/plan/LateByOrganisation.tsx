/** What is late, by the organisation that is to be asked, with the people who speak for it. */
import type { ActionStanding } from '../../../../domain/plan/standing.ts';
import { useDirectory } from '../../../client/directory.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { actionWords, dateWords, organisationWords } from '../../plan/words.ts';
import '../../plan/plan.css';
import './home.css';

interface LateByOrganisationProps {
  readonly plan: string;
  readonly actions: readonly ActionStanding[];
}

export function LateByOrganisation({ plan, actions }: LateByOrganisationProps) {
  const words = useI18n();
  const { t, list, declared } = words;
  const known = useDirectory();
  const late = actions.filter(({ stand }) => stand === 'late');
  const asked = [...Map.groupBy(late, ({ organisation }) => organisation)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const speakers = (organisation: number | undefined): readonly string[] =>
    known.accounts
      .filter((one) => one.organisation === organisation && one.roles.includes('focal-point') && !one.ended)
      .map(({ name }) => name);
  return (
    <section className="stack" aria-labelledby={`late-${plan}`}>
      <h2 id={`late-${plan}`}>{t('planHome.late')}</h2>
      {late.length === 0 && <p className="soft">{t('planHome.lateNone')}</p>}
      {asked.map(([organisation, some]) => {
        const names = speakers(organisation);
        return (
          <article key={organisation ?? 0} className="desk-card desk-late">
            <h3>{organisationWords(organisation, known, words)}</h3>
            <p className="small">
              {t('planHome.lateCount', { count: some.length })} ·{' '}
              {names.length > 0 ? t('planHome.ask', { names: list(names) }) : t('planHome.askNobody')}
            </p>
            <ul className="desk-lines">
              {some.map((one) => (
                <li key={one.entry.id} className="desk-line">
                  <span>
                    <b>{actionWords(one.entry, words)}</b>{' '}
                    <span className="soft">{declared(`code.plan-heading.${one.heading}`)}</span>
                  </span>
                  <span className="late-word">{dateWords(one, words)}</span>
                  <ButtonLink
                    href={`/dossiers/${plan}/act/report-progress?set.progress.action=${one.entry.id}`}
                    isSmall
                    label={`${t('board.action.tell')}: ${actionWords(one.entry, words)}`}
                  >
                    {t('board.action.tell')}
                  </ButtonLink>
                </li>
              ))}
            </ul>
          </article>
        );
      })}
    </section>
  );
}
