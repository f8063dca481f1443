/** A text message from a phone on a table: read at the contact point without its number, and answered by the same way. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendAnswers } from '../server/channels/answers.ts';
import { channelForm } from '../server/channels/kinds.ts';
import { bodyOf, filledIn } from '../server/channels/openrosa/testForms.ts';
import { addChannel } from '../server/channels/registered.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn } from './browser.ts';
import type { TablePhone } from './tablePhone.ts';
import { tablePhone } from './tablePhone.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const words = 'Three boys sleep behind the kiln. Kanarienvogel.';
const number = '+999555019283';

let world: World;
let browser: Browser;
let amina: Device;
let onTable: TablePhone;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  amina = await newDevice(browser, desk);
  onTable = await tablePhone(world);
});
afterAll(async () => {
  expect(amina?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
  await onTable?.close();
});

const receive = (message: string): Promise<number> => onTable.receive(number, message);
const shows = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((wanted) => document.body.textContent?.includes(wanted) ?? false, text);
const act = (page: Page, name: string) => page.locator('.report-acts').getByRole('link', { name });

test('a text message reaches the console; its number does not', async () => {
  const { page } = amina;
  expect(await receive(words)).toBe(200);
  await signIn(page, world, 'amina');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.locator('.queue-line').waitFor();
  await page.keyboard.press('j');
  await page.locator('.report-head').waitFor();
  await page.locator('.report-facts').getByText('Text message').first().waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => shows(page, words)).toBe(true);
  for (const part of [number, number.slice(-6)]) expect(await shows(page, part)).toBe(false);
  const told = await page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    const paths = [`/dossiers/${id}`, `/dossiers/${id}/history`, `/reports/${id}/deliveries`];
    return (await Promise.all(paths.map(async (path) => (await fetch(`/api/v1${path}`)).text()))).join();
  });
  expect(told).toContain('from-reporter');
  expect(told).not.toContain(number.slice(-6));
});

test('it is answered only once somebody judged that this is safe, by the same way', async () => {
  const { page } = amina;
  await act(page, 'Answer').click();
  await page.getByText('This report came by text message').waitFor();
  await page.getByText('This stands in the way').waitFor();
  expect.soft(await look(page, 'console-by-channel-not-yet')).toEqual([]);

  await act(page, 'Judge').click();
  const form = page.locator('.act-form');
  const choose = (text: string) => form.getByText(text, { exact: true }).first().click();
  await choose('A child is being exploited');
  await choose('Where a child is being used');
  await choose('Some');
  await choose('Text message');
  await page.getByRole('button', { name: 'Judged' }).click();
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();

  await act(page, 'Answer').click();
  const send = page.getByRole('button', { name: 'Send', exact: true });
  await page.getByText('Please call us when you can', { exact: true }).click();
  expect.soft(await look(page, 'console-by-channel')).toEqual([]);
  await send.click();
  const line = page.locator('.talk').getByText('Please call us when you can');
  await line.waitFor();
  await expect.poll(() => line.textContent()).toContain('waits to be sent');

  // as the server does each minute
  expect(await sendAnswers(world.store, new Date())).toBe(1);
  expect(onTable.asked).toHaveLength(1);
  const [sent] = onTable.asked;
  expect(sent).toMatchObject({ url: '/messages', text: 'Please call us when you can', to: number });
  expect(await onTable.tell('sms:delivered', { messageId: sent?.id, phoneNumber: number })).toBe(200);
  await expect.poll(() => line.textContent(), { timeout: 30_000 }).toContain('arrived');
});

test('what she writes next joins the same report', async () => {
  const { page } = amina;
  expect(await receive('They are gone now.')).toBe(200);
  await page.getByRole('button', { name: '2 messages' }).waitFor();
  // behind the curtain whatever was open before
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await expect.poll(() => shows(page, words)).toBe(false);
  await page.keyboard.press('u');
  await expect.poll(() => shows(page, 'They are gone now.')).toBe(true);
  const { rows } = await world.admin.query('select count(*)::int as n from gwen.dossier');
  expect(rows).toEqual([{ n: 1 }]);
});

test('a form that was filled in on a phone reaches the console, and how to answer whoever told it', async () => {
  const { page } = amina;
  const { rows } = await world.admin.query("select id from gwen.team where kind = 'contact-point'");
  const made = await addChannel(world.admin, world.store.vault, null, {
    name: 'Phones of the market team',
    team: rows[0].id,
    language: 'en',
    form: channelForm.parse({ kind: 'openrosa' }),
  });
  const answers = {
    dangerNow: 'yes',
    text: 'A lorry with girls. Kanarienvogel.',
    reach: 'By the nurse, mornings',
  };
  const { payload, headers } = await bodyOf(filledIn({ answers }));
  const init = { method: 'POST', headers, body: new Uint8Array(payload) };
  expect((await fetch(`${world.url}${made?.address}/submission`, init)).status).toBe(201);
  const { rows: reports } = await world.admin.query(
    "select dossier_id as id from gwen.entry where type = 'opening' and open->>'channel' = 'field-form'",
  );
  expect(reports).toHaveLength(1);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page
    .locator(`.queue-line[href$="${reports[0].id}"], .queue-line a[href$="${reports[0].id}"]`)
    .click();
  await page.locator('.report-facts').getByText('Field form').first().waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => shows(page, answers.text)).toBe(true);
  expect(await shows(page, answers.reach)).toBe(true);
  await act(page, 'Answer').click();
  await page.locator('.act-form, .report-panel, form').first().waitFor();
  expect(await shows(page, 'This report came by text message')).toBe(false);
});
