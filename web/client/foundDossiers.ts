/** Dossiers beyond those that a choice offers: looked up by their whole number, or because they are chosen already. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { parseNumber } from '../../domain/kernel/numbers.ts';
import { ApiProblem, post } from './api.ts';
import type { DossierLine, SearchHit } from './types.ts';

export interface FoundDossiers {
  readonly found: readonly DossierLine[];
  /** Looks a dossier up once what is typed is a whole number; does nothing before. */
  readonly findNumber: (typed: string) => void;
  /** Asks for the line of one that is known by its id alone. */
  readonly findId: (id: string) => void;
}

export function useFoundDossiers(): FoundDossiers {
  const [found, setFound] = useState<readonly DossierLine[]>([]);
  const asked = useRef(new Set<string>());
  const look = useCallback(async (what: string, idsOf: () => Promise<readonly string[]>): Promise<void> => {
    if (asked.current.has(what)) return;
    asked.current.add(what);
    try {
      const ids = await idsOf();
      if (ids.length === 0) return;
      const { dossiers } = await post<{ dossiers: readonly DossierLine[] }>('/lines', { ids });
      setFound((before) => [...before, ...dossiers]);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // no network, or asked too often: asked again when it is typed again
      asked.current.delete(what);
    }
  }, []);
  return useMemo(
    () => ({
      found,
      findNumber: (typed) => {
        const parsed = parseNumber(typed);
        if (!('number' in parsed)) return;
        const { number } = parsed;
        void look(number, async () =>
          (await post<{ hits: readonly SearchHit[] }>('/search', { number })).hits.map(
            ({ dossier }) => dossier,
          ),
        );
      },
      findId: (id) => void look(id, async () => [id]),
    }),
    [found, look],
  );
}
