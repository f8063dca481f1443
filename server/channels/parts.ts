/**
 * The parts of a form (multipart/form-data, RFC 7578) as they come over the network: in memory alone, so many bytes, so many
 * parts. What is more is let go while it still comes.
 */

import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { BusboyInstance } from '@fastify/busboy';
import { Busboy } from '@fastify/busboy';

export interface Part {
  readonly name: string;
  /** As its sender's device calls it; undefined for what is no file. */
  readonly fileName: string | undefined;
  /** Media type that is said of it. */
  readonly type: string;
  readonly bytes: Buffer;
}

export interface ReadParts {
  /** Those that came whole. */
  readonly parts: readonly Part[];
  /** Is there more than what is read, or is it broken off? */
  readonly ended: 'whole' | 'too-much' | 'broken';
}

interface Bounds {
  /** Bytes of the whole body, and its parts. */
  readonly most: number;
  readonly mostParts: number;
  /** Is told of bytes before they are kept in memory; false: no more is kept. */
  readonly hold: (bytes: number) => boolean;
}

/** Undefined when the body is of another kind. */
export async function readParts(
  body: Readable,
  contentType: string,
  bounds: Bounds,
): Promise<ReadParts | undefined> {
  const busboy = findBusboy(contentType, bounds);
  if (!busboy) {
    body.resume();
    return undefined;
  }
  const parts: Part[] = [];
  try {
    const ended = await collect(body, busboy, parts, bounds);
    // the last that came whole tells so in a moment
    await setImmediate();
    const whole = parts.length;
    if (ended !== 'whole') return { parts: parts.slice(0, whole), ended };
    const atEnd = await finished(busboy);
    // what is broken off in a part ends that part as well
    return { parts: atEnd === 'broken' ? parts.slice(0, whole) : parts, ended: atEnd };
  } finally {
    body.resume();
  }
}

function findBusboy(contentType: string, { most, mostParts }: Bounds): BusboyInstance | undefined {
  if (!/^\s*multipart\/form-data\s*;/i.test(contentType)) return undefined;
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      // each is bytes, also what is no file
      isPartAFile: () => true,
      limits: { parts: mostParts, fileSize: most, headerPairs: 20, headerSize: 8192, fieldNameSize: 500 },
    });
  } catch {
    return undefined;
  }
}

/** Resolves once it is decided how the reading ends. */
const finished = (busboy: BusboyInstance): Promise<ReadParts['ended']> => {
  const ended = new Promise<ReadParts['ended']>((resolve) => {
    busboy.once('finish', () => resolve('whole'));
    busboy.on('error', () => resolve('broken'));
  });
  busboy.end();
  return ended;
};

/** Hands on what comes. `whole`: nothing stood in the way, and nothing more comes. */
async function collect(
  body: Readable,
  busboy: BusboyInstance,
  parts: Part[],
  { most, hold }: Bounds,
): Promise<ReadParts['ended']> {
  let stopped: ReadParts['ended'] | undefined;
  busboy.once('partsLimit', () => {
    stopped ??= 'too-much';
  });
  const broke = new Promise<void>((resolve) => {
    busboy.on('error', () => {
      stopped ??= 'broken';
      resolve();
    });
  });
  busboy.on('file', (name: string | undefined, stream, fileName: string | undefined, _, type) => {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.once('end', () => {
      parts.push({ name: name ?? '', fileName, type, bytes: Buffer.concat(pieces) });
    });
    stream.on('error', (error) => busboy.emit('error', error));
  });
  let size = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(piece).subarray(0, most - size);
    size += bytes.length;
    if (!hold(bytes.length)) return 'too-much';
    // once it is broken it may never say that it has written
    const written = new Promise<void>((resolve) => busboy.write(bytes, () => resolve()));
    await Promise.race([written, broke]);
    if (stopped) return stopped;
    if (bytes.length < piece.length) return 'too-much';
  }
  return 'whole';
}
