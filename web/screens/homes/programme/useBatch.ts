/** A batch while it runs: progress for the screen, and a way to stop. */
import { useRef, useState } from 'react';
import { send } from '../../../client/acts.ts';
import type { Job, Progress } from './batch.ts';
import { runBatch } from './batch.ts';

export interface Running {
  readonly progress: Progress | undefined;
  readonly isRunning: boolean;
  readonly run: (jobs: readonly Job[]) => Promise<Progress>;
  readonly stop: () => void;
}

export function useBatch(): Running {
  const [progress, setProgress] = useState<Progress>();
  const [isRunning, setRunning] = useState(false);
  const stopped = useRef(false);
  return {
    progress,
    isRunning,
    run: async (jobs) => {
      stopped.current = false;
      setRunning(true);
      setProgress({ all: jobs.length, done: 0, failed: [] });
      try {
        return await runBatch(jobs, send, setProgress, () => stopped.current);
      } finally {
        setRunning(false);
      }
    },
    stop: () => {
      stopped.current = true;
    },
  };
}
