/** One dossier as this person sees it, live, and the kernel's type made of it. */
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import type { ApiProblem } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useResource } from '../../client/data.ts';
import type { DossierBody } from '../../client/types.ts';

export interface OpenDossier {
  readonly body: DossierBody;
  readonly dossier: Dossier;
  readonly kind: KindDeclaration;
}

/**
 * @param everyMs fetches again by itself, where nobody is there to reload
 * @param keeps shows what was last known where there is no network, with when that was
 */
export function useDossier(
  id: string,
  everyMs?: number,
  keeps = true,
): {
  readonly open: OpenDossier | undefined;
  /** When the server gave it. */
  readonly at: Date | undefined;
  readonly problem: ApiProblem | undefined;
  readonly reload: () => void;
} {
  const { data, at, problem, reload } = useResource<DossierBody>(`/dossiers/${encodeURIComponent(id)}`, {
    // a hint that names none may mean that this one was just taken out of sight
    concerns: ({ dossiers }) => dossiers.length === 0 || dossiers.includes(id),
    ...(everyMs === undefined ? {} : { everyMs }),
    keeps,
  });
  const kind = data && catalogue().kinds[data.kind];
  return {
    open: data && kind ? { body: data, dossier: { ...data, loaded: new Set(data.loaded) }, kind } : undefined,
    at,
    problem,
    reload,
  };
}
