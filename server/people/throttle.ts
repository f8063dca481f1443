/**
 * Slows down guessing of passphrases without letting anybody lock somebody else out.
 *
 * Failures are counted per (account, device) for devices the account has signed in from before, and, for all others, per
 * (login, network) and per login over all networks. So strangers never slow down a person on her own device; from a new
 * device she waits only for her own network's mistakes, unless thousands of networks attack her login at once, and then
 * each try gets a turn every few seconds. Logins that do not exist are counted alike.
 *
 * All of it lives in memory, bounded, under keyed digests: no login and no address is kept, and a restart forgets.
 */

import { keyedDigest } from '../vault/devices.ts';
import type { SecretKey } from '../vault/keys.ts';

/** After `free` failures each further try waits twice as long as the one before, up to `longest` ms. */
interface Pace {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

const minute = 60_000;
/** At most about 100 guesses a day from a stolen, known device. */
const devicePace: Pace = { free: 5, first: 5_000, longest: 15 * minute };
const networkPace: Pace = { free: 5, first: 10_000, longest: 30 * minute };
/** Many networks at once: one try in twenty seconds, never longer, so that the person gets her turn. */
const loginPace: Pace = { free: 60, first: 1_000, longest: 20_000 };
const forgetAfter = 24 * 60 * minute;
const mostBuckets = 50_000;

interface Bucket {
  failures: number;
  /** No try before this moment. */
  until: number;
  last: number;
}

export interface Attempt {
  readonly login: string;
  /** The id of the device when the account has signed in from it before. */
  readonly device: string | undefined;
  /** What the try comes from as far as a network is told apart: see networkOf. */
  readonly network: string;
}

export interface Throttle {
  /** Milliseconds to wait before this try may be looked at; 0 when it may be now. */
  delay(attempt: Attempt): number;
  /** Counts a failure. Gives what takes it back, for a try that turned out to be none. */
  failed(attempt: Attempt): () => void;
  /** Forgets the failures of this device and network; those of other networks stay. */
  succeeded(attempt: Attempt): void;
}

export function newThrottle(key: SecretKey<'session'>, clock: () => number = Date.now): Throttle {
  const buckets = new Map<string, Bucket>();
  const namesOf = ({ login, device, network }: Attempt): readonly (readonly [string, Pace])[] =>
    device === undefined
      ? [
          [keyedDigest(key, `network\0${login}\0${network}`), networkPace],
          [keyedDigest(key, `login\0${login}`), loginPace],
        ]
      : [[keyedDigest(key, `device\0${login}\0${device}`), devicePace]];
  const find = (name: string): Bucket | undefined => {
    const bucket = buckets.get(name);
    if (!bucket || clock() - bucket.last < forgetAfter) return bucket;
    buckets.delete(name);
    return undefined;
  };
  return {
    delay: (attempt) => Math.max(0, ...namesOf(attempt).map(([name]) => (find(name)?.until ?? 0) - clock())),
    failed(attempt) {
      const counted: { readonly bucket: Bucket; readonly until: number }[] = [];
      for (const [name, pace] of namesOf(attempt)) {
        const bucket = find(name) ?? { failures: 0, until: 0, last: 0 };
        counted.push({ bucket, until: bucket.until });
        bucket.failures += 1;
        bucket.last = clock();
        const over = bucket.failures - pace.free;
        if (over >= 0) bucket.until = clock() + Math.min(pace.longest, pace.first * 2 ** Math.min(over, 30));
        // last used, last out: what is forgotten first is what has been quiet longest
        buckets.delete(name);
        buckets.set(name, bucket);
      }
      for (const name of buckets.keys()) {
        if (buckets.size <= mostBuckets) break;
        buckets.delete(name);
      }
      return () => {
        for (const { bucket, until } of counted) {
          bucket.failures -= 1;
          bucket.until = until;
        }
      };
    },
    succeeded(attempt) {
      const [own] = namesOf(attempt);
      if (own) buckets.delete(own[0]);
    },
  };
}

/** What counts as one network: an IPv4 address, or the first 64 bits of an IPv6 address, which one household holds. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  if (!plain.includes(':')) return plain;
  const [head = ''] = plain.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':');
}
