/**
 * A photo and a voice note from a phone whose network breaks: the operator sees and hears copies, asks for the original with a
 * reason, a colleague lets it be opened, and only then it is there.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canary, exifSegment, jpegWith, segment } from '../server/files/testFiles.ts';
import { wav, wavChunk } from '../server/files/testSounds.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { newId, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const photo = jpegWith(
  exifSegment(1),
  ...Array.from({ length: 3 }, () => segment(0xe5, Buffer.alloc(60_000, 'x'))),
);
const voice = wav([wavChunk('LIST', Buffer.from(canary))]);
const paper = Buffer.from('504b0304140006000800', 'hex');

let world: World;
let browser: Browser;
let reporter: Device;
let amina: Device;
let bruno: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  // in a small service one person takes reports and carries cases
  await world.admin.query("update gwen.account set roles = '{operator,social-worker}' where id = $1", [
    world.people.amina.account,
  ]);
  [reporter, amina, bruno] = await Promise.all([
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, desk),
  ]);
});
afterAll(async () => {
  for (const one of [reporter, amina, bruno]) expect(one?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
});
inSteps(() => ({ reporter, amina, bruno }));

const openReport = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.locator('.queue-line').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.report-head').waitFor();
};
const file = (page: Page, name: string) => page.locator('.came-file').filter({ hasText: name });

test('a photo and a voice note follow the words, though the network breaks', async () => {
  const { page, sent } = reporter;
  let count = 0;
  await page.route('**/report/files/**', async (route) => {
    count += 1;
    if (count % 3 === 1) await route.abort();
    else await route.continue();
  });
  await page.goto(`${world.url}/report`);
  await page.locator('#text').fill('They sleep behind the kiln.');
  await page.locator('#files').setInputFiles([
    { name: 'The kiln', mimeType: 'image/jpeg', buffer: photo },
    { name: 'Voice note', mimeType: 'audio/wav', buffer: voice },
    { name: 'Paper', mimeType: 'application/msword', buffer: paper },
  ]);
  await page.locator('.files li').last().waitFor();
  expect.soft(await look(page, 'report-files')).toEqual([]);
  await page.locator('#report button.wide:visible').click();
  await page.locator('#receipt h1').waitFor();
  await page.getByText('Your files have arrived.', { exact: true }).waitFor();
  expect.soft(await look(page, 'report-files-arrived')).toEqual([]);
  expect(sent.map(({ url, body }) => url + body).join()).not.toContain(canary);
});

test('the operator sees and hears copies, made on her own device', async () => {
  const { page } = amina;
  await signIn(page, world, 'amina');
  await openReport(page);
  await page.keyboard.press('u');
  const kiln = file(page, 'The kiln');
  await kiln.getByRole('button', { name: 'Show The kiln' }).click();
  const image = kiln.getByRole('img', { name: 'Picture that came with the report' });
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(24);
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    kiln.getByRole('button', { name: 'Save the copy' }).click(),
  ]);
  expect(copy.suggestedFilename()).toMatch(/^R-[\w-]+\.jpg$/);
  const bytes = await readFile(await copy.path());
  expect(bytes.includes(canary)).toBe(false);
  expect(bytes.length).toBeLessThan(photo.length / 10);
  const sound = file(page, 'Voice note');
  await sound.getByRole('button', { name: 'Show Voice note' }).click();
  const audio = sound.locator('audio');
  await expect.poll(() => audio.evaluate((one) => (one as HTMLAudioElement).duration)).toBeCloseTo(1, 1);
  await file(page, 'Paper').getByText('kept as it was sent, and not shown').waitFor();
  expect.soft(await look(page, 'console-files')).toEqual([]);
  await picture(page, 'reporters-files');
});

test('she asks for the original with a reason, and cannot let it be opened herself', async () => {
  const { page } = amina;
  const kiln = file(page, 'The kiln');
  await kiln.locator('summary').click();
  const send = kiln.getByRole('button', { name: 'Ask a second person' });
  expect(await send.isDisabled()).toBe(true);
  await kiln.getByLabel('What it is needed for').fill('The plate of the van cannot be read.');
  await send.click();
  await page.getByText('Somebody else than you decides.').waitFor();
  expect(await page.getByRole('button', { name: 'Let it be opened' }).count()).toBe(0);
  expect.soft(await look(page, 'console-original-asked')).toEqual([]);
});

test('a colleague reads why, and lets it be opened', async () => {
  const { page } = bruno;
  await signIn(page, world, 'bruno');
  await openReport(page);
  await page.getByText('The plate of the van cannot be read.').waitFor();
  await page.getByRole('button', { name: 'Let it be opened' }).click();
  await expect.poll(() => page.getByText('The plate of the van cannot be read.').count()).toBe(0);
});

test('now she saves the original, to the last bit, and closes it again', async () => {
  const { page } = amina;
  const kiln = file(page, 'The kiln');
  if (!(await kiln.isVisible())) await page.keyboard.press('u');
  const save = kiln.getByRole('button', { name: 'Save the original' });
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe('The kiln');
  expect((await readFile(await download.path())).equals(photo)).toBe(true);
  expect.soft(await look(page, 'console-original-open')).toEqual([]);
  const { rows } = await world.admin.query(
    "select account from gwen.access_log where what = 'original' order by id",
  );
  expect(rows.map(({ account }) => account)).toEqual([world.people.amina.account]);
  await kiln.getByRole('button', { name: 'Close it now' }).click();
  await kiln.getByText('it was taken back').waitFor();
});

test('whoever reads both puts the copy into the case that the report led to', async () => {
  const { page } = amina;
  const { rows } = await world.admin.query(
    'select d.id, d.steward, d.number from gwen.dossier d order by created_at limit 1',
  );
  const [report] = rows;
  const child = newId();
  await writeAs(world, 'amina', [
    { op: 'create', dossier: child, kind: 'case', steward: report.steward, area },
    { op: 'link', dossier: report.id, to: child, relation: 'led-to' },
  ]);
  const kiln = file(page, 'The kiln');
  await kiln.or(page.locator('.talk > .button')).first().waitFor();
  if (!(await kiln.isVisible())) await page.keyboard.press('u');
  const show = kiln.getByRole('button', { name: 'Show The kiln' });
  await kiln.getByRole('button', { name: /(?:Show|Hide) The kiln/ }).waitFor();
  if (await show.isVisible()) await show.click();
  await kiln.getByRole('button', { name: /^Put the copy into C-/ }).click();
  await page
    .getByText(/^It is in C-/)
    .first()
    .waitFor();
  const kept = await world.admin.query(
    'select f.size from gwen.file f join gwen.entry e on e.dossier_id = f.dossier_id and e.id = f.entry_id where f.dossier_id = $1',
    [child],
  );
  expect(kept.rows).toHaveLength(1);
  expect(kept.rows[0].size).toBeLessThan(photo.length / 10);
});
