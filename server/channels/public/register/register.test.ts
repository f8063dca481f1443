/** The public register on a real server: what it tells strangers, what it keeps from them, and what it leaves behind. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import decodeQR from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogLine } from '../../../http/server.ts';
import { buildServer } from '../../../http/server.ts';
import type { Session } from '../../../store/session.ts';
import type { Draft, TestActs } from '../../../store/testActs.ts';
import { newId, put, testActs } from '../../../store/testActs.ts';
import type { TestStore } from '../../../store/testStore.ts';
import { testStore } from '../../../store/testStore.ts';
import { publicPages } from '../plugin.ts';

let world: TestStore;
let app: FastifyInstance;
let must: TestActs['must'];
let lina: Session;
const log: LogLine[] = [];
const canary = 'kanarienvogel';
const mostBytes = 60_000;
/** The register looks for changes every two seconds. */
const untilSeen = () => sleep(2100);

beforeAll(async () => {
  world = await testStore();
  await world.admin.query(`insert into gwen.area (code, parent, name) values
    ('XA', null, 'Zelmara'), ('XA01', 'XA', 'Côte du Sud'), ('XA0101', 'XA01', 'Harimbe')`);
  ({ must } = testActs(world));
  lina = await world.person('lina', ['licensing-officer']);
  app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    plugins: [publicPages({ store: world.store })],
    log: (line) => log.push(line),
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const items = (...some: object[]) => ({ add: Object.fromEntries(some.map((one) => [newId(), one])) });
const money = (amount: number) => ({ amount, currency: 'ETB' });

interface Made {
  readonly id: string;
  readonly number: string;
}

/** An agency with a licence in force, unless told otherwise. */
async function agency(
  name: string,
  licence?: string,
  more: readonly ((id: string) => Draft)[] = [],
): Promise<Made> {
  const id = newId();
  await must(
    lina,
    { op: 'create', dossier: id, kind: 'agency', area: 'XA0101' },
    put(id, 'registration', {
      name,
      registerNumber: 'ZR-1',
      kind: 'recruiter',
      sites: items({ area: 'XA0101', address: '2 Station Road' }),
      destinations: ['QA'],
      handlesUnder18: false,
      appliedOn: '2026-01-01',
    }),
    put(id, 'owner', { kind: 'person', person: [{ part: 'full', text: canary }] }),
    put(id, 'fee-schedule', {
      from: '2020-01-01',
      fees: items(
        { item: 'passport', payer: 'worker', side: 'origin', amount: money(2500), legalMaximum: money(3000) },
        { item: 'visa', payer: 'employer', side: 'destination', amount: money(14_000) },
      ),
      published: ['office'],
    }),
    ...(licence === undefined
      ? []
      : [
          put(id, 'licence', {
            number: licence,
            class: 'abroad',
            destinations: ['QA'],
            minimumAge: 18,
            from: '2020-01-01',
            to: '2099-12-31',
            decidedBy: lina.account,
          }),
          { op: 'transition', dossier: id, to: 'licensed' },
        ]),
    ...more.map((one) => one(id)),
  );
  const { rows } = await world.admin.query('select number from gwen.dossier where id = $1', [id]);
  return { id, number: rows[0].number };
}

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
async function page(url: string): Promise<string> {
  const answer = await get(url);
  expect(answer.statusCode, url).toBe(200);
  expect(Buffer.byteLength(answer.body), url).toBeLessThan(mostBytes);
  return answer.body;
}

let sunbird: Made;
let fly: Made;
beforeAll(async () => {
  sunbird = await agency('Éclair Sunbird', 'L-77');
  fly = await agency('=HYPERLINK("http://x") <script>alert(1)</script>');
  await untilSeen();
});

describe('the list', () => {
  test('finds by parts of name, number, licence and place, without accents', async () => {
    for (const words of [
      'eclair',
      'SUNBIRD éclair',
      sunbird.number,
      'L-77',
      'harimbe sunb',
      'cote du sud eclair',
    ]) {
      const body = await page(`/register?q=${encodeURIComponent(words)}`);
      expect(body, words).toContain('Éclair Sunbird');
      expect(body, words).not.toContain('HYPERLINK');
    }
    expect(await page('/register?q=moonbird')).toContain('Nothing found');
    // a licence is checked by its number too
    expect(await page('/register?q=l-77')).toContain(`href="/register/${sunbird.number}?licence=L-77"`);
  });

  test('says whose licence is in force, in words, and narrows by it and by country', async () => {
    const all = await page('/register');
    expect(all).toContain('Agencies found: 2');
    expect(all).toMatch(/Éclair Sunbird[\s\S]*?✓<\/span> Licence in force/);
    expect(all).toMatch(/HYPERLINK[\s\S]*?○<\/span> No licence yet/);
    expect(await page('/register?licence=in-force')).toContain('Agencies found: 1');
    expect(await page('/register?to=QA')).toContain('Agencies found: 2');
    expect(await page('/register?to=SA')).toContain('Nothing found');
  });

  test('what is typed or entered is text', async () => {
    for (const body of [
      await page('/register'),
      await page('/register?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E'),
    ])
      expect(body).not.toContain('<script');
    expect(await page(`/register/${fly.number}`)).not.toContain('<script');
  });
});

describe('an agency', () => {
  test('tells what it may, what it may charge, and how to complain', async () => {
    const body = await page(`/register/${sunbird.number.toLowerCase()}`);
    for (const words of [
      'Licence in force',
      'Licence L-77',
      'Qatar',
      '18 years',
      'You pay',
      'ETB',
      '2 Station Road',
      'Harimbe, Côte du Sud',
      'href="/report"',
    ])
      expect(body).toContain(words);
    expect(body).not.toContain(canary);
    const { body: french } = await get(`/register/${sunbird.number}?lang=fr`);
    expect(french).toContain('<html lang="fr" dir="ltr">');
  });

  test('fees that nobody was told of do not count', async () => {
    const { number } = await agency('Hidden fees', 'L-78', [
      (id) =>
        put(id, 'fee-schedule', {
          destination: 'QA',
          from: '2021-01-01',
          fees: items({ item: 'deposit', payer: 'worker', side: 'origin', amount: money(99_000) }),
          published: ['not-published'],
        }),
    ]);
    await untilSeen();
    expect(await page(`/register/${number}`)).not.toContain('Deposit');
  });

  test('its paper is told from a false one, and from one that holds no more', async () => {
    const at = `/register/${sunbird.number}`;
    expect(await page(`${at}?licence=L-77`)).toContain('This licence is in force today');
    expect(await page(`${at}?licence=L-99`)).toContain('has no licence with this number');
    await must(
      lina,
      put(sunbird.id, 'sanction', { kind: 'suspension', from: '2026-01-01', reasons: canary }),
      {
        op: 'transition',
        dossier: sunbird.id,
        to: 'suspended',
      },
    );
    await untilSeen();
    const stopped = await page(`${at}?licence=L-77`);
    expect(stopped).toContain('This licence is not in force today');
    expect(stopped).toContain('Licence stopped for a time');
    expect(stopped).not.toContain(canary);
    expect(await page(`${at}/licence`)).toContain('There is no licence in force to print');
  });

  test('the square on a printed licence leads to the check', async () => {
    const { number } = await agency('With a square', 'L 1/2');
    await untilSeen();
    const { body } = await get(`/register/${number}/licence`, { host: 'gwen.example' });
    const address = `http://gwen.example/register/${number}?licence=L+1%2F2`;
    expect(body).toContain(address.replace('&', '&amp;'));
    expect(readSquare(body)).toBe(address);
    expect(await page(address.replace('http://gwen.example', ''))).toContain(
      'This licence is in force today',
    );
  });
});

/** What a phone reads from the page's QR code. */
function readSquare(body: string): string {
  const [, size = '0', path = ''] =
    /<svg aria-hidden="true" viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/.exec(body) ?? [];
  const [side, scale] = [Number(size), 4];
  const width = side * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, kind, a, b] of path.matchAll(/([Mm])(-?\d+)[ ,]?(-?\d+)/g)) {
    [x, y] = kind === 'M' ? [Number(a), Number(b)] : [x + Number(a), y + Number(b)];
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1)
        data.set([0, 0, 0], ((y * scale + dy) * width + x * scale + dx) * 4);
  }
  return decodeQR({ width, height: width, data });
}

describe('files', () => {
  test('a table that runs nothing in a spreadsheet', async () => {
    const answer = await get('/register.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="agencies-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const lines = answer.body.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFnumber,name,kind/);
    expect(answer.body).toContain(`"'=HYPERLINK(""http://x"")`);
    expect(answer.body).not.toContain(canary);
  });

  test('data for programs: of what is declared public, nothing more', async () => {
    const { agencies } = (await get('/register.json?q=eclair')).json();
    expect(agencies).toHaveLength(1);
    expect(Object.keys(agencies[0])).toEqual([
      'number',
      'name',
      'area',
      'standing',
      'since',
      'registration',
      'licences',
      'fees',
      'inspections',
      'sanctions',
    ]);
    expect(Object.keys(agencies[0].sanctions[0]).sort()).toEqual(['from', 'kind']);
    expect(JSON.stringify(agencies)).not.toContain(canary);
  });
});

describe('whoever asks', () => {
  test('is given no cookie, no script, nothing from elsewhere, and is written down nowhere', async () => {
    const before = log.length;
    const answer = await get('/register?q=secret', { 'user-agent': canary });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('public, max-age=30');
    expect(answer.headers['vary']).toBe('accept-language, accept-encoding');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(answer.body).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)| style="| on\w+="/);
    expect(log).toHaveLength(before);
  });

  test('is told in her language, and can choose another for the same search', async () => {
    const { body } = await get('/register?q=sun', { 'accept-language': 'ar-EG,ar;q=0.9' });
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).toContain('href="/register?q=sun&amp;lang=fr"');
    const { body: chosen } = await get('/register?lang=fr', { 'accept-language': 'ar' });
    expect(chosen).toContain('<html lang="fr" dir="ltr">');
    expect(chosen).toContain(`href="/register/${fly.number}?lang=fr"`);
    expect((await get('/register?lang=../../x')).body).toContain('<html lang="en" dir="ltr">');
  });

  test('is told plainly when there is no such agency, and nothing odd in an address breaks the page', async () => {
    for (const path of ['L-26-NONE', '%00', '%F0%9F%98%80', 'constructor', '__proto__']) {
      const answer = await get(`/register/${path}`);
      expect(answer.statusCode, path).toBe(404);
      expect(answer.body).toContain('There is no such page');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    for (const query of [
      'page=-1',
      'page=1e9',
      'page=x',
      'q=%00%ff',
      'licence=constructor',
      `q=${'x'.repeat(9000)}`,
    ])
      await page(`/register?${query}`);
  });

  test('many agencies still make a small page, quickly', async () => {
    const { id, number } = await agency('Last of many', 'L-90');
    await world.admin.query(
      `insert into gwen.published_dossier select gen_random_uuid(), kind, number || '-' || n, version, state, since, area
         from gwen.published_dossier, generate_series(1, 3000) n where dossier_id = $1`,
      [id],
    );
    await world.admin.query(
      `insert into gwen.published select d.dossier_id, gen_random_uuid(), p.type, p.occurred, p.said
         from gwen.published_dossier d, gwen.published p where d.number like $1 and p.dossier_id = $2`,
      [`${number}-%`, id],
    );
    await untilSeen();
    expect(await page('/register?q=last of many'.replaceAll(' ', '%20'))).toContain('Page 1 of 121');
    expect(await page('/register?q=last&page=121')).toContain('Page 121 of 121');
    const started = performance.now();
    await page('/register?q=last&page=60');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('is told so while the register is being written anew', async () => {
    await world.admin.query('update gwen.published_kind set filled = false');
    await untilSeen();
    for (const url of ['/register', `/register/${sunbird.number}`]) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(503);
      expect(answer.body).toContain('This page cannot be shown now');
    }
    expect((await get('/register.csv')).statusCode).toBe(503);
    await world.admin.query('update gwen.published_kind set filled = true');
  });
});
