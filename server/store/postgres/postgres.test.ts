import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRoot } from './account.ts';
import type { Postgres } from './postgres.ts';
import { startPostgres } from './postgres.ts';

let parent: string;
let dataDir: string;
const running: Postgres[] = [];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gwen-launcher-'));
  chmodSync(parent, 0o755);
  dataDir = join(parent, 'postgres');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  if (existsSync(dataDir)) rmSync(realpathSync(dataDir), { recursive: true, force: true });
  rmSync(parent, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startPostgres>[0]> = {}): Promise<Postgres> {
  const server = await startPostgres({ dataDir, durable: false, ...options });
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** The process number of the server that runs in the folder. */
function postmaster(): number {
  return Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Starts the server in another Node process, which then runs `code`. */
function runNode(code: string) {
  const options = JSON.stringify({ dataDir, durable: true });
  const program = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))};
    const server = await startPostgres(${options});
    ${code}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** PostgreSQL removes its file as the last thing it does. */
function isUp(): boolean {
  return existsSync(join(dataDir, 'cluster', 'postmaster.pid'));
}

describe('a new server', () => {
  it('is durable, checks its pages, speaks UTF-8 whatever the locale, and is reached only from this machine', async () => {
    const server = await start({ durable: true });
    expect(server.adopted).toBe(false);
    const settings = await query(
      server.url('postgres'),
      `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
         current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums,
         current_setting('server_encoding') as encoding, datlocprovider::text as provider, datlocale as locale,
         current_setting('listen_addresses') as addresses, current_setting('max_connections') as connections
       from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      pages: 'on',
      commit: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      addresses: process.platform === 'win32' ? '127.0.0.1' : '',
      connections: '60',
    });
  });

  it('asks everybody for a password, and only who runs Gwen can read it', async () => {
    const server = await start();
    const url = new URL(server.url('postgres'));
    url.password = 'guess';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    url.password = '';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password/);
    expect(lstatSync(join(dataDir, 'superuser')).mode & 0o077).toBe(0);
  });

  it('writes nothing of what people enter into its log', async () => {
    const server = await start();
    await query(server.url('postgres'), 'create table child (name text primary key)');
    await query(server.url('postgres'), "insert into child values ('Esperance')");
    await expect(query(server.url('postgres'), "insert into child values ('Esperance')")).rejects.toThrow(
      /duplicate/,
    );
    await expect(query(server.url('postgres'), "select 'Esperance'::int")).rejects.toThrow(/Esperance/);
    await server.stop();
    const folder = join(dataDir, 'cluster', 'log');
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((day) =>
      join(folder, `postgres-${day}.log`),
    );
    const log = days
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('Esperance');
  });

  it.runIf(process.platform === 'linux')('inherits no secret from the environment', async () => {
    process.env['GWEN_KEY_PASSPHRASE'] = 'correct horse battery staple';
    await start();
    delete process.env['GWEN_KEY_PASSPHRASE'];
    const environment = readFileSync(`/proc/${postmaster()}/environ`, 'utf8');
    expect(environment).toContain('LC_ALL=C');
    expect(environment).not.toContain('GWEN');
  });

  it('puts its socket elsewhere if the path would be too long, and removes it afterwards', async () => {
    dataDir = join(parent, 'a-folder-with-a-long-name'.repeat(4), 'postgres');
    const server = await start();
    const socket = new URL(server.url('postgres')).searchParams.get('host') ?? '';
    expect(socket.startsWith(parent)).toBe(false);
    expect(await query(server.url('postgres'), 'select 1 as one')).toEqual({ one: 1 });
    await server.stop();
    expect(existsSync(socket)).toBe(false);
  });

  it('is found in a folder its account cannot enter', async () => {
    chmodSync(parent, 0o700);
    const told: string[] = [];
    const server = await start({ notice: (text) => told.push(text) });
    await query(server.url('postgres'), 'create table kept (id int)');
    await server.stop();
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(isRoot());
    expect(told).toHaveLength(isRoot() ? 1 : 0);
    const again = await start();
    expect(await query(again.url('postgres'), 'select count(*)::int as n from kept')).toEqual({ n: 0 });
  });
});

describe('a server that is there already', () => {
  it('is shared, and stopped by the last who uses it', async () => {
    const first = await start();
    const second = await start();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(await first.whenAlone(() => Promise.reject(new Error('not alone')))).toBe(false);
    await first.stop();
    expect(isUp()).toBe(true);
    expect(await query(second.url('postgres'), 'select 1 as one')).toEqual({ one: 1 });
    let acted = false;
    await second.whenAlone(async () => {
      acted = true;
    });
    expect(acted).toBe(true);
    await second.stop();
    expect(isUp()).toBe(false);
  });

  it('is made once by two processes that start at the same moment', async () => {
    const both = [runNode('console.log(server.adopted);'), runNode('console.log(server.adopted);')];
    const said = await Promise.all(
      both.map(async (node) => (await once(node.stdout, 'data'))[0].toString().trim()),
    );
    expect(said.sort()).toEqual(['false', 'true']);
    for (const node of both) node.kill('SIGKILL');
    expect((await start()).adopted).toBe(true);
  });

  it('outlives a Node that was killed, with all that was committed, and is used by the next', async () => {
    const node = runNode(`
      import pg from 'pg';
      const client = new pg.Client(server.url('postgres'));
      await client.connect();
      await client.query('create table told (id int)');
      for (let id = 1; ; id++) {
        await client.query('insert into told values ($1)', [id]);
        console.log(id);
      }`);
    let told = 0;
    for await (const chunk of node.stdout) {
      told = Number(String(chunk).trim().split('\n').at(-1));
      if (told >= 20) break;
    }
    node.kill('SIGKILL');
    await once(node, 'exit');
    const began = performance.now();
    const server = await start();
    expect(performance.now() - began).toBeLessThan(3000);
    expect(server.adopted).toBe(true);
    const { n } = await query(server.url('postgres'), 'select max(id) as n from told');
    expect(n).toBeGreaterThanOrEqual(told);
    await server.stop();
    expect(isUp()).toBe(false);
  });

  it('is started again if it dies while in use', async () => {
    const told: string[] = [];
    const server = await start({ durable: true, notice: (text) => told.push(text) });
    await query(server.url('postgres'), 'create table kept as select 7 as id');
    process.kill(postmaster(), 'SIGKILL');
    await expect.poll(() => told, { timeout: 15_000 }).toHaveLength(1);
    expect(await query(server.url('postgres'), 'select id from kept')).toEqual({ id: 7 });
  });

  it('is not mistaken for another process that has its number', async () => {
    const server = await start();
    await query(server.url('postgres'), 'create table kept as select 7 as id');
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    const socketLock = join(dataDir, 'run', '.s.PGSQL.5432.lock');
    const left = [file, socketLock]
      .filter((path) => existsSync(path))
      .map((path) => [path, readFileSync(path, 'utf8').split('\n').slice(1)] as const);
    await server.stop();
    const { uid, gid } = statSync(join(dataDir, 'cluster'));
    const other = spawn('sleep', ['60'], {
      cwd: '/',
      ...(isRoot() ? { uid, gid } : {}),
    });
    try {
      for (const [path, lines] of left) writeFileSync(path, [String(other.pid), ...lines].join('\n'));
      const again = await start();
      expect(again.adopted).toBe(false);
      expect(await query(again.url('postgres'), 'select id from kept')).toEqual({ id: 7 });
    } finally {
      other.kill();
    }
  });
});

describe('a folder that cannot be right', () => {
  it('is refused where its database is gone', async () => {
    symlinkSync(join(parent, 'gone'), dataDir);
    await expect(start()).rejects.toThrow(/points to .*gone, which is missing/);
    expect(existsSync(join(parent, 'gone'))).toBe(false);
  });

  it('is refused where another PostgreSQL made it', async () => {
    mkdirSync(join(dataDir, 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(/is of PostgreSQL 12/);
  });

  it('shows what the server said when it does not start', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster', 'postgresql.auto.conf'), "work_mem = 'plenty'\n");
    await expect(start()).rejects.toThrow(/did not start.*invalid value for parameter "work_mem"/s);
  });
});
