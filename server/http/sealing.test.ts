/**
 * Keys for sealed fields over HTTP: for people who may write there; somebody else's dossier, one that is not there and a
 * field that is not sealed answer alike; what is sealed to them opens.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../seal/base64url.ts';
import { openBox, sealTo } from '../../seal/box.ts';
import { act, id, machineWorld, now } from './testMachines.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let asEsi: As;
let asTala: As;
let asCarer: As;
let asStranger: As;
const dossier = id();
beforeAll(async () => {
  server = await testServer();
  asEsi = await server.person('esi', ['social-worker']);
  asTala = await server.person('tala', ['counsellor']);
  asCarer = await server.person('carer', ['carer']);
  asStranger = await server.person('stranger', ['counsellor', 'social-worker']);
  const common = { dossier, recorded: now() };
  const grant = (party: number, groups: readonly string[]) => ({
    ...{ ...common, id: id(), op: 'grant', grant: id(), party, groups },
    ...{ level: 'work', purpose: 'care', basis: 'assignment' },
  });
  const made = await asEsi(
    'POST',
    '/api/v1/acts',
    act(
      { ...common, id: id(), op: 'create', kind: 'case' },
      grant(asTala.account, ['sessions']),
      grant(asCarer.account, ['stay']),
    ),
  );
  expect(made.statusCode, made.body).toBe(200);
});
afterAll(() => server.close());

const ask = (as: As, body: object, of = dossier) => as('POST', `/api/v1/dossiers/${of}/recipients`, body);
const notes = (...named: readonly number[]) => ({ type: 'session', field: 'notes', named });

test('a counsellor is given keys, and what she seals to them opens', async () => {
  const answer = await ask(asTala, notes(asTala.account));
  expect(answer.statusCode, answer.body).toBe(200);
  const { recipients, ...more } = answer.json();
  expect(recipients).toEqual([server.keys.recipient]);
  expect(more).toEqual({ lacking: [], tooMany: false });
  const box = toBase64url(await sealTo(recipients, new TextEncoder().encode('what she said')));
  const opened = await openBox(server.keys.identity, fromBase64url(box));
  expect(new TextDecoder().decode(opened ?? new Uint8Array())).toBe('what she said');
});

test('who was named and may not read it is said, and no key of hers is given', async () => {
  const answer = (await ask(asTala, notes(asEsi.account, asStranger.account))).json();
  expect(answer).toEqual({ recipients: [], lacking: [asEsi.account, asStranger.account], tooMany: false });
});

test('who only tells is given keys without names, and learns of nobody by naming her', async () => {
  const officer = await server.account('officer', ['complaints-officer'], {
    organisation: (await server.world.admin.query("select gwen.add_organisation(null, 'O', 'ngo', '') as id"))
      .rows[0].id,
  });
  const words = { type: 'complaint', field: 'words' };
  const plain = await ask(asCarer, words);
  expect(plain.json()).toEqual({ recipients: [server.keys.recipient], lacking: [], tooMany: false });
  for (const named of [[officer], [asEsi.account]])
    expect((await ask(asCarer, { ...words, named })).body).toBe(plain.body);
  expect((await ask(asCarer, notes(asTala.account))).statusCode).toBe(404);
});

test('forbidden, missing and unsealed answer alike', async () => {
  const missing = await ask(asTala, notes(asTala.account), id());
  expect(missing.statusCode).toBe(404);
  for (const answer of [
    await ask(asStranger, notes(asStranger.account)),
    await ask(asEsi, notes(asEsi.account)),
    await ask(asTala, { type: 'session', field: 'progress' }),
    await ask(asTala, { type: 'views', field: 'said' }),
    await ask(asTala, { type: '__proto__', field: 'notes' }),
    await ask(asTala, notes(asTala.account), 'not-an-id'),
  ]) {
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toBe(missing.body);
  }
  for (const wrong of [{}, { type: 'session' }, notes(-1), { ...notes(), more: 1 }, { ...notes(), type: 7 }])
    expect((await ask(asTala, wrong)).statusCode).toBe(400);
});

test('programs are given none', async () => {
  const machines = await machineWorld();
  const made = await machines.machine({ roles: ['social-worker', 'counsellor'], writes: true });
  const { dossier: of } = await machines.dossierFor(made.account);
  const answer = await machines.as(made)('POST', `/api/v1/dossiers/${of}/recipients`, notes(made.account));
  expect(answer.statusCode).toBe(403);
  expect(answer.json().code).toBe('out-of-scope');
  await machines.server.close();
});
