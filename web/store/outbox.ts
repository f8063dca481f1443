/**
 * Acts that wait on this device until they can be sent: taps made, and facts written, where there is no network. Each is locked away before
 * anybody tries to send it, and taken out only when the server has answered, so that a crash between the two loses nothing;
 * it carries its ids, so that sent twice it is done once. What the server refuses is kept too, until its author has seen why.
 */
import type { NamedAct, ReadyAct } from '../client/acts.ts';
import { ApiProblem } from '../client/api.ts';
import type { Locker } from './locker.ts';
import type { Shelf } from './shelf.ts';
import type { TypedIn } from './typedIn.ts';

export interface KeptAct {
  readonly act: ReadyAct | NamedAct;
  readonly from?: TypedIn;
  /** When it was made, ISO. */
  readonly at: string;
  /** Why the server would not take it; it is not sent again by itself. */
  readonly refused?: { readonly code: string; readonly status: number; readonly body: ApiProblem['body'] };
}

/** What became of an act that was handed over: it arrived, waits here, or was refused. */
export type Handed = 'sent' | 'kept' | ApiProblem;

const nameOf = (id: string): string => `outbox/${id}`;

function isKept(value: unknown): value is KeptAct {
  if (typeof value !== 'object' || value === null || !('act' in value) || !('at' in value)) return false;
  const { act } = value;
  if (typeof act !== 'object' || act === null) return false;
  return 'operations' in act ? Array.isArray(act.operations) : 'form' in act;
}

/** No word of the server about the act itself: there is no network, she is signed out, or it is overloaded. */
const isForLater = ({ code, status }: ApiProblem): boolean =>
  code === 'offline' || status === 401 || status === 429 || status >= 500;

export class Outbox {
  private readonly shelf: Shelf;
  private readonly sendIt: (act: ReadyAct | NamedAct) => Promise<unknown>;
  private locker: Locker | undefined;
  private all: readonly KeptAct[] = [];
  private readonly listeners = new Set<() => void>();
  /** One round at a time, so that acts arrive in the order in which they were made. */
  private round: Promise<void> = Promise.resolve();

  /** @param sendIt throws ApiProblem; doing an act twice must do it once */
  constructor(shelf: Shelf, locker: Locker, sendIt: (act: ReadyAct | NamedAct) => Promise<unknown>) {
    this.shelf = shelf;
    this.locker = locker;
    this.sendIt = sendIt;
  }

  /** What waits or was refused, oldest first; the same list until it changes. */
  get kept(): readonly KeptAct[] {
    return this.all;
  }

  /** Whether something waits to be sent. */
  get hasUnsent(): boolean {
    return this.all.some(({ refused }) => refused === undefined);
  }

  /** Calls back when `kept` has changed; returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Opens what this person left on this device before; that of others stays closed. */
  async open(): Promise<void> {
    const locker = this.unlocked();
    const opened = await Promise.all((await this.shelf.all()).map(([name, box]) => locker.open(name, box)));
    const known = new Set(this.all.map(({ act }) => act.id));
    const found = opened.filter(isKept).filter(({ act }) => !known.has(act.id));
    this.become([...found, ...this.all].toSorted((a, b) => a.at.localeCompare(b.at)));
  }

  /** Keeps an act, then tries to send it with all that waits before it. */
  async hand(act: ReadyAct | NamedAct, from?: TypedIn): Promise<Handed> {
    const one: KeptAct = { act, at: new Date().toISOString(), ...(from ? { from } : {}) };
    await this.put(one);
    this.become([...this.all, one]);
    await this.sendAll();
    const left = this.all.find((kept) => kept.act.id === act.id);
    if (!left) return 'sent';
    const { refused } = left;
    if (!refused) return 'kept';
    // its author is told at once, and has it before her still
    await this.giveUp(act.id);
    return new ApiProblem(refused.code, refused.status, refused.body);
  }

  /**
   * Sends an act at once and gives its answer. Behind others that wait still, or without a network, it waits too, and the
   * answer is undefined. Throws ApiProblem.
   */
  async inTurn<T>(
    act: ReadyAct | NamedAct,
    from: TypedIn | undefined,
    sendNow: () => Promise<T>,
  ): Promise<T | undefined> {
    if (this.hasUnsent) await this.sendAll();
    if (!this.hasUnsent) {
      try {
        return await sendNow();
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'offline') throw error;
      }
    }
    const handed = await this.hand(act, from);
    if (handed instanceof ApiProblem) throw handed;
    return undefined;
  }

  /** Sends what waits, oldest first, until there is no answer. */
  sendAll(): Promise<void> {
    this.round = this.round.catch(() => undefined).then(() => this.sendRound());
    return this.round;
  }

  /** Takes one out that was refused, or that its author no longer wants sent. */
  async giveUp(id: string): Promise<void> {
    await this.shelf.remove(await this.unlocked().nameOf(nameOf(id)));
    this.become(this.all.filter(({ act }) => act.id !== id));
  }

  /** Forgets the keys and everything in memory; what is kept stays locked on the device. */
  lock(): void {
    this.locker = undefined;
    this.all = [];
    this.listeners.clear();
  }

  private async sendRound(): Promise<void> {
    for (const one of this.all.filter(({ refused }) => refused === undefined)) {
      // locked meanwhile: it goes on after the next sign-in
      if (!this.locker) return;
      try {
        await this.sendIt(one.act);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isForLater(error)) return;
        if (this.locker) await this.refuse(one, error);
        continue;
      }
      if (this.locker) await this.giveUp(one.act.id);
    }
  }

  private async refuse(one: KeptAct, { code, status, body }: ApiProblem): Promise<void> {
    const refused: KeptAct = { ...one, refused: { code, status, body } };
    await this.put(refused);
    this.become(this.all.map((kept) => (kept.act.id === one.act.id ? refused : kept)));
  }

  private async put(one: KeptAct): Promise<void> {
    const locker = this.unlocked();
    const name = await locker.nameOf(nameOf(one.act.id));
    await this.shelf.put(name, await locker.lock(name, one));
  }

  private unlocked(): Locker {
    if (!this.locker) throw new Error('What waits to be sent is locked.');
    return this.locker;
  }

  private become(all: readonly KeptAct[]): void {
    this.all = all;
    for (const listener of this.listeners) listener();
  }
}

/** Tries again when the network is back, when she comes back to the page, and now and then; returns how to stop. */
export function sendWhenPossible(outbox: Outbox, everyMs = 20_000): () => void {
  const stop = new AbortController();
  const trySending = (): void => {
    if (outbox.hasUnsent) void outbox.sendAll();
  };
  const onSeen = (): void => {
    if (document.visibilityState === 'visible') trySending();
  };
  window.addEventListener('online', trySending, { signal: stop.signal });
  document.addEventListener('visibilitychange', onSeen, { signal: stop.signal });
  const timer = setInterval(trySending, everyMs);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}
