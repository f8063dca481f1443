/** The production build: light enough for a cheap phone, nothing inline, nothing that only developers need. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messages } from '../domain/messages.en.ts';
import { languageCodes, textsIn } from '../languages/read.ts';

const outDir = fileURLToPath(new URL(`../node_modules/.cache/gwen-build-${process.pid}`, import.meta.url));
const read = (path: string): string => readFileSync(`${outDir}/${path}`, 'utf8');
let html: string;

beforeAll(async () => {
  // In a process of its own, because a test's environment would make it a development build.
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
  const options = [
    'build',
    fileURLToPath(new URL('.', import.meta.url)),
    '--outDir',
    outDir,
    '--logLevel',
    'error',
  ];
  await promisify(execFile)(process.execPath, [vite, ...options], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  html = read('index.html');
});

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const zipped = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

/** What the page asks for at once. */
const firstLoad = (): readonly string[] => {
  const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(first.length).toBeGreaterThan(2);
  return [html, ...first.map(read)];
};

test('the first load is at most 150 kB, zipped', () => {
  expect(zipped(firstLoad())).toBeLessThan(150_000);
});

test('in another language it is at most 250 kB, and what a signed-in person needs of it comes later', () => {
  const english = firstLoad();
  const chunks = readdirSync(`${outDir}/assets`).map((file) => read(`assets/${file}`));
  for (const language of languageCodes()) {
    const texts = textsIn(language);
    const holding = (key: string): readonly string[] =>
      chunks.filter((chunk) => chunk.includes(texts[key] ?? 'nothing'));
    const [first] = holding('signIn.passphraseHelp');
    expect(first, language).toBeDefined();
    expect(zipped([...english, first ?? '']), language).toBeLessThan(250_000);
    const [rest] = holding('safeguard.C11.remedy');
    expect(rest, language).toBeDefined();
    expect(rest, language).not.toBe(first);
  }
});

test('nobody loads English for what her own language says', () => {
  const chunks = readdirSync(`${outDir}/assets`).map((file) => read(`assets/${file}`));
  const holding = chunks.filter((chunk) => chunk.includes(messages['safeguard.C11.remedy'] ?? 'nothing'));
  // the piece of English texts, and nothing beside it
  expect(holding).toHaveLength(1);
  expect(holding[0]).toMatch(/^(?:var|const|let) \w+=JSON\.parse/);
});

test('the page has nothing inline and says nothing of what it is', () => {
  expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\son\w+=|style=/);
  expect(html).not.toMatch(/https?:|gwen|child|traffick/i);
  expect(html).toContain('<title>Notes</title>');
});

test('every asset has a hashed name', () => {
  for (const file of readdirSync(`${outDir}/assets`)) expect(file).toMatch(/-[\w-]{8}\.\w+(?:\.(?:br|gz))?$/);
});

test('the gallery is not part of it', () => {
  const scripts = readdirSync(`${outDir}/assets`).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((file) => read(`assets/${file}`).includes('sample-name'))).toEqual([]);
});

test('what a browser gets in place of a file lies beside it, and says the same', () => {
  for (const file of ['index.html', ...readdirSync(`${outDir}/assets`).map((name) => `assets/${name}`)]) {
    if (!/\.(?:js|css)$/.test(file)) continue;
    const plain = readFileSync(`${outDir}/${file}`);
    if (plain.length < 1400) continue;
    expect(gunzipSync(readFileSync(`${outDir}/${file}.gz`)).equals(plain), file).toBe(true);
    expect(brotliDecompressSync(readFileSync(`${outDir}/${file}.br`)).equals(plain), file).toBe(true);
  }
});

test('the worker keeps every built file and the page, texts of languages only when used, and names no other address', () => {
  const worker = read('worker.js');
  const [, text = ''] = /(\{"version":.*?\})(?=[,;])/.exec(worker) ?? [];
  const built = JSON.parse(text) as { version: string; files: string[]; later: string[] };
  const plain = readdirSync(`${outDir}/assets`)
    .filter((file) => !/\.(?:br|gz)$/.test(file))
    .map((file) => `/assets/${file}`);
  expect([...built.files, ...built.later].toSorted()).toEqual(plain.toSorted());
  expect(built.version).toMatch(/^[\da-f]{16}$/);
  const texts = languageCodes().flatMap((code) => [`language-${code}-first`, `language-${code}-rest`]);
  for (const name of [...texts, 'language-en-rest'])
    expect(
      built.later.filter((path) => path.includes(`/${name}-`)),
      name,
    ).toHaveLength(1);
  expect(worker).not.toMatch(/https?:|\/api\/|__BUILT__/);
  // one file: a worker that had to fetch another could not start without a network
  expect(worker).not.toMatch(/\bimport\s*[({"]|\bexport\s*[{*]/);
});
