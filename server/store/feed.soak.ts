/**
 * The feed loses nothing: with many writers, commits that come late, transactions that are given up, and strangers who
 * hold theirs open, whoever follows it knows of each accepted version with the first pass that began after it was accepted.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from './migrate.ts';
import type { Cursor, FeedPage } from './read.ts';
import { feed, feedStart } from './read.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import { openStore } from './store.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { submit } from './write.ts';

const lasts = 90_000;
const dossierCount = 40;
const writerCount = 12;

let world: TestStore;
let esi: Session;
/** Another server of the same installation: followers must not wait for the writers' connections. */
let readers: Store;
beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  readers = await openStore(world.database, world.vault);
});
afterAll(async () => {
  await readers.close();
  await world.close();
});

const id = (): string => crypto.randomUUID();
const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;

interface Accepted {
  readonly dossier: string;
  readonly version: number;
}

const act = (dossier: string, ...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), dossier, ...one })),
});

/** One commit in six comes up to two seconds late, and one in twelve is given up. */
async function makeCommitsLate(): Promise<void> {
  await world.admin.query(`create function public.late() returns trigger language plpgsql as $$
    begin
      if random() < 1.0 / 6 then perform pg_sleep(random() * 2); end if;
      if random() < 1.0 / 12 then raise exception 'given up' using errcode = '40001'; end if;
      return null;
    end $$;
    create constraint trigger late after insert on gwen.change deferrable initially deferred
      for each row execute function public.late()`);
}

interface Following {
  readonly known: ReadonlyMap<string, number>;
  pass(): Promise<void>;
}

/** What a cursor of the highest number alone would know: shows that there is something to miss. */
class Naive implements Following {
  readonly known = new Map<string, number>();
  #last = '0';

  async pass(): Promise<void> {
    const { rows } = await world.admin.query(
      `select dossier_id, max(seq) as version, (select max(xid) from gwen.change)::text as last from gwen.change
       where xid > $1::text::xid8 group by dossier_id`,
      [this.#last],
    );
    for (const row of rows) {
      this.known.set(row.dossier_id, Math.max(row.version, this.known.get(row.dossier_id) ?? 0));
      this.#last = row.last;
    }
  }
}

class Follower implements Following {
  readonly known = new Map<string, number>();
  readonly told: Accepted[] = [];
  passes = 0;
  slowestMs = 0;
  readonly #most: number;
  #cursor: Cursor;

  constructor(cursor: Cursor, most: number) {
    this.#cursor = cursor;
    this.#most = most;
  }

  /** All pages of what is new. */
  async pass(): Promise<void> {
    const began = performance.now();
    let more: FeedPage['more'];
    do {
      const page: FeedPage | undefined = await feed(readers, esi, this.#cursor, more, this.#most);
      if (!page) throw new Error('the epoch ended');
      for (const { id: dossier, version } of page.dossiers) {
        this.told.push({ dossier, version });
        this.known.set(dossier, Math.max(version, this.known.get(dossier) ?? 0));
      }
      this.#cursor = page.cursor;
      more = page.more;
    } while (more);
    this.passes += 1;
    this.slowestMs = Math.max(this.slowestMs, performance.now() - began);
  }
}

test('with late commits, given up ones and strangers, nothing accepted is missed and nothing is made up', async () => {
  const dossiers = Array.from({ length: dossierCount }, id);
  for (const dossier of dossiers)
    expect(await submit(world.store, esi, act(dossier, { op: 'create', kind: 'case' }))).toMatchObject({
      ok: true,
    });
  await makeCommitsLate();
  const cursor = await feedStart(readers);
  const accepted: Accepted[] = [];
  const end = Date.now() + lasts;
  const running = (): boolean => Date.now() < end;

  const writer = async (): Promise<void> => {
    while (running()) {
      const dossier = pick(dossiers);
      const text = `note ${id()}`;
      const result = await submit(
        world.store,
        esi,
        act(dossier, { op: 'set', type: 'note', entry: id(), base: 1, set: { text } }),
      );
      if (result.ok) {
        const version = Math.max(...result.changes.map((change) => change.seq));
        accepted.push({ dossier, version });
      } else expect(result.problem.code).toBe('busy');
    }
  };
  /** Somebody else's transactions: with a number of their own, long, in this and in another database; some rolled back. */
  const stranger = async (url: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (running()) {
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      await sleep(Math.random() * 8_000);
      await client.query(Math.random() < 0.5 ? 'commit' : 'rollback');
    }
    await client.end();
  };
  const followers = [1, 7, 500].map((most) => new Follower(cursor, most));
  const naive = new Naive();
  const follow = async (follower: Following): Promise<string[]> => {
    const missed: string[] = [];
    let checked = 0;
    for (let last = false; !last; ) {
      last = !running() && writersDone;
      const before = accepted.length;
      await follower.pass();
      for (; checked < before; checked += 1) {
        const one = accepted[checked];
        if (one && (follower.known.get(one.dossier) ?? 0) < one.version)
          missed.push(`${one.dossier} ${one.version}`);
      }
      await sleep(Math.random() * 60);
    }
    return missed;
  };
  let writersDone = false;
  const following = [...followers, naive].map(follow);
  const elsewhere = new URL(world.database.superUrl);
  elsewhere.pathname = 'postgres';
  await Promise.all([
    ...Array.from({ length: writerCount }, writer),
    stranger(world.database.superUrl),
    stranger(world.database.superUrl),
    stranger(elsewhere.href),
  ]);
  writersDone = true;
  const missed = await Promise.all(following);

  const given = await withClient(world.database.superUrl, (client) =>
    client.query(
      'select xact_rollback::int as count from pg_stat_database where datname = current_database()',
    ),
  );
  const told = followers.map(
    ({ passes, slowestMs }) => `${passes} passes, slowest ${Math.round(slowestMs)} ms`,
  );
  console.log(`${accepted.length} accepted, ${given.rows[0]?.count} given up; ${told.join('; ')}`);
  expect(accepted.length).toBeGreaterThan(500);
  expect(given.rows[0]?.count).toBeGreaterThan(20);
  expect(missed.pop()?.length).toBeGreaterThan(0);
  expect(missed).toEqual([[], [], []]);
  const { rows } = await world.admin.query('select dossier_id, seq from gwen.change');
  const real = new Set(rows.map((row) => `${row.dossier_id} ${row.seq}`));
  for (const follower of followers) {
    expect(follower.told.filter(({ dossier, version }) => !real.has(`${dossier} ${version}`))).toEqual([]);
    // nobody is told of what she was told before, again and again
    expect(follower.told.length).toBeLessThanOrEqual(rows.length);
    for (const dossier of dossiers) {
      const newest = Math.max(...rows.filter((row) => row.dossier_id === dossier).map((row) => row.seq));
      if (newest > 1) expect(follower.known.get(dossier)).toBe(newest);
    }
  }
});
