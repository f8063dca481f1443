/**
 * A cluster on disk: where it lies, how it is made, and with which settings it runs.
 *
 *     <folder>/cluster          PostgreSQL's own files, owned by the account it runs as
 *     <folder>/run              its socket (or a folder in the temporary directory, where the path is too long)
 *     <folder>/postgresql.conf  written anew at each start; tune with ALTER SYSTEM, which wins over it
 *     <folder>/pg_hba.conf      who may connect: everybody needs a password, nobody from another machine
 *     <folder>/superuser        the superuser's password, readable by whoever runs Gwen
 *
 * The settings keep people's data out of the server's log: no statements, no parameters, no error details.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Account } from './account.ts';
import { chooseAccount, mayUse } from './account.ts';
import type { Binaries } from './binaries.ts';
import { prepareBinaries, systemFolder } from './binaries.ts';

/** A cluster that exists and can be started. */
export type Cluster = {
  folder: string;
  data: string;
  configuration: string;
  password: string;
  account: Account | undefined;
  binaries: Binaries;
};

/** How the server runs. */
export type Settings = {
  /** False only for tests: a power cut then loses data. */
  durable: boolean;
  maxConnections: number;
};

/** Nothing of ours passes to the database's processes: passphrases may be in the environment. */
export const cleanEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** TCP is used only where there are no Unix sockets. */
export const usesTcp = process.platform === 'win32';

/**
 * Opens the cluster of a folder, making folder and cluster if they do not exist.
 * Safe against a crash in the middle and against two processes at once.
 * @param dataDir the folder; for an account that cannot enter it, a link to a folder under /var/lib/gwen.
 */
export function openCluster(dataDir: string, notice: (text: string) => void): Cluster {
  const account = chooseAccount(join(dataDir, 'cluster'));
  const folder = openFolder(resolve(dataDir), account, notice);
  const binaries = prepareBinaries(account);
  const password = openPassword(folder);
  const data = join(folder, 'cluster');
  if (!existsSync(data)) createCluster(folder, data, account, binaries, password);
  checkVersion(data, binaries.major);
  return { folder, data, configuration: join(folder, 'postgresql.conf'), password, account, binaries };
}

/** Writes the settings for the next start. */
export function configure(cluster: Cluster, settings: Settings, port: number): void {
  const hba = join(cluster.folder, 'pg_hba.conf');
  const ways = usesTcp ? ['host all all 127.0.0.1/32', 'host all all ::1/128'] : ['local all all'];
  writePublic(hba, ways.map((way) => `${way} scram-sha-256\n`).join(''));
  const on = settings.durable ? 'on' : 'off';
  const values: Record<string, string> = {
    hba_file: hba,
    listen_addresses: usesTcp ? '127.0.0.1' : '',
    unix_socket_directories: usesTcp ? '' : socketFolder(cluster),
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: String(settings.maxConnections),
    password_encryption: 'scram-sha-256',
    fsync: on,
    full_page_writes: on,
    synchronous_commit: on,
    // pglz (the only one built in) took half of a write's CPU time, on pages first touched after a checkpoint
    wal_compression: 'off',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    idle_in_transaction_session_timeout: '10min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  writePublic(
    cluster.configuration,
    `# Written by Gwen at each start. Tune with ALTER SYSTEM.\n${lines.join('')}`,
  );
}

/** The last lines the server wrote, to show why it did not start. */
export function lastWords(cluster: Cluster): string {
  const logs = join(cluster.data, 'log');
  const files = existsSync(logs) ? readdirSync(logs).map((name) => join(logs, name)) : [];
  const newest = files.sort((a, b) => lstatSync(a).mtimeMs - lstatSync(b).mtimeMs).at(-1);
  return [join(cluster.folder, 'start.log'), newest]
    .filter((file) => file !== undefined && existsSync(file))
    .flatMap((file) =>
      readFileSync(file ?? '', 'utf8')
        .trimEnd()
        .split('\n')
        .slice(-8),
    )
    .join('\n');
}

function openFolder(dataDir: string, account: Account | undefined, notice: (text: string) => void): string {
  if (lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(dataDir)) {
    throw new Error(
      `${dataDir} points to ${readlinkSync(dataDir)}, which is missing. Nothing was changed. Bring that folder ` +
        'back, or restore a backup; remove the link only if this installation never held data.',
    );
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 });
  const folder = realpathSync(dataDir);
  if (account) chmodSync(folder, 0o711);
  if (mayUse(account, folder)) return folder;
  if (readdirSync(folder).length > 0) {
    throw new Error(
      `The database's account cannot enter ${folder}. Nothing was changed. Let it pass through the folders ` +
        `above (chmod o+x), or empty ${folder}: Gwen then keeps the database under ${systemFolder}.`,
    );
  }
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  const elsewhere = mkdtempSync(join(systemFolder, 'database-'));
  chmodSync(elsewhere, 0o711);
  rmdirSync(folder);
  symlinkSync(elsewhere, dataDir);
  notice(`The database lives in ${elsewhere}, because its account cannot enter ${dirname(folder)}.`);
  return elsewhere;
}

/** Reads the superuser's password, making it first if needed; of two processes at once, one wins. */
function openPassword(folder: string): string {
  const file = join(folder, 'superuser');
  if (!existsSync(file)) {
    const part = `${file}.${process.pid}`;
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    writeFileSync(part, random, { mode: 0o600, flush: true });
    try {
      linkSync(part, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(part);
    }
  }
  return readFileSync(file, 'utf8');
}

/** Makes the cluster under a temporary name first: one that exists is whole. */
function createCluster(
  folder: string,
  data: string,
  account: Account | undefined,
  binaries: Binaries,
  password: string,
): void {
  const part = mkdtempSync(join(folder, 'new-'));
  const secret = join(part, 'password');
  const made = join(part, 'cluster');
  try {
    mkdirSync(made, { mode: 0o700 });
    writeFileSync(secret, password, { mode: 0o600 });
    if (account) for (const path of [made, secret, part]) chownSync(path, account.uid, account.gid);
    const init = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${made}`,
        '--username=postgres',
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ],
      { ...account, cwd: '/', env: cleanEnvironment, encoding: 'utf8' },
    );
    if (init.status !== 0) {
      throw new Error(`The database could not be made in ${folder}: ${init.error?.message ?? init.stderr}`, {
        cause: init.error,
      });
    }
    renameSync(made, data);
    syncFolder(folder);
  } catch (error) {
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function checkVersion(data: string, own: string): void {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version === own) return;
  throw new Error(
    `The database in ${data} is of PostgreSQL ${version}, and this Gwen brings PostgreSQL ${own}. ` +
      'Nothing was changed. Back up with the Gwen that made it and restore with this one.',
  );
}

/** Unix socket paths are limited to about 100 bytes: deep folders get a socket in the temporary directory. */
function socketFolder(cluster: Cluster): string {
  const near = join(cluster.folder, 'run');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.65535')) <= 103;
  if (fits) mkdirSync(near, { recursive: true, mode: 0o700 });
  const folder = fits ? near : mkdtempSync(join(tmpdir(), 'gwen-'));
  if (cluster.account) chownSync(folder, cluster.account.uid, cluster.account.gid);
  return folder;
}

function writePublic(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o644 });
  chmodSync(path, 0o644);
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
