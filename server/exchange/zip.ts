/**
 * A ZIP archive as a stream (APPNOTE 6.3, without ZIP64): files are deflated as they come, so that nothing of them is held.
 * Sizes stand behind each file, for they are not known before. Node's zlib works beside the event loop.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

interface ZipFile {
  readonly name: string;
  /** Less than 4 GiB in all. */
  readonly content: AsyncIterable<string> | Iterable<string>;
}

/** Sizes and checksum follow the file (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1980-01-01, the first day that the format knows: an archive says nothing of when it was made. */
const day = 0x0021;

interface Listed {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The archive's bytes. Throws what a file's content throws. */
export async function* zip(files: Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const listed: Listed[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const start = at;
    const head = numbers([4, 0x04034b50], [2, version], [2, flags], ...common(0, 0, 0, name.length), [2, 0]);
    yield Buffer.concat([head, name]);
    at += head.length + name.length;

    let [crc, size, packed] = [0, 0, 0];
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const text of file.content) {
        const bytes = Buffer.from(text);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    }
    const deflate = createDeflateRaw();
    // its failure destroys the reader below, which tells of it
    const feeding = pipeline(Readable.from(counted()), deflate).catch(() => undefined);
    for await (const bytes of deflate as AsyncIterable<Buffer>) {
      packed += bytes.length;
      yield bytes;
    }
    await feeding;
    const tail = numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
    yield tail;
    at += packed + tail.length;
    listed.push({ name, crc, packed, size, at: start });
  }
  let length = 0;
  for (const { name, crc, packed, size, at: start } of listed) {
    const line = Buffer.concat([
      numbers(
        [4, 0x02014b50],
        [2, version],
        [2, version],
        [2, flags],
        ...common(crc, packed, size, name.length),
      ),
      numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, start]),
      name,
    ]);
    length += line.length;
    yield line;
  }
  const { length: count } = listed;
  yield numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, at], [2, 0]);
}

type Numbers = readonly (readonly [bytes: 2 | 4, value: number])[];

/** What the head of a file and its line in the list have in common. */
const common = (crc: number, packed: number, size: number, name: number): Numbers => [
  [2, deflated],
  [2, 0],
  [2, day],
  [4, crc],
  [4, packed],
  [4, size],
  [2, name],
];

/** Little-endian. */
function numbers(...all: Numbers): Buffer {
  const bytes = Buffer.alloc(all.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of all) {
    if (width === 2) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    at += width;
  }
  return bytes;
}
