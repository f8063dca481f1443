/** What one can do on a dossier in one breath: the acts of her role, as buttons. */
import { useResource } from '../../client/data.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { actsNow } from './actsNow.ts';
import type { PossibleActs } from './possible.ts';
import './acts.css';

/** More than these fold away. */
const mostShown = 6;

export function Acts({ open, roles }: { readonly open: OpenDossier; readonly roles: readonly string[] }) {
  const { t, declared } = useI18n();
  const { id } = open.body;
  const { data } = useResource<PossibleActs>(`/dossiers/${encodeURIComponent(id)}/acts`, {
    concerns: (hint) => hint.dossiers.includes(id),
  });
  const acts = data ? actsNow(data, open, roles) : [];
  if (acts.length === 0) return null;
  const button = ({ act }: (typeof acts)[number]) => (
    <ButtonLink key={act} href={`/dossiers/${id}/act/${act}`} isSmall icon="forward">
      {declared(`act.${act}`)}
    </ButtonLink>
  );
  return (
    <section className="acts" aria-labelledby="acts">
      <h2 id="acts">{t('act.title')}</h2>
      <div className="row acts-row">{acts.slice(0, mostShown).map(button)}</div>
      {acts.length > mostShown && (
        <details>
          <summary>{t('act.more', { count: acts.length - mostShown })}</summary>
          <div className="row acts-row">{acts.slice(mostShown).map(button)}</div>
        </details>
      )}
    </section>
  );
}
