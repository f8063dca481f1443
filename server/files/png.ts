/**
 * PNG (W3C, third edition) without what it tells beside the picture: texts, times, EXIF, colour profiles, further frames,
 * private chunks and whatever follows the end. What is kept is copied bit by bit.
 */
import { crc32 } from 'node:zlib';
import { checkExtent, NotTaken } from './unclean.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
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

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(signature);

/** The same picture and nothing else. Throws `NotTaken`. */
export function cleanPng(bytes: Buffer): Buffer {
  if (!isPng(bytes)) throw new NotTaken('damaged');
  const kept: Buffer[] = [signature];
  const seen = new Set<string>();
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) throw new NotTaken('damaged');
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw new NotTaken('damaged');
    const most = needed[type];
    // a capital letter first: nobody can show the picture without understanding this
    if (most === undefined ? /^[A-Z]/.test(type) : length > most) throw new NotTaken('damaged');
    if (seen.size === 0) {
      if (type !== 'IHDR' || length !== 13) throw new NotTaken('damaged');
      checkExtent(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
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
  return Buffer.concat(kept);
}
