/** The chain around an enterprise, live. */
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../client/api.ts';
import { useHints } from '../../client/data.ts';
import type { Chain } from './chain.ts';
import { chainOf } from './chain.ts';
import { server, walkChain } from './walk.ts';

interface Walked {
  readonly start: string;
  readonly chain?: Chain;
  readonly isCut?: boolean;
  readonly problem?: ApiProblem;
}

export function useChain(start: string): Omit<Walked, 'start'> {
  const [walked, setWalked] = useState<Walked>({ start });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn walks the same way again
  useEffect(() => {
    let isCurrent = true;
    walkChain(start, server).then(
      ({ lines, isCut }) => isCurrent && setWalked({ start, isCut, chain: chainOf(lines, new Date()) }),
      (problem: unknown) => {
        if (!(problem instanceof ApiProblem)) throw problem;
        if (isCurrent) setWalked((old) => ({ ...old, problem }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [start, turn]);
  useHints(useCallback(({ kinds }) => void (kinds.includes('enterprise') && setTurn((n) => n + 1)), []));
  return walked.start === start ? walked : {};
}
