/**
 * Hints of reports that may tell of the same thing as the one that is open. The server gives closed boxes of those that she
 * may see; a worker opens and compares them on this device. Only what changed is asked for again.
 */
import { useEffect, useRef, useState } from 'react';
import type { Alike } from '../../../../domain/report/alike.ts';
import { ApiProblem, get, post } from '../../../client/api.ts';
import type { DossierLine, KeysBody } from '../../../client/types.ts';
import type { Closed, FromWorker, ToWorker } from './messages.ts';
import workerUrl from './worker.ts?worker&url';

/** So many reports are compared, the newest; so many are asked for at once. */
const most = 150;
const atOnce = 20;

interface CompareBody {
  readonly reports: readonly Omit<Closed, 'at' | 'area'>[];
}

/**
 * Undefined until they are reckoned.
 * @param lines the reports to compare; undefined until they are known
 */
export function useAlike(
  identity: string,
  lines: readonly DossierLine[] | undefined,
  id: string | undefined,
): readonly Alike[] | undefined {
  const worker = useRef<Worker>(undefined);
  const versions = useRef(new Map<string, number>());
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<FromWorker>();
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    const made = newWorker();
    const known = versions.current;
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => setAnswer(data));
    let isHere = true;
    void get<KeysBody>('/keys').then(
      ({ epochs }) => {
        if (!isHere) return;
        tell(made, { is: 'keys', identity, epochs: epochs.map((one) => ({ id: one.id, box: one.box })) });
        setReady(true);
      },
      // without keys there are no hints; the words themselves say what is wrong when she opens them
      () => undefined,
    );
    return () => {
      isHere = false;
      made.terminate();
      worker.current = undefined;
      known.clear();
    };
  }, [identity]);

  const isOpen = id !== undefined;
  useEffect(() => {
    if (!lines || !isReady || !isOpen) return;
    let isHere = true;
    const load = async (): Promise<void> => {
      const stale = lines
        .toSorted((a, b) => b.created.localeCompare(a.created))
        .slice(0, most)
        .filter((line) => versions.current.get(line.id) !== line.version);
      for (let at = 0; at < stale.length && isHere; at += atOnce) {
        const some = stale.slice(at, at + atOnce);
        const { reports } = await post<CompareBody>('/reports/compare', { ids: some.map((one) => one.id) });
        if (!isHere || !worker.current) return;
        const byId = new Map(some.map((one) => [one.id, one]));
        tell(worker.current, {
          is: 'put',
          reports: reports.flatMap((one) => {
            const line = byId.get(one.id);
            if (!line) return [];
            versions.current.set(one.id, line.version);
            return [{ ...one, at: Date.parse(line.created), area: line.area }];
          }),
        });
        setTurn((count) => count + 1);
      }
    };
    load().catch((error: unknown) => {
      // the next change of the list tries again
      if (!(error instanceof ApiProblem)) throw error;
    });
    return () => {
      isHere = false;
    };
  }, [lines, isReady, isOpen]);

  useEffect(() => {
    if (id !== undefined && worker.current && turn > 0) tell(worker.current, { is: 'ask', id, turn });
  }, [id, turn]);
  return answer?.id === id ? answer?.found : undefined;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(url: string): string };
}

/** The worker beside this page, and no other script: the content security policy asks for the word of a policy. */
function newWorker(): Worker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('alike', { createScriptURL: () => workerUrl });
  return new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl);
}

const tell = (worker: Worker, message: ToWorker): void => worker.postMessage(message);
