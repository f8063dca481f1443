/** One responder or one report with which something is wrong holds up no other; what was cut short is done by the next run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { locale } from '../http/parse.ts';
import { setNumber } from '../people/reach.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { followAsks, sendAsks } from './asks.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

interface Responder extends Session {
  readonly team: number;
  readonly number: string;
}
const id = (): string => crypto.randomUUID();
const now = new Date();
let channels: TestChannels;
let store: Store;
let dina: Responder;
let emil: Responder;
let sent: { readonly to: string; readonly text: string }[] = [];
const gateway = createServer((request, response) => {
  void textOf(request).then((body) => {
    const { phoneNumbers, textMessage } = JSON.parse(body);
    sent.push({ to: phoneNumbers[0], text: textMessage.text });
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  });
});

async function responder(login: string, number: string): Promise<Responder> {
  const { world } = channels;
  const who = await world.person(login, ['responder']);
  const { rows } = await world.admin.query(
    "select gwen.add_team(null, $1, 'response-team', $2, '', 'police') as id",
    [login, world.organisation],
  );
  await world.admin.query('select gwen.set_member(null, $1, $2, true)', [rows[0].id, who.account]);
  await setNumber(world.store, who.account, number);
  return { ...who, team: rows[0].id, number };
}
beforeAll(async () => {
  channels = await testChannels();
  store = channels.world.store;
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  await channels.channel({
    kind: 'android',
    settings: { url: `http://127.0.0.1:${port}`, login: 'sms' },
    secrets: { password: 'word', signing: 'key' },
  });
  dina = await responder('dina', '+999555019281');
  emil = await responder('emil', '+999555019282');
});
afterAll(async () => {
  await channels?.close();
  await new Promise<void>((resolve) => gateway.close(() => resolve()));
});
beforeEach(async () => {
  sent = [];
  await channels.world.admin.query('delete from gwen.ask');
  await channels.world.admin.query("update gwen.duty set done = now() where safeguard = 'R11'");
});

/** A report in which these are asked. */
async function ask(...whom: readonly Responder[]): Promise<string> {
  const dossier = id();
  const common = { dossier, recorded: now.toISOString() };
  const done = await submit(store, channels.nora, {
    id: id(),
    act: 'plain',
    operations: [
      { ...common, id: id(), op: 'create', kind: 'report' },
      ...whom.flatMap(({ team }) => [
        {
          ...{ ...common, id: id(), op: 'set', type: 'dispatch', entry: id(), base: 0 },
          set: { team, discipline: 'police', task: 'reach-child' },
        },
        {
          ...{ ...common, id: id(), op: 'grant', grant: id(), party: team, groups: ['report-response'] },
          ...{ level: 'work', purpose: 'response', basis: 'assignment' },
        },
      ]),
    ],
  });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
  return dossier;
}
/** The same store, whose jobs fail where this says so. */
const failing = (fails: (text: string, values: readonly unknown[]) => boolean): Store => ({
  ...store,
  jobs: Object.assign(Object.create(store.jobs), {
    query: async (text: string, values: unknown[] = []) => {
      if (fails(text, values)) throw new Error('this one is broken');
      return await store.jobs.query(text, values);
    },
  }),
});
const told = (): readonly string[] => sent.map(({ to }) => to).toSorted();

test('a number that cannot be read holds up nobody else, and is tried again', async () => {
  const { admin } = channels.world;
  await ask(dina, emil);
  await followAsks(store, now);
  const { rows } = await admin.query('select number from gwen.responder_number where account = $1', [
    dina.account,
  ]);
  const write = (number: Buffer) =>
    admin.query('update gwen.responder_number set number = $2 where account = $1', [dina.account, number]);
  await write(Buffer.alloc(60, 7));
  await expect(sendAsks(store, now)).rejects.toThrow('1 of 2 failed');
  expect(told()).toEqual([emil.number]);
  await write(rows[0].number);
  await sendAsks(store, new Date(now.getTime() + 60_000));
  expect(told()).toEqual([dina.number, emil.number]);
});

test('a language that is none is answered in English, and comes in no more', async () => {
  const { admin } = channels.world;
  await ask(dina);
  await followAsks(store, now);
  await admin.query("update gwen.account set locale = 'en-us-us' where id = $1", [dina.account]);
  await sendAsks(store, now);
  await admin.query("update gwen.account set locale = 'en' where id = $1", [dina.account]);
  expect(sent.map(({ text }) => text)).toEqual([expect.stringMatching(/^Please reply\. /)]);
  expect(locale.safeParse('en-us-us').success).toBe(false);
  for (const good of ['en', 'fr-CI', 'zh-Hant-TW', 'ckb']) expect(locale.parse(good)).toBe(good);
});

test('a report that cannot be followed holds up no other', async () => {
  const reports = [await ask(dina), await ask(emil)];
  for (const broken of reports)
    await expect(
      followAsks(
        failing((_, [first]) => first === broken),
        now,
      ),
    ).rejects.toThrow('1 of 2 failed');
  await sendAsks(store, now);
  expect(told()).toEqual([dina.number, emil.number]);
});

test('a team whose asking was cut short is asked by the next run, once', async () => {
  await ask(dina);
  const cut = failing((text) => text.includes('numbers_of'));
  await expect(followAsks(cut, now)).rejects.toThrow();
  expect((await channels.world.admin.query('select from gwen.ask')).rowCount).toBe(1);
  for (let round = 0; round < 2; round += 1) {
    await followAsks(store, now);
    await sendAsks(store, now);
  }
  expect(told()).toEqual([dina.number]);
});
