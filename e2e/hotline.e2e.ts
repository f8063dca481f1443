/**
 * The telephone at the contact point, by keyboard alone: calls that say nothing, one that breaks off and comes back, the code
 * that is told, judged in the same breath; a team, an answer, the end. Reports of one thing. The tone, and the clock.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { toBase64url } from '../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../seal/box.ts';
import { newReceipt, parseReceipt, receiptKeys } from '../seal/receipt.ts';
import { contactPoints, findTalk, takeIn } from '../server/channels/reports.ts';
import { addOrganisation, addTeam } from '../server/people/accounts.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, signIn, unlock } from './browser.ts';
import { press, reach, type } from './keys.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const canary = 'Kanarienvogel';
let world: World;
let browser: Browser;
let amina: Device;
let page: Page;
let code = '';

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  amina = await newDevice(browser, desk);
  page = amina.page;
  await countTones(page);
});
afterAll(async () => {
  expect(amina?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
});
inSteps(() => ({ amina }));

/** How often a tone has begun on this page, in `window.tones`. */
async function countTones(on: Page): Promise<void> {
  await on.addInitScript(() => {
    const counted = window as unknown as { tones: number };
    counted.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      counted.tones += 1;
      start.call(this, when);
    };
  });
}
const tones = (): Promise<number> => page.evaluate(() => (window as unknown as { tones: number }).tones);

/** As the public page does. */
async function report(text: string, place: string): Promise<void> {
  const point = (await contactPoints(world.store)).find((one) => one.area !== '');
  if (!point) throw new Error('no contact point');
  const keys = await receiptKeys(newReceipt());
  const message = writeSealedMessage({ v: 1, text, place, lang: 'en' });
  const box = toBase64url(await sealTo([point.recipient, point.recovery, keys.recipient], message));
  await takeIn(world.store, {
    ...{ ...keys, point, area, language: 'en', danger: 'no', involved: ['none'] },
    ...{ box, sameAs: 'first' },
  });
}

const keyOf = async (): Promise<string> => await recipientOf(await newIdentity());

const states = async (): Promise<Record<string, number>> => {
  const { rows } = await world.admin.query(
    'select state, count(*)::int as n from gwen.dossier where kind = 1 group by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};
const story = () => page.getByLabel('What happened?');
const leaveField = (): Promise<void> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

test('one key opens the form; a call that says nothing is one more, counted, and nobody has to work on it', async () => {
  await signIn(page, world, 'amina');
  await press(page, /^.*Reports/);
  await page.getByRole('link', { name: /Write down a call/ }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'A call or visit' }).waitFor();
  expect.soft(await look(page, 'call-form')).toEqual([]);
  await picture(page, 'call-form');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Wrong number').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // what moves and silences in the queue counts nothing here; a key that is held down counts once
  for (const key of ['j', 's']) await page.keyboard.press(key);
  for (let held = 0; held < 4; held += 1) await page.keyboard.down('q');
  await page.keyboard.up('q');
  await page.getByText('Counted: Silent').waitFor();
  expect(await states()).toEqual({ 'no-report': 1 });
  const { rows } = await world.admin.query(
    "select (select count(*)::int from gwen.duty where done is null) as duties, (select array_agg(measure || ' ' || answer order by measure) from gwen.fact where measure like 'non-report%') as facts",
  );
  expect(rows[0]).toEqual({ duties: 0, facts: ['non-report silent', 'non-report-channel phone'] });
  await page.getByText('No open reports').waitFor();
  await page.getByRole('heading', { name: 'A call or visit' }).waitFor({ state: 'detached' });
});

test('what is typed is there again after the page died, and stays while there is no network', async () => {
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'A call or visit' }).waitFor();
  for (const key of ['y', 't', 'm']) await page.keyboard.press(key);
  await page.keyboard.type(`Three girls in a blue lorry, red cap. ${canary}`);
  await leaveField();
  await page.keyboard.press('p');
  await page.keyboard.type('Old bus station');
  await page.getByText('What you write is kept here, locked.').waitFor();
  // the tab is gone, without a word
  await page.close({ runBeforeUnload: false });
  page = await amina.context.newPage();
  Object.assign(amina, { page });
  await countTones(page);
  const bodies: string[] = [];
  page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await page.goto(`${world.url}/console/call`);
  await unlock(page);
  await page.getByText('This is what you wrote until').waitFor();
  expect(await story().inputValue()).toContain(canary);
  expect(await page.getByLabel('Near what?').inputValue()).toBe('Old bus station');
  expect(await page.getByRole('radio', { name: /^y Yes/ }).isChecked()).toBe(true);
  await amina.context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice-danger').waitFor();
  await amina.context.setOffline(false);
  // while it is under way nothing can be typed that would be nowhere; where it fails, one goes on where one was
  const { promise: seen, resolve: go } = Promise.withResolvers<void>();
  await page.route('**/api/v1/calls', async (route) => {
    await seen;
    await route.abort();
  });
  await story().focus();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => story().isDisabled()).toBe(true);
  await page.keyboard.type('in');
  go();
  await expect.poll(() => story().evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await page.getByRole('radio', { name: /^y Yes/ }).isChecked()).toBe(true);
  await page.unroute('**/api/v1/calls');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'It is stored. Tell them this code' }).waitFor();
  expect(await states()).toEqual({ 'no-report': 1, received: 1 });
  expect(bodies.filter((body) => body.includes(canary) || body.includes('Old bus'))).toEqual([]);
});

test('the code is there until the caller has it, and opens what she said', async () => {
  expect.soft(await look(page, 'call-code')).toEqual([]);
  await page.reload();
  await unlock(page);
  await page.getByRole('heading', { name: 'It is stored. Tell them this code' }).waitFor();
  code = (await page.locator('.call-code b').allTextContents()).join('-');
  const read = parseReceipt(code);
  expect(read.ok).toBe(true);
  const keys = await receiptKeys(code);
  expect((await findTalk(world.store, keys))?.lines).toHaveLength(1);
  const { rows } = await world.admin.query('select count(*)::int as n from gwen.receipt');
  expect(rows[0].n).toBe(1);
});

test('it is judged in the same breath, a team is sent, the caller answered, and it is closed: without a mouse', async () => {
  await press(page, /They have it/);
  await page.getByRole('heading', { name: 'Judge' }).waitFor();
  // what was heard is offered: where it is, and that a child is in danger now
  expect(await page.locator('.act-field-place').getByLabel('Where exactly').inputValue()).toBe(
    'Old bus station',
  );
  for (const key of ['w', '7']) await page.keyboard.press(key);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();
  await reach(page, /Harimbe visits/);
  await page.keyboard.press('Space');
  await reach(page, /Reach the child/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Teams on their way').waitFor();
  await leaveField();
  await page.keyboard.press('a');
  await type(page, /Your answer, on their page/, 'Somebody is on the way.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.talk').getByText('Answered').waitFor();
  await leaveField();
  await page.keyboard.press('o');
  await page.getByRole('radiogroup', { name: /What came of it/ }).waitFor();
  // the panel takes the focus once it is drawn
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className ?? ''))
    .toContain('report-work');
  await reach(page, /Child reached/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('radio', { name: 'Nobody found' }).isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Move on: Closed' }).waitFor();
  await press(page, /Move on: Closed/);
  await page.locator('.stage-now').getByText('Closed').waitFor();
});

test('who calls again with her code is found, hears her answer, and what she adds is in her report', async () => {
  await leaveField();
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'A call or visit' }).waitFor();
  await page.keyboard.press('g');
  await type(page, /The code they say/, code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'));
  await press(page, /Find their report/);
  await page.getByText('One letter is not right').waitFor();
  await page.getByLabel('The code they say').fill(code.toLowerCase());
  await press(page, /Find their report/);
  await page.getByText('The code is right: it is R-').waitFor();
  await press(page, /what they were answered/);
  await page.getByText('Somebody is on the way.').waitFor();
  expect.soft(await look(page, 'call-again')).toEqual([]);
  await story().fill('They are back at the same place.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.talk').getByRole('button', { name: 'Show 3 messages' }).waitFor();
  await page.keyboard.press('u');
  await page.locator('.talk').getByText('They are back at the same place.').waitFor();
  expect(amina.sent.filter(({ body }) => body.includes('same place'))).toEqual([]);
});

test('whom nobody else could read it instead of is said before it is sealed', async () => {
  await page.goto(`${world.url}/console/call`);
  await unlock(page);
  await story().fill('Somebody of your office takes money.');
  await page
    .getByRole('group', { name: /Could one of these/ })
    .getByText('This service')
    .click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('there is no other contact point').waitFor();
  expect((await states())['received']).toBeUndefined();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'It is stored. Tell them this code' }).waitFor();
  await press(page, /They could not take it/);
  await page.getByRole('heading', { name: 'Judge' }).waitFor();
});

test('a call that this desk must not have goes to another one, and she who wrote it down is told so first', async () => {
  const organisation = await addOrganisation(world.admin, null, {
    name: 'Children’s Ombudsman',
    gwen: 'government',
    area: '',
  });
  const team = await addTeam(world.admin, null, {
    ...{ name: 'Ombudsman’s desk', kind: 'contact-point', organisation, area: '' },
  });
  const [recipient, recovery] = await Promise.all([keyOf(), keyOf()]);
  await startEpoch(world.admin, null, { team, recipient, recovery, boxes: [], shares: [] });
  await page.locator('.queue-line').first().waitFor();
  const before = await page.locator('.queue-line').count();
  await page.goto(`${world.url}/console/call`);
  await unlock(page);
  await story().fill('An officer at the border post lets them through.');
  await page
    .getByRole('group', { name: /Could one of these/ })
    .getByText('Police')
    .click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('This goes to Ombudsman’s desk, not to your desk').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('It has gone to another contact point').waitFor();
  const told = (await page.locator('.call-code b').allTextContents()).join('');
  await press(page, /They have it/);
  await page.getByText('Choose a report from the queue').waitFor();
  await expect.poll(() => page.locator('.queue-line').count()).toBe(before);
  const held = (await findTalk(world.store, await receiptKeys(told)))?.to ?? [];
  expect(held.toSorted()).toEqual([recipient, recovery].sort());
  await page.keyboard.press('j');
  await page.locator('.report-head').waitFor();
});

test('a soft tone says that a report came in, never over a call, and off is remembered', async () => {
  await leaveField();
  // her own call was no news to her
  expect(await tones()).toBe(0);
  await report('Two boys sleep at the mill bridge, a man with a dog watches them.', 'Mill bridge');
  await expect.poll(tones, { timeout: 20_000 }).toBe(1);
  await page.getByText('A new report has come in').waitFor({ state: 'attached' });
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'A call or visit' }).waitFor();
  const lines = await page.locator('.queue-line').count();
  await report(
    'At the mill bridge two boys sleep. A man with a dog watches them at night.',
    'the mill bridge',
  );
  await expect.poll(() => page.locator('.queue-line').count(), { timeout: 20_000 }).toBe(lines + 1);
  expect(await tones()).toBe(1);
  await page.goBack();
  await leaveField();
  await page.keyboard.press('?');
  const tick = page.getByRole('checkbox', { name: 'A soft tone when a report comes in' });
  expect(await tick.isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await tick.waitFor({ state: 'detached' });
  await page.keyboard.press('s');
  await page.locator('.toast').getByText('The tone is off').waitFor();
  await page.reload();
  await unlock(page);
  await page.locator('.queue-line').first().waitFor();
  await page.locator('.queue').getByText('The tone is off').waitFor();
  await page.keyboard.press('?');
  expect(await tick.isChecked()).toBe(false);
  await page.keyboard.press('Escape');
});

test('two reports of one thing stand beside one another with why, and one key joins them', async () => {
  await page.locator('.queue-unjudged', { hasText: 'Harimbe' }).last().click();
  const alike = page.locator('.alike');
  await alike.getByText('The same words').waitFor({ timeout: 20_000 });
  await alike.getByText('The same place').waitFor();
  await alike.getByText('less than an hour apart').waitFor();
  expect(await alike.textContent()).not.toContain('mill bridge');
  await alike.getByRole('button', { name: 'Show what both say' }).click();
  await alike.locator('q', { hasText: 'mill bridge' }).waitFor();
  expect.soft(await look(page, 'console-alike')).toEqual([]);
  expect(amina.sent.filter(({ body, url }) => body.includes('mill') || url.includes('mill'))).toEqual([]);
  await leaveField();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('y');
  await page.locator('.joined').getByText('tells of the same thing').waitFor();
  await alike.waitFor({ state: 'detached' });
  await page.locator('.queue-line').getByText('answers for another').waitFor();
  const joined = () =>
    world.admin.query(
      "select count(*) filter (where not withdrawn)::int as n from gwen.entry where type = 'joined'",
    );
  expect((await joined()).rows[0].n).toBe(2);
  expect.soft(await look(page, 'console-joined')).toEqual([]);
  await page.locator('.joined').getByRole('button', { name: 'Take them apart' }).click();
  await page.locator('.joined').waitFor({ state: 'detached' });
  expect((await joined()).rows[0].n).toBe(0);
});

test('the clock counts seconds, and the same report is open after the page was loaded again', async () => {
  const clock = page.locator('.report-head time');
  const before = await clock.textContent();
  expect(before).toMatch(/^\d\d:\d\d/);
  await expect.poll(() => clock.textContent(), { timeout: 5000 }).not.toBe(before);
  const number = await page.locator('.report-head h1').textContent();
  await page.reload();
  await page.getByLabel('Passphrase').waitFor();
  expect(await page.locator('.report-head').count()).toBe(0);
  await unlock(page);
  await page.locator('.report-head h1', { hasText: number ?? '-' }).waitFor();
  // two screens side by side
  await page.setViewportSize({ width: 3200, height: 1000 });
  await page.screenshot({ path: 'artefacts/e2e/console-two-screens.png' });
});
