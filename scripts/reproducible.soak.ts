/**
 * Who builds the pages from the same source gets the same bytes: in another folder, in another time zone and language, and
 * whoever she is. Only so can anybody see that what an installation serves is what was published.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { findBuilt } from '../server/http/built.ts';

const root = join(import.meta.dirname, '..');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

async function build(name: string, environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), name));
  made.push(folder);
  for (const part of [
    'web',
    'report',
    'server',
    'domain',
    'seal',
    'languages',
    'countries',
    'scripts',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/[\\/]dist(?:[\\/]|$)/.test(path),
    });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const page of ['report', 'web'])
    await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', page, '--logLevel', 'error'],
      { cwd: folder, env: { ...process.env, NODE_ENV: 'production', ...environment } },
    );
  return findBuilt(folder);
}

test('built twice, the same bytes', async () => {
  const one = await build('gwen-a-', { TZ: 'Asia/Kathmandu', LANG: 'C' });
  const other = await build('gwen-a-longer-name-', {
    TZ: 'America/Lima',
    LANG: 'tr_TR.UTF-8',
    USER: 'other',
  });
  expect(one?.lines.length).toBeGreaterThan(50);
  expect(other?.lines).toEqual(one?.lines);
  expect(other?.digest).toBe(one?.digest);
});
