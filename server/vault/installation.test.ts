import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestDatabase } from '../store/testing.ts';
import { testDatabase } from '../store/testing.ts';
import { unlock, vaultKeys } from './installation.ts';
import type { KeyConfig } from './kek.ts';
import { secretKey } from './keys.ts';

const installation = '6f1d9c3e-6d0e-4d3b-9c55-1f0a8c2e7b11';

describe('the keys of all uses', () => {
  test('are the same for ever for one key and installation', () => {
    const keys = vaultKeys(secretKey(Buffer.alloc(32, 1)), installation);
    const { epoch, former, mac, blind, sender, rootKeys, ...own } = keys;
    expect([epoch, former, mac.later, blind.later, sender.later]).toEqual([1, [], [], [], []]);
    const [rootVerifying] = rootKeys.map(({ key }) => key);
    if (!rootVerifying) throw new Error('Roots can be verified by nothing.');
    const first = { mac: mac.first, blind: blind.first, sender: sender.first };
    const shown = Object.entries({ ...own, ...first, rootVerifying }).map(([use, key]) => [
      use,
      (key.type === 'secret'
        ? key.export()
        : key.export({ format: 'der', type: key.type === 'private' ? 'pkcs8' : 'spki' }).subarray(-32)
      ).toString('hex'),
    ]);
    expect(Object.fromEntries(shown)).toMatchInlineSnapshot(`
      {
        "backup": "18f3bfceeb9104669d522c0ddd67cdfbb16696e63102f4fc79406d38a26c92d5",
        "blind": "a8d97d693b1ae2b0189091e17326f1093c8e8acf460246d946278bbe4f0bf64e",
        "channel": "02e2fa108b6f4db6d6e736f68462476a060384e9a2e999417d9785aa256f1f56",
        "mac": "81db895a25de850423f3c4e24de002cdd88e9528e117d5806b79307ccbb1a696",
        "reach": "64082213e5c72af83e2755dc84fd9ad19fe89ccaaf3157c92436a816eb34e6b2",
        "rootSigning": "6420318830634aaab82403833f9bc06536808b33f40273e364668be89f94b745",
        "rootVerifying": "5db0b2913dc3fb5663155c62e1015d885e3df4217fd446b9eb28203deea56ec4",
        "sender": "7934f6c36d462dbf67f8b87ab464154a344178df26d75693f2db20ac6262435a",
        "session": "2f6191a0d60df325ff5ba1c03f186d31313499abbccff74f4037c70ce5d609b8",
        "totp": "0a26b1370689ba1c6be5f7157ab969831d6bf6e7613db24fdaccc6ed8d283724",
        "wrap": "41362671e1c6591375fab132d56f0ce9c2a2f904abfc8d89dd7ec85043e700e2",
      }
    `);
    expect(new Set(shown.map(([, hex]) => hex)).size).toBe(shown.length);
  });

  test('differ with the key and with the installation', () => {
    const mac = (byte: number, id: string) =>
      vaultKeys(secretKey(Buffer.alloc(32, byte)), id)
        .mac.first.export()
        .toString('hex');
    expect(new Set([mac(1, installation), mac(2, installation), mac(1, crypto.randomUUID())]).size).toBe(3);
  });
});

describe('unlocking', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let folder = '';
  let config: KeyConfig;

  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.keysUrl });
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwen-installation-'));
    config = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    const client = new pg.Client({ connectionString: database.superKeysUrl });
    await client.connect();
    await client.query('delete from gwen_keys.installation');
    await client.end();
  });

  test('makes the key at the first start and finds the same again', async () => {
    const first = await unlock(pool, installation, config);
    const again = await unlock(pool, installation, config);
    expect(again.wrap.equals(first.wrap)).toBe(true);
    expect(again.rootSigning.equals(first.rootSigning)).toBe(true);
  });

  test('many servers starting at once have one key', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => unlock(pool, installation, config)));
    expect(all.every(({ wrap }) => all[0]?.wrap.equals(wrap))).toBe(true);
  });

  test('two machines starting at once with files of their own: one stops', async () => {
    const other = { ...config, configFolder: join(folder, 'other') };
    const started = await Promise.allSettled([
      unlock(pool, installation, config),
      unlock(pool, installation, other),
    ]);
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('stops with another key before anything is written', async () => {
    await unlock(pool, installation, config);
    await expect(
      unlock(pool, installation, {
        ...config,
        keyCommand: `echo gwen-key-1 ${randomBytes(32).toString('base64url')}`,
      }),
    ).rejects.toThrow('not the key that the data were written with');
  });

  test('stops when the key file is gone, and makes none', async () => {
    await unlock(pool, installation, config);
    await rm(config.configFolder, { recursive: true });
    await expect(unlock(pool, installation, config)).rejects.toThrow('is missing');
    await expect(unlock(pool, installation, config)).rejects.toThrow('is missing');
  });

  test('stops when data and keys are of two installations', async () => {
    await unlock(pool, installation, config);
    await expect(unlock(pool, crypto.randomUUID(), config)).rejects.toThrow('another installation');
  });
});
