/** Who opened a dossier is told to supervisors whom it lets in, and to nobody else; that they looked stands there too. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asEsi: As;
let asSana: As;
let asOlga: As;
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asSana = await server.person('sana', ['supervisor']);
  asOlga = await server.person('olga', ['supervisor']);
});
afterAll(() => server.close());

const act = (...operations: object[]) => ({
  id: crypto.randomUUID(),
  act: 'plain',
  operations: operations.map((one) => ({
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    ...one,
  })),
});
const grant = (dossier: string, party: number, level: string) => ({
  ...{ op: 'grant', dossier, grant: crypto.randomUUID(), party, groups: ['intake'], level },
  ...{ purpose: 'care', basis: 'assignment' },
});

interface Reading {
  readonly id: string;
  readonly account: number;
  readonly what: string;
}

test('who opened it and how, newest first, page by page; looking there is a line of its own', async () => {
  const dossier = crypto.randomUUID();
  const path = `/api/v1/dossiers/${dossier}`;
  const made = await asEsi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  expect(made.statusCode, made.body).toBe(200);
  const lets = await asEsi(
    'POST',
    '/api/v1/acts',
    act(grant(dossier, asSana.account, 'read'), grant(dossier, asOlga.account, 'know-of')),
  );
  expect(lets.statusCode, lets.body).toBe(200);
  await asEsi('GET', path);
  await asEsi('GET', `${path}/export.json`);
  const readings = async (as: As, query = '') => await as('GET', `${path}/readings${query}`);
  const first = await readings(asSana);
  expect(first.statusCode, first.body).toBe(200);
  const lines = (): readonly Reading[] => first.json().readings;
  expect(lines().map(({ account, what }) => [account, what])).toEqual([
    [asSana.account, 'readings'],
    [asEsi.account, 'export'],
    [asEsi.account, 'open'],
  ]);
  expect(first.json().next).toBeNull();
  // further pages of that hour are no new looking
  expect((await readings(asSana, `?before=${lines()[1]?.id}`)).json().readings).toHaveLength(1);
  expect((await readings(asSana)).json().readings).toHaveLength(4);
  // who wrote it is looked at and does not look; who only knows of it, and who does not, learn nothing
  expect((await readings(asEsi)).statusCode).toBe(403);
  const [known, unknown] = [
    await readings(asOlga),
    await asOlga('GET', `/api/v1/dossiers/${crypto.randomUUID()}/readings`),
  ];
  expect([known.statusCode, unknown.statusCode]).toEqual([404, 404]);
  expect(known.body).toBe(unknown.body);
  // nor by asking for a later page
  const later = await readings(asOlga, `?before=${lines()[0]?.id}`);
  expect([later.statusCode, later.body]).toEqual([404, unknown.body]);
  expect((await readings(asSana)).json().readings.map(({ account }: Reading) => account)).not.toContain(
    asOlga.account,
  );
  expect((await readings(asSana, '?before=x')).statusCode).toBe(400);
});

test('whoever begins at a later page looked too', async () => {
  const dossier = crypto.randomUUID();
  await asEsi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  await asEsi('POST', '/api/v1/acts', act(grant(dossier, asSana.account, 'read')));
  await asEsi('GET', `/api/v1/dossiers/${dossier}`);
  const whole = `/api/v1/dossiers/${dossier}/readings?before=999999999999`;
  const { readings } = (await asSana('GET', whole)).json();
  expect(readings.map(({ account, what }: Reading) => [account, what])).toEqual([
    [asSana.account, 'readings'],
    [asEsi.account, 'open'],
  ]);
});

test('a page is a hundred lines', async () => {
  const dossier = crypto.randomUUID();
  await asEsi('POST', '/api/v1/acts', act({ op: 'create', dossier, kind: 'case' }));
  await asEsi('POST', '/api/v1/acts', act(grant(dossier, asSana.account, 'read')));
  await server.world.admin.query(
    `insert into gwen.access_log (dossier_id, account, what) select $1, $2, 'open' from generate_series(1, 150)`,
    [dossier, asEsi.account],
  );
  const path = `/api/v1/dossiers/${dossier}/readings`;
  const { readings, next } = (await asSana('GET', path)).json();
  expect(readings).toHaveLength(100);
  const rest = (await asSana('GET', `${path}?before=${next}`)).json();
  expect([rest.readings.length, rest.next]).toEqual([51, null]);
  expect(new Set([...readings, ...rest.readings].map(({ id }: Reading) => id)).size).toBe(151);
  // a last page that is full says that it is the last
  const full = (await asSana('GET', `${path}?before=${readings[50].id}`)).json();
  expect([full.readings.length, full.next]).toEqual([100, null]);
});
