/** A flood costs its senders work, on a real server and in a real browser; who floods, who has no scripts, who comes by Tor. */
import { expect, test, vi } from 'vitest';
import { settings } from '../../../countries/demo/settings.ts';
import { countrySettingsSchema } from '../../../domain/country.ts';
import type { Route, Work } from '../../../domain/report/publicPage.ts';
import { workSubject } from '../../../domain/report/publicPage.ts';
import { writeSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../../seal/base64url.ts';
import { sealTo } from '../../../seal/box.ts';
import { newReceipt, receiptKeys } from '../../../seal/receipt.ts';
import { doWork } from '../../../seal/work.ts';
import { putPart } from '../../people/country.ts';
import { secretKey } from '../../vault/keys.ts';
import { leaveButton, publicPage, sendButton, shownCode, write } from './browser.ts';
import { newFlood } from './flood.ts';

const world = publicPage();
const longestMs = 2000;
/** Where the country wants people to leave to. */
const leaveTo = 'https://weather.example/today';

/** The country says whether it wants it. */
async function allow(floodWork: boolean): Promise<void> {
  const { admin, store } = world.site.world;
  const version = store.country.versions['settings'] ?? 0;
  const body = countrySettingsSchema.parse({ ...settings, floodWork, leaveTo });
  await putPart(admin, null, { part: 'settings', body, version }, store.country.set);
  await store.refresh();
}

const post = (path: string, payload: object) =>
  // an onion service's senders all come from here
  world.site.app.inject({ method: 'POST', url: `/report/${path}`, payload, remoteAddress: '127.0.0.1' });

async function sealed(text: string) {
  const { epoch, to }: Route = (await post('route', { involved: [] })).json();
  const { locator, proof, recipient } = await receiptKeys(newReceipt());
  const box = toBase64url(await sealTo([...to, recipient], writeSealedMessage({ v: 1, text })));
  return { language: 'en', involved: [], epoch, locator, proof, recipient, box } as const;
}

async function flood(): Promise<void> {
  const one = { ...(await sealed('flood')), epoch: 999_999 };
  for (let n = 0; n < 150; n += 1) await post('send', one);
}

const send = async (body: object) => {
  const answer = await post('send', body);
  return { status: answer.statusCode, ...(answer.json() as Partial<Work> & { readonly code?: string }) };
};

test('nothing is asked of anybody unless the country wants it, nor while there is no flood', async () => {
  await allow(true);
  expect((await send(await sealed('calm'))).status).toBe(201);
  await allow(false);
  await flood();
  expect((await send(await sealed('flooded, but not wanted'))).status).toBe(201);
});

test('while a flood lasts each report needs work of its own; what was stored is told so', async () => {
  await allow(true);
  await flood();
  const report = await sealed('in the flood');
  const before = await world.reports();
  const asked = await send(report);
  expect(asked).toMatchObject({ status: 428, code: 'work-needed', bits: expect.any(Number) });
  const { challenge = '', bits = 0 } = asked;
  const answers = await doWork(challenge, workSubject(report), bits);
  const other = await sealed('with the work of another');
  const [head = '', ...rest] = challenge.split('.');
  for (const body of [
    { ...other, work: { challenge, answers } },
    { ...report, work: { challenge, answers: answers.with(3, (answers[3] ?? 0) + 1) } },
    // easier, or good for longer, than it was made
    { ...report, work: { challenge: challenge.replace(`.${bits}.`, '.3.'), answers } },
    { ...report, work: { challenge: [`${head}z`, ...rest].join('.'), answers } },
    { ...report, work: { challenge: `${challenge}.x`, answers } },
    { ...report, work: { challenge: '', answers: [] } },
  ])
    expect((await send(body)).status).toBe(428);
  expect(await world.reports()).toBe(before);
  expect((await send({ ...report, work: { challenge, answers } })).status).toBe(201);
  // the answer got lost, and it is sent again
  expect((await send({ ...report, work: { challenge, answers } })).status).toBe(201);
  expect((await send(report)).status).toBe(201);
  expect(await world.reports()).toBe(before + 1);
  const { locator, proof, language } = report;
  expect((await post('add', { locator, proof, box: (await sealed('more')).box, language })).statusCode).toBe(
    428,
  );
  expect((await post('open', { locator, proof })).statusCode).toBe(200);
});

test('a phone six times slower than this machine sends in the flood, and can leave meanwhile', async () => {
  await allow(true);
  const { page, sent } = await world.form();
  const slow = await page.context().newCDPSession(page);
  await write(page, { text: 'From an old phone.' });
  await flood();
  await page.waitForFunction(() => window.notes.take !== undefined);
  await sendButton(page).click();
  const code = await shownCode(page);
  expect(
    sent.filter(({ url }) => url.endsWith('/send')).map(({ body }) => 'work' in JSON.parse(body)),
  ).toEqual([false, true]);
  expect(await world.readAs(world.site.national.identity, code)).toMatchObject([
    { text: 'From an old phone.' },
  ]);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const script = await page.evaluate(() => document.documentElement.dataset['lock'] ?? '');
  // the hardest that is ever asked, as often as tells what is usual; as text, because tests rewrite import()
  const times = await page.evaluate<number[]>(`(async () => {
    const { doWork } = await import(${JSON.stringify(script)});
    const all = [];
    for (let n = 0; n < 9; n += 1) {
      const started = performance.now();
      await doWork('challenge', 'subject ' + n, 15);
      all.push(performance.now() - started);
    }
    return all.sort((one, another) => one - another);
  })()`);
  process.stdout.write(`six times slower: ${times.map(Math.round)} ms\n`);
  expect(times[4]).toBeLessThan(longestMs);
  // the hardest work that there could be is under way, and leaving is not held up by it
  await page.evaluate(
    `import(${JSON.stringify(script)}).then(({ doWork }) => void doWork('challenge', 'endless', 35))`,
  );
  page.on('dialog', () => expect.unreachable('nothing may hold her'));
  await page.route(leaveTo, (route) => route.fulfill({ body: 'Sunny' }));
  await leaveButton(page).click();
  await page.waitForURL(leaveTo);
});

test('without scripts nobody does work: they wait a little, and are stored', async () => {
  await allow(true);
  await flood();
  const form = new URLSearchParams({ text: 'Without scripts.', lang: 'en' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const started = performance.now();
  const all = await Promise.all(
    [1, 2, 3].map(() => world.site.app.inject({ method: 'POST', url: '/report', payload: form, headers })),
  );
  expect(all.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
  expect(performance.now() - started).toBeGreaterThan(700);
});

test('who floods from one address waits beside the work; others do the work and wait for nothing', async () => {
  await allow(true);
  await flood();
  const report = await sealed('from one address');
  const from = async (remoteAddress: string): Promise<number> => {
    const started = performance.now();
    const answer = await world.site.app.inject({
      ...{ method: 'POST', url: '/report/send', payload: report },
      remoteAddress,
    });
    expect(answer.statusCode).toBe(428);
    return performance.now() - started;
  };
  const one = await Promise.all(Array.from({ length: 120 }, () => from('203.0.113.9')));
  expect(Math.max(...one)).toBeGreaterThan(1400);
  const others = await Promise.all(['203.0.113.10', '127.0.0.1', '10.0.0.7'].map(from));
  expect(Math.min(...others)).toBeLessThan(1000);
});

test('it grows with the flood, ends with it, and challenges end too', async () => {
  const key = secretKey<'session'>(new Uint8Array(32).fill(7));
  let now = 1_800_000_000_000;
  let allowed = true;
  const made = newFlood(
    key,
    () => allowed,
    () => now,
  );
  // two hundred people within ten minutes are no flood
  for (let n = 0; n < 200; n += 1) {
    made.count();
    now += 3000;
    expect(made.findWork()).toBeUndefined();
  }
  for (let n = 0; n < 130; n += 1) made.count();
  const first = made.findWork();
  expect(first?.bits).toBe(12);
  allowed = false;
  expect([made.findWork(), made.isEnough('x', undefined)]).toEqual([undefined, true]);
  allowed = true;
  const { challenge = '', bits = 0 } = first ?? {};
  const done = { challenge, answers: await doWork(challenge, 'x', bits) };
  expect(made.isEnough('x', done)).toBe(true);
  for (let n = 0; n < 100_000; n += 1) made.count();
  expect(made.findWork()?.bits).toBe(15);
  // asked a moment ago, it is still enough; ten minutes later it is not
  expect(made.isEnough('x', done)).toBe(true);
  now += 9 * 60_000;
  expect([made.isEnough('x', done), made.findWork() !== undefined]).toEqual([true, true]);
  now += 61_000;
  expect(made.isEnough('x', done)).toBe(false);
  // nobody sends any more
  now += 5 * 60_000;
  expect([made.findWork(), made.isEnough('x', undefined)]).toEqual([undefined, true]);
  const another = newFlood(secretKey(new Uint8Array(32).fill(8)), () => true);
  for (let n = 0; n < 130; n += 1) another.count();
  expect(another.isEnough('x', done)).toBe(false);
});

vi.setConfig({ testTimeout: 90_000 });
