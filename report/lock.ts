/**
 * The cryptography, in a module of its own: it is most of the page's weight and arrives while somebody types. From the
 * rest of the page it is reached through lockLoader.ts.
 */
import type { SealedMessage } from '../domain/report/sealedMessage.ts';
import { findSealedMessage, writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../seal/base64url.ts';
import { openBox, sealTo } from '../seal/box.ts';

export { newReceipt, parseReceipt, receiptKeys, showReceipt } from '../seal/receipt.ts';
export { watchPass } from '../seal/watchCode.ts';
export { doWork } from '../seal/work.ts';
export { closeFile } from './closeFile.ts';

/** Seals words to these recipients; base64url. */
export async function sealMessage(to: readonly string[], message: SealedMessage): Promise<string> {
  return toBase64url(await sealTo(to, writeSealedMessage(message)));
}

/** The words of a box; undefined when this key does not open it, or it is broken. */
export async function openMessage(identity: string, box: string): Promise<SealedMessage | undefined> {
  try {
    const bytes = await openBox(identity, fromBase64url(box));
    return bytes ? findSealedMessage(bytes) : undefined;
  } catch {
    return undefined;
  }
}
