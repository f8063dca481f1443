/**
 * Runs PostgreSQL as Gwen's own child: starts it, finds one that is running already, keeps it up, stops it.
 *
 * The server outlives a Node process that is killed. The next start finds it by its postmaster.pid and uses it.
 * Each user of the server holds a shared advisory lock on one connection; the last one to let go stops the
 * server, so a command beside a running Gwen never takes the database away from it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { cleanEnvironment, configure, lastWords, openCluster, usesTcp } from './cluster.ts';

/** How to run the embedded server. */
export type PostgresOptions = {
  /** The folder for cluster, socket, settings and password; made if missing. */
  dataDir: string;
  /** False only for tests: no fsync, so a power cut loses data. Default true. */
  durable?: boolean;
  /** Default 60. */
  maxConnections?: number;
  /** Told what an administrator should know: where the database lives, a long recovery, a restart. */
  notice?: (text: string) => void;
};

/** A running server. */
export type Postgres = {
  /** The superuser's connection URL for a database; it holds the password, so never log it. */
  url(database: string): string;
  /** True if the server was running already. */
  adopted: boolean;
  /** True while no other process uses this server. Holds off newcomers until `act` is done. */
  whenAlone(act: () => Promise<void>): Promise<boolean>;
  /** Lets go of the server, and stops it unless another process uses it. */
  stop(): Promise<void>;
};

/** What postmaster.pid says of a server. */
type Postmaster = { pid: number; port: number; socket: string; status: string };

const presenceLock = 4_936_001;
const unixPort = 5432;
const slow = 5_000;
const hopeless = 10 * 60_000;

/**
 * Starts the server of a folder, or uses the one that is running there.
 * If the server dies while in use it is started again; connections are then lost, committed data is not.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const notice = options.notice ?? (() => {});
  const settings = { durable: options.durable ?? true, maxConnections: options.maxConnections ?? 60 };
  const cluster = openCluster(options.dataDir, notice);
  let stopping = false;
  let { postmaster, client, adopted } = await retry(attach);

  async function attach() {
    const running = await findRunning(cluster, notice);
    const postmaster = running ?? (await launch(cluster, settings, notice));
    const client = await connect(cluster, postmaster);
    let held = false;
    client.on('error', () => {
      if (held && !stopping) void reattach();
      held = false;
    });
    await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
    held = true;
    return { postmaster, client, adopted: running !== undefined };
  }

  async function reattach() {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, slow)) {
      try {
        ({ postmaster, client, adopted } = await attach());
        notice('The database had stopped and runs again. Committed data is safe.');
        return;
      } catch {
        await sleep(wait);
      }
    }
  }

  async function whenAlone(act: () => Promise<void>) {
    await client.query('select pg_advisory_unlock_shared($1)', [presenceLock]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [presenceLock]);
    const alone = rows[0]?.alone === true;
    try {
      if (alone) await act();
    } finally {
      if (!stopping) {
        await client.query('select pg_advisory_lock_shared($1)', [presenceLock]);
        if (alone) await client.query('select pg_advisory_unlock($1)', [presenceLock]);
      }
    }
    return alone;
  }

  async function stop() {
    if (stopping) return;
    stopping = true;
    try {
      await whenAlone(() => shutDown(cluster, postmaster));
    } finally {
      await client.end().catch(() => {});
    }
  }

  return { url: (database) => urlOf(cluster, postmaster, database), adopted, whenAlone, stop };
}

/** Finds a server that runs in the cluster and waits until it takes connections. */
async function findRunning(
  cluster: Cluster,
  notice: (text: string) => void,
): Promise<Postmaster | undefined> {
  const found = readPostmaster(cluster);
  if (!found || !isAlive(cluster, found.pid)) return undefined;
  return waitUntilReady(cluster, () => isAlive(cluster, found.pid), notice);
}

async function launch(
  cluster: Cluster,
  settings: { durable: boolean; maxConnections: number },
  notice: (text: string) => void,
): Promise<Postmaster> {
  const stale = readPostmaster(cluster);
  if (stale && !isAlive(cluster, stale.pid)) rmSync(pidFile(cluster), { force: true });
  removeStaleSocketLock(cluster);
  configure(cluster, settings, usesTcp ? await findFreePort() : unixPort);
  const log = openSync(join(cluster.folder, 'start.log'), 'w', 0o600);
  const server = `config_file=${cluster.configuration}`;
  // Detached: an interrupt typed at the terminal is Gwen's to handle, and Gwen stops the database last.
  const child = usesTcp
    ? spawn(cluster.binaries.pgCtl, ['start', '-W', '-D', cluster.data, '-o', `-c "${server}"`], {
        stdio: ['ignore', log, log],
        windowsHide: true,
      })
    : spawn(cluster.binaries.postgres, ['-D', cluster.data, '-c', server], {
        ...cluster.account,
        cwd: '/',
        env: cleanEnvironment,
        stdio: ['ignore', log, log],
        detached: true,
      });
  closeSync(log);
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', (code) => {
    ended = !usesTcp || code !== 0;
  });
  child.unref();
  const ready = await waitUntilReady(cluster, () => !ended || isRunning(cluster), notice);
  if (ready) return ready;
  throw new Error(`The database did not start. Its data was not changed. It said:\n${lastWords(cluster)}`);
}

/** Waits for a server that takes connections, as long as `hope` says one may still come. */
async function waitUntilReady(
  cluster: Cluster,
  hope: () => boolean,
  notice: (text: string) => void,
): Promise<Postmaster | undefined> {
  const start = Date.now();
  let told = false;
  while (hope()) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.status === 'ready' && isAlive(cluster, postmaster.pid)) return postmaster;
    const waited = Date.now() - start;
    if (waited > hopeless) throw new Error(`The database does not answer. It said:\n${lastWords(cluster)}`);
    if (waited > slow && !told) {
      notice('The database is recovering after an unclean stop. This can take some minutes.');
      told = true;
    }
    await sleep(10);
  }
  return undefined;
}

/** A fast shutdown; after a minute an immediate one, which the next start recovers from without loss. */
async function shutDown(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  if (usesTcp) {
    spawnSync(cluster.binaries.pgCtl, ['stop', '-m', 'fast', '-D', cluster.data]);
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (isAlive(cluster, postmaster.pid)) process.kill(postmaster.pid, signal);
    for (let waited = 0; waited < 60_000; waited += 10) {
      if (!isAlive(cluster, postmaster.pid)) {
        if (!postmaster.socket.startsWith(cluster.folder))
          rmSync(postmaster.socket, { recursive: true, force: true });
        return;
      }
      await sleep(10);
    }
  }
  throw new Error(`The database (process ${postmaster.pid}) does not stop. Its data is safe.`);
}

/** Tries again where the server was found just as another process stopped it. */
async function retry<T>(act: () => Promise<T>, attempts = 5): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const passing = ['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT'].includes(String(code));
    if (attempts === 1 || !passing) throw error;
    await sleep(100);
    return retry(act, attempts - 1);
  }
}

async function connect(cluster: Cluster, postmaster: Postmaster): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, postmaster, 'postgres'),
    application_name: `gwen ${process.pid}`,
    keepAlive: true,
  });
  await client.connect();
  return client;
}

function urlOf(cluster: Cluster, postmaster: Postmaster, database: string): string {
  const url = new URL(`postgresql://postgres@localhost:${postmaster.port}`);
  url.password = cluster.password;
  url.pathname = database;
  if (!usesTcp) url.searchParams.set('host', postmaster.socket);
  return url.href;
}

/** Reads postmaster.pid: pid, data folder, start time, port, socket folder, listen address, memory key, status. */
function readPostmaster(cluster: Cluster): Postmaster | undefined {
  if (!existsSync(pidFile(cluster))) return undefined;
  const lines = readFileSync(pidFile(cluster), 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const [pid, , , port, socket = '', , , status = ''] = lines;
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port), socket, status } : undefined;
}

function isRunning(cluster: Cluster): boolean {
  const postmaster = readPostmaster(cluster);
  return postmaster !== undefined && isAlive(cluster, postmaster.pid);
}

/**
 * Whether a process is a living PostgreSQL of the cluster's owner. After a reboot, or in a new container, the
 * number in a stale postmaster.pid may belong to any process: such a one is neither waited for nor signalled.
 */
function isAlive(cluster: Cluster, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true;
  const owner = statSync(cluster.data).uid;
  if (process.platform === 'linux') {
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      const zombie = /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return name === 'postgres' && !zombie && statSync(`/proc/${pid}`).uid === owner;
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'uid=,stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [uid, state, name] = stdout.trim().split(/\s+/);
  return Number(uid) === owner && !state?.startsWith('Z') && name !== undefined && /postgres$/.test(name);
}

/**
 * A killed server leaves its socket's lock file. PostgreSQL takes it for a living server's, and does not start, when the
 * number in it now belongs to another process of the same owner (in a new container), or nobody has buried the dead one.
 */
function removeStaleSocketLock(cluster: Cluster): void {
  const lock = join(cluster.folder, 'run', `.s.PGSQL.${unixPort}.lock`);
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (pid > 0 && !isAlive(cluster, pid)) rmSync(lock, { force: true });
}

function pidFile(cluster: Cluster): string {
  return join(cluster.data, 'postmaster.pid');
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
