/** The first column of every part of the board: which proceeding it is, by number, kind of law and stage. */
import { Link } from 'wouter';
import type { Dossier } from '../../../../domain/kernel/dossier.ts';
import { findEntry, saidIn } from '../../../../domain/kernel/dossier.ts';
import { useDirectory } from '../../../client/directory.ts';
import { dot, useI18n } from '../../../i18n.ts';
import type { Column } from '../../../ui/Table.tsx';
import { codeWords } from '../../justice/words.ts';

export function useProceeding<R>(dossierOf: (row: R) => Dossier): Column<R> {
  const words = useI18n();
  const known = useDirectory();
  return {
    key: 'proceeding',
    label: words.t('justice.case'),
    isRowHead: true,
    cell: (row) => {
      const dossier = dossierOf(row);
      const kind = saidIn<string>(findEntry(dossier, 'profile'), 'kind');
      return (
        <>
          <Link href={`/dossiers/${dossier.id}`} className="number">
            {dossier.number}
          </Link>{' '}
          <span className="soft">
            {[
              kind && codeWords('proceeding-kind', kind, words),
              words.declared(`proceeding.state.${dossier.state}`),
              known.areaName(dossier.area),
            ]
              .filter(Boolean)
              .join(dot())}
          </span>
        </>
      );
    },
  };
}
