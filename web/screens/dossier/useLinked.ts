/** Dossiers that one dossier leads to and comes from, as far as somebody may know of them: what she may not, is not there. */
import { useEffect, useState } from 'react';
import { linksOf } from '../../../domain/kernel/withheld.ts';
import { post } from '../../client/api.ts';
import type { DossierLine } from '../../client/types.ts';
import type { OpenDossier } from './useDossier.ts';

const most = 200;

export function useLinked({ body, dossier, kind }: OpenDossier): ReadonlyMap<string, DossierLine> {
  const all = [
    ...body.links.map(({ to }) => to),
    ...body.linkedFrom.map(({ from }) => from),
    ...body.mentionedIn.map((one) => one.dossier),
    ...linksOf(kind, dossier),
  ];
  const ids = [...new Set(all)].toSorted().slice(0, most).join(' ');
  const [known, setKnown] = useState<ReadonlyMap<string, DossierLine>>(new Map());
  useEffect(() => {
    let isHere = true;
    if (ids === '') return;
    void post<{ dossiers: readonly DossierLine[] }>('/lines', { ids: ids.split(' ') }).then(
      ({ dossiers }) => {
        if (isHere) setKnown(new Map(dossiers.map((one) => [one.id, one])));
      },
      // a link that cannot be told of is not shown
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [ids]);
  return known;
}
