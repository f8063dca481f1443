/**
 * Gateways and phones hand in again whatever was not acknowledged, while server and database are killed in the middle of it: at the
 * end each message is there, once, and those of one sender in one report; and each form, with each of its photos.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exifSegment, jpegWith } from '../files/testFiles.ts';
import { migrate } from '../store/migrate.ts';
import type { Postgres } from '../store/postgres/postgres.ts';
import { startPostgres } from '../store/postgres/postgres.ts';
import { atDatabase } from '../store/roles.ts';
import { androidSignature } from '../vault/signatures.ts';
import type { ReceiverSetup } from './crashReceiver.ts';
import { bodyOf, filledIn } from './openrosa/testForms.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

const senders = 16;
const messages = 12;
const kills = 5;
const phones = 8;
const formsEach = 6;
const key = 'signing key';
const program = fileURLToPath(new URL('./crashReceiver.ts', import.meta.url));

let folder = '';
let postgres: Postgres;
let channels: TestChannels;
let path = '';
let phonePath = '';
let spool = '';
/** Where it listens now; undefined while it is dead. */
let url: string | undefined;
let receiver: ChildProcess | undefined;

const startDatabase = async (): Promise<void> => {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-crash-'));
  await chmod(folder, 0o755);
  await startDatabase();
  const superUrl = postgres.url('postgres');
  const templates = { gwen: 'template_gwen', gwen_keys: 'template_keys' };
  await migrate({
    databaseUrl: atDatabase(superUrl, templates.gwen),
    keysUrl: atDatabase(superUrl, templates.gwen_keys),
  });
  channels = await testChannels({ superUrl, templates });
  const made = await channels.channel({
    kind: 'android',
    settings: { url: 'http://127.0.0.1:9', login: 'sms' },
    secrets: { password: 'x', signing: key },
  });
  path = made.address;
  phonePath = (await channels.channel({ kind: 'openrosa' })).address;
  const { world } = channels;
  spool = join(folder, 'spool');
  const setup: ReceiverSetup = {
    urls: world.database,
    installation: world.vault.installation,
    dataFolder: join(world.folder, 'data'),
    configFolder: join(world.folder, 'config'),
    spool,
  };
  await writeFile(join(folder, 'setup.json'), JSON.stringify(setup), { mode: 0o600 });
}, 120_000);
afterAll(async () => {
  receiver?.kill('SIGKILL');
  await channels?.close();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts it; it may need the database to be there. */
async function start(): Promise<void> {
  const child = spawn(process.execPath, [program, join(folder, 'setup.json')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  receiver = child;
  const [line] = await once(child.stdout, 'data');
  url = String(line).trim();
}
async function kill(): Promise<void> {
  url = undefined;
  const gone = receiver && once(receiver, 'exit');
  receiver?.kill('SIGKILL');
  await gone;
}

/** As a gateway: the same again until it is acknowledged. */
async function handIn(sender: string, message: string, receivedAt: string): Promise<void> {
  const payload = { messageId: 'c0ffee', sender, phoneNumber: sender, simNumber: 1, message, receivedAt };
  const body = JSON.stringify({ id: crypto.randomUUID(), event: 'sms:received', payload });
  for (;;) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': androidSignature(key, body, timestamp),
    };
    const done =
      url !== undefined &&
      (await fetch(`${url}${path}`, { method: 'POST', headers, body }).then(
        ({ ok }) => ok,
        () => false,
      ));
    if (done) return;
    await sleep(50);
  }
}

/** As a phone: the form with each photo by itself, each post again until it is acknowledged. */
async function handInForm(text: string, photos: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
  const xml = filledIn({ answers: { text } });
  for (const [at, bytes] of photos.entries()) {
    const isLast = at === photos.length - 1;
    const { payload, headers } = await bodyOf(
      xml,
      [{ name: `${at}.jpg`, bytes }],
      isLast ? {} : { '*isIncomplete*': 'yes' },
    );
    for (;;) {
      const init = { method: 'POST', headers, body: new Uint8Array(payload) };
      const status =
        url !== undefined &&
        (await fetch(`${url}${phonePath}/submission`, init).then(
          (answer) => answer.status,
          () => 0,
        ));
      if (status === 201 || status === 202) break;
      await sleep(50);
    }
  }
}

test('nothing that was acknowledged is lost, nothing is there twice', { timeout: 300_000 }, async () => {
  await start();
  const numbers = Array.from({ length: senders }, (_, at) => `+999555${String(at).padStart(6, '0')}`);
  let isDone = false;
  const photos = [exifSegment(1), exifSegment(6)].map((exif) => new Uint8Array(jpegWith(exif)));
  const all = Promise.all([
    ...Array.from({ length: phones }, async (_, at) => {
      for (let n = 0; n < formsEach; n += 1) {
        await handInForm(`Phone ${at} form ${n}`, photos);
        await sleep(500);
      }
    }),
    ...numbers.map(async (number, at) => {
      for (let n = 0; n < messages; n += 1) {
        await handIn(number, `Sender ${at} message ${n}`, new Date(1_800_000_000_000 + n).toISOString());
        await sleep(300);
      }
    }),
  ]).finally(() => {
    isDone = true;
  });
  for (let n = 0; n < kills && !isDone; n += 1) {
    await sleep(700);
    if (n % 2 === 0) {
      await kill();
      await start();
    } else {
      await postgres.stop();
      await sleep(700);
      // the server dies as well while messages wait in its spool
      if (n === 3) await kill();
      await startDatabase();
      if (n === 3) await start();
    }
  }
  await all;
  await expect
    .poll(async () => (await readdir(spool).catch(() => [])).filter((name) => name.endsWith('.sealed')), {
      timeout: 60_000,
    })
    .toEqual([]);
  await expect
    .poll(() => channels.world.admin.query('select 1').then(Boolean, () => false), { timeout: 30_000 })
    .toBe(true);
  const reports = await channels.reports();
  expect(reports).toHaveLength(senders);
  const read = await Promise.all(
    reports.map(async (one) => (await channels.read(one)).map(({ words }) => words?.text)),
  );
  expect(read.sort((a, b) => Number(a[0]?.split(' ')[1]) - Number(b[0]?.split(' ')[1]))).toEqual(
    numbers.map((_, at) => Array.from({ length: messages }, (__, n) => `Sender ${at} message ${n}`)),
  );

  const { rows } = await channels.world.admin.query<{ id: string }>(
    'select id from gwen.dossier where kind = 1 and not exists (select from gwen.sender where dossier_id = id)',
  );
  const forms = await Promise.all(
    rows.map(async ({ id }) => {
      const words = (await channels.read(id)).flatMap((one) => one.words ?? []);
      return [
        words.map(({ text }) => text).filter((text) => text !== ''),
        words.flatMap(({ files = [] }) => files.map(({ name }) => name)).sort(),
      ];
    }),
  );
  const expected = Array.from({ length: phones * formsEach }, (_, at) => [
    [`Phone ${Math.floor(at / formsEach)} form ${at % formsEach}`],
    ['0.jpg', '1.jpg'],
  ]);
  expect(forms.sort((a, b) => String(a).localeCompare(String(b)))).toEqual(expected);
});
