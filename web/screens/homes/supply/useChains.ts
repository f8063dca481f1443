/** All chains that she may know of, for the boards of those who open and who watch them. */
import { useMemo } from 'react';
import type { AllLines } from '../../../client/allLines.ts';
import { useAllLines } from '../../../client/allLines.ts';
import type { Chain } from '../../supply/chain.ts';
import { chainEntries, chainOf } from '../../supply/chain.ts';

const query = `kind=enterprise&${chainEntries.map((type) => `entries=${type}`).join('&')}`;
const kinds = ['enterprise'];

export function useChains(): Pick<AllLines, 'problem'> & { readonly chain: Chain | undefined } {
  const { lines, problem } = useAllLines(query, kinds);
  const chain = useMemo(() => lines && chainOf(lines, new Date()), [lines]);
  return { chain, problem };
}
