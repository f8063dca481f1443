/**
 * Ids that come out the same each time for the same text: what makes an import safe to run again.
 */
import { createHmac } from 'node:crypto';

/**
 * The id of a text within a namespace, as a UUID version 8 (RFC 9562, 5.8) made of HMAC-SHA-256.
 * @param namespace a secret random text kept with the import. Source ids are often guessable (a national number); with
 *   a public namespace, whoever sees an id could try numbers until one gives it.
 * @param near texts with the same `near` get ids that begin alike (32 bits), so that what is stored together lies together:
 *   rows scattered over a large database cost several pages of its log each. 90 bits are left to tell them apart.
 */
export function stableUuid(namespace: string, text: string, near?: string): string {
  const hmac = (of: string): Buffer => createHmac('sha256', namespace).update(of, 'utf8').digest();
  const bytes = hmac(text).subarray(0, 16);
  if (near !== undefined) hmac(near).copy(bytes, 0, 0, 4);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
