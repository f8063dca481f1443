/**
 * The picture of the page on a phone's first screen: a page of notes, as on its tab. Phones want it as PNG; it is made of
 * rectangles alone, so it is drawn here.
 */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];
const ground: Colour = [238, 241, 244];
const page: Colour = [91, 104, 117];
const line: Colour = [255, 255, 255];
/** From the back to the front: what is drawn, in shares of the side, within what phones leave when they cut corners. */
const parts: readonly (readonly [Colour, left: number, top: number, right: number, bottom: number])[] = [
  [page, 0.26, 0.2, 0.74, 0.8],
  [line, 0.35, 0.34, 0.65, 0.39],
  [line, 0.35, 0.47, 0.65, 0.52],
  [line, 0.35, 0.6, 0.56, 0.65],
];

/** A square of so many pixels a side. */
export function icon(side: number): Buffer {
  const row = side * 3 + 1;
  const pixels = Buffer.alloc(side * row);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [at, down] = [x / side, y / side];
      const top = parts.findLast(([, l, t, r, b]) => at >= l && at < r && down >= t && down < b);
      pixels.set(top?.[0] ?? ground, y * row + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // eight bits, colours without transparency
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
