/**
 * Who may ask what: every route, by everyone. A dossier that is somebody else's answers exactly as one that does not
 * exist, whatever is asked of it and whatever the role.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountRoles } from '../../domain/roles.ts';
import { unzip } from '../exchange/testSheet.ts';
import { routesOf } from './routesOf.ts';
import type { As, Method, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const id = (): string => crypto.randomUUID();
const now = (): string => new Date().toISOString();
const canary = 'Quetzalina';

let server: TestServer;
let asEsi: As;
/** Signed in, one for each role, and one without any. */
const others = new Map<string, As>();
let dossier: string;
let number: string;
let entry: string;

beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  for (const { role } of accountRoles) others.set(role, await server.person(`the-${role}`, [role]));
  others.set('nothing', await server.person('the-one-without', []));
  dossier = id();
  entry = id();
  const answer = await asEsi('POST', '/api/v1/acts', {
    id: id(),
    act: 'plain',
    operations: [
      { op: 'create', id: id(), dossier, recorded: now(), kind: 'case', area: 'XA01' },
      {
        op: 'set',
        id: id(),
        dossier,
        recorded: now(),
        type: 'identity',
        entry,
        base: 0,
        set: {
          names: [{ part: 'given', text: canary }],
          sex: 'female',
          dateOfBirth: '2011-05',
          ageBasis: { unsaid: 'not-asked' },
        },
      },
    ],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  number = answer.json().dossiers[0].number;
});
afterAll(() => server.close());

const routes = (): string[] => routesOf(server.app);

const open = [
  'GET /healthz',
  'GET /.well-known/security.txt',
  'GET /api/v1/installation',
  'POST /api/v1/session',
];
const forAdministrators = [
  'POST /api/v1/organisations',
  'POST /api/v1/accounts',
  'PATCH /api/v1/accounts/:id',
  'PUT /api/v1/accounts/:id/credential',
  'POST /api/v1/teams',
  'DELETE /api/v1/teams/:id',
  'PUT /api/v1/teams/:id/members/:account',
  'DELETE /api/v1/teams/:id/members/:account',
  'PUT /api/v1/settings/:id',
  'GET /api/v1/machines',
  'POST /api/v1/machines',
  'POST /api/v1/machines/:account/keys',
  'DELETE /api/v1/machines/keys/:key',
];
const split = (route: string): [Method, string] => {
  const [method = '', path = ''] = route.split(' ');
  return [
    method as Method,
    path
      .replace(':account', '1')
      .replace(':epoch', '1')
      .replace(':kind', 'case')
      .replace(':id', '1')
      .replace(':key', '1'),
  ];
};

describe('a route', () => {
  test('is one of some thirty', () => {
    expect(routes().length).toBeGreaterThan(30);
    for (const route of [...open, ...forAdministrators]) expect(routes()).toContain(route);
  });

  test('is closed to whoever is not signed in, unless it is one of four', async () => {
    for (const route of routes().filter((one) => !open.includes(one))) {
      const [method, url] = split(route);
      const answer = await server.app.inject({ method, url });
      expect([route, answer.statusCode, answer.json().code]).toEqual([route, 401, 'signed-out']);
    }
  });

  test('needs the word of the session whenever it changes something', async () => {
    for (const route of routes().filter((one) => !open.includes(one) && !one.startsWith('GET'))) {
      const [method, url] = split(route);
      const answer = await asEsi(method, url, {}, { 'x-gwen-csrf': 'no' });
      expect([route, answer.json().code]).toEqual([route, 'csrf']);
    }
  });

  test('of administration is for administrators alone', async () => {
    for (const route of forAdministrators) {
      const [method, url] = split(route);
      for (const [role, as] of others) {
        const answer = await as(method, url, {});
        const isOpen = answer.statusCode !== 403;
        expect([route, role, isOpen]).toEqual([route, role, role === 'administrator']);
      }
    }
  });

  test('of what is late is for supervisors alone', async () => {
    for (const [role, as] of others) {
      expect([role, (await as('GET', '/api/v1/late')).statusCode]).toEqual([
        role,
        role === 'supervisor' ? 200 : 403,
      ]);
    }
  });

  test('that does not exist is not there, for anybody', async () => {
    for (const url of [
      '/api/v1/nothing',
      '/api/v1/dossiers/x/y/z',
      '/api/v2/session',
      '/../etc/passwd',
      '//',
    ]) {
      expect([url, (await asEsi('GET', url)).statusCode]).toEqual([url, 404]);
      expect((await server.app.inject(url)).statusCode).toBe(404);
    }
  });
});

describe("somebody else's dossier", () => {
  /** Everything that names a dossier, for a given id. */
  const questions = (target: string): readonly [Method, string, object?][] => {
    const common = { id: id(), dossier: target, recorded: now() };
    const act = (operation: object): [Method, string, object] => [
      'POST',
      '/api/v1/acts',
      { id: id(), act: 'plain', operations: [{ ...common, ...operation }] },
    ];
    return [
      ['GET', `/api/v1/dossiers/${target}`],
      ['GET', `/api/v1/dossiers/${target.toUpperCase()}`],
      ['GET', `/api/v1/dossiers/${target}/history`],
      ['GET', `/api/v1/dossiers/${target}/export.json`],
      ['GET', `/api/v1/dossiers/${target}/acts`],
      ['POST', '/api/v1/versions', { ids: [target] }],
      act({ op: 'set', type: 'note', entry: id(), base: 0, set: { text: 'I was here.' } }),
      act({ op: 'set', type: 'identity', entry, base: 2, set: { sex: 'male' } }),
      act({ op: 'withdraw', type: 'identity', entry, base: 2, reason: 'not needed' }),
      act({ op: 'transition', to: 'closed', reason: 'not needed' }),
      act({
        op: 'grant',
        grant: id(),
        party: 1,
        groups: ['identity'],
        level: 'read',
        purpose: 'care',
        basis: 'assignment',
      }),
      act({ op: 'revoke', grant: id(), reason: 'not needed' }),
      act({ op: 'link', to: id(), relation: 'concerns' }),
      act({ op: 'unlink', to: id(), relation: 'concerns', reason: 'not needed' }),
      act({ op: 'settle', duty: 'C3:provisional' }),
      [
        'POST',
        '/api/v1/acts/record-incident',
        {
          id: id(),
          dossiers: { case: { id: target, version: 2 } },
          steps: { incident: { set: { what: 'I was here.' } } },
        },
      ],
    ];
  };
  /** An answer without what differs by chance: ids that the question itself made. */
  const plain = (answer: { statusCode: number; body: string; headers: object }): string =>
    `${answer.statusCode} ${answer.body.replaceAll(/[\da-f]{8}-[\da-f-]{27}/gi, 'ID')}`;

  test.each([...accountRoles.map(({ role }) => role), 'nothing'])('is not there for a %s', async (role) => {
    const as = others.get(role);
    if (!as) throw new Error(role);
    const nowhere = questions(id());
    for (const [at, [method, url, body]] of questions(dossier).entries()) {
      const theirs = await as(method, url, body);
      const [otherMethod, otherUrl, otherBody] = nowhere[at] ?? ['GET', '/'];
      const missing = await as(otherMethod, otherUrl, otherBody);
      expect(plain(theirs)).toBe(plain(missing));
      expect(theirs.headers['content-length']).toBe(missing.headers['content-length']);
      expect([url, theirs.statusCode]).toEqual([url, url.endsWith('versions') ? 200 : 404]);
    }
  });

  test.each([...accountRoles.map(({ role }) => role), 'nothing'])(
    'is in no list, search, export or feed of a %s',
    async (role) => {
      const as = others.get(role);
      if (!as) throw new Error(role);
      const { cursor } = (await as('GET', '/api/v1/feed')).json();
      await asEsi('POST', '/api/v1/acts', {
        id: id(),
        act: 'plain',
        operations: [
          {
            op: 'set',
            id: id(),
            dossier,
            recorded: now(),
            type: 'note',
            entry: id(),
            base: 1,
            set: { text: canary },
          },
        ],
      });
      const answers = [
        await as('GET', '/api/v1/dossiers?kind=case'),
        await as('GET', '/api/v1/dossiers?kind=case&sort=created&where=identity.sex:female'),
        await as('GET', '/api/v1/export/case.csv'),
        await as('GET', '/api/v1/export/case.htcds.csv'),
        await as('GET', '/api/v1/duties'),
        await as('GET', `/api/v1/feed?since=${cursor}`),
        await as('POST', '/api/v1/search', { names: [canary] }),
        await as('POST', '/api/v1/search', { number }),
        await as('POST', '/api/v1/search', { names: [canary], births: ['2011'] }),
        await as('GET', '/api/v1/directory'),
        await as('GET', '/api/v1/administration'),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(200);
        for (const trace of [dossier, number, canary]) expect(answer.body).not.toContain(trace);
      }
      // packed, so looked at by what it unpacks to
      const { rawPayload } = await as('GET', '/api/v1/export/case.xlsx');
      const sheet = JSON.stringify(unzip(rawPayload));
      for (const trace of [dossier, number, canary]) expect(sheet).not.toContain(trace);
    },
  );

  test('is all there for whose it is', async () => {
    const view = (await asEsi('GET', `/api/v1/dossiers/${dossier}`)).json();
    expect(view).toMatchObject({ id: dossier, kind: 'case', number, state: 'intake' });
    expect(view.loaded).toContain('identity');
    expect(JSON.stringify(view.entries)).toContain(canary);
    const history = (await asEsi('GET', `/api/v1/dossiers/${dossier}/history`)).json();
    expect(history.changes.slice(0, 2).map((change: { kind: string }) => change.kind)).toEqual([
      'create',
      'set',
    ]);
    const list = (await asEsi('GET', '/api/v1/dossiers?kind=case')).json();
    expect(list.dossiers.map((one: { id: string }) => one.id)).toContain(dossier);
    expect((await asEsi('POST', '/api/v1/search', { names: [canary] })).json().hits[0]).toMatchObject({
      dossier,
      number,
      kind: 'case',
    });
    const typed = number.replaceAll('-', ' ').toLowerCase();
    expect((await asEsi('POST', '/api/v1/search', { number: typed })).json().hits[0]).toMatchObject({
      dossier,
    });
    expect((await asEsi('GET', '/api/v1/export/case.csv')).body).toContain(number);
    const { rawPayload } = await asEsi('GET', '/api/v1/export/case.xlsx');
    expect(JSON.stringify(unzip(rawPayload))).toContain(number);
    const htcds = (await asEsi('GET', '/api/v1/export/case.htcds.csv')).body;
    for (const trace of [number, canary]) expect(htcds).toContain(trace);
    const file = (await asEsi('GET', `/api/v1/dossiers/${dossier}/export.json`)).body;
    for (const trace of [dossier, number, canary]) expect(file).toContain(trace);
    const versions = (await asEsi('POST', '/api/v1/versions', { ids: [dossier, id()] })).json();
    expect(versions.dossiers).toEqual([{ id: dossier, version: view.version }]);
  });
});
