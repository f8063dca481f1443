/** The keys of contact points, opened with one's own key: what opens the words of reports. Needs no page, so a worker may too. */
import type { SealedMessage } from '../../domain/report/sealedMessage.ts';
import { findSealedMessage } from '../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../seal/base64url.ts';
import { openBox } from '../../seal/box.ts';
import type { KeysBody } from './types.ts';

export interface EpochKey {
  readonly epoch: number;
  readonly identity: string;
}

/** The keys that hers opens, the newest first: most messages are of now. */
export async function openEpochs(
  identity: string,
  epochs: readonly Pick<KeysBody['epochs'][number], 'id' | 'box'>[],
): Promise<readonly EpochKey[]> {
  const opened: EpochKey[] = [];
  for (const { id, box } of epochs) {
    const key = box === null ? null : await openBox(identity, fromBase64url(box));
    if (key) opened.push({ epoch: id, identity: new TextDecoder().decode(key) });
  }
  return opened.sort((a, b) => b.epoch - a.epoch);
}

/** The message in a box; undefined when none of these keys opens it or it is of a later version. Throws on a broken box. */
export async function openWith(keys: readonly EpochKey[], box: string): Promise<SealedMessage | undefined> {
  for (const { identity } of keys) {
    const opened = await openBox(identity, fromBase64url(box));
    if (opened) return findSealedMessage(opened);
  }
  return undefined;
}
