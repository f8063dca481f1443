/**
 * Turns for senders: so many at a time, one of each, and those who wait in rotation. Whoever floods waits behind herself;
 * somebody who comes in between goes next. Only what a flood brings beyond its own share is told to come again.
 */

/** Runs a task in this sender's turn; undefined when too many of hers wait already. */
export type Turns = <T>(sender: string, task: () => Promise<T>) => Promise<T | undefined>;

/**
 * @param atOnce tasks of different senders that run at a time
 * @param ofOne how many of one sender may wait while others do
 * @param ofAll how many may wait in all; while fewer do, one sender may have any share of them
 */
export function fairTurns(atOnce: number, ofOne: number, ofAll: number): Turns {
  /** Who waits, in the order of turns; each with her own in the order they came. */
  const waiting = new Map<string, (() => void)[]>();
  const busy = new Set<string>();
  let count = 0;
  const next = (): void => {
    for (const [sender, own] of waiting) {
      if (busy.size >= atOnce) return;
      if (busy.has(sender)) continue;
      const start = own.shift();
      // behind everybody else who waits
      waiting.delete(sender);
      if (own.length > 0) waiting.set(sender, own);
      if (!start) continue;
      count -= 1;
      busy.add(sender);
      start();
    }
  };
  return async (sender, task) => {
    const own = waiting.get(sender) ?? [];
    if (count >= ofAll && own.length >= ofOne) return undefined;
    await new Promise<void>((resolve) => {
      own.push(resolve);
      waiting.set(sender, own);
      count += 1;
      next();
    });
    try {
      return await task();
    } finally {
      busy.delete(sender);
      next();
    }
  };
}

/** The same things so that each sender's come in rotation, in their order. */
export function inRotation<T>(all: readonly T[], senderOf: (one: T) => string): readonly T[] {
  const own = [...Map.groupBy(all, senderOf).values()];
  const most = Math.max(0, ...own.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => own.flatMap((some) => some.slice(turn, turn + 1))).flat();
}
