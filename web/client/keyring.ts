/**
 * The keys of contact points that this person can open, in memory while she is unlocked; sealing to a report's reporter
 * and opening what was sealed. The server never sees a message's text.
 */

import type { SealedMessage } from '../../domain/report/sealedMessage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { sealTo } from '../../seal/box.ts';
import { get, post } from './api.ts';
import { openEpochs, openWith } from './epochKeys.ts';
import type { KeysBody } from './types.ts';

const utf8 = new TextEncoder();

export interface Keyring {
  readonly body: KeysBody;
  /** The message in a box; undefined when none of her keys opens it or it is of a later version. Throws on a broken box. */
  open(box: string): Promise<SealedMessage | undefined>;
}

/** Opens the epochs' keys with her own, and wraps them for colleagues who lack them. */
export async function openKeyring(identity: string): Promise<Keyring> {
  const body = await get<KeysBody>('/keys');
  const keys = await openEpochs(identity, body.epochs);
  for (const lacking of body.lacking) {
    const own = keys.find((one) => one.epoch === lacking.epoch);
    if (!own) continue;
    const box = await sealTo([lacking.recipient], utf8.encode(own.identity));
    await post('/keys/wraps', { epoch: lacking.epoch, account: lacking.account, box: toBase64url(box) });
  }
  return { body, open: (box) => openWith(keys, box) };
}

/** A message sealed to these recipients, base64url. */
export async function seal(message: SealedMessage, recipients: readonly string[]): Promise<string> {
  return toBase64url(await sealTo(recipients, writeSealedMessage(message)));
}
