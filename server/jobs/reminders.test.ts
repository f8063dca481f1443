/** Reminders by a clock that the tests move, through a real mail server on this machine: once each, and of nothing. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findReach, setReach } from '../people/reach.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { submit } from '../store/write.ts';
import { climb } from './climbing.ts';
import type { Mailer } from './reminders.ts';
import { remind, smtpMailer } from './reminders.ts';

const minute = 60_000;
const hour = 60 * minute;
let now = new Date(Math.ceil(Date.now() / hour) * hour);
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

interface Mail {
  readonly to: string;
  readonly raw: string;
}
let mails: Mail[] = [];
let isDown = false;
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(isDown ? new Error('try again later') : undefined),
  onData(stream, session, done) {
    text(stream).then((raw) => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw });
      done();
    }, done);
  },
});

let world: TestStore;
let store: Store;
let mailer: Mailer;
let esi: Session;
let grace: Session;
beforeAll(async () => {
  world = await testStore();
  store = { ...world.store, clock: () => now };
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  const { port } = mailServer.server.address() as AddressInfo;
  mailer = await smtpMailer(`smtp://127.0.0.1:${port}`, 'office@example.org');
  esi = await world.person('esi', ['social-worker']);
  grace = await world.person('grace', ['supervisor']);
  for (const { account, roles } of [esi, grace]) await setReach(store, account, `${roles[0]}@example.org`);
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  await world.close();
});
beforeEach(() => {
  mails = [];
});

const id = (): string => crypto.randomUUID();
async function act(by: Session, ...operations: object[]): Promise<void> {
  const result = await submit(store, by, {
    id: id(),
    act: 'plain',
    operations: operations.map((one) => ({ id: id(), recorded: now.toISOString(), ...one })),
  });
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
}

/** A case with an arrival: a guardian is due within a day (C3), needs within three (C5). */
async function newCase(): Promise<string> {
  const dossier = id();
  await act(esi, { op: 'create', dossier, kind: 'case' });
  await act(
    esi,
    {
      op: 'grant',
      dossier,
      grant: id(),
      party: grace.account,
      groups: ['intake', 'guardianship', 'needs'],
      level: 'steward',
      purpose: 'supervision',
      basis: 'assignment',
    },
    {
      op: 'set',
      dossier,
      type: 'intake',
      entry: id(),
      base: 1,
      set: {
        track: 'suspected-victim',
        cameBy: 'report',
        date: now.toISOString().slice(0, 10),
        firstLanguage: 'en',
      },
      occurred: now.toISOString(),
    },
  );
  return dossier;
}
const run = async (): Promise<string[]> => {
  mails = [];
  await climb(store, now);
  await remind(store, mailer, now);
  return mails.map(({ to }) => to).sort();
};
const open = async (dossier: string) =>
  (
    await world.admin.query(
      'select safeguard, key, kind, due, role, told from gwen.duty where dossier_id = $1 and done is null order by due',
      [dossier],
    )
  ).rows;
const quiet = async (): Promise<void> => {
  await run();
  await run();
};

test('soon due, late and told on: each turn once, and nothing between', async () => {
  const dossier = await newCase();
  const [first] = (await open(dossier)).filter(
    ({ role, kind }) => role === 'social-worker' && kind === 'duty',
  );
  await quiet();
  const due = first.due.getTime();
  pass(due - now.getTime() - 2 * hour - minute);
  await quiet();
  expect(await run()).toEqual([]);
  pass(minute);
  expect(await run()).toEqual(['social-worker@example.org']);
  expect(await run()).toEqual([]);
  pass(2 * hour);
  // it is late, and in the same minute told to the supervisor
  expect(await run()).toEqual(['social-worker@example.org', 'supervisor@example.org']);
  pass(minute);
  expect(await run()).toEqual([]);
});

test('after a downtime once for everything that came meanwhile', async () => {
  await quiet();
  await newCase();
  await newCase();
  pass(20 * 24 * hour);
  expect(await run()).toEqual(['social-worker@example.org', 'supervisor@example.org']);
});

test('what cannot be sent waits, later and later, and is sent once', async () => {
  await quiet();
  await newCase();
  pass(20 * 24 * hour);
  isDown = true;
  expect(await run()).toEqual([]);
  isDown = false;
  // not at once: a server in trouble is left in peace
  expect(await run()).toEqual([]);
  pass(minute);
  expect(await run()).toEqual(['social-worker@example.org', 'supervisor@example.org']);
  expect(await run()).toEqual([]);
});

test('says nothing of the matter, of whom it is about, or of Gwen', async () => {
  await quiet();
  const dossier = await newCase();
  pass(20 * 24 * hour);
  await run();
  const { rows } = await world.admin.query('select number from gwen.dossier where id = $1', [dossier]);
  for (const { raw } of mails) {
    for (const word of [dossier, rows[0].number, 'gwen', 'child', 'case', 'http', 'guardian'])
      expect(raw.toLowerCase()).not.toContain(word.toLowerCase());
    expect(raw).toContain('Something waits for you.');
  }
  // the same for all but for the envelope
  const bodies = new Set(mails.map(({ raw }) => raw.slice(raw.indexOf('\r\n\r\n'))));
  expect(bodies.size).toBe(1);
});

test('who left, who gave no address, and who may not know of the dossier is not told', async () => {
  await quiet();
  const other = await world.person('dalia', ['social-worker']);
  await setReach(store, other.account, 'dalia@example.org');
  await setReach(store, grace.account, null);
  await newCase();
  pass(20 * 24 * hour);
  expect(await run()).toEqual(['social-worker@example.org']);
});

test('an address lies encrypted, and is one account’s', async () => {
  const fati = await world.person('fati', ['social-worker']);
  await setReach(store, fati.account, 'fati.abiodun@example.org');
  expect(await findReach(store, fati.account)).toBe('fati.abiodun@example.org');
  const { rows } = await world.admin.query('select r::text as row from gwen.reach r where account = $1', [
    fati.account,
  ]);
  expect(rows[0].row).not.toContain('abiodun');
  expect(rows[0].row).not.toContain(Buffer.from('abiodun').toString('hex'));
  // moved to another account it opens nowhere
  const moved =
    'update gwen.reach a set address = b.address from gwen.reach b where b.account = $1 and a.account = $2';
  await world.admin.query(moved, [fati.account, esi.account]);
  await expect(findReach(store, esi.account)).rejects.toThrow();
});
