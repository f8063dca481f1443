/**
 * Data of screens: fetched when a screen opens, again when the server hints that something changed, and kept while that
 * goes on, so that nothing flickers.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, get } from './api.ts';

export interface Resource<T> {
  readonly data: T | undefined;
  /** The last attempt failed; `data` may still be what was last known. */
  readonly problem: ApiProblem | undefined;
  readonly reload: () => void;
}

interface Hint {
  readonly kinds: readonly string[];
  readonly dossiers: readonly string[];
}

const listeners = new Set<(hint: Hint) => void>();
let source: EventSource | undefined;

/** Starts listening for hints; call once signed in. Returns how to stop. */
export function listenLive(): () => void {
  source?.close();
  source = new EventSource('/api/v1/live');
  source.addEventListener('changed', (event) => {
    const hint = JSON.parse(event.data) as Hint;
    for (const tell of listeners) tell(hint);
  });
  return () => {
    source?.close();
    source = undefined;
  };
}

/** Hears of changes until unmounted. */
export function useHints(tell: (hint: Hint) => void): void {
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    const listener = (hint: Hint): void => latest.current(hint);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}

/**
 * What a path of the API answers. `null` fetches nothing yet. `concerns` tells whether a hint makes it stale (default:
 * any). `everyMs` fetches again by itself, for screens that must not miss a hint.
 */
export function useResource<T>(
  path: string | null,
  options: { readonly concerns?: (hint: Hint) => boolean; readonly everyMs?: number } = {},
): Resource<T> {
  const [answer, setAnswer] = useState<{ path: string | null; data?: T; problem?: ApiProblem }>({
    path: null,
  });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again for the same path
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true;
    get<T>(path).then(
      (data) => isCurrent && setAnswer({ path, data }),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        if (isCurrent) {
          setAnswer((old) => ({
            path,
            problem: error,
            ...(old.path === path && old.data !== undefined ? { data: old.data } : {}),
          }));
        }
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [path, turn]);
  const { concerns, everyMs } = options;
  useHints((hint) => {
    if (!concerns || concerns(hint)) reload();
  });
  useEffect(() => {
    if (!everyMs) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, reload]);
  const isSame = answer.path === path;
  return { data: isSame ? answer.data : undefined, problem: isSame ? answer.problem : undefined, reload };
}
