/**
 * Ids that come out the same each time for the same text: what makes an import safe to run again.
 */
import { createHmac } from 'node:crypto';

/**
 * The id of a text within a namespace, as a UUID version 8 (RFC 9562, 5.8) made of HMAC-SHA-256.
 * @param namespace a secret random text kept with the import. Source ids are often guessable (a national number); with
 *   a public namespace, whoever sees an id could try numbers until one gives it.
 */
export function stableUuid(namespace: string, text: string): string {
  const bytes = createHmac('sha256', namespace).update(text, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
