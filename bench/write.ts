/**
 * The write path: one entry over HTTP, server and PostgreSQL on one core, the load generator in its own process on the
 * other. Beside it the same load_for_write and commit_act calls, packed beforehand, issued by plain pg from the other core.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startSession } from '../server/people/session.ts';
import type { Store } from '../server/store/store.ts';
import { submit } from '../server/store/write.ts';
import { csrfToken } from '../server/vault/tokens.ts';
import type { Loaded, LoadJob } from './load.ts';
import type { Measure } from './measure.ts';
import { median, timed } from './measure.ts';
import { cpuMs, familyCpuMs, familyOf, pin } from './processes.ts';
import type { Server } from './server.ts';
import { counting, postmaster, startServer } from './server.ts';
import type { Worker } from './staff.ts';
import { someWorker } from './staff.ts';
import type { World } from './world.ts';

const [serverCore, loadCore, anyCore] = ['0', '1', '0-63'];
const rounds = 3;
const [opsAlone, opsTogether, opsCounted] = [800, 2_400, 200];

/** Sends these bodies from a process of its own. */
export async function sendAll(job: Omit<LoadJob, 'bodies'>, bodies: readonly string[]): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-bench-'));
  try {
    const file = join(folder, 'bodies');
    await writeFile(file, `${bodies.join('\n')}\n`);
    const child = fork(join(import.meta.dirname, 'load.ts'));
    pin([child.pid ?? 0], loadCore);
    return await new Promise<Loaded>((resolve, reject) => {
      child.once('message', (loaded: Loaded) => resolve(loaded));
      child.once('exit', (code) => reject(new Error(`the load generator ended: ${code}`)));
      child.send({ ...job, bodies: file } satisfies LoadJob);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An act that writes one note into a dossier. */
const noteAct = (dossier: string) => ({
  id: crypto.randomUUID(),
  act: 'plain',
  operations: [
    {
      id: crypto.randomUUID(),
      recorded: new Date().toISOString(),
      op: 'set',
      dossier,
      type: 'note',
      entry: crypto.randomUUID(),
      base: 0,
      set: {
        text: 'She slept through the night, ate, and asked when her brother comes. Called the guardian.',
        on: '2026-03-02',
      },
    },
  ],
});

/** Acts on dossiers of hers, each dossier once in every so many. */
async function dossiersOf({ admin }: World, { session }: Worker, most: number): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    `select l.dossier_id as id from gwen.listing l join gwen.dossier d on d.id = l.dossier_id
     where l.party = any ($1) and d.kind = 2 and d.version < 30 group by 1 order by md5(l.dossier_id::text) limit $2`,
    [session.parties, most],
  );
  return rows.map((row) => row.id);
}

const repeat = (all: readonly string[], n: number): string[] =>
  Array.from({ length: n }, (_, at) => all[at % all.length] ?? '');

interface Round {
  readonly rps: number;
  readonly p50: number;
  readonly cpu: number;
}

async function overHttp(
  server: Server,
  headers: Record<string, string>,
  ids: readonly string[],
  clients: number,
): Promise<Round> {
  const before = cpuMs(server.pid) + familyCpuMs(postmaster());
  const loaded = await sendAll(
    { url: server.url, path: '/api/v1/acts', headers, clients },
    ids.map((id) => JSON.stringify(noteAct(id))),
  );
  const cpu = cpuMs(server.pid) + familyCpuMs(postmaster()) - before;
  if (loaded.failure !== undefined) throw new Error(`a write failed: ${loaded.failure}`);
  return { rps: ids.length / loaded.seconds, p50: median(loaded.samples), cpu: cpu / ids.length };
}

interface Call {
  readonly load: unknown[];
  readonly commit: unknown[];
}

/** What submitting would send to the database, without committing it. */
async function packed(world: World, worker: Worker, ids: readonly string[]): Promise<Call[]> {
  const calls: Call[] = [];
  let load: unknown[] = [];
  const app = new Proxy(world.store.app, {
    get(pool, name) {
      if (name !== 'query') return Reflect.get(pool, name, pool);
      return async (config: { name?: string; values?: unknown[] }) => {
        if (config.name === 'load') load = config.values ?? [];
        if (config.name !== 'commit') return await pool.query(config as pg.QueryConfig);
        calls.push({ load, commit: config.values ?? [] });
        return { rows: [] };
      };
    },
  });
  const store: Store = { ...world.store, app, notify: () => {} };
  for (const id of ids) {
    const done = await submit(store, worker.session, noteAct(id));
    if (!done.ok) throw new Error(`refused: ${done.problem.code}`);
  }
  return calls;
}

async function rawly(world: World, calls: readonly Call[], clients: number, core: string): Promise<Round> {
  const pool = new pg.Pool({ connectionString: world.urls.appUrl, max: clients, min: clients });
  await Promise.all(Array.from({ length: clients }, () => pool.query('select pg_sleep(0.02)')));
  pin([process.pid], loadCore);
  pin(familyOf(postmaster()), core);
  const [own, before] = [process.cpuUsage(), familyCpuMs(postmaster())];
  const started = performance.now();
  const samples = await timed(calls.length, clients, async (at) => {
    const { load, commit } = calls[at] ?? { load: [], commit: [] };
    await pool.query({
      name: 'load',
      text: 'select * from gwen.load_for_write($1, $2, $3, $4, $5, $6, $7, $8)',
      values: load,
    });
    await pool.query({ name: 'commit', text: 'select gwen.commit_act($1, $2, $3)', values: commit });
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(own);
  const cpu = familyCpuMs(postmaster()) - before + (user + system) / 1000;
  pin([process.pid], anyCore);
  await pool.end();
  return { rps: calls.length / seconds, p50: median(samples), cpu: cpu / calls.length };
}

/** Headers of a signed-in worker's browser. */
async function signedIn(world: World, worker: Worker): Promise<Record<string, string>> {
  const token = (await startSession(world.store, worker.session.account)) ?? '';
  return { cookie: `gwen_session=${token}`, 'x-gwen-csrf': csrfToken(world.vault.session, token) };
}

export async function measureWrites(world: World): Promise<Measure[]> {
  const worker = await someWorker(world);
  const headers = await signedIn(world, worker);
  const ids = await dossiersOf(world, worker, 2_000);
  const server = await startServer(counting);
  const setups = {
    alone: { clients: 1, ops: opsAlone, core: serverCore },
    together: { clients: 8, ops: opsTogether, core: serverCore },
    // one core for all its processes costs each of them its caches: CPU time is measured where they may run anywhere
    free: { clients: 8, ops: opsTogether, core: anyCore },
    freeAlone: { clients: 1, ops: opsAlone, core: anyCore },
  } as const;
  type Setup = keyof typeof setups;
  const names = Object.keys(setups) as Setup[];
  const empty = (): Record<Setup, Round[]> => ({ alone: [], together: [], free: [], freeAlone: [] });
  try {
    await overHttp(server, headers, repeat(ids, opsTogether), 8);
    const http = empty();
    const raw = empty();
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const { clients, ops, core } = setups[name];
        pin([...familyOf(server.pid), ...familyOf(postmaster())], core);
        http[name].push(await overHttp(server, headers, repeat(ids, ops), clients));
        const calls = await packed(world, worker, ids.slice(0, Math.min(ops, ids.length)));
        raw[name].push(await rawly(world, calls, clients, core));
      }
    }
    const figure = (name: string, setup: Setup, what: keyof Round, more: Partial<Measure>): Measure => ({
      name,
      value: median(http[setup].map((one) => one[what])),
      unit: what === 'rps' ? '/s' : 'ms',
      n: setups[setup].ops * rounds,
      raw: median(raw[setup].map((one) => one[what])),
      ...more,
    });
    const counted = await countStatements(server, headers, repeat(ids, opsCounted));
    const inside = await statementsInside(world, server, headers, repeat(ids, opsCounted));
    return [
      figure('write.cpu', 'free', 'cpu', { target: 1.5, note: 'Node + PostgreSQL, 8 clients, any core' }),
      figure('write.cpu.c1', 'freeAlone', 'cpu', { target: 1.5, note: '1 client, any core' }),
      figure('write.cpu.onecore', 'together', 'cpu', {
        note: '8 clients, server and PostgreSQL on one core',
      }),
      figure('write.rps.c1', 'alone', 'rps', { note: 'server and PostgreSQL on one core' }),
      figure('write.rps.c8', 'together', 'rps', { note: 'server and PostgreSQL on one core' }),
      figure('write.rps.c8.free', 'free', 'rps', { note: 'any core' }),
      ...counted,
      ...inside,
    ];
  } finally {
    await server.stop();
    pin(familyOf(postmaster()), anyCore);
  }
}

async function countStatements(
  server: Server,
  headers: Record<string, string>,
  ids: readonly string[],
): Promise<Measure[]> {
  await server.count();
  await sendAll(
    { url: server.url, path: '/api/v1/acts', headers, clients: 1 },
    ids.map((id) => JSON.stringify(noteAct(id))),
  );
  await server.forget();
  await sendAll(
    { url: server.url, path: '/api/v1/acts', headers, clients: 1 },
    ids.map((id) => JSON.stringify(noteAct(id))),
  );
  const { statements, trips } = await server.counted();
  const each = Object.entries(statements).map(
    ([name, times]) => `${name} ${(times / ids.length).toFixed(2)}`,
  );
  const sum = Object.values(statements).reduce((a, b) => a + b, 0);
  return [
    {
      name: 'write.statements',
      value: sum / ids.length,
      unit: '',
      n: ids.length,
      target: 8,
      note: `sent by the server: ${each.join(', ')}`,
    },
    {
      name: 'write.trips',
      value: trips / ids.length,
      unit: '',
      n: ids.length,
      target: 3,
      note: 'waited for one after another; session included',
    },
  ];
}

/** Statements inside the functions, as pg_stat_statements counts them (where the engine has it loaded). */
async function statementsInside(
  world: World,
  server: Server,
  headers: Record<string, string>,
  ids: readonly string[],
): Promise<Measure[]> {
  const { rows: loaded } = await world.admin.query<{ setting: string }>(
    "select setting from pg_settings where name = 'shared_preload_libraries'",
  );
  if (!loaded[0]?.setting.includes('pg_stat_statements')) return [];
  await world.admin.query('create extension if not exists pg_stat_statements');
  const client = await world.admin.connect();
  try {
    await client.query('select pg_stat_statements_reset()');
    await sendAll(
      { url: server.url, path: '/api/v1/acts', headers, clients: 1 },
      ids.map((id) => JSON.stringify(noteAct(id))),
    );
    const { rows } = await client.query<{ calls: string }>(
      'select sum(calls)::text as calls from pg_stat_statements where not toplevel',
    );
    return [
      {
        name: 'write.statements.inside',
        value: Number(rows[0]?.calls) / ids.length,
        unit: '',
        n: ids.length,
        note: 'run by the functions themselves, without a round trip',
      },
    ];
  } finally {
    client.release();
  }
}
