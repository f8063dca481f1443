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

const writes = /^select (?:\* from )?gwen\.(?:commit_\w+|note_instance)\(/;

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

/** A number that was drawn for a dossier, and that another has meanwhile: Gwen draws again, what was recorded cannot. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'spoken_number_pkey';

/** Issues them by so many callers at once. `taken`: how many could not be done again as they were recorded. */
export async function rawly(
  world: World,
  calls: readonly Statement[][],
  callers: number,
): Promise<Round & { readonly taken: number }> {
  const pool = new pg.Pool({ connectionString: world.urls.appUrl, max: callers, min: callers });
  await Promise.all(Array.from({ length: callers }, () => pool.query('select pg_sleep(0.02)')));
  const [own, before] = [process.cpuUsage(), familyCpuMs(postmaster())];
  let taken = 0;
  const started = performance.now();
  await timed(calls.length, callers, async (at) => {
    try {
      for (const { text, values } of calls[at] ?? [])
        await pool.query({ name: text.slice(0, 60), text, values });
    } catch (error) {
      if (!isTaken(error)) throw error;
      taken += 1;
    }
  });
  const seconds = (performance.now() - started) / 1000;
  if (taken > calls.length / 20) throw new Error('what was recorded had been done already');
  const { user, system } = process.cpuUsage(own);
  const cpu = familyCpuMs(postmaster()) - before + (user + system) / 1000;
  await pool.end();
  return { rps: calls.length / seconds, cpu: cpu / calls.length, taken };
}
