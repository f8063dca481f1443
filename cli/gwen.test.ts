/** The command line on real databases: people are made and changed at the console, and can then sign in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newIdentity, openBox, recipientOf } from '../seal/box.ts';
import { splitPassphrase, unwrapIdentity } from '../seal/passphrase.ts';
import { joinShares } from '../seal/shares.ts';
import { keysOf } from '../server/people/contactPoint.ts';
import { readDirectory } from '../server/people/directory.ts';
import { findSession, startSession } from '../server/people/session.ts';
import { signIn } from '../server/people/signIn.ts';
import { newThrottle } from '../server/people/throttle.ts';
import type { TestDatabase } from '../server/store/testing.ts';
import { testDatabase } from '../server/store/testing.ts';
import { nodeScrypt } from '../server/vault/scrypt.ts';
import { main } from './gwen.ts';
import type { Place } from './place.ts';
import { openPlace } from './place.ts';

let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;
let place: Place;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gwen-cli-'));
  environment = {
    GWEN_DATABASE_URL: database.superUrl,
    GWEN_KEYS_URL: database.superKeysUrl,
    GWEN_DATA: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  place = await openPlace(
    {
      port: 0,
      dataFolder: join(folder, 'data'),
      configFolder: join(folder, 'config'),
      external: { databaseUrl: database.superUrl, keysUrl: database.superKeysUrl },
    },
    () => {},
  );
});
afterAll(async () => {
  await place.close();
  await database.close();
  await rm(folder, { recursive: true });
});

/** Runs a command; what it said, and its exit code. */
async function gwen(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await main(args, { say: (text) => lines.push(text) }, environment);
  return { code, said: lines.join('\n') };
}
const done = async (...args: string[]): Promise<string> => {
  const { code, said } = await gwen(...args);
  expect(code, said).toBe(0);
  return said;
};
const idIn = (said: string): string => /(\d+)\.$/.exec(said)?.[1] ?? '';
const passphraseIn = (said: string): string => /First passphrase: ([\w-]+)/.exec(said)?.[1] ?? '';
const trySignIn = async (login: string, passphrase: string) => {
  const { proof, unlockKey } = await splitPassphrase(
    { login, installation: place.installation, passphrase },
    nodeScrypt,
  );
  const throttle = newThrottle(place.vault.session);
  const result = await signIn(place.store, throttle, { login, proof, device: undefined, network: 'test' });
  return { result, unlockKey };
};

describe('gwen', () => {
  test('without a command shows every command', async () => {
    const { code, said } = await gwen();
    expect(code).toBe(0);
    for (const name of [
      'start',
      'org add',
      'account passphrase',
      'team join',
      'contact-point keys',
      'verify',
    ]) {
      expect(said).toContain(`gwen ${name}`);
    }
    expect((await gwen('account', 'add', '--help')).said).toContain('--login LOGIN');
  });
  test.each([[['nonsense']], [['account']], [['toString']]])('does not guess what %j means', async (args) => {
    expect((await gwen(...args)).code).toBe(2);
  });
  test.each([
    [['org', 'add', '--name', 'X'], '--gwen is needed'],
    [['org', 'add', '--name', 'X', '--gwen', 'army'], '--gwen must be one of'],
    [['org', 'add', '--nam', 'X'], "Unknown option '--nam'"],
    [
      ['account', 'add', '--login', 'x', '--name', 'X', '--roles', 'operator', '--organisation', '99999'],
      'no organisation 99999',
    ],
    [
      ['account', 'add', '--login', 'x', '--name', 'X', '--roles', 'emergency', '--organisation', '1'],
      '--roles must be one of',
    ],
    [['account', 'end', '--login', 'nobody'], 'Nobody has the login nobody'],
    [['team', 'join', '--team', '99999', '--login', 'nobody'], 'Nobody has the login'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, said } = await gwen(...args);
    expect([code, said.includes(words)], said).toEqual([1, true]);
    expect(said).not.toMatch(/\n {4}at /);
  });
  test('says what is wrong with the environment', async () => {
    const lines: string[] = [];
    const code = await main(['verify'], { say: (text) => lines.push(text) }, { PORT: 'x' });
    expect([code, lines.join()]).toEqual([1, expect.stringContaining('PORT is "x"')]);
  });
});

test('people, their teams and the keys of a contact point are made at the console', async () => {
  const organisation = idIn(await done('org', 'add', '--name', 'Contact Point', '--gwen', 'government'));
  const passphrases = new Map<string, string>();
  for (const login of ['amina', 'bruno', 'grace']) {
    const roles = login === 'grace' ? 'supervisor' : 'operator';
    const said = await done(
      ...[
        'account',
        'add',
        '--login',
        login,
        '--name',
        `${login} X`,
        '--organisation',
        organisation,
        '--roles',
        roles,
      ],
    );
    passphrases.set(login, passphraseIn(said));
  }
  const taken = [
    'account',
    'add',
    '--login',
    'AMINA',
    '--name',
    'Y',
    '--organisation',
    organisation,
    '--roles',
    'operator',
  ];
  expect((await gwen(...taken)).said).toContain('is taken');

  const { result, unlockKey } = await trySignIn('amina', passphrases.get('amina') ?? '');
  if (!result.ok) throw new Error(result.why);
  expect(await unwrapIdentity(unlockKey, result.wrappedIdentity)).toMatch(/^AGE-SECRET-KEY-PQ-1/);
  expect(await findSession(place.store, result.token)).toMatchObject({
    login: 'amina',
    roles: ['operator'],
    initial: true,
    recipient: undefined,
  });

  const team = idIn(
    await done('team', 'add', '--name', 'North', '--kind', 'contact-point', '--organisation', organisation),
  );
  for (const login of ['amina', 'bruno']) await done('team', 'join', '--team', team, '--login', login);
  expect(await done('account', 'list')).toContain(`amina (amina X): operator; teams: ${team} North`);
  // nothing is sealed to keys that were made with first passphrases
  const keys = ['contact-point', 'keys', '--team', team, '--shares', 'amina,bruno,grace'];
  expect((await gwen(...keys)).said).toContain('has no key');

  const identities = new Map<number, string>();
  for (const account of (await readDirectory(place.store)).accounts) {
    const identity = await newIdentity();
    identities.set(account.id, identity);
    const values = [account.id, 'no proof', 'no identity', await recipientOf(identity), Buffer.alloc(0)];
    await place.owner.query('select gwen.change_passphrase($1, $2, $3, $4, $5)', values);
  }
  expect(await done(...keys)).toContain('2 people can open them');
  const text = new TextDecoder();
  const shares: string[] = [];
  const epochKeys = new Set<string>();
  for (const [account, identity] of identities) {
    const mine = await keysOf(place.store, account);
    for (const { box } of mine.shares) shares.push(text.decode((await openBox(identity, box)) ?? undefined));
    for (const { box } of mine.epochs) {
      if (box) epochKeys.add(text.decode((await openBox(identity, box)) ?? undefined));
    }
  }
  expect(shares.length).toBe(3);
  expect(await joinShares(shares.slice(1))).toMatchObject({ ok: true });
  const [epochKey = '', ...others] = epochKeys;
  expect(others).toEqual([]);
  const { rows } = await place.store.app.query('select recipient, team from gwen.contact_points()');
  expect(rows).toEqual([{ team: Number(team), recipient: await recipientOf(epochKey) }]);
});

test('roles change, a lost passphrase is replaced, an account ends', async () => {
  const organisation = idIn(await done('org', 'add', '--name', 'Office', '--gwen', 'ngo'));
  const added = await done(
    ...[
      'account',
      'add',
      '--login',
      'esi',
      '--name',
      'Esi',
      '--organisation',
      organisation,
      '--roles',
      'social-worker',
    ],
  );
  expect(await done('account', 'roles', '--login', 'esi', '--roles', 'social-worker,supervisor')).toContain(
    'is now social-worker, supervisor (was social-worker)',
  );
  const { accounts } = await readDirectory(place.store);
  const esi = accounts.find((one) => one.name === 'Esi')?.id ?? 0;
  const token = (await startSession(place.store, esi)) ?? '';
  expect(await findSession(place.store, token)).toMatchObject({ roles: ['social-worker', 'supervisor'] });

  const replaced = await done('account', 'passphrase', '--login', 'esi');
  expect(await findSession(place.store, token)).toBeUndefined();
  expect((await trySignIn('esi', passphraseIn(added))).result).toMatchObject({ ok: false });
  expect((await trySignIn('esi', passphraseIn(replaced))).result).toMatchObject({ ok: true });
  // as a person types it
  const typed = passphraseIn(replaced);
  expect((await trySignIn(' Esi ', ` ${typed} `)).result).toMatchObject({ ok: true });

  await done('account', 'end', '--login', 'esi');
  expect((await trySignIn('esi', typed)).result).toMatchObject({ ok: false });
  expect(await done('account', 'list')).toContain('esi (Esi): social-worker, supervisor; ended');
});

test('the history of an untouched installation verifies, and its key is where it should be', async () => {
  expect(await done('recount')).toMatch(/0 dossiers were counted anew/);
  expect(await done('verify')).toMatch(/0 changes of 0 dossiers.* as (?:it was|they were) written/);
  expect(await done('keys')).toContain(join(folder, 'config', 'gwen', `${place.installation}.key`));
});

test('what was done at the console stands where everyone can read it, without an account', async () => {
  const { rows } = await place.store.app.query('select what, account from gwen.administration');
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.every((row) => row.account === null)).toBe(true);
});
