/** Objections that nobody has answered, each with what it is about; whoever keeps the plan and is neither side settles them. */
import type { EntryState } from '../../../../domain/kernel/dossier.ts';
import { findById, saidIn } from '../../../../domain/kernel/dossier.ts';
import { openContests } from '../../../../domain/plan/contesting.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { SessionBody } from '../../../client/types.ts';
import { useSources } from '../../../forms/sources.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { entryLabel } from '../../dossier/labels.ts';
import type { OpenDossier } from '../../dossier/useDossier.ts';
import { maySettle } from '../../plan/rights.ts';
import { actionWords, organisationWords } from '../../plan/words.ts';
import './home.css';

interface ObjectionsProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
}

export function Objections({ open, session }: ObjectionsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const sources = useSources();
  const { dossier, kind, body } = open;
  const waiting = openContests(dossier);
  /** The action that a word or a piece of evidence is about. */
  const actionOf = (about: EntryState): string | undefined => {
    const action = findById(dossier, saidIn<string>(about, 'action') ?? '');
    return action && actionWords(action, words);
  };
  return (
    <section className="stack" aria-labelledby={`contests-${body.id}`}>
      <h2 id={`contests-${body.id}`}>{t('planHome.contests')}</h2>
      {waiting.length === 0 && <p className="soft">{t('planHome.contestsNone')}</p>}
      <ul className="desk-lines">
        {waiting.map((one) => {
          const about = findById(dossier, saidIn<string>(one, 'entry') ?? '');
          const organisation = saidIn<number>(one, 'organisation');
          return (
            <li key={one.id} className="desk-line desk-card">
              <span>
                <b>{declared(`code.contest-reason.${saidIn<string>(one, 'reason')}`)}</b>{' '}
                <span className="soft">
                  {organisation === undefined
                    ? t('board.objection.somebody')
                    : organisationWords(organisation, known, words)}
                </span>
                {about && (
                  <span className="desk-about">
                    {[actionOf(about), entryLabel(kind, about, words, sources)].filter(Boolean).join(': ')}
                  </span>
                )}
              </span>
              {maySettle(dossier, one, session) ? (
                <ButtonLink href={`/dossiers/${body.id}/act/answer-contest?entry.answer=${one.id}`} isSmall>
                  {t('board.action.settle')}
                </ButtonLink>
              ) : (
                <span className="small soft">{t('planHome.contestOwn')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
