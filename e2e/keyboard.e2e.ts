/** The essential path with the keyboard alone: reporting, judging and sending, going there, opening and writing a case. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice } from './browser.ts';
import { press, reach, type } from './keys.ts';
import type { Login } from './people.ts';
import { passphrase } from './people.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
const devices: Device[] = [];
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

async function device(): Promise<Page> {
  const made = await newDevice(browser, desk);
  devices.push(made);
  return made.page;
}

async function enter(login: Login): Promise<Page> {
  const page = await device();
  await page.goto(world.url);
  await page.getByLabel('Login').waitFor();
  await type(page, /Login/, login);
  await type(page, /Passphrase/, passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  return page;
}

test('somebody reports', async () => {
  const page = await device();
  await page.goto(`${world.url}/report`);
  await reach(page, /Yes/);
  await page.keyboard.press('Space');
  await type(page, /What did you see/, 'Typed without a mouse.');
  await reach(page, /Area/);
  await page.keyboard.type('Harimbe');
  await press(page, /Send safely/);
  await page.getByRole('heading', { name: 'Your report has arrived' }).waitFor();
  await press(page, /I have kept it/);
  await page.getByRole('heading', { name: 'Done' }).waitFor();
});

test('the operator judges, and sends a team', async () => {
  const page = await enter('amina');
  await press(page, /^.*Reports/);
  await page.locator('.queue-line').waitFor();
  await page.keyboard.press('j');
  await page.getByRole('button', { name: 'Show the message' }).waitFor();
  await page.keyboard.press('u');
  await page.getByText('Typed without a mouse.').waitFor();
  for (const key of ['1', 'e']) await page.keyboard.press(key);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();
  await reach(page, /Harimbe child desk/);
  await page.keyboard.press('Space');
  await reach(page, /Reach the child/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Teams on their way').waitFor();
});

test('the responder accepts, arrives, says the result', async () => {
  const page = await enter('chidi');
  await press(page, /Calls/);
  await page.getByRole('link', { name: /R-/ }).waitFor();
  await press(page, /R-\d\d-/);
  await page.getByRole('button', { name: 'We are going' }).waitFor();
  await press(page, /We are going/);
  await page.getByRole('button', { name: 'We are there' }).waitFor();
  await press(page, /We are there/);
  await page.getByRole('button', { name: 'Child reached' }).waitFor();
  await press(page, /Child reached/);
  await page.getByText('Thank you. They know the result.').waitFor();
});

test('the social worker opens a case and writes how the child came', async () => {
  const page = await enter('esi');
  await press(page, /Open a case/);
  await page.getByRole('heading', { name: 'Find a child', level: 1 }).waitFor();
  await type(page, /Name, in any script/, 'Lulit');
  await page.keyboard.press('Enter');
  await page.getByText('Nobody like this that you may see').waitFor();
  await press(page, /New Case/);
  await page.getByRole('heading', { name: 'Arrival', level: 1 }).waitFor();
  await reach(page, /Suspected victim/);
  await page.keyboard.press('Space');
  await reach(page, /How the child came/);
  await page.keyboard.type('Came alone');
  await press(page, /^\s*Today/);
  await type(page, /First language/, 'Amharic');
  await page.getByRole('option', { name: 'Amharic' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await press(page, /Hand in/);
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  await page.getByText('Came alone').first().waitFor();
  for (const { errors } of devices) expect(errors).toEqual([]);
});
