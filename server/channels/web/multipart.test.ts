/** Forms with files: the words are taken whatever comes behind them, and hostile ones cost little. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { ReadForm } from './multipart.ts';
import { readForm } from './multipart.ts';

const type = 'multipart/form-data; boundary=----x';
const field = (name: string, value: string): string =>
  `------x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, body: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `------x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`,
    ),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
const end = '------x--\r\n';
async function read(parts: readonly (Buffer | string)[], most = 1_000_000): Promise<ReadForm> {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
  // in pieces of odd sizes, as a network brings them
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_521) }, (_, at) =>
    bytes.subarray(at * 65_521, (at + 1) * 65_521),
  );
  const found = await readForm(Readable.from(pieces), type, most);
  if (!found) throw new Error('a form');
  return found;
}

test('fields and files come out as they went in; a path is no part of a name', async () => {
  const body = Buffer.from('\r\n--x\r\n------\0\xff', 'latin1');
  const found = await read([
    field('text', 'Ünï\r\ncode'),
    field('involved', 'a'),
    field('involved', 'b'),
    file('C:\\mary\\a%22b.jpg', body),
    file('', ''),
    end,
  ]);
  expect(found.fields.get('text')).toBe('Ünï\r\ncode');
  expect(found.fields.getAll('involved')).toEqual(['a', 'b']);
  expect(found.files).toEqual([{ name: 'a"b.jpg', type: 'image/jpeg', bytes: Uint8Array.from(body) }]);
  expect(found.leftOut).toBe(0);
});

test('what is too large or cut off is left out and said; words and files before it are there', async () => {
  const words = field('text', 'They are here');
  const large = await read([words, file('a.jpg', 'small'), file('b.jpg', Buffer.alloc(9_000_000)), end]);
  expect(large.fields.get('text')).toBe('They are here');
  expect(large).toMatchObject({ files: [{ name: 'a.jpg' }], leftOut: 1 });
  const cut = await read([words, file('a.jpg', 'small'), file('b.jpg', 'x').subarray(0, -30)]);
  expect(cut).toMatchObject({ files: [{ name: 'a.jpg' }] });
  expect(cut.fields.get('text')).toBe('They are here');
});

test('one that never ends is let go, and the memory stays what it was', { timeout: 30_000 }, async () => {
  let given = 0;
  const endless = Readable.from(
    (function* () {
      yield Buffer.from(field('text', 'Words'));
      yield file('x', '').subarray(0, -2);
      for (; given < 400; given += 1) yield Buffer.alloc(1_000_000, 'x');
    })(),
  );
  const before = process.memoryUsage.rss();
  const found = await readForm(endless, type, 20_000_000);
  expect(found?.fields.get('text')).toBe('Words');
  expect(found).toMatchObject({ files: [], leftOut: 1 });
  expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
});

test('ten thousand parts, heads without end, no boundary: bounded in time', async () => {
  const started = performance.now();
  expect(
    (
      await read([field('text', 'w'), ...Array.from({ length: 10_000 }, () => field('a', 'b')), end])
    ).fields.get('text'),
  ).toBe('w');
  expect(
    (await read([field('text', 'w'), `------x\r\n${'X: y\r\n'.repeat(100_000)}`, end])).fields.get('text'),
  ).toBe('w');
  expect((await read([field('text', 'w'), '\r\n------'.repeat(100_000)])).files).toEqual([]);
  expect(await readForm(Readable.from([]), 'multipart/form-data', 1)).toBeUndefined();
  expect((await readForm(Readable.from([]), type, 1))?.files).toEqual([]);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('one that comes byte by byte is the same; one that breaks off in a head keeps what came whole', async () => {
  const whole = Buffer.concat([Buffer.from(field('text', 'Words')), file('a.jpg', 'abc')]);
  const bytes = Array.from(Buffer.concat([whole, Buffer.from(end)]), (byte) => Buffer.from([byte]));
  const found = await readForm(Readable.from(bytes), type, 1_000_000);
  expect(found?.fields.get('text')).toBe('Words');
  expect(found).toMatchObject({ files: [{ name: 'a.jpg' }], leftOut: 0 });
  const broken = await read([whole, file('b.jpg', '').subarray(0, 40)]);
  expect(broken).toMatchObject({ files: [{ name: 'a.jpg' }], leftOut: 1 });
});

test('of more than there is room for does not hold up the next', async () => {
  const large = Array.from({ length: 400 }, () => Buffer.alloc(1024 * 1024));
  expect(
    await read([field('text', 'w'), file('a', '').subarray(0, -2), ...large], 500_000_000),
  ).toMatchObject({
    leftOut: 1,
  });
  expect((await read([field('text', 'next'), end])).fields.get('text')).toBe('next');
});
