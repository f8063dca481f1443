/**
 * Drafts: what a person has typed and not yet handed in, kept as she types, through a crash, a lock, a lost network and
 * a closed tab. Each draft is a locked box on this device; without her signed in nobody can read it or tell what it is
 * about.
 */
import type { Locker } from '../store/locker.ts';
import type { Shelf } from '../store/shelf.ts';

/** Values of a form as typed, by field; JSON. */
export type DraftValues = { readonly [field: string]: unknown };

export interface Draft {
  /** What it is a draft of, such as `<dossier>/<entry type>/<entry>`. */
  readonly id: string;
  /** When it was last changed, ISO. */
  readonly at: string;
  readonly values: DraftValues;
}

export type Keeping = 'kept' | 'keeping' | 'failed';

/** How long after a key the draft is written, and how long at most while the keys go on. Milliseconds. */
const pause = 400;
const longest = 2000;

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'at' in value &&
    typeof value.at === 'string' &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null
  );
}

interface Waiting {
  readonly draft: Draft;
  readonly since: number;
  timer: ReturnType<typeof setTimeout>;
}

/** The drafts of the person who is signed in. */
export class Drafts {
  private readonly shelf: Shelf;
  private locker: Locker | undefined;
  private readonly waiting = new Map<string, Waiting>();
  private readonly listeners = new Set<() => void>();
  private queue: Promise<void> = Promise.resolve();
  private writing = 0;
  private hasFailed = false;

  constructor(shelf: Shelf, locker: Locker) {
    this.shelf = shelf;
    this.locker = locker;
  }

  /** False when the browser keeps nothing beyond this page: people should know. */
  get isLasting(): boolean {
    return this.shelf.isLasting;
  }

  /** Whether what was typed is safe by now. */
  get keeping(): Keeping {
    if (this.waiting.size > 0 || this.writing > 0) return 'keeping';
    return this.hasFailed ? 'failed' : 'kept';
  }

  /** Calls back when `keeping` may have changed; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private unlocked(): Locker {
    if (!this.locker) throw new Error('The drafts are locked.');
    return this.locker;
  }

  async find(id: string): Promise<Draft | undefined> {
    const newest = this.waiting.get(id);
    if (newest) return newest.draft;
    await this.queue;
    const locker = this.unlocked();
    const name = await locker.nameOf(id);
    const box = await this.shelf.get(name);
    const value = box && (await locker.open(name, box));
    return isDraft(value) ? value : undefined;
  }

  /** All drafts of this person, newest first; those of others on the same device are not hers to open. */
  async list(): Promise<readonly Draft[]> {
    await this.flush();
    const locker = this.unlocked();
    const opened = await Promise.all((await this.shelf.all()).map(([name, box]) => locker.open(name, box)));
    return opened.filter(isDraft).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Keeps what was typed; returns at once and writes a moment later. */
  keep(id: string, values: DraftValues): void {
    this.unlocked();
    const now = Date.now();
    const before = this.waiting.get(id);
    if (before) clearTimeout(before.timer);
    const since = before?.since ?? now;
    const wait = Math.max(0, Math.min(pause, since + longest - now));
    const draft = { id, at: new Date(now).toISOString(), values };
    this.waiting.set(id, { draft, since, timer: setTimeout(() => this.write(id), wait) });
    this.tell();
  }

  /** Forgets a draft: it was handed in, or the person gave it up. */
  async remove(id: string): Promise<void> {
    const before = this.waiting.get(id);
    if (before) clearTimeout(before.timer);
    this.waiting.delete(id);
    const locker = this.unlocked();
    this.enqueue(async () => this.shelf.remove(await locker.nameOf(id)));
    await this.queue;
  }

  /** Writes everything that waits, now. */
  async flush(): Promise<void> {
    for (const [id, { timer }] of this.waiting) {
      clearTimeout(timer);
      this.write(id);
    }
    await this.queue;
  }

  /** Writes what waits and forgets the keys and everything in memory. */
  async lock(): Promise<void> {
    await this.flush();
    this.locker = undefined;
    this.listeners.clear();
  }

  private write(id: string): void {
    const next = this.waiting.get(id);
    if (!next) return;
    this.waiting.delete(id);
    const locker = this.unlocked();
    this.enqueue(async () => {
      const name = await locker.nameOf(id);
      await this.shelf.put(name, await locker.lock(name, next.draft));
    });
  }

  /** One after the other, so that an older state never overtakes a newer one. */
  private enqueue(act: () => Promise<void>): void {
    this.writing += 1;
    this.tell();
    this.queue = this.queue.then(act).then(
      () => {
        this.hasFailed = false;
        this.settle();
      },
      () => {
        this.hasFailed = true;
        this.settle();
      },
    );
  }

  private settle(): void {
    this.writing -= 1;
    this.tell();
  }
}

/** Writes drafts at once when the page is hidden or put away; returns how to stop. */
export function keepOnLeaving(drafts: Drafts): () => void {
  const stop = new AbortController();
  const flush = (): void => {
    void drafts.flush();
  };
  document.addEventListener('visibilitychange', flush, { signal: stop.signal });
  window.addEventListener('pagehide', flush, { signal: stop.signal });
  return () => stop.abort();
}
