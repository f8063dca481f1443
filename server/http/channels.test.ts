/** Channels over the API: administrators set them up and end them, what is secret is told to nobody, operators see deliveries. */
import { createServer } from 'node:http';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asAdmin: As;
let asAmina: As;
beforeAll(async () => {
  server = await testServer();
  asAdmin = await server.person('admin', ['administrator']);
  asAmina = await server.person('amina', ['operator']);
});
afterAll(() => server.close());

const secret = 'Zinnoberquark';
const channel = {
  kind: 'twilio',
  settings: { account: 'AC1', from: '+12025550100' },
  secrets: { token: secret },
};
const form = () => ({ name: 'Short code', team: server.world.team, language: 'en', channel });

test('an administrator sets up a channel, sees it without secrets, and ends it', async () => {
  const made = await asAdmin('POST', '/api/v1/channels', form());
  expect(made.statusCode, made.body).toBe(201);
  const { id, address } = made.json();
  expect(address).toMatch(/^\/c\/tw\/[\w-]{43}$/);
  const listed = await asAdmin('GET', '/api/v1/channels');
  expect(listed.json().channels).toMatchObject([
    {
      ...{ id, kind: 'twilio', name: 'Short code', team: server.world.team, language: 'en', ended: null },
      ...{
        settings: { account: 'AC1', from: '+12025550100', api: 'https://api.twilio.com' },
        waiting: 0,
        failed: 0,
      },
    },
  ]);
  for (const hidden of [secret, address.split('/').at(-1)]) expect(listed.body).not.toContain(hidden);
  const { rows } = await server.world.admin.query('select * from gwen.channel');
  for (const hidden of [secret, address.split('/').at(-1)])
    expect(JSON.stringify(rows)).not.toContain(hidden);
  const { lines } = (await asAmina('GET', '/api/v1/administration')).json();
  expect(lines.map((line: { what: string }) => line.what)).toContain('channel-added');
  expect((await asAdmin('DELETE', `/api/v1/channels/${id}`)).statusCode).toBe(204);
  expect((await asAdmin('DELETE', `/api/v1/channels/${id}`)).statusCode).toBe(404);
  expect((await asAdmin('GET', '/api/v1/channels')).json().channels[0].ended).not.toBeNull();
});

test('a channel is tried out with one word to somewhere that is kept nowhere; whether it lives is told by days', async () => {
  const got: string[] = [];
  const gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      got.push(body);
      const isRefused = body.includes('%2B999');
      response.writeHead(isRefused ? 400 : 201, { 'content-type': 'application/json' });
      response.end('{"sid":"SM1"}');
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const made = await asAdmin('POST', '/api/v1/channels', {
    ...form(),
    channel: { ...channel, settings: { ...channel.settings, api } },
  });
  const { id } = made.json();
  const tried = async (to: unknown) => await asAdmin('POST', `/api/v1/channels/${id}/test`, { to });
  const [sent, refused] = [await tried('+12025550199'), await tried('+999')];
  expect([sent.json(), refused.json()]).toEqual([{ sends: 'sent' }, { sends: 'refused' }]);
  expect(got[0]).toBe('To=%2B12025550199&From=%2B12025550100&Body=Test');
  await new Promise((resolve) => gateway.close(resolve));
  expect((await tried('+12025550199')).json()).toEqual({ sends: 'later' });
  expect((await tried('')).statusCode).toBe(400);
  expect((await asAmina('POST', `/api/v1/channels/${id}/test`, { to: '+1' })).statusCode).toBe(403);
  expect((await asAdmin('POST', '/api/v1/channels/2000000/test', { to: '+1' })).statusCode).toBe(404);
  const { rows } = await server.world.admin.query('select detail from gwen.administration where what = $1', [
    'channel-tested',
  ]);
  expect(rows.map(({ detail }) => detail)).toEqual(
    ['sent', 'refused', 'later'].map((result) => ({ channel: id, result })),
  );
  expect(JSON.stringify(rows)).not.toContain('2025550199');
  const listed = (await asAdmin('GET', '/api/v1/channels')).json();
  expect(listed.spooled).toBe(0);
  expect(listed.channels.at(-1)).toMatchObject({ id, lastIn: null, lastOut: null });
  await asAdmin('DELETE', `/api/v1/channels/${id}`);
  expect((await tried('+12025550199')).statusCode).toBe(404);
});

test('forms on phones are set up with the code that a phone reads; it is told once', async () => {
  const made = await asAdmin('POST', '/api/v1/channels', { ...form(), channel: { kind: 'openrosa' } });
  expect(made.statusCode, made.body).toBe(201);
  const { id, address, onboarding } = made.json();
  expect(address).toMatch(/^\/c\/or\/[\w-]{43}$/);
  const settings = JSON.parse(inflateSync(Buffer.from(onboarding.text, 'base64')).toString());
  expect(settings.general.server_url).toMatch(new RegExp(`^https?://[^/]+${address}$`));
  expect(onboarding.svg).toMatch(/^<svg /);
  const listed = (await asAdmin('GET', '/api/v1/channels')).json().channels;
  expect(listed.find((one: { id: number }) => one.id === id)).toMatchObject({
    kind: 'openrosa',
    settings: {},
  });
  expect(JSON.stringify(listed)).not.toContain(address.split('/').at(-1));
});

test('nobody else may, and what does not fit is said', async () => {
  for (const [method, url] of [
    ['GET', '/api/v1/channels'],
    ['POST', '/api/v1/channels'],
    ['DELETE', '/api/v1/channels/1'],
  ] as const)
    expect((await asAmina(method, url, {})).statusCode).toBe(403);
  for (const wrong of [
    { ...form(), team: 999_999 },
    { ...form(), channel: { ...channel, secrets: {} } },
    { ...form(), channel: { ...channel, kind: 'other' } },
    { ...form(), channel: { ...channel, settings: { ...channel.settings, api: 'file:///etc/passwd' } } },
  ])
    expect((await asAdmin('POST', '/api/v1/channels', wrong)).statusCode).toBe(400);
  await expect(
    server.world.store.app.query("select gwen.add_channel($1, 'twilio', 'x', $2, 'en', 'x', '{}', 'x')", [
      asAmina.account,
      server.world.team,
    ]),
  ).rejects.toThrow('not an administrator');
});

test('looking again by itself what became of answers keeps no session from standing idle', async () => {
  const used = async (): Promise<Date> => {
    const { rows } = await server.world.admin.query(
      'select seen as used from gwen.session where account = $1',
      [asAmina.account],
    );
    return rows[0].used;
  };
  await server.world.admin.query(
    "update gwen.session set seen = now() - interval '10 minutes' where account = $1",
    [asAmina.account],
  );
  const before = await used();
  await asAmina('GET', `/api/v1/reports/${crypto.randomUUID()}/deliveries`);
  expect(await used()).toEqual(before);
  await asAmina('GET', '/api/v1/areas');
  expect(await used()).not.toEqual(before);
});

test('deliveries of a report that is not there, or not for her, are none', async () => {
  const answer = await asAmina('GET', `/api/v1/reports/${crypto.randomUUID()}/deliveries`);
  expect([answer.statusCode, answer.json()]).toEqual([200, { answers: [] }]);
});
