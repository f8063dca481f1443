/**
 * What people wait for in the browser: how much the first load is, how long a tap takes (taps.ts), and when a public page can be
 * used at 400 kbit/s on a processor four times slower.
 * Runs the real server with the demonstration country, made once.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';
import { languageCodes } from '../languages/read.ts';
import { findBrowser } from '../scripts/browser.mjs';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import { measurePhonePages } from './phonePages.ts';
import type { Server } from './server.ts';
import { buildPages, startServer } from './server.ts';
import { measureTaps, slowDown } from './taps.ts';
import { benchData } from './world.ts';

const home = join(benchData, 'country');
/** 400 kbit/s, with the way there and back of a mobile network. */
const network = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 300 };
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: 'en-GB' };
/** Public pages, what can be used on each, and which link on it leads to a page of the next kind. */
const publicPages: readonly (readonly [path: string, usable: string, next?: string])[] = [
  ['/report', '#text'],
  ['/register', 'input', 'a[href*="/register/"]'],
  ['/figures', 'h1', 'a[href*="/figures/"]:not([href*="/data/"])'],
  ['/help', 'h1'],
];

export async function measureWeb(wanted: (name: string) => boolean): Promise<Measure[]> {
  buildPages();
  const server = await startServer([], { home, config: join(benchData, 'country-config'), args: [] });
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const passphrase = await demonstrationMade();
    const measures: Measure[] = [];
    if (wanted('web.first.kb')) measures.push(await firstLoad(browser, server));
    if (['web.tap.ms', 'web.tap.cpu', 'web.content.ms'].some(wanted))
      measures.push(...(await walk(browser, server, passphrase)));
    if (wanted('public.kb') || wanted('public.usable.s'))
      measures.push(...(await publicUse(browser, server)));
    if (wanted('report.page') || wanted('watch.page'))
      measures.push(...(await measurePhonePages(browser, server)));
    return measures;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Waits until the country is there whole; gives the passphrase of its people. */
async function demonstrationMade(): Promise<string> {
  const file = join(home, 'demonstration.json');
  for (let second = 0; second < 600; second += 1) {
    const { passphrase, done } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    if (done === true && typeof passphrase === 'string') return passphrase;
    await sleep(1000);
  }
  throw new Error('the demonstration country was not made within ten minutes');
}

/** Bytes that came over the network until the page is still, kB. */
async function loadedKb(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await protocol.send('Network.enable');
  // the report page goes to the page of the language by itself, which breaks the first way off
  await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined);
  await page.waitForLoadState('networkidle');
  await page.close();
  if (bytes === 0) throw new Error(`nothing came from ${url}`);
  return bytes / 1000;
}

async function firstLoad(browser: Browser, { url }: Server): Promise<Measure> {
  const context = await browser.newContext(phone);
  const value = await loadedKb(context, url);
  await context.close();
  return { name: 'web.first.kb', value, unit: 'kB', n: 1, target: 250, note: 'until one can sign in' };
}

/** Taps of a social worker on her phone, once she has signed in. */
async function walk(browser: Browser, { url }: Server, passphrase: string): Promise<Measure[]> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Login').fill('esi');
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const measures = await measureTaps(page, await context.newCDPSession(page));
  await context.close();
  return measures;
}

/** Every kind of public page: those above, and from their links an agency, its licence, a figure. */
async function pagesOf(browser: Browser, { url }: Server): Promise<(readonly [string, string])[]> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const found: (readonly [string, string])[] = [];
  for (const [path, usable, next] of publicPages) {
    found.push([path, usable]);
    if (next === undefined) continue;
    await page.goto(url + path);
    const links = page.locator(next);
    // a country that has released nothing yet has no figure to look at
    const led = (await links.count()) > 0 ? await links.first().getAttribute('href') : null;
    if (led === null) continue;
    found.push([led, 'h1']);
    if (path === '/register') found.push([`${led}/licence`, 'h1']);
  }
  await context.close();
  return found;
}

/** Public pages on a slow network and processor, each as somebody who was never there, and their bytes in each language. */
async function publicUse(browser: Browser, server: Server): Promise<Measure[]> {
  const { url } = server;
  const times: (readonly [path: string, seconds: number])[] = [];
  const sizes: (readonly [path: string, kb: number])[] = [];
  const languages = ['en', ...languageCodes()];
  for (const [path, usable] of await pagesOf(browser, server)) {
    const samples: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const context = await browser.newContext(phone);
      const page = await context.newPage();
      const protocol = await context.newCDPSession(page);
      await protocol.send('Network.enable');
      await protocol.send('Network.emulateNetworkConditions', network);
      await slowDown(protocol);
      const started = performance.now();
      await page.goto(url + path, { waitUntil: 'commit' });
      await page.locator(usable).first().waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      samples.push((performance.now() - started) / 1000);
      await context.close();
    }
    times.push([path, median(samples)]);
    for (const language of languages) {
      const context = await browser.newContext({ ...phone, locale: language });
      sizes.push([`${path} (${language})`, await loadedKb(context, url + path)]);
      await context.close();
    }
  }
  const by = (all: readonly (readonly [string, number])[], unit: string): string =>
    all.map(([path, value]) => `${path} ${value.toFixed(unit === 's' ? 2 : 1)} ${unit}`).join(', ');
  return [
    {
      name: 'public.kb',
      value: Math.max(...sizes.map(([, kb]) => kb)),
      unit: 'kB',
      n: sizes.length,
      target: 60,
      note: `the heaviest page in any language, whole; ${by(sizes, 'kB')}`,
    },
    {
      name: 'public.usable.s',
      value: Math.max(...times.map(([, seconds]) => seconds)),
      unit: 's',
      n: times.length * 3,
      target: 3,
      note: `at 400 kbit/s, processor four times slower; ${by(times, 's')}`,
    },
  ];
}
