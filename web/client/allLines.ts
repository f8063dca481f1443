/** A whole list of dossiers, page by page: for pictures and tables that must not leave anybody out. */
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, get } from './api.ts';
import { getKept, useHints } from './data.ts';
import type { DossierLine } from './types.ts';

const pageSize = 200;

export interface AllLines {
  /** All of them, once the last page is here; what was last known meanwhile. */
  readonly lines: readonly DossierLine[] | undefined;
  /** How many have come so far. */
  readonly come: number;
  readonly problem: ApiProblem | undefined;
  readonly reload: () => void;
}

/**
 * @param query of `/dossiers`, such as `kind=household&entries=member`; null asks for nothing yet
 * @param kinds what a hint must be about to fetch again
 * @param keeps shows what was last known on this device where there is no network
 */
export function useAllLines(query: string | null, kinds: readonly string[] = [], keeps = false): AllLines {
  const [known, setKnown] = useState<{
    readonly query: string | null;
    readonly lines?: readonly DossierLine[];
    readonly problem?: ApiProblem;
  }>({ query: null });
  const [come, setCome] = useState(0);
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again for the same list
  useEffect(() => {
    if (query === null) return;
    let isHere = true;
    const load = async (): Promise<void> => {
      const all: DossierLine[] = [];
      let after: string | null = null;
      do {
        const page: { readonly dossiers: readonly DossierLine[]; readonly next: string | null } = await (keeps
          ? getKept
          : get)(
          `/dossiers?${query}&limit=${pageSize}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
        );
        if (!isHere) return;
        all.push(...page.dossiers);
        setCome(all.length);
        after = page.next;
      } while (after !== null);
      // one that was changed meanwhile may have come twice
      const lines = [...new Map(all.map((one) => [one.id, one])).values()];
      setKnown({ query, lines });
    };
    load().catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      if (!isHere) return;
      setKnown((before) => ({
        query,
        problem: error,
        ...(before.query === query && before.lines ? { lines: before.lines } : {}),
      }));
    });
    return () => {
      isHere = false;
    };
  }, [query, turn, keeps]);
  useHints((hint) => {
    if (hint.kinds.some((kind) => kinds.includes(kind))) reload();
  });
  const isSame = known.query === query;
  return {
    lines: isSame ? known.lines : undefined,
    come,
    problem: isSame ? known.problem : undefined,
    reload,
  };
}
