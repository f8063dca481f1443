/** Acts made without a network: kept before they are tried, sent in order, each once, and never lost to a refusal. */
import { describe, expect, test } from 'vitest';
import type { ReadyAct } from '../client/acts.ts';
import { ApiProblem } from '../client/api.ts';
import { openLocker } from './locker.ts';
import { Outbox } from './outbox.ts';
import type { Shelf } from './shelf.ts';
import { memoryShelf } from './shelf.ts';

const locker = () => openLocker('AGE-SECRET-KEY-PQ-1CHIDI');
const tap = (name: string): ReadyAct => ({ id: crypto.randomUUID(), act: name, operations: [] });
const offline = () => new ApiProblem('offline', 0, {});

/** A server that can be out of reach, lose its answer, or refuse; does each act once. */
class Server {
  is: 'up' | 'away' | 'mute' | 'busy' = 'up';
  readonly refuses = new Set<string>();
  readonly done: string[] = [];
  private readonly seen = new Set<string>();
  readonly send = async ({ id, act }: { readonly id: string; readonly act: string }): Promise<void> => {
    await Promise.resolve();
    if (this.is === 'away') throw offline();
    if (this.is === 'busy') throw new ApiProblem('busy', 503, {});
    if (this.refuses.has(act)) throw new ApiProblem('refused', 422, { refusals: [] });
    if (!this.seen.has(id)) this.done.push(act);
    this.seen.add(id);
    if (this.is === 'mute') throw offline();
  };
}

const openOutbox = async (server: Server, shelf: Shelf = memoryShelf()) =>
  new Outbox(shelf, await locker(), server.send);

describe('an act that is handed over', () => {
  test('is sent at once where there is a network, and nothing is left', async () => {
    const server = new Server();
    const shelf = memoryShelf();
    const outbox = await openOutbox(server, shelf);
    expect(await outbox.hand(tap('accept'))).toBe('sent');
    expect(server.done).toEqual(['accept']);
    expect(outbox.kept).toEqual([]);
    expect(await shelf.all()).toEqual([]);
  });

  test('waits where there is none, and goes in the order in which it was made, each once', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    server.is = 'away';
    expect(await outbox.hand(tap('accept'))).toBe('kept');
    expect(await outbox.hand(tap('arrive'))).toBe('kept');
    server.is = 'busy';
    await outbox.sendAll();
    expect(outbox.kept.map(({ act }) => act.act)).toEqual(['accept', 'arrive']);
    server.is = 'up';
    await Promise.all([outbox.sendAll(), outbox.sendAll(), outbox.hand(tap('result'))]);
    expect(server.done).toEqual(['accept', 'arrive', 'result']);
    expect(outbox.kept).toEqual([]);
  });

  test('is done once also where the answer was lost on the way', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    server.is = 'mute';
    expect(await outbox.hand(tap('accept'))).toBe('kept');
    server.is = 'up';
    await outbox.sendAll();
    expect(server.done).toEqual(['accept']);
    expect(outbox.kept).toEqual([]);
  });

  test('that is refused is told of, and does not hold up the others', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    server.is = 'away';
    await outbox.hand(tap('accept'));
    await outbox.hand(tap('arrive'));
    server.refuses.add('accept');
    server.is = 'up';
    await outbox.sendAll();
    expect(server.done).toEqual(['arrive']);
    expect(outbox.kept).toMatchObject([{ act: { act: 'accept' }, refused: { code: 'refused' } }]);
    // not sent again by itself
    server.refuses.clear();
    await outbox.sendAll();
    expect(server.done).toEqual(['arrive']);
    await outbox.giveUp(outbox.kept[0]?.act.id ?? '');
    expect(outbox.kept).toEqual([]);
    server.refuses.add('result');
    expect(await outbox.hand(tap('result'))).toMatchObject({ code: 'refused', status: 422 });
    expect(outbox.kept).toEqual([]);
  });
});

describe('an act that may be sent at once', () => {
  const inTurn = (server: Server, outbox: Outbox, act: ReadyAct) =>
    outbox.inTurn(act, undefined, async () => {
      await server.send(act);
      return 'answered';
    });

  test('is, and gives its answer, where nothing waits; without a network it waits', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    expect(await inTurn(server, outbox, tap('visit'))).toBe('answered');
    server.is = 'away';
    expect(await inTurn(server, outbox, tap('note'))).toBeUndefined();
    expect(outbox.kept.map(({ act }) => act.act)).toEqual(['note']);
  });

  test('does not overtake what waits', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    server.is = 'away';
    await outbox.hand(tap('first'));
    server.is = 'up';
    expect(await inTurn(server, outbox, tap('second'))).toBe('answered');
    expect(server.done).toEqual(['first', 'second']);
    // what waits cannot be sent now, though this one could
    server.is = 'away';
    await outbox.hand(tap('third'));
    const fourth = tap('fourth');
    expect(
      await outbox.inTurn(fourth, undefined, async () => void server.done.push('fourth')),
    ).toBeUndefined();
    expect(server.done).toEqual(['first', 'second']);
    server.is = 'up';
    await outbox.sendAll();
    expect(server.done).toEqual(['first', 'second', 'third', 'fourth']);
  });

  test('is refused as it is, and what was refused before does not hold it up', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    server.is = 'away';
    await outbox.hand(tap('accept'));
    server.refuses.add('accept');
    server.is = 'up';
    await outbox.sendAll();
    expect(await inTurn(server, outbox, tap('visit'))).toBe('answered');
    server.refuses.add('note');
    await expect(inTurn(server, outbox, tap('note'))).rejects.toMatchObject({ code: 'refused' });
    expect(outbox.kept.map(({ act }) => act.act)).toEqual(['accept']);
  });
});

describe('what waits', () => {
  test('outlives locking and a crash, is opened by its author alone, and then sent', async () => {
    const server = new Server();
    const shelf = memoryShelf();
    const before = await openOutbox(server, shelf);
    server.is = 'away';
    await before.hand(tap('accept'));
    before.lock();
    expect(before.kept).toEqual([]);
    await expect(before.hand(tap('arrive'))).rejects.toThrow('locked');

    const other = new Outbox(shelf, await openLocker('AGE-SECRET-KEY-PQ-1OTHER'), server.send);
    await other.open();
    expect(other.kept).toEqual([]);

    const after = await openOutbox(server, shelf);
    await after.open();
    expect(after.kept.map(({ act }) => act.act)).toEqual(['accept']);
    server.is = 'up';
    await after.sendAll();
    expect(server.done).toEqual(['accept']);
    expect(await shelf.all()).toEqual([]);
  });

  test('is on the device before it is tried, and unreadable there', async () => {
    const shelf = memoryShelf();
    const seen: number[] = [];
    const outbox = new Outbox(shelf, await locker(), async () => {
      seen.push((await shelf.all()).length);
      throw offline();
    });
    await outbox.hand(tap('canary'));
    expect(seen).toEqual([1]);
    const [[name, box] = ['', new Uint8Array()]] = await shelf.all();
    expect(name + new TextDecoder('latin1').decode(box)).not.toContain('canary');
  });

  test('tells who listens', async () => {
    const server = new Server();
    const outbox = await openOutbox(server);
    const counts: number[] = [];
    const stop = outbox.subscribe(() => counts.push(outbox.kept.length));
    await outbox.hand(tap('accept'));
    stop();
    await outbox.hand(tap('arrive'));
    expect(counts).toEqual([1, 0]);
  });
});
