/** People at their devices: a browser context each, with everything that goes wrong on its pages noted. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';
import type { Login } from './people.ts';
import { passphrase } from './people.ts';
import type { World } from './world.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const phone = { width: 360, height: 640 };
export const desk = { width: 1280, height: 800 };

export interface Device {
  /** The one that is open: a device that is started anew has another. */
  page: Page;
  /** Errors of scripts and of the content security policy, and answers that say the server broke. */
  readonly errors: string[];
  /** Everything sent from this device: address and body. */
  readonly sent: { readonly url: string; readonly body: string }[];
  readonly context: BrowserContext;
}

let launched: Promise<Browser> | undefined;

/** The browser of this process: one journey after the other has it. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('The journeys need Chromium: run "npm test" once.');
  launched ??= chromium.launch({ executablePath, headless: true, args: flags }).then((browser) => {
    browser.once('disconnected', () => {
      launched = undefined;
    });
    return browser;
  });
  return launched;
}

/** Ends every device of a journey; the browser stays for the next. It ends with the process. */
export async function endDevices(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

/**
 * A device that nobody has signed in on.
 * @param keepsApp whether its browser allows workers, and so keeps the app; most journeys have no need to fetch all of it
 */
export async function newDevice(browser: Browser, size: typeof phone, keepsApp = false): Promise<Device> {
  const isPhone = size.width < 600;
  const context = await browser.newContext({
    viewport: size,
    hasTouch: isPhone,
    isMobile: isPhone,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    serviceWorkers: keepsApp ? 'allow' : 'block',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const sent: Device['sent'] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // refusals are answers too
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) errors.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    sent.push({ url: request.url(), body: request.postDataBuffer()?.toString('latin1') ?? '' });
  });
  return { page, errors, sent, context };
}

/** Types login and passphrase as she does; waits for her home. */
export async function signIn(page: Page, world: World, login: Login): Promise<void> {
  await page.goto(world.url);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();
}

/** Types the passphrase on a locked device. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** The device went off and is started anew, here without a network. Returns what it took until somebody can type, ms. */
export async function coldStart(device: Device, { url }: World): Promise<number> {
  await device.context.setOffline(true);
  await device.page.close();
  device.page = await device.context.newPage();
  device.page.on('pageerror', (error) => device.errors.push(error.message));
  const started = performance.now();
  await device.page.goto(url);
  await device.page.getByLabel('Passphrase').waitFor();
  return performance.now() - started;
}

/** Types login and passphrase where the page is open already, and waits for nothing. */
export async function openHere({ page }: Device, login: Login, words = passphrase): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Passphrase').fill(words);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
