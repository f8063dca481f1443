/** The API of people on call: who may ask and set what, and what is told to whom. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setMember } from '../people/accounts.ts';
import { setReach } from '../people/reach.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

let server: TestServer;
let hugo: As;
let amina: As;
let bruno: As;
let dina: As;
let esi: As;
let team: number;
beforeAll(async () => {
  server = await testServer();
  [hugo, amina, bruno, dina, esi] = await Promise.all([
    server.person('hugo', ['administrator']),
    server.person('amina', ['operator']),
    server.person('bruno', ['operator']),
    server.person('dina', ['responder']),
    server.person('esi', ['social-worker']),
  ]);
  const form = { name: 'Desk', kind: 'response-team', discipline: 'police' };
  const made = await hugo('POST', '/api/v1/teams', { ...form, organisation: server.world.organisation });
  team = made.json().id;
  await setMember(server.world.admin, null, team, dina.account, true);
});
afterAll(() => server.close());

const week = { weekdays: [1, 2, 3, 4, 5, 6, 7], starts: '00:00', minutes: 1440 };
const at = (place: string) => ({ team: server.world.team, place });

test('administrators plan, everybody sees who is on call in her teams, and the one who comes takes over', async () => {
  for (const [place, who] of [
    ['operator', amina],
    ['deputy', bruno],
  ] as const) {
    const shift = { ...at(place), account: who.account, ...week };
    expect((await hugo('POST', '/api/v1/shifts', shift)).statusCode).toBe(201);
  }
  const { onCall, climbed } = (await bruno('GET', '/api/v1/on-call')).json();
  expect(onCall.map((one: { place: string; account: number }) => [one.place, one.account])).toEqual([
    ['deputy', bruno.account],
    ['operator', amina.account],
  ]);
  expect(climbed).toEqual([]);
  // whose teams are others learns nothing of it
  expect((await dina('GET', '/api/v1/on-call')).json().onCall).toEqual([]);
  expect((await esi('GET', '/api/v1/on-call')).json().onCall).toEqual([]);

  expect((await bruno('POST', '/api/v1/on-call/take', at('operator'))).statusCode).toBe(404);
  const note = 'One report waits for the police desk.';
  expect((await amina('POST', '/api/v1/on-call/give', { ...at('operator'), note })).statusCode).toBe(204);
  const { shifts } = (await hugo('GET', '/api/v1/shifts')).json();
  const hers = shifts.find((one: { account: number }) => one.account === amina.account);
  expect(hers).toMatchObject({ place: 'operator', starts: '00:00', minutes: 1440, day: null });
  expect((await hugo('DELETE', `/api/v1/shifts/${hers.id}`)).statusCode).toBe(204);
  expect((await hugo('DELETE', `/api/v1/shifts/${hers.id}`)).statusCode).toBe(404);
  const his = { ...at('operator'), account: bruno.account, ...week };
  expect((await hugo('POST', '/api/v1/shifts', his)).statusCode).toBe(201);
  expect((await bruno('GET', '/api/v1/on-call')).json().handOvers).toMatchObject([
    { giver: amina.account, note },
  ]);
  expect((await dina('GET', '/api/v1/on-call')).json().handOvers).toEqual([]);
  expect((await bruno('POST', '/api/v1/on-call/take', at('operator'))).statusCode).toBe(204);
  const after = (await amina('GET', '/api/v1/on-call')).json().onCall;
  expect(after.map((one: { account: number }) => one.account)).toEqual([bruno.account, bruno.account]);
  expect(server.log.map((line) => JSON.stringify(line)).join()).not.toContain('police desk');
});

test.each([
  ['a place of another kind of team', { place: 'responder' }],
  ['a person who does not exist', { account: 999_999 }],
  ['neither a week nor a day', { weekdays: undefined }],
  ['a week and a day', { day: '2030-01-01' }],
  ['nobody, each week', { account: null }],
  ['a day that is none', { weekdays: undefined, day: '2030-02-31' }],
  ['a time that is none', { starts: '25:00' }],
  ['more than a day', { minutes: 1441 }],
  ['a Sunday of another number', { weekdays: [0] }],
])('%s is no shift', async (_what, wrong) => {
  const shift = { ...at('operator'), account: amina.account, ...week, ...wrong };
  expect((await hugo('POST', '/api/v1/shifts', shift)).json()).toMatchObject({ code: 'malformed' });
});

test('only administrators read and change the roster', async () => {
  for (const who of [amina, dina]) {
    expect((await who('GET', '/api/v1/shifts')).statusCode).toBe(403);
    expect((await who('POST', '/api/v1/shifts', { ...at('operator'), account: null })).statusCode).toBe(403);
    expect((await who('DELETE', '/api/v1/shifts/1')).statusCode).toBe(403);
  }
});

test('a number is a responder’s own; who is away says so herself', async () => {
  const number = '+999 555 0100';
  expect((await esi('PUT', '/api/v1/session/number', { number })).statusCode).toBe(403);
  for (const wrong of ['555', '0999 555 0100', 'call me', '+999 ( ) - . 55', '+9995550100999555'])
    expect((await dina('PUT', '/api/v1/session/number', { number: wrong })).statusCode).toBe(400);
  expect((await dina('PUT', '/api/v1/session/number', { number })).statusCode).toBe(204);
  expect((await dina('GET', '/api/v1/session/number')).json()).toEqual({ number });
  for (const who of [hugo, amina]) {
    expect((await who('GET', '/api/v1/session/number')).json()).toEqual({ number: null });
    expect((await who('GET', '/api/v1/directory')).body).not.toMatch(/555 ?0100/);
  }
  expect((await dina('PUT', '/api/v1/on-call/away', { minutes: 60 })).statusCode).toBe(204);
  const until = Date.parse((await dina('GET', '/api/v1/on-call')).json().awayUntil);
  expect(Math.abs(until - Date.now() - 3_600_000)).toBeLessThan(30_000);
  expect((await dina('PUT', '/api/v1/on-call/away', { minutes: null })).statusCode).toBe(204);
  expect((await dina('GET', '/api/v1/on-call')).json().awayUntil).toBeNull();
});

test('whether somebody has a number is not found out by trying many', async () => {
  const omar = await server.person('omar', ['responder']);
  const tries = [];
  for (let n = 0; n < 8; n += 1)
    tries.push((await omar('PUT', '/api/v1/session/number', { number: `+999 555 010${n}` })).statusCode);
  expect(tries).toEqual([409, 204, 204, 204, 204, 204, 429, 429]);
  // to take one’s own away is always possible
  expect((await omar('PUT', '/api/v1/session/number', { number: null })).statusCode).toBe(204);
});

test('where somebody is asked and reminded goes with her account', async () => {
  const gone = await server.person('gone', ['responder']);
  const number = '+999 555 0177';
  expect((await gone('PUT', '/api/v1/session/number', { number })).statusCode).toBe(204);
  await setReach(server.world.store, gone.account, 'gone@example.org');
  const ended = await hugo('PATCH', `/api/v1/accounts/${gone.account}`, { ended: true });
  expect(ended.statusCode, ended.body).toBe(204);
  for (const table of ['responder_number', 'reach']) {
    const { rows } = await server.world.admin.query(`select from gwen.${table} where account = $1`, [
      gone.account,
    ]);
    expect(rows).toEqual([]);
  }
  const next = await server.person('next', ['responder']);
  expect((await next('PUT', '/api/v1/session/number', { number })).statusCode).toBe(204);
});

test('teams are told for a report that one may see, and to nobody else', async () => {
  const dossier = crypto.randomUUID();
  const made = await amina('POST', '/api/v1/acts', {
    id: crypto.randomUUID(),
    act: 'plain',
    operations: [
      { op: 'create', id: crypto.randomUUID(), dossier, recorded: new Date().toISOString(), kind: 'report' },
    ],
  });
  expect(made.statusCode).toBe(200);
  const answer = await amina('GET', `/api/v1/reports/${dossier}/teams`);
  expect(answer.json().teams).toMatchObject([
    { team, discipline: 'police', near: 'country', onCall: true, called: [], away: false, asked: null },
  ]);
  for (const who of [dina, esi, hugo])
    expect((await who('GET', `/api/v1/reports/${dossier}/teams`)).statusCode).toBe(404);
});
