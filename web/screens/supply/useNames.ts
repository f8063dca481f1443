/**
 * The names of enterprises, behind the curtain: fetched when somebody asks for them, gone from the page when she turns away.
 * To see a name is to open the file: it stands in the access log.
 */
import { useState } from 'react';
import { findEntry, saidIn } from '../../../domain/kernel/dossier.ts';
import { ApiProblem, get } from '../../client/api.ts';
import type { DossierBody } from '../../client/types.ts';
import { useGeneration } from '../../ui/curtain.ts';

const lanes = 6;

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
    const left = ids.values();
    const one = async (): Promise<void> => {
      for (const id of left) {
        const body = await get<DossierBody>(`/dossiers/${id}`);
        const name = saidIn(findEntry({ ...body, loaded: new Set(body.loaded) }, 'profile'), 'name');
        if (typeof name === 'string') names.set(id, name);
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, one));
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
