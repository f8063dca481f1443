/**
 * PNG (W3C, third edition) without what it tells beside the picture: texts, times, EXIF, colour profiles, further frames,
 * private chunks and whatever follows the end. What is kept is copied bit by bit.
 */
import { bytesOf, latin1, u32 } from './bytes.ts';
import { checkExtent, NotTaken } from './unclean.ts';

const signature = bytesOf(0x89, 'PNG\r\n', 0x1a, '\n');
/** Chunks that the picture needs, and how long each can be: none leaves room for words. */
const needed: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  tRNS: 256,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  sBIT: 4,
  bKGD: 6,
  IDAT: 0x7fff_ffff,
  IEND: 0,
};
const critical: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, at) => bytes[at] === byte);

/** The same picture and nothing else, in pieces. Throws `NotTaken`. */
export function cleanPng(bytes: Uint8Array): Uint8Array[] {
  if (!isPng(bytes)) throw new NotTaken('damaged');
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const seen = new Set<string>();
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) throw new NotTaken('damaged');
    const length = u32(bytes, at);
    const type = latin1(bytes, at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== u32(bytes, end - 4))
      throw new NotTaken('damaged');
    const most = needed[type];
    // a capital letter first: nobody can show the picture without understanding this
    if (most === undefined ? /^[A-Z]/.test(type) : length > most) throw new NotTaken('damaged');
    if (seen.size === 0) {
      if (type !== 'IHDR' || length !== 13) throw new NotTaken('damaged');
      checkExtent(u32(bytes, at + 8), u32(bytes, at + 12));
    } else if (type !== 'IDAT' && most !== undefined && seen.has(type)) {
      if (critical.has(type)) throw new NotTaken('damaged');
      at = end;
      continue;
    }
    if (most !== undefined) {
      seen.add(type);
      kept.push(bytes.subarray(at, end));
    }
    if (type === 'IEND') break;
    at = end;
  }
  if (!seen.has('IDAT')) throw new NotTaken('damaged');
  return kept;
}

let sums: Uint32Array | undefined;

/** The check sum of a chunk (PNG, annex D). */
function crc32(bytes: Uint8Array): number {
  sums ??= Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
    return value;
  });
  let sum = 0xffff_ffff;
  for (const byte of bytes) sum = (sums[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffff_ffff) >>> 0;
}
