/**
 * Sounds: MP3, WAV, and Ogg with Opus, as recorders and messengers make them, without title, author, picture and place. The
 * sound is kept bit by bit.
 */
import { bytesOf, four, latin1, u16, u32 } from './bytes.ts';
import { NotTaken } from './unclean.ts';
import { riff } from './webp.ts';

// ── MP3 (ISO/IEC 11172-3, 13818-3; layer III) ──

const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const hertz = [44_100, 48_000, 32_000];
const fewestFrames = 3;

/** Bytes of the frame that begins here; 0 where none does. */
function frameAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length || (u16(bytes, at) & 0xffe0) !== 0xffe0) return 0;
  const [, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  if (version === 1 || ((second >> 1) & 3) !== 1) return 0;
  const rate = (version === 3 ? rates1 : rates2)[third >> 4];
  const sampled = hertz[(third >> 2) & 3];
  if (!rate || !sampled) return 0;
  const divided = version === 3 ? 1 : version === 2 ? 2 : 4;
  const size =
    Math.floor(((version === 3 ? 144_000 : 72_000) * rate * divided) / sampled) + ((third >> 1) & 1);
  return at + size <= bytes.length ? size : 0;
}

/** Where the sound begins: behind an ID3v2 tag, or at once. */
function startOfMp3(bytes: Uint8Array): number {
  if (bytes.length < 10 || latin1(bytes, 0, 3) !== 'ID3') return 0;
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
}

export const isMp3 = (bytes: Uint8Array): boolean =>
  bytes.length > 10 && (latin1(bytes, 0, 3) === 'ID3' || frameAt(bytes, 0) > 0);

/** The frames from the first to the last, in one piece. Throws `NotTaken`. */
export function cleanMp3(bytes: Uint8Array): Uint8Array[] {
  const from = startOfMp3(bytes);
  let [to, frames] = [from, 0];
  for (let size = frameAt(bytes, to); size > 0; size = frameAt(bytes, to)) {
    to += size;
    frames += 1;
  }
  if (frames < fewestFrames) throw new NotTaken('damaged');
  return [bytes.subarray(from, to)];
}

// ── WAV ──

export const isWav = (bytes: Uint8Array): boolean =>
  bytes.length > 12 && latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WAVE';

/** How it is coded and the sound, in pieces. Throws `NotTaken`. */
export function cleanWav(bytes: Uint8Array): Uint8Array[] {
  const found = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = latin1(bytes, at, at + 4);
    const size = u32(bytes, at + 4, true);
    if (at + 8 + size > bytes.length || found.has(name)) throw new NotTaken('damaged');
    if (name === 'fmt ' || name === 'data') found.set(name, bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  const [format, data] = [found.get('fmt '), found.get('data')];
  if (!format || format.length > 40 || !data || data.length === 0) throw new NotTaken('damaged');
  return riff('WAVE', [
    ['fmt ', format],
    ['data', data],
  ]);
}

// ── Ogg (RFC 3533) with Opus (RFC 7845) ──

export const isOgg = (bytes: Uint8Array): boolean => bytes.length > 27 && latin1(bytes, 0, 4) === 'OggS';

/** The pages of one stream; its second, which holds the tags, is written anew. Throws `NotTaken`. */
export function cleanOgg(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const serial = u32(bytes, 14);
  let pages = 0;
  for (let at = 0; at < bytes.length; pages += 1) {
    if (at + 27 > bytes.length || latin1(bytes, at, at + 4) !== 'OggS') {
      // what follows the last page goes
      if (pages > 2) break;
      throw new NotTaken('damaged');
    }
    const table = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0));
    const from = at + 27 + table.length;
    const to = from + table.reduce((sum, byte) => sum + byte, 0);
    if (to > bytes.length || u32(bytes, at + 14) !== serial) throw new NotTaken('damaged');
    if (pages === 0 && latin1(bytes, from, Math.min(to, from + 8)) !== 'OpusHead') throw new NotTaken('type');
    if (pages === 1) {
      // tags that go over more than a page hold pictures
      const isWhole =
        latin1(bytes, from, Math.min(to, from + 8)) === 'OpusTags' && (table.at(-1) ?? 255) < 255;
      if (!isWhole) throw new NotTaken('damaged');
      pieces.push(tagPage(bytes.subarray(at, at + 22)));
    } else pieces.push(bytes.subarray(at, to));
    at = to;
  }
  if (pages < 3) throw new NotTaken('damaged');
  return pieces;
}

/** A page with tags that say nothing. */
function tagPage(head: Uint8Array): Uint8Array {
  const tags = bytesOf('OpusTags', four(0), four(0));
  const page = bytesOf(head, four(0), 1, tags.length, tags);
  page.set(four(oggSum(page), true), 22);
  return page;
}

function oggSum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000_0000 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1;
  }
  return sum >>> 0;
}
