import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMissingTombstones, addTombstones, readTombstones } from './tombstones.ts';

const one = { dossier: 'c0ffee00-0000-4000-8000-000000000001', subject: 1 };
const other = { dossier: 'c0ffee00-0000-4000-8000-000000000002', subject: 10 };
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gwen-tombstones-'));
  file = join(folder, 'tombstones.log');
});
afterEach(() => rm(folder, { recursive: true }));

test('what is added is read, by nobody else', async () => {
  expect(await readTombstones(file)).toEqual([]);
  await addTombstones(file, [one]);
  await addTombstones(file, [{ ...other, dossier: other.dossier.toUpperCase() }, one]);
  expect(await readTombstones(file)).toEqual([one, other, one]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('many at the same time lose none', async () => {
  const refs = Array.from({ length: 50 }, (_, subject) => ({ ...one, subject }));
  await Promise.all(refs.map((ref) => addTombstones(file, [ref])));
  const subjects = (await readTombstones(file)).map(({ subject }) => subject).sort((a, b) => a - b);
  expect(subjects).toEqual(refs.map(({ subject }) => subject));
});

test('a power cut while writing spoils nothing else', async () => {
  await addTombstones(file, [one, other]);
  const whole = await readFile(file, 'utf8');
  const line = whole.split('\n')[1] ?? '';
  for (let length = 1; length < line.length; length++) {
    await writeFile(file, whole.slice(0, whole.length - 1 - line.length + length));
    expect(await readTombstones(file)).toEqual([one]);
    await addTombstones(file, [other]);
    expect(await readTombstones(file)).toEqual([one, other]);
  }
});

test('damage that could hide a destruction is told', async () => {
  await addTombstones(file, [one]);
  await appendFile(file, 'c0ffee00-0000-4000-8000-000000000002 1x 2026-01-01\n');
  await expect(readTombstones(file)).rejects.toThrow('Line 2');
});

test('only subjects of dossiers are added, all or none', async () => {
  await expect(addTombstones(file, [one, { dossier: 'x\n', subject: 1 }])).rejects.toThrow('no subject');
  await expect(addTombstones(file, [{ ...one, subject: 1.5 }])).rejects.toThrow('no subject');
  expect(await readTombstones(file)).toEqual([]);
});

test('each is added once; the folder is made where there is none yet', async () => {
  const elsewhere = join(folder, 'new', 'tombstones.log');
  expect(await addMissingTombstones(elsewhere, [one])).toBe(1);
  expect(await addMissingTombstones(elsewhere, [{ ...one, dossier: one.dossier.toUpperCase() }, other])).toBe(
    1,
  );
  expect(await addMissingTombstones(elsewhere, [other, one])).toBe(0);
  expect(await readTombstones(elsewhere)).toEqual([one, other]);
});
