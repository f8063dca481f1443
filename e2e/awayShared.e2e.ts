/**
 * A device that two people let open without a network: what one mistypes takes nothing from the other, and a slow network is
 * not taken for none.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTotp, sealTotp } from '../server/vault/totp.ts';
import type { Device } from './browser.ts';
import {
  coldStart,
  endDevices,
  launchBrowser,
  newDevice,
  openHere,
  phone,
  signIn,
  unlock,
} from './browser.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let shared: Device;

inSteps(() => ({ shared }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  shared = await newDevice(browser, phone, true);
  for (const login of ['esi', 'chidi'] as const) {
    // nobody has signed out: a session that ran out leaves what each lets the device keep
    await shared.context.clearCookies();
    await signIn(shared.page, world, login);
    await shared.page.goto(`${world.url}/own`);
    await unlock(shared.page);
    await shared.page.getByRole('button', { name: 'Let this device open without a network' }).click();
    await shared.page.getByText('This device can now be opened without a network.').waitFor();
  }
  await shared.context.clearCookies();
  await shared.page.goto(world.url);
});
afterAll(async () => {
  expect(shared?.errors).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

/** How many keys the device keeps, and how many wrong passphrases it has counted. */
const kept = async () =>
  await shared.page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('notes');
      request.onsuccess = () => resolve(request.result);
    });
    const ways = opened.transaction('ways').objectStore('ways');
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const [names, tries] = await Promise.all([ask(ways.getAllKeys()), ask<Uint8Array>(ways.get('tries'))]);
    opened.close();
    return { keys: names.filter((name) => name !== 'tries').length, tries: tries?.[0] ?? 0 };
  });

test('a mistyped code of the second step takes nothing off it', async () => {
  const { page } = shared;
  const secret = sealTotp(
    world.store.vault.totp,
    String(world.people.esi.account),
    newTotp('esi', 'x').secret,
  );
  await world.admin.query('update gwen.credential set totp = $1 where account = $2', [
    secret,
    world.people.esi.account,
  ]);
  await openHere(shared, 'esi');
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That did not match.').waitFor();
  expect(await kept()).toEqual({ keys: 2, tries: 0 });
  await world.admin.query('update gwen.credential set totp = null where account = $1', [
    world.people.esi.account,
  ]);
});

test('a slow network is one: whoever keeps nothing here signs in, and no try is counted', async () => {
  const { page } = shared;
  await page.route('**/api/v1/installation', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 6000));
    await route.continue();
  });
  await page.goto(world.url);
  await openHere(shared, 'amina');
  await page.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();
  expect(await kept()).toEqual({ keys: 2, tries: 0 });
  await page.unrouteAll();
  await shared.context.clearCookies();
});

test('a passphrase that the service refuses takes off what it opened, and leaves a colleague’s', async () => {
  const { page } = shared;
  const before = await world.admin.query('select proof from gwen.credential where account = $1', [
    world.people.esi.account,
  ]);
  // changed on another device: to what, nobody here knows
  await world.admin.query(
    `update gwen.credential set proof = (select proof from gwen.credential where account = $2) where account = $1`,
    [world.people.esi.account, world.people.chidi.account],
  );
  await page.goto(world.url);
  await openHere(shared, 'esi');
  await page.getByText('That did not match.').waitFor();
  await expect.poll(kept).toEqual({ keys: 1, tries: 0 });
  await world.admin.query('update gwen.credential set proof = $2 where account = $1', [
    world.people.esi.account,
    before.rows[0].proof,
  ]);
});

test('without a network, who keeps nothing here is told both that it may be; a colleague still opens it', async () => {
  await coldStart(shared, world);
  await openHere(shared, 'amina');
  await shared.page.getByText('There is no network, and nothing on this device opens with this').waitFor();
  expect(await kept()).toEqual({ keys: 1, tries: 1 });
  await openHere(shared, 'chidi');
  await shared.page.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();
  expect(await kept()).toEqual({ keys: 1, tries: 0 });
});
