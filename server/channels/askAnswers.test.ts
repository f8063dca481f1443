/** A responder answers through each kind of gateway, as each hands messages in; what comes with a picture is a message. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standingOf } from '../../domain/report/asking.ts';
import { readHealth } from '../people/directory.ts';
import { setNumber } from '../people/reach.ts';
import { teamsFor } from '../people/teams.ts';
import { findDossier } from '../store/read.ts';
import { submit } from '../store/write.ts';
import { askCode } from '../vault/channels.ts';
import { androidSignature, twilioSignature } from '../vault/signatures.ts';
import { takeAskAnswer } from './askAnswers.ts';
import { followAsks } from './asks.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

const number = '+999555019283';
const host = 'line.example.org';
const [token, signing] = ['12345678901234567890123456789012', 'signing key of the phone'];
const id = (): string => crypto.randomUUID();
let channels: TestChannels;
let dossier: string;
let entry: string;
let code: string;
let team: number;
const addresses = { twilio: '', rapidpro: '', android: '' };

beforeAll(async () => {
  channels = await testChannels();
  const { world, nora } = channels;
  const settings = {
    twilio: { settings: { account: 'acctid', from: '+12028831111' }, secrets: { token } },
    rapidpro: {
      settings: { send: 'http://127.0.0.1:9/', from: '2020', allow: ['127.0.0.1'] },
      secrets: {},
    },
    android: {
      settings: { url: 'http://127.0.0.1:9', login: 'sms' },
      secrets: { password: 'word', signing },
    },
  };
  for (const kind of ['twilio', 'rapidpro', 'android'] as const)
    addresses[kind] = (await channels.channel({ kind, ...settings[kind] })).address;
  const dina = await world.person('dina', ['responder']);
  const { rows } = await world.admin.query(
    "select gwen.add_team(null, 'Desk', 'response-team', $1, '', 'police') as id",
    [world.organisation],
  );
  team = rows[0].id;
  await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, dina.account]);
  await setNumber(world.store, dina.account, number);
  dossier = id();
  entry = id();
  const common = { dossier, recorded: new Date().toISOString() };
  const asked = { team, discipline: 'police', task: 'reach-child' };
  const done = await submit(world.store, nora, {
    id: id(),
    act: 'plain',
    operations: [
      { ...common, id: id(), op: 'create', kind: 'report' },
      { ...common, id: id(), op: 'set', type: 'dispatch', entry, base: 0, set: asked },
      {
        ...{ ...common, id: id(), op: 'grant', grant: id(), party: team, groups: ['report-response'] },
        ...{ level: 'work', purpose: 'response', basis: 'assignment' },
      },
    ],
  });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
  await followAsks(world.store, new Date());
  const texts = await world.admin.query('select id from gwen.ask_text');
  expect(texts.rows).toHaveLength(1);
  code = askCode(world.vault, texts.rows[0].id);
});
afterAll(() => channels?.close());

const standing = async (): Promise<string | undefined> => {
  const found = await findDossier(channels.world.store, channels.nora, dossier);
  const one = found?.entries.find((other) => other.id === entry);
  return found && one && standingOf(found, one);
};
const reports = async (): Promise<number> =>
  (await channels.world.admin.query('select count(*)::int as n from gwen.dossier')).rows[0].n;

async function byTwilio(text: string): Promise<number> {
  const fields = { MessageSid: `SM${id()}`, AccountSid: 'acctid', From: number, Body: text, NumMedia: '0' };
  const url = `${addresses.twilio}/receive`;
  const signature = twilioSignature(token, `https://${host}${url}`, fields);
  const form = { host, 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature };
  const payload = new URLSearchParams(fields).toString();
  return (await channels.app.inject({ method: 'POST', url, headers: form, payload })).statusCode;
}
async function byRapidPro(text: string, from = number.slice(1)): Promise<number> {
  const url = `${addresses.rapidpro}/receive`;
  const payload = new URLSearchParams({ from, text }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return (await channels.app.inject({ method: 'POST', url, headers, payload })).statusCode;
}
async function byAndroid(text: string, more: object = {}): Promise<number> {
  const payload = { sender: number, message: text, receivedAt: new Date().toISOString(), ...more };
  const body = JSON.stringify({ id: id(), event: 'sms:received', deviceId: 'd', payload });
  const timestamp = String(Math.floor(channels.now.getTime() / 1000));
  const signed = { 'x-timestamp': timestamp, 'x-signature': androidSignature(signing, body, timestamp) };
  const headers = { 'content-type': 'application/json', ...signed };
  return (await channels.app.inject({ method: 'POST', url: addresses.android, headers, payload: body }))
    .statusCode;
}

test('while nobody can look up whose number it is, her answer waits, and is no report; another’s becomes one', async () => {
  const { world, intake } = channels;
  const before = await reports();
  const locked = await world.admin.connect();
  await locked.query('begin');
  await locked.query('lock table gwen.responder_number in access exclusive mode');
  try {
    const both = [byRapidPro(`${code} 1`), byRapidPro('120334', '999555019299')];
    expect(await Promise.all(both)).toEqual([200, 200]);
    expect(intake.waiting).toBe(2);
    expect(await reports()).toBe(before);
    const [first = '', second = ''] = await readdir(channels.spool);
    for (const file of [first, second]) {
      const bytes = await readFile(join(channels.spool, file));
      for (const said of [code, '120334', '99955501']) expect(bytes.includes(said)).toBe(false);
    }
  } finally {
    await locked.query('commit');
    locked.release();
  }
  await intake.drain();
  expect(intake.waiting).toBe(0);
  expect(await standing()).toBe('accepted');
  expect(await reports()).toBe(before + 1);
  expect((await channels.read((await channels.reports()).at(-1) ?? ''))[0]?.words?.text).toBe('120334');
}, 30_000);

test('each gateway brings her answer, and none of them makes it a report', async () => {
  const before = await reports();
  expect(await byTwilio(`${code} 1`)).toBe(200);
  expect(await standing()).toBe('accepted');
  // a gateway without the sign before the number
  expect(await byRapidPro(`${code} 2`)).toBe(200);
  expect(await standing()).toBe('arrived');
  expect(await byAndroid(`${code} 3`)).toBe(200);
  expect(await standing()).toBe('done');
  expect(await reports()).toBe(before);
});

test('what comes with something that is left out is a message, whatever its words', async () => {
  const before = await reports();
  expect(await byAndroid(`${code} 1`, { attachments: [{ id: 'a' }] })).toBe(200);
  expect(await reports()).toBe(before + 1);
});

test.each([
  [
    'with digits of another script',
    (text: string) => text.replace(/\d/g, (one) => String.fromCharCode(0x660 + Number(one))),
  ],
  ['without a space', (text: string) => text.replace(' ', '')],
  ['with a stop and lines', (text: string) => `\n ${text}.\n`],
])('%s it is an answer', async (_how, write) => {
  const given = { sender: number, text: write(`${code} 1`) };
  expect(await takeAskAnswer(channels.world.store, given, new Date())).toBe('taken');
});

test.each([
  ['a digit that says nothing', (text: string) => `${text}7`],
  ['words around it', (text: string) => `I come ${text}`],
  ['a longer number', (text: string) => `4${text}`],
])('%s makes it a message', async (_how, write) => {
  const given = { sender: number, text: write(`${code} 1`) };
  expect(await takeAskAnswer(channels.world.store, given, new Date())).toBe('other');
});

test('what is long is no answer, and read at once whatever stands in it', async () => {
  const text = `${code}${' '.repeat(20_000)}x`;
  const started = performance.now();
  expect(await takeAskAnswer(channels.world.store, { sender: number, text }, new Date())).toBe('other');
  expect(performance.now() - started).toBeLessThan(500);
});

describe('wrong codes', () => {
  const tried = (text: string, at = new Date()) =>
    takeAskAnswer(channels.world.store, { sender: number, text: `${text} 1` }, at);
  /** So many codes that are none of those sent to her. */
  const wrongOnes = async (many: number): Promise<readonly string[]> => {
    const { rows } = await channels.world.admin.query("select id from gwen.ask_text where says = 'ask'");
    const right = rows.map((one) => askCode(channels.world.vault, one.id));
    const all = Array.from({ length: many + right.length }, (_, n) => String(n).padStart(6, '0'));
    return all.filter((one) => !right.includes(one)).slice(0, many);
  };
  /** An operator asks her team once more, and she is sent another code. */
  const askAgain = async (): Promise<string> => {
    const { world, nora } = channels;
    const found = await findDossier(world.store, nora, dossier);
    const again = id();
    const common = { id: id(), recorded: new Date().toISOString(), dossier, base: found?.version };
    const set = { team, discipline: 'police', task: 'reach-child' };
    const done = await submit(world.store, nora, {
      id: id(),
      act: 'plain',
      operations: [{ ...common, op: 'set', type: 'dispatch', entry: again, set }],
    });
    expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
    await followAsks(world.store, new Date());
    const { rows } = await world.admin.query(
      "select id from gwen.ask_text where entry_id = $1 and says = 'ask'",
      [again],
    );
    return askCode(world.vault, rows[0].id);
  };

  test('lock what she was asked before, and not what she is asked after', async () => {
    const asked = await askAgain();
    for (const wrong of await wrongOnes(5)) expect(await tried(wrong)).toBe('ignored');
    for (const right of [code, asked]) expect(await tried(right)).toBe('ignored');
    // it leaves a trace, without the number: for who asks her, and for administrators
    const { world, nora } = channels;
    const found = await findDossier(world.store, nora, dossier);
    if (!found) throw new Error('no report');
    const heard = (await teamsFor(world.store, found)).flatMap(({ asked }) => asked?.notHeard ?? []);
    expect(heard).toEqual([{ account: expect.any(Number), count: 5, last: expect.any(Date) }]);
    const { wrongCodes } = await readHealth(world.store);
    expect(wrongCodes).toEqual({ count: 5, names: 1, last: heard[0]?.last });
    expect(JSON.stringify([heard, wrongCodes])).not.toContain(number.slice(-6));
    expect(await tried(await askAgain())).toBe('taken');
    expect(await tried(code)).toBe('ignored');
    expect(await tried(code, new Date(Date.now() + 3_600_000))).toBe('taken');
  });

  test('count also when many come at once: the right one after them is not looked at', async () => {
    const fresh = await askAgain();
    await Promise.all((await wrongOnes(20)).map((wrong) => tried(wrong)));
    const { rows } = await channels.world.admin.query('select wrong from gwen.ask_text');
    expect(rows.map(({ wrong }) => wrong)).toContain(20);
    expect(await tried(fresh)).toBe('ignored');
  });
});
