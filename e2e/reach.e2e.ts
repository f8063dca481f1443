/**
 * Every role's home and main screens with the Tab key alone: it comes to everything that can be pressed or answered, shows
 * where it is, says what that is, and is never caught; the first stop skips to the content.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../domain/index.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn, unlock } from './browser.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let device: Device;
const login = 'tala';
/** Screens of a role that its places lead to in a second step. */
const further: Readonly<Record<string, readonly string[]>> = {
  administrator: ['people/new', 'teams', 'on-call', 'country', 'benchmarks', 'channels/new'].map(
    (place) => `/administration/${place}`,
  ),
  operator: ['/keys', '/own'],
  supervisor: ['/patterns', '/statistics'],
};
/** Reports are told without an account. */
const roles = Object.keys(catalogue.roles).filter((role) => role !== 'reporter');

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  device = await newDevice(browser, desk);
  await signIn(device.page, world, login);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

interface Stop {
  /** Number of the element, or of its group of answers. */
  readonly key: string;
  readonly name: string;
  readonly isSeen: boolean;
}

/** Numbers everything that can be pressed or answered; gives what stands where, by number. */
const markAll = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() => {
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const found: Record<string, string> = {};
    [...document.querySelectorAll<HTMLElement>(wanted)].forEach((node, at) => {
      const isOut =
        node.tabIndex < 0 || node.matches(':disabled') || node.closest('[inert], [aria-hidden=true]');
      if (isOut || !node.checkVisibility({ visibilityProperty: true })) return;
      const key =
        node instanceof HTMLInputElement && node.type === 'radio' ? `radio ${node.name}` : String(at);
      node.dataset['walk'] = key;
      found[key] = node.outerHTML.slice(0, 120);
    });
    return found;
  });

/** What has the focus. */
const stopped = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return undefined;
    const named = at.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
    const name = [
      at.getAttribute('aria-label'),
      ...named.map((id) => document.getElementById(id)?.textContent),
      ...labels.map((label) => label.textContent),
      at instanceof HTMLSelectElement ? '' : at.textContent,
    ].join('');
    // a ring around it, or around the tile that it answers in
    const around = [at, at.parentElement, at.closest('label')].filter((node) => node !== null);
    const isSeen =
      at.matches(':focus-visible') &&
      around.some((node) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
    return { key: at.dataset['walk'] ?? at.outerHTML.slice(0, 120), name: name.trim(), isSeen };
  });

/** The Tab key goes on from the top of the page. */
const toTheTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });

/** What is wrong for who has only a keyboard, one line each. */
async function walk(page: Page, where: string): Promise<string[]> {
  const all = await markAll(page);
  await toTheTop(page);
  const seen = new Map<string, Stop>();
  const flaws: string[] = [];
  let last: string | undefined;
  const most = Object.keys(all).length + 20;
  for (let presses = 0; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopped(page);
    // beyond the last one
    if (!stop) break;
    if (seen.has(stop.key) && stop.key !== last) break;
    if (stop.key === last && !stop.key.startsWith('radio')) {
      flaws.push(`${where}: caught at ${all[stop.key] ?? stop.key}`);
      break;
    }
    if (seen.size === 0 && !/Skip/.test(stop.name)) flaws.push(`${where}: begins at "${stop.name}"`);
    if (!stop.name) flaws.push(`${where}: no name: ${all[stop.key] ?? stop.key}`);
    if (!stop.isSeen) flaws.push(`${where}: focus not to be seen: ${all[stop.key] ?? stop.key}`);
    seen.set(stop.key, stop);
    last = stop.key;
  }
  for (const [key, html] of Object.entries(all))
    if (!seen.has(key)) flaws.push(`${where}: not reached: ${html}`);
  return flaws;
}

test('the first stop leads past the frame to the content', async () => {
  const { page } = device;
  await toTheTop(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test.each(roles)('the screens of the %s', async (role) => {
  const { page } = device;
  await world.admin.query('update gwen.account set roles = array[$2] where id = $1', [
    world.people[login].account,
    role,
  ]);
  await page.goto(world.url);
  await unlock(page);
  await page.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const flaws = await walk(page, `${role} home`);
  const places = await page
    .locator('.shell-nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const place of places.filter((href) => href !== '/').slice(0, 3)) {
    await page.locator(`.shell-nav a[href="${place}"]`).click();
    // a screen is drawn after the tap, and its heading has the focus then
    await page.waitForFunction(() => document.activeElement?.matches('h1'));
    await page.waitForLoadState('networkidle');
    flaws.push(...(await walk(page, `${role} ${place}`)));
  }
  for (const place of further[role] ?? []) {
    await page.evaluate((to) => history.pushState(null, '', to), place);
    // its own heading, not that of the screen before
    await page.waitForFunction(
      (to) => location.pathname === to && document.activeElement?.matches('h1'),
      place,
    );
    await page.waitForLoadState('networkidle');
    flaws.push(...(await walk(page, `${role} ${place}`)));
  }
  expect(flaws).toEqual([]);
  expect(device.errors).toEqual([]);
});
