/**
 * WebP (RFC 9649) without what it tells beside the picture: only the picture and its transparency are copied; EXIF, XMP,
 * colour profile, unknown chunks and whatever follows go. Moving pictures are not taken.
 */
import { checkExtent, NotTaken } from './unclean.ts';

export const isWebp = (bytes: Buffer): boolean =>
  bytes.length > 12 &&
  bytes.toString('latin1', 0, 4) === 'RIFF' &&
  bytes.toString('latin1', 8, 12) === 'WEBP';

/** The same picture and nothing else. Throws `NotTaken`. */
export function cleanWebp(bytes: Buffer): Buffer {
  if (!isWebp(bytes)) throw new NotTaken('damaged');
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) throw new NotTaken('damaged');
  const found = new Map<string, Buffer>();
  for (let at = 12; at < end; ) {
    if (at + 8 > end) throw new NotTaken('damaged');
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
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
  return riff([['VP8L', lossless]]);
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** RFC 6386 section 9.1: a key frame begins with its start code and extent. */
function extentOfLossy(data: Buffer): Extent {
  const isKeyFrame = data.length >= 10 && ((data[0] ?? 1) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a;
  if (!isKeyFrame) throw new NotTaken('damaged');
  const width = data.readUInt16LE(6) & 0x3fff;
  const height = data.readUInt16LE(8) & 0x3fff;
  checkExtent(width, height);
  return { width, height };
}

function checkLossless(data: Buffer): void {
  if (data.length < 5 || data[0] !== 0x2f) throw new NotTaken('damaged');
  const bits = data.readUInt32LE(1);
  checkExtent((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** The head of a picture with transparency and nothing else. */
function extended({ width, height }: Extent): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x10;
  head.writeUIntLE(width - 1, 4, 3);
  head.writeUIntLE(height - 1, 7, 3);
  return head;
}

function riff(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const body = chunks.flatMap(([name, data]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return [head, data, Buffer.alloc(data.length % 2)];
  });
  const all = Buffer.concat([Buffer.from('WEBP'), ...body]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(all.length);
  return Buffer.concat([Buffer.from('RIFF'), size, all]);
}
