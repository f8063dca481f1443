import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings } from '../../countries/demo/settings.ts';
import { countrySettingsSchema } from '../../domain/country.ts';
import { putPart } from '../people/country.ts';
import { buildServer } from './server.ts';
import type { TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const onion = `http://${'abcdefgh'.repeat(7)}.onion`;
const security = { contact: 'mailto:safe@line.example', expires: '2027-06-30' };

async function set(more: object): Promise<void> {
  const { admin, store } = server.world;
  const body = countrySettingsSchema.parse({ ...settings, ...more });
  const version = store.country.versions['settings'] ?? 0;
  await putPart(admin, null, { part: 'settings', body, version }, store.country.set);
  await store.refresh();
}

/** Behind a proxy that speaks TLS, or not. */
async function get(url: string, accept: string, proto: string) {
  const { store, vault } = server.world;
  const app = await buildServer({
    store,
    installation: vault.installation,
    version: 'test',
    trustedProxy: '127.0.0.1',
  });
  const answer = await app.inject({ method: 'GET', url, headers: { accept, 'x-forwarded-proto': proto } });
  await app.close();
  return answer;
}

test('security.txt says whom to tell, and is not there until somebody is named', async () => {
  await set({});
  expect((await get('/.well-known/security.txt', '*/*', 'https')).statusCode).toBe(404);
  await set({ security });
  const answer = await get('/.well-known/security.txt', '*/*', 'https');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  const [contact, expires, languages] = answer.body.trimEnd().split('\n');
  expect([contact, expires]).toEqual(['Contact: mailto:safe@line.example', 'Expires: 2027-06-30T23:59:59Z']);
  expect(languages).toMatch(/^Preferred-Languages: [a-z, ]*\ben\b/);
});

test('pages tell their onion address over TLS, without what was asked; nothing else does', async () => {
  await set({});
  expect((await get('/report', 'text/html', 'https')).headers).not.toHaveProperty('onion-location');
  await set({ onion });
  expect((await get('/report?x=secret', 'text/html', 'https')).headers['onion-location']).toBe(
    `${onion}/report`,
  );
  expect((await get('/report', 'text/html', 'http')).headers).not.toHaveProperty('onion-location');
  expect((await get('/api/v1/areas', 'application/json', 'https')).headers).not.toHaveProperty(
    'onion-location',
  );
});
