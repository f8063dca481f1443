/** What no phone sends: each is told what is wrong, quickly, and the next form is taken as before. */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import type { TestForms } from './testForms.ts';
import { bodyOf, filledIn, testForms } from './testForms.ts';
import { BadXml, readXml } from './xml.ts';

const mebibyte = 1024 * 1024;

let channels: TestChannels;
let forms: TestForms;
let url = '';
beforeAll(async () => {
  channels = await testChannels();
  forms = await testForms(channels);
  url = `${await channels.app.listen({ port: 0, host: '127.0.0.1' })}${forms.address}/submission`;
});
afterAll(() => channels?.close());

let before: ReadonlySet<string>;
beforeAll(async () => {
  before = await forms.all();
});
// nothing of it is stored, nothing broke, and the next form is taken
afterEach(async () => {
  expect(await forms.since(before)).toEqual([]);
  expect(channels.log.filter((line) => 'broken' in line)).toEqual([]);
  const taken = await forms.send(filledIn({ answers: { text: 'The next' } }));
  expect(taken.statusCode, taken.body).toBe(201);
  before = await forms.all();
});

const codeOf = (answer: LightMyRequestResponse): readonly [number, string] => [
  answer.statusCode,
  answer.json().code,
];
const post = (payload: string | Buffer, type: string) =>
  channels.app.inject({
    method: 'POST',
    url: `${forms.address}/submission`,
    payload,
    headers: { 'content-type': type },
  });

const data = (inside: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<data id="notes"><meta><instanceID>uuid:x</instanceID></meta>${inside}</data>`;
const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY ${'bcdefghij'.charAt(at)} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`,
).join('')}]>`;
const nested = (depth: number): string => `${'<g>'.repeat(depth)}deep${'</g>'.repeat(depth)}`;
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('forms', () => {
  test.each<readonly [string, string | Uint8Array<ArrayBuffer>]>([
    ['that multiply themselves', data('<text>&j;</text>', laughs)],
    ['with a document type alone', data('<text>x</text>', '<!DOCTYPE data>')],
    [
      'that read files',
      data('<text>&f;</text>', '<!DOCTYPE data [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    ],
    ['with entities of nobody', data('<text>&nbsp;</text>')],
    ['nested a hundred deep', data(nested(100))],
    ['nested a hundred thousand deep', data(nested(20_000))],
    ['of many elements', data('<a/>'.repeat(50_000))],
    [
      'of many attributes',
      `<data id="notes" ${Array.from({ length: 20_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`,
    ],
    ['that end in the middle', data('<text>x').slice(0, -7)],
    ['of two roots', `${data('')}<data/>`],
    ['in UTF-16', utf16(data('<text>x</text>'))],
    ['that say they are in another encoding', data('').replace('"1.0"', '"1.0" encoding="ISO-8859-1"')],
    ['with broken letters', new Uint8Array([...Buffer.from('<data id="notes">'), 0xff, 0xfe, 0xc0])],
    ['of zeros', new Uint8Array(1000)],
    ['of nothing', ''],
    ['without an id of their own', '<data id="notes"><text>x</text></data>'],
    ['with an id without end', data('').replace('uuid:x', 'x'.repeat(5000))],
  ])('%s are malformed', async (_, xml) => {
    const started = performance.now();
    expect(codeOf(await forms.send(xml))).toEqual([400, 'malformed']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('of somebody else are not known here', async () => {
    const theirs = data('<text>x</text>').replace('"notes"', '"household-survey"');
    expect(codeOf(await forms.send(theirs))).toEqual([404, 'not-found']);
  });

  test('that are longer than any', async () => {
    expect(() => readXml(Buffer.from(data(`<text>${'x'.repeat(300_000)}</text>`)))).toThrow(BadXml);
    expect(codeOf(await forms.send(data(`<text>${'x'.repeat(300_000)}</text>`)))).toEqual([400, 'malformed']);
  });
});

describe('bodies', () => {
  test('of another kind', async () => {
    expect(codeOf(await post('<data id="notes"/>', 'text/xml'))).toEqual([415, 'wrong-media-type']);
    expect(codeOf(await post('{}', 'application/json'))).toEqual([415, 'wrong-media-type']);
  });

  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['with an empty boundary', 'multipart/form-data; boundary=', '--\r\n'],
    ['with another boundary', 'multipart/form-data; boundary=a', '--b\r\n\r\nx\r\n--b--\r\n'],
    [
      'that end in the middle',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="xml_sub',
    ],
    [
      'that end in a part',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="x"\r\n\r\n<data',
    ],
    [
      'of headers without end',
      'multipart/form-data; boundary=b',
      `--b\r\n${'x-a: b\r\n'.repeat(20_000)}\r\nx\r\n--b--\r\n`,
    ],
    [
      'without a form',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
    ],
    ['of nothing', 'multipart/form-data; boundary=b', ''],
  ])('%s are malformed', async (_, type, payload) => {
    expect(codeOf(await post(payload, type))).toEqual([400, 'malformed']);
  });

  test('of ten thousand parts are too large', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="__proto__"; filename="a"\r\n\r\nx\r\n';
    const payload = `${part.repeat(10_000)}--b--\r\n`;
    expect(codeOf(await post(payload, 'multipart/form-data; boundary=b'))).toEqual([413, 'too-large']);
  });

  test('whose parts have no end are cut off, in little memory', async () => {
    const started = process.memoryUsage().arrayBuffers;
    let sent = 0;
    let most = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 0)
          controller.enqueue(
            Buffer.from(
              '--b\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="x"\r\n\r\n',
            ),
          );
        sent += 1;
        most = Math.max(most, process.memoryUsage().arrayBuffers - started);
        if (sent > 500) controller.close();
        else controller.enqueue(new Uint8Array(mebibyte).fill(0x61));
      },
    });
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(most).toBeLessThan(120 * mebibyte);
  });

  test('that say how large they are, are not even read', async () => {
    const { payload, headers } = await bodyOf(filledIn({ answers: { text: 'x' } }), [
      { name: 'a', bytes: new Uint8Array(50 * mebibyte) },
    ]);
    const answer = await channels.app.inject({
      method: 'POST',
      url: `${forms.address}/submission`,
      payload,
      headers,
    });
    expect(codeOf(answer)).toEqual([413, 'too-large']);
  });

  test('of sixteen at once that never end hold up nobody', async () => {
    const controllers: AbortController[] = [];
    const stuck = Array.from({ length: 16 }, () => {
      const controller = new AbortController();
      controllers.push(controller);
      const body = new ReadableStream<Uint8Array>({
        start: (stream) =>
          stream.enqueue(Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx')),
      });
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const init = {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
        signal: controller.signal,
      } as RequestInit;
      return fetch(url, init).catch(() => undefined);
    });
    const taken = await forms.send(filledIn({ answers: { text: 'Meanwhile' } }));
    expect(taken.statusCode).toBe(201);
    before = await forms.all();
    for (const controller of controllers) controller.abort();
    await Promise.all(stuck);
  });
});
