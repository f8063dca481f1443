/**
 * The parts of a submission (multipart/form-data, RFC 7578) as they come over the network: in memory alone, so many bytes,
 * so many parts. What is more is refused while it still comes.
 */
import type { Readable } from 'node:stream';
import type { BusboyInstance } from '@fastify/busboy';
import { Busboy } from '@fastify/busboy';

export interface Part {
  readonly name: string;
  /** As the phone calls it. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Not multipart, or broken. */
export class BadParts extends Error {
  override readonly name = 'BadParts';
}
/** More bytes or parts than are taken at once. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** Phones send at most a hundred files at once, and the form and a sign that more will come. */
const mostParts = 120;

interface Bounds {
  /** Bytes of the whole body. */
  readonly most: number;
  /** Is told of bytes before they are kept in memory, and throws when there are too many there. */
  readonly hold: (bytes: number) => void;
}

/** Throws `BadParts`, `TooMuch` or what `hold` throws, and lets go what still comes. */
export async function readParts(
  body: Readable,
  contentType: string,
  bounds: Bounds,
): Promise<readonly Part[]> {
  try {
    return await collect(body, busboyFor(contentType, bounds.most), bounds);
  } catch (error) {
    body.resume();
    throw error;
  }
}

function busboyFor(contentType: string, most: number): BusboyInstance {
  if (!/^\s*multipart\/form-data\s*;/i.test(contentType)) throw new BadParts('no multipart/form-data');
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      // each is bytes: also the form, which some send without a file's name
      isPartAFile: () => true,
      limits: { parts: mostParts, fileSize: most, headerPairs: 20, headerSize: 8192, fieldNameSize: 500 },
    });
  } catch {
    throw new BadParts('no multipart/form-data');
  }
}

async function collect(
  body: Readable,
  busboy: BusboyInstance,
  { most, hold }: Bounds,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const read = new Promise<void>((resolve, reject) => {
    busboy.once('finish', resolve);
    busboy.once('partsLimit', () => reject(new TooMuch()));
    // its words may hold what was sent
    busboy.on('error', () => reject(new BadParts('broken multipart')));
  });
  // it may be refused before anybody waits for it
  read.catch(() => {});
  busboy.on('file', (name: string | undefined, stream, fileName: string | undefined) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.once('end', () =>
      parts.push({ name: name ?? '', fileName: fileName ?? '', bytes: Buffer.concat(pieces) }),
    );
    stream.on('error', (error) => busboy.emit('error', error));
  });
  let size = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > most) throw new TooMuch();
    hold(bytes.length);
    await Promise.race([new Promise<void>((resolve) => busboy.write(bytes, () => resolve())), read]);
  }
  busboy.end();
  await read;
  return parts;
}
