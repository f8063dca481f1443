/**
 * The installation's key is changed, killed on the way, and changed again. Beforehand all that hangs on it is written for
 * real; afterwards the new key must open and know again all of it, and the old one nothing.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../server/store/backup.ts';
import { renewData } from '../server/store/keyChange.ts';
import { withClient } from '../server/store/migrate.ts';
import { restore } from '../server/store/restore.ts';
import type { TestDatabase } from '../server/store/testing.ts';
import { testDatabase } from '../server/store/testing.ts';
import { verify } from '../server/store/verify.ts';
import { macOf } from '../server/vault/chain.ts';
import { askCode, openSpooled } from '../server/vault/channels.ts';
import type { VaultKeys } from '../server/vault/installation.ts';
import { findLock, openWith } from '../server/vault/installation.ts';
import { keyFileOf, loadKek } from '../server/vault/kek.ts';
import { beginChange, endChange, rewrapSubjects } from '../server/vault/keyChange.ts';
import { main } from './gwen.ts';
import type { KeyWorld } from './testKeyChange.ts';
import { admins, bytesOf, keyWorld } from './testKeyChange.ts';

let made: KeyWorld;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  made = await keyWorld();
}, 60_000);

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  const { admin, database, folder } = made.channels.world;
  await admin.end();
  await database.close();
  await rm(folder, { recursive: true });
});

const environment = () => {
  const { superUrl, superKeysUrl } = made.channels.world.database;
  return {
    GWEN_DATABASE_URL: superUrl,
    GWEN_KEYS_URL: superKeysUrl,
    GWEN_DATA: made.config.dataFolder,
    XDG_CONFIG_HOME: made.config.configFolder,
  };
};

async function gwenWith(
  more: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await main(args, { say: (text) => lines.push(text) }, { ...environment(), ...more });
  return { code, said: lines.join('\n') };
}

const gwen = (...args: string[]) => gwenWith({}, ...args);

const backedUp = (name: string, { backup: key }: Pick<VaultKeys, 'backup'>) => {
  const { database, vault, folder } = made.channels.world;
  return backUp({
    admin: admins(database),
    installation: vault.installation,
    key,
    folder: join(folder, name),
    keysFolder: join(folder, name),
    tombstoneFile: join(made.config.dataFolder, 'tombstones.log'),
  });
};

const nobody = '00000000-0000-4000-8000-000000000000';

/** Tables that were not written into a new file since they were made: their rows as they were before lie about. */
const lyingAbout = (database: TestDatabase) =>
  withClient(database.superUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select t.name from unnest($1::text[]) as t (name) where pg_relation_filenode(t.name) = t.name::regclass::oid`,
      [['gwen.credential', 'gwen.reach', 'gwen.responder_number', 'gwen.sender', 'gwen.token']],
    );
    return rows.map(({ name }) => name);
  });

/** The keys of a dossier's people damaged for a while. */
async function withDamagedKey(
  database: TestDatabase,
  dossier: string,
  act: () => Promise<void>,
): Promise<void> {
  await withClient(database.superKeysUrl, async (client) => {
    const turned = `update gwen_keys.subject_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)
      where dossier = $1`;
    expect((await client.query(turned, [dossier])).rowCount).toBeGreaterThan(0);
    await act();
    await client.query(turned, [dossier]);
  });
}

/** The command in a process of its own, killed when it has said this. */
async function killedAt(words: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'gwen.ts'), 'key', 'change'], {
    env: { ...process.env, ...environment() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let found = false;
  for await (const line of createInterface(child.stdout))
    if (line.includes(words)) {
      found = true;
      child.kill('SIGKILL');
    }
  expect(found, words).toBe(true);
}

test('the key is changed through two kills: the new one opens all, the old one nothing', async () => {
  const { channels, config, dossiers, ask, aside, expectAll, expectNothing, presentKeys } = made;
  const { world, intake, app } = channels;
  const { database, vault, store, folder } = world;
  expect(await gwen('key', 'change')).toMatchObject({
    code: 1,
    said: expect.stringContaining('stop it first'),
  });
  intake.close();
  await app.close();
  await store.close();
  await vault.close();
  const waiting = join(config.dataFolder, 'spool', '000000000009.sealed');
  await writeFile(waiting, 'sealed');
  expect(await gwen('key', 'change')).toMatchObject({
    code: 1,
    said: expect.stringContaining('1 messages that came'),
  });
  await rm(waiting);

  await withDamagedKey(database, dossiers[0] ?? '', async () => {
    expect(await gwen('verify')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/key of somebody.*finding/s),
    });
    expect(await gwen('key', 'change')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Say --anyway'),
    });
  });
  const before = await bytesOf(database);
  const keyFile = keyFileOf(config, vault.installation);
  await cp(config.configFolder, join(folder, 'old-config'), { recursive: true });
  const oldCode = askCode(vault, ask);
  // a key of nobody that opens nothing does not keep Gwen closed
  await withClient(database.superKeysUrl, (client) =>
    client.query(
      'insert into gwen_keys.subject_key (dossier, subject, epoch, wrapped) values ($1, 0, 1, $2)',
      [nobody, Buffer.alloc(60, 1)],
    ),
  );

  await killedAt('The new key is made');
  expect(await gwen('keys')).toMatchObject({ code: 1, said: expect.stringContaining('is being changed') });
  expect(await gwen('backup')).toMatchObject({ code: 1, said: expect.stringContaining('is being changed') });
  await killedAt('keys of people are wrapped anew');
  expect(await gwen('verify')).toMatchObject({ code: 1, said: expect.stringContaining('is being changed') });
  const { code, said } = await gwen('key', 'change');
  expect(code, said).toBe(0);
  expect(said).toMatch(/goes on.*all is as it was written.*\.old-1, until the last backup of the keys/s);
  expect(await gwen('key', 'change')).toMatchObject({ code: 1, said: expect.stringContaining('--again') });
  expect(said).toContain('1 keys of people opened with no key');
  await withClient(database.superKeysUrl, (client) =>
    client.query('delete from gwen_keys.subject_key where dossier = $1', [nobody]),
  );
  expect(await lyingAbout(database)).toEqual([]);

  await expectNothing(before, vault);
  await expectAll(database, config);
  const keys = await presentKeys();
  expect(openSpooled(keys, '000000000007.sealed', await readFile(aside()))).toContain('could not be used');
  // she is sent another number, by the key that there is now
  const { rows } = await world.admin.query('select state from gwen.ask_text');
  expect(rows).toEqual([{ state: 'waiting' }]);
  expect(askCode(keys, ask)).not.toBe(oldCode);
  const record = await world.admin.query(
    "select what, detail from gwen.administration where what like 'key-%' order by id",
  );
  expect(record.rows).toEqual([
    { what: 'key-change-begun', detail: { epoch: 2 } },
    { what: 'key-changed', detail: { epoch: 2 } },
  ]);
  expect((await gwen('keys')).said).toMatch(/It was changed on \d{4}/);
  expect((await readdir(join(config.configFolder, 'gwen'))).sort()).toEqual(
    [`${vault.installation}.key`, `${vault.installation}.key.old-1`].sort(),
  );

  // the old key in the place of the new one opens nothing and changes nothing
  const right = await readFile(keyFile);
  await writeFile(keyFile, await readFile(`${keyFile}.old-1`));
  expect(await gwen('keys')).toMatchObject({ code: 1, said: expect.stringContaining('not the key') });
  await writeFile(keyFile, right);
}, 120_000);

test('a file that waited to be named, and new work, are as ever under the new key', async () => {
  const { channels, config, dossiers, children, file, opened, write, newCase } = made;
  const { store, vault, close } = await opened(channels.world.database, config);
  const [dossier = ''] = dossiers;
  const set = { kind: 'photo', file: { ...file, name: 'arrival.jpg' } };
  expect(
    await write(store, { op: 'set', dossier, type: 'file', entry: crypto.randomUUID(), base: 2, set }),
  ).toMatchObject({
    ok: true,
  });
  dossiers.push(await newCase(store, 'Zelalemi'));
  children.push('Zelalemi');
  // a row that somebody wrote with the old key alone is found
  const { first } = vault.mac;
  const forge = async (mac: (digest: Buffer) => Buffer): Promise<number> => {
    const { rows } = await channels.world.admin.query(
      'select digest from gwen.change where dossier_id = $1 and seq = 1',
      [dossier],
    );
    await withClient(channels.world.database.superUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query('update gwen.change set mac = $2 where dossier_id = $1 and seq = 1', [
        dossier,
        mac(rows[0].digest),
      ]);
    });
    return (await verify(store, join(config.dataFolder, 'roots'))).found;
  };
  expect(await forge((digest) => macOf({ first, later: [] }, digest))).toBe(1);
  expect(await forge((digest) => macOf(vault.mac, digest))).toBe(0);
  await close();
});

test('changed once more and stopped after each batch, nothing is signed twice', async () => {
  const { channels, config, expectAll, expectNothing, presentKeys } = made;
  const { database, vault: first } = channels.world;
  const { installation } = first;
  const before = await bytesOf(database);
  const former = await presentKeys();
  const next = { ...config, keyFile: join(channels.world.folder, 'third.key') };
  const spoolFolder = join(config.dataFolder, 'spool');
  const key = await loadKek(next, installation, true);
  await withClient(database.keysUrl, async (keysDb) => {
    await beginChange(keysDb, installation, await loadKek(config, installation, false), key);
    const keys = await openWith(keysDb, await findLock(keysDb), installation, key);
    await expect(endChange(keysDb, keys, 0)).rejects.toThrow('Not all');
    await expect(backedUp('meanwhile', former)).rejects.toThrow('is being changed');
    expect((await rewrapSubjects(keysDb, keys)).count).toBeGreaterThan(0);
    expect(await rewrapSubjects(keysDb, keys)).toEqual({ count: 0, unreadable: 0 });
    let stops = 0;
    const progress = (): void => {
      throw new Error('stopped');
    };
    const batch = () =>
      withClient(database.ownerUrl, (owner) =>
        renewData(owner, keys, { spoolFolder, dossiersAtOnce: 2, progress }),
      );
    const isStopped = (error: unknown): boolean => {
      if (error instanceof Error && error.message === 'stopped') return true;
      throw error;
    };
    // two at a time, as when what was killed is not quite gone
    const both = () => Promise.all([batch().catch(isStopped), batch().catch(isStopped)]);
    while ((await both()).includes(true)) stops += 1;
    expect(stops).toBeGreaterThan(2);
    await endChange(keysDb, keys, 0);
  });
  await cp(next.keyFile, keyFileOf(config, installation));
  await expectNothing(before, former);
  await expectAll(database, config);
});

test('an old backup comes back with the old key, or with the keys of now, and is under the present key then', async () => {
  const { channels, config, dossiers, children, backup, expectAll, presentKeys } = made;
  const { world } = channels;
  const now = await presentKeys();
  const fresh = await backedUp('new', now);
  const machine = async (keys: string) => {
    const database = await testDatabase();
    closing.push(() => database.close());
    const folder = await mkdtemp(join(tmpdir(), 'gwen-key-'));
    closing.push(() => rm(folder, { recursive: true }));
    const at = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
    await cp(keys, at.configFolder, { recursive: true });
    const from = (keysFile: string) =>
      restore({ admin: admins(database), config: at, dataFile: backup.dataFile, keysFile });
    return { database, at, from };
  };
  const [last, name] = [children.pop(), dossiers.pop()];
  const old = await machine(join(world.folder, 'old-config'));
  await old.from(backup.keysFile);
  await expectAll(old.database, old.at);

  const present = await machine(config.configFolder);
  await expect(present.from(backup.keysFile)).rejects.toThrow('belongs to another key');
  await present.from(fresh.keysFile);
  expect(await lyingAbout(present.database)).toEqual([]);
  await expectAll(present.database, present.at);
  children.push(last ?? '');
  dossiers.push(name ?? '');
}, 60_000);

test('the key may come from elsewhere than a file, and go there', async () => {
  const passphrase = 'five random words are good';
  const change = (more: Record<string, string>, ...args: string[]) =>
    gwenWith(more, 'key', 'change', ...args);
  const { code, said } = await change({ GWEN_NEW_KEY_PASSPHRASE: passphrase }, '--again');
  expect(code, said).toBe(0);
  expect(said).toMatch(/Before the next start set GWEN_KEY_PASSPHRASE.*Keep the old key, \S+\.key, until/s);
  expect(await gwenWith({ GWEN_KEY_PASSPHRASE: passphrase }, 'keys')).toMatchObject({
    code: 0,
    said: expect.stringContaining('and is number 4'),
  });
  expect(await gwen('keys')).toMatchObject({ code: 1, said: expect.stringContaining('not the key') });
  expect(await change({ GWEN_KEY_PASSPHRASE: passphrase }, '--again')).toMatchObject({
    code: 1,
    said: expect.stringContaining('GWEN_NEW_KEY_FILE'),
  });
  expect(
    await change({ GWEN_KEY_PASSPHRASE: passphrase, GWEN_NEW_KEY_PASSPHRASE: passphrase }, '--again'),
  ).toMatchObject({ code: 1, said: expect.stringContaining('The new key is the old one') });
});
