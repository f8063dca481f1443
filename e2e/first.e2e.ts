/** A new person's first day: the passphrase somebody else made is replaced, and everything opens with her own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { endDevices, launchBrowser, newDevice, phone } from './browser.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const first = 'AAAA BBBB CCCC DDDD EEEE';
const own = 'saffron pulley october lighthouse';
let world: World;
let browser: Browser;
let device: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld('earnest'), launchBrowser()]);
  device = await newDevice(browser, phone);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const enter = async (passphrase: string): Promise<void> => {
  const { page } = device;
  await page.getByLabel('Login').fill('samir');
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test('the first passphrase opens nothing but the choice of her own', async () => {
  const { page } = device;
  const account = await world.newcomer('samir', 'Samir Nkosi', first);
  await page.goto(world.url);
  await enter('quite another one');
  await page.getByText('That did not match.').waitFor();
  expect(await look(page, 'sign-in-wrong')).toEqual([]);
  await enter(first);
  await page.getByRole('heading', { name: 'Choose your own passphrase' }).waitFor();
  const choose = async (one: string, again: string): Promise<void> => {
    await page.getByLabel('Your own passphrase').fill(one);
    await page.getByLabel('The same once more').fill(again);
    await page.getByRole('button', { name: 'Use this from now on' }).click();
  };
  await choose('short', 'short');
  await page.getByText('This is too short. Take at least four words.').waitFor();
  await choose('samirsamirsamir', 'samirsamirsamir');
  await page.getByText('This is easy to guess.').waitFor();
  await choose(own, `${own}!`);
  await page.getByText('The two are not the same.').waitFor();
  expect(await look(page, 'choose-passphrase')).toEqual([]);
  await choose(own, own);
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  const { rows } = await world.admin.query('select recipient from gwen.account where id = $1', [account]);
  expect(rows[0].recipient).toMatch(/^age1pq1/);
});

test('from now on only her own passphrase opens, here after a lock and elsewhere', async () => {
  const { page } = device;
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByLabel('Passphrase').fill(own);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  await page.getByRole('link', { name: /My settings/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Login').waitFor();
  await enter(first);
  await page.getByText('That did not match.').waitFor();
  await enter(own);
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  expect(device.errors).toEqual([]);
});
