/** Restoring: nobody who was destroyed comes back with a backup, and what cannot be right changes nothing. */
import { chmod, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addKey, addMachine, findMachine, revokeKey } from '../people/machines.ts';
import { BackupUnreadable } from '../vault/backupCipher.ts';
import { decryptEntry } from '../vault/entryCipher.ts';
import { KeyProblem } from '../vault/kek.ts';
import { readTombstones } from '../vault/tombstones.ts';
import type { BackupMade } from './backup.ts';
import { changeAad } from './commit.ts';
import { withClient } from './migrate.ts';
import { findDossier, historyOf } from './read.ts';
import { CannotRestore, restore } from './restore.ts';
import { searchPeople } from './search.ts';
import type { Target } from './testBackup.ts';
import { BackupWorld, contents } from './testBackup.ts';
import { verify } from './verify.ts';

let home: BackupWorld;
let made: BackupMade;

beforeAll(async () => {
  home = await BackupWorld.open();
  for (let n = 0; n < 20; n += 1) await home.newCase('Tesfa', `Orlan${n}`);
  made = await home.backUpTo('quiet');
});
afterEach(() => home.closeOpened());
afterAll(() => home.close());

/** A backup taken away from what lies beside it. */
async function copyAlone(file: string): Promise<string> {
  const copy = join(await home.folder(), 'copy');
  await cp(file, copy);
  return copy;
}

describe('a person destroyed after the backup', () => {
  let gone: string;
  let kept: string;
  let old: BackupMade;
  const traits = { names: ['Zerihun Walelign'], years: [2012], phones: [] };

  beforeAll(async () => {
    gone = await home.newCase('Zerihun', 'Walelign');
    kept = await home.newCase('Zerihun', 'Walelignu');
    await home.disagree(gone);
    old = await home.backUpTo('old');
    const ref = { dossier: gone, subject: 1 };
    await home.world.vault.subjects.destroyKeys([ref]);
    await home.world.store.jobs.query('select gwen.forget_subjects($1, $2)', [gone, [1]]);
  });

  /** Nothing of the person in what was restored, by any way in. */
  async function expectGone(target: Target): Promise<void> {
    const store = await target.open();
    const found = (await searchPeople(store, home.esi, traits)).map(({ dossier }) => dossier);
    expect(found).toEqual([kept]);
    const dossier = await findDossier(store, home.esi, gone);
    expect(dossier?.entries.find((entry) => entry.type === 'identity')?.heads).toEqual({});
    const history = await historyOf(store, home.esi, gone);
    expect(history.length).toBeGreaterThan(3);
    expect(history.filter((line) => line.operation !== undefined)).toEqual([]);
    expect((await verify(store, home.world.folder)).found).toBe(0);

    // what is left of the person, against every key there is
    const refs = await withClient(
      target.admin.keysUrl,
      async (client) => (await client.query('select dossier, subject from gwen_keys.subject_key')).rows,
    );
    expect(refs.length).toBeGreaterThan(10);
    const ring = await store.vault.subjects.getKeys(refs);
    const opens = (aad: string, cipher: Buffer): boolean =>
      refs.some((ref) => {
        const key = ring.get(ref);
        try {
          return key !== undefined && decryptEntry(key, aad, cipher).length > 0;
        } catch {
          return false;
        }
      });
    await withClient(target.admin.databaseUrl, async (client) => {
      const count = (table: string, where: string) =>
        client.query(`select from gwen.${table} where dossier_id = $1 and ${where}`, [gone]);
      for (const table of ['token', 'fact', 'conflict'])
        expect((await count(table, 'true')).rowCount, table).toBe(0);
      expect((await count('entry', 'subject = 1 and cipher is not null')).rowCount).toBe(0);
      const { rows } = await client.query(
        'select dossier_id, seq, payload from gwen.change where subject = 1',
      );
      const readable = rows.filter((row) => opens(changeAad(row.dossier_id, row.seq), row.payload));
      const of = (dossier: string, some: typeof rows) =>
        some.filter((row) => row.dossier_id === dossier).length;
      expect([of(gone, rows), of(gone, readable)]).toEqual([5, 0]);
      expect([of(kept, rows), of(kept, readable)]).toEqual([3, 3]);
    });

    // the raw files, and the list that keeps it so
    expect(await filesHold(target, 'Walelign')).toBe(false);
    const own = await readTombstones(join(target.config.dataFolder, 'tombstones.log'));
    expect(own).toContainEqual({ dossier: gone, subject: 1 });
    await expect(store.vault.subjects.ensureKeys([{ dossier: gone, subject: 1 }])).rejects.toThrow(/erased/);
  }

  async function filesHold(target: Target, text: string): Promise<boolean> {
    const folder = await withClient(target.admin.databaseUrl, async (client) => {
      await client.query('checkpoint');
      const { rows } = await client.query(
        "select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()",
      );
      return String(rows[0]?.folder);
    });
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    expect(files.some((bytes) => bytes.includes('social-worker'))).toBe(true);
    return files.some((bytes) => bytes.includes(text));
  }

  test('stays destroyed by the list in the data folder', async () => {
    const target = await home.newTarget();
    await cp(
      join(home.world.folder, 'data', 'tombstones.log'),
      join(target.config.dataFolder, 'tombstones.log'),
    );
    expect((await restore({ ...old, ...target })).tombstones).toBeGreaterThan(0);
    await expectGone(target);
  });

  test('stays destroyed by the copy of the list that a later backup left beside', async () => {
    await home.backUpTo('old');
    const target = await home.newTarget();
    await restore({ ...old, ...target });
    await expectGone(target);
  });

  test('stays destroyed by the newest backup of the keys', async () => {
    const newest = await home.backUpTo('newest');
    const target = await home.newTarget();
    const dataFile = await copyAlone(old.dataFile);
    await restore({ ...target, dataFile, keysFile: newest.keysFile });
    await expectGone(target);
  });

  test('stays destroyed where the key database lived on, or held the tombstone before it was replaced', async () => {
    const target = await home.newTarget();
    const dataFile = await copyAlone(old.dataFile);
    const newest = await home.backUpTo('newest');
    await restore({ ...target, dataFile, keysFile: newest.keysFile });
    await rm(join(target.config.dataFolder, 'tombstones.log'));
    await restore({ ...target, dataFile, replace: true });
    await rm(join(target.config.dataFolder, 'tombstones.log'));
    await restore({ ...target, dataFile, keysFile: old.keysFile, replace: true });
    await expectGone(target);
  });

  test('comes back where every trace of the destruction is lost: this test can fail', async () => {
    const target = await home.newTarget();
    const dataFile = await copyAlone(old.dataFile);
    await restore({ ...target, dataFile, keysFile: old.keysFile });
    const store = await target.open();
    const found = (await searchPeople(store, home.esi, traits)).map(({ dossier }) => dossier);
    expect(found).toContain(gone);
  });
});

test('a key of a program does not come back with a backup: it may have been revoked since', async () => {
  const { admin, organisation, store } = home.world;
  const roles = ['social-worker'];
  const account = await addMachine(admin, null, { name: 'Registry', organisation, roles });
  const wanted = { name: 'notices', writes: false, perMinute: 60, days: 1 };
  const key = await addKey(admin, null, account, wanted);
  if (!key) throw new Error('no key');
  expect(await findMachine(store, key.token)).toMatchObject({ account });
  const withKey = await home.backUpTo('with key');
  await revokeKey(admin, null, key.key);

  const target = await home.newTarget();
  await restore({ ...withKey, ...target });
  const restored = await target.open();
  expect(await findMachine(restored, key.token)).toBeUndefined();
  await withClient(target.admin.databaseUrl, async (client) => {
    expect((await client.query('select from gwen.machine_key')).rowCount).toBe(0);
    // the program is known still, and gets a new key
    const { rows } = await client.query('select id, machine from gwen.account where id = $1', [account]);
    expect(rows).toEqual([{ id: account, machine: true }]);
  });
});

describe('refused, with nothing changed', () => {
  let target: Target;
  let before: Record<string, string>;

  /** What is refused even on a database that may be replaced. */
  async function refused(
    what: Partial<Parameters<typeof restore>[0]>,
    error: typeof CannotRestore | typeof BackupUnreadable | typeof KeyProblem,
    words: RegExp,
  ): Promise<void> {
    const attempt = restore({ ...made, ...target, replace: true, ...what });
    await expect(attempt).rejects.toThrow(words);
    await expect(attempt).rejects.toBeInstanceOf(error);
    expect(await contents(target.admin)).toEqual(before);
  }

  /** A full database of the same installation. */
  async function fill(): Promise<void> {
    target = await home.newTarget();
    await restore({ ...made, ...target });
    before = await contents(target.admin);
  }

  test('a cut-off backup, wherever it was cut', async () => {
    await fill();
    for (const which of ['dataFile', 'keysFile'] as const) {
      const { length } = await readFile(made[which]);
      for (const left of [0, 20, 56, 57, Math.floor(length / 2), length - 1]) {
        const copy = await copyAlone(made[which]);
        await truncate(copy, left);
        await refused({ [which]: copy }, BackupUnreadable, /cut off|not a backup of Gwen/);
      }
    }
  });

  test('a backup in which one bit was changed', async () => {
    await fill();
    const bytes = await readFile(made.dataFile);
    for (const at of [9, 30, 60, bytes.length - 20]) {
      const copy = await copyAlone(made.dataFile);
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await writeFile(copy, changed);
      const attempt = restore({ ...made, ...target, replace: true, dataFile: copy });
      await expect(attempt).rejects.toThrow(/changed|missing/);
      expect(await contents(target.admin)).toEqual(before);
    }
  });

  test('another key, and no key', async () => {
    await fill();
    const [name = ''] = await readdir(join(target.config.configFolder, 'gwen'));
    const file = join(target.config.configFolder, 'gwen', name);
    await writeFile(file, `gwen-key-1 ${Buffer.alloc(32, 7).toString('base64url')}\n`);
    await chmod(file, 0o600);
    await refused({}, BackupUnreadable, /belongs to another key or installation/);
    await rm(file);
    await refused({}, KeyProblem, /is missing. Nothing was changed/);
  });

  test('a database that is not empty, unless it is to be replaced', async () => {
    await fill();
    await refused({ replace: false }, CannotRestore, /not empty \(gwen\.dossier\)/);
  });

  test('a database that Gwen is running on', async () => {
    await fill();
    const running = new pg.Client({ connectionString: target.database.appUrl });
    await running.connect();
    try {
      await refused({}, CannotRestore, /stop it first/);
    } finally {
      await running.end();
    }
  });

  test('files exchanged, keys older than the data, keys of nobody', async () => {
    await fill();
    await refused(
      { dataFile: made.keysFile, keysFile: made.dataFile },
      CannotRestore,
      /not a backup of the data/,
    );
    const later = await home.backUpTo('later');
    await refused({ dataFile: later.dataFile }, CannotRestore, /keys is older/);
    target = await home.newTarget();
    before = await contents(target.admin);
    await refused({ keysFile: undefined }, CannotRestore, /Give the newest backup of the keys/);
  });
});
