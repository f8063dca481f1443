/** Who can see this dossier, what of it, why and until when: always one tap away. */
import { groupLabelKey } from '../../../domain/groups.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';

export function WhoSees({ dossier }: { readonly dossier: Dossier }) {
  const { t, declared, instant, list } = useI18n();
  const known = useDirectory();
  const now = Date.now();
  const inForce = dossier.grants.filter((grant) => !grant.until || Date.parse(grant.until) > now);
  return (
    <details className="who-sees">
      <summary>{t('dossier.whoSees', { count: new Set(inForce.map((grant) => grant.party)).size })}</summary>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="stack">
        {inForce.map((grant) => (
          <li key={grant.id}>
            <strong>
              {known.partyName(grant.party) ??
                t(grant.purpose === 'reporter' ? 'dossier.reporter' : 'dossier.limited')}
            </strong>
            <p className="small soft">
              {t('dossier.sees', {
                level: declared(`level.${grant.level}`),
                purpose: declared(`purpose.${grant.purpose}`),
                basis: declared(`basis.${grant.basis}`),
              })}
              {grant.until && <> · {t('dossier.until', { at: instant(grant.until) })}</>}
            </p>
            <p className="small soft">{list(grant.groups.map((group) => declared(groupLabelKey(group))))}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
