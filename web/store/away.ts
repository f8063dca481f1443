/**
 * What a device needs to be opened where there is no network, if its owner lets it: her own key, locked with her passphrase as
 * the server has it, and the few answers that her next steps need, locked with that key. Both go when somebody signs out on
 * this device, after ten wrong passphrases, and when the service was not heard for three days. Nothing here says whose it is.
 */
import type { Locker } from './locker.ts';
import type { Box, Shelf } from './shelf.ts';
import { openShelf } from './shelf.ts';

/** A key as the server gave it, and what the passphrase is stretched with. */
export interface Way {
  readonly installation: string;
  readonly wrapped: string;
}

/** What the service answered, and when. */
export interface Answer {
  readonly data: unknown;
  readonly at: Date;
}

/** How long a device may be opened after it last heard the service. */
export const longestAwayMs = 72 * 3_600_000;
const mostTries = 10;
const triesName = 'tries';
const utf8 = new TextEncoder();

function wayIn(box: Box): Way | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(box));
    if (typeof value !== 'object' || value === null) return undefined;
    const { installation, wrapped } = value as Partial<Record<keyof Way, unknown>>;
    return typeof installation === 'string' && typeof wrapped === 'string'
      ? { installation, wrapped }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keys on this device, of whomever. */
export class Ways {
  private readonly shelf: Shelf;
  private readonly answers: Shelf;

  constructor(shelf: Shelf, answers: Shelf) {
    this.shelf = shelf;
    this.answers = answers;
  }

  async all(): Promise<readonly Way[]> {
    return (await this.shelf.all()).flatMap(([, box]) => wayIn(box) ?? []);
  }

  /** Forgets every key on this device, and with them what they open. */
  async wipe(): Promise<void> {
    await this.shelf.clear();
    await this.answers.clear();
  }

  /** A passphrase opened none of them. @returns whether that was once too often, and all are gone */
  async wrongTry(): Promise<boolean> {
    const [before = 0] = (await this.shelf.get(triesName)) ?? [];
    if (before + 1 >= mostTries) {
      await this.wipe();
      return true;
    }
    await this.shelf.put(triesName, new Uint8Array([before + 1]));
    return false;
  }

  async rightTry(): Promise<void> {
    await this.shelf.remove(triesName);
  }

  /** Hers, once her key is open. */
  of(locker: Locker): Away {
    return new Away(this.shelf, this.answers, locker);
  }
}

export async function openWays(): Promise<Ways> {
  return new Ways(await openShelf('ways'), await openShelf('answers'));
}

interface Kept {
  readonly path: string;
  readonly at: string;
  readonly data: unknown;
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'data' in value;

/** What one person lets this device keep for where there is no network. */
export class Away {
  private readonly shelf: Shelf;
  private readonly answers: Shelf;
  private locker: Locker | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(shelf: Shelf, answers: Shelf, locker: Locker) {
    this.shelf = shelf;
    this.answers = answers;
    this.locker = locker;
  }

  /** Whether this browser keeps anything beyond the page. */
  get isLasting(): boolean {
    return this.shelf.isLasting;
  }

  private unlocked(): Locker {
    if (!this.locker) throw new Error('What is kept here is locked.');
    return this.locker;
  }

  async isOn(): Promise<boolean> {
    return (await this.shelf.get(await this.unlocked().nameOf('way'))) !== undefined;
  }

  /** Lets this device be opened without a network; again when key or passphrase changed. */
  async allow({ installation, wrapped }: Way): Promise<void> {
    const name = await this.unlocked().nameOf('way');
    await this.shelf.put(name, utf8.encode(JSON.stringify({ installation, wrapped })));
  }

  /** Takes her key and what it opens off this device; that of others stays. */
  async forbid(): Promise<void> {
    const locker = this.unlocked();
    await this.shelf.remove(await locker.nameOf('way'));
    for (const [name, box] of await this.answers.all())
      if ((await locker.open(name, box)) !== undefined) await this.answers.remove(name);
  }

  /** Keeps an answer of the service; one after the other, so that an older never overtakes a newer. */
  async put(path: string, { data, at }: Answer): Promise<void> {
    await this.change(async (locker) => {
      const name = await locker.nameOf(`answer/${path}`);
      await this.answers.put(name, await locker.lock(name, { path, at: at.toISOString(), data }));
    });
  }

  /** The service does not give it any more. */
  async remove(path: string): Promise<void> {
    await this.change(async (locker) => this.answers.remove(await locker.nameOf(`answer/${path}`)));
  }

  /** Hers that are not too old; older ones go. By path. */
  async read(now: Date): Promise<ReadonlyMap<string, Answer>> {
    const locker = this.unlocked();
    const read = new Map<string, Answer>();
    for (const [name, box] of await this.answers.all()) {
      const value = await locker.open(name, box);
      if (!isKept(value)) continue;
      const at = new Date(value.at);
      if (now.getTime() - at.getTime() > longestAwayMs) await this.answers.remove(name);
      else read.set(value.path, { data: value.data, at });
    }
    return read;
  }

  /** When everything that was put is on the disk. */
  async settled(): Promise<void> {
    await this.queue;
  }

  lock(): void {
    this.locker = undefined;
  }

  private change(work: (locker: Locker) => Promise<void>): Promise<void> {
    // locked meanwhile, or no room: the page goes on, and the device keeps what it had
    this.queue = this.queue.then(() => this.locker && work(this.locker)).catch(() => undefined);
    return this.queue;
  }
}
