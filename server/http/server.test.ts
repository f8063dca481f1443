/** Around all routes: headers, pages, cookies behind TLS, what the log keeps, and what people read when something fails. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../domain/problems/messages.en.ts';
import { route } from './openapi/operation.ts';
import { problems } from './problems.ts';
import { buildServer } from './server.ts';
import type { As, TestServer } from './testServer.ts';
import { proofOf, testServer } from './testServer.ts';

const canary = 'Quetzalina-7731';
const policy = "default-src 'none'; script-src 'self'";

let server: TestServer;
let folder: string;
let asEsi: As;
const testRoute = (id: string) => route('public', { id, tag: 'service', summary: 'For a test' });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Notes</title>');
  await writeFile(join(folder, 'worker.js'), '// worker');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), '// script');
  await writeFile(join(folder, 'assets', 'main-abc123.js.gz'), gzipSync('// script'));
  server = await testServer({
    pages: { folder, policy },
    trustedProxy: '10.0.0.1',
    plugins: [
      async (app) => {
        app.get('/api/v1/test/broken', testRoute('break'), async () => {
          throw new Error(`something about ${canary}`);
        });
        app.get('/api/v1/test/down', testRoute('fallDown'), async () => {
          throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
        });
      },
    ],
  });
  asEsi = await server.person('esi', ['social-worker']);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test('healthz answers once all is ready', async () => {
  const answer = await server.app.inject('/healthz');
  expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true }]);
});

test('a browser learns what it needs before sign-in, and nothing about people', async () => {
  const answer = await server.app.inject('/api/v1/installation');
  expect(answer.json()).toEqual({
    installation: server.world.vault.installation,
    version: 'test',
    epoch: 1,
    country: {},
  });
});

test('a file goes out compressed to whoever takes it so, with the same headers, and plain to others', async () => {
  const url = '/assets/main-abc123.js';
  const zipped = await server.app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
  expect(zipped.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': policy,
    vary: expect.stringMatching(/accept-encoding/i),
  });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe('// script');
  const plain = await server.app.inject({ url });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.body).toBe('// script');
});

describe('headers', () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  test.each([
    '/',
    '/healthz',
    '/api/v1/installation',
    '/api/v1/session',
    '/api/v1/nothing',
    '/%',
    '/assets/main-abc123.js',
  ])('guard %s', async (url) => {
    const { headers } = await server.app.inject({ url, headers: { accept: 'text/html' } });
    expect(headers).toMatchObject(always);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
  test('keep nothing of the API in any cache', async () => {
    for (const url of [
      '/api/v1/installation',
      '/api/v1/session',
      '/api/v1/dossiers?kind=case',
      '/api/v1/export/case.csv',
    ]) {
      expect((await asEsi('GET', url)).headers['cache-control']).toBe('no-store');
    }
  });
});

describe('behind a proxy that speaks TLS', () => {
  const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.20' };
  const payload = { login: 'esi', proof: proofOf('esi') };
  const signIn = (remoteAddress: string) =>
    server.app.inject({ method: 'POST', url: '/api/v1/session', payload, headers: tls, remoteAddress });
  test('cookies are for TLS only, and the browser is told to stay with it', async () => {
    const answer = await signIn('10.0.0.1');
    expect(answer.cookies.map((cookie) => cookie.secure)).toEqual([true, true]);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });
  test('whoever else claims so is not believed', async () => {
    const answer = await signIn('10.0.0.2');
    expect(answer.cookies.map((cookie) => cookie.secure)).toEqual([undefined, undefined]);
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });
});

describe('pages', () => {
  const html = { accept: 'text/html,*/*' };
  test.each(['/', '/cases', '/cases/C-26-7F3KQ2-M', '/sign-in?next=home'])('%s is the app', async (url) => {
    const answer = await server.app.inject({ url, headers: html });
    expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>Notes</title>']);
    expect(answer.headers).toMatchObject({ 'content-security-policy': policy, 'cache-control': 'no-cache' });
  });
  test('scripts under hashed names are kept for good, others are asked for again', async () => {
    const script = await server.app.inject('/assets/main-abc123.js');
    expect(script.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(script.headers['content-type']).toContain('javascript');
    expect((await server.app.inject('/worker.js')).headers['cache-control']).toBe('no-cache');
  });
  test.each(['/missing.js', '/assets/none.js', '/../package.json', '/%2e%2e/package.json', '/.env'])(
    '%s is not there',
    async (url) => {
      expect((await server.app.inject({ url, headers: html })).statusCode).toBe(404);
    },
  );
  test('a program that asks for no page gets a problem', async () => {
    const answer = await server.app.inject({ url: '/cases', headers: { accept: 'application/json' } });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});

describe('problems', () => {
  test('each say what happened, what was kept, and what to do', () => {
    for (const code of Object.keys(problems)) {
      for (const part of ['happened', 'kept', 'next']) {
        expect(en[`problem.${code}.${part}` as keyof typeof en], `problem.${code}.${part}`).toMatch(/\.$/);
      }
    }
    expect(Object.keys(en).length).toBe(Object.keys(problems).length * 3);
  });
  test('are in the form of RFC 9457', async () => {
    const answer = await asEsi('GET', `/api/v1/dossiers/${crypto.randomUUID()}`);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: 'urn:gwen:problem:not-found',
      title: en['problem.not-found.happened'],
      detail: `${en['problem.not-found.kept']} ${en['problem.not-found.next']}`,
      status: 404,
      code: 'not-found',
    });
  });
  test('of a broken server give a reference that leads to the log, and no more', async () => {
    const answer = await server.app.inject('/api/v1/test/broken');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'broken']);
    expect(answer.body).not.toContain(canary);
    const line = server.log.find((one) => 'broken' in one && one.broken === answer.json().ref);
    expect(JSON.stringify(line)).toContain('server.test.ts');
    expect(JSON.stringify(line)).not.toContain(canary);
  });
  test('of a database that is away say so', async () => {
    const answer = await server.app.inject('/api/v1/test/down');
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'down']);
  });
});

test('the log holds a method, a pattern, a status and a time, and nothing that anybody sent', async () => {
  server.log.length = 0;
  const sent = {
    'user-agent': canary,
    'x-forwarded-for': canary,
    referer: `http://${canary}`,
    cookie: `c=${canary}`,
  };
  const id = crypto.randomUUID();
  await server.app.inject({ url: `/api/v1/dossiers/${canary}`, headers: sent });
  await server.app.inject({ url: `/${canary}?q=${canary}`, headers: sent });
  await server.signIn(canary, { ip: '203.0.113.199' });
  await asEsi('GET', `/api/v1/dossiers/${id}?name=${canary}`, undefined, { 'user-agent': canary });
  await asEsi('POST', '/api/v1/search', { names: [canary] });
  await asEsi('POST', '/api/v1/acts', `{"${canary}`);
  await asEsi('GET', `/api/v1/feed?since=${canary}`);
  await asEsi('GET', `/api/v1/%ff${canary}`);
  await server.app.inject('/api/v1/test/broken');
  const text = JSON.stringify(server.log);
  expect(server.log.length).toBeGreaterThan(8);
  for (const trace of [canary, '203.0.113', id, 'esi', 'name=']) expect(text).not.toContain(trace);
  for (const line of server.log) {
    expect(Object.keys(line)).toEqual(
      'broken' in line ? ['broken', 'name', 'at'] : ['method', 'route', 'status', 'ms'],
    );
  }
});

test('a route of the API that does not say who it is for stops the server at start', async () => {
  const { world } = server;
  const forgetful = buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    plugins: [async (app) => void app.get('/api/v1/forgotten', async () => 'all of it')],
  });
  await expect(forgetful).rejects.toThrow('does not say who it is for');
});

test('what is not HTTP is answered shortly and closed', async () => {
  const other = await buildServer({
    store: server.world.store,
    installation: 'x',
    version: 'test',
  });
  await other.listen({ port: 0, host: '127.0.0.1' });
  const { port } = other.server.address() as AddressInfo;
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${canary}\r\n\r\n`));
    let got = '';
    socket.on('data', (data) => {
      got += data;
    });
    socket.on('close', () => resolve(got));
  });
  expect(answer).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  await other.close();
});
