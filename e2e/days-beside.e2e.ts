/**
 * Days of those who stand by a child beside her social worker.
 *
 * Beatriz, health worker, on the phone between two wards: sees first the child whose need is urgent, whatever else is due; says
 * what carers must know; never sees where the case stands before the law.
 *
 * Yusuf, lawyer, at his desk: sees the day on which a permit ends; notes the child's part in the proceeding; puts in her complaint,
 * which he cannot read afterwards.
 *
 * Gita, complaints officer, in another house: sees that a complaint waits, how old it is and nothing of the case; takes it up and
 * answers it.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf, kinds } from '../domain/index.ts';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { answer, by } from './forms.ts';
import { day, give, newId, set, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let beatriz: Device;
let yusuf: Device;
let gita: Device;
const [urgent, usual] = [newId(), newId()];
const numbers = new Map<string, string>();
const canary = 'Kanarienvogel';

inSteps(() => ({ beatriz, yusuf, gita }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [beatriz, yusuf, gita] = await Promise.all([
    newDevice(browser, phone),
    newDevice(browser, desk),
    newDevice(browser, phone),
  ]);
  const { people } = world;
  // all of one service: what another may be told is a matter of consent
  await world.admin.query(
    'update gwen.account set organisation = (select organisation from gwen.account where id = $1) where id = any ($2)',
    [people.esi.account, [people.beatriz.account, people.yusuf.account]],
  );
  // she hears complaints, and supervises nobody here
  await world.admin.query(`update gwen.account set roles = array['complaints-officer'] where id = $1`, [
    people.gita.account,
  ]);
  const { rows } = await world.admin.query('select organisation from gwen.account where id = $1', [
    people.gita.account,
  ]);
  const { organisation } = rows[0];
  const onFile = newId();
  await writeAs(world, 'grace', [
    { op: 'create', dossier: onFile, kind: 'organisation', area },
    set(onFile, 'profile', { organisation, actor: 'government', kind: 'ministry' }),
    set(onFile, 'policy', {
      organisation,
      kind: 'child-protection',
      adoptedOn: day(-90),
      reviewedOn: day(-20),
    }),
  ]);
  const { roles } = catalogueOf(kinds);
  const reads = (role: string): readonly string[] => {
    const groups = new Set(
      Object.values(kinds.find(({ kind }) => kind === 'case')?.entries ?? {}).map(({ group }) => group),
    );
    return roles[role]?.reads.filter((group) => groups.has(group)) ?? [];
  };
  for (const child of [usual, urgent]) {
    await writeAs(world, 'esi', [
      { op: 'create', dossier: child, kind: 'case', area },
      set(child, 'intake', {
        track: 'suspected-victim',
        cameBy: 'police',
        date: day(-9),
        firstLanguage: 'am',
      }),
      set(child, 'identity', {
        sex: 'female',
        ageBasis: 'statement',
        estimatedAge: { from: 13, to: 14 },
        names: [{ part: 'full', text: canary }],
      }),
      set(child, 'needs-assessment', {
        kind: 'initial',
        domain: child === urgent ? 'physical-health' : 'dental',
        severity: child === urgent ? 'severe' : 'mild',
        urgent: child === urgent,
        on: day(0),
      }),
      give(child, people.beatriz.account, reads('health-worker'), 'work', 'care'),
      give(child, people.yusuf.account, reads('lawyer'), 'work', 'care'),
    ]);
  }
  await writeAs(world, 'esi', [
    set(urgent, 'residence', { status: 'recovery-period', to: day(20) }),
    give(urgent, people.gita.account, ['complaints'], 'work', 'protection'),
  ]);
  const found = await world.admin.query<{ id: string; number: string }>(
    'select id, number from gwen.dossier where id = any ($1)',
    [[urgent, usual]],
  );
  for (const { id, number } of found.rows) numbers.set(id, number);
});
afterAll(async () => {
  for (const one of [beatriz, yusuf, gita]) expect(one?.errors).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

const numberOf = (child: string): string => numbers.get(child) ?? '';
const line = (page: Page, child: string) => page.locator('.child').filter({ hasText: numberOf(child) });

test('Beatriz sees first whose need is urgent, and no name', async () => {
  const { page } = beatriz;
  await signIn(page, world, 'beatriz');
  await line(page, urgent).getByText('Urgent: Physical health.').waitFor();
  const shown = await page.locator('.child .number').allTextContents();
  expect(shown).toEqual([numberOf(urgent), numberOf(usual)]);
  expect(await page.content()).not.toContain(canary);
  // what others are late with is told, and is no alarm
  await line(page, urgent).getByText('Something in this case is late. It is for others to do.').waitFor();
  expect(await line(page, urgent).getByText(/late/).count()).toBe(1);
  expect(await look(page, 'home-health-worker')).toEqual([]);
  await picture(page, 'home-health-worker');
});

test('she says what carers must know, in one form from there', async () => {
  const { page } = beatriz;
  await line(page, urgent)
    .getByRole('link', { name: /^What carers must know/ })
    .click();
  await answer(page, 'About', by.choose('Physical health'));
  await answer(page, 'Care needed', by.write('Clean the wound twice a day.'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: numberOf(urgent), level: 1 }).waitFor();
  const text = (await page.locator('main').textContent()) ?? '';
  for (const others of ['Right to stay', 'Proceeding']) expect(text).not.toContain(others);
});

test('Yusuf sees the day that comes next, and notes a step before the law', async () => {
  const { page } = yusuf;
  await signIn(page, world, 'yusuf');
  await page.locator('.ahead').getByText(numberOf(urgent)).waitFor();
  expect(await look(page, 'home-lawyer')).toEqual([]);
  await picture(page, 'home-lawyer');
  await line(page, urgent)
    .getByRole('link', { name: /^Note a step before the law/ })
    .click();
  await answer(page, 'Part in the proceeding', by.tap('Witness'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: numberOf(urgent), level: 1 }).waitFor();
});

test('he puts in her complaint, sealed: afterwards he cannot read it', async () => {
  const { page } = yusuf;
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await line(page, urgent).getByText('More').click();
  await line(page, urgent)
    .getByRole('link', { name: /^Complaint/ })
    .click();
  await answer(page, 'Who complains', by.tap('Child'));
  await answer(page, 'About', by.choose('Carer or shelter'));
  await page.getByLabel('The complaint, sealed').fill('They locked the door at night.');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: numberOf(urgent), level: 1 }).waitFor();
  expect(await page.locator('main').textContent()).not.toContain('locked the door');
  const { rows } = await world.admin.query(
    `select count(*)::int as n from gwen.entry where dossier_id = $1 and type = 'complaint'`,
    [urgent],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('Gita sees that a complaint waits and nothing of the case, takes it up and answers it', async () => {
  const { page } = gita;
  await signIn(page, world, 'gita');
  await page.getByText('Carer or shelter').first().waitFor();
  expect(await look(page, 'home-complaints-officer')).toEqual([]);
  await picture(page, 'home-complaints-officer');
  const text = (await page.locator('main').textContent()) ?? '';
  for (const others of [canary, 'Girl', 'Physical health', 'Right to stay'])
    expect(text).not.toContain(others);
  await page.getByRole('link', { name: /^Take it/ }).click();
  await answer(page, 'Taken up on', by.on('Today'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: numberOf(urgent), level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await page.getByRole('link', { name: /^Go on/ }).click();
  await answer(page, 'Child heard?', by.tap('Yes'));
  await answer(page, 'Result', by.tap('Right'));
  await answer(page, 'Answered on', by.on('Today'));
  await answer(page, 'Does the child know the answer?', by.tap('Yes'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: numberOf(urgent), level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await page.getByText('No complaint waits').waitFor();
});
