/** Lets so many run at a time and so many wait; who comes after that is told so at once. */

/** Runs a task in its turn; undefined when too many wait already. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T | undefined>;

export function limiter(atOnce: number, waiting: number): Limiter {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return undefined;
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      // hand the place on, or give it back
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
