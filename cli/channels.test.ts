/** Channels at the console, on real databases: set up from a file, listed without secrets, ended. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onboardingInTerminal } from '../server/channels/openrosa/onboarding.ts';
import { openChannels } from '../server/channels/registered.ts';
import type { TestStore } from '../server/store/testStore.ts';
import { testStore } from '../server/store/testStore.ts';
import { main } from './gwen.ts';

let world: TestStore;
beforeAll(async () => {
  world = await testStore();
});
afterAll(() => world.close());

async function gwen(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await main(
    args,
    { say: (text) => lines.push(text) },
    {
      GWEN_DATABASE_URL: world.database.superUrl,
      GWEN_KEYS_URL: world.database.superKeysUrl,
      GWEN_DATA: join(world.folder, 'data'),
      XDG_CONFIG_HOME: join(world.folder, 'config'),
    },
  );
  return { code, said: lines.join('\n') };
}

test('a channel is set up from a file, listed without secrets, and ended', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-channel-'));
  const file = join(folder, 'channel.json');
  const add = ['channel', 'add', '--name', 'Short code', '--team', String(world.team), '--settings', file];
  try {
    expect((await gwen('channel', 'list')).said).toBe('There is no channel beside the web yet.');
    expect((await gwen(...add)).said).toContain('cannot be read');
    await writeFile(file, JSON.stringify({ kind: 'twilio', settings: { account: 'AC1' }, secrets: {} }));
    expect((await gwen(...add)).said).toMatch(/does not fit.*from.*token/s);
    const channel = {
      kind: 'twilio',
      settings: { account: 'AC1', from: '2020' },
      secrets: { token: 'Zinnoberquark' },
    };
    await writeFile(file, JSON.stringify(channel));
    const made = await gwen(...add);
    expect(made.code, made.said).toBe(0);
    expect(made.said).toMatch(/https:\/\/YOUR-SERVER\/c\/tw\/[\w-]{43}/);
    const listed = (await gwen('channel', 'list')).said;
    expect(listed).toContain(`Short code (twilio, team ${world.team}, en)`);
    expect(listed).not.toContain('Zinnoberquark');
    const [open] = await openChannels(world.store.app, world.vault);
    expect(open?.channel).toMatchObject({ kind: 'twilio', secrets: { token: 'Zinnoberquark' } });
    expect((await gwen('channel', 'end', '--channel', String(open?.channel.id))).code).toBe(0);
    expect((await gwen('channel', 'end', '--channel', String(open?.channel.id))).code).toBe(1);
    expect(await openChannels(world.store.app, world.vault)).toEqual([]);
    expect((await gwen('channel', 'list')).said).toContain('ended');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('forms on phones need no file: the code that a phone reads is shown', { timeout: 60_000 }, async () => {
  const add = ['channel', 'add', 'openrosa', '--name', 'Phones', '--team', String(world.team)];
  expect((await gwen(...add)).said).toContain('--at is needed');
  expect((await gwen(...add, '--at', 'gwen')).said).toContain('--at must be an address');
  const made = await gwen(...add, '--at', 'https://gwen.example.org/');
  expect(made.code, made.said).toBe(0);
  const [address = ''] = /https:\/\/gwen\.example\.org\/c\/or\/[\w-]{43}/.exec(made.said) ?? [];
  expect(address).not.toBe('');
  expect(made.said).toContain(onboardingInTerminal(address));
  const open = await openChannels(world.store.app, world.vault);
  expect(open.map(({ channel }) => channel.kind)).toEqual(['openrosa']);
});
