/**
 * Files that came with a report, over the API: copies for whoever reads its messages, originals while two people agree, and
 * nothing for anybody else; every opening is on record, and with the reporter all of it goes, from old backups too.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../../seal/box.ts';
import { openFile, SEALED_PART_BYTES } from '../../seal/file.ts';
import { sealFiles } from '../channels/files.ts';
import { contactPoints, takeIn } from '../channels/reports.ts';
import { canary, exifSegment, jpegWith } from '../files/testFiles.ts';
import { startEpoch } from '../people/contactPoint.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let amina: As;
let bilal: As;
let carla: As;
let stranger: As;
beforeAll(async () => {
  server = await testServer();
  [amina, bilal, carla] = [
    await server.person('amina', ['operator']),
    await server.person('bilal', ['operator']),
    await server.person('carla', ['operator']),
  ];
  stranger = await server.person('esi', ['social-worker', 'supervisor']);
  const [recipient, recovery] = await Promise.all([0, 1].map(async () => recipientOf(await newIdentity())));
  const { team } = server.world;
  await startEpoch(server.world.admin, null, {
    ...{ team, recipient: recipient ?? '', recovery: recovery ?? '', boxes: [], shares: [] },
  });
});
afterAll(() => server.close());

const photo = jpegWith(exifSegment(6));

async function report() {
  const { store } = server.world;
  const [point] = await contactPoints(store);
  if (!point) throw new Error('no contact point');
  const { named, closed } = await sealFiles(store, [{ name: 'x.jpg', type: 'image/jpeg', bytes: photo }]);
  const words = writeSealedMessage({ v: 1, text: 'x', files: named });
  const box = toBase64url(await sealTo([point.recipient, point.recovery], words));
  const locator = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const proof = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  await takeIn(store, {
    ...{ locator, proof, point, box, files: closed, sameAs: box, channel: 'email' },
    ...{ area: '', involved: [], language: 'en', recipient: null },
  });
  const [{ copy, rest } = {}] = named;
  if (!copy || !rest) throw new Error('copy and rest');
  return { id: stableUuid(locator, 'dossier'), copy, rest };
}

const get = (by: As, report: string, file: string, more = '') =>
  by('GET', `/api/v1/reports/${report}/files/${file}${more}`);
const original = async (by: As, { id, rest }: { id: string; rest: { id: string } }): Promise<number> =>
  (await get(by, id, rest.id, '/original')).statusCode;

async function write(by: As, dossier: string, entry: string, set: object, more: object = {}) {
  const seen = await by('GET', `/api/v1/dossiers/${dossier}`);
  const operation = {
    ...{
      op: 'set',
      id: crypto.randomUUID(),
      dossier,
      type: 'original',
      entry,
      recorded: new Date().toISOString(),
    },
    ...{ base: seen.json().version, set, ...more },
  };
  const act = { id: crypto.randomUUID(), act: 'plain', operations: [operation] };
  return (await by('POST', '/api/v1/acts', act)).statusCode;
}

describe('a copy', () => {
  test('is for whoever reads the message, sealed as it came; nobody else learns that there is one', async () => {
    const { id, copy, rest } = await report();
    const listed = await amina('GET', `/api/v1/reports/${id}/files`);
    expect(listed.json()).toMatchObject({
      originalHours: 24,
      files: [
        { parts: 1, have: 1 },
        { parts: 1, have: 1 },
      ],
    });
    const answer = await get(amina, id, copy.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.length).toBe(SEALED_PART_BYTES);
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    const opened = await openFile(copy.key, copy.size, answer.rawPayload);
    expect(Buffer.from(opened).includes(canary)).toBe(false);
    // as a copy, what is withheld is not there; and to others neither
    expect((await get(amina, id, rest.id)).statusCode).toBe(404);
    const unknown = await get(stranger, crypto.randomUUID(), copy.id);
    const forbidden = await get(stranger, id, copy.id);
    expect([unknown.statusCode, forbidden.body]).toEqual([404, unknown.body]);
    expect((await stranger('GET', `/api/v1/reports/${id}/files`)).json().files).toEqual([]);
  });
});

describe('an original', () => {
  test('takes a reason and a second person, and is then for these two alone; each opening is on record', async () => {
    const made = await report();
    expect(await original(amina, made)).toBe(404);
    const entry = crypto.randomUUID();
    const asked = { file: made.rest.id, reason: 'The plate cannot be read.' };
    expect(await write(amina, made.id, entry, { file: made.rest.id })).toBe(422);
    expect(await write(amina, made.id, entry, asked)).toBe(200);
    expect(await original(amina, made)).toBe(404);
    // the same person twice
    expect(await write(amina, made.id, entry, { letOpen: true })).toBe(422);
    expect(await original(amina, made)).toBe(404);
    expect(await write(bilal, made.id, entry, { letOpen: true })).toBe(200);
    expect([await original(amina, made), await original(bilal, made), await original(carla, made)]).toEqual([
      200, 200, 404,
    ]);
    const { rows } = await server.world.admin.query(
      "select account from gwen.access_log where dossier_id = $1 and what = 'original' order by id",
      [made.id],
    );
    expect(rows.map(({ account }) => account)).toEqual([amina.account, bilal.account]);
    // another file of the same report stays shut
    expect((await get(amina, made.id, made.copy.id, '/original')).statusCode).toBe(404);
  });

  test('is shut when its hours are over, and at once when it is taken back', async () => {
    const made = await report();
    const entry = crypto.randomUUID();
    await write(amina, made.id, entry, { file: made.rest.id, reason: 'For the police.' });
    await write(bilal, made.id, entry, { letOpen: true });
    expect(await original(amina, made)).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
    try {
      expect(await original(amina, made)).toBe(404);
    } finally {
      vi.useRealTimers();
    }
    expect(await original(amina, made)).toBe(200);
    expect(await write(carla, made.id, entry, { letOpen: false })).toBe(200);
    expect([await original(amina, made), await original(bilal, made)]).toEqual([404, 404]);
  });
});

test('with the reporter her files are gone: rows, and the key without which an old backup shows none', async () => {
  const made = await report();
  const { store, admin } = server.world;
  const subject = store.catalogue.kinds['report']?.subjects['reporter'] ?? -1;
  // the key alone, as after an old backup came back
  await store.vault.subjects.destroyKeys([{ dossier: made.id, subject }]);
  const seen = (await amina('GET', `/api/v1/dossiers/${made.id}`)).body;
  expect(seen).not.toContain(made.copy.key);
  expect(seen).not.toContain('age-encryption');
  await store.jobs.query('select gwen.forget_subjects($1, $2)', [made.id, [subject]]);
  const left = await admin.query('select 1 from gwen.sealed_file where dossier_id = $1', [made.id]);
  expect(left.rows).toEqual([]);
  expect((await get(amina, made.id, made.copy.id)).statusCode).toBe(404);
});
