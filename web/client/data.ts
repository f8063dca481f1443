/**
 * Data of screens: fetched when a screen opens, again when the server hints that something changed, and kept while that
 * goes on, so that nothing flickers.
 */
import { startTransition, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Answer } from '../store/away.ts';
import { ApiProblem, get } from './api.ts';

export interface Resource<T> {
  readonly data: T | undefined;
  /** When the server gave it. */
  readonly at: Date | undefined;
  /** The last attempt failed; `data` may still be what was last known. */
  readonly problem: ApiProblem | undefined;
  /** `data` answers what was asked before; what is asked now is on its way. */
  readonly isHeld: boolean;
  readonly reload: () => void;
}

interface Hint {
  readonly kinds: readonly string[];
  readonly dossiers: readonly string[];
}

/** Where answers are kept beyond the page (store/away.ts), if she lets this device. */
interface Keeper {
  put(path: string, answer: Answer): Promise<void>;
  remove(path: string): Promise<void>;
  /** When all that was put is on the disk. */
  settled(): Promise<void>;
}

/** Answers that a screen may show again where there is no network: in memory, and only while she is signed in. */
const kept = new Map<string, Answer>();
/** Those of them that are kept on the device if she lets it. */
const forDevice = new Set<string>();
let keeper: Keeper | undefined;
/** Counted up when all is forgotten: what was asked before that, and is answered after it, is nobody's to keep. */
let generation = 0;

const readiness = { fetching: 0, isReady: false, watchers: new Set<() => void>() };
const tellReadiness = (): void => {
  for (const tell of readiness.watchers) tell();
};
const watchReadiness = (tell: () => void): (() => void) => {
  readiness.watchers.add(tell);
  return () => readiness.watchers.delete(tell);
};

/** From now on what screens keep for the device is kept there. */
export function keepOn(next: Keeper, answers: ReadonlyMap<string, Answer>): void {
  keeper = next;
  for (const [path, answer] of answers) if (!kept.has(path)) kept.set(path, answer);
  for (const [path, answer] of kept) if (forDevice.has(path)) void next.put(path, answer);
  tellReadiness();
}

/** No more on the device; what is in memory stays until she locks. */
export const keepNoMore = (): void => {
  keeper = undefined;
  tellReadiness();
};

/** She locks or goes, or somebody else comes: nothing of hers stays in memory, nor comes there late. */
export function forgetKept(): void {
  generation += 1;
  kept.clear();
  forDevice.clear();
  keeper = undefined;
  readiness.isReady = false;
}

const isKeeping = (): boolean => keeper !== undefined;

/** Whether something is kept on the device at all: only then it is fetched ahead. */
export const useIsKeeping = (): boolean => useSyncExternalStore(watchReadiness, isKeeping, isKeeping);

const isOffline = ({ code }: ApiProblem): boolean => code === 'offline';
/** Not hers any more, or gone: then it is not kept either. */
const isGone = ({ status }: ApiProblem): boolean => status === 403 || status === 404;

/**
 * @param keeps true: in memory; `device`: beyond the page too, if she lets this device
 * @param asked the generation in which it was asked for
 */
function keep(path: string, data: unknown, keeps: boolean | 'device', asked: number): void {
  if (!keeps || asked !== generation) return;
  const answer = { data, at: new Date() };
  kept.set(path, answer);
  if (keeps !== 'device') return;
  forDevice.add(path);
  void keeper?.put(path, answer);
}

function keepNot(path: string, problem: ApiProblem, asked: number): void {
  if (!isGone(problem) || asked !== generation) return;
  kept.delete(path);
  void keeper?.remove(path);
}

/** As `get`; where there is no network, what it last answered on this device. Throws ApiProblem. */
export async function getKept<T>(path: string): Promise<T> {
  const asked = generation;
  try {
    const data = await get<T>(path);
    keep(path, data, 'device', asked);
    return data;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    keepNot(path, error, asked);
    const last = isOffline(error) && asked === generation ? kept.get(path) : undefined;
    if (!last) throw error;
    return last.data as T;
  }
}

interface Named {
  readonly kind: string;
  readonly number: string;
}

/**
 * Kind and spoken number of a dossier, if an answer in memory names it: a screen that was tapped on a list has its title at once,
 * before its own answer is here.
 */
export function findSeen(id: string): Named | undefined {
  for (const [path, { data }] of kept) {
    if (path === `/dossiers/${id}`) return data as Named;
    const { dossiers, duties } = data as {
      readonly dossiers?: readonly (Named & { readonly id: string })[];
      readonly duties?: readonly (Named & { readonly dossier: string })[];
    };
    const seen = dossiers?.find((one) => one.id === id) ?? duties?.find((one) => one.dossier === id);
    if (seen) return seen;
  }
  return undefined;
}

/** Fetches ahead what screens that keep will ask for, for somebody who is about to go where there is no network. */
export async function keepReady(paths: readonly string[]): Promise<void> {
  const asked = generation;
  readiness.fetching += 1;
  tellReadiness();
  let isWhole = true;
  for (const path of paths) {
    if (asked !== generation) break;
    try {
      keep(path, await get(path), 'device', asked);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      keepNot(path, error, asked);
      isWhole &&= !isOffline(error);
    }
  }
  if (asked === generation) await keeper?.settled();
  readiness.fetching -= 1;
  if (asked === generation) readiness.isReady = isWhole;
  tellReadiness();
}

/** Whether everything that was fetched ahead is on the device; undefined while nothing was asked for. */
export function useReadiness(): boolean | undefined {
  const now = (): boolean | undefined => (readiness.fetching > 0 ? false : readiness.isReady || undefined);
  return useSyncExternalStore(watchReadiness, now, now);
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
 * no network, together with the problem; `device` also after the app was opened there (store/away.ts). `holds` leaves the last
 * answer until that to another path is there: for more of the same.
 */
export function useResource<T>(
  path: string | null,
  options: {
    readonly concerns?: (hint: Hint) => boolean;
    readonly everyMs?: number;
    readonly keeps?: boolean | 'device';
    readonly holds?: boolean;
  } = {},
): Resource<T> {
  const [answer, setAnswer] = useState<{ path: string | null; data?: T; at?: Date; problem?: ApiProblem }>({
    path: null,
  });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const { concerns, everyMs, keeps = false, holds = false } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks again for the same path
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true;
    const asked = generation;
    get<T>(path).then(
      (data) => {
        keep(path, data, keeps, asked);
        // drawn in pieces: a long list must hold up no tap
        if (isCurrent) startTransition(() => setAnswer({ path, data, at: new Date() }));
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        // taken out of sight: nothing of it stays on the screen
        const isTaken = isGone(error);
        keepNot(path, error, asked);
        if (isCurrent && asked === generation) {
          setAnswer((old) => ({
            path,
            problem: error,
            ...(!isTaken && (holds || old.path === path) && old.data !== undefined && old.at
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
  const isShown = isSame || holds;
  return {
    data: isShown ? answer.data : undefined,
    at: isShown ? answer.at : undefined,
    problem: isShown ? answer.problem : undefined,
    isHeld: !isSame && isShown && answer.data !== undefined,
    reload,
  };
}
