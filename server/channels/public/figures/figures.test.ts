/** Figures for everybody on a real server: what was released and nothing else, small, in each language, and as files. */
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../../../domain/figures.ts';
import { buildServer } from '../../../http/server.ts';
import type { ReleasedTables } from '../../../store/figures.ts';
import type { TestStore } from '../../../store/testStore.ts';
import { testStore } from '../../../store/testStore.ts';
import { publicPages } from '../plugin.ts';

let world: TestStore;
let app: FastifyInstance;
const mostBytes = 60_000;

const tables = (total: number): ReleasedTables => ({
  'case-states': {
    '': { cells: { '': total }, withheld: [] },
    area: { cells: { XA01: total - 20 }, withheld: ['XA02', 'XA03'] },
    steward: { cells: { '424242': total }, withheld: [] },
    sex: { cells: { female: 120, male: 65 }, withheld: [] },
    'age-group': { cells: { 'from-15-to-17': 65, 'from-12-to-14': 120 }, withheld: [] },
  },
  'proceeding-compensation-paid': { '': { cells: { 'USD ': 123_400 }, withheld: [] } },
  'agency-sanctions': Object.fromEntries(
    ['', 'area', 'answer'].map((by) => [by, { cells: {}, withheld: [] }]),
  ),
});

async function released(since: string, until: string, total: number, isApproved = true): Promise<void> {
  const [made, approved] = [await world.person(`m${since}`, []), await world.person(`a${since}`, [])];
  await world.admin.query(
    `insert into gwen.release (id, since, until, made_by, approved_by, approved_at, tables)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      crypto.randomUUID(),
      since,
      until,
      made.account,
      isApproved ? approved.account : null,
      isApproved ? new Date() : null,
      JSON.stringify(tables(total)),
    ],
  );
}

beforeAll(async () => {
  world = await testStore();
  await world.admin.query(`insert into gwen.area (code, parent, name) values
    ('XA', null, 'Zelmara'), ('XA01', 'XA', 'Tessen <Highlands>'), ('XA02', 'XA', 'Middle River'),
    ('XA03', 'XA', 'Salt Coast')`);
  app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    plugins: [publicPages({ store: world.store })],
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const get = (url: string) => app.inject({ url });
/** With every kind of space as the one that is typed. */
const plain = (body: string): string => body.replaceAll(/[\u00a0\u2009\u202f]/g, ' ');

test('before anything was released a page says so', async () => {
  const answer = await get('/figures');
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('Nothing has been released yet.');
  for (const url of ['/figures/case-states', '/figures/data/2025-01.csv'])
    expect((await get(url)).statusCode, url).toBe(404);
});

describe('once two people released something', () => {
  beforeAll(async () => {
    await released('2025-01-01', '2025-04-01', 185);
    await released('2025-04-01', '2025-07-01', 210);
    await released('2025-07-01', '2025-10-01', 987_654, false);
  });

  test('all figures stand under their themes with what they came to, the newest approved period first', async () => {
    const { body: raw, headers } = await get('/figures');
    const body = plain(raw);
    for (const { id } of figures) expect(body).toContain(`href="/figures/${id}?period=2025-04"`);
    expect(body).toContain('>210<');
    expect(body).toContain('April – June 2025');
    expect(body).toContain('USD 1,234');
    // not approved: not there at all
    expect(body).not.toContain('987');
    expect((await get('/figures?period=2025-07')).statusCode).toBe(404);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['cache-control']).toContain('public');
    expect((await get('/figures?period=2025-01')).body).toContain('>185<');
  });

  test('one figure tells what it counts, over time, by sex and age and as a map, with a table behind each', async () => {
    const body = plain((await get('/figures/case-states')).body);
    expect(body).toContain('A case opened again counts again.');
    expect(body).toMatch(
      /January – March 2025<\/th><td class="number">185<.*April – June 2025<\/th><td class="number">210</s,
    );
    expect(body).toContain('<td class="tile shade4">Tessen &lt;Highlands&gt;<b>190</b>');
    expect(body).toContain('<td class="tile withheld">Middle River<b>withheld</b>');
    expect(body).toMatch(/<th scope="row">12 to 14<\/th>.*<th scope="row">15 to 17<\/th>/s);
    expect(body.match(/<svg class="bar"/g)?.length).toBeGreaterThan(5);
    // nothing runs in it, and nothing is styled from outside its sheet
    expect(body).not.toMatch(/<script| style=/);
    expect((await get('/figures/case-names')).statusCode).toBe(404);
    expect((await get('/figures/case-states?period=2030-01')).statusCode).toBe(404);
  });

  test('a figure of which nothing was told is withheld, and not nought', async () => {
    const { body } = await get('/figures/report-received');
    expect(body).toContain('withheld');
    expect(body).not.toMatch(/class="number">0</);
  });

  test('where nothing was counted it says so, and not that something is withheld', async () => {
    const list = (await get('/figures')).body;
    expect(list).toMatch(/agency-sanctions[^\n]*\n<dd><b>none<\/b>/);
    const { body } = await get('/figures/agency-sanctions');
    expect(body).toContain('class="number">0<');
    // what releases withhold is explained once, below
    expect(body.split('</style>')[1]?.match(/withheld/gi)).toHaveLength(1);
  });

  test('how an organisation fares is not for everybody', async () => {
    for (const url of ['/figures/case-states', '/figures/data/2025-04.csv', '/figures/data/2025-04.json'])
      expect((await get(url)).body, url).not.toContain('424242');
  });

  test('files hold the same, for spreadsheets, HXL, programs and DHIS2', async () => {
    const file = (format: string) => get(`/figures/data/2025-04.${format}`);
    const csv = await file('csv');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="figures-2025-04.csv"');
    const rows: Record<string, string>[] = parse(csv.body, { columns: true });
    expect(rows[0]).toMatchObject({
      figure: 'case-states',
      from: '2025-04-01',
      to: '2025-06-30',
      value: '210',
    });
    expect((await file('hxl.csv')).body.split('\r\n')[1]).toContain('#adm1+code');
    expect((await file('xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await file('json')).json()).toMatchObject({ format: 'gwen-release', from: '2025-04-01' });
    expect((await file('dhis2.json')).json().dataValues[0]).toMatchObject({
      period: '2025Q2',
      orgUnit: 'XA',
    });
    for (const url of ['2025-04.exe', '2025-07.csv', '../x.csv', '2025-04'])
      expect((await get(`/figures/data/${url}`)).statusCode, url).toBe(404);
  });

  test('every page is small, in every language, and says which way it runs', async () => {
    for (const language of ['en', 'fr', 'ar'])
      for (const path of ['/figures', ...figures.map(({ id }) => `/figures/${id}`)]) {
        const { body, statusCode } = await get(`${path}?lang=${language}`);
        expect(statusCode, path).toBe(200);
        expect(Buffer.byteLength(body), `${path} ${language}`).toBeLessThan(mostBytes);
      }
  });
});
