/** The home of who speaks for an organisation: what it has promised, what others say was done, reports it is asked about. */
import { standings } from '../../../domain/plan/standing.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { InForce } from './plan/InForce.tsx';
import { OthersEvidence, OurActions } from './plan/OurActions.tsx';
import { Reports } from './plan/Reports.tsx';
import type { BoardProps } from './registry.ts';
import './plan/home.css';

export function Board({ session }: BoardProps) {
  const { t } = useI18n();
  return (
    <InForce none={<p className="soft">{t('planHome.none')}</p>}>
      {(open, reload) => {
        const actions = standings(open.dossier, new Date());
        return (
          <div className="stack desk">
            <OurActions open={open} session={session} reload={reload} actions={actions} />
            <OthersEvidence open={open} session={session} actions={actions} />
            <Reports open={open} title={t('planHome.askedOfUs')} isKeeper={false} />
            <nav className="desk-tasks" aria-label={t('planHome.tasks')}>
              <ButtonLink href={`/dossiers/${open.body.id}`} icon="list">
                {t('planHome.look')}
              </ButtonLink>
            </nav>
          </div>
        );
      }}
    </InForce>
  );
}
