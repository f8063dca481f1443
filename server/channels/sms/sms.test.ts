/** Gateways as they really write, over HTTP: what they hand in becomes a sealed report once; what is forged or stale nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { androidSignature, twilioSignature } from '../../vault/signatures.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';

let channels: TestChannels;
beforeAll(async () => {
  channels = await testChannels();
});
afterAll(() => channels?.close());
beforeEach(() => {
  channels.now = new Date();
});

let count = 0;
const number = (): string => {
  count += 1;
  return `+14133${String(81111 + count).padStart(6, '0')}`;
};
const host = 'line.example.org';
const count0 = async (): Promise<number> => (await channels.reports()).length;
const newest = async (): Promise<string> => (await channels.reports()).at(-1) ?? '';
const texts = async (report: string): Promise<(string | undefined)[]> =>
  (await channels.read(report)).map(({ words }) => words?.text);

describe('Twilio', () => {
  const token = '12345678901234567890123456789012';
  let address = '';
  beforeAll(async () => {
    const made = await channels.channel({
      kind: 'twilio',
      settings: { account: 'acctid', from: '+12028831111' },
      secrets: { token },
    });
    address = made.address;
  });

  /** The form that Twilio sends, fields about where the sender is and all. */
  const form = (from: string, body: string, more: Record<string, string> = {}): Record<string, string> => {
    const sid = `SM${crypto.randomUUID().replaceAll('-', '')}`;
    return {
      ToCountry: 'US',
      ToState: 'District Of Columbia',
      SmsMessageSid: sid,
      NumMedia: '0',
      ToCity: '',
      FromZip: '01022',
      SmsSid: sid,
      FromState: 'MA',
      SmsStatus: 'received',
      FromCity: 'CHICOPEE',
      Body: body,
      FromCountry: 'US',
      To: '+12028831111',
      ToZip: '',
      NumSegments: '1',
      MessageSid: sid,
      AccountSid: 'acctid',
      From: from,
      ApiVersion: '2010-04-01',
      ...more,
    };
  };
  const send = (
    fields: Record<string, string>,
    options: { token?: string; url?: string; signature?: string } = {},
  ) => {
    const url = options.url ?? `${address}/receive`;
    return channels.app.inject({
      method: 'POST',
      url,
      headers: {
        host,
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature':
          options.signature ?? twilioSignature(options.token ?? token, `https://${host}${url}`, fields),
      },
      payload: new URLSearchParams(fields).toString(),
    });
  };

  test('signs as its own libraries do', () => {
    const fields = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    );
  });

  test('a text becomes a sealed report that an operator reads without the number', async () => {
    const from = number();
    const answer = await send(form(from, 'Two girls at the bus station', { NumMedia: '2', NewField: 'x' }));
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-type']).toContain('text/xml');
    expect(answer.body).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
    const report = await newest();
    expect(await channels.read(report)).toEqual([
      {
        direction: 'from-reporter',
        channel: 'sms',
        words: { v: 1, text: 'Two girls at the bus station', lang: 'en', leftOut: 2 },
      },
    ]);
    const { rows } = await channels.world.admin.query(
      "select open->>'channel' as channel from gwen.entry where dossier_id = $1 and type = 'opening'",
      [report],
    );
    expect(rows).toEqual([{ channel: 'sms' }]);
  });

  test('a flood from one number holds up nobody else, and nobody is refused', async () => {
    const from = number();
    const before = (await channels.reports()).length;
    const order: string[] = [];
    const said = (who: string, text: string): Promise<void> =>
      send(form(who, text)).then(({ statusCode }) => {
        expect(statusCode).toBe(200);
        order.push(text);
      });
    const flood = Array.from({ length: 60 }, (_, n) => said(from, `flood ${n}`));
    const others = Array.from({ length: 10 }, (_, n) => said(number(), `other ${n}`));
    await Promise.all([...flood, ...others]);
    const lastOther = Math.max(...others.map((_, n) => order.indexOf(`other ${n}`)));
    expect(order.slice(lastOther).filter((one) => one.startsWith('flood')).length).toBeGreaterThan(30);
    const own = (await channels.reports()).slice(before);
    expect(own).toHaveLength(11);
    const told = await Promise.all(own.map(texts));
    expect(told.map(({ length }) => length).toSorted((a, b) => b - a)).toEqual([60, ...Array(10).fill(1)]);
  });

  test('later texts join the report; after it is closed another begins; another sender has one of her own', async () => {
    const from = number();
    await send(form(from, 'First'));
    const report = await newest();
    await send(form(from, 'Second'));
    expect(await texts(report)).toEqual(['First', 'Second']);
    await send(form(number(), 'Another'));
    expect(await texts(report)).toHaveLength(2);
    expect(await newest()).not.toBe(report);
    await channels.world.admin.query("update gwen.dossier set state = 'closed' where id = $1", [report]);
    await send(form(from, 'Third'));
    expect(await texts(report)).toEqual(['First', 'Second']);
    expect(await texts(await newest())).toEqual(['Third']);
    await send(form(from, 'Fourth'));
    expect(await texts(await newest())).toEqual(['Third', 'Fourth']);
  });

  test('delivered twice is one: with the same id, and with the same words at once under another id', async () => {
    const from = number();
    const fields = form(from, 'Come to the harbour');
    const answers = await Promise.all([send(fields), send(fields), send(form(from, 'Come to the harbour'))]);
    answers.push(await send(fields));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(await texts(await newest())).toEqual(['Come to the harbour']);
  });

  test('sixteen senders at once: sixteen reports', async () => {
    const before = await count0();
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, at) => send(form(number(), `Report ${at}`))),
    );
    expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await count0()).toBe(before + 16);
  });

  test.each([
    ['another token', (fields: Record<string, string>) => send(fields, { token: 'other' })],
    ['no signature', (fields: Record<string, string>) => send(fields, { signature: '' })],
    [
      'a changed text',
      async (fields: Record<string, string>) => {
        const signature = twilioSignature(token, `https://${host}${address}/receive`, fields);
        return await send({ ...fields, Body: 'changed' }, { signature });
      },
    ],
    ['another account', (fields: Record<string, string>) => send({ ...fields, AccountSid: 'other' })],
    [
      'another address',
      (fields: Record<string, string>) => send(fields, { url: `/c/tw/${'x'.repeat(43)}/receive` }),
    ],
    [
      'the address of another kind',
      (fields: Record<string, string>) => send(fields, { url: address.replace('/c/tw', '/c/ag') }),
    ],
  ])('what has %s is refused like what is not there', async (_what, sending) => {
    const before = await count0();
    const answer = await sending(form(number(), 'Forged'));
    expect(answer.statusCode).toBe(404);
    expect(answer.json().type).toBe('urn:gwen:problem:not-found');
    expect(await count0()).toBe(before);
  });

  test('a form without a sender is malformed', async () => {
    const { From: _, ...fields } = form(number(), 'x');
    expect((await send(fields)).statusCode).toBe(400);
  });

  test('long texts that come as base64 are read; what only looks like it is left', async () => {
    const long = 'They keep six children behind the kiln, in the second row.';
    await send(form(number(), Buffer.from(long).toString('base64')));
    expect(await texts(await newest())).toEqual([long]);
    const word = 'abcdefghijklmnopqrstuvwx';
    await send(form(number(), word));
    expect(await texts(await newest())).toEqual([word]);
  });
});

describe('the external channel of RapidPro', () => {
  let address = '';
  const settings = {
    send: 'http://127.0.0.1:9/send',
    from: '2020',
    allow: ['203.0.113.0/24', '2001:db8::1'],
  };
  beforeAll(async () => {
    ({ address } = await channels.channel({ kind: 'rapidpro', settings, secrets: {} }));
  });
  const ask = (
    path: string,
    payload?: string | Buffer,
    type = 'application/x-www-form-urlencoded',
    ip = '203.0.113.9',
  ) =>
    channels.app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `${address}${path}`,
      headers: payload === undefined ? {} : { 'content-type': type },
      remoteAddress: ip,
      ...(payload === undefined ? {} : { payload }),
    });

  test('takes forms, queries and multipart', async () => {
    const one = encodeURIComponent(number());
    expect((await ask('/receive', `sender=${one}&text=Join`)).statusCode).toBe(200);
    expect(await texts(await newest())).toEqual(['Join']);
    expect((await ask(`/receive?from=${one}&text=Again+please`)).statusCode).toBe(200);
    expect(await texts(await newest())).toEqual(['Join', 'Again please']);
    const form = new FormData();
    form.append('sender', number());
    form.append('text', 'By multipart');
    const multipart = new Response(form);
    const body = Buffer.from(await multipart.arrayBuffer());
    const answer = await ask('/receive', body, multipart.headers.get('content-type') ?? '', '2001:db8::1');
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await texts(await newest())).toEqual(['By multipart']);
  });

  test('the same at the same time of the gateway is one, however late it comes again', async () => {
    const from = encodeURIComponent(number());
    const date = new Date(Date.now() - 60_000).toISOString();
    for (const text of ['Help', 'Help', 'Help'])
      expect((await ask('/receive', `sender=${from}&text=${text}&date=${date}`)).statusCode).toBe(200);
    expect(await texts(await newest())).toEqual(['Help']);
  });

  test('nobody else, without sender, or too old: refused', async () => {
    const before = await count0();
    const from = encodeURIComponent(number());
    expect((await ask('/receive', `sender=${from}&text=x`, undefined, '198.51.100.1')).statusCode).toBe(404);
    const nobody = await ask('/receive', 'text=Join');
    expect(nobody.statusCode).toBe(400);
    expect(nobody.body).toContain("must have one of 'sender' or 'from' set");
    expect((await ask('/receive', `sender=${from}&text=x&date=2017-06-23T12:30:00.500Z`)).statusCode).toBe(
      400,
    );
    expect((await ask('/nothing', `sender=${from}&text=x`)).statusCode).toBe(404);
    expect(await count0()).toBe(before);
  });
});

describe('a phone with android-sms-gateway', () => {
  const key = 'signing key of the phone';
  let address = '';
  beforeAll(async () => {
    const made = await channels.channel({
      kind: 'android',
      settings: { url: 'http://127.0.0.1:9', login: 'sms' },
      secrets: { password: 'x', signing: key },
    });
    address = made.address;
  });
  const received = (sender: string, message: string, receivedAt = new Date().toISOString()) => ({
    id: crypto.randomUUID(),
    webhookId: 'w1',
    event: 'sms:received',
    deviceId: 'd1',
    payload: { messageId: 'c0ffee', sender, phoneNumber: sender, simNumber: 1, message, receivedAt },
  });
  const send = (event: object, options: { key?: string; at?: number; body?: string } = {}) => {
    const body = JSON.stringify(event);
    const timestamp = String(options.at ?? Math.floor(channels.now.getTime() / 1000));
    return channels.app.inject({
      method: 'POST',
      url: address,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'x-timestamp': timestamp,
        'x-signature': androidSignature(options.key ?? key, body, timestamp),
      },
      payload: options.body ?? body,
    });
  };

  test('current and older forms become reports', async () => {
    expect((await send(received(number(), 'From the phone'))).statusCode).toBe(200);
    expect(await texts(await newest())).toEqual(['From the phone']);
    const old = {
      event: 'sms:received',
      payload: {
        messageId: 'msg_12345abcde',
        message: 'Received SMS text',
        phoneNumber: number(),
        simNumber: 1,
        receivedAt: '2024-06-07T11:41:31.000+07:00',
      },
    };
    expect((await send(old)).statusCode).toBe(200);
    expect(await texts(await newest())).toEqual(['Received SMS text']);
    const { payload } = received(number(), '');
    const picture = {
      ...payload,
      message: undefined,
      subject: 'Look',
      body: 'At the gate',
      attachments: [{ partId: 1, data: 'x' }],
    };
    expect(
      (await send({ id: crypto.randomUUID(), event: 'mms:downloaded', payload: picture })).statusCode,
    ).toBe(200);
    expect((await channels.read(await newest()))[0]?.words).toMatchObject({
      text: 'Look\nAt the gate',
      leftOut: 1,
    });
  });

  test('its message id is no id: two texts with the same words at other times are two, one sent again is one', async () => {
    const from = number();
    const first = received(from, 'Come', '2026-01-01T10:00:00.000Z');
    await send(first);
    await send(first);
    // another envelope around the same
    await send({ ...first, id: crypto.randomUUID() });
    expect(await texts(await newest())).toEqual(['Come']);
  });

  test('forged, changed, old and early ones are refused', async () => {
    const before = await count0();
    const event = received(number(), 'x');
    const now = Math.floor(Date.now() / 1000);
    expect((await send(event, { key: 'other' })).statusCode).toBe(404);
    expect((await send(event, { body: JSON.stringify({ ...event, deviceId: 'd2' }) })).statusCode).toBe(404);
    expect((await send(event, { at: now - 301 })).statusCode).toBe(404);
    expect((await send(event, { at: now + 400 })).statusCode).toBe(404);
    expect(await count0()).toBe(before);
    expect((await send(event, { at: now - 200 })).statusCode).toBe(200);
    expect(await count0()).toBe(before + 1);
  });

  test('what else it tells is taken and means nothing; what is no event is malformed', async () => {
    const before = await count0();
    for (const event of ['system:ping', 'app:started', 'sms:sent', 'sms:data-received'])
      expect((await send({ id: crypto.randomUUID(), event, payload: { data: 'x' } })).statusCode).toBe(200);
    expect((await send(received(number(), '  '))).statusCode).toBe(200);
    for (const wrong of [[], { event: 'sms:received', payload: {} }, 'x' as unknown as object])
      expect((await send(wrong)).statusCode).toBe(400);
    expect(await count0()).toBe(before);
  });
});

test('nothing is said to the log', () => {
  expect(channels.log).toEqual([]);
});
