/**
 * Fills the databases with GWEN_BENCH_DOSSIERS cases (1 million), 1,000 accounts in 50 teams, in minutes: by COPY, indexes
 * afterwards. Kept between runs; made anew when the migrations, the number or the declarations' tokens changed.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { readMigrations, withClient } from '../server/store/migrate.ts';
import type { Staff } from './cases.ts';
import { copied } from './copyRows.ts';
import type { FillJob } from './fillWorker.ts';
import { refreshFunctions } from './refresh.ts';
import type { World } from './world.ts';
import {
  adminUrlsOf,
  benchConfig,
  benchData,
  benchHome,
  openPostgres,
  openWorld,
  wantedDossiers,
} from './world.ts';

const marker = join(benchData, 'filled.json');
const [accounts, teamCount] = [1_000, 50];
const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** What the filled databases depend on. */
async function fingerprint(): Promise<string> {
  const folder = join(import.meta.dirname, '../server/store/migrations');
  const all = await Promise.all(['gwen', 'gwen_keys'].map((name) => readMigrations(join(folder, name))));
  return JSON.stringify({
    dossiers: wantedDossiers,
    migrations: all.flat().map(({ digest }) => digest.slice(0, 16)),
  });
}

const withoutMigrations = (text: string): string => text.replace(/"migrations".*/, '');

/** Makes sure that the databases are filled. Nothing of it runs afterwards. */
export async function ensureFilled(): Promise<void> {
  const wanted = await fingerprint();
  const filled = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (filled === wanted) return;
  if (withoutMigrations(filled) === withoutMigrations(wanted)) {
    const running = await openPostgres();
    const isRefreshed = await refreshFunctions(running).finally(() => running.stop());
    if (isRefreshed) {
      writeFileSync(marker, wanted);
      return;
    }
  }
  rmSync(marker, { force: true });
  const started = Date.now();
  const postgres = await openPostgres(false);
  try {
    for (const name of ['gwen', 'gwen_keys']) {
      await withClient(postgres.url('postgres'), async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      });
    }
    rmSync(join(benchHome, 'tombstones.log'), { force: true });
    rmSync(benchConfig, { recursive: true, force: true });
    const world = await openWorld(postgres);
    await world.admin.query('alter system set autovacuum = off; ');
    await world.admin.query('select pg_reload_conf()');
    const staff = await addPeople(world);
    const rebuild = await dropIndexes(world.admin);
    await copyIn(staff);
    note('indexes');
    await rebuild();
    await world.admin.query('alter system reset autovacuum');
    await world.close();
    for (const url of Object.values(adminUrlsOf(postgres)))
      await withClient(url, async (client) => {
        await client.query('vacuum (freeze, analyze)');
      });
    await withClient(postgres.url('postgres'), async (client) => {
      await client.query('checkpoint');
    });
  } finally {
    await postgres.stop();
  }
  writeFileSync(marker, wanted);
  note(`filled ${wantedDossiers} dossiers in ${Math.round((Date.now() - started) / 1000)} s`);
}

async function addPeople({ admin }: World): Promise<Staff> {
  const one = async (text: string, values: unknown[]): Promise<number> =>
    (await admin.query<{ id: number }>(`select gwen.${text} as id`, values)).rows[0]?.id ?? 0;
  const organisation = await one('add_organisation(null, $1, $2, $3)', ['Social services', 'government', '']);
  await admin.query(
    "insert into gwen.area (code, name) select 'A' || n, 'Area ' || n from generate_series(0, 39) n",
  );
  const teams: number[] = [];
  for (let at = 0; at < teamCount; at += 1)
    teams.push(
      await one('add_team(null, $1, $2, $3, $4, null)', [`Team ${at}`, 'case-team', organisation, '']),
    );
  const people: { account: number; team: number }[] = [];
  for (let at = 0; at < accounts; at += 1) {
    const values = [
      `worker${at}`,
      `Worker ${at}`,
      organisation,
      ['social-worker'],
      'en',
      null,
      'none',
      'none',
    ];
    const account = await one('add_account(null, $1, $2, $3, $4, $5, $6, $7, $8, false)', values);
    const team = teams[at % teamCount] ?? 0;
    await admin.query('select gwen.set_member(null, $1, $2, true)', [team, account]);
    people.push({ account, team });
  }
  return { organisation, people };
}

/** Takes indexes, keys and foreign keys off the tables that are filled; the result puts all of them back. */
async function dropIndexes(admin: pg.Pool): Promise<() => Promise<void>> {
  const tables = Object.keys(copied).map((name) => `gwen.${name}`);
  const { rows: constraints } = await admin.query<{ tab: string; name: string; def: string; type: string }>(
    `select conrelid::regclass::text as tab, quote_ident(conname) as name, pg_get_constraintdef(oid) as def, contype as type
     from pg_constraint where contype in ('p', 'u', 'f')
       and (conrelid = any ($1::text[]::regclass[]) or confrelid = any ($1::text[]::regclass[]))
     order by contype = 'f'`,
    [tables],
  );
  const { rows: indexes } = await admin.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
     where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  );
  for (const { tab, name } of constraints.toReversed())
    await admin.query(`alter table ${tab} drop constraint ${name}`);
  for (const { name } of indexes) await admin.query(`drop index ${name}`);
  return async () => {
    const client = await admin.connect();
    try {
      await client.query("set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 2");
      // row security is forced on the owner too: a superuser sees all when foreign keys are checked
      for (const { tab, name, def, type } of constraints)
        if (type !== 'f') await client.query(`alter table ${tab} add constraint ${name} ${def}`);
      for (const { def } of indexes) await client.query(def);
      for (const { tab, name, def, type } of constraints)
        if (type === 'f') await client.query(`alter table ${tab} add constraint ${name} ${def}`);
    } finally {
      client.release(true);
    }
  };
}

async function copyIn(staff: Staff): Promise<void> {
  const workers = Math.max(1, availableParallelism());
  const share = Math.ceil(wantedDossiers / workers);
  let done = 0;
  const started = Date.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, at) => {
      const worker = fork(join(import.meta.dirname, 'fillWorker.ts'));
      worker.on('message', (more) => {
        const before = done;
        done += Number(more);
        if (Math.floor(before / 50_000) !== Math.floor(done / 50_000))
          note(`${done} dossiers, ${Math.round((done / (Date.now() - started)) * 1000)} per second`);
      });
      const job: FillJob = {
        staff,
        from: at * share,
        to: Math.min(wantedDossiers, (at + 1) * share),
        of: wantedDossiers,
      };
      worker.send(job);
      const code = await new Promise<number | null>((resolve) => worker.once('exit', resolve));
      if (code !== 0) throw new Error('filling failed');
    }),
  );
}

if (import.meta.main) await ensureFilled();
