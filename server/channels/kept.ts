/** What a channel must know while the database does not answer, or neither answers nor refuses. */

const patienceMs = 3_000;
const againMs = 1_000;

/** What `work` gives, or an error after so long: a database that keeps silent counts as away. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('This takes too long.')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads at most once in so long; while reading fails, what was read last, at first `nothing`, and a second later again.
 * Whoever asks at the same time waits for the same reading. Who gives an age is given nothing older, ms.
 */
export function keptFor<T>(ms: number, nothing: T, read: () => Promise<T>): (age?: number) => Promise<T> {
  let known = nothing;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const readOnce = async (): Promise<void> => {
    try {
      known = await within(patienceMs, read());
      readAt = performance.now();
    } catch {
      // the database will be back
      readAt = performance.now() - ms + againMs;
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
