/** What the server is asked while somebody finds: her lists, a number, and what she may do where she is. */
import { useEffect, useState } from 'react';
import { parseNumber } from '../../../domain/kernel/numbers.ts';
import { ApiProblem, get, post } from '../../client/api.ts';
import type { DossierLine, SearchHit } from '../../client/types.ts';
import type { PossibleActs } from '../acts/possible.ts';
import { loadLines } from './offers.ts';

/** An answer that may be on its way, or may not come. */
type Asked<T> =
  | { readonly is: 'asking' }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly data: T };
const asking = { is: 'asking' } as const;

/** Asks anew for each key; no key asks nothing. */
function useAsked<T>(key: string | undefined, ask: () => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly asked: Asked<T> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of what is asked
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    ask().then(
      (data) => isCurrent && setAnswer({ key, asked: { is: 'there', data } }),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        if (isCurrent) setAnswer({ key, asked: { is: 'failed' } });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return answer?.key === key && answer ? answer.asked : asking;
}

export const useLines = (kinds: readonly string[]): Asked<readonly DossierLine[]> =>
  useAsked(kinds.join(' '), () => loadLines(kinds));

/** The dossier of a number once it is typed whole, `wrong` where its check symbol says that it is mistyped. */
export function useNumber(typed: string): Asked<SearchHit | undefined> | 'none' | 'wrong' {
  const parsed = parseNumber(typed);
  const number = 'number' in parsed ? parsed.number : undefined;
  const asked = useAsked(number, async () => {
    const { hits } = await post<{ hits: readonly SearchHit[] }>('/search', { number });
    return hits[0];
  });
  if (number !== undefined) return asked;
  return 'problem' in parsed && parsed.problem === 'check' ? 'wrong' : 'none';
}

/** The dossier that is shown at a path. */
export const dossierAt = (path: string): string | undefined => /^\/dossiers\/([\w-]+)/.exec(path)?.[1];

/** What she may do on the dossier that is shown, with its number; nothing where none is shown or it is not hers to see. */
export const useHere = (dossier: string | undefined) =>
  useAsked(dossier, async () => {
    const path = `/dossiers/${dossier}`;
    const [{ acts }, { dossiers }] = await Promise.all([
      get<PossibleActs>(`${path}/acts`),
      post<{ dossiers: readonly DossierLine[] }>('/lines', { ids: [dossier] }),
    ]);
    return { acts, number: dossiers[0]?.number ?? '' };
  });
