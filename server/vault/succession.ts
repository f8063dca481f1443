/**
 * The keys that signs are made with: that of the installation's first key, and one more for each time it was changed.
 *
 *     sign = HMAC(newest, ... HMAC(second, HMAC(first, what is signed)))
 *
 * What is signed is often known to nobody any more (a message's id, a form's), so a sign cannot be made anew; but it can be
 * signed once more. So a change of the key needs to know nothing of what stands in the database, a false sign stays false
 * by it, and whoever has the former key alone can neither make a sign nor try out what one was made of.
 */
import { createHmac } from 'node:crypto';
import type { KeyUse, SecretKey } from './keys.ts';

/** Keys of one use, oldest first. */
export interface Succession<Use extends KeyUse> {
  readonly first: SecretKey<Use>;
  readonly later: readonly { readonly key: SecretKey<Use>; readonly since: Date }[];
}

/** The sign of some bytes or texts, one after the other: 32 bytes. */
export function signedBy<Use extends KeyUse>(
  keys: Succession<Use>,
  ...pieces: readonly (string | Uint8Array)[]
): Buffer {
  const hmac = createHmac('sha256', keys.first);
  for (const piece of pieces) hmac.update(piece);
  return keys.later.reduce<Buffer>((sign, { key }) => renewed(key, sign), hmac.digest());
}

/** A sign with one key more. */
export const renewed = <Use extends KeyUse>(key: SecretKey<Use>, sign: Uint8Array): Buffer =>
  createHmac('sha256', key).update('gwen/renewed/1\0').update(sign).digest();

/** The keys that there were at a time: what must come out the same for ever is made with those of its own time. */
export const asOf = <Use extends KeyUse>({ first, later }: Succession<Use>, time: Date): Succession<Use> => ({
  first,
  later: later.filter(({ since }) => since <= time),
});

/** The keys as they were after each change, from the first key alone to all. */
export const stagesOf = <Use extends KeyUse>({ first, later }: Succession<Use>): Succession<Use>[] =>
  [0, ...later.keys().map((at) => at + 1)].map((count) => ({ first, later: later.slice(0, count) }));
