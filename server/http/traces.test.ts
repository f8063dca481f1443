/** A search that finds nothing proves nothing unless it would have found something. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBelow, findIn, needlesOf } from './traces.ts';

const text = 'Käthe Brandt';
const needles = needlesOf(text);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-traces-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['as it is', Buffer.from(`x${text}x`)],
  ['in capitals', Buffer.from(`x${text.toUpperCase()}x`)],
  ['without capitals', Buffer.from(`x${text.toLowerCase()}x`)],
  ['as UTF-16', Buffer.from(`x${text}x`, 'utf16le')],
  ['as UTF-16 the other way round', Buffer.from(`xx${text}x`, 'utf16le').swap16()],
  ['in hexadecimal', Buffer.from(Buffer.from(text).toString('hex'))],
  ['in base64', Buffer.from(Buffer.from(`${text} and more`).toString('base64'))],
  ['in base64, one byte on', Buffer.from(Buffer.from(`1${text} and more`).toString('base64'))],
  ['in base64, two bytes on', Buffer.from(Buffer.from(`12${text}`).toString('base64'))],
  ['in base64 of URLs', Buffer.from(Buffer.from(`123${text}`).toString('base64url'))],
  ['in a URL', Buffer.from(encodeURIComponent(text))],
  ['in a form', Buffer.from(new URLSearchParams({ text }).toString())],
])('found %s', (_, bytes) => {
  expect(findIn(bytes, needles)).not.toEqual([]);
});

test('not found where it is not', () => {
  expect(findIn(Buffer.from('Käthe B. randt; Kathe Brandt'), needles)).toEqual([]);
});

test('found in files at any depth, also across the pieces in which they are read', async () => {
  await mkdir(join(folder, 'deep', 'deeper'), { recursive: true });
  await writeFile(join(folder, 'empty'), '');
  await writeFile(join(folder, 'none'), 'nothing');
  await writeFile(join(folder, 'deep', 'deeper', 'small'), text);
  const large = Buffer.alloc(33 * 1024 * 1024);
  large.write(text, 32 * 1024 * 1024 - 3);
  await writeFile(join(folder, 'large'), large);
  const found = await findBelow(folder, needles);
  expect(found.map((one) => one.split(':')[0]).sort()).toEqual(['deep/deeper/small', 'large']);
});
