/**
 * The form in Enketo (https://enketo.org): fetched, made into a page, filled in by pressing and typing, and handed in as Enketo
 * Express hands records in, with a photo and then changed; beside it the rules of the form. Its engine is too much to be installed
 * by everybody who works on Gwen, so this run fetches it for itself, exactly as `enketo/package-lock.json` says.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer, request as requestOf } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../scripts/browser.mjs';
import { jpegWith } from '../../files/testFiles.ts';
import type { TestChannels } from '../testChannels.ts';
import { testChannels } from '../testChannels.ts';
import { formId } from './form.ts';
import type { TestForms } from './testForms.ts';
import { testForms } from './testForms.ts';

interface Sent {
  readonly status: number;
  readonly message: string | undefined;
  readonly files: readonly string[];
}
interface Taken {
  readonly record: string;
  readonly instance: string;
  readonly edits: string;
}
interface Checked {
  readonly isValid: boolean;
  readonly questions: readonly (readonly [question: string, missing: string, wrong: string])[];
}

let channels: TestChannels;
let forms: TestForms;
let folder: string;
let enketo: Server;
let browser: Browser;
let page: Page;
/** What Enketo said of itself in the browser. */
const said: string[] = [];
let [xform, areas] = ['', ''];

const call = async <T>(name: string, ...args: readonly unknown[]): Promise<T> =>
  await page.evaluate<T>(`${name}(${args.map((one) => JSON.stringify(one)).join(',')})`);

/** The engine, installed apart, and the page that runs it as one script. */
async function builtPage(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'gwen-enketo-'));
  await cp(join(import.meta.dirname, 'enketo'), folder, { recursive: true });
  // its peer is the transformer's other way of working, which compiles itself
  const options = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', options, { cwd: folder });
  const core = join(folder, 'node_modules/enketo-core');
  const { browser: parts }: { browser: Readonly<Record<string, string>> } = JSON.parse(
    await readFile(join(core, 'package.json'), 'utf8'),
  );
  const alias = Object.fromEntries(
    Object.entries(parts).map(([name, path]) => [
      name,
      join(core, path.endsWith('.js') ? path : `${path}.js`),
    ]),
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    build: { outDir: 'out', minify: false, lib: { entry: 'page.js', formats: ['es'], fileName: 'page' } },
  });
  return await readFile(join(folder, 'out/page.js'), 'utf8');
}

/** Enketo's own server, as far as a browser sees it: hands out the page, and passes records on as they came. */
async function startEnketo(script: string, gwen: URL): Promise<string> {
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', '<!doctype html><title>Enketo</title><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', script],
  };
  enketo = createServer((incoming, outgoing) => {
    const [type, body] = files[incoming.url ?? ''] ?? [];
    if (type !== undefined) {
      outgoing.setHeader('content-type', type).end(body);
      return;
    }
    if (incoming.url !== '/submission') {
      outgoing.writeHead(404).end();
      return;
    }
    const { method, headers } = incoming;
    const onward = requestOf(
      { host: gwen.hostname, port: gwen.port, path: `${forms.address}/submission`, method, headers },
      (answer) => answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => enketo.listen(0, '127.0.0.1', resolve));
  const { port } = enketo.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

const fetched = async (url: string): Promise<string> => {
  const response = await fetch(url, { headers: { 'x-openrosa-version': '1.0' } });
  expect(response.status, url).toBe(200);
  return await response.text();
};
const inside = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

/** A table as Enketo Express reads it: an element for each row. */
function asXml(csv: string): string {
  const [, ...rows] = csv.trim().split('\n');
  const items = rows.map((row) => {
    const [name = '', label = ''] = /^([^,]*),"(.*)"$/.exec(row)?.slice(1) ?? [];
    return `<item><name>${name}</name><label>${label}</label></item>`;
  });
  return `<root>${items.join('')}</root>`;
}

beforeAll(async () => {
  channels = await testChannels();
  await channels.world.admin.query(
    "insert into gwen.area (code, name, parent) values ('QQ', 'Land', null), ('QQ01', 'North', 'QQ')",
  );
  forms = await testForms(channels);
  const gwen = await channels.app.listen({ port: 0, host: '127.0.0.1' });
  const list = await fetched(`${gwen}${forms.address}/formList?formID=${formId}`);
  expect(inside(list, 'formID')).toBe(formId);
  xform = await fetched(inside(list, 'downloadUrl'));
  const media = await fetched(inside(list, 'manifestUrl'));
  expect(inside(media, 'filename')).toBe('areas.csv');
  areas = asXml(await fetched(inside(media, 'downloadUrl')));
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('This test needs Chromium: run "npm run soak" once.');
  const address = await startEnketo(await builtPage(), new URL(gwen));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  page = await browser.newPage();
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    // the browser asks for an icon, and Enketo for the photo of a record that it did not keep
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      said.push(message.text());
  });
  await page.goto(address);
  await page.waitForFunction('globalThis.isReady');
});
afterAll(async () => {
  await browser?.close();
  enketo?.close();
  await channels?.close();
  if (folder) await rm(folder, { recursive: true });
});

const checkbox = (code: string) => page.locator(`[name="/data/involved"][value="${code}"]`);
const show = (language: string, edits?: string) => call<object>('show', { xform, areas, language, edits });

test('it is made into a page in every language, and follows the rules of the form', async () => {
  expect(await show('en')).toEqual({
    complaints: [],
    languages: { 'English (en)': 'en', 'العربية (ar)': 'ar', 'français (fr)': 'fr' },
    external: 1,
  });
  expect(await call<Checked>('check')).toEqual({
    isValid: false,
    questions: [
      ['Is a child in danger now?', '', ''],
      ['What did you see or hear?', 'required', ''],
      ['Area', '', ''],
      ['Near what?', '', ''],
      ['Could one of these be part of it?', '', ''],
      ['A photo, only if nobody is put in danger by it', '', ''],
      ['Who heard this, if not you?', '', ''],
      ['How can you be answered safely?', '', ''],
    ],
  });
  await page.fill('[name="/data/text"]', 'x');
  await checkbox('none').check();
  await checkbox('police').check();
  const { isValid, questions } = await call<Checked>('check');
  expect([isValid, questions.filter(([, missing, wrong]) => missing + wrong !== '')]).toEqual([
    false,
    [['Could one of these be part of it?', '', 'This answer goes with no other.']],
  ]);
  await checkbox('none').uncheck();
  expect(await call<Checked>('check')).toMatchObject({ isValid: true });
  await show('ar');
  const arabic = await call<Checked>('check');
  expect(arabic.questions[0]?.[0]).toBe('هل هناك طفل في خطر الآن؟');
});

test('what is filled in arrives with its photo, once, and so does a change of it', async () => {
  await show('fr');
  await page.check('[name="/data/dangerNow"][value="yes"]');
  await page.fill('[name="/data/text"]', 'They <left> & came back');
  await page.fill('.widget.autocomplete', 'North, Land');
  await page.fill('[name="/data/place"]', 'the ferry');
  await checkbox('police').check();
  await checkbox('office').check();
  const photo = { name: 'a photo.jpg', mimeType: 'image/jpeg', buffer: jpegWith() };
  await page.setInputFiles('[name="/data/photo"]', photo);
  // a second one is asked for once the first is there
  await page.locator('.question:not(.disabled) [name="/data/photo2"]').waitFor({ state: 'attached' });
  expect(await call<Checked>('check')).toMatchObject({ isValid: true });
  const first = await call<Taken>('take');
  const before = await forms.all();
  const stored: Sent = {
    status: 201,
    message: 'Received.',
    files: [expect.stringMatching(/^a.photo-[\d_]+\.jpg$/)],
  };
  expect(await call<Sent>('send')).toEqual(stored);
  // as when the answer was lost on the way
  expect(await call<Sent>('send')).toEqual(stored);

  const edited = await show('en', first.record);
  expect(edited).toMatchObject({ complaints: [] });
  expect(await page.inputValue('[name="/data/text"]')).toBe('They <left> & came back');
  await page.fill('[name="/data/text"]', 'They came back');
  await page.press('[name="/data/text"]', 'Tab');
  expect(await call<Checked>('check')).toMatchObject({ isValid: true });
  const second = await call<Taken>('take');
  expect(second.edits).toBe(first.instance);
  expect(await call<Sent>('send')).toMatchObject({ status: 201, message: 'Received.' });

  const [made = '', ...others] = await forms.since(before);
  expect(others).toEqual([]);
  const asked = { area: 'QQ01', danger: 'yes', involved: ['police', 'office'] };
  expect((await forms.read(made)).map(({ words }) => words)).toMatchObject([
    { text: 'They <left> & came back', place: 'the ferry', asked },
    { text: '', files: [{ name: expect.stringMatching(/\.jpg$/), type: 'image/jpeg' }] },
    { text: 'Changed after it was sent:\n\nThey came back', asked },
  ]);
  expect(said).toEqual([]);
});
