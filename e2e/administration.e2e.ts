/**
 * What a country sets and what one sets for oneself: Hugo adds a question, Esi meets it in her form, answers it and narrows
 * her list by it; retired, it asks nothing more and loses nothing. A number is changed and holds. Somebody new comes with a
 * passphrase that only Hugo saw, a program with a key; everybody reads what Hugo did. Esi says where she is reminded.
 */

import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textFor } from '../server/jobs/reminders.ts';
import { findReach } from '../server/people/reach.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { by, fill, findAndTake as find } from './forms.ts';
import { passphrase } from './people.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let hugo: Device;
let esi: Device;
let newcomer: Device;
inSteps(() => ({ hugo, esi, newcomer }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [hugo, esi, newcomer] = await Promise.all([
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, phone),
  ]);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

const seen = async ({ page, errors }: Device, name: string): Promise<void> => {
  expect(await look(page, name)).toEqual([]);
  expect(errors).toEqual([]);
};
/** To one of the places that administrators set up. */
const setUp = async (name: string): Promise<void> => {
  const { page } = hugo;
  await page.getByRole('navigation', { name: 'Places to go' }).getByRole('link', { name: 'Set up' }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
};
/** Agrees to what is asked once more. */
const sure = (page: Page, act: string): Promise<void> =>
  page.getByRole('alertdialog').getByRole('button', { name: act, exact: true }).click();

test('an administrator sees what there is to set up, and who works here', async () => {
  const { page } = hugo;
  await signIn(page, world, 'hugo');
  await page.getByRole('link', { name: 'Set up' }).click();
  await page.getByRole('heading', { name: 'Set up', level: 1 }).waitFor();
  await seen(hugo, 'set-up');
  await setUp('People');
  await page.getByText('Esi Haddad').waitFor();
  await seen(hugo, 'set-up-people');
  await picture(page, 'people');
});

test('he adds a question to a form, after a second look', async () => {
  const { page } = hugo;
  await setUp('Questions on forms');
  await page.getByLabel('Kind of file').selectOption({ label: 'Case' });
  await find(page, 'Form', 'Arrival');
  await page.getByText('Nothing is asked here beside what Gwen asks.').waitFor();
  await page.getByText(/questions that Gwen asks$/).click();
  await seen(hugo, 'set-up-fields');
  await page.getByRole('link', { name: 'Add a question' }).click();
  await page.getByRole('heading', { name: 'Add a question', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByText('This must be answered.').first().waitFor();
  await page.getByLabel('Question').fill('Clan');
  await page.getByLabel('What the answer is needed for').fill('Elders can vouch for a relative.');
  // words that could name somebody are never open
  await page.getByLabel('Kind of answer').selectOption({ label: 'One line of text' });
  expect(await page.getByRole('radio', { name: /^Open/ }).count()).toBe(0);
  await page.getByLabel('Kind of answer').selectOption({ label: 'One of several answers' });
  await page.getByText('It can be counted in figures').click();
  await page.getByLabel('Answer 1').fill('River people');
  await page.getByRole('button', { name: 'Another answer' }).click();
  await page.getByLabel('Answer 2').fill('Hill people');
  await seen(hugo, 'set-up-field');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByText('can never be changed later').waitFor();
  await seen(hugo, 'set-up-sure');
  await sure(page, 'Add a question');
  await page.getByRole('heading', { name: 'What this country asks' }).waitFor();
  await page.getByText('Elders can vouch for a relative.').waitFor();
  expect(world.store.catalogue.kinds['case']?.entries['intake']?.fields['x-clan']?.spec.class).toBe('open');
});

test('a social worker meets it in her form, answers it, and narrows her list by it', async () => {
  const { page } = esi;
  await signIn(page, world, 'esi');
  await page.getByRole('link', { name: 'Find' }).click();
  await page.getByLabel('Name, in any script').fill('Tesfaye');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByText('Nobody like this that you may see').waitFor();
  await page.getByRole('button', { name: 'New Case' }).click();
  await page.getByRole('heading', { name: 'Arrival', level: 1 }).waitFor();
  await page.getByText('Elders can vouch for a relative.').waitFor();
  await fill(page, {
    'Why the child is here': by.tap('Suspected victim'),
    'How the child came': by.choose('A report'),
    'Day of arrival': by.on('Today'),
    'First language': by.find('English'),
    Clan: by.tap('Hill people'),
  });
  await page.getByText('Hill people').first().waitFor();
  await page.getByRole('link', { name: 'Cases' }).first().click();
  await page.getByText('Narrow down').click();
  await find(page, 'By an answer', 'Arrival: Clan');
  await page.getByLabel('Clan', { exact: true }).selectOption({ label: 'River people' });
  await page.getByText('None like this').waitFor();
  await page.getByRole('button', { name: /Remove: .*River people/ }).click();
  await find(page, 'By an answer', 'Arrival: Clan');
  await page.getByLabel('Clan', { exact: true }).selectOption({ label: 'Hill people' });
  await page.locator('tbody').getByRole('link').first().waitFor();
});

test('retired, it is no longer asked, and the answer stays', async () => {
  await hugo.page.getByRole('button', { name: 'Retire: Clan' }).click();
  await sure(hugo.page, 'Retire');
  await hugo.page.getByRole('button', { name: 'Bring back: Clan' }).waitFor();
  await seen(hugo, 'set-up-retired');
  const { page } = esi;
  await page.reload();
  await page.getByLabel('Passphrase').waitFor();
  await unlock(page);
  await page.getByText('Narrow down').click();
  await page.getByRole('button', { name: /Remove: .*Hill people/ }).waitFor();
  const box = page.getByRole('combobox', { name: 'By an answer' });
  await box.fill('Clan');
  await page.getByText('Nothing found. Try fewer letters.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByText('Hill people').first().waitFor();
  await page.getByRole('link', { name: 'Arrival', exact: true }).last().click();
  await page.locator('form.form').waitFor();
  expect(await page.locator('form.form').getByText('Elders can vouch').count()).toBe(0);
});

test('a list gets an answer of the country’s own', async () => {
  const { page } = hugo;
  await setUp('Answers in lists');
  const box = page.getByRole('combobox', { name: 'List' });
  await box.fill('Identification: Decision');
  await page.getByRole('option').first().click();
  await page.getByLabel('Answer 1').fill('Taken in by an elder');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('button', { name: 'Retire: Taken in by an elder' }).waitFor();
  await seen(hugo, 'set-up-list');
});

test('a number is changed within its bounds, and holds', async () => {
  const { page } = hugo;
  await setUp('Deadlines and limits');
  await page.getByRole('heading', { name: 'Reports' }).waitFor();
  await picture(page, 'numbers');
  await page.getByLabel('Find a number').fill('C4');
  await page.getByRole('link', { name: /Children/ }).waitFor();
  await seen(hugo, 'set-up-numbers');
  await page.getByRole('link', { name: /Children/ }).click();
  await page.getByLabel('From now on').fill('1000');
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByText('It has to be between 1 and 100.').waitFor();
  await page.getByLabel('From now on').fill('12');
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByText('From 20 to 12?').waitFor();
  await sure(page, 'Change');
  await page.getByText('Hugo Bakri').first().waitFor();
  await seen(hugo, 'set-up-number');
  expect(world.store.findSetting('C4.children')).toBe(12);
});

test('the country’s settings are kept as a whole', async () => {
  const { page } = hugo;
  await setUp('The country');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('This must be answered.').first().waitFor();
  await find(page, 'Country', 'Kenya');
  for (const language of ['English', 'French']) await find(page, 'Add', language);
  await find(page, 'Currency', 'Kenyan Shilling');
  await find(page, 'Time zone that deadlines run in', 'Africa/Nairobi');
  for (const day of ['Monday', 'Tuesday', 'Saturday']) await page.getByText(day, { exact: true }).click();
  await page.getByLabel('Month').selectOption({ label: 'June' });
  await page.getByLabel('Day', { exact: true }).fill('31');
  expect(await page.getByRole('button', { name: 'Add this day' }).isDisabled()).toBe(true);
  await page.getByLabel('Day', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Add this day' }).click();
  for (const [label, age] of [
    ['Grown up from', '18'],
    ['May work from', '16'],
    ['May do light work from', '13'],
    ['May do dangerous work from', '18'],
    ['School is a duty until', '16'],
  ] as const)
    await page.getByLabel(label).fill(age);
  await page.getByLabel('Where the quick exit').fill('https://example.org/');
  await seen(hugo, 'set-up-country');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await sure(page, 'Keep');
  // An earlier step's "Changed" may still stand on the page: what is kept tells, once the server has read it anew.
  await expect
    .poll(() => world.store.country.set.settings, { timeout: 15_000 })
    .toMatchObject({
      country: 'KE',
      languages: ['en', 'fr'],
      workingDays: [1, 2, 6],
      holidays: ['06-12'],
      ages: { work: 16 },
    });
});

test('the other places to set up are there to be read', async () => {
  const { page } = hugo;
  for (const name of ['Benchmarks', 'Channels'] as const) {
    await setUp(name);
    await seen(hugo, `set-up-${name}`);
  }
  await page.getByRole('link', { name: 'Add a channel' }).click();
  await page.getByText('A phone on a table').waitFor();
  await page.getByText('A phone on a table').click();
  await seen(hugo, 'set-up-channel');
  await picture(page, 'channels');
});

test('somebody new gets a first passphrase that is shown once, and puts her own in its place', async () => {
  const { page } = hugo;
  await setUp('People');
  await page.getByRole('link', { name: 'Add somebody' }).click();
  await page.getByLabel('Name', { exact: false }).fill('Sana Bello');
  await page.getByLabel('Login').fill('sana');
  await find(page, 'Works for', 'Child Protection Department');
  await page.getByText('Social worker', { exact: true }).click();
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByText('The first passphrase of Sana Bello').waitFor();
  const first = (await page.locator('.set-up-secret').textContent()) ?? '';
  await seen(hugo, 'set-up-passphrase');
  for (const { body } of hugo.sent) expect(body).not.toContain(first);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await page.getByRole('link', { name: /Sana Bello/ }).click();
  await find(page, 'Put into a team', 'Harimbe children');
  await page.getByRole('button', { name: 'Take out: Harimbe children' }).waitFor();
  await seen(hugo, 'set-up-person');

  const theirs = newcomer.page;
  await theirs.goto(world.url);
  await theirs.getByLabel('Login').fill('sana');
  await theirs.getByLabel('Passphrase').fill(first);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await theirs.getByLabel('Your own passphrase').fill(passphrase);
  await theirs.getByLabel('The same once more').fill(passphrase);
  await theirs.getByRole('button', { name: 'Use this from now on' }).click();
  await theirs.getByRole('heading', { name: 'What to do now', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'End this account' }).click();
  await sure(page, 'End this account');
  await page.getByText('This account has ended.').waitFor();
});

test('a program gets a key that is shown once, and loses it', async () => {
  const { page } = hugo;
  await setUp('Other programs');
  await page.getByRole('link', { name: 'Add a program' }).click();
  await page.getByLabel('What it is for').fill('Registry of births');
  await find(page, 'Works for', 'Child Protection Department');
  await page.getByText('Social worker', { exact: true }).click();
  await page.getByText('Case', { exact: true }).click();
  await seen(hugo, 'set-up-key');
  await page.getByRole('button', { name: 'Add a program' }).click();
  const token = (await page.locator('.set-up-secret').textContent()) ?? '';
  const ask = async (): Promise<number> =>
    (await fetch(`${world.url}/api/v1/directory`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await page.getByText(/^Case · until/).waitFor();
  await seen(hugo, 'set-up-programs');
  await page.getByRole('button', { name: 'End this key: Registry of births' }).click();
  await sure(page, 'End this key');
  await page.getByText(/ended .* used/).waitFor();
  expect(await ask()).toBe(401);
});

test('teams and organisations are added, and what administrators did is there for everybody', async () => {
  const { page } = hugo;
  await setUp('Organisations');
  await page.getByRole('link', { name: 'Add an organisation' }).click();
  await page.getByLabel('Name', { exact: false }).fill('Lantern House');
  await page.getByText('NGO or international agency').click();
  await page.getByRole('button', { name: 'Add an organisation' }).click();
  await page.getByText('Lantern House').waitFor();
  await seen(hugo, 'set-up-organisations');
  await setUp('Teams');
  await page.getByRole('link', { name: 'Add a team' }).click();
  await page.getByLabel('Name', { exact: false }).fill('Lantern nights');
  await page.getByText('Works with files').click();
  await find(page, 'Works for', 'Lantern House');
  await seen(hugo, 'set-up-team');
  await page.getByRole('button', { name: 'Add a team' }).click();
  await page.getByText('Nobody yet.').waitFor();

  await esi.page.getByRole('link', { name: 'Esi Haddad: My settings' }).click();
  await esi.page.getByRole('link', { name: 'What administrators did' }).click();
  for (const line of [
    'Added the team Lantern nights',
    'Added the organisation Lantern House',
    'Ended the account of Sana Bello',
    'Put Sana Bello into the team Harimbe children',
    'Changed the settings of the country',
  ])
    await esi.page.getByRole('heading', { name: line }).waitFor();
  await seen(esi, 'set-up-done');
});

test('she says where she is reminded, after reading the whole of what is sent', async () => {
  const { page } = esi;
  await page.getByRole('link', { name: 'Esi Haddad: My settings' }).click();
  await page.getByText(textFor('en').text.trim()).waitFor();
  await seen(esi, 'own');
  await page.getByLabel('E-mail address for reminders').fill('esi');
  await page.getByRole('button', { name: 'Remind me there' }).click();
  await page.getByText('This is no e-mail address.').waitFor();
  await page.getByLabel('E-mail address for reminders').fill('esi@example.org');
  await page.getByRole('button', { name: 'Remind me there' }).click();
  await page.getByText('You are reminded there from now on.').waitFor();
  expect(await findReach(world.store, world.people.esi.account)).toBe('esi@example.org');
  await page.getByRole('button', { name: 'No reminders' }).click();
  await page.getByText('You are no longer reminded by e-mail.').waitFor();
  expect(await findReach(world.store, world.people.esi.account)).toBeNull();
});

test('she chooses a look and a second step, and is asked for it', async () => {
  const { page } = esi;
  await page.getByText('Dark', { exact: true }).click();
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.getByText('As the device', { exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await page.getByRole('button', { name: 'Use a second step' }).click();
  await page.getByText('The passphrase or the code is not right.').waitFor();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Use a second step' }).click();
  const secret = ((await page.locator('.own-secret').textContent()) ?? '').replaceAll(' ', '');
  await seen(esi, 'own-second-step');
  await page.getByLabel('Code that the app shows').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Use it from now on' }).click();
  await page.getByText('You use a second step.').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Login').fill('esi');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code').waitFor();
});

test('whoever is no administrator sets nothing up', async () => {
  const { page } = newcomer;
  await signIn(page, world, 'dalia');
  await page.evaluate(() => {
    history.pushState(null, '', '/administration/people');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByText('Only administrators set this up').waitFor();
  expect(await page.getByRole('link', { name: 'Set up' }).count()).toBe(0);
});
