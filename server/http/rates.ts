/** How often one person may ask for something costly or tempting, such as searching for names. Lives in memory. */
import { HttpProblem } from './problems.ts';

const mostKeys = 20_000;

/** Counts one use by `who`. Throws `slow-down` once there were `most` in the last `windowMs`. */
export type Rate = (who: string | number) => void;

export function rate(most: number, windowMs: number, clock: () => number = Date.now): Rate {
  const count = counter(windowMs, clock);
  return (who) => count(who, most);
}

/** Requests in a minute, where each key has a limit of its own. */
export const perKeyRate = (clock: () => number = Date.now): ((key: number, most: number) => void) =>
  counter(60_000, clock);

function counter(windowMs: number, clock: () => number) {
  const uses = new Map<string | number, number[]>();
  return (who: string | number, most: number): void => {
    const now = clock();
    const recent = (uses.get(who) ?? []).filter((at) => now - at < windowMs);
    const [oldest = now] = recent;
    if (recent.length >= most) throw slowDown(oldest + windowMs - now);
    uses.delete(who);
    uses.set(who, [...recent, now]);
    if (uses.size > mostKeys) {
      const [quietest] = uses.keys();
      if (quietest !== undefined) uses.delete(quietest);
    }
  };
}

export const slowDown = (afterMs: number): HttpProblem =>
  new HttpProblem('slow-down', { after: Math.max(1, Math.ceil(afterMs / 1000)) });
