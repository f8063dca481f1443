/**
 * Browsers send a report again until the server says that it has it, while server and database are killed in the middle of
 * it: whichever was acknowledged is there, once, and is opened by its code; and so are the files behind it, part by part.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../../seal/base64url.ts';
import { openBox } from '../../../seal/box.ts';
import { openFile } from '../../../seal/file.ts';
import { migrate } from '../../store/migrate.ts';
import type { Postgres } from '../../store/postgres/postgres.ts';
import { startPostgres } from '../../store/postgres/postgres.ts';
import { atDatabase } from '../../store/roles.ts';
import { findSealedFile } from '../../store/sealedFiles.ts';
import { findTalk, openReport } from '../reports.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import type { Receiver } from '../testReceiver.ts';
import { receivers } from '../testReceiver.ts';
import type { MadeReport } from '../testReporter.ts';
import { makeReport, postTo } from '../testReporter.ts';
import { buildPublicPage } from './testing.ts';

const senders = 16;
const reportsEach = 8;
const kills = 5;
let folder = '';
let pages = '';
let postgres: Postgres;
let channels: TestChannels;
let served: Awaited<ReturnType<typeof receivers>>;
let receiver: Receiver | undefined;
/** Where it listens now; undefined while it is dead. */
let url: string | undefined;

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
  [channels, pages] = await Promise.all([testChannels({ superUrl, templates }), buildPublicPage()]);
  served = await receivers(channels, folder, pages);
}, 120_000);
afterAll(async () => {
  receiver?.child.kill('SIGKILL');
  await channels?.close();
  await postgres?.stop();
  for (const one of [folder, pages]) await rm(one, { recursive: true, force: true });
});

async function start(): Promise<void> {
  receiver = await served.start();
  ({ url } = receiver);
}
async function kill(): Promise<void> {
  url = undefined;
  await receiver?.kill();
}

/** As the page: the same report again until the server says that it has it. */
async function report(text: string): Promise<MadeReport> {
  let made: MadeReport | undefined;
  for (;;) {
    if (url !== undefined) {
      // two parts
      made ??= await makeReport(url, text, [Buffer.alloc(100_000, text)]);
      if (made && (await postTo(url, 'send', made.report))?.status === 201) break;
    }
    await sleep(50);
  }
  for (const { claim, send } of made.files)
    for (let part = 0; part < claim.parts; part += 1)
      while (url === undefined || !(await send(url, part))) await sleep(50);
  return made;
}

test('no report from the web that was acknowledged is lost, and none is there twice', {
  timeout: 300_000,
}, async () => {
  await start();
  let isDone = false;
  const all = Promise.all(
    Array.from({ length: senders }, async (_, at) => {
      const mine: MadeReport[] = [];
      for (let n = 0; n < reportsEach; n += 1) {
        mine.push(await report(`Web ${at} report ${n}`));
        await sleep(150);
      }
      return mine;
    }),
  ).finally(() => {
    isDone = true;
  });
  for (let n = 0; n < kills && !isDone; n += 1) {
    await sleep(700);
    if (n === 2) {
      await postgres.stop();
      await sleep(700);
      await startDatabase();
    } else {
      await kill();
      await start();
    }
  }
  const made = await all;
  await expect
    .poll(() => channels.world.admin.query('select 1').then(Boolean, () => false), { timeout: 30_000 })
    .toBe(true);
  const { rows } = await channels.world.admin.query('select count(*)::int as n from gwen.dossier');
  expect(rows[0].n).toBe(senders * reportsEach);
  for (const [at, mine] of made.entries()) {
    for (const [n, { keys, files }] of mine.entries()) {
      const talk = await findTalk(channels.world.store, keys);
      expect(talk?.lines).toHaveLength(1);
      const box = await openBox(channels.identity, fromBase64url(talk?.lines[0]?.box ?? ''));
      expect(box && findSealedMessage(box)?.text).toBe(`Web ${at} report ${n}`);
      const { dossier = '' } = (await openReport(channels.world.store, keys)) ?? {};
      for (const { place, bytes } of files) {
        const { id, key, size } = place;
        const found = await findSealedFile(channels.world.store, channels.nora, dossier, id, false);
        const sealed = Buffer.concat(found ? await Array.fromAsync(found.pieces) : []);
        expect(Buffer.from(await openFile(key, size, sealed)).equals(bytes)).toBe(true);
      }
    }
  }
});
