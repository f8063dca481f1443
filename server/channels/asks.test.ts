/** Teams are asked by text and answer by it; the first goes, the next is asked; by a clock that moves and gateways on this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { standingOf } from '../../domain/report/asking.ts';
import { setNumber } from '../people/reach.ts';
import { addShift } from '../people/roster.ts';
import { teamsFor } from '../people/teams.ts';
import { findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import { submit } from '../store/write.ts';
import { androidSignature } from '../vault/signatures.ts';
import { followAsks, sendAsks } from './asks.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

const minute = 60_000;
const key = 'signing key of the phone';
let channels: TestChannels;
let store: Store;
let now: Date;
let address: string;
let dina: Responder;
let emil: Responder;
let omar: Responder;
let sent: { readonly to: string; readonly text: string }[] = [];
let isDown = false;
const gateway = createServer((request, response) => {
  void textOf(request).then((body) => {
    const { phoneNumbers, textMessage } = JSON.parse(body);
    if (!isDown) sent.push({ to: phoneNumbers[0], text: textMessage.text });
    response.writeHead(isDown ? 503 : 202, { 'content-type': 'application/json' }).end('{}');
  });
});

interface Responder extends Session {
  readonly team: number;
  readonly number: string;
}
let numbers = 0;
async function responder(login: string, area: string, discipline = 'police'): Promise<Responder> {
  const { world } = channels;
  const who = await world.person(login, ['responder']);
  const { rows } = await world.admin.query(
    "select gwen.add_team(null, $1, 'response-team', $2, $3, $4) as id",
    [`Team of ${login}`, world.organisation, area, discipline],
  );
  const team: number = rows[0].id;
  await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, who.account]);
  numbers += 1;
  const number = `+99955501928${numbers}`;
  expect(await setNumber(world.store, who.account, number)).toBe(true);
  return { ...who, parties: [...who.parties, team], team, number };
}
beforeAll(async () => {
  channels = await testChannels();
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  await channels.channel({ kind: 'openrosa' }); // no text can be sent by it
  ({ address } = await channels.channel({
    kind: 'android',
    settings: { url: `http://127.0.0.1:${port}`, login: 'sms' },
    secrets: { password: 'word', signing: key },
  }));
  const areas = Object.entries({ X: null, X1: 'X', X11: 'X1', X2: 'X' });
  const named = JSON.stringify(areas.map(([code, parent]) => ({ code, parent, name: code })));
  await channels.world.admin.query('select gwen.put_areas(null, $1)', [named]);
  [dina, emil, omar] = [
    await responder('dina', 'X11'),
    await responder('emil', 'X1'),
    await responder('omar', 'X11', 'health'),
  ];
  store = { ...channels.world.store, clock: () => now };
});
afterAll(async () => {
  await channels?.close();
  await new Promise<void>((resolve) => gateway.close(() => resolve()));
});
beforeEach(async () => {
  now = new Date();
  channels.now = now;
  sent = [];
  isDown = false;
  for (const table of ['ask', 'shift', 'watch', 'away'])
    await channels.world.admin.query(`delete from gwen.${table}`);
  await channels.world.admin.query("update gwen.duty set done = now() where safeguard = 'R11'");
});

const id = (): string => crypto.randomUUID();
const operation = (dossier: string, more: object) => ({
  id: id(),
  dossier,
  recorded: now.toISOString(),
  ...more,
});
async function report(): Promise<string> {
  const { intake, world } = channels;
  await intake.take({
    channel: { id: 1, kind: 'android', team: world.team, language: 'en' },
    sender: `+8880${Math.random()}`,
    text: 'Words',
  });
  const dossier = (await channels.reports()).at(-1) ?? '';
  const triage = { moment: 'exploitation', urgency: 'danger-now', area: 'X11' };
  await act(
    channels.nora,
    operation(dossier, { op: 'set', type: 'triage', entry: id(), base: 0, set: triage }),
  );
  return dossier;
}
async function act(by: Session, ...operations: object[]): Promise<void> {
  const done = await submit(store, by, { id: id(), act: 'plain', operations });
  expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
}
/** Asks teams, all at once, as the console does. */
async function ask(dossier: string, ...whom: readonly Responder[]): Promise<readonly string[]> {
  const entries = whom.map(() => id());
  await act(
    channels.nora,
    ...whom.flatMap(({ team }, at) => [
      operation(dossier, {
        ...{ op: 'set', type: 'dispatch', entry: entries[at], base: 0 },
        set: {
          ...{ team, discipline: team === omar.team ? 'health' : 'police', task: 'reach-child' },
          situation: 'Kanarienvogel behind the kiln.',
        },
      }),
      operation(dossier, {
        ...{ op: 'grant', grant: id(), party: team, groups: ['report-response', 'report-need'] },
        ...{ level: 'work', purpose: 'response', basis: 'assignment' },
      }),
    ]),
  );
  return entries;
}
async function run(): Promise<void> {
  await followAsks(store, now);
  await sendAsks(store, now);
}
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
async function standing(dossier: string, entry: string | undefined): Promise<string | undefined> {
  const found = await findDossier(store, channels.nora, dossier);
  const one = found?.entries.find((other) => other.id === entry);
  return found && one && standingOf(found, one);
}
const textsTo = (one: Responder): readonly string[] =>
  sent.flatMap(({ to, text }) => (to === one.number ? [text] : []));
const codeFor = (one: Responder): string => /\d{6}/.exec(textsTo(one)[0] ?? '')?.[0] ?? '';
const reportCount = async (): Promise<number> =>
  (await channels.world.admin.query('select count(*)::int as n from gwen.dossier')).rows[0].n;

let messages = 0;
/** As the phone on the table hands a message in; the same `ref` is the same message again. */
async function receive(sender: string, message: string, ref = `m${++messages}`): Promise<void> {
  const payload = { messageId: ref, sender, message, simNumber: 1, receivedAt: now.toISOString() };
  const body = JSON.stringify({ id: ref, webhookId: 'w', event: 'sms:received', deviceId: 'd', payload });
  const timestamp = String(Math.floor(channels.now.getTime() / 1000));
  const answer = await channels.app.inject({
    method: 'POST',
    url: address,
    headers: {
      ...{ 'content-type': 'application/json', 'x-timestamp': timestamp },
      'x-signature': androidSignature(key, body, timestamp),
    },
    payload: body,
  });
  expect(answer.statusCode).toBe(200);
}

describe('teams that are asked', () => {
  test('are told by a text that says nothing, and answer by its code: yes, there, done', async () => {
    const dossier = await report();
    const [entry] = await ask(dossier, dina);
    await run();
    await run();
    expect(textsTo(dina)).toHaveLength(1);
    const code = codeFor(dina);
    expect(textsTo(dina)[0]).toBe(
      `Please reply. ${code} 1: yes. ${code} 2: there. ${code} 3: done. ${code} 0: no.`,
    );
    // what is stored leads to no code and no number
    const { rows } = await channels.world.admin.query(
      'select row_to_json(t)::text as all from gwen.ask_text t',
    );
    expect(rows[0].all).not.toContain(code);
    const kept = await channels.world.admin.query('select number from gwen.responder_number');
    for (const { number } of kept.rows) expect(number.toString('latin1')).not.toContain('5550192');

    const before = await reportCount();
    await receive(dina.number, `${code} 1`, 'first');
    expect(await standing(dossier, entry)).toBe('accepted');
    const version = (await findDossier(store, channels.nora, dossier))?.version;
    // handed in again, also after days and under another id, it changes nothing
    await receive(dina.number, `${code} 1`, 'first');
    await receive(dina.number, `${code}1`);
    expect((await findDossier(store, channels.nora, dossier))?.version).toBe(version);
    await receive(dina.number.replace('+', '00'), `${code}-2.`);
    expect(await standing(dossier, entry)).toBe('arrived');
    await receive(dina.number, `${code} 3`);
    expect(await standing(dossier, entry)).toBe('done');
    const found = await findDossier(store, channels.nora, dossier);
    const written = found?.entries.find(({ id: one }) => one === entry);
    expect(written?.heads['result']?.[0]).toMatchObject({
      value: 'child-reached',
      stamp: { by: dina.account },
    });
    expect(written?.heads['acceptedBy']?.[0]?.value).toBe(dina.account);
    expect(await reportCount()).toBe(before);
    await run();
    expect(textsTo(dina).slice(1)).toEqual(['Thank you.', 'Thank you.', 'Thank you.']);
    await run();
    expect((await channels.world.admin.query('select from gwen.ask')).rowCount).toBe(0);
  });

  test('of one profession the first goes and the others are told; of another one goes too', async () => {
    const dossier = await report();
    const [first, second, health] = await ask(dossier, dina, emil, omar);
    await run();
    const codes = [dina, emil, omar].map(codeFor);
    expect(new Set(codes).size).toBe(3);
    await receive(emil.number, `${codes[1]} 1`);
    expect(await standing(dossier, first)).toBe('taken');
    await run();
    expect(textsTo(dina).slice(1)).toEqual(['No longer needed. Thank you.']);
    // she has not read it yet
    await receive(dina.number, `${codes[0]} 1`);
    expect(await standing(dossier, first)).toBe('taken');
    await receive(omar.number, `${codes[2]} 1`);
    expect(await standing(dossier, health)).toBe('accepted');
    await run();
    expect(textsTo(dina)).toHaveLength(2);
    expect(await standing(dossier, second)).toBe('accepted');
  });

  test('who accept in the same instant are two of whom one goes, whichever way they accept', async () => {
    for (let round = 0; round < 5; round += 1) {
      const dossier = await report();
      const [first, second] = await ask(dossier, dina, emil);
      sent = [];
      await run();
      const inApp = submit(store, emil, {
        id: id(),
        act: 'response',
        operations: [
          operation(dossier, {
            ...{ op: 'set', type: 'dispatch', entry: second, base: 0 },
            set: { acceptedAt: now.toISOString(), acceptedBy: emil.account },
          }),
        ],
      });
      const [, done] = await Promise.all([receive(dina.number, `${codeFor(dina)} 1`), inApp]);
      const both = [await standing(dossier, first), await standing(dossier, second)].toSorted();
      expect(both).toEqual(['accepted', 'taken']);
      expect(done.ok).toBe((await standing(dossier, second)) === 'accepted');
      if (!done.ok) expect(done.problem.code).toBe('refused');
      await channels.world.admin.query('delete from gwen.ask');
    }
  });

  test('that do not answer lead on to the next, once, who is told the same and no more', async () => {
    const dossier = await report();
    const [entry] = await ask(dossier, dina);
    await run();
    pass(10 * minute - 1);
    await run();
    expect(textsTo(emil)).toEqual([]);
    pass(1);
    await run();
    await run();
    await run();
    expect(textsTo(emil)).toHaveLength(1);
    const found = await findDossier(store, emil, dossier);
    const asked = found?.entries.filter(({ type }) => type === 'dispatch') ?? [];
    expect(asked.map((one) => one.heads['situation']?.[0]?.value)).toEqual(
      Array(2).fill('Kanarienvogel behind the kiln.'),
    );
    expect(new Set(found?.entries.map(({ type }) => type))).toEqual(new Set(['dispatch']));
    // she who was asked first may still be the first to accept
    await receive(dina.number, `${codeFor(dina)} 1`);
    expect(await standing(dossier, entry)).toBe('accepted');
    await receive(emil.number, `${codeFor(emil)} 1`);
    expect(asked.length).toBe(2);
    expect(await standing(dossier, asked.find(({ id: one }) => one !== entry)?.id)).toBe('taken');
  });

  test('lead on to nobody whom the report names, nor who is not awake', async () => {
    const dossier = await report();
    await ask(dossier, dina);
    await channels.world.admin.query('select gwen.set_away($1, $2)', [
      emil.account,
      new Date(now.getTime() + 11 * minute),
    ]);
    await run();
    pass(10 * minute);
    await run();
    expect(textsTo(emil)).toEqual([]);
    const shutOut = { team: emil.team, reason: 'The words name this team.' };
    await act(
      channels.nora,
      operation(dossier, { op: 'set', type: 'exclusion', entry: id(), base: 0, set: shutOut }),
    );
    pass(2 * minute);
    await run();
    expect(textsTo(emil)).toEqual([]);
    expect(await findDossier(store, emil, dossier)).toBeUndefined();
  });

  test('are asked through those who are on call, if anybody is; a gateway that is away is asked again', async () => {
    const { world } = channels;
    const fay = await world.person('fay', ['responder']);
    await world.admin.query('select gwen.set_member(null, $1, $2, true)', [dina.team, fay.account]);
    await setNumber(world.store, fay.account, '+999555777');
    await addShift(world.admin, null, {
      ...{ team: dina.team, place: 'responder', account: fay.account, weekdays: [1, 2, 3, 4, 5, 6, 7] },
      ...{ starts: '00:00', minutes: 1440 },
    });
    const dossier = await report();
    await ask(dossier, dina);
    isDown = true;
    await run();
    isDown = false;
    await run();
    expect(sent).toEqual([]);
    pass(minute);
    await run();
    expect(sent.map(({ to }) => to)).toEqual(['+999555777']);
    await world.admin.query('select gwen.set_member(null, $1, $2, false)', [dina.team, fay.account]);
  });
});

describe('a message', () => {
  test('with a wrong code from her number is no report, tells nothing, and after five is not looked at', async () => {
    const dossier = await report();
    const [entry] = await ask(dossier, dina);
    await run();
    const code = codeFor(dina);
    const before = await reportCount();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 5; tries += 1) await receive(dina.number, `${wrong} 1`);
    await receive(dina.number, `${code} 1`);
    expect(await standing(dossier, entry)).toBe('asked');
    expect(await reportCount()).toBe(before);
    await run();
    expect(textsTo(dina)).toHaveLength(1);
    channels.now = new Date(channels.now.getTime() + 60 * minute);
    await receive(dina.number, `${code} 1`);
    expect(await standing(dossier, entry)).toBe('accepted');
  });

  test('with her code from another number is nobody’s answer', async () => {
    const dossier = await report();
    const [entry] = await ask(dossier, dina);
    await run();
    await receive(emil.number, `${codeFor(dina)} 1`);
    await receive('+9990000001', `${codeFor(dina)} 1`);
    expect(await standing(dossier, entry)).toBe('asked');
  });

  test('from her number that is no answer is a report like anybody’s', async () => {
    const before = (await channels.reports()).length;
    await receive(dina.number, 'There are 3 girls at 482913 Mill Road.');
    expect(await channels.reports()).toHaveLength(before + 1);
  });
});

test('an operator is told of each team: profession, how near, awake, and how long it was asked', async () => {
  const dossier = await report();
  await ask(dossier, dina, omar);
  await run();
  pass(7 * minute);
  await channels.world.admin.query('select gwen.set_away($1, $2)', [
    omar.account,
    new Date(now.getTime() + minute),
  ]);
  const found = await findDossier(store, channels.nora, dossier);
  if (!found) throw new Error('no report');
  expect(await teamsFor(store, found)).toMatchObject([
    {
      team: dina.team,
      discipline: 'police',
      near: 'district',
      onCall: true,
      asked: { standing: 'asked', minutes: 7 },
    },
    { team: emil.team, near: 'region', onCall: true, away: false, asked: null, seenMinutes: null },
    {
      team: omar.team,
      discipline: 'health',
      near: 'district',
      onCall: false,
      away: true,
      asked: { minutes: 7 },
    },
  ]);
});
