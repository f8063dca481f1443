/**
 * Nothing acknowledged is lost: twenty times the server, the database or both are killed in the middle of writing, with
 * no warning, and started again.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupCode } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import { groupsOf } from '../../domain/kernel/roles.ts';
import { openVault } from '../vault/vault.ts';
import type { Acknowledged, CrashSetup } from './crashWriter.ts';
import { exportRoot } from './exportedRoots.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import { findDossier } from './read.ts';
import { openStore } from './store.ts';
import { verify } from './verify.ts';
import { submit } from './write.ts';

const rounds = 20;
const writers = 8;
const program = fileURLToPath(new URL('./crashWriter.ts', import.meta.url));

let folder: string;
let setup: CrashSetup;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-crash-'));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  const data = await realpath(join(folder, 'postgres')).catch(() => folder);
  await rm(data, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Opens everything, as at a start, and closes it afterwards. */
async function atPlace<T>(act: (place: Awaited<ReturnType<typeof openPlace>>) => Promise<T>): Promise<T> {
  const place = await openPlace();
  try {
    return await act(place);
  } finally {
    await place.close();
  }
}

async function openPlace() {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const admin = { databaseUrl: postgres.url('gwen'), keysUrl: postgres.url('gwen_keys') };
  const urls = await migrate(admin);
  const pool = new pg.Pool({ connectionString: admin.databaseUrl, max: 2 });
  // its end does not wait for connections to close, and the database that stops then says so
  pool.on('error', () => {});
  const found = await pool.query('select gwen.found_installation($1) as id', [crypto.randomUUID()]);
  const installation: string = found.rows[0].id;
  const config = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
  const vault = await openVault({ keysUrl: urls.keysUrl, installation, config });
  const store = await openStore(urls, vault);
  return {
    pool,
    store,
    installation,
    async close() {
      await store.close();
      await vault.close();
      await pool.end();
      await postgres.stop();
    },
  };
}

async function setUp(): Promise<void> {
  await atPlace(async ({ pool, store, installation }) => {
    const one = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows[0].id;
    const organisation = await one('select gwen.add_organisation(null, $1, $2, $3) as id', [
      'Service',
      'ngo',
      '',
    ]);
    const account = await one(
      'select gwen.add_account(null, $1, $1, $2, $3, $4, null, $5, $5, false) as id',
      ['esi', organisation, ['social-worker'], 'en', 'none'],
    );
    const roles = ['social-worker'];
    const groups = [...groupsOf(roles, catalogue.roles)].map(groupCode);
    const session = { account, roles, parties: [account], groups, organisation };
    const dossiers = Array.from({ length: 6 }, () => crypto.randomUUID());
    for (const dossier of dossiers) {
      const create = {
        id: crypto.randomUUID(),
        dossier,
        recorded: new Date().toISOString(),
        op: 'create',
        kind: 'case',
      };
      const act = { id: crypto.randomUUID(), act: 'plain', operations: [create] };
      expect(await submit(store, session, act)).toMatchObject({ ok: true });
    }
    setup = { installation, session, dossiers };
    writeFileSync(join(folder, 'setup.json'), JSON.stringify(setup));
  });
}

const acknowledged = (): Acknowledged[] => {
  const file = join(folder, 'acknowledged');
  if (!existsSync(file)) return [];
  // a process killed in the middle of a line had not told anybody
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
};

const postmaster = (): number =>
  Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** The database's processes, all at once: nobody is left to notice anything. */
function killDatabase(): void {
  const parent = postmaster();
  const children = readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  for (const pid of [parent, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it had just ended
    }
  }
}

async function startWriter(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, folder, String(writers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`The writer did not start: it ended with ${code}.`)));
  await once(child.stdout, 'data', { signal: ended.signal });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Waits until that many more acts were acknowledged. */
async function writtenMore(count: number): Promise<void> {
  const before = acknowledged().length;
  await expect
    .poll(() => acknowledged().length - before, { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(count);
}

test('server and database killed twenty times while writing: nothing acknowledged is lost, the chain is whole', async () => {
  await setUp();
  const began = performance.now();
  const perRound: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledged().length;
    const child = await startWriter();
    await writtenMore(30 + Math.random() * 60);
    await sleep(Math.random() * 100);
    // what dies: the database, and the server goes on with a new one; both at once; the server alone
    if (round % 3 === 0) {
      killDatabase();
      await writtenMore(30);
      await kill(child);
    } else if (round % 3 === 1) {
      killDatabase();
      await kill(child);
    } else await kill(child);
    perRound.push(acknowledged().length - before);
  }
  const all = acknowledged();
  console.log(
    `${all.length} acknowledged in ${rounds} rounds (${perRound.join(' ')}), ${Math.round((performance.now() - began) / 1000)} s`,
  );
  expect(Math.min(...perRound)).toBeGreaterThan(30);

  await atPlace(async ({ pool, store }) => {
    const { rows } = await pool.query('select dossier_id, seq, op from gwen.change');
    const stored = new Map(rows.map((row) => [row.op, row]));
    expect(stored.size).toBe(rows.length);
    const lost = all.filter(({ op, dossier, version }) => {
      const row = stored.get(op);
      return row?.dossier_id !== dossier || row?.seq !== version;
    });
    expect(lost).toEqual([]);
    expect(new Set(all.map(({ op }) => op)).size).toBe(all.length);

    // not only the rows: the words can be read, in each dossier
    const byDossier = Map.groupBy(all, (one) => one.dossier);
    for (const [dossier, some] of byDossier) {
      const view = await findDossier(store, setup.session, dossier);
      const texts = new Set(view?.entries.map((entry) => entry.heads['text']?.[0]?.value));
      expect(some.filter(({ text }) => !texts.has(text))).toEqual([]);
    }
    const roots = join(folder, 'roots');
    await exportRoot(store, roots);
    const verified = await verify(store, roots);
    expect(verified.findings).toEqual([]);
    expect(verified.changes).toBe(rows.length);
    // every dossier is whole: its rows belong together, whatever was cut in the middle
    const torn = await pool.query(
      `select from gwen.dossier d where version <> (select max(seq) from gwen.change c where c.dossier_id = d.id)
         or version <> 1 + (select count(*) from gwen.entry e where e.dossier_id = d.id)
         or not exists (select from gwen.spoken_number s where s.dossier_id = d.id)
         or not exists (select from gwen.listing l where l.dossier_id = d.id)`,
    );
    expect(torn.rowCount).toBe(0);
  });
});
