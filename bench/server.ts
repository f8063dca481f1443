/** The real server (`gwen start`) in a process of its own, as the measures drive it. */
import { fork, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Counted } from './count.ts';
import { benchConfig, benchHome } from './world.ts';

export interface Server {
  readonly url: string;
  readonly pid: number;
  /** From spawning the process until /healthz answered, ms. */
  readonly readyMs: number;
  /** Starts counting statements. */
  count(): Promise<void>;
  forget(): Promise<void>;
  /** What was counted since `forget`. */
  counted(): Promise<Counted>;
  stop(): Promise<void>;
}

/** Flags with which a server can count. */
export const counting = ['--import', join(import.meta.dirname, 'count.ts')];

/** The postmaster's process. */
export const postmaster = (): number =>
  Number(readFileSync(join(benchHome, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Where a server keeps its data and its key, and how else it is started. */
interface Place {
  readonly home: string;
  readonly config: string;
  readonly args: readonly string[];
}
const filled: Place = { home: benchHome, config: benchConfig, args: ['--no-demo'] };

/** @param execArgv further flags of Node; `counting` is what `count` needs */
export async function startServer(execArgv: readonly string[] = [], place = filled): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = fork(join(import.meta.dirname, '../cli/gwen.ts'), ['start', ...place.args], {
    env: { ...process.env, PORT: String(port), GWEN_DATA: place.home, XDG_CONFIG_HOME: place.config },
    // as `npm run gwen`
    execArgv: [
      '--max-semi-space-size=8',
      '--expose-gc',
      '--import',
      join(import.meta.dirname, '../cli/compiled.mjs'),
      ...execArgv,
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (;;) {
    if (ended) throw new Error('the server did not start');
    const healthy = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) break;
    await sleep(10);
  }
  const readyMs = performance.now() - started;
  const ask = (wanted: string): Promise<Counted> =>
    new Promise((resolve) => {
      child.once('message', (counted: Counted) => resolve(counted));
      child.send(wanted);
    });
  return {
    url,
    pid: child.pid ?? 0,
    readyMs,
    count: async () => void (await ask('count')),
    forget: async () => void (await ask('forget')),
    counted: () => ask('counted'),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** What browsers are given, made where it is older than its sources: a server without has no public page. */
export function buildPages(): void {
  const ensure = join(import.meta.dirname, '../scripts/ensure.mjs');
  const built = spawnSync(process.execPath, [ensure, 'pages'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the pages could not be built');
}
