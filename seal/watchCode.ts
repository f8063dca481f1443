/**
 * The code of somebody who keeps watch: eighteen symbols like a receipt, said once by who coordinates the group. From it
 * follows what her phone shows as its pass, and from that the mark that is kept of it: who reads the mark can show no pass,
 * and neither leads back to the code.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from './base64url.ts';
import { receiptKeys } from './receipt.ts';

export { newReceipt as newWatchCode } from './receipt.ts';

const text = new TextEncoder();

/** What a phone shows: 32 bytes, base64url. Takes a fraction of a second. */
export async function watchPass(code: string): Promise<string> {
  return (await receiptKeys(code)).proof;
}

/** What is kept of a pass: 32 bytes, base64url. */
export function watchMark(pass: string): string {
  return toBase64url(sha256(text.encode(`gwen/watch/1\0${pass}`)));
}
