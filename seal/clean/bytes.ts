/** Reading and writing numbers and words in the bytes of a file, in every browser and on the server alike. */

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Unsigned whole numbers at a place; big endian unless it says otherwise. Throw beyond the end. */
export const u16 = (bytes: Uint8Array, at: number, little = false): number =>
  view(bytes).getUint16(at, little);
export const u32 = (bytes: Uint8Array, at: number, little = false): number =>
  view(bytes).getUint32(at, little);

/** The bytes from one place to another as text, a character each. */
export const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** New bytes of these numbers and texts (a byte a character). */
export function bytesOf(...parts: readonly (string | number | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return join(
    parts.map((part) =>
      typeof part === 'number'
        ? Uint8Array.of(part)
        : typeof part === 'string'
          ? Uint8Array.from(part, (letter) => letter.charCodeAt(0))
          : part,
    ),
  );
}

/** A number as four bytes. */
export function four(value: number, little = false): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  view(bytes).setUint32(0, value, little);
  return bytes;
}

export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
