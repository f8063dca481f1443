/**
 * PDF, taken apart and written anew by a worker of its own (pdfWorker.ts). A small file can unpack to more than a machine
 * has, so one is looked at at a time, and whichever takes too long or too much memory is ended and not taken.
 */
import { Worker } from 'node:worker_threads';
import { NotTaken } from '../../seal/clean/unclean.ts';

const longestMs = 30_000;
const lookMs = 50;
const mostMemory = 1024 * 1024 * 1024;
const heapMb = 768;

export type FromWorker = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly why: 'damaged' | 'active' };

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

let last: Promise<unknown> = Promise.resolve();

/** The document without what it tells of its author, and with nothing in it that acts. Throws `NotTaken`. */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const done = last.then(() => inWorker(bytes));
  last = done.catch(() => undefined);
  return await done;
}

async function inWorker(bytes: Buffer): Promise<Buffer> {
  const worker = new Worker(new URL('./pdfWorker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    env: {},
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const { promise, resolve } = Promise.withResolvers<FromWorker>();
  const giveUp = (): void => resolve({ why: 'damaged' });
  worker.once('message', resolve);
  worker.once('error', giveUp);
  worker.once('exit', giveUp);
  const late = setTimeout(giveUp, longestMs);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > mostMemory) giveUp();
  }, lookMs);
  try {
    const answer = await promise;
    if ('why' in answer) throw new NotTaken(answer.why);
    return Buffer.from(answer.bytes);
  } finally {
    clearTimeout(late);
    clearInterval(watch);
    await worker.terminate();
  }
}
