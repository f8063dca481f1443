/** Finding everything from any screen with the keyboard alone: places, things to do, numbers, names only behind curtains. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let femi: Device;
let esi: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [femi, esi] = await Promise.all([newDevice(browser, desk), newDevice(browser, phone)]);
  await signIn(femi.page, world, 'femi');
  await signIn(esi.page, world, 'esi');
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const field = (page: Page) => page.getByRole('combobox', { name: 'Find or do something' });
/** What the field says is chosen, as a screen reader reads it. */
const chosen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    const option = document.getElementById(id);
    return option?.getAttribute('aria-selected') === 'true' ? (option.textContent ?? '') : '';
  });
/** Types and waits until this is what Enter would choose. */
async function find(page: Page, typed: string, offer: RegExp): Promise<void> {
  await page.keyboard.type(typed);
  await expect.poll(() => chosen(page)).toMatch(offer);
}

test('a slash opens it, a thing to do is found by the beginnings of its words, and Escape goes back', async () => {
  const { page } = femi;
  await page.keyboard.press('/');
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await field(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await find(page, 'househ', /Households/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Households', level: 1 }).waitFor();
  await page.keyboard.press('/');
  await find(page, 'new hou', /New: Household/);
  await page.keyboard.press('Enter');
  await page.getByLabel('Name, in any script').waitFor();
});

test('a slash that is typed into a field stays one; Control and K work there too', async () => {
  const { page } = femi;
  await page.getByLabel('Name, in any script').focus();
  await page.keyboard.type('a/b');
  expect(await page.getByLabel('Name, in any script').inputValue()).toBe('a/b');
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await page.keyboard.press('Escape');
});

let number = '';

test('a name leads to the screen that looks for people, and is in no address', async () => {
  const { page } = femi;
  await page.keyboard.press('Control+k');
  await find(page, 'Tesfaye', /called “Tesfaye”/);
  await page.keyboard.press('Enter');
  await page.getByText('Nobody like this that you may see').waitFor();
  expect(await page.getByLabel('Name, in any script').inputValue()).toBe('Tesfaye');
  expect(page.url()).not.toContain('Tesfaye');
  expect(femi.sent.filter(({ url }) => url.includes('Tesfaye'))).toEqual([]);
  await page.getByRole('button', { name: 'New Household' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
});

test('on a dossier its acts come first; from elsewhere an act asks on which', async () => {
  const { page } = femi;
  await page.keyboard.press('/');
  await page.getByText(`Do here, on ${number}`).waitFor();
  await find(page, 'add a mem', /^Add a member/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Add a member', level: 1 }).waitFor();
  await page.goto(`${world.url}/own`);
  await unlock(page);
  await page.getByRole('heading', { name: 'My settings' }).waitFor();
  await page.keyboard.press('/');
  await find(page, 'add a mem', /^Add a memberHousehold/);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'On which file? Add a member' }).waitFor();
  await expect.poll(() => chosen(page)).toContain(number);
  await page.keyboard.press('Backspace');
  await field(page).waitFor();
  await find(page, 'add a mem', /^Add a memberHousehold/);
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen(page)).toContain(number);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Add a member', level: 1 }).waitFor();
});

test('a number said aloud is found as it is typed, however it is typed; a wrong one is said to be wrong', async () => {
  const { page } = femi;
  await page.keyboard.press('Control+k');
  await find(page, number.toLowerCase().replaceAll('-', ' '), new RegExp(number));
  expect(await look(page, 'find')).toEqual([]);
  await picture(page, 'find');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: number, level: 1 }).waitFor();
  await page.keyboard.press('/');
  const last = number.at(-1) === '2' ? '3' : '2';
  await page.keyboard.type(number.slice(0, -1) + last);
  await page.getByText('mistyped or misheard').waitFor();
  await page.keyboard.press('Escape');
});

test('whoever may not see it finds nothing, and turning away closes it', async () => {
  const { page } = esi;
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await field(page).waitFor();
  await page.keyboard.type(number);
  await page.getByText('There is no file of this number that you may see.').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await field(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  expect(await field(page).inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await field(page).waitFor({ state: 'detached' });
  expect(await look(page, 'find-phone')).toEqual([]);
});

test('single keys can be switched off; Control and K stay', async () => {
  const { page } = femi;
  await page.evaluate(() => localStorage.setItem('single-keys', 'off'));
  await page.keyboard.press('/');
  await page.waitForTimeout(200);
  expect(await field(page).count()).toBe(0);
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  for (const { errors } of [femi, esi]) expect(errors).toEqual([]);
});
