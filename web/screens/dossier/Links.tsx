/** Dossiers that this one leads to and comes from. */
import { Link } from 'wouter';
import { catalogue } from '../../client/catalogue.ts';
import type { DossierLine } from '../../client/types.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { titleWords } from './labels.ts';
import type { OpenDossier } from './useDossier.ts';

interface LinksProps {
  readonly open: OpenDossier;
  /** Those that she may know of. */
  readonly known: ReadonlyMap<string, DossierLine>;
}

export function Links({ open, known }: LinksProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
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
  const shown = all.flatMap((one) => {
    const line = known.get(one.dossier);
    return line ? [{ line, words: one.words }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className="dossier-section" aria-labelledby="links">
      <h2 id="links">{t('dossier.links')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="stack">
        {shown.map(({ line, words: how }) => (
          <li key={`${line.id} ${how}`}>
            {how}:{' '}
            <Link href={`/dossiers/${line.id}`} className="number">
              {line.number}
            </Link>{' '}
            <span className="soft">
              {[
                declared(`kind.${line.kind}`),
                ...titleWords(catalogue().kinds[line.kind], line, words, sources),
                declared(`${line.kind}.state.${line.state}`),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
