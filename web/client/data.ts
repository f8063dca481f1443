/**
 * Data of screens: fetched when a screen opens, again when the server hints that something changed, and kept while that
 * goes on, so that nothing flickers.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, get } from './api.ts';

export interface Resource<T> {
  readonly data: T | undefined;
  /** When the server gave it. */
  readonly at: Date | undefined;
  /** The last attempt failed; `data` may still be what was last known. */
  readonly problem: ApiProblem | undefined;
  readonly reload: () => void;
}

interface Hint {
  readonly kinds: readonly string[];
  readonly dossiers: readonly string[];
}

/** Answers that a screen may show again where there is no network: in memory alone, and only while she is signed in. */
const kept = new Map<string, { readonly data: unknown; readonly at: Date }>();

export const forgetKept = (): void => kept.clear();

const isOffline = ({ code }: ApiProblem): boolean => code === 'offline';

/** Fetches ahead what a screen with `keeps` will ask for, for somebody who is about to go where there is no network. */
export async function keepReady(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      kept.set(path, { data: await get(path), at: new Date() });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
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
 * any). `everyMs` fetches again by itself, for screens that must not miss a hint. `keeps` shows the last answer where there is
 * no network, together with the problem.
 */
export function useResource<T>(
  path: string | null,
  options: {
    readonly concerns?: (hint: Hint) => boolean;
    readonly everyMs?: number;
    readonly keeps?: boolean;
  } = {},
): Resource<T> {
  const [answer, setAnswer] = useState<{ path: string | null; data?: T; at?: Date; problem?: ApiProblem }>({
    path: null,
  });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const { concerns, everyMs, keeps = false } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again for the same path
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true;
    get<T>(path).then(
      (data) => {
        const at = new Date();
        if (keeps) kept.set(path, { data, at });
        if (isCurrent) setAnswer({ path, data, at });
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        // taken out of sight: nothing of it stays on the screen
        const isGone = error.code === 'not-found';
        if (isGone) kept.delete(path);
        if (isCurrent) {
          setAnswer((old) => ({
            path,
            problem: error,
            ...(!isGone && old.path === path && old.data !== undefined && old.at
              ? { data: old.data, at: old.at }
              : // an answer to the same path
                keeps && isOffline(error) && (kept.get(path) as { data: T; at: Date } | undefined)),
          }));
        }
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [path, turn]);
  useHints((hint) => {
    if (!concerns || concerns(hint)) reload();
  });
  useEffect(() => {
    if (!everyMs) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, reload]);
  const isSame = answer.path === path;
  return {
    data: isSame ? answer.data : undefined,
    at: isSame ? answer.at : undefined,
    problem: isSame ? answer.problem : undefined,
    reload,
  };
}
