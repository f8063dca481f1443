/** Keys for programs at the console, on real databases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findMachine } from '../server/people/machines.ts';
import type { TestStore } from '../server/store/testStore.ts';
import { testStore } from '../server/store/testStore.ts';
import { main } from './gwen.ts';

let world: TestStore;
let folder: string;
beforeAll(async () => {
  world = await testStore();
  folder = await mkdtemp(join(tmpdir(), 'gwen-machines-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function gwen(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const { superUrl, superKeysUrl } = world.database;
  const code = await main(
    args,
    { say: (text) => lines.push(text) },
    {
      GWEN_DATABASE_URL: superUrl,
      GWEN_KEYS_URL: superKeysUrl,
      GWEN_DATA: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
    },
  );
  return { code, said: lines.join('\n') };
}
const tokenIn = (said: string): string => /gwen_\d+_[\w-]{43}/.exec(said)?.[0] ?? '';

test('a program gets an account and a key, then another key, and the first one ends', async () => {
  expect((await gwen('machine', 'list')).said).toBe('No program has a key yet.');
  const add = ['machine', 'add', '--name', 'Registry', '--organisation', String(world.organisation)];
  const made = await gwen(
    ...[...add, '--roles', 'social-worker', '--for', 'notices', '--kinds', 'case,household', '--days', '30'],
  );
  expect(made.code, made.said).toBe(0);
  const token = tokenIn(made.said);
  const session = await findMachine(world.store, token);
  expect(session).toMatchObject({
    ...{ name: 'Registry', roles: ['social-worker'], organisation: world.organisation },
    machine: { kinds: ['case', 'household'], writes: false, perMinute: 60 },
  });
  const listed = (await gwen('machine', 'list')).said;
  expect(listed).toContain(
    `${session?.account} Registry (organisation ${world.organisation}): social-worker`,
  );
  expect(listed).toMatch(/notices: reads; kinds: case, household; 60 a minute; until \S+; last used/);
  expect(listed).not.toContain(token.replace(/^gwen_\d+_/, ''));

  const key = ['machine', 'key', '--account', String(session?.account), '--for', 'next', '--write'];
  const next = tokenIn((await gwen(...key, '--groups', 'identity')).said);
  expect((await findMachine(world.store, next))?.machine).toMatchObject({ kinds: undefined, writes: true });
  expect((await findMachine(world.store, next))?.groupNames).toEqual(['identity']);
  expect((await gwen('machine', 'revoke', '--key', String(session?.machine?.key))).code).toBe(0);
  expect(await findMachine(world.store, token)).toBeUndefined();
  expect(await findMachine(world.store, next)).toBeDefined();
  expect((await gwen('machine', 'list')).said).toContain('revoked');
});

test.each([
  [
    ['add', '--name', 'x', '--organisation', '1', '--roles', 'administrator', '--for', 'y'],
    'for people alone',
  ],
  [
    ['add', '--name', 'x', '--organisation', '1', '--roles', 'nobody', '--for', 'y'],
    '--roles must be one of',
  ],
  [
    ['add', '--name', 'x', '--organisation', '9999', '--roles', 'counsellor', '--for', 'y'],
    'no organisation',
  ],
  [['add', '--name', 'x', '--organisation', '1', '--roles', 'counsellor'], '--for is needed'],
  [['key', '--account', '1', '--for', 'y', '--days', '400'], 'at most 366'],
  [['key', '--account', '1', '--for', 'y', '--kinds', 'nothing'], '--kinds must be one of'],
  [['key', '--account', '9999', '--for', 'y'], 'no such program'],
  [['revoke', '--key', '9999'], 'no key 9999'],
])('what cannot be is said: %j', async (args, words) => {
  const { code, said } = await gwen('machine', ...args);
  expect([code, said]).toEqual([1, expect.stringContaining(words)]);
});
