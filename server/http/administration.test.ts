/** Running the service: organisations, accounts, teams, settings, and that everyone sees what was done. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { proofOf, testServer } from './testServer.ts';

let server: TestServer;
let asHugo: As;
let asEsi: As;
beforeAll(async () => {
  server = await testServer();
  asHugo = await server.person('hugo', ['administrator']);
  asEsi = await server.person('esi', ['social-worker']);
});
afterAll(() => server.close());

const wrappedIdentity = `1.${'n'.repeat(120)}`;
const accountForm = (login: string, more: object = {}) => ({
  login,
  name: 'Nuru Ramos',
  organisation: server.world.organisation,
  roles: ['social-worker'],
  proof: proofOf(login),
  wrappedIdentity,
  ...more,
});
const directory = async () => (await asEsi('GET', '/api/v1/directory')).json();

test('an organisation, a team and a person are added, and the person joins and leaves', async () => {
  const organisation = (
    await asHugo('POST', '/api/v1/organisations', { name: 'Second Morning', gwen: 'ngo', area: 'XA02' })
  ).json().id;
  const added = await asHugo(
    'POST',
    '/api/v1/accounts',
    accountForm(' Nuru ', { organisation, proof: proofOf('nuru') }),
  );
  expect(added.statusCode, added.body).toBe(201);
  const account = added.json().id;
  const team = (
    await asHugo('POST', '/api/v1/teams', { name: 'Night team', kind: 'response-team', organisation })
  ).json().id;
  expect((await asHugo('PUT', `/api/v1/teams/${team}/members/${account}`)).statusCode).toBe(204);
  const { organisations, teams, accounts } = await directory();
  expect(organisations).toContainEqual({
    id: organisation,
    name: 'Second Morning',
    gwen: 'ngo',
    area: 'XA02',
    closed: false,
  });
  expect(teams).toContainEqual({
    id: team,
    name: 'Night team',
    kind: 'response-team',
    organisation,
    area: '',
    discipline: null,
    members: [account],
  });
  expect(accounts).toContainEqual({
    id: account,
    name: 'Nuru Ramos',
    roles: ['social-worker'],
    organisation,
    recipient: null,
    machine: false,
    ended: false,
  });
  // signs in, and must choose a passphrase of her own first
  const asNuru = server.from(await server.signIn('nuru'));
  expect((await asNuru('GET', '/api/v1/directory')).json().code).toBe('choose-passphrase');
  expect((await asHugo('DELETE', `/api/v1/teams/${team}/members/${account}`)).statusCode).toBe(204);
  expect((await asHugo('DELETE', `/api/v1/teams/${team}`)).statusCode).toBe(204);
  expect((await asHugo('DELETE', `/api/v1/teams/${team}`)).statusCode).toBe(404);
  expect((await directory()).teams.map((one: { id: number }) => one.id)).not.toContain(team);
});

test('the directory tells nothing that it does not declare', async () => {
  const text = JSON.stringify(await directory());
  for (const word of ['login', 'proof', 'locale', 'since', wrappedIdentity]) expect(text).not.toContain(word);
});

test('a login is taken once, whatever its case', async () => {
  expect((await asHugo('POST', '/api/v1/accounts', accountForm('twice'))).statusCode).toBe(201);
  // its name was compared with those that reports tell, before anybody can sign in
  expect((await server.world.admin.query('select 1 from gwen.to_compare')).rows).toEqual([]);
  const again = await asHugo('POST', '/api/v1/accounts', accountForm('TWICE'));
  expect([again.statusCode, again.json().code]).toEqual([409, 'exists']);
});

test.each([
  ['a role that the system alone plays', { roles: ['intake'] }],
  ['the role that gives in an emergency', { roles: ['emergency'] }],
  ['the role of a reporter', { roles: ['reporter'] }],
  ['an organisation that does not exist', { organisation: 2_000_000 }],
  ['a key that an administrator made', { recipient: `age1pq1${'q'.repeat(1952)}` }],
])('no account has %s', async (_, more) => {
  const answer = await asHugo('POST', '/api/v1/accounts', accountForm(`no-${Math.random()}`, more));
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformed']);
});

test('an ended account signs in no more, and its name stays', async () => {
  const asLeaver = await server.person('leaver', ['operator']);
  expect((await asHugo('PATCH', `/api/v1/accounts/${asLeaver.account}`, { ended: true })).statusCode).toBe(
    204,
  );
  expect((await asLeaver('GET', '/api/v1/session')).statusCode).toBe(401);
  expect((await server.signIn('leaver')).statusCode).toBe(401);
  const { accounts, teams } = await directory();
  expect(accounts).toContainEqual(expect.objectContaining({ id: asLeaver.account, ended: true }));
  for (const team of teams) expect(team.members).not.toContain(asLeaver.account);
});

test('a lost passphrase is replaced by a first one, without a key and a second step', async () => {
  const asLoser = await server.person('loser', ['social-worker']);
  const form = { proof: proofOf('fresh'), wrappedIdentity };
  expect((await asHugo('PUT', `/api/v1/accounts/${asLoser.account}/credential`, form)).statusCode).toBe(204);
  expect((await asLoser('GET', '/api/v1/session')).statusCode).toBe(401);
  expect((await server.signIn('loser')).statusCode).toBe(401);
  expect((await server.signIn('loser', { proof: proofOf('fresh') })).json()).toMatchObject({ initial: true });
});

test('a setting keeps to its bounds', async () => {
  const { settings } = (await asEsi('GET', '/api/v1/settings')).json();
  expect(settings).toMatchObject({ 'session-idle': 30, 'emergency-access': 4, 'emergency-grant-review': 24 });
  for (const value of [0, 481, 1.5, '30']) {
    expect((await asHugo('PUT', '/api/v1/settings/session-idle', { value })).statusCode).toBe(400);
  }
  expect((await asHugo('PUT', '/api/v1/settings/no-such', { value: 1 })).statusCode).toBe(404);
  expect((await asHugo('PUT', '/api/v1/settings/session-idle', { value: 45 })).statusCode).toBe(204);
  await expect
    .poll(async () => (await asEsi('GET', '/api/v1/settings')).json().settings['session-idle'], {
      timeout: 9_000,
    })
    .toBe(45);
});

test('everyone can read what administrators did, and it cannot be unwritten', async () => {
  await asHugo('PATCH', `/api/v1/accounts/${asEsi.account}`, { roles: ['social-worker', 'supervisor'] });
  const { lines } = (await asEsi('GET', '/api/v1/administration')).json();
  expect(lines[0]).toMatchObject({
    account: asHugo.account,
    what: 'account-changed',
    about: asEsi.account,
    detail: { roles: ['social-worker', 'supervisor'] },
  });
  const older = (await asEsi('GET', `/api/v1/administration?before=${lines.at(-1).id}`)).json().lines;
  expect(older.every((line: { id: string }) => Number(line.id) < Number(lines.at(-1).id))).toBe(true);
  for (const change of [
    'update gwen.administration set what = $1',
    'delete from gwen.administration where what = $1',
  ]) {
    await expect(server.world.store.app.query(change, ['x'])).rejects.toThrow(/permission denied/);
  }
});

test('administrators see what each number is, and who set it when; it holds at once', async () => {
  expect((await asEsi('GET', '/api/v1/settings/history')).statusCode).toBe(403);
  const one = async (id: string) =>
    (await asHugo('GET', '/api/v1/settings/history'))
      .json()
      .settings.find((line: { id: string }) => line.id === id);
  const bounds = { id: 'C4.children', unit: 'count', default: 20 };
  expect(await one('C4.children')).toMatchObject({ ...bounds, value: 20, history: [] });
  for (const value of [12, 14])
    expect((await asHugo('PUT', '/api/v1/settings/C4.children', { value })).statusCode).toBe(204);
  const now = await one('C4.children');
  expect(now).toMatchObject({ ...bounds, value: 14 });
  expect(now.history).toMatchObject([
    { value: 14, account: asHugo.account },
    { value: 12, account: asHugo.account },
  ]);
  expect(server.world.store.findSetting('C4.children')).toBe(14);
});

test('what people sign in as is for administrators alone; programs are not among them', async () => {
  expect((await asEsi('GET', '/api/v1/accounts')).statusCode).toBe(403);
  const { logins } = (await asHugo('GET', '/api/v1/accounts')).json();
  expect(logins).toContainEqual({ account: asEsi.account, login: 'esi' });
  const form = { name: 'Registry', organisation: server.world.organisation, roles: ['social-worker'] };
  const made = (await asHugo('POST', '/api/v1/machines', form)).json();
  const after = (await asHugo('GET', '/api/v1/accounts')).json().logins;
  expect(after.map((line: { account: number }) => line.account)).not.toContain(made.account);
});

test('the application cannot act as the console, nor in the name of somebody who is no administrator', async () => {
  const { app } = server.world.store;
  for (const by of [null, asEsi.account, 2_000_000]) {
    await expect(
      app.query('select gwen.add_organisation($1, $2, $3, $4)', [by, 'x', 'ngo', '']),
    ).rejects.toThrow('not an administrator');
  }
});

test('the application reads no secret, whatever it asks', async () => {
  const { app } = server.world.store;
  for (const table of [
    'credential',
    'session',
    'seal_key',
    'recovery_share',
    'spoken_number',
    'token',
    'access_log',
  ]) {
    await expect(app.query(`select * from gwen.${table}`)).rejects.toThrow(/permission denied/);
  }
});

test('areas are added, parents first, and renamed; what they are part of stays', async () => {
  const put = (as: As, ...areas: object[]) => as('PUT', '/api/v1/areas', { areas });
  expect((await put(asHugo, { code: 'QA', parent: null, name: 'Quiet land' })).statusCode).toBe(204);
  const more = await put(
    asHugo,
    { code: 'QA01', parent: 'QA', name: 'North' },
    { code: 'QA0101', parent: 'QA01', name: 'Harbour' },
    { code: 'QA', parent: null, name: 'Quietland' },
  );
  expect(more.statusCode, more.body).toBe(204);
  const { areas } = (await asEsi('GET', '/api/v1/areas')).json();
  expect(areas).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'QA', name: 'Quietland' }),
      expect.objectContaining({ code: 'QA0101', parent: 'QA01', name: 'Harbour' }),
    ]),
  );
  const lost = await put(asHugo, { code: 'QB01', parent: 'QB', name: 'Of nothing' });
  expect(lost.statusCode).toBe(400);
  expect(lost.json()).toMatchObject({ code: 'malformed', issues: [{ path: 'areas.0.parent' }] });
  expect((await put(asEsi, { code: 'QC', parent: null, name: 'Hers' })).statusCode).toBe(403);
});

test('an administrator sees how the system fares, and nobody else does', async () => {
  const { admin } = server.world;
  const healthy = await asHugo('GET', '/api/v1/health');
  expect(healthy.statusCode, healthy.body).toBe(200);
  expect(healthy.json()).toMatchObject({
    backup: null,
    jobs: { waiting: 0, failing: 0 },
    points: expect.arrayContaining([{ team: server.world.team, since: null }]),
  });
  expect(healthy.json().bytes).toBeGreaterThan(1_000_000);
  await admin.query('select gwen.note_backup(12345)');
  expect((await asHugo('GET', '/api/v1/health')).json().backup).toMatch(/^\d{4}-/);
  const { lines } = (await asEsi('GET', '/api/v1/administration')).json();
  expect(lines[0]).toMatchObject({ what: 'backed-up', account: null, detail: { bytes: 12345 } });
  expect((await asEsi('GET', '/api/v1/health')).statusCode).toBe(403);
});

test('an organisation is closed once nobody works for it, and keeps its name', async () => {
  const made = await asHugo('POST', '/api/v1/organisations', { name: 'Lantern House', gwen: 'ngo' });
  const { id } = made.json();
  const person = (await asHugo('POST', '/api/v1/accounts', accountForm('olga', { organisation: id }))).json();
  const inUse = await asHugo('DELETE', `/api/v1/organisations/${id}`);
  expect(inUse.statusCode).toBe(422);
  expect(inUse.json()).toMatchObject({ code: 'does-not-fit', reason: 'organisation-in-use' });
  await asHugo('PATCH', `/api/v1/accounts/${person.id}`, { ended: true });
  expect((await asEsi('DELETE', `/api/v1/organisations/${id}`)).statusCode).toBe(403);
  expect((await asHugo('DELETE', `/api/v1/organisations/${id}`)).statusCode).toBe(204);
  expect((await asHugo('DELETE', `/api/v1/organisations/${id}`)).statusCode).toBe(404);
  expect((await directory()).organisations).toContainEqual(
    expect.objectContaining({ id, name: 'Lantern House', closed: true }),
  );
});
