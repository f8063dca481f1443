/** Dossiers that this one leads to and comes from, as far as one may know of them: what one may not, is not there. */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { post } from '../../client/api.ts';
import type { DossierLine } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import type { OpenDossier } from './useDossier.ts';

const most = 200;

export function Links({ open }: { readonly open: OpenDossier }) {
  const { t, declared } = useI18n();
  const { body } = open;
  const lines = [
    ...body.links.map(({ to, relation }) => ({ dossier: to, words: declared(`relation.${relation}.to`) })),
    ...body.linkedFrom.map(({ from, relation }) => ({
      dossier: from,
      words: declared(`relation.${relation}.from`),
    })),
    ...body.mentionedIn.map(({ dossier, kind, type }) => ({
      dossier,
      words: declared(`${kind}.${type}`),
    })),
  ];
  const all = [...new Map(lines.map((line) => [`${line.dossier} ${line.words}`, line])).values()];
  const ids = [...new Set(all.map(({ dossier }) => dossier))].toSorted().slice(0, most).join(' ');
  const [known, setKnown] = useState<readonly DossierLine[]>([]);
  useEffect(() => {
    let isHere = true;
    if (ids === '') return;
    void post<{ dossiers: readonly DossierLine[] }>('/lines', { ids: ids.split(' ') }).then(
      ({ dossiers }) => {
        if (isHere) setKnown(dossiers);
      },
      // a link that cannot be told of is not shown
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [ids]);
  const shown = all.flatMap(({ dossier, words }) => {
    const line = known.find(({ id }) => id === dossier);
    return line ? [{ line, words }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className="dossier-section" aria-labelledby="links">
      <h2 id="links">{t('dossier.links')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="stack">
        {shown.map(({ line, words }) => (
          <li key={`${line.id} ${words}`}>
            {words}:{' '}
            <Link href={`/dossiers/${line.id}`} className="number">
              {line.number}
            </Link>{' '}
            <span className="soft">
              {declared(`kind.${line.kind}`)}, {declared(`${line.kind}.state.${line.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
