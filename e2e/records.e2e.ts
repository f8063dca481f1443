/**
 * Any kind of record by its generated screens: found or made, written by acts, narrowed in a list, kept as a view, let
 * somebody in and out again, compared with what it was. Femi works with families; she stands for every role whose screens
 * nobody drew by hand.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn, unlock } from './browser.ts';
import { answer, by } from './forms.ts';
import { newId, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let femi: Device;
let number = '';
inSteps(() => ({ femi }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  femi = await newDevice(browser, desk);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const seen = async (name: string): Promise<void> => {
  expect(await look(femi.page, name)).toEqual([]);
  expect(femi.errors).toEqual([]);
};

test('she looks for the family first, and makes a household when nobody is found', async () => {
  const { page } = femi;
  await signIn(page, world, 'femi');
  await page.getByRole('link', { name: 'All records' }).click();
  await page.getByRole('heading', { name: 'All records', level: 1 }).waitFor();
  await seen('records');
  await page
    .getByRole('link', { name: /^Households/ })
    .last()
    .click();
  await page.getByText('Nothing here yet').waitFor();
  await page.getByRole('link', { name: 'New: Household' }).click();
  await page.getByLabel('Name, in any script').fill('Tesfaye');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByText('Nobody like this that you may see').waitFor();
  await page.getByRole('button', { name: 'New Household' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  expect(number).toMatch(/^H-/);
  await seen('record-new');
});

test('an act is one form, says what it lacks, and is done as a whole', async () => {
  const { page } = femi;
  await page.getByText(/^\d+ more$/).click();
  await page.getByRole('link', { name: 'Add a member' }).click();
  await page.getByRole('heading', { name: 'Add a member', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Add a member' }).click();
  await page.locator('.summary-lines').waitFor();
  await seen('act-lacking');
  await answer(page, 'To the head of the household', by.choose('Son or daughter'));
  await answer(page, 'Sex', by.tap('Female'));
  await page.getByLabel('Age', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Add a member' }).click();
  await page.getByText('Done: Add a member').waitFor();
  await page.getByText('Son or daughter', { exact: true }).waitFor();
  await seen('record-written');
});

test('a list is narrowed by stage and by an answer, and kept as a view', async () => {
  const { page } = femi;
  await page.getByRole('link', { name: 'Households' }).first().click();
  await page.getByRole('link', { name: number }).waitFor();
  await page.getByText('Narrow down').click();
  await page.getByText('Graduated', { exact: true }).click();
  await page.getByText('None like this').waitFor();
  await page.getByRole('button', { name: 'Remove: Graduated' }).click();
  const asked = page.getByRole('combobox', { name: 'By an answer' });
  await asked.fill('Member: Sex');
  await page.getByRole('option', { name: 'Member: Sex' }).click();
  await page.getByLabel('Sex', { exact: true }).selectOption({ label: 'Female' });
  await page.getByRole('link', { name: number }).waitFor();
  await seen('records-narrowed');
  await page.getByRole('button', { name: 'Keep this view' }).click();
  await page.getByRole('button', { name: 'Forget this view' }).waitFor();
  // on another day she goes there at once
  await page.reload();
  await unlock(page);
  await page.getByRole('link', { name: 'Households' }).first().click();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link').first().click();
  await page.getByRole('link', { name: number }).waitFor();
  expect(page.url()).toContain('where=member.sex');
  expect(page.url()).not.toContain('Tesfaye');
});

test('somebody is let in, and out again', async () => {
  const { page } = femi;
  await page.getByRole('link', { name: number }).click();
  await page.getByText(/can see this: why\?/).click();
  await page.getByRole('link', { name: 'Let somebody in' }).click();
  await page.getByRole('heading', { name: 'Let somebody in', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Let somebody in' }).click();
  await seen('let-in');
  await answer(page, 'Who', by.find('Dalia Mensah'));
  await answer(page, 'What of it', by.tap('Members of the household'));
  await answer(page, 'How far', by.tap('Reads'));
  await page.getByLabel('What for').selectOption({ label: 'support of the family' });
  await answer(page, 'On what ground', by.tap('assigned'));
  await page.getByRole('button', { name: 'Let somebody in' }).click();
  await page.getByText('Let in', { exact: true }).waitFor();
  await page.getByText(/can see this: why\?/).click();
  const dalia = page.getByRole('listitem').filter({ hasText: 'Dalia Mensah' });
  await dalia.getByRole('button', { name: 'End this' }).click();
  await dalia.getByLabel('Why').fill('She works elsewhere now.');
  await dalia.getByRole('button', { name: 'End this' }).click();
  await dalia.waitFor({ state: 'detached' });
});

test('two versions are compared', async () => {
  const { page } = femi;
  await page.getByRole('link', { name: 'Who changed what' }).click();
  await page.locator('summary', { hasText: 'Compare two versions' }).click();
  await page.locator('.history-compare select').first().selectOption('1');
  await page.getByText('Member: Sex').waitFor();
  await seen('compared');
});

test('a list that goes on says how much of it is shown, and shows the rest by the keyboard', async () => {
  const { page } = femi;
  await writeAs(
    world,
    'femi',
    Array.from({ length: 102 }, () => ({ op: 'create', dossier: newId(), kind: 'household', area })),
  );
  await page.getByRole('link', { name: 'Households' }).first().click();
  await page.getByText('50 are shown, and there are more').waitFor();
  const more = page.getByRole('button', { name: 'Show more' });
  await more.focus();
  await page.keyboard.press('Enter');
  const said = page.getByRole('status').filter({ hasText: 'are shown' });
  await said.filter({ hasText: '100 are shown, and there are more' }).waitFor();
  // she stands where she was, and goes on
  await page.keyboard.press('Enter');
  await said.filter({ hasText: 'All 103 are shown' }).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(103);
  expect(await said.evaluate((one) => one === document.activeElement)).toBe(true);
  await seen('records-whole');
});

test('whoever types a whole number finds what a choice does not offer', async () => {
  const { page } = femi;
  await page.getByRole('link', { name: number }).click();
  await page.goto(`${page.url()}/write/livelihood`);
  await unlock(page);
  const label = 'Together with others in';
  const box = page.getByLabel(label).first();
  await box.waitFor({ state: 'attached' });
  // made after the choices had come, it is not among them, as one that is older than all of them
  const programme = newId();
  await writeAs(world, 'femi', [{ op: 'create', dossier: programme, kind: 'programme', area }]);
  const { rows } = await world.admin.query<{ number: string }>(
    'select number from gwen.dossier where id = $1',
    [programme],
  );
  const spoken = rows[0]?.number ?? '';
  await answer(page, label, by.find(spoken));
  expect(await box.inputValue()).toContain(spoken);
});
