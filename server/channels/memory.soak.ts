/**
 * What lies in the memory of the running server after it took a report: all of it is searched, as whoever copies it could (a
 * core dump, a snapshot of the machine). The words of a report that was sealed in a browser must never have been there. What
 * came by a text message or without scripts was there in the clear for a moment and may linger: that is measured and said in
 * SECURITY.md, not promised otherwise. Linux alone shows the memory of a process.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPublicPage } from '../channels/web/testing.ts';
import { androidSignature } from '../vault/signatures.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';
import type { Receiver } from './testReceiver.ts';
import { receivers } from './testReceiver.ts';
import { makeReport, postTo } from './testReporter.ts';

const story = { web: 'Kanarienvogelgesang', plain: 'Zaunkoenignest', sms: 'Gartenrotschwanz' };
const key = 'signing key';
let channels: TestChannels;
let receiver: Receiver;
let address = '';
let pages = '';
let folder = '';
beforeAll(async () => {
  [channels, pages, folder] = await Promise.all([
    testChannels(),
    buildPublicPage(),
    mkdtemp(join(tmpdir(), 'gwen-memory-')),
  ]);
  await chmod(folder, 0o700);
  ({ address } = await channels.channel({
    kind: 'android',
    settings: { url: 'http://127.0.0.1:9', login: 'sms' },
    secrets: { password: 'x', signing: key },
  }));
  receiver = await (await receivers(channels, folder, pages)).start();
}, 120_000);
afterAll(async () => {
  await receiver?.kill();
  await channels?.close();
  for (const one of [folder, pages]) await rm(one, { recursive: true, force: true });
});

/** How often this text stands in memory that the process can write, in either of the ways that it keeps texts. */
function countInMemory(text: string): number {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const { pid } = receiver.child;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  let count = 0;
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from = '', to = '', rights = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      if (!rights.startsWith('rw')) continue;
      const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      for (let at = start; at < end; at += step) {
        const part = Buffer.alloc(Math.min(step + overlap, end - at));
        let read = 0;
        try {
          read = readSync(memory, part, 0, part.length, at);
        } catch {
          // given back meanwhile
          continue;
        }
        for (const needle of needles)
          for (let found = part.indexOf(needle); found >= 0 && found < Math.min(read, step); )
            [count, found] = [count + 1, part.indexOf(needle, found + 1)];
      }
    }
  } finally {
    closeSync(memory);
  }
  return count;
}
const step = 16 * 1024 * 1024;
const overlap = 256;

test('the words of a report sealed in a browser are never in the server’s memory, nor is its code', async () => {
  for (let n = 0; n < 40; n += 1) {
    const made = await makeReport(receiver.url, `${story.web} ${n}`);
    if (!made) throw new Error('no way');
    expect((await postTo(receiver.url, 'send', made.report))?.status).toBe(201);
    expect(
      (await postTo(receiver.url, 'open', { locator: made.keys.locator, proof: made.keys.proof }))?.status,
    ).toBe(200);
    if (n % 10 > 0) continue;
    expect(countInMemory(made.code)).toBe(0);
    expect(countInMemory(made.keys.identity)).toBe(0);
    // the search finds what is really there: the box came through here
    if (n === 0) expect(countInMemory(made.report.locator)).toBeGreaterThan(0);
  }
  expect(countInMemory(story.web)).toBe(0);
});

test('what came in the clear is told as it is: how often it still stands there, at once and after other work', async () => {
  const form = new URLSearchParams({ text: `${story.plain} at the kiln`, lang: 'en' });
  const sent = await fetch(`${receiver.url}/report`, { method: 'POST', body: form });
  expect(sent.status).toBe(201);
  const payload = {
    messageId: 'c0ffee',
    sender: '+999555000222',
    phoneNumber: '+999555000222',
    simNumber: 1,
  };
  const body = JSON.stringify({
    id: crypto.randomUUID(),
    event: 'sms:received',
    payload: { ...payload, message: `${story.sms} at the mill`, receivedAt: new Date().toISOString() },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': androidSignature(key, body, timestamp),
  };
  expect((await fetch(`${receiver.url}${address}`, { method: 'POST', headers, body })).status).toBe(200);
  const count = () => ({ plain: countInMemory(story.plain), sms: countInMemory(story.sms) });
  const atOnce = count();
  // so it is with everything that passes through a server; if not even this is found, the search is broken
  expect(atOnce.plain + atOnce.sms).toBeGreaterThan(0);
  for (let n = 0; n < 150; n += 1) await fetch(`${receiver.url}/report`).then((answer) => answer.text());
  await sleep(1000);
  process.stdout.write(`in memory at once ${JSON.stringify(atOnce)}, later ${JSON.stringify(count())}\n`);
});
