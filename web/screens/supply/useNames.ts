/**
 * The names of enterprises, behind the curtain: fetched when somebody asks for them, gone from the page when she turns away.
 * To see a name is to open the file: it stands in the access log.
 */
import { useState } from 'react';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { ApiProblem } from '../../client/api.ts';
import { openEntries } from '../../client/openedEntries.ts';
import { useGeneration } from '../../ui/curtain.ts';

export interface Names {
  /** Undefined while they are behind the curtain. */
  readonly shown: ReadonlyMap<string, string> | undefined;
  readonly isPending: boolean;
  readonly hasFailed: boolean;
  readonly show: (ids: readonly string[]) => Promise<void>;
  readonly hide: () => void;
}

export function useNames(): Names {
  const generation = useGeneration();
  const [known, setKnown] = useState<{ generation: number; names: ReadonlyMap<string, string> }>();
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const show = async (ids: readonly string[]): Promise<void> => {
    setPending(true);
    setFailed(false);
    const names = new Map<string, string>();
    try {
      for (const [id, [profile]] of await openEntries(ids, 'profile')) {
        const name = saidIn(profile, 'name');
        if (typeof name === 'string') names.set(id, name);
      }
      setKnown({ generation, names });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFailed(true);
    }
    setPending(false);
  };
  return {
    shown: known?.generation === generation ? known.names : undefined,
    isPending,
    hasFailed,
    show,
    hide: () => setKnown(undefined),
  };
}
