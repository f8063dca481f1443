/**
 * The home of who keeps the plan: what is late and who is to be asked, what is contested, the reports that are owed, the
 * figures to release, and what the law lacks.
 */
import { standings } from '../../../domain/plan/standing.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { StandBar } from '../plan/StandBar.tsx';
import { Gaps } from './plan/Gaps.tsx';
import { InForce } from './plan/InForce.tsx';
import { LateByOrganisation } from './plan/LateByOrganisation.tsx';
import { Objections } from './plan/Objections.tsx';
import { ReleasesDue } from './plan/ReleasesDue.tsx';
import { Reports } from './plan/Reports.tsx';
import type { BoardProps } from './registry.ts';
import './plan/home.css';

export function Board({ session }: BoardProps) {
  const { t } = useI18n();
  return (
    <div className="desk stack">
      <InForce
        none={
          <section className="stack">
            <p>{t('planHome.none')}</p>
            <div className="row">
              <ButtonLink href="/records/plan/new" icon="add">
                {t('planHome.start')}
              </ButtonLink>
            </div>
          </section>
        }
      >
        {(open) => {
          const actions = standings(open.dossier, new Date());
          const { id } = open.body;
          return (
            <div className="stack desk">
              <nav className="desk-tasks" aria-label={t('planHome.tasks')}>
                <ButtonLink href={`/dossiers/${id}`} icon="list">
                  {t('planHome.look')}
                </ButtonLink>
                <ButtonLink href={`/dossiers/${id}/act/assign-plan-action`} icon="add">
                  {t('planHome.assign')}
                </ButtonLink>
                <ButtonLink href={`/dossiers/${id}/write/coordination`} icon="people">
                  {t('planHome.meet')}
                </ButtonLink>
                <ButtonLink href={`/dossiers/${id}/act/prepare-treaty-report`} icon="answer">
                  {t('planHome.prepare')}
                </ButtonLink>
                <ButtonLink href={`/plans/${id}/wall`} icon="shown">
                  {t('board.wall')}
                </ButtonLink>
              </nav>
              <StandBar actions={actions} />
              <LateByOrganisation plan={id} actions={actions} />
              <Objections open={open} session={session} />
              <Reports open={open} title={t('planHome.reports')} isKeeper />
              <Gaps open={open} />
            </div>
          );
        }}
      </InForce>
      <ReleasesDue />
    </div>
  );
}
