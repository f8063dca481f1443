/** Files over HTTP: what is taken and what is not, who is given them and how, and that refused or broken uploads leave nothing. */
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  canary,
  exifSegment,
  jpeg,
  jpegWith,
  opening,
  pdf,
  png,
  pngChunk,
  pngWith,
  touched,
} from '../files/testFiles.ts';
import type { MachineWorld } from './testMachines.ts';
import { machineWorld } from './testMachines.ts';
import type { As } from './testServer.ts';

let world: MachineWorld;
let server: MachineWorld['server'];
let base: string;
let asEsi: As;
let asOther: As;
beforeAll(async () => {
  world = await machineWorld();
  ({ server, asEsi } = world);
  asOther = await server.person('other', ['social-worker']);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});

const id = (): string => crypto.randomUUID();
const path = (dossier: string, file: string) => `/api/v1/dossiers/${dossier}/files/${file}`;
const words = { 'content-type': 'application/octet-stream' };
const headersOf = (as: As) => ({ cookie: as.cookie, 'x-gwen-csrf': as.csrf, ...words });

const send = (as: As, dossier: string, bytes: Buffer, file = id(), headers: object = {}) =>
  fetch(`${base}${path(dossier, file)}`, {
    method: 'PUT',
    headers: { ...headersOf(as), ...headers },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(10_000),
  });
const read = (as: As, dossier: string, file: string) =>
  fetch(`${base}${path(dossier, file)}`, { headers: { cookie: as.cookie } });
const said = async (answer: Response) => [answer.status, (await answer.json()).code];

interface Kept {
  readonly id: string;
  readonly type: string;
}
async function kept(as: As, dossier: string, bytes: Buffer): Promise<Kept> {
  const answer = await send(as, dossier, bytes);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return await answer.json();
}

async function newCase(): Promise<string> {
  const dossier = id();
  expect((await act({ op: 'create', dossier, kind: 'case' })).statusCode).toBe(200);
  return dossier;
}
const act = (...operations: object[]) =>
  asEsi('POST', '/api/v1/acts', {
    id: id(),
    act: 'plain',
    operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
  });
const entry = (dossier: string, file: object) => ({
  ...{ op: 'set', dossier, type: 'file', entry: id(), base: 1 },
  set: { kind: 'photo', file: { name: 'Passport of Abeba', ...file } },
});
/** How many files of this dossier are kept. */
async function count(dossier: string): Promise<number> {
  const { rows } = await server.world.admin.query(
    `select (select count(*) from gwen.file where dossier_id = $1) + (select count(*) from gwen.file_chunk where dossier_id = $1) as n`,
    [dossier],
  );
  return Number(rows[0].n);
}

describe('a photo', () => {
  test('is handed out without place and device, as a file, to who may read its entry', async () => {
    const dossier = await newCase();
    const file = await kept(asEsi, dossier, jpegWith(exifSegment(6)));
    expect(file.type).toBe('image/jpeg');
    expect((await read(asEsi, dossier, file.id)).status).toBe(404);
    expect((await act(entry(dossier, file))).statusCode).toBe(200);

    const answer = await read(asEsi, dossier, file.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${file.id}.jpg"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.includes(canary)).toBe(false);
    expect(bytes.subarray(-40)).toEqual(jpeg.subarray(-40));

    expect(await said(await read(asOther, dossier, file.id))).toEqual([404, 'not-found']);
    expect(await said(await read(asOther, dossier, id()))).toEqual([404, 'not-found']);
    expect((await fetch(`${base}${path(dossier, file.id)}`)).status).toBe(401);
    const logged = JSON.stringify(server.log);
    for (const hidden of [file.id, dossier, 'Abeba']) expect(logged).not.toContain(hidden);
  });

  test('is what its bytes are, whatever is said of it', async () => {
    const dossier = id();
    const said = { 'content-disposition': 'attachment; filename="x.html"', 'x-content-type': 'text/html' };
    const answer = await send(asEsi, dossier, pngWith(pngChunk('tEXt', Buffer.from(canary))), id(), said);
    expect(await answer.json()).toMatchObject({ type: 'image/png', size: expect.any(Number) });
    expect((await send(asEsi, dossier, png, id(), { 'content-type': 'image/png' })).status).toBe(415);
    expect((await asEsi('PUT', path(dossier, id()), { file: 'x' })).statusCode).toBe(415);
    expect((await send(asEsi, dossier, png, id(), { 'content-encoding': 'gzip' })).status).toBe(415);
  });
});

describe('what is refused', () => {
  test.each([
    ['a spreadsheet', 415, 'file-not-taken', () => Buffer.from('504b03041400', 'hex')],
    ['a page that runs', 415, 'file-not-taken', () => Buffer.from('<html><script>alert(1)</script>')],
    ['an iPhone’s own photo', 415, 'file-not-taken', () => Buffer.from('000000186674797068656963', 'hex')],
    ['nothing', 415, 'file-not-taken', () => Buffer.alloc(0)],
    ['half a photo', 422, 'file-damaged', () => jpeg.subarray(0, -30)],
    ['a document that runs', 422, 'file-active', () => pdf(touched('JavaScript'))],
  ] as const)('leaves nothing: %s', async (_what, status, code, bytes) => {
    const dossier = id();
    const answer = await send(asEsi, dossier, await bytes());
    const body = await answer.json();
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(body.detail).toMatch(/PDF|photo|Photo/);
    expect(await count(dossier)).toBe(0);
  });

  test('of two kinds at once only the picture is kept', async () => {
    const dossier = await newCase();
    const page = Buffer.from('<script>alert(1)</script>');
    const archive = Buffer.from('504b0506'.padEnd(44, '0'), 'hex');
    const file = await kept(asEsi, dossier, Buffer.concat([jpegWith(), page, archive]));
    await act(entry(dossier, file));
    const bytes = Buffer.from(await (await read(asEsi, dossier, file.id)).arrayBuffer());
    expect(bytes.includes('<script')).toBe(false);
    expect(bytes.includes(archive.subarray(0, 4))).toBe(false);
  });

  test('what a document does when it is opened is gone', async () => {
    expect((await send(asEsi, id(), await pdf(opening('JavaScript')))).status).toBe(201);
  });

  test('too large, said or not, by the country’s number', async () => {
    expect((await world.asAdmin('PUT', '/api/v1/settings/file-size', { value: 1 })).statusCode).toBe(204);
    await server.world.store.refresh();
    const dossier = id();
    const large = Buffer.concat([jpeg, Buffer.alloc(1_000_000)]);
    expect(await said(await send(asEsi, dossier, large))).toEqual([413, 'file-too-large']);
    // in pieces, without a length
    const streamed = await fetch(`${base}${path(dossier, id())}`, {
      method: 'PUT',
      headers: headersOf(asEsi),
      body: new ReadableStream({
        start(controller) {
          for (let n = 0; n < 12; n += 1) controller.enqueue(new Uint8Array(100_000).fill(n));
          controller.close();
        },
      }),
      ...{ duplex: 'half' },
    });
    expect(await said(streamed)).toEqual([413, 'file-too-large']);
    expect(await count(dossier)).toBe(0);
    expect((await send(asEsi, dossier, jpeg)).status).toBe(201);
  });

  test('a connection that breaks leaves nothing, and its place is free again', async () => {
    const dossier = id();
    for (let n = 0; n < 5; n += 1) {
      const sent = request(`${base}${path(dossier, id())}`, {
        method: 'PUT',
        headers: { ...headersOf(asEsi), 'content-length': jpeg.length },
      });
      sent.on('error', () => {});
      sent.write(jpeg.subarray(0, 300));
      await new Promise((done) => setTimeout(done, 50));
      const closed = new Promise((done) => sent.once('close', done));
      sent.destroy();
      await closed;
    }
    await expect.poll(async () => (await send(asEsi, dossier, jpeg)).status).toBe(201);
    expect(await count(dossier)).toBe(2);
    expect(server.log.filter((line) => 'broken' in line)).toEqual([]);
  });

  test('without the session’s word, from another page, or as nobody', async () => {
    const dossier = id();
    expect((await send(asEsi, dossier, jpeg, id(), { 'x-gwen-csrf': 'no' })).status).toBe(403);
    expect((await send(asEsi, dossier, jpeg, id(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send(asEsi, dossier, jpeg, id(), { cookie: '' })).status).toBe(401);
    expect(await count(dossier)).toBe(0);
  });

  test('many at once from one person, and too often', async () => {
    const hasty = await server.person('hasty', ['social-worker']);
    const dossier = id();
    const open = Array.from({ length: 3 }, () => {
      // each on a connection of its own: one that is used again may be closed just then, and nobody would notice
      const sent = request(`${base}${path(dossier, id())}`, {
        method: 'PUT',
        headers: headersOf(hasty),
        agent: false,
      });
      sent.on('error', () => {});
      sent.write(jpeg.subarray(0, 100));
      return sent;
    });
    // on a busy machine the three begin late
    await expect
      .poll(async () => (await send(hasty, dossier, jpeg)).status, { timeout: 10_000, interval: 200 })
      .toBe(503);
    expect((await send(asEsi, dossier, jpeg)).status).toBe(201);
    for (const one of open) one.destroy();
    await expect.poll(async () => (await send(hasty, dossier, jpeg)).status).toBe(201);
    const statuses = new Set<number>();
    for (let n = 0; n < 60; n += 1) statuses.add((await send(hasty, dossier, jpeg)).status);
    expect([...statuses]).toEqual([201, 429]);
  });
});

describe('programs', () => {
  test('store with a key that writes, read what their key opens, and nothing else', async () => {
    const dossier = await newCase();
    const file = await kept(asEsi, dossier, png);
    await act(entry(dossier, file));
    const reads = await world.machine({ kinds: ['case'] });
    const writes = await world.machine({ kinds: ['case'], writes: true });
    const by = (made: { token: string }) => ({ authorization: `Bearer ${made.token}`, ...words });
    const put = (made: { token: string }) =>
      fetch(`${base}${path(id(), id())}`, { method: 'PUT', headers: by(made), body: new Uint8Array(png) });
    expect((await put(reads)).status).toBe(403);
    expect((await put(writes)).status).toBe(201);
    expect((await fetch(`${base}${path(dossier, file.id)}`, { headers: by(reads) })).status).toBe(404);
  });
});

test('whatever bytes come, there is an answer', { timeout: 60_000 }, async () => {
  const statuses = new Set<number>();
  const [photo, picture, page] = [jpegWith(exifSegment(3)), pngWith(), await pdf()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(photo, picture, page, Buffer.from('RIFF0000WEBPVP8 '), Buffer.alloc(0)),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 6 }),
      fc.nat(3000),
      async (from, changes, end) => {
        const bytes = Buffer.from(from.subarray(0, Math.max(end, 8)));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const { app } = server;
        const answer = await app.inject({
          method: 'PUT',
          url: path(id(), id()),
          headers: headersOf(asOther),
          payload: bytes,
        });
        statuses.add(answer.statusCode);
        expect(answer.statusCode, answer.body).toBeLessThan(500);
      },
    ),
    { numRuns: 55 },
  );
  for (const status of statuses) expect([201, 415, 422, 429]).toContain(status);
});
