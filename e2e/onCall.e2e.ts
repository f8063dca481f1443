/**
 * On call: a report that nobody answers comes up to deputy, supervisor and liaison official on their homes; one hands over and
 * the other takes it; of two teams that are asked one accepts by text message, arrives and tells the result, and the console
 * shows it live.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { toBase64url } from '../seal/base64url.ts';
import { sealTo } from '../seal/box.ts';
import { newReceipt, receiptKeys } from '../seal/receipt.ts';
import { followAsks, sendAsks } from '../server/channels/asks.ts';
import { contactPoints, takeIn } from '../server/channels/reports.ts';
import { climb } from '../server/jobs/climbing.ts';
import { addTeam, setMember } from '../server/people/accounts.ts';
import { setNumber } from '../server/people/reach.ts';
import type { Place } from '../server/people/roster.ts';
import { addShift } from '../server/people/roster.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { findAndTake } from './forms.ts';
import type { Login } from './people.ts';
import { set, writeAs } from './scene.ts';
import type { TablePhone } from './tablePhone.ts';
import { tablePhone } from './tablePhone.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const number = '+999555019283';
const names = ['hugo', 'amina', 'bruno', 'kavya', 'nadia', 'chidi'] as const;
let world: World;
let browser: Browser;
let point: number;
let onTable: TablePhone;
let report: string;
const devices: Partial<Record<Login, Device>> = {};

const page = (who: Login): Page => {
  const device = devices[who];
  if (!device) throw new Error(`${who} has no device`);
  return device.page;
};
/** Goes to a page of the app without starting it anew, which would lock it. */
const visit = async (who: Login, path: string): Promise<Page> => {
  for (const at of ['/keys', path]) {
    await page(who).evaluate((to) => history.pushState(null, '', to), at);
    await expect.poll(() => new URL(page(who).url()).pathname).toBe(at);
    // screens are drawn after the address: what was left is asked for anew only if it was really left
    const isOther = page(who).getByRole('heading', { name: 'Recovery keys', level: 1 });
    await isOther.waitFor({ state: at === '/keys' ? 'visible' : 'detached' });
  }
  return page(who);
};
const shift = async (place: Place, who: Login): Promise<void> => {
  const made = await addShift(world.admin, null, {
    ...{ team: point, place, account: world.people[who].account, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    ...{ starts: '00:00', minutes: 1440 },
  });
  expect(made).toBeDefined();
};
/** Minutes pass: everything that is waited for is so much nearer, and what runs each minute runs. */
async function pass(minutes: number): Promise<void> {
  for (const [table, columns] of [
    ['dossier', ['created_at']],
    ['duty', ['due', 'climb_at', 'since']],
    ['listing', ['next_due', 'next_task']],
    ['ask', ['asked']],
  ] as const)
    await world.admin.query(
      `update gwen.${table} set ${columns.map((one) => `${one} = ${one} - $1 * interval '1 minute'`).join()}`,
      [minutes],
    );
  await run();
}
async function run(): Promise<void> {
  await climb(world.store, new Date());
  await followAsks(world.store, new Date());
  await sendAsks(world.store, new Date());
}
const receive = async (message: string): Promise<void> =>
  expect(await onTable.receive(number, message)).toBe(200);

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  const [sealing] = await contactPoints(world.store);
  if (!sealing) throw new Error('no contact point');
  point = sealing.team;
  await setMember(world.admin, null, point, world.people.kavya.account, true);
  const { rows } = await world.admin.query('select organisation from gwen.team where id = $1', [point]);
  const form = {
    name: 'River watch desk',
    kind: 'response-team',
    discipline: 'police',
    area: 'XA02',
  } as const;
  const team = await addTeam(world.admin, null, { ...form, organisation: rows[0].organisation });
  await setMember(world.admin, null, team, world.people.dalia.account, true);
  await setNumber(world.store, world.people.dalia.account, number);
  onTable = await tablePhone(world);
  for (const who of names) {
    devices[who] = await newDevice(browser, who === 'chidi' ? phone : desk);
    await signIn(page(who), world, who);
  }
});
afterAll(async () => {
  for (const one of Object.values(devices)) expect(one.errors).toEqual([]);
  await endDevices(browser);
  await world?.close();
  await onTable?.close();
});

test('an administrator plans who is on call, and homes say who it is', async () => {
  const hugo = await visit('hugo', '/administration/on-call');
  await hugo.getByText('Nobody is planned for this team yet').waitFor();
  await hugo.getByText('Operator', { exact: true }).click();
  await findAndTake(hugo, 'Who', 'Amina Tavares');
  await hugo.getByRole('button', { name: 'Add to the roster' }).click();
  await hugo.locator('.set-up-line').getByText('Amina Tavares').waitFor();
  expect.soft(await look(hugo, 'administration-on-call')).toEqual([]);
  await hugo.evaluate(() => scrollTo(0, 0));
  await picture(hugo, 'on-call');
  await hugo.getByRole('button', { name: /^Take off: Amina/ }).click();
  await hugo.getByText('Nobody is planned for this team yet').waitFor();

  await shift('operator', 'amina');
  await shift('deputy', 'bruno');
  await shift('supervisor', 'kavya');
  await shift('liaison', 'nadia');
  await run();
  const now = (await visit('amina', '/')).locator('.on-call');
  await now.getByText('Amina Tavares').waitFor();
  await now.getByText('Bruno Lungu').waitFor();
  expect.soft(await look(page('amina'), 'home-on-call')).toEqual([]);
});

test('a report that nobody answers comes up to deputy, supervisor and liaison official, one after the other', async () => {
  const [sealing] = await contactPoints(world.store);
  if (!sealing) throw new Error('no contact point');
  const keys = await receiptKeys(newReceipt());
  const box = await sealTo(
    [sealing.recipient, sealing.recovery, keys.recipient],
    writeSealedMessage({ v: 1, text: 'Two girls in a van.', lang: 'en' }),
  );
  await takeIn(world.store, {
    ...{ ...keys, point: sealing, area, language: 'en', danger: 'yes', involved: ['none'] },
    ...{ box: toBase64url(box), sameAs: 'first' },
  });
  report = (await world.admin.query('select id from gwen.dossier')).rows[0].id;
  const cameUp = async (who: Login): Promise<boolean> => {
    await (await visit(who, '/')).locator('.on-call-teams').waitFor();
    return (await page(who).getByText('Nobody has answered: it has come up to you').count()) > 0;
  };
  const seenBy = async (): Promise<readonly Login[]> => {
    const found: Login[] = [];
    for (const who of ['amina', 'bruno', 'kavya', 'nadia'] as const) if (await cameUp(who)) found.push(who);
    return found;
  };
  // times of reports are rounded to a quarter of an hour
  await pass(7);
  expect(await seenBy()).toEqual([]);
  await pass(17);
  expect(await seenBy()).toEqual(['bruno']);
  expect.soft(await look(page('bruno'), 'home-came-up')).toEqual([]);
  await pass(15);
  expect(await seenBy()).toEqual(['bruno', 'kavya']);
  await pass(15);
  expect(await seenBy()).toEqual(['bruno', 'kavya', 'nadia']);
  const { rows } = await world.admin.query("select told from gwen.duty where key = 'triage'");
  expect(rows).toEqual([{ told: ['deputy', 'supervisor', 'liaison'] }]);
});

test('one hands over and says what is open; until the other takes it she stays on call', async () => {
  const amina = await visit('amina', '/');
  await amina.getByRole('button', { name: 'Hand over', exact: true }).click();
  await amina.getByLabel('What is open').fill('One report waits for a team.');
  await amina.getByRole('button', { name: 'Hand over', exact: true }).click();
  await amina.getByText(/You handed over at/).waitFor();
  await shift('operator', 'bruno');
  const bruno = await visit('bruno', '/');
  await bruno.getByText('One report waits for a team.').waitFor();
  await bruno.getByText('Amina Tavares stays on call until you take over.').waitFor();
  expect.soft(await look(bruno, 'home-take-over')).toEqual([]);
  await bruno.getByRole('button', { name: 'Take over' }).click();
  await expect.poll(() => bruno.getByRole('button', { name: 'Take over' }).count()).toBe(0);
  await bruno.getByRole('button', { name: 'Hand over', exact: true }).waitFor();
});

test('of two teams that are asked one accepts by text message; the other is told, and the console shows it live', async () => {
  const judged = { moment: 'transit', urgency: 'danger-now', area };
  await writeAs(world, 'amina', [set(report, 'triage', judged)]);
  const amina = await visit('amina', `/console/${report}`);
  await amina.locator('.report-head').waitFor();
  await amina.locator('.report-acts').getByRole('link', { name: 'Send a team' }).click();
  const form = amina.locator('.act-form');
  await form.getByText('Harimbe child desk').click();
  await form.getByText('River watch desk').click();
  await form.getByText('in this region').waitFor();
  expect.soft(await look(amina, 'console-who-can-go')).toEqual([]);
  await picture(amina, 'who-can-go');
  await form.getByText('Reach the child', { exact: true }).click();
  await amina.getByRole('button', { name: 'Ask these 2 teams' }).click();
  const steps = amina.locator('.steps');
  await expect.poll(() => steps.count(), { timeout: 20_000 }).toBe(2);

  await run();
  expect(onTable.asked.map(({ to }) => to)).toEqual([number]);
  expect(onTable.asked[0]?.text).toMatch(/^Please reply\. \d{6} 1: yes\./);
  const code = /\d{6}/.exec(onTable.asked[0]?.text ?? '')?.[0] ?? '';
  await receive(`${code} 1`);
  await expect.poll(() => steps.getByText(/^Accepted/).count(), { timeout: 20_000 }).toBe(1);
  await amina.getByText('Another team goes. Nothing is to be done here.').waitFor();
  const chidi = await visit('chidi', `/calls/${report}`);
  await chidi.getByText('Another team goes. Nothing is to be done here.').waitFor();
  expect(await chidi.getByRole('button', { name: 'We are going' }).count()).toBe(0);
  expect.soft(await look(chidi, 'call-taken')).toEqual([]);
  await receive(`${code} 2`);
  await expect.poll(() => steps.getByText(/^Arrived/).count(), { timeout: 20_000 }).toBe(1);
  await receive(`${code} 3`);
  await steps.getByText('Child reached').first().waitFor({ timeout: 20_000 });
  await run();
  expect(onTable.asked.slice(1).map(({ text }) => text)).toEqual(['Thank you.', 'Thank you.', 'Thank you.']);
  const { rows } = await world.admin.query('select count(*)::int as n from gwen.dossier');
  expect(rows).toEqual([{ n: 1 }]);
});
