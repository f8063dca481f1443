/** Kavya looks where more reports come from than usual, and opens the list of them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn } from './browser.ts';
import { give, newId, set, writeAs } from './scene.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let kavya: Device;
const work = ['report-opening', 'report-triage', 'report-response', 'report-need', 'report-outcome'];

/** Reports of one kind from one area, so many weeks ago. */
async function reports(count: number, weeksAgo: number, of: string, moment: string): Promise<void> {
  const ids = Array.from({ length: count }, newId);
  for (const dossier of ids)
    await writeAs(world, 'amina', [
      { op: 'create', dossier, kind: 'report', area: of },
      set(dossier, 'opening', { channel: 'phone', area: of }),
      set(dossier, 'triage', { urgency: 'going-on', moment, area: of }),
      give(dossier, world.people.kavya.account, work, 'read', 'supervision'),
    ]);
  await world.admin.query(
    "update gwen.dossier set created_at = created_at - $2 * interval '7 days' where id = any ($1)",
    [ids, weeksAgo],
  );
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  kavya = await newDevice(browser, desk);
  await reports(4, 0, area, 'recruitment');
  await reports(2, 0, 'XA0104', 'transit');
  await reports(3, 9, 'XA0104', 'transit');
});
afterAll(async () => {
  expect(kavya?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

test('the board says where more come than usual, and leads to the list of them', async () => {
  const { page } = kavya;
  await signIn(page, world, 'kavya');
  await page.getByRole('link', { name: 'Reports by place and time' }).click();
  await page.getByRole('heading', { name: 'Reports by place and time', level: 1 }).waitFor();
  const clusters = page.getByRole('region', { name: 'More than usual' });
  await clusters.getByText('4 reports in the last four weeks', { exact: false }).waitFor();
  expect(await clusters.locator('.notice').count()).toBe(1);
  const table = page.getByRole('region', { name: 'By area' }).getByRole('table');
  const cells = async (): Promise<readonly string[]> =>
    (await table.locator('tbody tr').allTextContents()).map((row) => row.replace(/\D+/g, ' ').trim());
  expect(await cells()).toEqual(['5 0 5 0 0', '4 4 0 0 0']);
  await page.locator('.tile-map').waitFor();
  expect.soft(await look(page, 'patterns')).toEqual([]);
  await picture(page, 'patterns');

  await page.getByLabel('Time').selectOption('4');
  expect(await cells()).toEqual(['4 4 0 0 0', '2 0 2 0 0']);
  await page.getByLabel('Moment').selectOption('transit');
  expect(await cells()).toEqual(['2 2']);
  await page.getByLabel('How they came').selectOption('sms');
  await page.getByText('No reports in this time').waitFor();

  await clusters.getByRole('link', { name: /Show them/ }).click();
  await page.waitForURL(/records\/report\?area=/);
  await expect.poll(() => page.locator('tbody tr').count()).toBe(4);
});
