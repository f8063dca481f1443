/** Help for strangers on a real server: what to do, places that agreed to be found, nothing of those that did not. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer } from '../../../http/server.ts';
import type { Session } from '../../../store/session.ts';
import type { TestActs } from '../../../store/testActs.ts';
import { newId, put, testActs } from '../../../store/testActs.ts';
import type { TestStore } from '../../../store/testStore.ts';
import { testStore } from '../../../store/testStore.ts';
import { publicPages } from '../plugin.ts';
import { situations } from './situations.ts';

let world: TestStore;
let app: FastifyInstance;
let must: TestActs['must'];
let sana: Session;
const canary = 'kanarienvogel';

beforeAll(async () => {
  world = await testStore();
  await world.admin.query(`insert into gwen.area (code, parent, name) values
    ('XA', null, 'Zelmara'), ('XA01', 'XA', 'Highlands'), ('XA0101', 'XA01', 'Fyrra <Pass>'), ('XA02', 'XA', 'River')`);
  ({ must } = testActs(world));
  sana = await world.person('sana', ['supervisor']);
  app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    plugins: [publicPages({ store: world.store })],
  });
  const id = newId();
  const place = (called: string, more: object) =>
    put(id, 'service-point', {
      organisation: world.organisation,
      called,
      place: { area: 'XA0101', detail: canary },
      ...more,
    });
  await must(
    sana,
    { op: 'create', dossier: id, kind: 'community', area: 'XA01' },
    put(id, 'profile', { kind: 'village-watch', area: 'XA01', reportingLine: canary }),
    place('Desk <at> the pass', {
      kind: 'child-friendly-police-desk',
      area: 'XA0101',
      shownPublic: true,
      phone: '+999 20 555 0001',
      when: 'Day and night',
      languages: ['am', 'en'],
      offers: ['interpretation'],
      acceptingNow: true,
      womenOfficers: 7,
      bedsGirls: 424_242 % 1000,
    }),
    place('Full room', { kind: 'drop-in-centre', area: 'XA02', shownPublic: true, acceptingNow: false }),
    place(`${canary} office`, { kind: 'union-office', area: 'XA02', shownPublic: false }),
    place(`${canary} clinic`, { kind: 'clinic', area: 'XA02' }),
    place(`${canary} house`, { kind: 'shelter', area: 'XA02', addressHidden: true }),
  );
});
afterAll(async () => {
  await app.close();
  await world.close();
});
const get = (url: string) => app.inject({ url });

test('says what to do in each situation, before any place, and is kept nowhere', async () => {
  const { body, headers, statusCode } = await get('/help');
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['set-cookie']).toBeUndefined();
  for (const { id } of situations) expect(body).toContain(`id="${id}"`);
  expect(body).toContain('href="/report"');
  expect(body.indexOf('id="danger"')).toBeLessThan(body.indexOf('id="places"'));
  expect(body).not.toMatch(/<script| style=/);
});

test('lists places that agreed, with what is on their doors, and no others', async () => {
  const { body } = await get('/help');
  expect(body).toContain('Desk &lt;at&gt; the pass');
  expect(body).toContain('Fyrra &lt;Pass&gt;');
  expect(body).toContain('href="tel:+999205550001"');
  expect(body).toContain('Day and night');
  expect(body).toContain('Amharic and English');
  expect(body).toContain('Places found: 2');
  expect(body).not.toContain(canary);
  expect(body).not.toContain('shelter"');
  // who takes somebody now stands first
  expect(body.indexOf('Desk &lt;at&gt;')).toBeLessThan(body.indexOf('Full room'));
});

test('is narrowed by area, parts included, and by kind; nonsense narrows nothing', async () => {
  const found = async (query: string) => (await get(`/help?${query}`)).body.match(/Places found: (\d)/)?.[1];
  expect(await found('area=XA01')).toBe('1');
  expect(await found('kind=drop-in-centre')).toBe('1');
  expect(await found('area=XA01&kind=drop-in-centre')).toBeUndefined();
  expect((await get('/help?area=XA01&kind=drop-in-centre')).body).toContain('No place is listed here');
  expect(await found('area=%22%3E%3Cscript%3E&kind=shelter')).toBe('2');
});

test('is small in every language, and runs the right way', async () => {
  for (const language of ['en', 'fr', 'ar']) {
    const { body } = await get(`/help?lang=${language}`);
    expect(Buffer.byteLength(body), language).toBeLessThan(60_000);
    expect(body).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
  }
});
