/** Files: there for who may read the entry that names them, and gone with whoever they are about. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../domain/kernel/fields.ts';
import { CannotDecrypt } from '../vault/entryCipher.ts';
import { decryptChunk, encryptFile, fileDigest, newFileKey } from '../vault/fileCipher.ts';
import { dropUnnamed, findFile, storeFile } from './files.ts';
import { historyOf } from './read.ts';
import { restore } from './restore.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import { newId, put, refusalsOf, testActs } from './testActs.ts';
import { BackupWorld } from './testBackup.ts';
import { verify } from './verify.ts';
import { submit } from './write.ts';

let home: BackupWorld;
let esi: Session;
let store: Store;
let other: Session;
beforeAll(async () => {
  home = await BackupWorld.open();
  ({ esi } = home);
  ({ store } = home.world);
  other = await home.world.person('other', ['social-worker']);
});
afterAll(() => home.close());

/** Larger than a chunk, and nothing like zeros. */
const photo = Buffer.from(Array.from({ length: 600_000 }, (_, at) => (at * 7919) % 251));

async function stored(by: Session, dossier: string, bytes = photo, id = newId()): Promise<Attachment> {
  const done = await storeFile(store, by, dossier, id, { type: 'image/jpeg', bytes });
  if (typeof done === 'string') throw new Error(done);
  return { ...done, name: 'passport.jpg' };
}

/** Sends an act as the app does; nothing stands in for a file that is not there. */
const write = async (by: Session, ...operations: object[]) =>
  await submit(store, by, {
    id: newId(),
    act: 'plain',
    operations: operations.map((one) => ({
      id: newId(),
      recorded: new Date().toISOString(),
      ...('set' in one ? { base: 1 } : {}),
      ...one,
    })),
  });
const created = async (): Promise<string> => await home.newCase('Ama', 'Bekele');
const named = (dossier: string, file: unknown, entry = newId()) =>
  put(dossier, 'file', { kind: 'photo', file }, entry);

async function read(from: Store, by: Session, dossier: string, id: string): Promise<Buffer | undefined> {
  const opened = await findFile(from, by, dossier, id);
  return opened && Buffer.concat(await Array.fromAsync(opened.pieces));
}

/** A case with a file that an entry names. */
async function withFile(): Promise<{ dossier: string; file: Attachment; entry: string }> {
  const dossier = await created();
  const file = await stored(esi, dossier);
  const entry = newId();
  expect(await write(esi, named(dossier, file, entry))).toMatchObject({ ok: true });
  return { dossier, file, entry };
}

describe('a file', () => {
  it('comes back as it was sent, to who may read its entry, and that stands in the log', async () => {
    const { dossier, file } = await withFile();
    expect(file).toMatchObject({ size: photo.length, sha256: fileDigest(photo) });
    expect(await read(store, esi, dossier, file.id)).toEqual(photo);
    const { rows } = await home.world.admin.query(
      "select account from gwen.access_log where dossier_id = $1 and what = 'file'",
      [dossier],
    );
    expect(rows).toEqual([{ account: esi.account }]);
  });

  it('is not there for whoever may not read its entry', async () => {
    const { dossier, file } = await withFile();
    expect(await read(store, other, dossier, file.id)).toBeUndefined();
    expect(await read(store, esi, newId(), file.id)).toBeUndefined();
    expect(await read(store, esi, dossier, newId())).toBeUndefined();
    // she is let into notes, not into files: by the rights on the dossier, and by her roles
    const grant = (groups: string[]) => ({
      ...{ op: 'grant', dossier, grant: newId(), party: other.account, groups },
      ...{ level: 'read', purpose: 'care', basis: 'assignment' },
    });
    expect(await write(esi, grant(['notes']))).toMatchObject({ ok: true });
    expect(await read(store, other, dossier, file.id)).toBeUndefined();
    expect(await write(esi, grant(['files']))).toMatchObject({ ok: true });
    expect(await read(store, { ...other, groups: [] }, dossier, file.id)).toBeUndefined();
    expect(await read(store, other, dossier, file.id)).toEqual(photo);
  });

  it('can be read by nobody before an entry names it', async () => {
    const dossier = await created();
    const { id } = await stored(esi, dossier);
    expect(await read(store, esi, dossier, id)).toBeUndefined();
    expect(await read(store, other, dossier, id)).toBeUndefined();
  });

  it('may be stored before its dossier is written', async () => {
    const dossier = newId();
    const file = await stored(esi, dossier);
    const done = await write(esi, { op: 'create', dossier, kind: 'case' }, named(dossier, file));
    expect(done).toMatchObject({ ok: true });
    expect(await read(store, esi, dossier, file.id)).toEqual(photo);
  });

  it('stays readable in history when another takes its place', async () => {
    const { dossier, file, entry } = await withFile();
    const next = await stored(esi, dossier, Buffer.from('another'));
    expect(await write(esi, { ...named(dossier, next, entry), base: 9 })).toMatchObject({ ok: true });
    expect(await read(store, esi, dossier, file.id)).toEqual(photo);
    expect(await read(store, esi, dossier, next.id)).toEqual(Buffer.from('another'));
    const history = await historyOf(store, esi, dossier);
    expect(JSON.stringify(history)).toContain(file.id);
  });

  it('can be called otherwise later, by whoever may write its entry', async () => {
    const { dossier, file, entry } = await withFile();
    const again = { ...named(dossier, { ...file, name: 'Passport of 2024' }, entry), base: 9 };
    expect(await write(esi, again)).toMatchObject({ ok: true });
    expect(await read(store, esi, dossier, file.id)).toEqual(photo);
  });
});

describe('an entry', () => {
  const problem = async (by: Session, ...operations: object[]) => refusalsOf(await write(by, ...operations));

  it('names only files that are there', async () => {
    const dossier = await created();
    const file = await stored(esi, dossier);
    expect(await problem(esi, named(dossier, { ...file, id: newId() }))).toEqual(['file-missing']);
    // of another dossier
    const elsewhere = await created();
    expect(await problem(esi, named(elsewhere, file))).toEqual(['file-missing']);
    expect(await problem(esi, named(dossier, file))).toEqual([]);
  });

  it('names no file of somebody else, and none that another entry names', async () => {
    const dossier = await created();
    expect(await problem(esi, named(dossier, await stored(other, dossier)))).toEqual(['file-missing']);
    const file = await stored(esi, dossier);
    expect(await problem(esi, named(dossier, file))).toEqual([]);
    expect(await problem(esi, named(dossier, file))).toEqual(['file-missing']);
    const twice = await stored(esi, dossier);
    expect(await problem(esi, named(dossier, twice), named(dossier, twice))).toEqual(['file-missing']);
  });

  it.each([
    ['type', 'text/html'],
    ['size', 3],
    ['sha256', 'f'.repeat(64)],
    ['key', 'k'.repeat(43)],
  ])('names no file otherwise than it is: %s', async (part, value) => {
    const dossier = await created();
    const file = await stored(esi, dossier);
    expect(await problem(esi, named(dossier, { ...file, [part]: value }))).toEqual(['file-missing']);
  });

  it('that is not accepted leaves its file free for the next try', async () => {
    const dossier = await created();
    const file = await stored(esi, dossier);
    const ghost = put(dossier, 'file', { kind: 'photo', file: { ...file, id: newId() } });
    expect(await problem(esi, named(dossier, file), ghost)).toEqual(['file-missing']);
    expect(await problem(esi, named(dossier, file))).toEqual([]);
  });
});

describe('what waits', () => {
  it('is replaced when it is sent again, and never by another person', async () => {
    const dossier = await created();
    const id = newId();
    const first = await stored(esi, dossier, photo, id);
    const second = await stored(esi, dossier, Buffer.from('sharper'), id);
    expect(await storeFile(store, other, dossier, id, { type: 'text/plain', bytes: photo })).toBe('exists');
    expect(await write(esi, named(dossier, first))).toMatchObject({ problem: { code: 'file-missing' } });
    expect(await write(esi, named(dossier, second))).toMatchObject({ ok: true });
    expect(await storeFile(store, esi, dossier, id, { type: 'text/plain', bytes: photo })).toBe('exists');
    expect(await read(store, esi, dossier, id)).toEqual(Buffer.from('sharper'));
  });

  it('has its bounds for each person', async () => {
    const greedy = await home.world.person('greedy', ['social-worker']);
    await home.world.admin.query(
      "insert into gwen.file (dossier_id, id, account, size, mac) values ($1, $1, $2, 250000000, '')",
      [newId(), greedy.account],
    );
    const one = { type: 'text/plain', bytes: Buffer.from('x') };
    expect(await storeFile(store, greedy, newId(), newId(), one)).toBe('full');
    await stored(esi, newId());
  });

  it('goes after a day; what is named stays', async () => {
    const { dossier, file } = await withFile();
    const waiting = await stored(esi, dossier);
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await dropUnnamed(store, later(23));
    expect(await count(dossier)).toBe(2);
    expect(await dropUnnamed(store, later(25))).toBeGreaterThan(0);
    expect(await count(dossier)).toBe(1);
    expect(await read(store, esi, dossier, file.id)).toEqual(photo);
    expect(await write(esi, named(dossier, waiting))).toMatchObject({ problem: { code: 'file-missing' } });
  });
});

async function count(dossier: string): Promise<number> {
  const { rows } = await home.world.admin.query(
    'select count(*)::int as n from gwen.file where dossier_id = $1',
    [dossier],
  );
  const chunks = await home.world.admin.query(
    'select count(distinct file_id)::int as n from gwen.file_chunk where dossier_id = $1',
    [dossier],
  );
  expect(chunks.rows).toEqual(rows);
  return rows[0].n;
}

describe('with the person', () => {
  it('her files are gone: rows, chunks and, without her key, every copy', async () => {
    const { dossier, file } = await withFile();
    const subject = 1;
    await store.vault.subjects.destroyKeys([{ dossier, subject }]);
    // the key is gone, the rows are still there, as in an old backup
    expect(await count(dossier)).toBe(1);
    expect(await read(store, esi, dossier, file.id)).toBeUndefined();
    await store.jobs.query('select gwen.forget_subjects($1, $2)', [dossier, [subject]]);
    expect(await count(dossier)).toBe(0);
  });
});

describe('verifying', () => {
  const found = async () =>
    (await verify(store, join(home.world.folder, 'no-roots'))).findings.filter(({ what }) => what === 'file');

  it.each([
    [
      'a changed bit',
      'update gwen.file_chunk set cipher = set_bit(cipher, 500, 1 - get_bit(cipher, 500)) where file_id = $1 and seq = 1',
    ],
    ['a missing end', 'delete from gwen.file_chunk where file_id = $1 and seq = 2'],
    ['a missing file', 'delete from gwen.file where id = $1'],
    [
      'exchanged pieces',
      `update gwen.file_chunk c set cipher = o.cipher from gwen.file_chunk o
       where c.file_id = $1 and o.file_id = $1 and c.seq + o.seq = 1 and c.seq <> o.seq`,
    ],
  ])('finds %s, and nobody is given it', async (_what, sql) => {
    const before = await found();
    const { dossier, file } = await withFile();
    expect(await found()).toEqual(before);
    await home.world.admin.query(sql, [file.id]);
    expect(await found()).toContainEqual(expect.objectContaining({ what: 'file', where: dossier }));
    const got = await read(store, esi, dossier, file.id).catch((error: unknown) => error);
    expect(got === undefined || got instanceof CannotDecrypt).toBe(true);
    // for the tests after this one
    await home.world.admin.query('delete from gwen.file where id = $1', [file.id]);
  });

  it('of chunks: each opens at its own place only', () => {
    const [key, dossier, file] = [newFileKey(), newId(), { id: newId(), size: photo.length }];
    const chunks = encryptFile(key, dossier, file.id, photo);
    expect(chunks).toHaveLength(3);
    const opened = chunks.map((chunk, seq) => decryptChunk(key, dossier, file, seq, chunk));
    expect(Buffer.concat(opened)).toEqual(photo);
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = chunks;
    const wrong = [
      () => decryptChunk(newFileKey(), dossier, file, 0, first),
      () => decryptChunk(key, newId(), file, 0, first),
      () => decryptChunk(key, dossier, { ...file, id: newId() }, 0, first),
      () => decryptChunk(key, dossier, file, 1, first),
      // cut off after the second, which would then be the last
      () => decryptChunk(key, dossier, { ...file, size: 2 * 256 * 1024 }, 1, second),
    ];
    for (const open of wrong) expect(open).toThrow(CannotDecrypt);
  });
});

describe('a backup', () => {
  it('brings files back, and those of the forgotten not', async () => {
    const kept = await withFile();
    const gone = await withFile();
    const made = await home.backUpTo('with-files');
    await store.vault.subjects.destroyKeys([{ dossier: gone.dossier, subject: 1 }]);
    // the next backup knows who was forgotten since; the older data still hold her file
    const { keysFile } = await home.backUpTo('with-files');
    const target = await home.newTarget();
    await restore({ ...target, dataFile: made.dataFile, keysFile });
    const restored = await target.open();
    expect(await read(restored, esi, kept.dossier, kept.file.id)).toEqual(photo);
    expect(await read(restored, esi, gone.dossier, gone.file.id)).toBeUndefined();
  });
});

describe('other ways of writing', () => {
  it('stand in for files in tests of what is written around them', async () => {
    const { must, create } = testActs(home.world);
    const dossier = await create(esi, 'case');
    const file = {
      id: newId(),
      name: 'a',
      type: 'image/png',
      size: 3,
      sha256: '0'.repeat(64),
      key: 'k'.repeat(43),
    };
    await must(esi, named(dossier, file));
    expect(await read(store, esi, dossier, file.id)).toEqual(Buffer.alloc(3));
  });
});
