/** What a channel must know while the database does not answer. */

/**
 * Reads at most once in so long; while reading fails, what was read last, at first `nothing`. Whoever asks at the same time
 * waits for the same reading. Who gives an age is given nothing older, ms.
 */
export function keptFor<T>(ms: number, nothing: T, read: () => Promise<T>): (age?: number) => Promise<T> {
  let known = nothing;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const readOnce = async (): Promise<void> => {
    try {
      known = await read();
      readAt = performance.now();
    } catch {
      // the database will be back
    } finally {
      reading = undefined;
    }
  };
  return async (age = ms) => {
    if (performance.now() - readAt > age) {
      reading ??= readOnce();
      await reading;
    }
    return known;
  };
}
