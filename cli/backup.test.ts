/** Back up, restore on another machine, verify: as a person at the console does it, and what she is told. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from '../server/store/migrate.ts';
import type { TestDatabase } from '../server/store/testing.ts';
import { testDatabase } from '../server/store/testing.ts';
import { main } from './gwen.ts';

let folder: string;
let database: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-cli-backup-'));
  [database, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([database.close(), other.close()]);
  await rm(folder, { recursive: true });
});

/** Runs a command on one of two machines; its exit code and what it said. */
async function on(machine: TestDatabase, name: string, ...args: string[]): Promise<[number, string]> {
  const lines: string[] = [];
  const environment = {
    GWEN_DATABASE_URL: machine.superUrl,
    GWEN_KEYS_URL: machine.superKeysUrl,
    GWEN_DATA: join(folder, name, 'data'),
    XDG_CONFIG_HOME: join(folder, name, 'config'),
  };
  const code = await main(args, { say: (text) => lines.push(text) }, environment);
  return [code, lines.join('\n')];
}

test('a backup comes back elsewhere, and verify says in words whether anybody touched it', async () => {
  const here = (...args: string[]) => on(database, 'here', ...args);
  const there = (...args: string[]) => on(other, 'there', ...args);
  expect(await here('org', 'add', '--name', 'Harbour service', '--gwen', 'ngo')).toMatchObject([0, /added/]);
  const [code, said] = await here('backup', '--to', join(folder, 'backups'));
  expect(code, said).toBe(0);
  expect(said).toMatch(
    /organisation: 1 rows.*Data: \S+\.data\nKeys: \S+\.keys\n\d+ rows, [\d.]+ MB, encrypted/s,
  );
  const [data = ''] = (await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.data'));
  const [keys = ''] = await readdir(join(folder, 'backups', 'keys'));
  const from = ['restore', '--data', join(folder, 'backups', data)];

  expect(await there('restore')).toEqual([1, expect.stringMatching(/--data is needed/)]);
  expect(await there(...from)).toEqual([
    1,
    expect.stringMatching(/key file .* is missing\. Nothing was changed/),
  ]);
  await cp(join(folder, 'here', 'config'), join(folder, 'there', 'config'), { recursive: true });
  expect(await there(...from)).toEqual([1, expect.stringMatching(/Give the newest backup of the keys too/)]);
  const both = [...from, '--keys', join(folder, 'backups', 'keys', keys)];
  const wrong = ['restore', '--data', join(folder, 'there', 'config', 'gwen', `${await installation()}.key`)];
  expect(await there(...wrong)).toEqual([
    1,
    expect.stringMatching(/not a backup of Gwen\. Nothing was changed/),
  ]);
  expect(await there(...both)).toEqual([
    0,
    expect.stringMatching(/Restored as of 20\d\d-.*Everybody signs in anew/),
  ]);
  const { rows } = await withClient(other.superUrl, (client) =>
    client.query('select name from gwen.organisation'),
  );
  expect(rows).toEqual([{ name: 'Harbour service' }]);

  expect(await there('verify')).toEqual([
    0,
    expect.stringMatching(/0 signed roots were checked: all is as it was written/),
  ]);
  await withClient(other.superUrl, (client) =>
    client.query(`insert into gwen.dossier (id, kind, number, state, state_since, steward, version, head, created_at, updated_at)
      select gen_random_uuid(), 2, 'C-1', 'intake', now(), id, 3, '\\x00', now(), now() from gwen.organisation`),
  );
  const [found, words] = await there('verify');
  expect([found, words]).toEqual([
    1,
    expect.stringMatching(/The end of dossier \S+ is cut off: it should reach change 3/),
  ]);
  expect(await there(...both)).toEqual([1, expect.stringMatching(/not empty \(gwen\.dossier\).*--replace/s)]);
  expect((await there(...both, '--replace'))[0]).toBe(0);
  expect((await there('verify'))[0]).toBe(0);
});

async function installation(): Promise<string> {
  const { rows } = await withClient(database.superUrl, (client) =>
    client.query('select id from gwen.installation'),
  );
  return rows[0]?.id;
}
