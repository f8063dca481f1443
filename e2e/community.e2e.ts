/**
 * A community watch from end to end: a code on a phone, words written without a network, read at the contact point; what was
 * needed referred until somebody could help; a code taken back; and what the group reads of what came of reports.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { give, newId, set, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let nadia: Device;
let amina: Device;
let member: Device;
const community = newId();
let number = '';
let code = '';

inSteps(() => ({ nadia, amina, member }));

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [nadia, amina, member] = await Promise.all([
    newDevice(browser, desk),
    newDevice(browser, desk),
    newDevice(browser, phone, true),
  ]);
  const { rows } = await world.admin.query(
    `select (select id from gwen.team where kind = 'contact-point') as point,
      (select id from gwen.organisation where name = 'Imeli Hospital' or name ilike '%hospital%' limit 1) as hospital,
      (select id from gwen.organisation where name ilike '%blue house%' limit 1) as house`,
  );
  const { point, hospital, house } = rows[0];
  const place = (organisation: number, more: object) =>
    set(community, 'service-point', {
      ...{ kind: 'clinic', organisation, area, offers: ['health'], acceptingNow: true, places: 8 },
      ...more,
    });
  await writeAs(world, 'grace', [
    { op: 'create', dossier: community, kind: 'community', area },
    set(community, 'profile', {
      kind: 'transport-hub',
      hub: 'bus-station',
      area,
      liaison: world.people.nadia.account,
    }),
    set(community, 'member', { code: 'Blue kiosk', vantage: 'vendor', role: 'reporter' }),
    set(community, 'meeting', { on: '2026-10-01', trained: 'community-watch' }),
    set(community, 'equipment', { what: 'bicycles', count: 2, on: '2025-01-01', renewOn: '2026-01-01' }),
    place(hospital, { free: 5, openOn: ['day-and-night'], languages: ['en'] }),
    place(house, { kind: 'drop-in-centre', free: 2 }),
    give(community, point, ['service-point'], 'read', 'response'),
    give(
      community,
      world.people.nadia.account,
      ['community', 'watch-members', 'observation', 'response-team', 'service-point'],
      'work',
      'protection',
    ),
  ]);
  const found = await world.admin.query('select number from gwen.dossier where id = $1', [community]);
  number = found.rows[0].number;
});
afterAll(async () => {
  for (const one of [nadia, amina, member]) expect(one?.errors ?? []).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

const act = (page: Page, name: string) => page.locator('.report-acts').getByRole('link', { name });

test('the liaison official sees the group, says in two taps what is free, and gives a member a code', async () => {
  const { page } = nadia;
  await signIn(page, world, 'nadia');
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .waitFor();
  expect.soft(await look(page, 'home-liaison')).toEqual([]);
  await picture(page, 'home-liaison');
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Who keeps watch' }).waitFor();
  await page.getByText('Last training').waitFor();
  await page.getByText(': due').waitFor();
  await page
    .getByRole('button', { name: /^Say what is free/ })
    .first()
    .click();
  await page.getByRole('button', { name: '4', exact: true }).click();
  await page.getByText('4 of 8 free').waitFor();
  await page.getByRole('button', { name: 'Give a code: Blue kiosk' }).click();
  code = (await page.locator('.watch-code').textContent()) ?? '';
  expect(code.replaceAll('-', '')).toHaveLength(18);
  expect.soft(await look(page, 'watch-code')).toEqual([]);
  // the code stays in this browser, and nothing it follows from is in the page's record
  expect(nadia.sent.filter(({ body }) => body.includes(code.replaceAll('-', '')))).toEqual([]);
  await page.getByRole('button', { name: 'They have it' }).click();
  await page.locator('.watch-code').waitFor({ state: 'detached' });
  await page.getByText('Known', { exact: true }).waitFor();
});

test('a member writes where there is no network, and it is sent once there is one', async () => {
  const { page, context } = member;
  await page.goto(`${world.url}/watch`);
  await page.locator('#pass').fill(code);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: 'Say what you saw' }).waitFor();
  await expect
    .poll(
      () =>
        page.evaluate(
          async () =>
            navigator.serviceWorker.controller !== null && (await caches.match('/watch')) !== undefined,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  expect.soft(await look(page, 'watch-write')).toEqual([]);
  await picture(page, 'watch');
  await context.setOffline(true);
  await page.reload();
  await page.locator('#text').fill('Four boys at gate two, a man with papers. Kanarienvogel.');
  await page.getByRole('button', { name: 'Lock and send' }).click();
  await page.getByText('It waits here').waitFor();
  await context.setOffline(false);
  await page.getByText('It has arrived.').waitFor();
  expect(member.sent.filter(({ body }) => body.includes('Kanarienvogel'))).toEqual([]);
});

test('the operator reads it, and from which group it comes, and from nobody', async () => {
  const { page } = amina;
  await signIn(page, world, 'amina');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await page.locator('.queue-line').waitFor();
  await page.keyboard.press('j');
  await page.locator('.report-facts').getByText('Community watch').first().waitFor();
  await page.keyboard.press('u');
  await page.getByText(`From the community watch ${number}`).waitFor();
  await page.getByText('Kanarienvogel').waitFor();
  const told = await page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1);
    return await (await fetch(`/api/v1/dossiers/${id}`)).text();
  });
  for (const telling of [number, community, 'Blue kiosk']) expect(told).not.toContain(telling);
  await page.evaluate(() => dispatchEvent(new Event('blur')));
});

test('a need is asked of the fittest place, refused, asked of another', async () => {
  const { page } = amina;
  await page.keyboard.press('3');
  await page.keyboard.press('w');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Send a team' }).waitFor();
  await act(page, 'Need').click();
  const asking = page.locator('section[aria-labelledby="refer-new"]');
  await asking.getByLabel('What is needed').selectOption('health');
  const places = asking.locator('.choice-item');
  await expect.poll(() => places.count()).toBe(2);
  // who has more free and is open stands first
  expect(await places.first().textContent()).toMatch(/Hospital.*offers it.*free.*open now/);
  expect.soft(await look(page, 'console-refer')).toEqual([]);
  const ask = async (): Promise<void> => {
    await places.first().click();
    await asking.getByRole('button', { name: 'Asked' }).click();
    await page.locator('.report-duties').getByText('Hear from the service').waitFor();
    await act(page, 'Need').click();
    await page.getByText('Waiting for an answer').waitFor();
  };
  await ask();
  await page.getByRole('button', { name: 'No place', exact: true }).click();
  await page.locator('.report-duties').getByText('Ask another service').waitFor();
  await act(page, 'Need').click();
  await page.getByRole('button', { name: 'Ask another' }).click();
  await expect.poll(() => places.count()).toBe(1);
  await ask();
  // what another looks after now is not asked for twice
  expect(await page.locator('.refer-asked').count()).toBe(1);
});

test('it does not close half done: the need is answered, and whoever reported hears of it', async () => {
  const { page } = amina;
  await act(page, 'Outcome').click();
  await page.locator('form.form').getByText('Nobody found', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('One need has no result yet.').waitFor();
  await page.getByText('has not been told anything').waitFor();
  await act(page, 'Need').click();
  await page.getByRole('button', { name: 'They can come' }).click();
  await page.locator('.report-duties').getByText('Find out whether the help was taken up').waitFor();
  await act(page, 'Need').click();
  await page.getByRole('button', { name: 'Taken up' }).click();
  await page.getByText('One need has no result yet.').waitFor({ state: 'detached' });
  await act(page, 'Answer').click();
  await page.getByLabel('Your answer, on their page').fill('Somebody went. Thank you.');
  await page.getByRole('button', { name: 'Seal and answer' }).click();
  await page.getByRole('button', { name: 'Move on: Closed' }).click();
  await page.locator('.stage-now').getByText('Closed').waitFor();
});

test('a code that is taken back is good for nothing more', async () => {
  await nadia.page.getByRole('button', { name: 'Take the code back: Blue kiosk' }).click();
  await nadia.page.getByText('No code', { exact: true }).waitFor();
  const { page } = member;
  await page.reload();
  await page.getByText('Your code is not good any more').waitFor();
  expect.soft(await look(page, 'watch-ended')).toEqual([]);
});

test('the group reads what came of reports, on paper too, and a stranger does not', async () => {
  const { page } = nadia;
  await page.getByRole('link', { name: 'Sheet of the month' }).click();
  await page.getByRole('heading', { name: 'What came of reports' }).waitFor();
  await page.getByText('too few to tell').waitFor();
  await page.getByText('contact point for').waitFor();
  expect.soft(await look(page, 'watch-sheet')).toEqual([]);
  await picture(page, 'sheet-of-the-month');
  const path = `/api/v1/dossiers/${community}/sheet`;
  expect(await page.evaluate(async (url) => (await fetch(url)).status, path)).toBe(200);
  // she answers reports and brings no group together
  expect(await amina.page.evaluate(async (url) => (await fetch(url)).status, path)).toBe(404);
});
