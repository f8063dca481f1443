/**
 * The spool: what came in while the database was away, one closed file a message, in the order of arrival. A file is there
 * whole or not at all, and safe on the disk before the gateway is told that its message was taken.
 */
import { mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { openSpooled, sealSpooled } from '../vault/channels.ts';
import type { Vault } from '../vault/vault.ts';

export interface Spool {
  /** Whether anything waits. */
  readonly isEmpty: boolean;
  /** How many wait. */
  readonly waiting: number;
  put(content: string): Promise<void>;
  /**
   * Hands each file to `take`, oldest first, undefined for one that is damaged, and removes what it took. Stops at the
   * first that it throws for, which stays; what it calls `unusable` is kept aside under another name.
   */
  drain(take: (content: string | undefined) => Promise<'taken' | 'unusable'>): Promise<number>;
}

const fileName = /^(\d{12})\.sealed$/;
const dayMs = 86_400_000;

/** @param folder within the data folder; made when something is put into it */
export async function openSpool(folder: string, vault: Vault): Promise<Spool> {
  const waiting = await list(folder);
  let next = Number(waiting.at(-1)?.slice(0, 12) ?? 0) + 1;
  let putting: Promise<void> = Promise.resolve();
  let draining: Promise<number> | undefined;

  const write = async (content: string): Promise<void> => {
    const name = `${String(next).padStart(12, '0')}.sealed`;
    next += 1;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [part, whole] = [join(folder, `${name}.part`), join(folder, name)];
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(sealSpooled(vault, name, content));
      await file.sync();
    } finally {
      await file.close();
    }
    // of a report not even the moment is kept
    const day = new Date(Math.floor(Date.now() / dayMs) * dayMs);
    await utimes(part, day, day);
    await rename(part, whole);
    await syncFolder(folder);
    waiting.push(name);
  };
  const drainAll = async (take: Parameters<Spool['drain']>[0]): Promise<number> => {
    let count = 0;
    for (;;) {
      const [name] = waiting;
      if (name === undefined) return count;
      const path = join(folder, name);
      let content: string | undefined;
      try {
        content = openSpooled(vault, name, await readFile(path));
      } catch {
        content = undefined;
      }
      const done = await take(content);
      if (done === 'taken') await rm(path);
      else await rename(path, `${path}.unusable`);
      waiting.shift();
      count += 1;
    }
  };
  return {
    get isEmpty() {
      return waiting.length === 0;
    },
    get waiting() {
      return waiting.length;
    },
    async put(content) {
      const mine = putting.then(() => write(content));
      putting = mine.catch(() => {});
      await mine;
    },
    async drain(take) {
      draining ??= drainAll(take).finally(() => {
        draining = undefined;
      });
      return await draining;
    },
  };
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => fileName.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Without it a new name can be gone after the power fails. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
