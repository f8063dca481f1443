/** What somebody who rules the database, but not the vault, cannot do unnoticed: each kind of tampering is found. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeDigest } from '../vault/chain.ts';
import { headerText } from './commit.ts';
import { exportRoot, HistoryChanged } from './exportedRoots.ts';
import type { Session } from './session.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { verify } from './verify.ts';
import { submit } from './write.ts';

let world: TestStore;
let esi: Session;
let roots: string;
/** Two dossiers of three changes each; the tests tamper with the first. */
let dossier: string;
let other: string;
let client: pg.PoolClient;

const saved = ['change', 'dossier', 'entry', 'access_grant', 'listing'];

beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  [dossier, other] = [await newCase(), await newCase()];
});
afterAll(() => world.close());

beforeEach(async () => {
  roots = join(world.folder, `roots-${crypto.randomUUID()}`);
  await exportRoot(world.store, roots);
  client = await world.admin.connect();
  await client.query("set session_replication_role = 'replica'");
  for (const table of saved) await client.query(`create temp table saved_${table} as table gwen.${table}`);
});
afterEach(async () => {
  for (const table of saved) {
    await client.query(`delete from gwen.${table}`);
    await client.query(`insert into gwen.${table} select * from saved_${table}`);
  }
  client.release(true);
  expect((await verify(world.store, roots)).found).toBe(0);
});

const id = (): string => crypto.randomUUID();
const write = (...operations: object[]) =>
  submit(world.store, esi, {
    id: id(),
    act: 'plain',
    operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
  });

async function newCase(): Promise<string> {
  const at = id();
  const note = (text: string, base: number) => ({
    op: 'set',
    dossier: at,
    type: 'note',
    entry: id(),
    base,
    set: { text },
  });
  const written = await write(
    { op: 'create', dossier: at, kind: 'case', area: 'ZM' },
    note('first', 1),
    note('second', 2),
  );
  expect(written).toMatchObject({ ok: true });
  return at;
}

async function found(): Promise<string[]> {
  const { findings } = await verify(world.store, roots);
  return [...new Set(findings.map(({ what }) => what))].sort();
}

test('a true chain gives no finding, also with people writing meanwhile', async () => {
  expect(await verify(world.store, roots)).toMatchObject({ dossiers: 2, roots: 1, found: 0, findings: [] });
  let writing = true;
  const writer = (async () => {
    while (writing) await newCase();
  })();
  try {
    for (let round = 0; round < 5; round += 1) expect(await found()).toEqual([]);
  } finally {
    writing = false;
    await writer;
  }
});

test.each([
  ['another author', 'update gwen.change set account = account + 1 where dossier_id = $1 and seq = 2'],
  [
    'another time',
    "update gwen.change set accepted = accepted - interval '1 day' where dossier_id = $1 and seq = 1",
  ],
  ['another content', 'update gwen.change set content = digest where dossier_id = $1 and seq = 2'],
  ['a damaged digest', "update gwen.change set digest = 'x' where dossier_id = $1 and seq = 3"],
])('an edited row: %s', async (_, sql) => {
  await client.query(sql, [dossier]);
  expect(await found()).toContain('edited');
});

test.each([1, 2])('a removed row, number %i', async (seq) => {
  await client.query('delete from gwen.change where dossier_id = $1 and seq = $2', [dossier, seq]);
  const { findings } = await verify(world.store, roots);
  expect(findings).toContainEqual({ what: 'missing', where: dossier, seq });
});

test('a cut-off tail', async () => {
  await client.query('delete from gwen.change where dossier_id = $1 and seq = 3', [dossier]);
  const { findings } = await verify(world.store, roots);
  expect(findings).toContainEqual({ what: 'cut-off', where: dossier, seq: 3 });
});

test('two rows in each other’s place', async () => {
  for (const [from, to] of [
    [2, 99],
    [3, 2],
    [99, 3],
  ])
    await client.query('update gwen.change set seq = $3 where dossier_id = $1 and seq = $2', [
      dossier,
      from,
      to,
    ]);
  const { findings } = await verify(world.store, roots);
  expect(findings).toContainEqual({ what: 'reordered', where: dossier, seq: 2 });
  expect(findings).toContainEqual({ what: 'reordered', where: dossier, seq: 3 });
});

test('what two rows hold in each other’s place', async () => {
  await client.query(
    `update gwen.change c set (payload, content, digest, mac) = (o.payload, o.content, o.digest, o.mac)
     from gwen.change o where c.dossier_id = $1 and o.dossier_id = $1 and c.seq in (2, 3) and o.seq = 5 - c.seq`,
    [dossier],
  );
  expect(await found()).toEqual(expect.arrayContaining(['edited', 'payload', 'reordered']));
});

test('a payload of another dossier, or a changed one', async () => {
  await client.query(
    'update gwen.change c set payload = o.payload from gwen.change o where c.dossier_id = $1 and o.dossier_id = $2 and c.seq = 2 and o.seq = 2',
    [dossier, other],
  );
  expect(await found()).toEqual(['payload']);
  await client.query(
    'update gwen.change c set payload = set_byte(s.payload, 20, 255 - get_byte(s.payload, 20)) from saved_change s where c.dossier_id = $1 and c.seq = 2 and s.dossier_id = $1 and s.seq = 2',
    [dossier],
  );
  expect(await found()).toEqual(['payload']);
});

test('a MAC that is not the vault’s', async () => {
  await client.query(
    'update gwen.change set mac = set_byte(mac, 0, 255 - get_byte(mac, 0)) where dossier_id = $1 and seq = 2',
    [dossier],
  );
  expect(await found()).toEqual(['forged']);
});

test('a last change edited with every digest made anew: nobody without the vault’s key can', async () => {
  const { rows } = await client.query('select * from gwen.change where dossier_id = $1 and seq = 3', [
    dossier,
  ]);
  const row = rows[0];
  const header = {
    ...row,
    dossier: dossier,
    entry: row.entry_id,
    account: row.account + 1,
    recorded: row.recorded.toISOString(),
    accepted: row.accepted.toISOString(),
  };
  const digest = changeDigest(headerText(header), row.prev, row.content);
  await client.query(
    'update gwen.change set account = account + 1, digest = $2 where dossier_id = $1 and seq = 3',
    [dossier, digest],
  );
  await client.query('update gwen.dossier set head = $2 where id = $1', [dossier, digest]);
  expect(await found()).toEqual(['cut-off', 'forged']);
});

test('a head that is not the last change’s', async () => {
  await client.query("update gwen.dossier set head = decode(repeat('00', 32), 'hex') where id = $1", [
    dossier,
  ]);
  expect(await found()).toEqual(['head']);
});

test('a dossier whose row is gone, and one whose changes are gone', async () => {
  await client.query('delete from gwen.dossier where id = $1', [dossier]);
  await client.query('delete from gwen.change where dossier_id = $1', [other]);
  const { findings } = await verify(world.store, roots);
  expect(findings).toContainEqual({ what: 'missing', where: dossier });
  expect(findings).toContainEqual({ what: 'cut-off', where: other, seq: 3 });
});

/** Leaves a chain in which every link is true: only who kept a root knows that there was more. */
async function cutCleanly(): Promise<void> {
  await client.query(
    `with gone as (delete from gwen.change where dossier_id = $1 and seq = 3 returning prev)
     update gwen.dossier set version = 2, head = gone.prev from gone where id = $1`,
    [dossier],
  );
}

test('a cut-off tail with the head rewritten: the root knows of it, and no new root hides it', async () => {
  await cutCleanly();
  const { findings } = await verify(world.store, roots);
  expect(findings).toEqual([
    { what: 'cut-off', where: expect.stringMatching(/^bucket \d+ of root-.*\.json$/) },
  ]);
  await expect(exportRoot(world.store, roots)).rejects.toThrow(HistoryChanged);
  expect(await readdir(roots)).toHaveLength(1);
  expect(await found()).toEqual(['cut-off']);
  expect((await verify(world.store, join(roots, 'none'))).findings).toEqual([]);
});

test('a dossier that is gone with all its rows: the root knows of it', async () => {
  for (const table of ['change', 'entry', 'access_grant', 'listing'])
    await client.query(`delete from gwen.${table} where dossier_id = $1`, [other]);
  await client.query('delete from gwen.dossier where id = $1', [other]);
  expect(await found()).toEqual(['cut-off']);
});

test('a change that its dossier does not know of', async () => {
  await cutCleanly();
  await client.query('insert into gwen.change select * from saved_change where dossier_id = $1 and seq = 3', [
    dossier,
  ]);
  expect(await found()).toEqual(['head']);
});

test('an edited, damaged, foreign or exchanged root file', async () => {
  const name = (await readdir(roots))[0] ?? '';
  const file = join(roots, name);
  const text = await readFile(file, 'utf8');
  const root = JSON.parse(text);
  const edits: string[] = [
    JSON.stringify({ ...root, count: root.count + 1 }),
    JSON.stringify({ ...root, time: '2020-01-01T00:00:00.000Z' }),
    JSON.stringify({ ...root, snapshot: '1:1:' }),
    JSON.stringify({ ...root, snapshot: 'all of it' }),
    JSON.stringify({ ...root, buckets: root.buckets.replace(/^..../, 'AAAA') }),
    JSON.stringify({ ...root, signature: root.signature.replace(/^..../, 'AAAA') }),
    JSON.stringify({ ...root, more: 1 }),
    text.slice(0, 500),
    '',
    'null',
  ];
  for (const edit of edits) {
    await writeFile(file, edit);
    const { findings } = await verify(world.store, roots);
    expect(findings, edit.slice(0, 60)).toEqual([{ what: 'root', where: name }]);
  }
  await rm(file);
  await cutCleanly();
  await writeFile(file, text);
  expect(await found()).toEqual(['cut-off']);
});
