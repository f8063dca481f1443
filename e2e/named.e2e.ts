/**
 * A colleague whom a report names sees it vanish while he looks; what reporters risk decides what their telephones are sent.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendAnswers } from '../server/channels/answers.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn } from './browser.ts';
import type { TablePhone } from './tablePhone.ts';
import { tablePhone } from './tablePhone.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const safe = '+999555010001';
const watched = '+999555010002';

let world: World;
let browser: Browser;
let amina: Device;
let bruno: Device;
let onTable: TablePhone;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [amina, bruno] = await Promise.all([newDevice(browser, desk), newDevice(browser, desk)]);
  onTable = await tablePhone(world);
});
afterAll(async () => {
  for (const device of [amina, bruno]) expect(device?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
  await onTable?.close();
});

const receive = async (sender: string, message: string): Promise<void> =>
  expect(await onTable.receive(sender, message)).toBe(200);

const act = (page: Page, name: string) => page.locator('.report-acts').getByRole('link', { name });
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function openReports(page: Page, login: 'amina' | 'bruno'): Promise<void> {
  await signIn(page, world, login);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.locator('.queue-line').first().waitFor();
}

/** Answers the questions that every report needs, and what of her safety this test is about. */
async function judge(page: Page, risk: 'Low' | 'High', more: (page: Page) => Promise<void>): Promise<void> {
  await act(page, 'Judge').click();
  const form = page.locator('.act-form');
  const choose = (text: string) => form.getByText(text, { exact: true }).first().click();
  await choose('A child is being exploited');
  await choose('Where a child is being used');
  await choose(risk);
  await choose('Text message');
  await more(page);
  await page.getByRole('button', { name: 'Judged' }).click();
}

test('a colleague who is named sees the report vanish, and cannot open it again', async () => {
  await receive(safe, 'Mr Bruno from the office takes money. Two girls at the mill.');
  await Promise.all([openReports(amina.page, 'amina'), openReports(bruno.page, 'bruno')]);
  for (const { page } of [amina, bruno]) {
    await page.locator('.queue-line').first().click();
    await page.locator('.report-head').waitFor();
  }
  const id = idOf(bruno.page);
  expect(idOf(amina.page)).toBe(id);

  await judge(amina.page, 'Low', async (page) => {
    const form = page.locator('.act-form');
    for (const fold of await form.locator('summary').all()) await fold.click();
    const suspects = form.getByRole('group', { name: /People suspected/ });
    await suspects.getByRole('button', { name: 'Add one' }).click();
    await suspects.getByLabel('Given name').fill('Bruno');
    await suspects.getByLabel('Family name').fill('Lungu');
    await form
      .getByRole('radiogroup', { name: 'Do they want to be told more by text message or mail?' })
      .getByText('Yes', { exact: true })
      .click();
  });
  // live, while he looks at it
  await bruno.page.getByText('There is nothing here').first().waitFor();
  expect(await bruno.page.locator('.report-head').count()).toBe(0);
  await expect.poll(() => bruno.page.locator('.queue-line').count()).toBe(0);
  const told = await bruno.page.evaluate(async (report) => {
    const paths = [`/dossiers/${report}`, `/dossiers/${report}/history`, `/reports/${report}/recipients`];
    return await Promise.all(paths.map(async (path) => (await fetch(`/api/v1${path}`)).status));
  }, id);
  expect(told).toEqual([404, 404, 404]);
  // she goes on
  await amina.page.getByRole('heading', { name: 'Send a team' }).waitFor();
});

test('where the risk is low and she asked, our own words leave, after they were read as she will', async () => {
  const { page } = amina;
  await act(page, 'Answer').click();
  await page.getByText('Our own words', { exact: true }).click();
  const box = page.getByLabel('What you want to tell them');
  await box.fill('Bruno will not come again. The two are safe.');
  await page.getByText('Names from the report stand in it: Bruno Lungu').waitFor();
  await box.fill('The two are safe. Thank you.');
  await page.getByRole('button', { name: 'See it as they will' }).click();
  await page.getByRole('heading', { name: 'This will stand on their device' }).waitFor();
  expect.soft(await look(page, 'console-own-words')).toEqual([]);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.talk').getByText('The two are safe. Thank you.').waitFor();
  expect(await sendAnswers(world.store, new Date())).toBe(1);
  expect(onTable.asked).toMatchObject([{ text: 'The two are safe. Thank you.', to: safe }]);
});

test('where it is high nothing leaves, and it is said why', async () => {
  const { page } = amina;
  await receive(watched, 'My uncle sold my cousin. He reads my phone.');
  await expect.poll(() => page.locator('.queue-line').count()).toBe(2);
  await page.locator('.queue-line').first().click();
  await page.locator('.report-head').waitFor();
  await judge(page, 'High', async () => {});
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();
  await act(page, 'Answer').click();
  await page.getByText('This stands in the way').waitFor();
  await page.getByText('an answer that is sent could be seen', { exact: false }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
  expect(await sendAnswers(world.store, new Date())).toBe(0);
  expect(onTable.asked).toHaveLength(1);
});
