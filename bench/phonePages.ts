/**
 * The pages of those who tell what they saw, on a cheap phone far out: 50 kbit/s, 400 ms there and back, a processor four times
 * slower, never been there before. How much comes over the network until the page can be used and until what was written is
 * sent, how long both take, and how long the phone works for it.
 */
import type { Browser, Page } from 'playwright-core';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import type { Server } from './server.ts';

const slower = 4;
/** Bytes a second; ms. */
const network = { offline: false, downloadThroughput: 6250, uploadThroughput: 6250, latency: 400 };
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: 'en-GB' };
const rounds = 3;
const patienceMs = 120_000;

interface Phone {
  readonly page: Page;
  /** Since it was taken in hand: kB that came, seconds, and ms of the page's own work. */
  now(): Promise<Spent>;
  put(): Promise<void>;
}

interface Spent {
  readonly kb: number;
  readonly s: number;
  readonly cpu: number;
}

async function takePhone(browser: Browser): Promise<Phone> {
  // a worker would fetch the page once more, behind what is measured
  const context = await browser.newContext({ ...phone, serviceWorkers: 'block' });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await protocol.send('Network.enable');
  await protocol.send('Performance.enable');
  await protocol.send('Network.emulateNetworkConditions', network);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const started = performance.now();
  return {
    page,
    async now() {
      const s = (performance.now() - started) / 1000;
      const { metrics } = await protocol.send('Performance.getMetrics');
      const worked = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
      return { kb: bytes / 1000, s, cpu: worked * 1000 };
    },
    put: () => context.close(),
  };
}

/** Opens the page and waits for what can be used on it. */
async function openPage({ page }: Phone, url: string, usable: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}

/** Says something on the public page and waits for the code. */
async function tell({ page }: Phone): Promise<void> {
  await page.fill('#text', 'They took a girl from the market. A white van, two men.');
  await page.fill('#place', 'market');
  await page.click('#report button.js[type="submit"]');
  await page.locator('#receipt:not([hidden])').waitFor();
}

/** The middle of each figure. */
const middle = (all: readonly Spent[]): Spent => ({
  kb: median(all.map(({ kb }) => kb)),
  s: median(all.map(({ s }) => s)),
  cpu: median(all.map(({ cpu }) => cpu)),
});

const profile = `50 kbit/s, ${network.latency} ms, processor ${slower} times slower`;

const figures = (name: string, { kb, s, cpu }: Spent, note: string): Measure[] => [
  { name: `${name}.kb`, value: kb, unit: 'kB', n: rounds, note },
  { name: `${name}.s`, value: s, unit: 's', n: rounds, note },
  { name: `${name}.cpu`, value: cpu, unit: 'ms', n: rounds, note: `the page's work, ${note}` },
];

export async function measurePhonePages(browser: Browser, { url }: Server): Promise<Measure[]> {
  const usable: Spent[] = [];
  const told: Spent[] = [];
  const watch: Spent[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const public_ = await takePhone(browser);
    await openPage(public_, `${url}/report`, '#text');
    const opened = await public_.now();
    usable.push(opened);
    await tell(public_);
    const sent = await public_.now();
    told.push({ kb: sent.kb, s: sent.s - opened.s, cpu: sent.cpu - opened.cpu });
    await public_.put();
    const watching = await takePhone(browser);
    await openPage(watching, `${url}/watch`, '#joining:not([hidden]) #pass');
    watch.push(await watching.now());
    await watching.put();
  }
  return [
    ...figures('report.page', middle(usable), `until one can write; ${profile}`),
    ...figures(
      'report.page.send',
      middle(told),
      `from there until the code is shown, with all bytes since the beginning; ${profile}`,
    ),
    ...figures('watch.page', middle(watch), `until a code can be entered; ${profile}`),
  ];
}
