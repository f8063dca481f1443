/**
 * JPEG (ITU-T T.81) without what it tells beside the picture. Only what decoding needs is copied, bit by bit as it was:
 * tables, frame and scans. All application segments and comments go, and with them EXIF with place, time and device,
 * XMP, IPTC, colour profiles, thumbnails (which often show what was cut away), and whatever follows the picture's end.
 *
 * Three things of them change the picture and are written anew: that it is JFIF, the colour transform that Adobe's segment
 * tells, and which way is up.
 */
import { bytesOf, latin1, u16, u32 } from './bytes.ts';
import { checkExtent, NotTaken } from './unclean.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Quantisation and Huffman tables, arithmetic conditioning, restart interval. */
const tables: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xcc, 0xdd]);
/** Frames of one picture: baseline, extended, progressive, lossless; the same with arithmetic coding. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca, 0xcb]);
/** A progressive picture has some ten scans; thousands are made to keep a reader busy. */
const mostScans = 100;

const jfif = bytesOf(0xff, 0xe0, 0, 16, 'JFIF', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes.length > 3 && bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;

/**
 * The same picture, pixel by pixel, and nothing else, in pieces.
 * @param turned whether readers turn it as EXIF says; inside a PDF they do not
 * @throws NotTaken
 */
export function cleanJpeg(bytes: Uint8Array, turned = true): Uint8Array[] {
  if (!isJpeg(bytes)) throw new NotTaken('damaged');
  const kept: Uint8Array[] = [];
  const said = { isJfif: false, adobe: undefined as number | undefined, orientation: 1 };
  let hasFrame = false;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new NotTaken('damaged');
    // any number of fill bytes may stand before a marker
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new NotTaken('damaged');
    if (marker === EOI) break;
    const length = at + 4 <= bytes.length ? u16(bytes, at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new NotTaken('damaged');
    const body = bytes.subarray(at + 4, end);
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) {
      hear(marker, body, said);
      at = end;
      continue;
    }
    if (frames.has(marker)) {
      if (hasFrame || body.length < 6) throw new NotTaken('damaged');
      hasFrame = true;
      checkExtent(u16(body, 3), u16(body, 1));
    } else if (marker === SOS) {
      scans += 1;
      if (!hasFrame || scans > mostScans) throw new NotTaken('damaged');
    } else if (!tables.has(marker)) throw new NotTaken('damaged');
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (scans === 0) throw new NotTaken('damaged');
  return [
    Uint8Array.of(0xff, SOI),
    ...(said.isJfif ? [jfif] : []),
    ...(turned && said.orientation > 1 ? [orientationSegment(said.orientation)] : []),
    ...(said.adobe === undefined ? [] : [adobeSegment(said.adobe)]),
    ...kept,
    Uint8Array.of(0xff, EOI),
  ];
}

/** Coded data go on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new NotTaken('damaged');
}

function hear(
  marker: number,
  body: Uint8Array,
  said: { isJfif: boolean; adobe: number | undefined; orientation: number },
): void {
  if (marker === 0xe0 && latin1(body, 0, 5) === 'JFIF\0') said.isJfif = true;
  else if (marker === 0xee && body.length >= 12 && latin1(body, 0, 5) === 'Adobe') said.adobe = body[11];
  else if (marker === 0xe1 && latin1(body, 0, 6) === 'Exif\0\0')
    said.orientation = orientationOf(body.subarray(6));
}

/** Which way is up, by the first directory of a TIFF; 1 (as it is) where it does not say. */
function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 8) return 1;
  const order = latin1(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const two = (at: number): number => u16(tiff, at, order === 'II');
  const directory = u32(tiff, 4, order === 'II');
  if (directory + 2 > tiff.length) return 1;
  const count = two(directory);
  for (let at = directory + 2; at < directory + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (two(at) !== 0x0112) continue;
    const value = two(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF that holds an orientation and nothing else. */
const orientationSegment = (value: number): Uint8Array =>
  segment(
    0xe1,
    bytesOf(
      'Exif',
      0,
      0,
      'MM',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      value,
      0,
      0,
      0,
      0,
      0,
      0,
    ),
  );

/** Adobe's segment with its colour transform and nothing else. */
const adobeSegment = (transform: number): Uint8Array =>
  segment(0xee, bytesOf('Adobe', 0, 100, 0, 0, 0, 0, transform));

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  bytesOf(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, body);
