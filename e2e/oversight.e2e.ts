/**
 * Those who answer for others look after what they run: Hugo sets a channel up and tries it out; nobody is left who opens the
 * contact point's reports, and two keepers of its recovery key give Bruno the way back; Grace sees who opened a report.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { answer, by, findAndTake } from './forms.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

const story = 'Three girls are kept above the kanarienvogel tea shop.';
const secrets = { password: 'Zinnoberquark', signing: 'Gletscherspalte' };
let world: World;
let browser: Browser;
let hugo: Device;
let bruno: Device;
let grace: Device;
let kavya: Device;
let amina: Device;
let sender: Device;
let code = '';
inSteps(() => ({ hugo, bruno, grace, kavya, amina }));
/** What the phone on the table was asked to send. */
const asked: string[] = [];
const gateway = createServer((request, response) => {
  void textOf(request).then((body) => {
    asked.push(body);
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'x' }));
  });
});
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [hugo, bruno, grace, kavya, amina, sender] = await Promise.all([
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, phone),
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, phone),
  ]);
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
  gateway.close();
});

const seen = async ({ page, errors }: Device, name: string): Promise<void> => {
  expect(await look(page, name)).toEqual([]);
  expect(errors).toEqual([]);
};
/** A page that is loaded anew asks for the passphrase. */
const goTo = async ({ page }: Device, path: string): Promise<void> => {
  await page.goto(`${world.url}${path}`);
  await unlock(page);
};
const url = (): string => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;

test('an administrator adds a channel: where it hands in is shown once, what is secret never', async () => {
  const { page } = hugo;
  await signIn(page, world, 'hugo');
  await page.getByRole('link', { name: 'Set up', exact: true }).first().click();
  await page.getByRole('link', { name: /^Channels/ }).click();
  await page.getByText('Reports come by the public page alone.').waitFor();
  await seen(hugo, 'channels-none');
  await page.getByRole('link', { name: 'Add a channel' }).click();
  await page.getByText('A phone on a table').click();
  await page.getByRole('button', { name: 'Add a channel' }).click();
  await page.getByLabel('What it is called here').fill('Phone of the river');
  await findAndTake(page, 'Contact point', 'Contact Point, Middle River');
  await page.getByLabel('Address of the phone’s server').fill(url());
  await page.getByLabel('Login').fill('sms');
  await page.getByLabel('Password').fill(secrets.password);
  await page.getByLabel('Signing key for webhooks').fill(secrets.signing);
  await seen(hugo, 'channels-new');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const shown = page.locator('.set-up-secret');
  await shown.waitFor();
  const address = (await shown.textContent()) ?? '';
  expect(address).toMatch(/^http:\/\/[^/]+\/c\/ag\/[\w-]{43}$/);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  await page.getByRole('link', { name: /Phone of the river/ }).click();
  await page.getByText('no message yet').waitFor();
  const told = await page.evaluate(async () => (await fetch('/api/v1/channels')).text());
  for (const secret of [...Object.values(secrets), address.split('/').at(-1) ?? '']) {
    expect(told).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
  }
});

test('it is tried out with one word to a number of her own, and ended', async () => {
  const { page } = hugo;
  await page.getByRole('button', { name: 'Send one word' }).click();
  await page.getByLabel('A number or address of your own').fill('+999555000111');
  await page.getByRole('button', { name: 'Send one word' }).click();
  await page.getByText('It was taken.').waitFor();
  expect(JSON.parse(asked[0] ?? '{}')).toMatchObject({
    textMessage: { text: 'Test' },
    phoneNumbers: ['+999555000111'],
  });
  await seen(hugo, 'channels-one');
  await page.getByRole('button', { name: 'End this channel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End this channel' }).click();
  await page.getByRole('link', { name: /Phone of the river.*ended/ }).waitFor();
  await goTo(hugo, '/administration/done');
  await page.getByText('Tried a channel for reports out').waitFor();
  expect(await page.content()).not.toContain('555000111');
});

test('a channel for phones shows the code that they read, once', async () => {
  const { page } = hugo;
  await goTo(hugo, '/administration/channels/new');
  await page.getByText('Forms on phones').click();
  await page.getByLabel('What it is called here').fill('Watch of the river');
  await findAndTake(page, 'Contact point', 'Contact Point, Middle River');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const code = page.getByRole('img', { name: 'What phones read to know this channel' });
  await code.waitFor();
  expect(await code.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  expect(await page.locator('.set-up-secret').textContent()).toMatch(/\/c\/or\/[\w-]{43}$/);
  await seen(hugo, 'channels-phones');
});

test('two keepers give a new operator the way back; nothing of their parts leaves his device', async () => {
  // somebody reports, and both operators lose what opened it
  await sender.page.goto(`${world.url}/report`);
  await sender.page.locator('#text').fill(story);
  await sender.page.locator('#area').selectOption('XA0201');
  await sender.page.locator('#report button.wide:visible').click();
  await sender.page.locator('#receipt h1').waitFor();
  code = (await sender.page.locator('.code b').allTextContents()).join('');
  await world.admin.query('delete from gwen.seal_key');
  const parts: string[] = [];
  for (const [keeper, login] of [
    [grace, 'grace'],
    [kavya, 'kavya'],
  ] as const) {
    await signIn(keeper.page, world, login);
    await goTo(keeper, '/keys');
    await keeper.page.getByRole('button', { name: 'Show it now' }).click();
    const text = keeper.page.locator('.share-text');
    await text.waitFor();
    parts.push((await text.locator('li').allTextContents()).join('-'));
  }
  const { page } = bruno;
  await signIn(page, world, 'bruno');
  await goTo(bruno, '/keys');
  await page.getByRole('link', { name: 'Put two parts of the recovery key together' }).click();
  const [first = '', second = ''] = parts;
  const [one, other] = [page.getByLabel('Part 1'), page.getByLabel('Part 2')];
  const together = page.getByRole('button', { name: 'Put them together' });
  await one.fill(first.slice(0, -3));
  await other.fill(first.replace(/.$/, (last) => (last === '7' ? '8' : '7')));
  await together.click();
  await page.getByText(/has 68 letters and digits; here are 65/).waitFor();
  await page.getByText('A letter or digit is not right.').waitFor();
  await seen(bruno, 'keys-recover');
  await one.fill(first);
  await other.fill(first);
  await together.click();
  await page.getByText('This is the same part twice.').waitFor();
  // a right part is covered, and no password that the browser would offer to keep
  for (const field of [one, other])
    expect(
      await field.evaluate((input) => [
        input.getAttribute('type'),
        getComputedStyle(input).getPropertyValue('-webkit-text-security'),
      ]),
    ).toEqual(['text', 'disc']);
  // as it is typed from paper
  await other.fill(second.toLowerCase().replaceAll('-', ' '));
  await together.click();
  await page.getByText('You can open the reports again.').waitFor();
  await seen(bruno, 'keys-recovered');
  const bodies = bruno.sent.map(({ body }) => body).join('\n');
  for (const part of parts) expect(bodies).not.toContain(part.slice(10, 30));
  expect(bodies).not.toContain('AGE-SECRET-KEY');
  await goTo(bruno, '/administration/done');
  await page.getByText(/Put the recovery key of the team .* together/).waitFor();
  await goTo(bruno, '/');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.locator('.queue-line').first().click();
  await page.locator('.report-head').waitFor();
  await page.keyboard.press('u');
  await page.getByText(story).waitFor();
});

test('who reported is given away by two: what one proposes another does, and the reporter reads it', async () => {
  const { rows } = await world.admin.query("select id from gwen.dossier where number like 'R-%'");
  const path = `/dossiers/${rows[0]?.id}/act`;
  const propose = 'Propose to give away who reported';
  const disclose = 'Give away who reported, as somebody else proposed';
  const { page } = bruno;
  await goTo(bruno, `${path}/propose-disclosure`);
  await page.locator('form.form').waitFor();
  for (const [label, how] of [
    ['To whom', by.find('Imeli Hill Hospital')],
    ['What is given', by.tap('Name')],
    ['On what ground', by.tap('A court ordered it')],
    ['Why, for the person who reported', by.write('A judge wants to hear you.')],
  ] as const)
    await answer(page, label, how);
  await page.getByRole('button', { name: propose }).click();
  await page.locator('form.form').waitFor({ state: 'detached' });
  const carryOut = async (device: Device): Promise<void> => {
    await goTo(device, `${path}/disclose-reporter`);
    await device.page.getByLabel('Which one').selectOption({ index: 1 });
    await device.page.getByRole('button', { name: 'Now', exact: true }).click();
    await device.page.getByRole('button', { name: disclose }).click();
  };
  await carryOut(bruno);
  await page.getByText('Giving away who reported takes two people').first().waitFor();
  await seen(bruno, 'disclosure-alone');
  await signIn(amina.page, world, 'amina');
  await carryOut(amina);
  await amina.page.locator('form.form').waitFor({ state: 'detached' });
  await sender.page.locator('[name=kept]').click();
  await sender.page.reload();
  await sender.page.getByRole('button', { name: 'I have a code' }).click();
  await sender.page.getByLabel('Your code').fill(code);
  await sender.page.getByRole('button', { name: 'Read the answer' }).click();
  await sender.page.getByText(/Imeli Hill Hospital\. Why: A judge wants to hear you\./).waitFor();
});

test('a supervisor sees who opened it, on what ground, and that she looked; an operator does not', async () => {
  const { rows } = await world.admin.query("select id from gwen.dossier where number like 'R-%'");
  const path = `/dossiers/${rows[0]?.id}`;
  const { id: team } = (await world.admin.query("select id from gwen.team where kind = 'contact-point'"))
    .rows[0];
  await world.admin.query('select gwen.set_member(null, $1, $2, true)', [team, world.people.grace.account]);
  const { page } = grace;
  await goTo(grace, path);
  await page.getByRole('link', { name: 'Who opened this' }).click();
  await page.getByText('Looked at who opened it').waitFor();
  const opened = page.locator('.timeline-entry', { hasText: world.people.bruno.name }).first();
  await opened.getByText(/^Opened it/).waitFor();
  await opened.getByText(/let in now: /).waitFor();
  await seen(grace, 'readings');
  await goTo(bruno, path);
  await bruno.page.getByRole('link', { name: 'Who changed what' }).waitFor();
  expect(await bruno.page.getByRole('link', { name: 'Who opened this' }).count()).toBe(0);
});
