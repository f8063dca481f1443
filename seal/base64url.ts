/**
 * Bytes as text for JSON and URLs: base64url without padding (RFC 4648 section 5).
 *
 * Strict when reading: one byte string has exactly one text, so a text can be compared, signed or used as a key.
 */

// String.fromCharCode takes its bytes as arguments: stay far below every engine's limit.
const PIECE = 8192;

/** The base64url text of these bytes, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a base64url text. Throws on anything that `toBase64url` would not have written. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) throw new Error('This is not base64url text.');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (symbol) => symbol.charCodeAt(0));
  if (
    text.length % 4 !== 0 &&
    toBase64url(bytes.subarray(-(bytes.length % 3))) !== text.slice(-(text.length % 4))
  ) {
    throw new Error('This is not base64url text.');
  }
  return bytes;
}
