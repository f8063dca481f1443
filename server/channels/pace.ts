/**
 * Slows down a flood of reports without refusing one. Many people share an address: a training room, a village behind
 * one mobile operator. So the first of each minute cost nothing, those that follow wait a little, and nobody waits long.
 *
 * Senders whose address says nothing about them (an onion service, a proxy on this machine or in a private network) are
 * never counted. Counts are in memory for a minute or two, under digests with a salt that no file holds.
 */
import { networkOf } from '../people/throttle.ts';
import { stableUuid } from '../vault/stableUuid.ts';

/** A report takes two requests: forty a minute from one address. */
const freeRequests = 80;
const stepMs = 50;
const longestMs = 1500;
const minuteMs = 60_000;
const mostBuckets = 20_000;

/** Milliseconds that the next request from this address waits. */
export type Pace = (address: string) => number;

/** @param free so many a minute cost nothing */
export function newPace({
  clock = Date.now,
  free = freeRequests,
}: {
  readonly clock?: () => number;
  readonly free?: number;
} = {}): Pace {
  const salt = crypto.randomUUID();
  const buckets = new Map<string, { level: number; at: number }>();
  return (address) => {
    if (isShared(address)) return 0;
    const name = stableUuid(salt, networkOf(address));
    const now = clock();
    const before = buckets.get(name) ?? { level: 0, at: now };
    const level = Math.max(0, before.level - ((now - before.at) / minuteMs) * free) + 1;
    // last used, last out
    buckets.delete(name);
    buckets.set(name, { level, at: now });
    if (buckets.size > mostBuckets) {
      const [quietest] = buckets.keys();
      if (quietest !== undefined) buckets.delete(quietest);
    }
    return Math.min(longestMs, Math.max(0, Math.floor(level) - free) * stepMs);
  };
}

/** Loopback, link-local and private addresses (RFC 1918, 4193, 6598). */
const isShared = (address: string): boolean =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^::1$|^f[cd]|^fe[89ab]|^$/i.test(
    address,
  );
