/**
 * For the tests of changing the installation's key: an installation in which all that hangs on the key was written for real,
 * and what must hold of it under any key.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openIntake } from '../server/channels/intake.ts';
import { openChannels } from '../server/channels/registered.ts';
import { testChannels } from '../server/channels/testChannels.ts';
import { findNumber, findReach, setNumber, setReach } from '../server/people/reach.ts';
import { backUp } from '../server/store/backup.ts';
import { exportRoot } from '../server/store/exportedRoots.ts';
import { storeFile } from '../server/store/files.ts';
import { withClient } from '../server/store/migrate.ts';
import { findDossier } from '../server/store/read.ts';
import { searchPeople } from '../server/store/search.ts';
import type { Store } from '../server/store/store.ts';
import { openStore } from '../server/store/store.ts';
import type { TestDatabase } from '../server/store/testing.ts';
import { verify } from '../server/store/verify.ts';
import { submit } from '../server/store/write.ts';
import { openSpooled, sealSpooled } from '../server/vault/channels.ts';
import { CannotDecrypt } from '../server/vault/entryCipher.ts';
import type { VaultKeys } from '../server/vault/installation.ts';
import { findLock, openWith } from '../server/vault/installation.ts';
import { loadKek } from '../server/vault/kek.ts';
import { openNote, sealNote } from '../server/vault/reach.ts';
import { rewrapped } from '../server/vault/subjectKeys.ts';
import { openTotp, sealTotp } from '../server/vault/totp.ts';
import type { Vault } from '../server/vault/vault.ts';
import { openVault } from '../server/vault/vault.ts';

const newId = (): string => crypto.randomUUID();
const secret = Buffer.from('secret of twenty let');
const sms = '+232 76 123 456';

/** Every column of bytes, and what becomes of it. A new one must be put into one of the two. */
const underTheKey = [
  'gwen.change.mac',
  'gwen.channel.secrets',
  'gwen.credential.totp',
  'gwen.credential.totp_waiting',
  'gwen.file.mac',
  'gwen.hand_over.note',
  'gwen.instance.content',
  'gwen.instance.sign',
  'gwen.outgoing.ref',
  'gwen.reach.address',
  'gwen.received.sign',
  'gwen.responder_number.number',
  'gwen.responder_number.sign',
  'gwen.sender.sign',
  'gwen.session.token',
  'gwen.token.token',
  'gwen_keys.former_key.wrapped',
  'gwen_keys.installation.key_check',
  'gwen_keys.subject_key.wrapped',
];
/** Under keys of subjects, of people or of files, or plain digests. Of receipts only those of channels follow from the key. */
const apart = [
  'gwen.change.content',
  'gwen.change.digest',
  'gwen.change.payload',
  'gwen.change.prev',
  'gwen.channel.path',
  'gwen.conflict.cipher',
  'gwen.dossier.head',
  'gwen.entry.cipher',
  'gwen.file_chunk.cipher',
  'gwen.machine_key.digest',
  'gwen.receipt.locator',
  'gwen.receipt.proof',
  'gwen.recovery_share.box',
  'gwen.root.buckets',
  'gwen.root.signature',
  'gwen.seal_key.box',
  'gwen.sealed_file.token',
  'gwen.sealed_part.cipher',
  'gwen.sender.address',
];

export type KeyWorld = Awaited<ReturnType<typeof keyWorld>>;

export const admins = (database: TestDatabase) => ({
  databaseUrl: database.superUrl,
  keysUrl: database.superKeysUrl,
});

export async function keyWorld() {
  const children = [...'abcdefgh'].map((end) => `Zelalem${end}`);
  const dossiers: string[] = [];
  const handOver = newId();
  const channels = await testChannels();
  const { world } = channels;
  const { store, vault, admin, folder } = world;
  const config = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
  const esi = await world.person('esi', ['social-worker']);
  const aside = (): string => join(config.dataFolder, 'spool', '000000000007.sealed.unusable');
  for (const name of children) dossiers.push(await newCase(store, name));
  const [dossier = ''] = dossiers;
  const stored = await storeFile(store, esi, dossier, newId(), {
    type: 'image/jpeg',
    bytes: Buffer.from('photo'),
  });
  if (typeof stored === 'string') throw new Error(stored);
  const file = stored;
  await setReach(store, esi.account, 'esi@example.org');
  await setNumber(store, esi.account, sms);
  const { id: android } = await channels.channel({
    kind: 'android',
    settings: { url: 'http://127.0.0.1:9/', login: 'sms' },
    secrets: { password: 'Zinnoberwort', signing: 'key' },
  });
  await takeAll(store, 'stored');
  const [report = ''] = await channels.reports();
  await admin.query('update gwen.credential set totp = $2, totp_waiting = $3 where account = $1', [
    esi.account,
    sealTotp(vault.totp, String(esi.account), secret),
    sealTotp(vault.totp, String(esi.account), secret),
  ]);
  await admin.query(
    `insert into gwen.hand_over (id, team, place, giver, note, given) values ($1, $2, 'operator', $3, $4, now())`,
    [handOver, world.team, esi.account, sealNote(vault.reach, handOver, 'Two wait for an answer.')],
  );
  await admin.query(
    `insert into gwen.outgoing (dossier_id, entry_id, channel, ref) values ($1, gen_random_uuid(), $2, $3)`,
    [report, android, Buffer.alloc(32, 5)],
  );
  const ask = newId();
  await admin.query(
    `with ask as (insert into gwen.ask (dossier_id, entry_id, asked) values ($1, gen_random_uuid(), now()) returning *)
     insert into gwen.ask_text (id, dossier_id, entry_id, account, channel, says, state)
     select $2, dossier_id, entry_id, $3, $4, 'ask', 'sent' from ask`,
    [report, ask, esi.account, android],
  );
  await admin.query(
    `insert into gwen.session (token, account, until) values ($1, $2, now() + interval '1 hour')`,
    [Buffer.alloc(32, 7), esi.account],
  );
  await mkdir(join(config.dataFolder, 'spool'), { recursive: true });
  await writeFile(aside(), sealSpooled(vault, '000000000007.sealed', 'a message that could not be used'));
  await exportRoot(store, join(config.dataFolder, 'roots'));
  const backup = await backUp({
    admin: admins(world.database),
    installation: vault.installation,
    key: vault.backup,
    folder: join(folder, 'old'),
    keysFolder: join(folder, 'old'),
    tombstoneFile: join(config.dataFolder, 'tombstones.log'),
  });

  async function write(store: Store, ...operations: object[]) {
    return await submit(store, esi, {
      id: newId(),
      act: 'plain',
      operations: operations.map((one) => ({ id: newId(), recorded: new Date().toISOString(), ...one })),
    });
  }

  async function newCase(store: Store, given: string): Promise<string> {
    const dossier = newId();
    const names = [
      { part: 'given', text: given },
      { part: 'family', text: 'Tesfaye' },
    ];
    const set = { names, sex: 'female', dateOfBirth: '2012', ageBasis: { unsaid: 'not-asked' } };
    const written = await write(
      store,
      { op: 'create', dossier, kind: 'case', area: 'ZM' },
      { op: 'set', dossier, type: 'identity', entry: newId(), base: 1, set },
    );
    expect(written).toMatchObject({ ok: true });
    return dossier;
  }

  /** A text message and a form of a phone; the same each time. */
  async function takeAll(store: Store, as: 'stored' | 'known'): Promise<void> {
    const intake = await openIntake({ store, folder: join(config.dataFolder, 'spool') });
    const channel = { id: android, team: channels.world.team, language: 'en' };
    const form = {
      edits: undefined,
      digest: 'd',
      place: '',
      area: '',
      danger: undefined,
      involved: [],
    } as const;
    const text = await intake.take({
      channel: { ...channel, kind: 'android' },
      id: 'm1',
      sender: sms,
      text: 'Come.',
    });
    const filled = await intake.take({
      channel: { ...channel, kind: 'openrosa' },
      sender: 'uuid:1',
      text: 'Seen.',
      form: { ...form, instance: 'uuid:1' },
    });
    intake.close();
    expect([text, filled]).toEqual([as, as]);
  }

  async function opened(
    database: TestDatabase,
    at: typeof config,
  ): Promise<{ readonly vault: Vault; readonly store: Store; close(): Promise<void> }> {
    const { installation } = channels.world.vault;
    const vault = await openVault({ keysUrl: database.keysUrl, installation, config: at });
    const store = await openStore(database, vault);
    const close = async () => {
      await store.close();
      await vault.close();
    };
    return { vault, store, close };
  }

  /** All that was written before is there, is found, and is known again. */
  async function expectAll(database: TestDatabase, at: typeof config): Promise<void> {
    const { store, vault, close } = await opened(database, at);
    try {
      expect(await verify(store, join(at.dataFolder, 'roots'))).toMatchObject({ findings: [], found: 0 });
      for (const [index, dossier] of dossiers.entries()) {
        const { entries = [] } = (await findDossier(store, esi, dossier)) ?? {};
        expect(entries.map(({ type }) => type)).toContain('identity');
        const traits = { names: [`${children[index]} Tesfaye`], years: [2012], phones: [] };
        expect((await searchPeople(store, esi, traits)).map((match) => match.dossier)).toContain(dossier);
      }
      expect(await findReach(store, esi.account)).toBe('esi@example.org');
      expect(await findNumber(store, esi.account)).toBe(sms);
      const one = await openChannels(store.app, vault);
      expect(one.map(({ channel }) => channel)).toMatchObject([{ secrets: { password: 'Zinnoberwort' } }]);
      await takeAll(store, 'known');
      await withClient(database.superUrl, async (client) => {
        const { rows } = await client.query<{ totp: Buffer; totp_waiting: Buffer }>(
          'select totp, totp_waiting from gwen.credential where account = $1',
          [esi.account],
        );
        for (const sealed of [rows[0]?.totp, rows[0]?.totp_waiting])
          expect(openTotp(vault.totp, String(esi.account), sealed ?? Buffer.alloc(0))).toEqual(secret);
        const { rows: notes } = await client.query<{ note: Buffer }>('select note from gwen.hand_over');
        expect(openNote(vault.reach, handOver, notes[0]?.note ?? Buffer.alloc(0))).toContain('Two wait');
      });
    } finally {
      await close();
    }
  }
  const presentKeys = async (): Promise<VaultKeys> => {
    const { installation } = channels.world.vault;
    const key = await loadKek(config, installation, false);
    return await withClient(channels.world.database.keysUrl, async (client) =>
      openWith(client, await findLock(client), installation, key),
    );
  };
  /** What the former key alone opened opens with it no more. */
  async function expectNothing(before: Map<string, Set<string>>, former: Vault | VaultKeys): Promise<void> {
    const after = await bytesOf(channels.world.database);
    expect([...after.keys()].sort()).toEqual([...underTheKey, ...apart].sort());
    for (const column of underTheKey) {
      const [was, is] = [before.get(column) ?? new Set(), after.get(column) ?? new Set()];
      if (column !== 'gwen.session.token') expect(is.size, column).toBeGreaterThan(0);
      expect(is.intersection(was), column).toEqual(new Set());
      if (!/session|former/.test(column)) expect(is.size, column).toBe(was.size);
    }
    const receipts = after.get('gwen.receipt.locator') ?? new Set();
    expect(receipts.size).toBe(2);
    expect(receipts.intersection(before.get('gwen.receipt.locator') ?? new Set())).toEqual(new Set());
    await withClient(channels.world.database.superKeysUrl, async (client) => {
      const { rows } = await client.query<{
        dossier: string;
        subject: number;
        epoch: number;
        wrapped: Buffer;
      }>('select * from gwen_keys.subject_key');
      for (const row of rows)
        for (const epoch of [former.epoch, row.epoch])
          expect(() => rewrapped(row, row.wrapped, { wrap: former.wrap, epoch }, former)).toThrow(
            CannotDecrypt,
          );
    });
    expect(() => openSpooled(former, '000000000007.sealed', new Uint8Array())).toThrow(CannotDecrypt);
  }

  return {
    channels,
    config,
    esi,
    children,
    dossiers,
    file,
    ask,
    android,
    backup,
    aside,
    write,
    newCase,
    opened,
    expectAll,
    presentKeys,
    expectNothing,
  };
}

/** All values of bytes there are, by column. */
export async function bytesOf(database: TestDatabase): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const url of [database.superUrl, database.superKeysUrl]) {
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ table: string; column: string }>(
        `select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
         where table_schema in ('gwen', 'gwen_keys')
           and (data_type = 'bytea' or (table_name = 'token' and column_name = 'token'))`,
      );
      for (const { table, column } of rows) {
        const values = await client.query<{ value: string }>(
          `select ${column}::text as value from ${table} where ${column} is not null`,
        );
        found.set(`${table}.${column}`, new Set(values.rows.map(({ value }) => value)));
      }
    });
  }
  return found;
}
