/**
 * What a flood of reports costs whoever sends them: a little work of her device for each (seal/work.ts). Only where a country
 * allows it, only while a flood lasts, whoever sends and from wherever: an onion service's senders too, whom no count by
 * address can slow. Nobody is refused. Who has no scripts waits instead; text messages, mails and operators never do.
 *
 * Challenges are signed and expire; nothing is kept of them. The work is for one report, so that it serves once: the same
 * report again is the same report.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Work, WorkDone } from '../../../domain/report/publicPage.ts';
import { isDone } from '../../../seal/work.ts';
import type { SecretKey } from '../../vault/keys.ts';
import { sameText, workSign } from '../../vault/tokens.ts';

/** So many at once are no flood: a village that was told of the page in the same hour. */
const begins = 120;
const ends = 30;
const halfLifeMs = 60_000;
/** Bits of work when it begins, and at most: under two seconds on a phone six times slower than this server. */
const [least, most] = [12, 15];
const goodForMs = 10 * 60_000;
/** Without scripts: each who waits already makes the next wait so much longer, up to a limit. */
const [stepMs, longestMs] = [250, 20_000];

export interface Flood {
  /** A report came, whatever becomes of it. */
  count(): void;
  /** Work to ask for now; undefined where there is none. */
  findWork(): Work | undefined;
  /** Whether this work is enough for this report now. */
  isEnough(subject: string, done: WorkDone | undefined): boolean;
  /** Waits, where there is a flood, for who cannot do the work. */
  wait(): Promise<void>;
}

/**
 * @param key signs challenges
 * @param isAllowed whether the country wants it
 */
export function newFlood(
  key: SecretKey<'session'>,
  isAllowed: () => boolean,
  clock: () => number = Date.now,
): Flood {
  let level = 0;
  let at = clock();
  let lasts = false;
  let waiting = 0;
  const bits = (): number => {
    const now = clock();
    level *= 2 ** (-(now - at) / halfLifeMs);
    at = now;
    lasts = level > begins || (lasts && level > ends);
    if (!lasts || !isAllowed()) return 0;
    return Math.min(most, least + Math.max(0, Math.floor(Math.log2(level / begins))));
  };
  return {
    count() {
      bits();
      level += 1;
    },
    findWork() {
      const asked = bits();
      if (asked === 0) return undefined;
      const text = `${(clock() + goodForMs).toString(36)}.${asked}.${crypto.randomUUID()}`;
      return { challenge: `${text}.${workSign(key, text)}`, bits: asked };
    },
    isEnough(subject, done) {
      if (bits() === 0) return true;
      const [until = '', asked = '', random, sign = '', ...rest] = done?.challenge.split('.') ?? [];
      if (!done || rest.length > 0 || !sameText(sign, workSign(key, `${until}.${asked}.${random}`)))
        return false;
      return (
        Number.parseInt(until, 36) > clock() && isDone(done.challenge, subject, Number(asked), done.answers)
      );
    },
    async wait() {
      if (bits() === 0) return;
      waiting += 1;
      await sleep(Math.min(longestMs, waiting * stepMs));
      waiting -= 1;
    },
  };
}
