/** Backups: whole while people write, encrypted, kept as long as they may be, and readable by later versions. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addTombstones, readTombstones } from '../vault/tombstones.ts';
import type { BackupMade } from './backup.ts';
import { migrate, readMigrations, withClient } from './migrate.ts';
import { feedStart, findDossier } from './read.ts';
import { restore } from './restore.ts';
import { atDatabase } from './roles.ts';
import { describeBoth } from './schema.ts';
import { searchPeople } from './search.ts';
import { BackupWorld, contents } from './testBackup.ts';
import { testDatabase } from './testing.ts';
import { verify } from './verify.ts';
import { submit } from './write.ts';

let home: BackupWorld;
/** Of one quiet backup that several tests restore. */
let made: BackupMade;
let child: string;

beforeAll(async () => {
  home = await BackupWorld.open();
  child = await home.newCase('Meklit', 'Asfandi');
  for (let n = 0; n < 20; n += 1) await home.newCase('Tesfa', `Orlan${n}`);
  await home.disagree(child);
  made = await home.backUpTo('quiet');
});
afterEach(() => home.closeOpened());
afterAll(() => home.close());

const id = (): string => crypto.randomUUID();

describe('a backup', () => {
  test('comes back with every row, in an epoch of its own, and verifies', async () => {
    const target = await home.newTarget();
    const cursor = await feedStart(home.world.store);
    const told: string[] = [];
    const result = await restore({ ...made, ...target, progress: (text) => told.push(text) });
    const [was, is] = [await contents(home.admin), await contents(target.admin)];
    const differing = Object.keys(was).filter((name) => was[name] !== is[name]);
    expect(differing.sort()).toEqual(['gwen.administration', 'gwen.installation']);
    expect(Object.keys(is)).toEqual(Object.keys(was));
    expect(result).toMatchObject({
      rows: made.rows,
      installation: home.world.vault.installation,
      tombstones: 0,
    });
    expect(told).toContain('dossier: 21 rows');

    const store = await target.open();
    expect(store.epoch).toBe(result.epoch);
    expect(store.epoch).toBeGreaterThan(cursor.epoch);
    expect(await verify(store, home.world.folder)).toMatchObject({ dossiers: 21, found: 0 });
    expect(await findDossier(store, home.esi, child)).toEqual(
      await findDossier(home.world.store, home.esi, child),
    );
    const traits = { names: ['Meklit Asfandi'], years: [2012], phones: [] };
    expect((await searchPeople(store, home.esi, traits))[0]?.dossier).toBe(child);
    const recorded = new Date().toISOString();
    const set = { text: 'It goes on.' };
    const note = { op: 'set', dossier: child, type: 'note', entry: id(), base: 5, set, recorded, id: id() };
    const written = { id: id(), act: 'plain', operations: [note] };
    expect(await submit(store, home.esi, written)).toMatchObject({ ok: true });
    expect((await verify(store, home.world.folder)).found).toBe(0);
  });

  test('gives no number again that was handed out after it, and no epoch twice', async () => {
    const [first, second] = [await home.newTarget(), await home.newTarget()];
    const handedOut = await home.world.person(`late-${id()}`, ['guardian']);
    const epochs = [(await restore({ ...made, ...first })).epoch];
    epochs.push((await restore({ ...made, ...first, replace: true })).epoch);
    const { rows } = await withClient(first.admin.databaseUrl, (client) =>
      client.query("insert into gwen.party (kind) values ('team') returning id"),
    );
    expect(rows[0]?.id).toBeGreaterThan(handedOut.account + 100_000);
    expect(epochs[1]).toBeGreaterThan(epochs[0] ?? 0);
    expect((await restore({ ...made, ...second })).epoch).toBeGreaterThan(home.world.store.epoch + 1_000_000);
  });

  test('is whole though people write all the while', async () => {
    const acknowledged: { dossier: string; at: number }[] = [];
    let writing = true;
    const writers = Array.from({ length: 3 }, async () => {
      while (writing) acknowledged.push({ dossier: await home.newCase('Busy', 'Writer'), at: Date.now() });
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = Date.now();
    const busy = await home.backUpTo('busy');
    writing = false;
    await Promise.all(writers);
    const target = await home.newTarget();
    await restore({ ...busy, ...target });
    const store = await target.open();
    expect((await verify(store, home.world.folder)).found).toBe(0);
    const before = acknowledged.filter(({ at }) => at < began);
    expect(before.length).toBeGreaterThan(0);
    for (const { dossier } of before) {
      expect(await findDossier(store, home.esi, dossier)).toEqual(
        await findDossier(home.world.store, home.esi, dossier),
      );
    }
    const { rows: apart } = await withClient(target.admin.databaseUrl, (client) =>
      client.query(
        'select from gwen.dossier d where version <> (select max(seq) from gwen.change c where c.dossier_id = d.id)',
      ),
    );
    expect(apart).toEqual([]);
  });

  test('holds no plain text, and is for its owner only', async () => {
    const names = [
      ...(await readdir(join(home.world.folder, 'quiet'))),
      ...(await readdir(join(home.world.folder, 'quiet/keys'))),
    ];
    expect(names.sort()).toEqual([
      expect.stringMatching(/^gwen-\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.data$/),
      expect.stringMatching(/^gwen-\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z\.keys$/),
      'keys',
    ]);
    for (const file of [made.dataFile, made.keysFile]) {
      const bytes = await readFile(file);
      for (const text of ['Meklit', 'gwen_keys', 'dossier', 'esi'])
        expect(bytes.includes(text), `${text} in ${file}`).toBe(false);
    }
  });

  test('of keys is kept a few days, the newest always', async () => {
    const folder = join(home.world.folder, 'pruned');
    const day = 86_400_000;
    const from = Date.parse('2026-03-01T02:00:00.000Z');
    for (const n of [0, 3, 6, 9]) await home.backUpTo('pruned', { now: new Date(from + n * day) });
    await writeFile(join(folder, 'keys', 'gwen-2026-03-01T010000.000Z.keys.part'), 'of one that was killed');
    await writeFile(join(folder, 'keys', 'notes.txt'), 'not ours');
    const last = await home.backUpTo('pruned', { now: new Date(from + 11 * day) });
    expect((await readdir(join(folder, 'keys'))).sort()).toEqual([
      'gwen-2026-03-07T020000.000Z.keys',
      'gwen-2026-03-10T020000.000Z.keys',
      'gwen-2026-03-12T020000.000Z.keys',
      'notes.txt',
    ]);
    expect(last.pruned).toHaveLength(2);
    expect((await readdir(folder)).filter((name) => name.endsWith('.data'))).toHaveLength(5);
    await home.backUpTo('pruned', { now: new Date(from + 99 * day), keepKeysDays: 0 });
    expect(await readdir(join(folder, 'keys'))).toEqual(['gwen-2026-06-08T020000.000Z.keys', 'notes.txt']);
  });

  test('is not made at all where row security would hide something from it', async () => {
    await withClient(home.admin.databaseUrl, (client) =>
      client.query('alter policy writer on gwen.duty using (due > now())'),
    );
    try {
      await expect(home.backUpTo('hidden')).rejects.toThrow(/row security may hide rows of duty/);
      expect(await readdir(join(home.world.folder, 'hidden'))).toEqual(['keys']);
    } finally {
      await withClient(home.admin.databaseUrl, (client) =>
        client.query('alter policy writer on gwen.duty using (true)'),
      );
    }
  });

  test('of another installation’s data is not made under this key', async () => {
    const other = await testDatabase();
    home.onClose(() => other.close());
    const mixed = { databaseUrl: other.superUrl, keysUrl: home.admin.keysUrl };
    const wrong = home.backUpTo('mixed', { admin: mixed });
    await expect(wrong).rejects.toThrow(/another installation/);
  });
});

describe('a backup of another version', () => {
  /** A database as another version of Gwen left it, and its backup. */
  async function backUpOf(change: (folder: string) => Promise<void>): Promise<BackupMade> {
    const migrations = await home.folder();
    await cp(join(import.meta.dirname, 'migrations'), migrations, { recursive: true });
    await change(join(migrations, 'gwen'));
    const name = `test_${id().replaceAll('-', '').slice(0, 16)}`;
    const { superUrl } = home.world.database;
    const old = {
      databaseUrl: atDatabase(superUrl, `${name}_gwen`),
      keysUrl: atDatabase(superUrl, `${name}_keys`),
    };
    home.onClose(() =>
      withClient(superUrl, async (client) => {
        for (const kind of ['gwen', 'keys']) await client.query(`drop database ${name}_${kind} with (force)`);
      }),
    );
    await migrate(old, migrations);
    const { installation } = home.world.vault;
    await withClient(old.databaseUrl, async (client) => {
      await client.query('select gwen.found_installation($1)', [installation]);
      await client.query("insert into gwen.organisation (name, gwen) values ('Old service', 'ngo')");
      await client.query("insert into gwen.area values ('B', null, 'below'), ('A', null, 'above')");
      await client.query("update gwen.area set parent = 'A' where code = 'B'");
    });
    const check = await withClient(home.admin.keysUrl, (client) =>
      client.query('select id, key_check from gwen_keys.installation'),
    );
    await withClient(old.keysUrl, (client) =>
      client.query(
        'insert into gwen_keys.installation (id, key_check) values ($1, $2)',
        Object.values(check.rows[0]),
      ),
    );
    return home.backUpTo(name, { admin: old });
  }

  test('an older one is brought forward by the migrations made since', async () => {
    const old = await backUpOf(async (folder) => {
      const names = (await readdir(folder)).sort();
      for (const name of names.slice(2)) await rm(join(folder, name));
    });
    const target = await home.newTarget();
    const empty = await describeBoth(target.admin.databaseUrl, target.admin.keysUrl);
    await restore({ ...old, ...target });
    expect(await describeBoth(target.admin.databaseUrl, target.admin.keysUrl)).toBe(empty);
    await withClient(target.admin.databaseUrl, async (client) => {
      const { rows } = await client.query('select name from gwen.organisation');
      expect(rows).toEqual([{ name: 'Old service' }]);
      expect((await client.query("select parent from gwen.area where code = 'B'")).rows).toEqual([
        { parent: 'A' },
      ]);
      const applied = await client.query('select name from public.migration order by 1');
      const all = await readMigrations(join(import.meta.dirname, 'migrations/gwen'));
      expect(applied.rows.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
    });
    await migrate(target.admin);
  });

  test('a newer one is refused', async () => {
    const newer = await backUpOf(async (folder) => {
      const last = (await readdir(folder)).sort().at(-1) ?? '';
      const number = String(Number(last.slice(0, 4)) + 1).padStart(4, '0');
      await writeFile(join(folder, `${number}-later.sql`), 'select 1');
    });
    const target = await home.newTarget();
    await expect(restore({ ...newer, ...target })).rejects.toThrow(/another or a newer version/);
  });
});

test('the list beside the backups only grows', async () => {
  const folder = join(home.world.folder, 'grows');
  await mkdir(folder);
  const stranger = { dossier: id(), subject: 1 };
  await addTombstones(join(folder, 'tombstones.log'), [stranger]);
  await home.backUpTo('grows');
  expect(await readTombstones(join(folder, 'tombstones.log'))).toContainEqual(stranger);
});
