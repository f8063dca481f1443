/**
 * The public page in a real browser, for tests, and what such tests do again and again.
 *
 *     const world = publicPage();
 *     test('...', async () => {
 *       const { page } = await world.form();
 *     });
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import type { SealedMessage } from '../../../domain/report/sealedMessage.ts';
import { findSealedMessage } from '../../../domain/report/sealedMessage.ts';
import { findBrowser } from '../../../scripts/browser.mjs';
import { fromBase64url } from '../../../seal/base64url.ts';
import { openBox } from '../../../seal/box.ts';
import { receiptKeys } from '../../../seal/receipt.ts';
import { findTalk } from '../reports.ts';
import type { TestSite } from './testing.ts';
import { elsewhere, testSite } from './testing.ts';

/** On a machine that has much else to do. */
const patienceMs = 20_000;
const longestMs = 90_000;
const phone = { width: 360, height: 640 };

const options = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium as `npm test` finds or installs it. */
function launchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('The browser tests need Chromium: run "npm test" once.');
  return { executablePath, headless: true, args: options };
}

/** A browser whose owner has turned scripts off in its settings, in a folder of its own. */
async function launchWithoutScripts(folder: string): Promise<BrowserContext> {
  const settings = { profile: { default_content_setting_values: { javascript: 2 } } };
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
  return await chromium.launchPersistentContext(folder, { ...launchOptions(), viewport: phone });
}

/** A page of a person of her own, and all that went wrong or out while she used it. */
export interface Visit {
  readonly page: Page;
  /** Errors of scripts and of the content security policy. */
  readonly errors: string[];
  /** Everything that was sent: address and body. */
  readonly sent: { readonly method: string; readonly url: string; readonly body: string }[];
  close(): Promise<void>;
}

async function visit(context: BrowserContext): Promise<Visit> {
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const errors: string[] = [];
  const sent: { method: string; url: string; body: string }[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // what tests provoke on purpose: no network, and refusals
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  page.on('request', (request) => {
    sent.push({
      method: request.method(),
      url: request.url(),
      body: request.postDataBuffer()?.toString('latin1') ?? '',
    });
  });
  return { page, errors, sent, close: () => context.close() };
}

export interface Words {
  readonly text?: string;
  readonly place?: string;
  readonly area?: string;
  readonly danger?: 'yes' | 'no' | 'think';
  readonly part?: 'yes' | 'no' | 'not-sure';
  readonly involved?: readonly string[];
}

/** Fills in the form as far as words are given. */
export async function write(page: Page, words: Words): Promise<void> {
  if (words.text !== undefined) await page.locator('#text').fill(words.text);
  if (words.place !== undefined) await page.locator('#place').fill(words.place);
  if (words.area !== undefined) await page.locator('#area').selectOption(words.area);
  if (words.danger) await page.locator(`[name=danger][value=${words.danger}]`).check();
  if (words.part) await page.locator(`[name=part][value=${words.part}]`).check();
  for (const who of words.involved ?? []) await page.locator(`[name=involved][value=${who}]`).check();
}

export const sendButton = (page: Page) => page.locator('#report button.wide:visible');
export const leaveButton = (page: Page) => page.locator('#leave');
export const problem = (page: Page) => page.locator('#asking [data-problem]');

/** The code on the screen, once it is there. */
export async function shownCode(page: Page): Promise<string> {
  await page.locator('#receipt h1').waitFor();
  return (await page.locator('.code b').allTextContents()).join('');
}

/** Everything that a page can leave in a browser. */
export async function traces(page: Page): Promise<unknown> {
  const kept = await page.evaluate(async () => ({
    session: { ...sessionStorage },
    local: { ...localStorage },
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    name: window.name,
    state: history.state as unknown,
  }));
  return { ...kept, cookies: await page.context().cookies() };
}

export const noTraces = {
  session: {},
  local: {},
  databases: 0,
  caches: 0,
  name: '',
  state: null,
  cookies: [],
} as const;

export const arrived = (page: Page): Promise<void> => page.waitForURL(`**${elsewhere}`);

export interface PublicPage {
  readonly site: TestSite;
  readonly url: string;
  /** A new person with an empty browser. */
  come(options?: BrowserContextOptions): Promise<Visit>;
  /** One whose browser runs no scripts. */
  comeWithoutScripts(): Promise<Visit>;
  /** With scripts, and with the form open. */
  form(options?: BrowserContextOptions): Promise<Visit>;
  /** How many reports are stored. */
  reports(): Promise<number>;
  /** What this key opens of the report with this code; undefined for what it does not open. */
  readAs(identity: string, code: string): Promise<readonly (SealedMessage | undefined)[]>;
}

/** Sets up server and browser for the tests of a file, and sees that no page had errors. */
export function publicPage(): PublicPage {
  vi.setConfig({ testTimeout: longestMs });
  let site: TestSite;
  let browser: Browser;
  let url = '';
  const visits: Visit[] = [];
  const folders: string[] = [];
  beforeAll(async () => {
    [site, browser] = await Promise.all([testSite(), chromium.launch(launchOptions())]);
    url = await site.listen();
  });
  afterEach(async () => {
    const done = visits.splice(0);
    await Promise.all(done.map((one) => one.close()));
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
    expect(done.flatMap((one) => one.errors)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  const come = async (context: BrowserContext): Promise<Visit> => {
    const made = await visit(context);
    visits.push(made);
    return made;
  };
  const withScripts = async (given?: BrowserContextOptions): Promise<Visit> =>
    await come(await browser.newContext({ viewport: phone, ...given }));
  return {
    get site() {
      return site;
    },
    get url() {
      return url;
    },
    come: withScripts,
    async comeWithoutScripts() {
      const folder = await mkdtemp(join(tmpdir(), 'gwen-browser-'));
      folders.push(folder);
      return await come(await launchWithoutScripts(folder));
    },
    async form(given) {
      const made = await withScripts(given);
      await made.page.goto(`${url}/report`);
      return made;
    },
    async reports() {
      const { rows } = await site.world.admin.query('select count(*)::int as n from gwen.dossier');
      return rows[0].n;
    },
    async readAs(identity, code) {
      const talk = await findTalk(site.world.store, await receiptKeys(code));
      const boxes = talk?.lines.map((line) => fromBase64url(line.box ?? '')) ?? [];
      const opened = await Promise.all(boxes.map((box) => openBox(identity, box)));
      return opened.map((bytes) => (bytes ? findSealedMessage(bytes) : undefined));
    },
  };
}

/** What most tests write: words that are easy to find again. */
export const sawGirls = {
  text: 'Two kanarienvogel girls in a blue van.',
  place: 'near kanarienvogel bridge',
  area: 'R1-A',
  danger: 'yes',
} as const;
