import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../store/testing.ts';
import { testDatabase } from '../store/testing.ts';
import { decryptEntry, encryptEntry } from './entryCipher.ts';
import type { Keyring, SubjectRef } from './subjectKeys.ts';
import { SubjectDestroyed } from './subjectKeys.ts';
import type { TestVault } from './testing.ts';
import { testVault } from './testing.ts';
import type { Vault } from './vault.ts';

let database: TestDatabase;
let test1: TestVault;
let here: Vault;
let there: Vault;
let superuser: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  test1 = await testVault(database.keysUrl);
  here = test1.vault;
  there = await test1.again();
  superuser = new pg.Client({ connectionString: database.superKeysUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await test1.close();
  await database.close();
});

const newRef = (subject = 1): SubjectRef => ({ dossier: crypto.randomUUID(), subject });
const bytesOf = (ring: Keyring, ref: SubjectRef) => ring.get(ref)?.export().toString('hex');

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await met())) {
    if (performance.now() > end) throw new Error('This did not happen within ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function stored(ref: SubjectRef): Promise<number> {
  const { rowCount } = await superuser.query(
    'select from gwen_keys.subject_key where dossier = $1 and subject = $2',
    [ref.dossier, ref.subject],
  );
  return rowCount ?? 0;
}

describe('keys of subjects', () => {
  test('are made once and are the same for every server', async () => {
    const refs = [newRef(0), newRef(1), newRef(12)];
    expect((await here.subjects.getKeys(refs)).size).toBe(0);
    const made = await here.subjects.ensureKeys(refs);
    const read = await there.subjects.getKeys(refs);
    const again = await there.subjects.ensureKeys([...refs, ...refs]);
    expect(made.size).toBe(3);
    for (const ref of refs) {
      expect(bytesOf(made, ref)).toMatch(/^[0-9a-f]{64}$/);
      expect(bytesOf(read, ref)).toBe(bytesOf(made, ref));
      expect(bytesOf(again, ref)).toBe(bytesOf(made, ref));
    }
    expect(new Set(refs.map((ref) => bytesOf(made, ref))).size).toBe(3);
  });

  test('belong to a subject of a dossier, however its id is written', async () => {
    const ref = newRef(1);
    const ring = await here.subjects.ensureKeys([ref]);
    expect(ring.get({ ...ref, dossier: ref.dossier.toUpperCase() })).toBe(ring.get(ref));
    expect(ring.get({ ...ref, subject: 2 })).toBeUndefined();
    const upper = await there.subjects.getKeys([{ ...ref, dossier: ref.dossier.toUpperCase() }]);
    expect(bytesOf(upper, ref)).toBe(bytesOf(ring, ref));
  });

  test('made by many at the same time are one', async () => {
    const refs = Array.from({ length: 20 }, (_, at) => newRef(at));
    const rings = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        (at % 2 === 0 ? here : there).subjects.ensureKeys(at % 3 === 0 ? refs.toReversed() : refs),
      ),
    );
    for (const ref of refs) expect(new Set(rings.map((ring) => bytesOf(ring, ref))).size).toBe(1);
  });

  test('lie wrapped in the database, bound to their subject', async () => {
    const [one, other] = [newRef(1), newRef(1)];
    const ring = await here.subjects.ensureKeys([one, other]);
    const { rows } = await superuser.query<{ wrapped: Buffer }>(
      'select wrapped from gwen_keys.subject_key where dossier = $1',
      [one.dossier],
    );
    expect(rows[0]?.wrapped.toString('hex')).not.toContain(bytesOf(ring, one) ?? '-');
    await superuser.query('update gwen_keys.subject_key set wrapped = $1 where dossier = $2', [
      rows[0]?.wrapped,
      other.dossier,
    ]);
    await expect(there.subjects.getKeys([other])).rejects.toThrow('cannot be decrypted');
  });

  test('are held in memory up to a number, and read in one round trip', async () => {
    const small = await test1.again();
    const refs = Array.from({ length: 300 }, (_, at) => newRef(at));
    const ring = await small.subjects.ensureKeys(refs);
    expect(ring.size).toBe(300);
    expect(small.subjects.cached).toBe(300);
    await superuser.query('delete from gwen_keys.subject_key where dossier = any($1)', [
      refs.map(({ dossier }) => dossier),
    ]);
    expect((await small.subjects.getKeys(refs)).size).toBe(300);
    expect((await there.subjects.getKeys(refs)).size).toBe(0);
  });
});

describe('destroying', () => {
  test('forgets the key everywhere, for ever', async () => {
    const [gone, stays] = [newRef(1), newRef(1)];
    const ring = await here.subjects.ensureKeys([gone, stays]);
    await there.subjects.getKeys([gone, stays]);
    const key = ring.get(gone);
    if (key === undefined) throw new Error('no key');
    const cipher = encryptEntry(key, 'place', Buffer.from('Amina'));
    expect(decryptEntry(key, 'place', cipher).toString()).toBe('Amina');

    await here.subjects.destroyKeys([gone]);
    expect((await here.subjects.getKeys([gone])).size).toBe(0);
    expect(await stored(gone)).toBe(0);
    await until(async () => (await there.subjects.getKeys([gone])).size === 0);
    expect(bytesOf(await there.subjects.getKeys([stays]), stays)).toBe(bytesOf(ring, stays));

    for (const vault of [here, there]) {
      await expect(vault.subjects.ensureKeys([newRef(1), gone])).rejects.toThrow(SubjectDestroyed);
    }
    await here.subjects.destroyKeys([gone]);
  });

  test('a subject that never had a key gets none later', async () => {
    const ref = newRef(2);
    await here.subjects.destroyKeys([ref, ref]);
    await expect(there.subjects.ensureKeys([ref])).rejects.toThrow(SubjectDestroyed);
  });

  test('wins over making the key at the same moment', async () => {
    for (let round = 0; round < 25; round++) {
      const ref = newRef(1);
      await Promise.allSettled([
        here.subjects.ensureKeys([ref]),
        there.subjects.ensureKeys([newRef(1), ref]),
        here.subjects.destroyKeys([ref]),
        there.subjects.ensureKeys([ref]),
      ]);
      expect(await stored(ref)).toBe(0);
      await until(async () => (await there.subjects.getKeys([ref])).size === 0);
      expect((await here.subjects.getKeys([ref])).size).toBe(0);
    }
  });

  test('a making that was under way when the destruction came does not outlive it', async () => {
    const ref = newRef(1);
    const maker = new pg.Client({ connectionString: database.keysUrl });
    await maker.connect();
    await maker.query('begin');
    await maker.query(
      'insert into gwen_keys.subject_key (dossier, subject, epoch, wrapped) values ($1, $2, 1, $3)',
      [ref.dossier, ref.subject, randomBytes(61)],
    );
    const destroyed = here.subjects.destroyKeys([ref]);
    await until(async () => {
      const { rowCount } = await superuser.query(
        "select from pg_locks where not granted and relation = 'gwen_keys.subject_key'::regclass",
      );
      return (rowCount ?? 0) > 0;
    });
    await maker.query('commit');
    await maker.end();
    await destroyed;
    expect(await stored(ref)).toBe(0);
  });

  test('is repeated after a restore of an old key database', async () => {
    const ref = newRef(1);
    await here.subjects.ensureKeys([ref]);
    const { rows } = await superuser.query<{ wrapped: Buffer }>(
      'select wrapped from gwen_keys.subject_key where dossier = $1',
      [ref.dossier],
    );
    await here.subjects.destroyKeys([ref]);
    await superuser.query('delete from gwen_keys.tombstone where dossier = $1', [ref.dossier]);
    await superuser.query(
      'insert into gwen_keys.subject_key (dossier, subject, epoch, wrapped) values ($1, $2, 1, $3)',
      [ref.dossier, ref.subject, rows[0]?.wrapped],
    );
    expect((await there.subjects.getKeys([ref])).size).toBe(1);

    const restarted = await test1.again();
    expect(await stored(ref)).toBe(0);
    expect((await restarted.subjects.getKeys([ref])).size).toBe(0);
    await until(async () => (await there.subjects.getKeys([ref])).size === 0);
    expect(await restarted.subjects.replayTombstones()).toBe(0);
  });

  test('that was cut short after it was noted is finished at the next start', async () => {
    const ref = newRef(1);
    await here.subjects.ensureKeys([ref]);
    await appendFile(join(test1.dataFolder, 'tombstones.log'), `${ref.dossier} ${ref.subject} 2026-01-01\n`);
    await test1.again();
    expect(await stored(ref)).toBe(0);
  });
});

describe('a server that loses its connection', () => {
  test('keeps no key in memory until it hears of destructions again', async () => {
    const deaf = await test1.again();
    const [gone, stays] = [newRef(1), newRef(1)];
    await deaf.subjects.ensureKeys([gone, stays]);
    expect(deaf.subjects.cached).toBe(2);
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen subject_key_destroyed'",
    );
    await until(() => deaf.subjects.cached === 0);
    await here.subjects.destroyKeys([gone]);
    const read = await deaf.subjects.getKeys([gone, stays]);
    expect([read.get(gone), read.get(stays) !== undefined]).toEqual([undefined, true]);
    // Listening again, it keeps keys again.
    await until(async () => {
      await deaf.subjects.getKeys([stays]);
      return deaf.subjects.cached === 1;
    });
    await here.subjects.destroyKeys([stays]);
    await until(() => deaf.subjects.cached === 0);
  });
});

describe('the database', () => {
  test('lets the vault take back no destruction, and change a key only while the installation changes its own', async () => {
    const vault = new pg.Client({ connectionString: database.keysUrl });
    await vault.connect();
    const statements = [
      'delete from gwen_keys.tombstone',
      'update gwen_keys.tombstone set subject = 99',
      'truncate gwen_keys.subject_key',
      'delete from gwen_keys.installation',
      'delete from gwen_keys.former_key',
      'update gwen_keys.subject_key set subject = 99',
      'alter table gwen_keys.tombstone disable trigger destroy',
    ];
    for (const statement of statements) {
      await expect(vault.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
    const rewrap = 'update gwen_keys.subject_key set epoch = epoch';
    await expect(vault.query(rewrap)).rejects.toThrow('change only while');
    await vault.query('update gwen_keys.installation set changing = true');
    await vault.query(rewrap);
    await vault.query('update gwen_keys.installation set changing = false');
    await vault.end();
  });

  test('has row security enabled and forced on every table', async () => {
    const { rows } = await superuser.query(
      "select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'gwen_keys'::regnamespace and relkind = 'r' order by 1",
    );
    expect(rows).toEqual(
      ['former_key', 'installation', 'subject_key', 'tombstone'].map((relname) => ({
        relname,
        relrowsecurity: true,
        relforcerowsecurity: true,
      })),
    );
  });
});
