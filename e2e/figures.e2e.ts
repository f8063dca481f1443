/** Figures: of one's own work at once; released for everybody when two people say so, with the small numbers withheld. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn } from './browser.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let supervisor: Device;
let second: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  supervisor = await newDevice(browser, desk);
  second = await newDevice(browser, desk);
  await world.admin.query(`update gwen.account set roles = array['plan-coordinator'] where id = $1`, [
    world.people.hugo.account,
  ]);
  // children who came to the service in the first months of last year, as facts left them
  const year = new Date().getUTCFullYear() - 1;
  const came = [
    [120, 'XA0201', 'female', 'from-12-to-14'],
    [64, 'XA0201', 'male', 'from-15-to-17'],
    [41, 'XB0101', 'female', 'from-15-to-17'],
    [3, 'XC0101', 'male', 'from-5-to-11'],
  ] as const;
  for (const [n, area, sex, age] of came)
    await world.admin.query(
      `insert into gwen.fact_change select 'case.state', 'intake', $2, $3, 1, $4, $5, '', '', 1, 1 from generate_series(1, $1)`,
      [n, `${year}-02-01`, area, sex, age],
    );
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const show = async (page: Page, figure: string): Promise<void> => {
  await page.getByRole('link', { name: 'Figures', exact: true }).click();
  await page.getByRole('heading', { name: 'Figures', level: 1 }).waitFor();
  const box = page.getByRole('combobox', { name: 'Figure', exact: true });
  const option = page.getByRole('option', { name: figure }).first();
  // what comes in moves the list, which closes it
  const isOpen = async (): Promise<boolean> => {
    await box.fill('');
    await box.fill(figure);
    return option.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(isOpen, { timeout: 60_000 }).toBe(true);
  await option.click();
  await page.getByRole('heading', { name: figure, level: 2 }).waitFor();
};

test('one’s own figures say what they count, also that it is nothing', async () => {
  const { page } = supervisor;
  await signIn(page, world, 'grace');
  await show(page, 'Children, by stage reached');
  await page.getByText('A case opened again counts again.').waitFor();
  await page.getByText('Nothing was counted here.').waitFor();
});

test('a release is made by one and approved by another', async () => {
  const { page } = supervisor;
  const year = new Date().getUTCFullYear() - 1;
  await page.getByLabel('Period that begins in').selectOption({ label: `January ${year}` });
  await page.getByRole('button', { name: 'Make a release' }).click();
  await page.getByText('You made this one: somebody else has to approve it.').waitFor();

  const other = second.page;
  await signIn(other, world, 'hugo');
  await show(other, 'Children, by stage reached');
  await other.getByLabel('Of whom').selectOption({ index: 2 });
  await other.getByRole('button', { name: 'Approve' }).click();
  await other.getByText(`approved by ${world.people.hugo.name}`).waitFor();
});

test('it tells rounded numbers and says what it withholds', async () => {
  const { page } = second;
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Sex' });
  await page
    .getByRole('row', { name: /Female/ })
    .getByText('160')
    .waitFor();
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Age group' });
  await page.getByText('withheld', { exact: true }).first().waitFor();
  expect(await look(page, 'figures')).toEqual([]);
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Sex and age group' });
  await page.getByText('Withheld as a whole').waitFor();
  expect([...supervisor.errors, ...second.errors]).toEqual([]);
});
