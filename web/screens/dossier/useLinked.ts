/** Dossiers that one dossier leads to and comes from, as far as somebody may know of them: what she may not, is not there. */
import { useEffect, useState } from 'react';
import { linksOf } from '../../../domain/kernel/withheld.ts';
import { post } from '../../client/api.ts';
import type { DossierLine } from '../../client/types.ts';
import type { OpenDossier } from './useDossier.ts';

/** As many as the service tells of at a time. */
const atOnce = 200;

export function useLinked({ body, dossier, kind }: OpenDossier): ReadonlyMap<string, DossierLine> {
  const all = [
    ...body.links.map(({ to }) => to),
    ...body.linkedFrom.map(({ from }) => from),
    ...body.mentionedIn.map((one) => one.dossier),
    ...linksOf(kind, dossier),
  ];
  const ids = [...new Set(all)].toSorted().join(' ');
  const [known, setKnown] = useState<ReadonlyMap<string, DossierLine>>(new Map());
  useEffect(() => {
    let isHere = true;
    if (ids === '') return;
    const load = async (): Promise<void> => {
      const wanted = ids.split(' ');
      const found = new Map<string, DossierLine>();
      for (let at = 0; at < wanted.length && isHere; at += atOnce) {
        const { dossiers } = await post<{ dossiers: readonly DossierLine[] }>('/lines', {
          ids: wanted.slice(at, at + atOnce),
        });
        for (const one of dossiers) found.set(one.id, one);
        if (isHere) setKnown(new Map(found));
      }
    };
    // a link that cannot be told of is not shown
    load().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [ids]);
  return known;
}
