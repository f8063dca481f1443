/** Calls and visits that an operator wrote down, and what callers' codes open: on real databases, sealed as her browser seals. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallFound, CallTaken } from '../../domain/report/calls.ts';
import type { SealedMessage } from '../../domain/report/sealedMessage.ts';
import { findSealedMessage, writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../../seal/base64url.ts';
import { newIdentity, openBox, recipientOf, sealTo } from '../../seal/box.ts';
import type { ReceiptKeys } from '../../seal/receipt.ts';
import { newReceipt, receiptKeys } from '../../seal/receipt.ts';
import { startEpoch } from '../people/contactPoint.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

const canary = 'Kanarienvogel';
let server: TestServer;
let amina: As;
let sana: As;
let point: { readonly identity: string; readonly recipient: string };
let national: { readonly team: number; readonly identity: string; readonly recipient: string };
let amal: As;

const keyPair = async () => {
  const identity = await newIdentity();
  return { identity, recipient: await recipientOf(identity) };
};

beforeAll(async () => {
  server = await testServer();
  const { admin, team } = server.world;
  // the contact point of the region is the test's own; above it one of another organisation for the whole country
  await admin.query(
    "insert into gwen.area (code, parent, name) values ('ZZ', null, 'Country'), ('R1', 'ZZ', 'Hills') on conflict do nothing",
  );
  await admin.query("update gwen.team set area = 'R1' where id = $1", [team]);
  const other = (await admin.query("select gwen.add_organisation(null, 'Nation', 'government', '') as id"))
    .rows[0].id;
  const far = (
    await admin.query("select gwen.add_team(null, 'Nation', 'contact-point', $1, '', null) as id", [other])
  ).rows[0].id;
  const [own, above, spare] = await Promise.all([keyPair(), keyPair(), keyPair()]);
  const recovery = spare.recipient;
  await startEpoch(admin, null, { team, recipient: own.recipient, recovery, boxes: [], shares: [] });
  await startEpoch(admin, null, { team: far, recipient: above.recipient, recovery, boxes: [], shares: [] });
  [point, national] = [own, { ...above, team: far }];
  amina = await server.person('amina', ['operator']);
  sana = await server.person('sana', ['supervisor']);
  amal = await server.person('amal', ['operator'], { organisation: other });
  await admin.query('select gwen.set_member(null, $1, $2, false)', [team, amal.account]);
  await admin.query('select gwen.set_member(null, $1, $2, true)', [far, amal.account]);
});
afterAll(async () => {
  await server?.close();
});

interface Way {
  readonly epoch: number;
  readonly to: readonly string[];
  readonly team: number;
}
const seal = async (to: readonly string[], message: Omit<SealedMessage, 'v'>): Promise<string> =>
  toBase64url(await sealTo(to, writeSealedMessage({ v: 1, ...message })));

/** What her browser makes of a call. */
async function prepared(involved: readonly string[] = ['none'], more: object = {}) {
  const keys = await receiptKeys(newReceipt());
  const way: Way = (await amina('POST', '/api/v1/calls/way', { area: 'R1', involved })).json();
  const { locator, proof, recipient } = keys;
  const body = {
    ...{ channel: 'phone', cameAt: '2026-03-01T10:07:12.345Z', takenBy: amina.account },
    ...{ area: 'R1', language: 'en', danger: 'yes', involved, epoch: way.epoch },
    ...{ locator, proof, recipient },
    box: await seal([...way.to, recipient], { text: `Two girls. ${canary}`, place: 'Gate 4' }),
    safety: { safeWays: ['page', 'phone'], contact: '+000 555' },
    ...more,
  };
  return { keys, way, body };
}
const call = (body: object, as: As = amina) => as('POST', '/api/v1/calls', body);
const findBy = ({ locator, proof }: ReceiptKeys, as: As = amina) =>
  as('POST', '/api/v1/calls/find', { locator, proof });
const valuesOf = async (as: As, id: string, type: string) => {
  const { entries } = (await as('GET', `/api/v1/dossiers/${id}`)).json() as {
    entries: { type: string; by: number; heads: Record<string, { value: unknown }[]> }[];
  };
  return entries
    .filter((one) => one.type === type)
    .map(({ heads, by }) => ({
      by,
      ...Object.fromEntries(Object.entries(heads).map(([name, [head]]) => [name, head?.value])),
    }));
};

describe('a call that an operator wrote down', () => {
  it('becomes one sealed report of her contact point, with who took it beside who typed it', async () => {
    const { body } = await prepared(['none'], { takenBy: undefined, takenByOther: 'Officer at the desk' });
    const answer = await call({ ...body, channel: 'walk-in', desk: 'police-desk' });
    expect(answer.statusCode).toBe(201);
    const { id = '', number = '' }: CallTaken = answer.json();
    expect(number).toMatch(/^R-/);
    expect(await valuesOf(amina, id, 'call')).toEqual([
      {
        by: amina.account,
        cameAt: '2026-03-01T10:00:00.000Z',
        desk: 'police-desk',
        takenByOther: 'Officer at the desk',
      },
    ]);
    expect(await valuesOf(amina, id, 'reporter-safety')).toEqual([
      {
        by: amina.account,
        reprisalRisk: { unsaid: 'not-asked' },
        safeWays: ['page', 'phone'],
        contact: '+000 555',
      },
    ]);
    const [words] = await valuesOf(amina, id, 'message');
    const opened = await openBox(point.identity, fromBase64url(String(words && 'box' in words && words.box)));
    expect(opened && findSealedMessage(opened)?.place).toBe('Gate 4');
    // the contact point holds it; she holds it as one of them alone
    const { grants } = (await amina('GET', `/api/v1/dossiers/${id}`)).json();
    expect(grants.map(({ party }: { party: number }) => party)).not.toContain(amina.account);
  });

  it('is done once however often it is sent, and two calls are two', async () => {
    const { body } = await prepared();
    const [first, again] = [await call(body), await call(body)];
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    const { body: other } = await prepared();
    expect((await call(other)).json()).not.toEqual(first.json());
  });

  it('leaves no word of it in the clear in the database', async () => {
    const { rows } = await server.world.admin.query(
      "select table_name as name from information_schema.tables where table_schema = 'gwen' and table_type = 'BASE TABLE'",
    );
    for (const { name } of rows) {
      const found = await server.world.admin.query(
        `select count(*)::int as n from gwen.${name} t where t::text ilike '%${canary}%' or t::text like '%${Buffer.from(canary).toString('hex')}%'`,
      );
      expect([name, found.rows[0].n]).toEqual([name, 0]);
    }
  });

  it('goes round a contact point that could be part of it, and she reads it no more [R8]', async () => {
    const { keys, way, body } = await prepared(['this-service']);
    expect(way.team).toBe(national.team);
    const answer = await call(body);
    expect([answer.statusCode, answer.json()]).toEqual([201, {}]);
    const found = await findBy(keys, amal);
    const { id = '' }: CallFound = found.json();
    expect((await amina('GET', `/api/v1/dossiers/${id}`)).statusCode).toBe(404);
    expect((await amal('GET', `/api/v1/dossiers/${id}`)).statusCode).toBe(200);
    expect((await call(body)).json()).toEqual({});
  });

  it('is taken from operators alone, in the right form, sealed to the key of today', async () => {
    const { body } = await prepared();
    expect((await call(body, sana)).statusCode).toBe(403);
    expect((await call({ ...body, epoch: 999 })).json().code).toBe('keys-changed');
    for (const wrong of [
      { channel: 'web' },
      { cameAt: 'yesterday' },
      { box: 'AAAA' },
      { locator: 'short' },
      { safety: { safeWays: [] } },
      { text: 'in the clear' },
    ])
      expect((await call({ ...body, ...wrong })).statusCode).toBe(400);
    const { box: _, ...without } = body;
    expect((await call(without)).statusCode).toBe(400);
  });
});

describe('somebody who calls again with her code', () => {
  it('is found, and what she adds goes to her report with who took it', async () => {
    const { keys, body } = await prepared();
    const { id = '' }: CallTaken = (await call(body)).json();
    const found: CallFound = (await findBy(keys)).json();
    expect(found.id).toBe(id);
    const box = await seal([...found.talk.to, keys.recipient], { text: 'They are gone now.' });
    const more = {
      ...{ channel: 'phone', cameAt: '2026-03-02T08:00:00.000Z', takenBy: amina.account, language: 'en' },
      ...{ locator: keys.locator, proof: keys.proof, box },
    };
    for (let turn = 0; turn < 2; turn += 1)
      expect((await amina('POST', '/api/v1/calls/add', more)).statusCode).toBe(201);
    expect(await valuesOf(amina, id, 'message')).toHaveLength(2);
    expect(await valuesOf(amina, id, 'call')).toHaveLength(2);
  });

  it('adds to a report that another contact point has, which stays closed to her who typed', async () => {
    const { keys, body } = await prepared(['this-service']);
    await call(body);
    const found: CallFound = (await findBy(keys)).json();
    expect(found.id).toBeUndefined();
    const box = await seal([...found.talk.to, keys.recipient], { text: 'One more thing.' });
    const { locator, proof } = keys;
    const more = {
      channel: 'phone',
      cameAt: '2026-03-02T08:00:00.000Z',
      language: 'en',
      locator,
      proof,
      box,
    };
    expect((await amina('POST', '/api/v1/calls/add', more)).statusCode).toBe(201);
    const { id = '' }: CallFound = (await findBy(keys, amal)).json();
    const words = await valuesOf(amal, id, 'message');
    expect(words.map(({ by }) => by)).toEqual([amina.account, 0]);
    const boxes = words.map((one) => String('box' in one && one.box));
    const opened = await openBox(national.identity, fromBase64url(boxes[1] ?? ''));
    expect(opened && findSealedMessage(opened)?.text).toBe('One more thing.');
  });

  it('is not found by a wrong code, and nobody tries many', async () => {
    const { keys } = await prepared();
    expect((await findBy(keys)).statusCode).toBe(404);
    expect((await findBy(keys, sana)).statusCode).toBe(403);
    const trier = await server.person('tries', ['operator']);
    let status = 0;
    for (let turn = 0; turn < 61 && status !== 429; turn += 1)
      status = (await findBy(keys, trier)).statusCode;
    expect(status).toBe(429);
  });
});

describe('comparing reports', () => {
  it('gives closed boxes of what she may see, logs it, and nothing of the others', async () => {
    const { body } = await prepared();
    const { id = '' }: CallTaken = (await call(body)).json();
    const { keys, body: hidden } = await prepared(['this-service']);
    await call(hidden);
    const { id: far = '' }: CallFound = (await findBy(keys, amal)).json();
    const compared = await amina('POST', '/api/v1/reports/compare', { ids: [id, far, crypto.randomUUID()] });
    expect(compared.json().reports).toEqual([{ id, boxes: [body.box], places: [], people: [] }]);
    expect((await sana('POST', '/api/v1/reports/compare', { ids: [id] })).statusCode).toBe(403);
    const { rows } = await server.world.admin.query(
      'select what, account from gwen.access_log where dossier_id = $1',
      [id],
    );
    expect(rows).toContainEqual({ what: 'compare', account: amina.account });
  });
});
