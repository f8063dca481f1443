/** The statements that something sends to the database, written down and then issued by plain pg: what it would cost at least. */
import pg from 'pg';
import type { Store } from '../server/store/store.ts';
import { timed } from './measure.ts';
import { familyCpuMs } from './processes.ts';
import { postmaster } from './server.ts';
import type { World } from './world.ts';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const writes = /^select gwen\.(?:commit_\w+|note_instance)\(/;

/** What is sent between one yield and the next, by acts that use the store that they are given; what writes is not done. */
export async function recorded(
  world: World,
  acts: (store: Store) => AsyncIterable<unknown>,
): Promise<Statement[][]> {
  let own: Statement[] = [];
  const app = new Proxy(world.store.app, {
    get(pool, name) {
      if (name !== 'query') return Reflect.get(pool, name, pool);
      return async (config: string | pg.QueryConfig, given: unknown[] = []) => {
        const { text, values = [] } = typeof config === 'string' ? { text: config, values: given } : config;
        own.push({ text, values });
        return writes.test(text) ? { rows: [] } : await pool.query(text, values);
      };
    },
  });
  const all: Statement[][] = [];
  for await (const _ of acts({ ...world.store, app, notify: () => {} })) {
    all.push(own);
    own = [];
  }
  return all;
}

export interface Round {
  readonly rps: number;
  readonly cpu: number;
}

/** Issues them by so many callers at once. */
export async function rawly(world: World, calls: readonly Statement[][], callers: number): Promise<Round> {
  const pool = new pg.Pool({ connectionString: world.urls.appUrl, max: callers, min: callers });
  await Promise.all(Array.from({ length: callers }, () => pool.query('select pg_sleep(0.02)')));
  const [own, before] = [process.cpuUsage(), familyCpuMs(postmaster())];
  const started = performance.now();
  await timed(calls.length, callers, async (at) => {
    for (const { text, values } of calls[at] ?? [])
      await pool.query({ name: text.slice(0, 60), text, values });
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(own);
  const cpu = familyCpuMs(postmaster()) - before + (user + system) / 1000;
  await pool.end();
  return { rps: calls.length / seconds, cpu: cpu / calls.length };
}
