/** The queue: open reports by what is due first, a page at a time, live. */
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, get } from '../../client/api.ts';
import { useHints } from '../../client/data.ts';
import type { DossierLine } from '../../client/types.ts';
import { queuePage } from './queue.ts';

interface Page {
  readonly dossiers: readonly DossierLine[];
  readonly next: string | null;
}

export interface Queue {
  /** Undefined until they are known. */
  readonly lines: readonly DossierLine[] | undefined;
  /** Shows a page more; undefined when all are shown. */
  readonly more: (() => void) | undefined;
  readonly problem: ApiProblem | undefined;
}

const everyMs = 30_000;
const query = new URLSearchParams(
  Object.entries(queuePage).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
).toString();

export function useQueue(): Queue {
  const [pages, setPages] = useState(1);
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<{
    readonly lines?: readonly DossierLine[];
    readonly hasMore?: boolean;
    readonly problem?: ApiProblem;
  }>({});
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again for the same pages
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const lines: DossierLine[] = [];
      let next: string | null = null;
      for (let page = 0; page < pages && (page === 0 || next !== null); page += 1) {
        const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
        const found: Page = await get(`/dossiers?${query}${after}`);
        lines.push(...found.dossiers);
        next = found.next;
      }
      if (isHere) setKnown({ lines, hasMore: next !== null });
    };
    load().catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      if (isHere) setKnown((before) => ({ ...before, problem: error }));
    });
    return () => {
      isHere = false;
    };
  }, [pages, turn]);
  useHints((hint) => {
    if (hint.kinds.includes('report')) reload();
  });
  useEffect(() => {
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  return {
    lines: known.lines,
    more: known.hasMore ? () => setPages((count) => count + 1) : undefined,
    problem: known.problem,
  };
}
