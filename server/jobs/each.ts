/** Many things one after the other, where one that fails must not hold up those behind it. */

/** Does it for each; at the end throws what went wrong, all of it. */
export async function eachAlone<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const broken: unknown[] = [];
  for (const one of all)
    try {
      await act(one);
    } catch (error) {
      broken.push(error);
    }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} of ${all.length} failed`);
}
