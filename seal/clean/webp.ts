/**
 * WebP (RFC 9649) without what it tells beside the picture: only the picture and its transparency are copied; EXIF, XMP,
 * colour profile, unknown chunks and whatever follows go. Moving pictures are not taken.
 */
import { bytesOf, four, latin1, u16, u32 } from './bytes.ts';
import { checkExtent, NotTaken } from './unclean.ts';

export const isWebp = (bytes: Uint8Array): boolean =>
  bytes.length > 12 && latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP';

/** The same picture and nothing else, in pieces. Throws `NotTaken`. */
export function cleanWebp(bytes: Uint8Array): Uint8Array[] {
  if (!isWebp(bytes)) throw new NotTaken('damaged');
  const end = u32(bytes, 4, true) + 8;
  if (end > bytes.length) throw new NotTaken('damaged');
  const found = new Map<string, Uint8Array>();
  for (let at = 12; at < end; ) {
    if (at + 8 > end) throw new NotTaken('damaged');
    const name = latin1(bytes, at, at + 4);
    const size = u32(bytes, at + 4, true);
    if (at + 8 + size > end) throw new NotTaken('damaged');
    if (name === 'ANIM' || name === 'ANMF' || found.has(name)) throw new NotTaken('damaged');
    if (['VP8 ', 'VP8L', 'ALPH'].includes(name)) found.set(name, bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  const lossy = found.get('VP8 ');
  const lossless = found.get('VP8L');
  const alpha = found.get('ALPH');
  if (lossy && !lossless) {
    const extent = extentOfLossy(lossy);
    return riff(
      'WEBP',
      alpha
        ? [
            ['VP8X', extended(extent)],
            ['ALPH', alpha],
            ['VP8 ', lossy],
          ]
        : [['VP8 ', lossy]],
    );
  }
  if (!lossless || lossy || alpha) throw new NotTaken('damaged');
  checkLossless(lossless);
  return riff('WEBP', [['VP8L', lossless]]);
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** RFC 6386 section 9.1: a key frame begins with its start code and extent. */
function extentOfLossy(data: Uint8Array): Extent {
  const isKeyFrame =
    data.length >= 10 && ((data[0] ?? 1) & 1) === 0 && u32(data, 2) % 0x100_0000 === 0x9d012a;
  if (!isKeyFrame) throw new NotTaken('damaged');
  const width = u16(data, 6, true) & 0x3fff;
  const height = u16(data, 8, true) & 0x3fff;
  checkExtent(width, height);
  return { width, height };
}

function checkLossless(data: Uint8Array): void {
  if (data.length < 5 || data[0] !== 0x2f) throw new NotTaken('damaged');
  const bits = u32(data, 1, true);
  checkExtent((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** The head of a picture with transparency and nothing else. */
const extended = ({ width, height }: Extent): Uint8Array =>
  bytesOf(0x10, 0, 0, 0, four(width - 1, true).subarray(0, 3), four(height - 1, true).subarray(0, 3));

/** A RIFF file of one form (WEBP, WAVE) with these chunks, in pieces. */
export function riff(form: string, chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array[] {
  const body = chunks.flatMap(([name, data]) => [
    bytesOf(name, four(data.length, true)),
    data,
    new Uint8Array(data.length % 2),
  ]);
  const size = body.reduce((sum, { length }) => sum + length, form.length);
  return [bytesOf('RIFF', four(size, true), form), ...body];
}
