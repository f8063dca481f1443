/** Another country needs no code: one file, and its areas, numbers, fields, codes and words are everywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Country } from '../../domain/country.ts';
import { countrySchema } from '../../domain/country.ts';
import { putCountry } from '../people/country.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

/** A country as small as can be, as its file says. */
const tiny = {
  settings: {
    country: 'XB',
    languages: ['fr', 'en'],
    currency: 'XAF',
    timeZone: 'Africa/Douala',
    workingDays: [1, 2, 3, 4, 6],
    ages: { majority: 18, work: 16, lightWork: 14, hazardousWork: 18, endOfSchooling: 16 },
    leaveTo: 'https://example.org/',
  },
  areas: [
    { code: 'XB', name: 'Ostrene' },
    { code: 'XB1', parent: 'XB', name: 'Only District' },
  ],
  numbers: { 'C4.children': 12 },
  benchmarks: [
    {
      id: 'meals',
      reading: { from: 'number', field: 'mealsPerDay' },
      crossed: 'below',
      threshold: 2,
      unit: 'meals',
      weight: 3,
      source: 'survey',
    },
  ],
  additions: {
    fields: [
      {
        kind: 'case',
        entry: 'identity',
        name: 'x-quarter',
        type: 'text',
        class: 'identifying',
        labels: { en: 'Quarter', fr: 'Quartier' },
        help: { en: 'Where its chief knows the family' },
      },
      {
        kind: 'case',
        entry: 'identity',
        name: 'x-season',
        type: 'code',
        class: 'open',
        codes: [
          { code: 'x-rains', labels: { en: 'Rains' } },
          { code: 'x-dry', labels: { en: 'Dry months' } },
        ],
        labels: { en: 'Season of birth' },
        help: { en: 'Narrows the age where no date is known' },
      },
    ],
    codes: [{ list: 'relation', codes: [{ code: 'x-chief', labels: { en: 'Chief of the quarter' } }] }],
  },
  texts: { en: { 'code.country.XB': 'Ostrene' } },
};

let server: TestServer;
let asEsi: As;
let asHugo: As;
let country: Country;
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asHugo = await server.person('hugo', ['administrator']);
  // what a file holds
  country = countrySchema.parse(JSON.parse(JSON.stringify(tiny)));
  await putCountry(server.world.admin, country, server.world.store.country);
  await server.world.store.refresh();
});
afterAll(() => server.close());

const id = (): string => crypto.randomUUID();
const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
});
const identity = (dossier: string, base: number, entry: string, set: object) =>
  act({
    op: 'set',
    dossier,
    type: 'identity',
    entry,
    base,
    set: { sex: 'female', ageBasis: 'appearance', ...set },
  });
const read = async () => (await asEsi('GET', '/api/v1/country')).json();

test('its settings, areas and numbers hold', async () => {
  expect((await server.app.inject('/api/v1/installation')).json().country.languages).toEqual(['fr', 'en']);
  expect((await asEsi('GET', '/api/v1/areas')).json().areas).toContainEqual({
    code: 'XB1',
    parent: 'XB',
    name: 'Only District',
  });
  expect((await asEsi('GET', '/api/v1/settings')).json().settings['C4.children']).toBe(12);
  expect((await read()).benchmarks).toEqual(country.benchmarks);
  expect((await server.app.inject('/api/v1/country')).statusCode).toBe(401);
});

test('taken in again, it changes nothing', async () => {
  const { versions } = await read();
  await putCountry(server.world.admin, country, server.world.store.country);
  await server.world.store.refresh();
  expect((await read()).versions).toEqual(versions);
});

describe('a field of its own', () => {
  const dossier = id();
  const entry = id();

  test('is written, encrypted where it identifies, shown, and found in lists', async () => {
    expect(
      (await asEsi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }))).statusCode,
    ).toBe(200);
    const written = await asEsi(
      'POST',
      '/api/v1/acts',
      identity(dossier, 1, entry, { 'x-quarter': 'Behind the mill', 'x-season': 'x-rains' }),
    );
    expect(written.statusCode, written.body).toBe(200);
    expect((await asEsi('GET', `/api/v1/dossiers/${dossier}`)).body).toContain('Behind the mill');
    const { rows } = await server.world.admin.query('select to_jsonb(e)::text as row from gwen.entry e');
    const stored = rows.map(({ row }) => row).join();
    expect(stored).toContain('x-rains');
    expect(stored).not.toContain('Behind the mill');
  });

  test('is checked', async () => {
    const wrong = await asEsi('POST', '/api/v1/acts', identity(dossier, 2, entry, { 'x-season': 'x-snow' }));
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'invalid']);
  });

  test('is retired by an administrator and loses nothing', async () => {
    const { additions, versions } = await read();
    const [quarter, ...others] = additions.fields;
    const put = (fields: object[], version = versions.additions) =>
      asHugo('PUT', '/api/v1/country/additions', { version, body: { ...additions, fields } });

    expect((await put(others)).json()).toMatchObject({
      code: 'does-not-fit',
      reason: 'changed',
      about: 'case.identity.x-quarter',
    });
    expect((await put([{ ...quarter, class: 'restricted' }, ...others])).statusCode).toBe(422);
    expect((await put([{ ...quarter, type: 'feeling' }, ...others])).statusCode).toBe(400);
    expect((await put([{ ...quarter, retired: true }, ...others], versions.additions - 1)).json().code).toBe(
      'changed-meanwhile',
    );
    const done = await put([{ ...quarter, retired: true }, ...others]);
    expect(done.json()).toEqual({ version: versions.additions + 1 });
    expect((await asEsi('GET', `/api/v1/dossiers/${dossier}`)).body).toContain('Behind the mill');
    const lines = (await asEsi('GET', '/api/v1/administration')).json().lines;
    expect(lines[0]).toMatchObject({ what: 'country-changed', detail: { part: 'additions' } });
  });

  test('is added by administrators alone', async () => {
    const { additions, versions } = await read();
    const body = { version: versions.additions, body: additions };
    expect((await asEsi('PUT', '/api/v1/country/additions', body)).json().code).toBe('not-allowed');
    expect((await asHugo('PUT', '/api/v1/country/everything', body)).statusCode).toBe(404);
  });
});

test('its code stands in the list', async () => {
  const dossier = id();
  await asEsi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  const set = (relation: string, base: number) =>
    asEsi(
      'POST',
      '/api/v1/acts',
      act({ op: 'set', dossier, type: 'family', entry: id(), base, set: { relation } }),
    );
  expect((await set('x-chief', 1)).statusCode).toBe(200);
  expect((await set('x-nobody', 2)).statusCode).toBe(422);
});

test('a file that does not fit says where', () => {
  const issues = (change: object) =>
    countrySchema.safeParse({ ...tiny, ...change }).error?.issues.map(({ path }) => path.join('.'));
  expect(issues({ numbers: { 'C4.children': 100_000 } })).toEqual(['numbers.C4.children']);
  expect(issues({ settings: { ...tiny.settings, timeZone: 'Here' } })).toEqual(['settings.timeZone']);
  const [meals] = tiny.benchmarks;
  expect(issues({ benchmarks: [{ ...meals, reading: { from: 'number', field: 'head' } }] })).toEqual([
    'benchmarks.0.reading.field',
  ]);
});
