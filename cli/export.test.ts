/** `gwen export` and `gwen import` at a real installation: files by the rights of a person, between two of them. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsIn, unzip } from '../server/exchange/testSheet.ts';
import type { TestDatabase } from '../server/store/testing.ts';
import { testDatabase } from '../server/store/testing.ts';
import { main } from './gwen.ts';

const databases: TestDatabase[] = [];
const environments: Record<string, string>[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-export-'));
  for (const name of ['one', 'another']) {
    const database = await testDatabase();
    databases.push(database);
    environments.push({
      GWEN_DATABASE_URL: database.superUrl,
      GWEN_KEYS_URL: database.superKeysUrl,
      GWEN_DATA: join(folder, name, 'data'),
      XDG_CONFIG_HOME: join(folder, name, 'config'),
    });
  }
  for (const at of [0, 1]) {
    const said = await done(at, 'org', 'add', '--name', 'House of Light', '--gwen', 'government');
    const organisation = /(\d+)\.$/.exec(said)?.[1] ?? '';
    for (const [login, roles] of [
      ['esi', 'social-worker'],
      ['dalia', 'social-worker'],
      ['hugo', 'supervisor'],
    ] as const) {
      const account = ['--login', login, '--name', login, '--roles', roles, '--organisation', organisation];
      await done(at, 'account', 'add', ...account);
    }
  }
}, 60_000);
afterAll(async () => {
  for (const database of databases) await database.close();
  await rm(folder, { recursive: true });
});

async function gwen(at: number, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await main(args, { say: (text) => lines.push(text) }, environments[at]);
  return { code, said: lines.join('\n') };
}
async function done(at: number, ...args: string[]): Promise<string> {
  const { code, said } = await gwen(at, ...args);
  expect(code, said).toBe(0);
  return said;
}
const inFolder = (name: string): string => join(folder, name);

const file = `Case Id,prs_FirstName,prs_Gender,prs_MaritalStatus,vic_TypeOfExploitation,cas_ReferringOrganisation,cco_CaseComment
A-1,Quetzalina,Feminine,Single,ForcedLabour,House of Light,'=1+1
A-2,Ama,Masculine,,Servitude,,"She wrote, ""well"""
`;
type Line = Readonly<Record<string, string>>;
const lines = async (name: string): Promise<Line[]> =>
  parse(await readFile(inFolder(name)), { columns: true });

test('cases taken in come out for whom they belong to, and go into another installation as they were', async () => {
  await writeFile(inFolder('in.csv'), file);
  await done(0, 'import', 'htcds', inFolder('in.csv'), '--as', 'esi', '--system', 'old');
  const said = await done(0, 'export', 'htcds', inFolder('out.csv'), '--as', 'esi');
  expect(said).toContain('2 cases');
  const out = (await lines('out.csv')).sort((a, b) =>
    (a['prs_FirstName'] ?? '').localeCompare(b['prs_FirstName'] ?? ''),
  );
  expect(out).toMatchObject([
    { prs_FirstName: 'Ama', prs_Gender: 'Masculine', cco_CaseComment: 'She wrote, "well"' },
    {
      prs_FirstName: 'Quetzalina',
      prs_MaritalStatus: 'Single',
      vic_TypeOfExploitation: 'ForcedLabour',
      cas_ReferringOrganisation: 'House of Light',
      cco_CaseComment: "'=1+1",
      gwen_NotHeld: '',
    },
  ]);
  await done(1, 'import', 'htcds', inFolder('out.csv'), '--as', 'dalia', '--system', 'one');
  await done(1, 'export', 'htcds', inFolder('again.csv'), '--as', 'dalia');
  const plain = (all: readonly Line[]): string[] =>
    all.map(({ 'Case Id': _, ...line }) => JSON.stringify(line)).sort();
  expect(plain(await lines('again.csv'))).toEqual(plain(out));

  const none = await done(0, 'export', 'htcds', inFolder('none.csv'), '--as', 'dalia');
  expect(none).toContain('0 cases');
  expect(await readFile(inFolder('none.csv'), 'utf8')).not.toContain('Quetzalina');
}, 60_000);

test('lists and a dossier are written by the rights of a person, for their owner alone, and never over a file', async () => {
  await done(0, 'export', 'list', 'case', inFolder('list.csv'), '--as', 'esi');
  const [first] = await lines('list.csv');
  const number = first?.['number'] ?? '';
  expect(first).toMatchObject({ state: 'intake', 'state.label': 'Arrived' });
  expect(await readFile(inFolder('list.csv'), 'utf8')).not.toMatch(/Quetzalina|Ama/);
  expect((await stat(inFolder('list.csv'))).mode & 0o777).toBe(0o600);
  await done(0, 'export', 'list', 'case', inFolder('list.xlsx'), '--as', 'esi');
  const sheet = unzip(await readFile(inFolder('list.xlsx')))['xl/worksheets/sheet1.xml'] ?? '';
  expect(textsIn(sheet)).toContain(number);

  await done(0, 'export', 'dossier', number, inFolder('dossier.json'), '--as', 'esi');
  const made = JSON.parse(await readFile(inFolder('dossier.json'), 'utf8'));
  expect(made).toMatchObject({ format: 'gwen-dossier', dossier: { number } });
  const refused = await gwen(0, 'export', 'dossier', number, inFolder('other.json'), '--as', 'dalia');
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('that dalia may see')]);
  await expect(stat(inFolder('other.json'))).rejects.toThrow();

  const before = await readFile(inFolder('list.csv'));
  const twice = await gwen(0, 'export', 'list', 'case', inFolder('list.csv'), '--as', 'hugo');
  expect([twice.code, twice.said]).toEqual([1, expect.stringContaining('there already')]);
  expect(await readFile(inFolder('list.csv'))).toEqual(before);
});

test.each([
  [['list', 'case', 'x.pdf', '--as', 'esi'], 'file ending'],
  [['list', 'nothing', 'x.csv', '--as', 'esi'], 'kind'],
  [['list', 'case', 'x.csv'], '--as'],
  [['list', 'case', 'x.csv', '--as', 'nobody'], 'Nobody'],
  [['list', 'case', 'x.csv', '--as', 'esi', '--area', 'ZZ'], 'no area'],
  [['list'], 'needed'],
  [['dossier', 'nonsense', 'x.json', '--as', 'esi'], 'no number'],
  [['htcds'], 'needed'],
])('a mistake is a sentence, and no file: %j', async (args, words) => {
  const [what = '', ...rest] = args.map((one) => (one.startsWith('x.') ? inFolder(one) : one));
  const { code, said } = await gwen(0, 'export', what, ...rest);
  expect([code, said]).toEqual([1, expect.stringContaining(words)]);
  for (const name of ['x.csv', 'x.json', 'x.pdf']) await expect(stat(inFolder(name))).rejects.toThrow();
});
