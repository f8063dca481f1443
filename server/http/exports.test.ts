/** Files to take along: what is in them, for whom, and what is written of it. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostSheetRows } from '../exchange/list.ts';
import { textsIn, unzip } from '../exchange/testSheet.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
const now = (): string => new Date().toISOString();
const canary = 'Quetzalina';
const risky = '=HYPERLINK("http://x","y")';

let server: TestServer;
let asEsi: As;
let asDalia: As;
let asHugo: As;
let organisation: number;
let area: string;
beforeAll(async () => {
  server = await testServer();
  const { rows } = await server.world.admin.query("select gwen.add_organisation(null, $1, 'ngo', '') as id", [
    risky,
  ]);
  organisation = rows[0].id;
  await server.world.admin.query(
    "insert into gwen.area (code, name) values ('XA01', 'North'), ('XA02', 'South')",
  );
  area = 'XA01';
  asEsi = await server.person('esi', ['social-worker']);
  asDalia = await server.person('dalia', ['social-worker'], { organisation });
  asHugo = await server.person('hugo', ['supervisor']);
});
afterAll(() => server.close());

interface Made {
  readonly dossier: string;
  readonly number: string;
  readonly identity: string;
}

const set = (dossier: string, type: string, values: object, base: number, entry: string = id()) => ({
  op: 'set',
  id: id(),
  dossier,
  recorded: now(),
  type,
  entry,
  base,
  set: values,
});
async function acts(as: As, ...operations: object[]) {
  const answer = await as('POST', '/api/v1/acts', { id: id(), act: 'plain', operations });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const who = { names: [{ part: 'given', text: canary }], dateOfBirth: '2011-05-06' };
/** A case with who she is, where she came from and a note. */
async function newCase(as: As, sex: string = 'female', where = area): Promise<Made> {
  const [dossier, identity] = [id(), id()];
  const made = await acts(
    as,
    { op: 'create', id: id(), dossier, recorded: now(), kind: 'case', area: where },
    set(dossier, 'identity', { ...who, sex, ageBasis: { unsaid: 'not-asked' } }, 0, identity),
    set(dossier, 'note', { text: `${canary} likes goats.` }, 0),
  );
  return { dossier, number: made.dossiers[0].number, identity };
}
/** Lets somebody read these groups; at level know-of nothing of them. */
const letIn = (as: As, dossier: string, party: number, groups: readonly string[], level = 'read') =>
  acts(as, {
    op: 'grant',
    id: id(),
    dossier,
    recorded: now(),
    grant: id(),
    party,
    groups,
    level,
    purpose: 'care',
    basis: 'assignment',
  });
type Line = Readonly<Record<string, string>>;
const lines = (body: string): Line[] => parse(body, { columns: true });
const list = async (as: As, query = ''): Promise<Line[]> => {
  const answer = await as('GET', `/api/v1/export/case.csv${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return lines(answer.body);
};
const logged = async (dossier: string, by: As): Promise<string[]> =>
  (
    await server.world.admin.query(
      'select what from gwen.access_log where dossier_id = $1 and account = $2 order by id',
      [dossier, by.account],
    )
  ).rows.map(({ what }) => what);

describe('a list', () => {
  test('holds what is in the open, in codes and words, and never who somebody is', async () => {
    const as = await server.person('open', ['social-worker']);
    const { dossier, number } = await newCase(as);
    const [line, ...others] = await list(as);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      number,
      state: 'intake',
      'state.label': 'Arrived',
      area: 'XA01',
      'area.label': 'North',
      'steward.label': 'Test service',
      'identity.sex': 'female',
      'identity.sex.label': 'Female',
      'identity.ageBasis': '[not-asked]',
      'identity.ageBasis.label': 'Not asked',
      'identity.estimatedAge.from': '',
      disagreed: '',
    });
    const headings = Object.keys(line ?? {});
    for (const never of ['identity.names', 'identity.dateOfBirth', 'identity.ethnicity', 'note.text'])
      expect(headings).not.toContain(never);
    expect(JSON.stringify(line)).not.toMatch(/Quetzalina|2011/);
    expect(await logged(dossier, as)).toContain('export');
  });

  test('holds nothing of data groups that one’s role or grant does not open', async () => {
    const { dossier, number } = await newCase(asEsi);
    const [reads, knows] = [
      await server.person('reads-intake', ['social-worker']),
      await server.person('knows-of', ['social-worker']),
    ];
    await letIn(asEsi, dossier, reads.account, ['intake']);
    await letIn(asEsi, dossier, knows.account, ['identity', 'intake'], 'know-of');
    for (const as of [reads, knows]) {
      const [line, ...others] = await list(as);
      expect(others).toEqual([]);
      expect(line).toMatchObject({ number, 'identity.sex': '', 'identity.sex.label': '' });
    }
    const teacher = await server.person('teaches', ['teacher']);
    const groups: string[] = (await teacher('GET', '/api/v1/session')).json().groups;
    expect(groups).not.toContain('identity');
    const { body } = await teacher('GET', '/api/v1/export/case.csv');
    expect(body).not.toContain('identity.');
    expect(body.trim().split('\n')).toHaveLength(1);
  });

  test('is narrowed and sorted as on screen', async () => {
    const as = await server.person('narrow', ['social-worker']);
    await newCase(as, 'female', 'XA02');
    await newCase(as, 'male');
    const { dossier, identity } = await newCase(as, 'female');
    await acts(as, set(dossier, 'identity', { sex: 'male' }, 3, identity));
    const since = encodeURIComponent(now());
    await newCase(as, 'female');
    for (const query of [
      'state=intake',
      'state=closed',
      'area=XA02',
      `since=${since}`,
      'where=identity.sex:male',
      'where=identity.sex:female&area=XA01',
      'sort=created&order=asc',
      'sort=updated&order=asc',
      'sort=due',
    ]) {
      const shown = (await as('GET', `/api/v1/dossiers?kind=case&${query}`)).json().dossiers;
      const numbers = (await list(as, `?${query}`)).map(({ number }) => number);
      expect([query, numbers]).toEqual([query, shown.map((one: { number: string }) => one.number)]);
    }
  });

  test('says where people disagree', async () => {
    const as = await server.person('disagrees', ['social-worker']);
    const { dossier, identity } = await newCase(as);
    await acts(as, set(dossier, 'identity', { sex: 'male' }, 0, identity));
    const [line] = await list(as);
    expect(line).toMatchObject({ disagreed: 'identity.sex', 'identity.sex': 'female' });
  });

  test('runs nothing in a spreadsheet', async () => {
    await newCase(asDalia);
    const { body } = await asDalia('GET', '/api/v1/export/case.csv');
    expect(body).toContain(`,"'=HYPERLINK(""http://x"",""y"")",`);
    const answer = await asDalia('GET', '/api/v1/export/case.xlsx');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="list-case.xlsx"');
    const sheet = unzip(answer.rawPayload)['xl/worksheets/sheet1.xml'] ?? '';
    expect(textsIn(sheet)).toContain(risky);
    expect(sheet).not.toMatch(/<f[ >]/);
  });

  test('has in a spreadsheet the same cells under headings in words', async () => {
    const as = await server.person('sheet', ['social-worker']);
    const { number, dossier } = await newCase(as);
    const { rawPayload } = await as('GET', '/api/v1/export/case.xlsx?state=intake');
    const texts = textsIn(unzip(rawPayload)['xl/worksheets/sheet1.xml'] ?? '');
    expect(texts.slice(0, 3)).toEqual(['Number', 'Stage (code)', 'Stage']);
    expect(texts).toContain('Identity: Sex');
    for (const one of [number, 'Female', 'North']) expect(texts).toContain(one);
    expect(texts.join()).not.toContain(canary);
    expect(await logged(dossier, as)).toContain('export');
  });

  test.each([
    ['case.csv?state=nothing', 400],
    ['nothing.csv', 400],
    ['nothing.xlsx', 400],
    ['case.csv?where=identity.names:x', 400],
    ['case.xlsx?limit=3', 400],
    ['case.csv?kind=report', 400],
    ['case.htcds.csv?area=x%00', 400],
    ['case.pdf', 404],
  ])('asked for as %s is %i', async (path, status) => {
    expect((await asHugo('GET', `/api/v1/export/${path}`)).statusCode).toBe(status);
  });

  test('of any length is CSV, each dossier once; too long for a spreadsheet, it says so', async () => {
    const as = await server.person('many', ['social-worker']);
    const { dossier, number } = await newCase(as);
    const { admin } = server.world;
    const copies = `select uuidv7() as new, n from generate_series(1, ${mostSheetRows}) n`;
    await admin.query(`create table copied as ${copies}`);
    await admin.query(
      `insert into gwen.dossier select (jsonb_populate_record(d, jsonb_build_object('id', c.new, 'number', 'C-X' || c.n))).*
       from gwen.dossier d, copied c where d.id = $1`,
      [dossier],
    );
    await admin.query(
      `insert into gwen.listing select (jsonb_populate_record(l, jsonb_build_object('dossier_id', c.new))).*
       from gwen.listing l, copied c where l.dossier_id = $1`,
      [dossier],
    );
    const refused = await as('GET', '/api/v1/export/case.xlsx');
    expect([refused.statusCode, refused.json().code, refused.json().limit]).toEqual([
      422,
      'too-many-rows',
      mostSheetRows,
    ]);
    expect(refused.json().detail).toContain('CSV');
    const numbers = (await list(as)).map((line) => line['number']);
    expect(numbers).toHaveLength(mostSheetRows + 1);
    expect(new Set(numbers).size).toBe(mostSheetRows + 1);
    expect(numbers).toContain(number);
  }, 120_000);
});

describe('a dossier as a file', () => {
  test('holds what one may see, with what its codes and numbers stand for', async () => {
    const { dossier, number, identity } = await newCase(asEsi);
    await acts(asEsi, set(dossier, 'identity', { sex: 'male' }, 0, identity));
    const answer = await asEsi('GET', `/api/v1/dossiers/${dossier}/export.json`);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="dossier-${dossier}.json"`);
    const file = answer.json();
    expect(file).toMatchObject({ format: 'gwen-dossier', revision: 1, by: asEsi.account });
    expect(file.dossier).toMatchObject({ id: dossier, number, kind: 'case', state: 'intake' });
    const entry = file.dossier.entries.find((one: { id: string }) => one.id === identity);
    expect(entry.values).toMatchObject({ ...who, sex: 'female' });
    expect(entry.conflicts.sex.map((head: { value: string }) => head.value)).toEqual(['female', 'male']);
    expect(file.dossier.grants[0].party).toBe(asEsi.account);
    expect(file.history.length).toBe(4);
    expect(file.declarations).toMatchObject({ kind: 'case', label: 'Case' });
    expect(file.declarations.entries.identity).toMatchObject({
      label: 'Identity',
      revision: 1,
      fields: {
        sex: { kind: 'code', class: 'open', list: 'sex', htcds: 'prs_Gender', label: 'Sex' },
        documents: { items: { number: { htcds: 'prs_IdentityNumber' } } },
      },
    });
    expect(file.codes.sex.female).toBe('Female');
    expect(file.names.account[asEsi.account]).toBe('esi Ø');
    expect(file.names.party[asEsi.account]).toBe('esi Ø');
    expect(await logged(dossier, asEsi)).toEqual(['export']);
  });

  test('holds nothing of data groups that one may not see', async () => {
    const { dossier } = await newCase(asEsi);
    const as = await server.person('part', ['social-worker']);
    await letIn(asEsi, dossier, as.account, ['intake']);
    const answer = await as('GET', `/api/v1/dossiers/${dossier}/export.json`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain(canary);
    const { entries, complete } = answer.json().dossier;
    expect([entries, complete]).toEqual([[], ['intake']]);
    expect(Object.keys(answer.json().declarations.entries)).toEqual(['intake']);
  });

  test('of somebody else is not there, and no row is written of it', async () => {
    const { dossier } = await newCase(asEsi);
    const theirs = await asDalia('GET', `/api/v1/dossiers/${dossier}/export.json`);
    const missing = await asDalia('GET', `/api/v1/dossiers/${id()}/export.json`);
    expect([theirs.statusCode, theirs.body]).toEqual([404, missing.body]);
    expect(await logged(dossier, asDalia)).toEqual([]);
  });
});

describe('cases in the columns of HTCDS', () => {
  const htcds = async (as: As, query = ''): Promise<Line[]> => {
    const answer = await as('GET', `/api/v1/export/case.htcds.csv${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return lines(answer.body);
  };

  test('hold who somebody is only for those who may read it, and say what is not in them', async () => {
    const as = await server.person('files', ['social-worker']);
    const { dossier, number } = await newCase(as);
    const [line, ...others] = await htcds(as);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      'Case Id': number,
      prs_FirstName: canary,
      prs_Birthdate: '2011-05-06',
      prs_Gender: 'Feminine',
      cas_Status: 'Active',
      cco_CaseComment: `${canary} likes goats.`,
      gwen_NotHeld: 'identity.ageBasis',
    });
    expect(await logged(dossier, as)).toContain('export');

    const notes = await server.person('only-notes', ['social-worker']);
    await letIn(as, dossier, notes.account, ['notes']);
    const [part] = await htcds(notes);
    expect(part).toMatchObject({ 'Case Id': number, prs_FirstName: '', prs_Birthdate: '', prs_Gender: '' });
    expect(part?.['cco_CaseComment']).toContain('goats');
    const knows = await server.person('knows-only', ['social-worker']);
    await letIn(as, dossier, knows.account, ['identity', 'notes'], 'know-of');
    expect(await htcds(knows)).toEqual([]);
    expect(await htcds(asHugo)).toEqual([]);
  });

  test('are narrowed, and have a column for each event', async () => {
    const as = await server.person('columns', ['social-worker']);
    await newCase(as, 'male', 'XA02');
    const { dossier, number } = await newCase(as);
    await acts(as, set(dossier, 'note', { text: 'Second.' }, 3), set(dossier, 'note', { text: '=1+1' }, 3));
    const all = await htcds(as);
    expect(all.map((line) => line['Case Id'])).toHaveLength(2);
    expect(all[0]).toMatchObject({ cco_CaseComment_2: 'Second.', cco_CaseComment_3: "'=1+1" });
    expect(Object.keys(all[0] ?? {})).not.toContain('cco_CaseComment_4');
    expect((await htcds(as, '?area=XA01')).map((line) => line['Case Id'])).toEqual([number]);
  });
});
