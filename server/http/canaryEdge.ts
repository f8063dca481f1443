/** Plants words at the edge: in searches, addresses and headers, in what is refused, in reports. */
import { expect } from 'vitest';
import { toBase64url } from '../../seal/base64url.ts';
import { sealTo } from '../../seal/box.ts';
import { newReceipt, receiptKeys } from '../../seal/receipt.ts';
import { channelForm } from '../channels/kinds.ts';
import { readMail } from '../channels/mail/message.ts';
import { bodyOf, filledIn } from '../channels/openrosa/testForms.ts';
import { addChannel } from '../channels/registered.ts';
import { exifSegment, jpegWith, segment } from '../files/testFiles.ts';
import { submit } from '../store/write.ts';
import { androidSignature, twilioSignature } from '../vault/signatures.ts';
import type { CanaryWorld } from './canaryWorld.ts';
import { actOf, canary } from './canaryWorld.ts';
import { routesOf } from './routesOf.ts';
import type { Method } from './testServer.ts';

const id = (): string => crypto.randomUUID();

export async function plantInRequests({ app, asAll, words }: CanaryWorld): Promise<void> {
  const search = { names: [words('search')], phones: [canary.phone], births: ['2012'] };
  expect((await asAll('POST', '/api/v1/search', search)).statusCode).toBe(200);
  expect((await asAll('POST', '/api/v1/search', { number: canary.word })).statusCode).toBe(200);
  const word = encodeURIComponent(words('address'));
  const urls = [
    `/${word}`,
    `/api/v1/${word}`,
    `/api/v1/${word}/../../etc`,
    `/api/v1/dossiers/${word}`,
    `/api/v1/dossiers/${word}/history`,
    `/api/v1/dossiers?kind=${word}`,
    `/api/v1/dossiers?kind=case&after=${word}`,
    `/api/v1/feed?since=${word}`,
    `/api/v1/export/${word}.csv`,
    `/report?lang=${word}`,
    `/report/${word}`,
    `/register?q=${word}&to=${word}&lang=${word}`,
    `/register/${word}?licence=${word}`,
    `/register.csv?q=${word}`,
  ];
  const headers = {
    'user-agent': words('user agent'),
    referer: `https://${canary.word}.example/`,
    'x-forwarded-for': canary.ip,
    'accept-language': canary.word,
    'if-none-match': canary.word,
  };
  for (const url of urls) {
    expect((await asAll('GET', url, undefined, headers)).statusCode, url).toBeLessThan(500);
    const { statusCode } = await app.inject({ method: 'GET', url, headers, remoteAddress: canary.ip });
    expect(statusCode, url).toBeLessThan(500);
  }
  const session = { method: 'POST', url: '/api/v1/session', remoteAddress: canary.ip, headers } as const;
  for (const payload of [
    { login: canary.word, proof: 'x'.repeat(43) },
    { login: 'all', proof: Buffer.from(words('proof')).toString('base64url').slice(0, 43) },
    { login: words('login'), proof: words('proof'), code: canary.digits },
  ])
    expect((await app.inject({ ...session, payload })).statusCode).toBeLessThan(500);
  const cookie = `gwen_session=${encodeURIComponent(words('cookie'))}`;
  const stranger = await app.inject({ method: 'GET', url: '/api/v1/duties', headers: { cookie } });
  expect(stranger.statusCode).toBe(401);
}

/** At every route there is, in everything that can be asked with: path, query, and each part of an example of its form. */
export async function plantInRoutes({ server, app, asAll, words }: CanaryWorld): Promise<void> {
  const asRoot = await server.person('root', ['administrator']);
  const routes = routesOf(app).filter((route) => !/^(?:HEAD|OPTIONS) /.test(route));
  expect(routes.length).toBeGreaterThan(100);
  for (const route of routes) {
    const [method = 'GET', path = ''] = route.split(' ');
    // a stream does not end, and signing out would end the planting
    if (path === '/api/v1/live' || (method === 'DELETE' && path === '/api/v1/session')) continue;
    const text = words(route);
    const word = encodeURIComponent(text);
    const id = crypto.randomUUID();
    const url = path.replaceAll(/:\w+(?=\.|\/|$)/g, word).replaceAll('*', word);
    const withId = path.replaceAll(/:id/g, id).replaceAll(/:\w+/g, '1').replaceAll('*', word);
    const query = `?${word}=${word}&kind=${word}&figure=${word}`;
    const bodies = method === 'GET' ? [] : [{ [text]: text }, text, [text], ...hostileForms(text)];
    const asked = [
      [url, undefined],
      [url + query, undefined],
      [withId + query, undefined],
    ] as const;
    for (const as of [asAll, asRoot])
      for (const [at, body] of [...asked, ...bodies.map((one) => [withId, one] as const)]) {
        const answer = await as(method as Method, at, body);
        expect(answer.statusCode, `${route} ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      }
    const key = { authorization: `Bearer gwen_1_${text}`, cookie: text };
    const stranger = { method: method as Method, url, headers: key, remoteAddress: canary.ip };
    expect((await app.inject(stranger)).statusCode, route).toBeLessThan(500);
  }
  const address = `${canary.word}.${canary.digits}@example.org`;
  expect((await asAll('PUT', '/api/v1/session/reach', { address })).statusCode).toBe(204);
  expect((await asAll('GET', '/api/v1/session/reach')).json()).toMatchObject({ address });
}

/** What routes expect, with words where it expects something else. */
const hostileForms = (text: string): object[] => [
  { id: crypto.randomUUID(), dossiers: { [text]: text }, steps: { [text]: { set: { [text]: text } } } },
  { id: crypto.randomUUID(), dossiers: {}, steps: {}, emergency: { reason: text } },
  { ids: [text] },
  { views: [{ kind: 'case', query: `where=identity.names:${encodeURIComponent(text)}` }] },
  {
    version: 0,
    body: { fields: [{ kind: text, entry: text, name: text, labels: { en: text } }], codes: [] },
  },
  { version: 0, body: { [text]: text } },
  { address: text },
  { login: text, name: { [text]: text }, roles: [text] },
  { from: text, value: text, number: text, reason: text.slice(0, 9), names: { text } },
];

/** Each is refused or, where it is only strange, stored as any other. */
export async function plantInBadActs({
  server,
  asAll,
  everybody,
  words,
  newDossier,
}: CanaryWorld): Promise<void> {
  const dossier = await newDossier('case');
  const text = words('refused');
  const lower = canary.word.toLowerCase();
  const set = (values: object, more: object = {}) => {
    return { op: 'set', dossier, type: 'note', entry: id(), base: 1, set: values, ...more };
  };
  const identity = (values: object) => set(values, { type: 'identity' });
  const grant = { op: 'grant', dossier, grant: id(), level: 'work', purpose: 'care', basis: 'assignment' };
  const bad: unknown[] = [
    text,
    [text],
    { [text]: text },
    actOf([{ op: text }]),
    actOf([set({ text }, { type: lower })]),
    actOf([set({ text }, { dossier: text })]),
    actOf([set({ text }, { dossier: id() })]),
    actOf([set({ text }, { entry: text })]),
    actOf([set({ text }, { occurred: text })]),
    actOf([set({ text: `${text}\u0000` })]),
    actOf([set({ text: `${text}\ud800` })]),
    actOf([set({ text: { deep: text } })]),
    actOf([set({ text: text.repeat(2000) })]),
    actOf([identity({ sex: text })]),
    actOf([identity({ dateOfBirth: text })]),
    actOf([identity({ names: text })]),
    actOf([identity({ names: [{ part: text, text }] })]),
    actOf([{ op: 'create', dossier: id(), kind: lower, area: 'ZM' }]),
    actOf([{ op: 'create', dossier: id(), kind: 'case', area: text.slice(0, 31) }]),
    actOf([{ op: 'create', dossier, kind: 'case', area: 'ZM' }]),
    actOf([{ op: 'transition', dossier, to: lower, reason: text }]),
    actOf([{ op: 'transition', dossier, to: 'closed', reason: text }]),
    actOf([{ ...grant, party: 2_000_000_000, groups: ['identity'], reason: text }]),
    actOf([{ ...grant, party: everybody.account, groups: [lower], reason: text }]),
    actOf([{ op: 'revoke', dossier, grant: id(), reason: text }]),
    actOf([{ op: 'link', dossier, to: id(), relation: text }]),
    actOf([{ op: 'settle', dossier, duty: text, reason: text }]),
    actOf([set({ text })], { emergency: { reason: text.repeat(100) } }),
    actOf([set({ text: 'x' })], { more: text }),
  ];
  for (const [at, input] of bad.entries()) {
    const direct = await submit(server.world.store, everybody, input);
    expect(direct.ok, `${at} ${JSON.stringify(input)?.slice(0, 300)}`).toBe(false);
    const answer = await asAll('POST', '/api/v1/acts', input);
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, answer.body).toBeLessThan(500);
  }
  for (const strange of [
    actOf([set({ text }, { base: 2_000_000_000 })]),
    actOf([set({ text: `'); drop table gwen.entry; -- ${text}` })]),
    actOf([set({ text })], { act: lower }),
  ])
    expect(await submit(server.world.store, everybody, strange)).toMatchObject({ ok: true });
  // an operation of one act sent again in another
  const once = actOf([set({ text })]);
  expect(await submit(server.world.store, everybody, once)).toMatchObject({ ok: true });
  expect(await submit(server.world.store, everybody, { ...once, id: id() })).toMatchObject({ ok: false });
}

/** Sealed by the sender; and by the server, where a browser runs no scripts. */
export async function plantInReports(world: CanaryWorld): Promise<void> {
  const { app, words } = world;
  const post = (url: string, payload: object | string, headers = {}) =>
    app.inject({ method: 'POST', url, payload, headers, remoteAddress: canary.ip });
  const receipt = await receiptKeys(newReceipt());
  const route = await post('/report/route', { involved: [] });
  const { epoch, to } = route.json();
  const { locator, proof, recipient } = receipt;
  const box = async (path: string): Promise<string> =>
    toBase64url(await sealTo([...to, recipient], Buffer.from(JSON.stringify({ v: 1, text: words(path) }))));
  const report = { language: 'en', involved: [], epoch, locator, proof, recipient };
  const sent = await post('/report/send', { ...report, box: await box('report') });
  expect(sent.statusCode, sent.body).toBe(201);
  const added = await post('/report/add', { locator, proof, language: 'en', box: await box('more words') });
  expect(added.statusCode, added.body).toBe(201);
  for (const wrong of [{ ...report, box: words('box') }, { ...report, area: words('area') }, words('report')])
    expect((await post('/report/send', wrong)).statusCode).toBeLessThan(500);

  const form = (url: string, fields: Record<string, string>) =>
    post(url, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': canary.word,
    });
  const said = { text: words('plain report'), place: words('plain place') };
  const code = newReceipt();
  const plain = await form('/report', { lang: 'en', part: 'no', code, ...said });
  expect(plain.statusCode, plain.body.slice(-2000)).toBe(201);
  const more = await form('/report/answer', { lang: 'en', code, text: words('plain answer') });
  expect(more.statusCode, more.body.slice(-2000)).toBeLessThan(300);
  for (const fields of [
    { code: words('code'), text: 'x' },
    { code, text: words('x').repeat(800) },
  ])
    expect((await form('/report/answer', fields)).statusCode).toBeLessThan(500);
  await plantFiles(world);
}

/** A photo by its name and by what it tells, in a form of a browser without scripts, with another's report and added to it. */
async function plantFiles({ app, words }: CanaryWorld): Promise<void> {
  const code = newReceipt();
  for (const [url, field] of [
    ['/report', 'with a file'],
    ['/report/answer', 'more with a file'],
  ] as const) {
    const line = (name: string, value: string): string =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const photo = jpegWith(exifSegment(6), segment(0xfe, Buffer.from(words(`${field} inside`))));
    const head = `--x\r\ncontent-disposition: form-data; name="files"; filename="${words('file name')}.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
    const answer = await app.inject({
      method: 'POST',
      url,
      payload: Buffer.concat([
        Buffer.from(line('lang', 'en') + line('code', code) + line('text', words(field)) + head),
        photo,
        Buffer.from('\r\n--x--\r\n'),
      ]),
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'user-agent': canary.word },
      remoteAddress: canary.ip,
    });
    expect(answer.statusCode, answer.body.slice(-2000)).toBe(201);
  }
}

/** By each gateway and by mail: words and senders, what is forged and what does not fit, and the secrets of the channels. */
export async function plantInChannels({ server, app, intake, words }: CanaryWorld): Promise<void> {
  const { store, team } = server.world;
  const { word, phone, digits, ip } = canary;
  const channel = async (form: object) => {
    const name = 'Channel';
    const made = await addChannel(server.world.admin, store.vault, null, {
      ...{ name, team, language: 'en' },
      form: channelForm.parse(form),
    });
    if (!made) throw new Error(name);
    return { ...made, address: made.address ?? '' };
  };
  const post = (url: string, payload: string, headers: Record<string, string>) =>
    app.inject({ method: 'POST', url, payload, headers, remoteAddress: ip });
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': word };
  const host = 'line.example.org';

  const twilio = await channel({
    kind: 'twilio',
    settings: { account: 'AC1', from: '2020' },
    secrets: { token: words('channel token') },
  });
  const token = words('another token');
  const mine = await channel({
    kind: 'twilio',
    settings: { account: 'AC1', from: '2020' },
    secrets: { token },
  });
  for (const [at, signed] of [
    [mine.address, true],
    [mine.address, false],
    [twilio.address, true],
  ] as const) {
    const fields = {
      ...{
        MessageSid: words('sid'),
        AccountSid: 'AC1',
        From: phone,
        Body: words('text message'),
        FromCity: word,
      },
      NumMedia: '0',
    };
    const url = `${at}/receive`;
    const signature = signed ? twilioSignature(token, `https://${host}${url}`, fields) : word;
    const answer = await post(url, new URLSearchParams(fields).toString(), {
      ...form,
      host,
      'x-twilio-signature': signature,
    });
    expect(answer.statusCode, answer.body).toBe(signed && at === mine.address ? 200 : 404);
  }

  const rapid = await channel({
    kind: 'rapidpro',
    settings: { send: 'http://127.0.0.1:9', from: '2020', allow: ['198.51.100.0/24'] },
    secrets: { authorization: words('authorization') },
  });
  const handed = new URLSearchParams({ sender: digits, text: words('external channel') }).toString();
  expect((await post(`${rapid.address}/receive`, handed, form)).statusCode).toBe(200);
  expect(
    (
      await app.inject({
        url: `${rapid.address}/receive?text=${encodeURIComponent(words('query'))}`,
        remoteAddress: ip,
      })
    ).statusCode,
  ).toBe(400);

  const key = `${word} key`;
  const android = await channel({
    kind: 'android',
    settings: { url: 'http://127.0.0.1:9', login: 'sms' },
    secrets: { password: words('password'), signing: key },
  });
  for (const payload of [
    { sender: phone, message: words('phone'), receivedAt: word },
    { sender: { [word]: word } },
  ]) {
    const body = JSON.stringify({ id: word, event: 'sms:received', payload });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = { 'x-timestamp': timestamp, 'x-signature': androidSignature(key, body, timestamp) };
    const answer = await post(android.address, body, { 'content-type': 'application/json', ...headers });
    expect(answer.statusCode, answer.body).toBe('message' in payload ? 200 : 400);
  }

  const raw = `From: "${word}" <${word}.${digits}@example.org>\r\nMessage-ID: <${word}@example.org>\r\nSubject: ${words('subject')}\r\n\r\n${words('mail')}`;
  const mail = await readMail(Buffer.from(raw), false);
  if (mail.is !== 'mail') throw new Error(mail.is);
  const id = android.id;
  expect(await intake.take({ channel: { id, kind: 'email', team, language: 'en' }, ...mail })).toBe('stored');
}

/** By forms on phones: what is taken, what is refused, what comes in parts. A photo's own words too. */
export async function plantInFieldForms({ server, app, words }: CanaryWorld): Promise<void> {
  const { store, team } = server.world;
  const { word, digits, ip } = canary;
  const made = await addChannel(server.world.admin, store.vault, null, {
    ...{ name: 'Forms', team, language: 'en' },
    form: channelForm.parse({ kind: 'openrosa' }),
  });
  if (!made?.address) throw new Error('no channel');
  const photo = new Uint8Array(jpegWith(segment(0xfe, Buffer.from(words('photo')))));
  const answers = {
    text: words('form'),
    place: words('form place'),
    reach: words('reach'),
    area: word,
    more: word,
  };
  const whole = filledIn({ instance: `uuid:${word}${digits}`, answers });
  const changed = filledIn({ edits: `uuid:${word}${digits}`, answers: { text: words('changed form') } });
  for (const [xml, status] of [
    [whole, 201],
    [whole, 201],
    [changed, 201],
    [whole.replace('<text>', '<text>x'), 409],
    [whole.replace('"notes"', `"${word}"`), 404],
    [whole.slice(0, -3), 400],
    [`<!DOCTYPE ${word}>${whole}`, 400],
  ] as const) {
    const { payload, headers } = await bodyOf(xml, [{ name: `${words('file')}.jpg`, bytes: photo }], {
      [words('field')]: words('field'),
    });
    const url = `${made.address}/submission?deviceID=${encodeURIComponent(words('device'))}`;
    const more = { ...headers, 'user-agent': word };
    const answer = await app.inject({ method: 'POST', url, payload, headers: more, remoteAddress: ip });
    expect(answer.statusCode, answer.body).toBe(status);
  }
  const token = encodeURIComponent(words('token'));
  const query = `formID=${encodeURIComponent(words('form id'))}`;
  for (const url of [
    `${made.address}/formList?${query}`,
    `/c/or/${token}/formList`,
    `/c/or/${token}/forms/${token}.xml`,
  ])
    expect((await app.inject({ url, remoteAddress: ip })).statusCode).toBeLessThan(500);
}
