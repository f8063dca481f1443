/** A report at the contact point: judged by keyboard alone, a team sent and its three taps, an answer, a case, the end. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSealedMessage, writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { fromBase64url, toBase64url } from '../seal/base64url.ts';
import { openBox, sealTo } from '../seal/box.ts';
import type { ReceiptKeys } from '../seal/receipt.ts';
import { newReceipt, receiptKeys } from '../seal/receipt.ts';
import { contactPoints, findTalk, takeIn } from '../server/channels/reports.ts';
import { addTeam, setMember } from '../server/people/accounts.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const words = 'Two girls, a white van, the old bus station. Kanarienvogel.';
let world: World;
let browser: Browser;
let amina: Device;
let bruno: Device;
let chidi: Device;
let reporter: ReceiptKeys;

/** As the public page does: sealed before it is sent. */
async function report(danger: 'yes' | 'no'): Promise<ReceiptKeys> {
  const [point] = await contactPoints(world.store);
  if (!point) throw new Error('no contact point');
  const keys = await receiptKeys(newReceipt());
  const message = writeSealedMessage({ v: 1, text: words, place: 'Gate 4', lang: 'en' });
  const box = await sealTo([point.recipient, point.recovery, keys.recipient], message);
  const stored = await takeIn(world.store, {
    ...keys,
    point,
    area,
    language: 'en',
    danger,
    involved: ['none'],
    box: toBase64url(box),
    sameAs: 'first',
  });
  expect(stored).toBe('stored');
  return keys;
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [amina, bruno, chidi] = await Promise.all([
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, phone),
  ]);
  const { rows } = await world.admin.query('select organisation from gwen.account where id = $1', [
    world.people.esi.account,
  ]);
  const form = {
    name: 'Middle River case team',
    kind: 'case-team',
    organisation: rows[0].organisation,
    area,
  };
  const team = await addTeam(world.admin, null, { ...form, kind: 'case-team' });
  await setMember(world.admin, null, team, world.people.esi.account, true);
  reporter = await report('yes');
});
afterAll(async () => {
  for (const one of [amina, bruno, chidi]) expect(one?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

const lines = (page: Page) => page.locator('.queue-line');
/** Finds in a long list without a mouse. */
async function findByKeys(page: Page, label: string, letters: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.focus();
  await page.keyboard.type(letters);
  await page.locator('.list-box-item').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toContain(letters);
  await expect.poll(() => page.locator('.list-box-item').count()).toBe(0);
}
const act = (page: Page, name: string) => page.locator('.report-acts').getByRole('link', { name });

test('what nobody has judged stands first, and its words open only when asked', async () => {
  await signIn(amina.page, world, 'amina');
  await amina.page.getByRole('link', { name: 'Reports', exact: true }).click();
  await lines(amina.page).getByText('Not judged: counts as danger now').waitFor();
  expect.soft(await look(amina.page, 'console-queue')).toEqual([]);
  await amina.page.keyboard.press('j');
  await amina.page.locator('.report-head').waitFor();
  const isShown = (): Promise<boolean> =>
    amina.page.evaluate(() => document.body.textContent?.includes('Kanarienvogel') ?? false);
  expect(await isShown()).toBe(false);
  await amina.page.keyboard.press('u');
  await expect.poll(isShown).toBe(true);
  expect.soft(await look(amina.page, 'console-report')).toEqual([]);
  await amina.page.evaluate(() => dispatchEvent(new Event('blur')));
  await expect.poll(isShown).toBe(false);
});

test('a colleague is told of a new report aloud, and finds the keys', async () => {
  await signIn(bruno.page, world, 'bruno');
  await bruno.page.getByRole('link', { name: 'Reports', exact: true }).click();
  await lines(bruno.page).first().waitFor();
  await bruno.page.keyboard.press('?');
  await bruno.page.getByRole('dialog').waitFor();
  expect.soft(await look(bruno.page, 'console-keys')).toEqual([]);
  await bruno.page.keyboard.press('Escape');
  await report('no');
  await expect.poll(() => lines(bruno.page).count(), { timeout: 10_000 }).toBe(2);
  await bruno.page.getByText('A new report has come in').waitFor({ state: 'attached' });
});

test('triage is done by keyboard alone, in one act, and typing sets off no keys', async () => {
  const { page } = amina;
  await page.keyboard.press('2');
  await page.keyboard.press('w');
  await page.keyboard.press('g');
  await page.keyboard.type('2');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('m');
  await page.keyboard.type('taken at once: jkdu?');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();
  const [stored] = (
    await world.admin.query(
      `select (select count(distinct act)::int from gwen.change c where c.dossier_id = d.id) as acts, d.state
       from gwen.dossier d where d.state <> 'received'`,
    )
  ).rows;
  expect(stored).toEqual({ acts: 2, state: 'triaged' });
  await expect(page.locator('.report-urgency').textContent()).resolves.toContain('being moved');
});

test('what a team may not be asked is said before it is asked; those who may go are', async () => {
  const { page } = amina;
  const choose = (name: string) => page.locator('.act-form').getByText(name).first().click();
  await choose('Harimbe visits');
  await page.getByLabel('What to do').first().waitFor();
  await choose('Stop those who move the child');
  await page.getByText('is work for police or border service').waitFor();
  expect.soft(await look(page, 'console-send')).toEqual([]);
  await choose('Harimbe visits');
  await choose('Harimbe child desk');
  await page.getByText('is work for police or border service').waitFor({ state: 'detached' });
  await page.getByLabel('What the team must know').fill('White van, two girls.');
  await page.getByLabel('What is safe, and what is not').fill('Come without a siren.');
  await page.getByRole('button', { name: 'Ask this team' }).click();
  await page.getByRole('heading', { name: 'Teams on their way' }).waitFor();
});

test('three taps on a phone: accepted, arrived, result', async () => {
  const { page } = chidi;
  await signIn(page, world, 'chidi');
  await page.getByRole('link', { name: 'Calls' }).click();
  await page.locator('.call-line').click();
  await page.getByText('Come without a siren.').waitFor();
  expect.soft(await look(page, 'call')).toEqual([]);
  // nothing of who reported reaches this phone
  expect(
    await page.evaluate(async () =>
      (await fetch(`/api/v1/dossiers/${location.pathname.split('/')[2]}`)).text(),
    ),
  ).not.toMatch(/"box"|reprisalRisk|dangerNow/);
  expect(
    await page.evaluate(
      async () => (await fetch(`/api/v1/reports/${location.pathname.split('/')[2]}/recipients`)).status,
    ),
  ).toBe(404);
  await page.getByRole('button', { name: 'We are going' }).click();
  await page.getByRole('button', { name: 'We are there' }).click();
  await page.getByRole('button', { name: 'Child reached' }).waitFor();
  expect.soft(await look(page, 'call-result')).toEqual([]);
  await page.getByRole('button', { name: 'Child reached' }).click();
  await page.getByRole('button', { name: 'Change the result' }).waitFor();
  await amina.page.locator('.going').getByText('Child reached').waitFor();
});

test('the reporter alone and the contact point read the answer', async () => {
  const { page } = amina;
  await act(page, 'Answer').click();
  await page.getByLabel('Your answer, on their page').fill('They are safe. Thank you.');
  expect.soft(await look(page, 'console-answer')).toEqual([]);
  await page.getByRole('button', { name: 'Seal and answer' }).click();
  await page.locator('.talk').getByText('Answered').waitFor();
  expect(amina.sent.filter(({ body }) => body.includes('They are safe'))).toEqual([]);
  const talk = await findTalk(world.store, reporter);
  const boxes = talk?.lines.flatMap((line) => (line.from === 'us' && 'box' in line ? [line.box] : [])) ?? [];
  expect(boxes).toHaveLength(1);
  const opened = await openBox(reporter.identity, fromBase64url(boxes[0] ?? ''));
  expect(opened && findSealedMessage(opened)?.text).toBe('They are safe. Thank you.');
  await page.keyboard.press('u');
  await page.locator('.talk-ours').getByText('They are safe').waitFor();
});

test('nobody is let go too early: outcome, case, later needs, then it closes', async () => {
  const { page } = amina;
  await act(page, 'Outcome').click();
  await page.locator('form.form').getByLabel('What came of it').first().waitFor();
  await page.locator('form.form').getByText('Child reached', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('A child was reached who has neither a case').waitFor();
  expect.soft(await look(page, 'console-closing')).toEqual([]);
  await act(page, 'Open a case').click();
  await findByKeys(page, 'Who looks after this child', 'Middle');
  await page.locator('form.form').getByText('Suspected victim', { exact: true }).click();
  await findByKeys(page, 'First language', 'Amhar');
  expect.soft(await look(page, 'console-case')).toEqual([]);
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByText('is open and with its team').waitFor();
  await page.getByText('Nobody has been asked to look at what this child will need later').waitFor();
  await act(page, 'Need').click();
  await page.locator('summary').getByText('Whom else you asked').click();
  const hand = page.locator('.act-more').filter({ hasText: 'Whom else you asked' });
  await hand.getByLabel('What is needed').first().waitFor();
  expect.soft(await look(page, 'console-need')).toEqual([]);
  await hand.getByLabel('What is needed').first().selectOption({ index: 1 });
  await findByKeys(page, 'Asked of', 'Child');
  await page
    .getByRole('radiogroup', { name: 'Asked to look at what will be needed later' })
    .getByText('Yes')
    .click();
  await page.getByRole('radiogroup', { name: 'Result' }).getByText('Taken up').click();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('button', { name: 'Move on: Closed' }).click();
  await page.locator('.stage-now').getByText('Closed').waitFor();
});

test('putting away takes two: who proposed cannot carry it out, a colleague can', async () => {
  const { page } = amina;
  await page.locator('.queue-unjudged').click();
  await page.locator('.report-unjudged').waitFor();
  await page.keyboard.press('x');
  const form = page.locator('form.form');
  await form.getByText('Nothing can be done on it', { exact: true }).click();
  await form.getByText('A test', { exact: true }).click();
  await form.getByLabel('Your reasons').fill('A drill, as agreed.');
  await form.getByRole('button', { name: 'Propose' }).click();
  await page.locator('form.form').getByLabel('Your reasons').waitFor({ state: 'detached' });
  await page.keyboard.press('x');
  await page.getByText('You proposed this yourself').waitFor();
  expect.soft(await look(page, 'console-away')).toEqual([]);
  expect(await page.getByRole('button', { name: 'I agree: carry it out' }).count()).toBe(0);
  await bruno.page.locator('.queue-unjudged').click();
  await bruno.page.locator('.report-unjudged').waitFor();
  await bruno.page.keyboard.press('x');
  await bruno.page.getByRole('button', { name: 'I agree: carry it out' }).click();
  await bruno.page.locator('.stage-now').getByText('Nothing can be done').waitFor();
});
