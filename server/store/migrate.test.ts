import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrate, withClient } from './migrate.ts';
import { startPostgres } from './postgres/postgres.ts';
import { atDatabase, databaseOf } from './roles.ts';
import type {} from './testing-setup.ts';

const { superUrl } = inject('testServer');
let folder: string;
let admin: { databaseUrl: string; keysUrl: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gwen-migrate-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await drop();
});

beforeEach(async () => {
  if (admin) await drop();
  rmSync(folder, { recursive: true });
  mkdirSync(join(folder, 'gwen'), { recursive: true });
  mkdirSync(join(folder, 'gwen_keys'), { recursive: true });
  const id = crypto.randomUUID().slice(0, 8);
  admin = {
    databaseUrl: atDatabase(superUrl, `test_${id}_migrate`),
    keysUrl: atDatabase(superUrl, `test_${id}_migrate_keys`),
  };
});

function drop() {
  return withClient(superUrl, async (client) => {
    for (const url of Object.values(admin)) {
      await client.query(`drop database if exists ${databaseOf(url)} with (force)`);
    }
  });
}

function write(name: string, sql: string) {
  writeFileSync(join(folder, name), sql);
}

async function read(sql: string, url = admin.databaseUrl) {
  return (await withClient(url, (client) => client.query(sql))).rows;
}

const applied = 'select name from migration order by name';

describe('migrate', () => {
  it('makes both databases from nothing, also where there are no migrations', async () => {
    rmSync(folder, { recursive: true });
    await migrate(admin, folder);
    mkdirSync(folder);
    expect(await read(applied)).toEqual([]);
    expect(await read(applied, admin.keysUrl)).toEqual([]);
    expect(
      await read(
        "select nspowner::regrole::text as owner from pg_namespace where nspname = 'graphile_worker'",
      ),
    ).toEqual([{ owner: 'gwen_jobs' }]);
  });

  it('applies each file once, in order, as the owner, in its own database', async () => {
    write('gwen/0001-one.sql', 'create table one (id int); insert into one values (1);');
    write('gwen/0002-two.sql', 'insert into one values (2);');
    write('gwen_keys/0001-key.sql', 'create table key (id int);');
    await migrate(admin, folder);
    write('gwen/0003-three.sql', 'insert into one values (3);');
    await migrate(admin, folder);
    await migrate(admin, folder);
    expect(await read('select id from one')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(await read("select tableowner from pg_tables where tablename in ('one', 'migration')")).toEqual([
      { tableowner: 'gwen_owner' },
      { tableowner: 'gwen_owner' },
    ]);
    expect(await read(applied, admin.keysUrl)).toEqual([{ name: '0001-key.sql' }]);
  });

  it('is done once by servers that start together', async () => {
    write(
      'gwen/0001-one.sql',
      'create table one (id int); select pg_sleep(0.2); insert into one values (1);',
    );
    await Promise.all([migrate(admin, folder), migrate(admin, folder), migrate(admin, folder)]);
    expect(await read('select id from one')).toEqual([{ id: 1 }]);
  });

  it('undoes a file that fails, keeps those before it, and goes on when it is mended', async () => {
    write('gwen/0001-one.sql', 'create table one (id int);');
    write('gwen/0002-two.sql', 'insert into one values (2);\ninsert into won values (2);');
    await expect(migrate(admin, folder)).rejects.toThrow(
      /0002-two.sql failed.*"won" does not exist \(line 2\)/,
    );
    expect(await read('select id from one')).toEqual([]);
    write('gwen/0002-two.sql', 'insert into one values (2);');
    await migrate(admin, folder);
    expect(await read('select id from one')).toEqual([{ id: 2 }]);
  });

  it('refuses a file that was changed after it was applied', async () => {
    write('gwen/0001-one.sql', 'create table one (id int);');
    await migrate(admin, folder);
    write('gwen/0001-one.sql', 'create table one (id int);\r\n'.trim());
    await migrate(admin, folder);
    write('gwen/0001-one.sql', 'create table one (id bigint);');
    await expect(migrate(admin, folder)).rejects.toThrow(/0001-one.sql was changed after it was applied/);
  });

  it('takes line ends of Windows for the same file', async () => {
    write('gwen/0001-one.sql', 'create table one (\n  id int\n);\n');
    await migrate(admin, folder);
    write('gwen/0001-one.sql', 'create table one (\r\n  id int\r\n);\r\n');
    await migrate(admin, folder);
    expect(await read(applied)).toEqual([{ name: '0001-one.sql' }]);
  });

  it('refuses a database of a newer version', async () => {
    write('gwen/0001-one.sql', 'create table one (id int);');
    await migrate(admin, folder);
    rmSync(join(folder, 'gwen/0001-one.sql'));
    await expect(migrate(admin, folder)).rejects.toThrow(
      /0001-one.sql, which this version of Gwen does not have/,
    );
  });

  it('takes numbers with gaps, and none twice', async () => {
    write('gwen/0002-two.sql', 'create table two (id int);');
    write('gwen/0005-five.sql', 'create table five (id int);');
    await migrate(admin, folder);
    expect(await read(applied)).toEqual([{ name: '0002-two.sql' }, { name: '0005-five.sql' }]);
    write('gwen/0005-again.sql', 'create table again (id int);');
    await expect(migrate(admin, folder)).rejects.toThrow('Migration 0005-five.sql should be named 0006');
  });

  it.each([['0000-zero.sql'], ['0001-Upper.sql'], ['1-short.sql']])('refuses the name %s', async (name) => {
    write(`gwen/${name}`, 'select 1');
    await expect(migrate(admin, folder)).rejects.toThrow(`Migration ${name} should be named 0001-words.sql`);
  });

  it('gives each role a password that works and is nobody else’s', async () => {
    const urls = await migrate(admin, folder);
    const passwords = [superUrl, ...Object.values(urls)].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(6);
    for (const url of Object.values(urls)) {
      const [row] = await read('select current_user as who', url);
      expect(row).toEqual({ who: new URL(url).username });
    }
  });

  it('needs no superuser: a role that may make roles and databases is enough', async () => {
    // On a server of its own, because passwords belong to the whole server.
    chmodSync(folder, 0o755);
    const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
    try {
      await read("create role manager login createdb createrole password 'secret'", server.url('postgres'));
      const manager = new URL(server.url('postgres'));
      manager.username = 'manager';
      manager.password = 'secret';
      const own = {
        databaseUrl: atDatabase(manager.href, 'gwen'),
        keysUrl: atDatabase(manager.href, 'gwen_keys'),
      };
      write('gwen/0001-one.sql', 'create table one (id int);');
      await migrate(own, folder);
      const urls = await migrate(own, folder);
      expect(await read('select current_user as who', urls.appUrl)).toEqual([{ who: 'gwen_app' }]);
    } finally {
      await server.stop();
    }
  });
});
