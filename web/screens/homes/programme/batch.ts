/**
 * One write for each of many households, through the one write path: a few at a time, with progress, and with every failure
 * told. Each act has its ids before it is first sent, so that one whose answer was lost is done once.
 */
import type { ReadyAct } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';

export interface Job {
  /** The household. */
  readonly dossier: string;
  readonly number: string;
  readonly act: ReadyAct;
}

export interface Failed {
  readonly job: Job;
  readonly problem: ApiProblem;
}

export interface Progress {
  readonly all: number;
  readonly done: number;
  readonly failed: readonly Failed[];
}

const lanes = 4;
const mostTries = 6;
const shortestWaitMs = 500;

/** Seconds that a busy server asked for, as milliseconds, and a little longer each time. */
const waitOf = ({ body }: ApiProblem, tried: number): number =>
  typeof body['after'] === 'number' ? body['after'] * 1000 : shortestWaitMs * 2 ** tried;

const isPassing = ({ code, status }: ApiProblem): boolean =>
  code === 'offline' || status === 429 || status >= 500;

async function once(
  job: Job,
  send: (act: ReadyAct) => Promise<unknown>,
  pause: (ms: number) => Promise<void>,
): Promise<ApiProblem | undefined> {
  for (let tried = 0; ; tried += 1) {
    try {
      await send(job.act);
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!isPassing(error) || tried + 1 >= mostTries) return error;
      await pause(waitOf(error, tried));
    }
  }
}

/**
 * @param onProgress called after each
 * @param isStopped asked before each; what is not begun then is in neither count
 * @param pause waits; another one in tests
 */
export async function runBatch(
  jobs: readonly Job[],
  send: (act: ReadyAct) => Promise<unknown>,
  onProgress: (progress: Progress) => void,
  isStopped: () => boolean = () => false,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Progress> {
  let progress: Progress = { all: jobs.length, done: 0, failed: [] };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let job = jobs[next++]; job && !isStopped(); job = jobs[next++]) {
      const problem = await once(job, send, pause);
      progress = problem
        ? { ...progress, failed: [...progress.failed, { job, problem }] }
        : { ...progress, done: progress.done + 1 };
      onProgress(progress);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return progress;
}
