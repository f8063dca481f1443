/**
 * A country from nothing to its first report, in the browser alone: Hugo begins with the code of the console, sets up the
 * country and its people; Amina makes the keys of her contact point on her own device; somebody reports, and she reads it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone } from './browser.ts';
import { findAndTake } from './forms.ts';
import { inSteps } from './steps.ts';
import type { EmptyWorld } from './world.ts';
import { openEmptyWorld } from './world.ts';

const own = (login: string): string => `${login} saffron pulley october lighthouse`;
const story = 'Two girls wait at the mill each evening and a van takes them north.';
let world: EmptyWorld;
let browser: Browser;
let hugo: Device;
let amina: Device;
inSteps(() => ({ hugo, amina }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openEmptyWorld(), launchBrowser()]);
  hugo = await newDevice(browser, desk);
  amina = await newDevice(browser, desk);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const seen = async ({ page, errors }: Device, name: string): Promise<void> => {
  expect(await look(page, name)).toEqual([]);
  expect(errors).toEqual([]);
};
const find = (label: string, what: string): Promise<void> => findAndTake(hugo.page, label, what);
const home = (): Promise<void> => hugo.page.getByRole('link', { name: 'Home', exact: true }).first().click();
const firsts = new Map<string, string>();

test('whoever reads the console becomes the first administrator', async () => {
  const { page } = hugo;
  await page.goto(`${world.url}/set-up`);
  await page.getByLabel('Code from the console').fill('AAAA-BBBB-CCCC-DDDD-EEEE');
  await page.getByLabel('Your organisation').fill('Ministry for Families');
  await page.getByLabel('Your name').fill('Hugo Bakri');
  await page.getByLabel('Login').fill('hugo');
  await page.getByLabel('Your own passphrase').fill(own('mango'));
  await page.getByLabel('The same once more').fill(own('mango'));
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('This is not the code that stands there.').waitFor();
  await seen(hugo, 'set-up-first');
  await page.getByLabel('Code from the console').fill(world.code);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Setting up' }).waitFor();
  await page.getByText('0 of 8 done').waitFor();
  await seen(hugo, 'set-up-steps');
});

test('the country, and its areas from a table', async () => {
  const { page } = hugo;
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await find('Country', 'Kenya');
  await find('Add', 'English');
  await find('Currency', 'Kenyan Shilling');
  await find('Time zone that deadlines run in', 'Africa/Nairobi');
  await page.getByText('Monday', { exact: true }).click();
  for (const [label, age] of [
    ['Grown up from', '18'],
    ['May work from', '16'],
    ['May do light work from', '13'],
    ['May do dangerous work from', '18'],
    ['School is a duty until', '16'],
  ] as const)
    await page.getByLabel(label).fill(age);
  await page.getByLabel('Where the quick exit').fill('https://example.org/');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: 'Keep' })
    .click();
  await page.getByText('Changed', { exact: true }).first().waitFor();
  await home();
  await page.getByText('1 of 8 done').waitFor();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await page.getByText('Many at once, from a table').first().click();
  await page.getByRole('textbox', { name: 'Many at once, from a table' }).fill('KE,,Kenya\nKE-01,KF,Coast');
  await page.getByRole('button', { name: 'Keep these areas' }).click();
  await page.getByText('Line 2: no area before it has the code KF').waitFor();
  await page.getByRole('textbox', { name: 'Many at once, from a table' }).fill('KE,,Kenya\nKE-01,KE,Coast');
  await page.getByRole('button', { name: 'Keep these areas' }).click();
  await page.getByText('2 areas').waitFor();
  await page.getByRole('button', { name: 'Rename: Coast' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).last().fill('The Coast');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('The Coast', { exact: true }).waitFor();
  await seen(hugo, 'set-up-areas');
});

test('organisations, people and a contact point', async () => {
  const { page } = hugo;
  await home();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await page.getByRole('link', { name: 'Add an organisation' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('Contact Point of the Coast');
  await page.getByText('NGO', { exact: false }).first().click();
  await page.getByRole('button', { name: 'Add an organisation' }).click();
  await page.getByText('Contact Point of the Coast').first().waitFor();
  for (const [login, name, ...roles] of [
    ['amina', 'Amina Tavares', 'Operator'],
    ['bruno', 'Bruno Lungu', 'Operator'],
    ['grace', 'Grace Thapa', 'Supervisor'],
    ['esi', 'Esi Haddad', 'Social worker', 'Responder'],
  ] as const) {
    await page.getByRole('link', { name: 'Set up', exact: true }).first().click();
    await page.getByRole('link', { name: /^People/ }).click();
    await page.getByRole('link', { name: 'Add somebody' }).click();
    await page.getByRole('textbox', { name: /^Name/ }).fill(name);
    await page.getByLabel('Login').fill(login);
    await find('Works for', 'Contact Point of the Coast');
    for (const role of roles) await page.getByText(role, { exact: true }).click();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByText(`The first passphrase of ${name}`).waitFor();
    firsts.set(login, (await page.locator('.set-up-secret').textContent()) ?? '');
    await page.getByRole('button', { name: 'I have noted it' }).click();
  }
  await home();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('The Coast’s contact point');
  await page.getByText('Receives reports', { exact: true }).click();
  await find('Works for', 'Contact Point of the Coast');
  await page.getByRole('button', { name: 'Add a team' }).click();
  for (const name of ['Amina Tavares', 'Bruno Lungu']) {
    await find('Put somebody in', name);
    await page.getByRole('button', { name: new RegExp(`^Take out.*${name}`) }).waitFor();
  }
  await home();
  await page.getByText('7 of 8 done').waitFor();
  await seen(hugo, 'set-up-almost');
  await picture(page, 'setting-up');
});

/** Signs in with the first passphrase and chooses her own. */
const arrive = async ({ page }: Device, login: string): Promise<void> => {
  await page.goto(world.url);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Passphrase').fill(firsts.get(login) ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Your own passphrase').fill(own('lagoon'));
  await page.getByLabel('The same once more').fill(own('lagoon'));
  await page.getByRole('button', { name: 'Use this from now on' }).click();
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
};

test('an operator makes the keys on her own device; three people keep the parts', async () => {
  for (const login of ['grace', 'bruno']) {
    const device = await newDevice(browser, desk);
    await arrive(device, login);
    await device.context.close();
  }
  await arrive(amina, 'amina');
  const { page } = amina;
  await page.getByRole('link', { name: 'Make the keys' }).click();
  await page.getByText('Amina Tavares and Bruno Lungu can open reports at once.').waitFor();
  const choose = (place: number, name: string): Promise<void> => findAndTake(page, `Keeper ${place}`, name);
  await choose(1, 'Hugo Bakri');
  await choose(2, 'Grace Thapa');
  await page.getByRole('button', { name: 'Make the keys' }).click();
  await page.getByText('Three different people are needed.').first().waitFor();
  await choose(3, 'Bruno Lungu');
  await seen(amina, 'set-up-keys');
  await picture(page, 'keys');
  await page.getByRole('button', { name: 'Make the keys' }).click();
  await page.getByText('Keys since').waitFor();
  await seen(amina, 'set-up-keys-made');
  await hugo.page.reload();
  await hugo.page.getByLabel('Passphrase').fill(own('mango'));
  await hugo.page.getByRole('button', { name: 'Unlock' }).click();
  await hugo.page.getByText('Everything is set up.').waitFor();
  await hugo.page.getByText('You are trusted with a part of a recovery key.').waitFor();
  await seen(hugo, 'set-up-ready');
  await picture(hugo.page, 'home-administrator');
});

test('somebody reports, and the operator reads it', async () => {
  const { page } = await newDevice(browser, phone);
  await page.goto(`${world.url}/report`);
  await page.locator('#text').fill(story);
  await page.locator('#area').selectOption('KE-01');
  await page.locator('[name=danger][value=yes]').check();
  await page.locator('[name=part][value=no]').check();
  await page.locator('#report button.wide:visible').click();
  await page.getByRole('heading', { name: 'Your report has arrived' }).waitFor();
  await amina.page.getByRole('link', { name: 'Reports', exact: true }).click();
  await amina.page.locator('.queue-line').first().click();
  await amina.page.locator('.report-head').waitFor();
  await amina.page.keyboard.press('u');
  await amina.page.getByText(story).waitFor();
  await seen(amina, 'set-up-first-report');
});

test('a new passphrase of her own holds at once', async () => {
  const { page } = amina;
  await page.getByRole('link', { name: 'Amina Tavares' }).first().click();
  await page.getByLabel('The passphrase you have now').fill('not this one at all');
  await page.getByLabel('Choose a new passphrase').fill(own('cedar'));
  await page.getByLabel('The same once more').fill(own('cedar'));
  const change = page.getByRole('button', { name: 'Choose a new passphrase' });
  await change.click();
  await page.getByText('That did not match.').waitFor();
  await page.getByLabel('The passphrase you have now').fill(own('lagoon'));
  await change.click();
  await page.getByText('Your new passphrase holds from now on.').waitFor();
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByLabel('Passphrase').fill(own('cedar'));
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page
    .getByRole('heading', { name: 'My settings' })
    .or(page.getByRole('heading', { name: 'What to do now' }))
    .waitFor();
});
