/** Answers on their way out, to gateways on this machine that speak as the real ones do; what they refuse, lose and tell. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { submit } from '../store/write.ts';
import { androidSignature, twilioSignature } from '../vault/signatures.ts';
import { deliveriesOf } from './answers.ts';
import { endChannel, listChannels } from './registered.ts';
import type { TestAnswers } from './testAnswers.ts';
import { isSafe, minute, testAnswers, word } from './testAnswers.ts';

let answers: TestAnswers;
let api = '';
beforeAll(async () => {
  answers = await testAnswers();
  ({ api } = answers);
});
afterAll(() => answers?.close());
beforeEach(() => answers.reset());

describe('through Twilio', () => {
  let id = 0;
  let address = '';
  const token = 'the token';
  beforeAll(async () => {
    ({ id, address } = await answers.channels.channel({
      kind: 'twilio',
      settings: { account: 'AC1', from: '+12028831111', api },
      secrets: { token },
    }));
  });

  test('a constant text leaves once, in the language of the report; its delivery is known', async () => {
    const to = answers.newNumber();
    const report = await answers.reportFrom(id, 'twilio', to, 'fr');
    const entry = await answers.act(report, isSafe, word('please-call'));
    expect(await answers.stateOf(report, entry)).toBe('waiting');
    answers.reply = { status: 201, body: JSON.stringify({ sid: 'SM42', status: 'queued' }) };
    expect(await answers.send()).toBe(1);
    expect(await answers.send()).toBe(0);
    expect(answers.asked).toHaveLength(1);
    const [first] = answers.asked;
    expect(first?.method).toBe('POST');
    expect(first?.url).toBe('/2010-04-01/Accounts/AC1/Messages.json');
    expect(first?.headers.authorization).toBe(`Basic ${Buffer.from(`AC1:${token}`).toString('base64')}`);
    const fields = new URLSearchParams(first?.body);
    expect(fields.get('To')).toBe(to);
    expect(fields.get('From')).toBe('+12028831111');
    expect(fields.get('Body')).toMatch(/appel/i);
    expect(await answers.stateOf(report, entry)).toBe('sent');
    // that it lives is told by days, not by moments
    const today = new Date().toISOString().slice(0, 10);
    const listed = (await listChannels(answers.channels.world.admin, null)).find((one) => one.id === id);
    expect(listed).toMatchObject({ lastIn: today, lastOut: today });

    const status = (sid: string, said: string) => {
      const told = { MessageSid: sid, MessageStatus: said, AccountSid: 'AC1', To: to };
      const url = `${address}/status`;
      return answers.channels.app.inject({
        method: 'POST',
        url,
        headers: {
          host: 'x.example',
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': twilioSignature(token, `https://x.example${url}`, told),
        },
        payload: new URLSearchParams(told).toString(),
      });
    };
    expect((await status('SM43', 'failed')).statusCode).toBe(200);
    expect(await answers.stateOf(report, entry)).toBe('sent');
    expect((await status('SM42', 'delivered')).statusCode).toBe(200);
    expect(await answers.stateOf(report, entry)).toBe('delivered');
    // told late that it failed: what arrived stays so
    await status('SM42', 'failed');
    expect(await answers.stateOf(report, entry)).toBe('delivered');
  });

  test('what cannot be sent waits longer each time and goes when it can; what is refused does not', async () => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    const entry = await answers.act(report, isSafe, word('received'));
    let now = new Date();
    for (const pause of [1, 2, 4]) {
      answers.reply = { status: 503, body: '' };
      expect(await answers.send(now)).toBe(0);
      expect(await answers.stateOf(report, entry)).toBe('waiting');
      now = new Date(now.getTime() + pause * minute - 1000);
      expect(await answers.send(now)).toBe(0);
      now = new Date(now.getTime() + 2000);
    }
    expect(answers.posted()).toHaveLength(3);
    answers.reply = { status: 201, body: '{"sid":"SM7"}' };
    expect(await answers.send(now)).toBe(1);
    expect(await answers.stateOf(report, entry)).toBe('sent');
    const other = await answers.act(report, word('received'));
    answers.reply = { status: 400, body: '{"code":21610}' };
    expect(await answers.send(now)).toBe(0);
    expect(await answers.stateOf(report, other)).toBe('failed');
    expect(await answers.send(new Date(now.getTime() + 600 * minute))).toBe(0);
  });

  test('nothing leaves by a way that is not hers, or before somebody asked whether it is safe', async () => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    const unsafe = await submit(answers.channels.world.store, answers.channels.nora, {
      id: crypto.randomUUID(),
      act: 'plain',
      operations: [
        {
          ...{ op: 'set', id: crypto.randomUUID(), dossier: report, recorded: new Date().toISOString() },
          ...{ type: 'feedback', entry: crypto.randomUUID(), base: 0, set: { way: 'sms', text: 'received' } },
        },
      ],
    });
    expect(unsafe).toMatchObject({ ok: false, problem: { code: 'refused' } });
    await answers.act(
      report,
      { type: 'reporter-safety', set: { reprisalRisk: 'low', safeWays: ['sms', 'email'] } },
      word('received', 'email'),
    );
    expect(await answers.send()).toBe(0);
    expect(answers.asked).toEqual([]);
  });

  test('what became of answers is told to who reads them, and to nobody else', async () => {
    const report = await answers.reportFrom(id, 'twilio', answers.newNumber());
    await answers.act(report, isSafe, word('received'));
    expect(await deliveriesOf(answers.channels.world.store, answers.channels.nora, report)).toMatchObject({
      way: 'sms',
      answers: [{}],
    });
    await answers.send();
    const responder = await answers.channels.world.person('rosa', ['responder']);
    expect(await deliveriesOf(answers.channels.world.store, responder, report)).toEqual({
      way: undefined,
      answers: [],
    });
  });
});

test('through RapidPro’s gateways in each of their forms', async () => {
  const forms = [
    { settings: {}, secrets: {}, method: 'POST', type: 'application/x-www-form-urlencoded' },
    {
      settings: { format: 'json', method: 'PUT' },
      secrets: { authorization: 'Token x' },
      method: 'PUT',
      type: 'application/json',
    },
    {
      settings: { method: 'GET', body: 'phone={{to_no_plus}}&msg={{text}}' },
      secrets: {},
      method: 'GET',
      type: undefined,
    },
  ];
  for (const { settings, secrets, method, type } of forms) {
    answers.asked = [];
    const { id, address } = await answers.channels.channel({
      kind: 'rapidpro',
      settings: { send: `${api}/send`, from: '2020', allow: ['127.0.0.1'], ...settings },
      secrets,
    });
    const to = answers.newNumber();
    const report = await answers.reportFrom(id, 'rapidpro', to);
    const entry = await answers.act(report, isSafe, word('please-call'));
    expect(await answers.send()).toBe(1);
    const [first] = answers.asked;
    expect(first?.method).toBe(method);
    expect(first?.headers['content-type']).toBe(type);
    expect(first?.headers.authorization).toBe(secrets.authorization);
    const said = 'Please call us when you can';
    if (method === 'GET')
      expect(Object.fromEntries(new URLSearchParams(first?.url.split('?')[1]))).toEqual({
        phone: to.slice(1),
        msg: said,
      });
    else {
      const fields =
        type === 'application/json'
          ? JSON.parse(first?.body ?? '')
          : Object.fromEntries(new URLSearchParams(first?.body));
      expect(fields).toEqual({
        id: entry,
        text: said,
        to,
        to_no_plus: to.slice(1),
        from: '2020',
        from_no_plus: '2020',
        channel: String(id),
      });
    }
    expect((await answers.channels.app.inject({ url: `${address}/delivered?id=${entry}` })).statusCode).toBe(
      200,
    );
    expect(await answers.stateOf(report, entry)).toBe('delivered');
  }
});

test('through a phone, which is told the same id again and answers with what became of it', async () => {
  const signing = 'key';
  const { id, address } = await answers.channels.channel({
    kind: 'android',
    settings: { url: `${api}/`, login: 'sms', sim: 2 },
    secrets: { password: 'word', signing },
  });
  const to = answers.newNumber();
  const report = await answers.reportFrom(id, 'android', to);
  const entry = await answers.act(report, isSafe, word('received'));
  answers.reply = {
    status: 202,
    body: JSON.stringify({ id: entry, state: 'Pending', recipients: [], isEncrypted: false }),
  };
  expect(await answers.send()).toBe(1);
  const [first] = answers.asked;
  expect(first?.url).toBe('/messages');
  expect(first?.headers.authorization).toBe(`Basic ${Buffer.from('sms:word').toString('base64')}`);
  expect(JSON.parse(first?.body ?? '')).toEqual({
    id: entry,
    textMessage: { text: 'Thank you, we have it' },
    phoneNumbers: [to],
    withDeliveryReport: true,
    simNumber: 2,
  });
  const body = JSON.stringify({
    event: 'sms:failed',
    payload: { messageId: entry, phoneNumber: to, reason: 'x' },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': androidSignature(signing, body, timestamp),
  };
  expect(
    (await answers.channels.app.inject({ method: 'POST', url: address, headers, payload: body })).statusCode,
  ).toBe(200);
  expect(await answers.stateOf(report, entry)).toBe('failed');
});

test('of a channel that has ended nothing leaves, and its secrets are gone', async () => {
  const { id } = await answers.channels.channel({
    kind: 'android',
    settings: { url: api, login: 'sms' },
    secrets: { password: 'Zinnoberwort', signing: 'key' },
  });
  const report = await answers.reportFrom(id, 'android', answers.newNumber());
  const entry = await answers.act(report, isSafe, word('received'));
  const { rows } = await answers.channels.world.admin.query(
    'select settings::text, secrets from gwen.channel where id = $1',
    [id],
  );
  expect(rows[0].settings).not.toContain('Zinnoberwort');
  expect(rows[0].secrets.toString('latin1')).not.toContain('Zinnoberwort');
  expect(await endChannel(answers.channels.world.admin, null, id)).toBe(true);
  expect(await endChannel(answers.channels.world.admin, null, id)).toBe(false);
  expect(await answers.send()).toBe(0);
  expect(answers.asked).toEqual([]);
  expect(await answers.stateOf(report, entry)).toBe('failed');
  const { rows: after } = await answers.channels.world.admin.query(
    'select length(secrets) as bytes from gwen.channel where id = $1',
    [id],
  );
  expect(after).toEqual([{ bytes: 0 }]);
});

test('an answer that cannot be read holds up no other, and is said', async () => {
  const { id } = await answers.channels.channel({
    kind: 'rapidpro',
    settings: { send: `${api}/send`, from: '2020', allow: ['127.0.0.1'] },
    secrets: {},
  });
  const [broken, whole] = [answers.newNumber(), answers.newNumber()];
  const made: { readonly report: string; readonly entry: string }[] = [];
  for (const to of [broken, whole]) {
    const report = await answers.reportFrom(id, 'rapidpro', to);
    made.push({ report, entry: await answers.act(report, isSafe, word('received')) });
  }
  const { admin } = answers.channels.world;
  const kept = await admin.query('select address from gwen.sender where dossier_id = $1', [made[0]?.report]);
  const put = (address: Buffer) =>
    admin.query('update gwen.sender set address = $2 where dossier_id = $1', [made[0]?.report, address]);
  await put(Buffer.from('nothing that opens'));
  await expect(answers.send()).rejects.toThrow('1 of 2 failed');
  const to = () => answers.posted().map(({ body }) => new URLSearchParams(body).get('to'));
  expect(to()).toEqual([whole]);
  expect(await answers.stateOf(made[1]?.report ?? '', made[1]?.entry ?? '')).toBe('sent');
  // it waits, and leaves once it can be read
  await put(kept.rows[0].address);
  expect(await answers.send()).toBe(1);
  expect(to()).toEqual([whole, broken]);
});

test('RapidPro’s gateways are told the same id where it is in doubt whether an answer left', async () => {
  const { id } = await answers.channels.channel({
    kind: 'rapidpro',
    settings: { send: `${api}/send`, from: '2020', allow: ['127.0.0.1'] },
    secrets: {},
  });
  const report = await answers.reportFrom(id, 'rapidpro', answers.newNumber());
  const entry = await answers.act(report, isSafe, word('received'));
  answers.reply = { status: 500, body: '' };
  expect(await answers.send()).toBe(0);
  answers.reply = { status: 200, body: '{}' };
  expect(await answers.send(new Date(Date.now() + 2 * minute))).toBe(1);
  const ids = answers.posted().map(({ body }) => new URLSearchParams(body).get('id'));
  expect(ids).toEqual([entry, entry]);
});
