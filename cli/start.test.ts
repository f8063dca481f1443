/** `gwen start` as people run it: a process that comes up, serves, and lets go when told to. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../server/store/testing.ts';
import { testDatabase } from '../server/store/testing.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gwen-start-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  /** Resolves with all that was said, once it contains this or the process ended. */
  until(words: string): Promise<string>;
  readonly ended: Promise<number | null>;
}

function start(more: Record<string, string>): Started {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'gwen.ts'), 'start', '--no-demo', '--log'],
    {
      env: {
        ...process.env,
        GWEN_DATABASE_URL: database.superUrl,
        GWEN_KEYS_URL: database.superKeysUrl,
        GWEN_DATA: join(folder, 'data'),
        XDG_CONFIG_HOME: join(folder, 'config'),
        ...more,
      },
    },
  );
  let said = '';
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
      for (const look of looks) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = async (words: string): Promise<string> => {
    const heard = new Promise<void>((resolve) => {
      looks.add(() => {
        if (said.includes(words)) resolve();
      });
    });
    for (const look of looks) look();
    await Promise.race([heard, ended]);
    return said;
  };
  return { child, until, ended };
}

test('comes up, serves, finishes what it was asked, and stops', { timeout: 60_000 }, async () => {
  const { child, until, ended } = start({ PORT: '0' });
  const said = await until('Ctrl+C stops it.');
  const at = /http:\/\/localhost:\d+/.exec(said)?.[0];
  expect(at, said).toBeDefined();
  const health = await fetch(`${at}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
  const { installation, country } = (await (await fetch(`${at}/api/v1/installation`)).json()) as {
    installation: string;
    country: object;
  };
  expect(installation).toMatch(/^[\da-f-]{36}$/);
  expect(country).toEqual({});
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const all = await until('Stopped.');
  expect(all).toContain('Stopped. Everything is kept.');
  expect(all).toContain('"route":"/healthz","status":200');
  expect(all).not.toContain('demonstration');
});

test('says so when its port is taken', { timeout: 60_000 }, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
  const { port } = other.address() as AddressInfo;
  const { until, ended } = start({ PORT: String(port) });
  expect(await ended).toBe(1);
  const said = await until('taken');
  expect(said).toContain(`Port ${port} is taken`);
  expect(said).not.toMatch(/\n {4}at /);
  await new Promise((resolve) => other.close(resolve));
});
