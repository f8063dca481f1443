/** Figures over the API: live for one's own dossiers, and for others only what two people released, as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../domain/figures.ts';
import { addKey, addMachine } from '../people/machines.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
let server: TestServer;
let esi: As;
let bob: As;
let petra: As;
let grace: As;
beforeAll(async () => {
  server = await testServer();
  esi = await server.person('esi', ['social-worker']);
  bob = await server.person('bob', ['social-worker']);
  petra = await server.person('petra', ['plan-coordinator']);
  grace = await server.person('grace', ['supervisor']);
});
afterAll(() => server.close());

const month = (): string => new Date().toISOString().slice(0, 7);
const own = (figure: string, by: string, more = '') =>
  `/api/v1/figures/own?figure=${figure}&by=${encodeURIComponent(by)}&from=2020-01&to=${month()}${more}`;

async function openCase(by: As, area: string): Promise<void> {
  const dossier = id();
  const common = { dossier, recorded: new Date().toISOString() };
  const set = {
    sex: 'female',
    ageBasis: { unsaid: 'not-asked' },
    dateOfBirth: String(new Date().getUTCFullYear() - 13),
  };
  const answer = await by('POST', '/api/v1/acts', {
    id: id(),
    act: 'plain',
    operations: [
      { ...common, id: id(), op: 'create', kind: 'case', area },
      { ...common, id: id(), op: 'set', type: 'identity', entry: id(), base: 0, set },
    ],
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

/** Children who reached intake in a month, as facts left them. */
const counted = (n: number, period: string, area: string, sex: string) =>
  server.world.admin.query(
    `insert into gwen.fact_change select 'case.state', 'intake', $2, $3, 1, $4, 'from-12-to-14', '', '', 1, 1
     from generate_series(1, $1)`,
    [n, `${period}-01`, area, sex],
  );

describe('the catalogue of figures', () => {
  test('tells each with its definition, to whoever is signed in', async () => {
    expect((await server.app.inject('/api/v1/figures')).statusCode).toBe(401);
    const told = (await bob('GET', '/api/v1/figures')).json();
    expect(told.figures.map((one: { id: string }) => one.id)).toEqual(figures.map((one) => one.id));
    for (const one of told.figures) expect(one.definition.length, one.id).toBeGreaterThan(20);
    expect(told.release).toBe(false);
    expect((await grace('GET', '/api/v1/figures')).json().release).toBe(true);
  });
});

describe('one’s own figures', () => {
  test('count what one may read, at once, and nothing else', async () => {
    await openCase(esi, 'XA');
    await openCase(esi, 'XB');
    await openCase(bob, 'XB');
    const tables = async (who: As, by: string) => (await who('GET', own('case-states', by))).json().tables;
    expect(await tables(esi, '')).toEqual([
      { figure: 'case-states', by: '', cells: [{ key: '', value: 2 }] },
    ]);
    expect((await tables(esi, 'area'))[0].cells).toEqual([
      { key: 'XA', value: 1 },
      { key: 'XB', value: 1 },
    ]);
    expect((await tables(esi, 'sex+age-group'))[0].cells).toEqual([
      { key: 'female from-12-to-14', value: 2 },
    ]);
    expect((await tables(esi, 'answer'))[0].cells).toEqual([{ key: 'intake', value: 2 }]);
    expect((await tables(bob, 'area'))[0].cells).toEqual([{ key: 'XB', value: 1 }]);
    // whoever answers for the plan or for others sees none of it
    for (const who of [petra, grace]) expect((await tables(who, ''))[0].cells).toEqual([]);
  });

  test('tell the time to the first answer by area and channel, as a slow recount does', async () => {
    const amina = await server.person('amina', ['operator']);
    const waits = [
      { area: 'XA', channel: 'sms', minutes: 30 },
      { area: 'XA', channel: 'sms', minutes: 90 },
      { area: 'XA', channel: 'web', minutes: 15 },
      { area: 'XB', channel: 'phone', minutes: 240 },
    ];
    for (const { area, channel, minutes } of waits) {
      const dossier = id();
      const common = { dossier, recorded: new Date().toISOString() };
      const write = async (...operations: object[]): Promise<void> => {
        const act = {
          id: id(),
          act: 'plain',
          operations: operations.map((one) => ({ ...common, id: id(), ...one })),
        };
        expect((await amina('POST', '/api/v1/acts', act)).statusCode).toBe(200);
      };
      const set = (type: string, values: object) => ({ op: 'set', type, entry: id(), base: 0, set: values });
      await write({ op: 'create', kind: 'report', area }, set('opening', { channel }));
      await server.world.admin.query(
        "update gwen.dossier set created_at = created_at - $2 * interval '1 minute' where id = $1",
        [dossier, minutes],
      );
      await write(set('outcome', { result: 'not-found' }));
    }
    const { dossiers } = (
      await amina('GET', '/api/v1/dossiers?kind=report&limit=100&entries=opening')
    ).json();
    expect(dossiers).toHaveLength(waits.length);
    const [table] = (await amina('GET', own('report-answered-by-channel', 'area+answer'))).json().tables;
    const slow = [...Map.groupBy(waits, ({ area, channel }) => `${area} ${channel}`)].map(([key, some]) => ({
      key,
      value: some.reduce((sum, { minutes }) => sum + minutes, 0) / some.length,
    }));
    expect(
      table.cells.toSorted((a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)),
    ).toEqual(slow.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
    // one's own alone: others have nothing of it
    expect(
      (await esi('GET', own('report-answered-by-channel', 'area+answer'))).json().tables[0].cells,
    ).toEqual([]);
    expect((await esi('GET', own('report-answered-after', 'area+answer'))).statusCode).toBe(400);
  });

  test('come as a table for spreadsheets, in which nothing runs', async () => {
    await openCase(bob, 'X-1');
    const answer = await bob('GET', own('case-states', 'area').replace('own?', 'own.csv?'));
    expect(answer.headers['content-type']).toContain('text/csv');
    const [head, ...lines] = answer.body.trim().split('\r\n');
    expect(head).toBe('figure,label,from,to,by,key,value,unit');
    expect(lines[0]).toBe(`case-states,"Children, by stage reached",2020-01,${month()},area,X-1,1,count`);
  });

  test.each([
    ['an unknown figure', own('nothing', ''), 'figure'],
    ['a breakdown that it has not', own('report-received', 'nationality'), 'by'],
    ['a breakdown that is none', own('case-states', 'name'), 'by'],
    ['a month that is none', own('case-states', '').replace('2020-01', '2020-13'), 'from'],
    ['an end before the beginning', own('case-states', '').replace('2020-01', '2999-01'), 'to'],
    ['more than it takes', own('case-states', '', '&dossier=1'), ''],
  ])('asked with %s, say what does not fit', async (_, url, at) => {
    const answer = await esi('GET', url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'malformed' });
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toContain(at);
  });
});

describe('a release', () => {
  const make = (who: As, from: string) => who('POST', '/api/v1/figures/releases', { from });
  const of = async (who: As, release: string) => who('GET', `/api/v1/figures/releases/${release}`);
  const table = (
    body: { tables: { figure: string; by: string; cells: unknown; withheld: unknown }[] },
    by: string,
  ) => body.tables.find((one) => one.figure === 'case-states' && one.by === by);

  test('is made by one, approved by another, seen by everybody from then on, and never changes', async () => {
    await counted(23, '2025-01', 'XA', 'female');
    await counted(18, '2025-02', 'XA', 'male');
    await counted(4, '2025-03', 'XB', 'male');
    await counted(31, '2025-03', 'XC', 'female');
    for (const who of [esi, bob]) expect((await make(who, '2025-01')).statusCode).toBe(403);
    const made = await make(petra, '2025-01');
    expect(made.statusCode, made.body).toBe(201);
    const { id: release } = made.json();

    // not yet for programs, whatever their roles
    const { organisation, admin } = server.world;
    const roles = ['plan-coordinator'];
    const program = await addMachine(admin, null, { name: 'Ministry', organisation, roles });
    const key = await addKey(admin, null, program, {
      name: 'Ministry',
      writes: false,
      perMinute: 60,
      days: 9,
    });
    const headers = { authorization: `Bearer ${key?.token}` };
    const asked = async (url: string) => await server.app.inject({ url: `/api/v1/figures${url}`, headers });
    for (const url of [`/releases/${release}`, `/releases/${release}/tables.csv`])
      expect((await asked(url)).statusCode).toBe(404);
    expect((await asked('/releases')).json()).toEqual({ releases: [], waiting: [] });
    expect((await asked('')).json().release).toBe(false);

    // not yet for others, and not by her alone
    for (const url of ['', '/tables.csv', '/tables.hxl.csv', '/tables.xlsx', '/tables.dhis2.json'])
      expect((await esi('GET', `/api/v1/figures/releases/${release}${url}`)).statusCode).toBe(404);
    expect((await esi('GET', '/api/v1/figures/releases')).json().releases).toEqual([]);
    expect((await petra('POST', `/api/v1/figures/releases/${release}/approve`)).json().code).toBe(
      'not-your-role',
    );
    expect((await esi('POST', `/api/v1/figures/releases/${release}/approve`)).statusCode).toBe(403);
    expect((await of(grace, release)).statusCode).toBe(200);
    expect((await make(grace, '2025-01')).json().code).toBe('exists');

    expect((await grace('POST', `/api/v1/figures/releases/${release}/approve`)).statusCode).toBe(204);
    const told = (await of(esi, release)).json();
    expect(told).toMatchObject({
      from: '2025-01',
      to: '2025-03',
      madeBy: petra.account,
      approvedBy: grace.account,
    });
    expect(table(told, '')?.cells).toEqual([{ key: '', value: 75 }]);
    // four in XB are withheld, and others with them
    const byArea = table(told, 'area');
    expect(byArea?.withheld).toHaveLength(2);
    expect(byArea?.withheld).toContain('XB');
    expect([
      JSON.stringify([{ key: 'XA', value: 40 }]),
      JSON.stringify([{ key: 'XC', value: 30 }]),
    ]).toContain(JSON.stringify(byArea?.cells));
    expect(table(told, 'sex')?.cells).toEqual([
      { key: 'female', value: 55 },
      { key: 'male', value: 20 },
    ]);
    const file = async (format: string) =>
      await esi('GET', `/api/v1/figures/releases/${release}/tables.${format}`);
    const csv = (await file('csv')).body;
    expect(csv).toContain(
      'case-states,"Children, by stage reached",2025-01-01,2025-03-31,area,XB,XB,,,,,,XB,,count,,withheld',
    );
    expect((await file('hxl.csv')).body.split('\r\n')[1]).toContain('#indicator+value+num');
    expect((await file('xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await file('dhis2.json')).json().dataValues).toContainEqual({
      dataElement: 'GWEN_CASE_STATES',
      period: '2025Q1',
      orgUnit: 'COUNTRY',
      value: '75',
    });
    expect((await esi('GET', '/api/v1/figures/releases')).json().releases).toMatchObject([{ id: release }]);

    // what is brought later changes nothing, and nobody takes it back
    await counted(100, '2025-02', 'XA', 'female');
    expect((await grace('DELETE', `/api/v1/figures/releases/${release}`)).statusCode).toBe(404);
    expect((await make(grace, '2025-01')).json().code).toBe('exists');
    expect((await of(esi, release)).json()).toEqual(told);
    await expect(
      server.world.admin.query('update gwen.release set tables = $1 where id = $2', ['{}', release]),
    ).rejects.toThrow('stays as it is');
    await expect(server.world.admin.query('delete from gwen.release')).rejects.toThrow('stays as it is');
  });

  test('tells of the largest areas of the country', async () => {
    const area = (code: string, parent: string | null) =>
      server.world.admin.query('insert into gwen.area (code, parent, name) values ($1, $2, $1)', [
        code,
        parent,
      ]);
    for (const [code, parent] of [
      ['L', null],
      ['LN', 'L'],
      ['LS', 'L'],
      ['LN1', 'LN'],
      ['LN11', 'LN1'],
    ] as const)
      await area(code, parent);
    for (const [n, code] of [
      [20, 'LN1'],
      [30, 'LN11'],
      [40, 'LS'],
      [15, 'L'],
    ] as const)
      await counted(n, '2024-10', code, 'female');
    const { id: release } = (await make(petra, '2024-10')).json();
    const told = (await of(petra, release)).json();
    expect(table(told, 'area')?.cells).toEqual([
      { key: 'L', value: 15 },
      { key: 'LN', value: 50 },
      { key: 'LS', value: 40 },
    ]);
    await petra('DELETE', `/api/v1/figures/releases/${release}`);
    await area('M', null);
    const { id: another } = (await make(petra, '2024-10')).json();
    expect(table((await of(petra, another)).json(), 'area')?.cells).toEqual([{ key: 'L', value: 105 }]);
  });

  test('that nobody approved can be taken away and made again', async () => {
    for (const [n, area] of [
      [40, 'XA'],
      [3, 'XB'],
      [30, 'XC'],
      [20, 'XD'],
      [50, 'XE'],
    ] as const)
      await counted(n, '2025-05', area, 'female');
    const { id: release } = (await make(petra, '2025-04')).json();
    const told = (await of(petra, release)).json().tables;
    expect(told.length).toBeGreaterThan(0);
    expect((await esi('DELETE', `/api/v1/figures/releases/${release}`)).statusCode).toBe(403);
    expect((await petra('DELETE', `/api/v1/figures/releases/${release}`)).statusCode).toBe(204);
    expect((await of(grace, release)).statusCode).toBe(404);
    // it withholds the same again, so that nothing is learnt from trying
    const { id: again } = (await make(petra, '2025-04')).json();
    expect((await of(petra, again)).json().tables).toEqual(told);
  });

  test('is of a whole period that is over for a while', async () => {
    for (const from of ['2025-02', month(), '2999-01', 'soon', '2025-13']) {
      const answer = await make(petra, from);
      expect(answer.statusCode, from).toBe(400);
      expect(answer.json().issues[0].path).toBe('from');
    }
  });

  test('never overlaps another, whatever the length of periods is by then', async () => {
    const make = 'select gwen.make_release($1, $2, $3, $4, $5)';
    const half = [id(), petra.account, '2024-07-01', '2025-02-01', '{}'];
    await expect(server.world.store.app.query(make, half)).rejects.toThrow('exclusion constraint');
  });

  test('that does not exist is not found, whatever is asked of it', async () => {
    for (const which of [id(), 'nothing']) {
      expect((await of(grace, which)).statusCode).toBe(404);
      expect((await grace('POST', `/api/v1/figures/releases/${which}/approve`)).statusCode).toBe(404);
      expect((await grace('DELETE', `/api/v1/figures/releases/${which}`)).statusCode).toBe(404);
    }
  });
});
