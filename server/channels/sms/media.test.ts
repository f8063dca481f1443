/** Pictures that a gateway keeps: fetched from its own address alone, so much and so long, and removed there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFile } from '../../../seal/file.ts';
import { canary, exifSegment, jpegWith } from '../../files/testFiles.ts';
import { findSealedFile } from '../../store/sealedFiles.ts';
import { twilioSignature } from '../../vault/signatures.ts';
import type { Channel } from '../kinds.ts';
import { channelForm } from '../kinds.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import { fetchMedia } from './media.ts';

const photo = jpegWith(exifSegment(6));
const most = 1_000_000;
let asked: { path: string; method: string; secret: boolean }[] = [];
let strangers = 0;

const stranger = createServer((_request, response) => {
  strangers += 1;
  response.end('secrets of the inside');
});
const gateway = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push({ path, method: request.method ?? '', secret: request.headers.authorization !== undefined });
  const name = path.split('/').at(-1);
  if (request.method === 'DELETE') response.writeHead(204).end();
  else if (name === 'photo') response.writeHead(200, { 'content-type': 'image/jpeg; x=y' }).end(photo);
  else if (name === 'moved') response.writeHead(307, { location: '/kept/photo' }).end();
  else if (name === 'away') response.writeHead(302, { location: base(stranger) }).end();
  else if (name === 'large') response.writeHead(200, { 'content-length': '999999999' }).end();
  else if (name === 'endless') {
    response.writeHead(200);
    const write = (): void => void (response.write(Buffer.alloc(100_000)) && setImmediate(write));
    response.on('drain', write);
    write();
  } else response.writeHead(404).end();
});
const base = (server: typeof gateway): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const media = (name: string): string =>
  `${base(gateway)}/2010-04-01/Accounts/acctid/Messages/MM1/Media/${name}`;

let channels: TestChannels;
let channel: Channel<'twilio'>;
let address = '';
beforeAll(async () => {
  for (const server of [stranger, gateway])
    await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  channels = await testChannels();
  const form = channelForm.parse({
    kind: 'twilio',
    settings: { account: 'acctid', from: '+12028831111', api: base(gateway) },
    secrets: { token: 'a token' },
  });
  if (form.kind !== 'twilio') throw new Error('twilio');
  const made = await channels.channel(form);
  address = made.address;
  channel = { id: made.id, team: channels.world.team, language: 'en', ...form };
});
afterAll(async () => {
  await channels?.close();
  for (const server of [stranger, gateway]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  asked = [];
  strangers = 0;
});

describe('what is fetched', () => {
  test('is the account’s own, with the secret; where it is sent on to, without', async () => {
    const found = await fetchMedia(channel, [media('photo'), media('moved')], most);
    expect(found.files.map(({ bytes }) => Buffer.from(bytes).equals(photo))).toEqual([true, true]);
    expect(found).toMatchObject({ leftOut: 0, files: [{ type: 'image/jpeg', name: '1' }, { name: '2' }] });
    expect(asked.filter(({ secret }) => !secret).map(({ path }) => path)).toEqual(['/kept/photo']);
    await found.remove();
    expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  });

  test('is never at another address, whatever the message or the gateway says', async () => {
    const urls = [
      base(stranger),
      media('away'),
      `${base(gateway)}/2010-04-01/Accounts/another/Media/photo`,
      `${base(gateway)}/2010-04-01/Accounts/acctid/../another/photo`,
      media('photo').replace('127.0.0.1', 'localhost'),
      media('photo').replace('http://', 'http://user:word@'),
      'file:///etc/passwd',
      'no address',
      '',
    ];
    const found = await fetchMedia(channel, urls, most);
    expect(found).toMatchObject({ files: [], leftOut: urls.length });
    expect(strangers).toBe(0);
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['away']);
  });

  test('ends where it is too large, and does not fill the memory', async () => {
    const before = process.memoryUsage.rss();
    const found = await fetchMedia(channel, [media('large'), media('endless'), media('none')], most);
    expect(found).toMatchObject({ files: [], leftOut: 3 });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });
});

test('a message with a picture becomes a report with a sealed copy; the picture is removed at the gateway', async () => {
  const fields = {
    MessageSid: 'MM1',
    AccountSid: 'acctid',
    From: '+14133881111',
    To: '+12028831111',
    Body: '',
    NumMedia: '2',
    MediaUrl0: media('photo'),
    MediaUrl1: media('none'),
  };
  const url = `${address}/receive`;
  const answer = await channels.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'line.example',
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilioSignature('a token', `https://line.example${url}`, fields),
    },
    payload: new URLSearchParams(fields).toString(),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  const [report = ''] = await channels.reports();
  const [message] = await channels.read(report);
  expect(message?.words).toMatchObject({ text: '', leftOut: 1, files: [{ type: 'image/jpeg', rest: {} }] });
  const copy = message?.words?.files?.[0]?.copy;
  const sealed = copy && (await findSealedFile(channels.world.store, channels.nora, report, copy.id, false));
  if (!sealed) throw new Error('a copy');
  const opened = await openFile(copy.key, copy.size, Buffer.concat(await Array.fromAsync(sealed.pieces)));
  expect(Buffer.from(opened).includes(canary)).toBe(false);
  await expect.poll(() => asked.some(({ method }) => method === 'DELETE')).toBe(true);
  expect(JSON.stringify(channels.log)).not.toContain('Media');
});
