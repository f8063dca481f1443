/** A list that goes on for longer than one looks: its first page, live, and those after it as they are asked for. */
import { startTransition, useEffect, useState } from 'react';
import { ApiProblem, get } from './api.ts';
import type { Resource } from './data.ts';
import { useResource } from './data.ts';
import type { DossierLine } from './types.ts';

interface Page {
  readonly dossiers: readonly DossierLine[];
  readonly next: string | null;
}

export interface Pages extends Omit<Resource<unknown>, 'data' | 'isHeld'> {
  /** Of all pages that were asked for; undefined until the first is there. */
  readonly lines: readonly DossierLine[] | undefined;
  readonly hasMore: boolean;
  /** The page that was asked for last is on its way. */
  readonly isComing: boolean;
  readonly onMore: () => void;
}

/** @param path with its query, such as `/dossiers?kind=case`; another one begins at its first page */
export function usePages(path: string, options: Parameters<typeof useResource>[1]): Pages {
  const first = useResource<Page>(path, options);
  const [wanted, setWanted] = useState({ path, pages: 1 });
  const [rest, setRest] = useState<Page & { readonly path: string; readonly pages: number }>();
  const [failed, setFailed] = useState<{ readonly path: string; readonly problem: ApiProblem }>();
  const pages = wanted.path === path ? wanted.pages : 1;
  const { data } = first;
  // the first page came anew: the others do as well, and meanwhile stand as they were
  useEffect(() => {
    if (!data || data.next === null || pages === 1) return;
    let isHere = true;
    const load = async (): Promise<void> => {
      const dossiers: DossierLine[] = [];
      let next: string | null = data.next;
      for (let page = 1; page < pages && next !== null; page += 1) {
        const found: Page = await get(`${path}&after=${encodeURIComponent(next)}`);
        if (!isHere) return;
        dossiers.push(...found.dossiers);
        next = found.next;
      }
      setFailed(undefined);
      startTransition(() => setRest({ path, pages, dossiers, next }));
    };
    load().catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      if (!isHere) return;
      setFailed({ path, problem: error });
      setWanted({ path, pages: pages - 1 });
    });
    return () => {
      isHere = false;
    };
  }, [data, pages, path]);
  const following = rest?.path === path && data?.next && pages > 1 ? rest : undefined;
  const last = following ?? data;
  return {
    at: first.at,
    problem: first.problem ?? (failed?.path === path ? failed.problem : undefined),
    reload: first.reload,
    // one that was changed meanwhile may stand on two pages
    lines: data && [
      ...new Map([...data.dossiers, ...(following?.dossiers ?? [])].map((one) => [one.id, one])).values(),
    ],
    hasMore: last !== undefined && last.next !== null,
    isComing: data?.next !== null && pages > (following?.pages ?? 1),
    onMore: () => setWanted({ path, pages: pages + 1 }),
  };
}
