import type fs from 'node:fs/promises';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeyConfig } from './kek.ts';
import { KeyProblem, keyFileOf, loadKek } from './kek.ts';

const installation = '6f1d9c3e-6d0e-4d3b-9c55-1f0a8c2e7b11';
let folder = '';
let config: KeyConfig = { dataFolder: '', configFolder: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-kek-'));
  config = { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') };
});
afterEach(() => rm(folder, { recursive: true }));

async function bytesOf(given: KeyConfig, mayCreate = false, id = installation): Promise<string> {
  return (await loadKek(given, id, mayCreate)).export().toString('hex');
}

async function problem(given: KeyConfig, mayCreate = false): Promise<string> {
  const error = await loadKek(given, installation, mayCreate).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KeyProblem);
  return error instanceof KeyProblem ? error.message : '';
}

describe('a key file', () => {
  test('is safe on the disk before it is used, also where a file can have one name only', async () => {
    const synced: string[] = [];
    vi.resetModules();
    vi.doMock('node:fs/promises', async (original) => {
      const real = await original<typeof fs>();
      return {
        ...real,
        link: () => Promise.reject(Object.assign(new Error('not permitted'), { code: 'EPERM' })),
        open: async (path: string, ...how: [string, number?]) => {
          const handle = await real.open(path, ...how);
          const sync = handle.sync.bind(handle);
          handle.sync = () => {
            synced.push(path);
            return sync();
          };
          return handle;
        },
      };
    });
    try {
      const { loadKek: anew } = await import('./kek.ts');
      const made = (await anew(config, installation, true)).export().toString('hex');
      const file = keyFileOf(config, installation);
      expect(await bytesOf(config)).toBe(made);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(synced).toContain(file);
      expect(await readdir(dirname(file))).toEqual([basename(file)]);
    } finally {
      vi.doUnmock('node:fs/promises');
    }
  });

  test('is made at the first start, for its owner only, and read afterwards', async () => {
    const made = await bytesOf(config, true);
    const file = keyFileOf(config, installation);
    expect(file).toBe(join(folder, 'config', 'gwen', `${installation}.key`));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'config', 'gwen'))).mode & 0o777).toBe(0o700);
    expect(await readFile(file, 'utf8')).toContain('Keep a copy apart');
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(await bytesOf(config)).toBe(made);
    expect(await bytesOf(config, true)).toBe(made);
  });

  test('is one, when two servers start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => bytesOf(config, true)));
    expect(new Set(keys).size).toBe(1);
  });

  test('is never made anew for data that have one', async () => {
    expect(await problem(config)).toContain('is missing');
    await expect(stat(keyFileOf(config, installation))).rejects.toThrow();
  });

  test('that others can read is refused', async () => {
    await bytesOf(config, true);
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(keyFileOf(config, installation), mode);
      expect(await problem(config)).toContain('chmod 600');
    }
  });

  test('in the data folder is refused, also by a link', async () => {
    await mkdir(config.dataFolder);
    await symlink(config.dataFolder, join(folder, 'link'));
    for (const keyFile of [
      join(config.dataFolder, 'a.key'),
      join(config.dataFolder, 'deep', 'er', 'a.key'),
      join(folder, 'link', 'a.key'),
      join(config.dataFolder, '..', 'data', 'a.key'),
    ]) {
      expect(await problem({ ...config, keyFile }, true)).toContain('data folder');
    }
    expect(await bytesOf({ ...config, keyFile: join(folder, 'data-key') }, true)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('that is none is refused without showing it', async () => {
    const keyFile = join(folder, 'a.key');
    for (const text of ['', '# only words\n', 'hunter2hunter2', 'gwen-key-1 short', 'gwen-key-2 x']) {
      await writeFile(keyFile, text, { mode: 0o600 });
      const told = await problem({ ...config, keyFile }, true);
      expect(told).toContain('is not a key of Gwen');
      expect(told).not.toContain('hunter2');
      expect(await readFile(keyFile, 'utf8')).toBe(text);
    }
  });
});

describe('other sources', () => {
  test('a command prints what a key file holds', async () => {
    const made = await bytesOf(config, true);
    expect(await bytesOf({ ...config, keyCommand: `cat '${keyFileOf(config, installation)}'` })).toBe(made);
  });

  test('a failing command is told, what it printed is not', async () => {
    const told = await problem({ ...config, keyCommand: 'echo hunter2; echo hunter2 >&2; exit 3' });
    expect(told).toContain('GWEN_KEY_COMMAND failed');
    expect(told).not.toContain('hunter2');
    expect(await problem({ ...config, keyCommand: 'echo hunter2' })).not.toContain('hunter2');
  });

  test('a passphrase gives one key per installation, whatever the keyboard', async () => {
    const keyPassphrase = 'café river lantern seven boats';
    const key = await bytesOf({ ...config, keyPassphrase });
    expect(key).toMatchInlineSnapshot(`"8ca9c322b16fbd91c91efe458aa54d670694ffb0f508c718c3c1b727ec1a856c"`);
    expect(await bytesOf({ ...config, keyPassphrase: 'cafe\u0301 river lantern seven boats' })).toBe(key);
    expect(await bytesOf({ ...config, keyPassphrase }, false, crypto.randomUUID())).not.toBe(key);
    expect(await problem({ ...config, keyPassphrase: 'too short' })).toContain('16 characters');
  });

  test('only one counts', async () => {
    expect(await problem({ ...config, keyCommand: 'true', keyFile: '/x' })).toContain('More than one');
  });
});
