/** Esi takes her work along: the list of her cases in each form, and a case as a file; a refusal is said and not saved. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsIn, unzip } from '../server/exchange/testSheet.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn, unlock } from './browser.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const id = (): string => crypto.randomUUID();

let world: World;
let browser: Browser;
let esi: Device;
let number = '';
const dossier = id();
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  esi = await newDevice(browser, desk);
  await signIn(esi.page, world, 'esi');
  const { request } = esi.context;
  const { csrf }: { csrf: string } = await (await request.get(`${world.url}/api/v1/session`)).json();
  const common = { dossier, recorded: new Date().toISOString() };
  const who = {
    names: [{ part: 'given', text: 'Quetzalina' }],
    sex: 'female',
    ageBasis: { unsaid: 'not-asked' },
  };
  const operations = [
    { ...common, op: 'create', id: id(), kind: 'case', area },
    { ...common, op: 'set', id: id(), type: 'identity', entry: id(), base: 0, set: who },
  ];
  const made = await request.post(`${world.url}/api/v1/acts`, {
    headers: { 'x-gwen-csrf': csrf },
    data: { id: id(), act: 'plain', operations },
  });
  expect(made.status(), await made.text()).toBe(200);
  ({ number } = (await made.json()).dossiers[0]);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

/** Goes to an address as with a bookmark: the device is locked first. */
async function goTo(path: string): Promise<void> {
  await esi.page.goto(`${world.url}${path}`);
  await unlock(esi.page);
}

/** Presses the button; the file that the browser saves. */
async function saved(button: string): Promise<{ name: string; bytes: Buffer }> {
  const { page } = esi;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('she saves the list of her cases as a spreadsheet, as CSV and in the columns of HTCDS', async () => {
  const { page } = esi;
  await goTo('/records/case');
  await page.getByRole('link', { name: number }).waitFor();
  const sheet = await saved('Save as a spreadsheet');
  expect(sheet.name).toBe('list-case.xlsx');
  expect(textsIn(unzip(sheet.bytes)['xl/worksheets/sheet1.xml'] ?? '')).toContain(number);
  await page.getByText('Saved on this device.').first().waitFor();
  const csv = await saved('Save as CSV');
  expect([csv.name, csv.bytes.toString()]).toEqual(['list-case.csv', expect.stringContaining(number)]);
  expect(csv.bytes.toString()).not.toContain('Quetzalina');
  const htcds = await saved('Save as HTCDS');
  expect(htcds.name).toBe('cases.htcds.csv');
  expect(htcds.bytes.toString()).toContain('Quetzalina');
  expect(await look(page, 'list with files to save')).toEqual([]);
  expect(esi.errors).toEqual([]);
});

test('she saves a case as a file', async () => {
  await goTo(`/dossiers/${dossier}`);
  const file = await saved('Save as a file (JSON)');
  expect(file.name).toBe(`${number}.json`);
  expect(JSON.parse(file.bytes.toString())).toMatchObject({
    format: 'gwen-dossier',
    dossier: { id: dossier },
  });
  expect(esi.errors).toEqual([]);
});

test('what cannot be saved now is said in words, and no file is made of it', async () => {
  const { page, context } = esi;
  for (let n = 0; n < 10; n += 1) await context.request.get(`${world.url}/api/v1/export/case.csv`);
  await goTo('/records/case');
  const downloads: unknown[] = [];
  page.on('download', (one) => downloads.push(one));
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await page.getByText('That was too often in too short a time.').waitFor();
  expect(downloads).toEqual([]);
});
