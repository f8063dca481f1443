/** What a measure is, and the numbers made of many of its samples. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Operations measured. */
  readonly n: number;
  /** The same statements issued raw, in the same minute, where there is such a thing. */
  readonly raw?: number;
  /** What the value must not pass; `atLeast` turns it round. */
  readonly target?: number;
  readonly atLeast?: boolean;
  readonly note?: string;
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Calls `act` n times by so many callers at once; the time of each, ms. */
export async function timed(
  n: number,
  callers: number,
  act: (at: number) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    for (;;) {
      const at = next;
      next += 1;
      if (at >= n) return;
      const started = performance.now();
      await act(at);
      samples.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return samples;
}
