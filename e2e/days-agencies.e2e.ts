/**
 * Days of those who license recruiters and inspect them, and of somebody who wants to leave for work.
 *
 * Ivan, licensing officer, at his desk: sees at once who waits and who was never inspected; licenses an agency; plans a visit
 * by Quentin, who is trained for it; learns what Quentin found and suspends the licence; the register says so at once.
 *
 * Quentin, labour inspector, with a tablet at the site: opens today's visit; goes through the check list, with one rule broken
 * and children counted, never named; what he ticked is there again after the tablet went dark; hands in; sees whom to inspect
 * next, agencies and workplaces, and what is to be put right.
 *
 * A woman with an old phone and a slow network, without an account: points it at the square on the wall of the agency; reads
 * that the licence holds and what she pays; later that it holds no more; finds no agency by a false name; reads it in French
 * and Arabic. Nothing stays on her phone, and nobody writes down that she looked.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { answer, by } from './forms.ts';
import { day, give, newId, set, writeAs } from './scene.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

const tablet = { width: 820, height: 1180 };
const mostBytes = 60_000;

let world: World;
let browser: Browser;
let ivan: Device;
let quentin: Device;
inSteps(() => ({ ivan, quentin }));

const [bright, open, workplace] = [newId(), newId(), newId()];
const list = (...some: object[]) => ({ add: Object.fromEntries(some.map((one) => [newId(), one])) });
const money = (amount: number) => ({ amount, currency: 'USD' });

/** An application with all that a licence needs, and Quentin let in to inspect. */
function application(id: string, name: string): object[] {
  return [
    { op: 'create', dossier: id, kind: 'agency', area },
    set(id, 'registration', {
      name,
      kind: 'recruiter',
      sites: list({ area, address: '12 Station Road' }),
      destinations: ['QA'],
      handlesUnder18: false,
      appliedOn: day(-20),
    }),
    set(id, 'owner', { kind: 'company', company: `${name} Holding`, vetting: 'passed' }),
    set(id, 'fee-schedule', {
      from: day(-400),
      fees: list(
        { item: 'service', payer: 'employer', side: 'origin', amount: money(60_000) },
        { item: 'passport', payer: 'worker', side: 'origin', amount: money(2500), legalMaximum: money(3000) },
      ),
      published: ['office', 'website'],
    }),
    give(
      id,
      world.people.quentin.account,
      ['agency', 'agency-people', 'agency-placements', 'agency-inspection'],
      'work',
      'inspection',
    ),
  ];
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  const [organisation, person] = [newId(), world.people.quentin];
  await writeAs(world, 'lindiwe', [
    { op: 'create', dossier: organisation, kind: 'organisation' },
    set(organisation, 'training', {
      account: person.account,
      course: 'labour-inspection',
      on: day(-300),
      validUntil: day(700),
    }),
  ]);
  await writeAs(world, 'ivan', application(bright, 'Bright Roads'));
  await writeAs(world, 'ivan', [
    ...application(open, 'Open Sea Jobs'),
    set(open, 'licence', {
      number: 'L-7',
      class: 'abroad',
      destinations: ['QA'],
      minimumAge: 18,
      from: day(-380),
      to: day(40),
    }),
    { op: 'transition', dossier: open, to: 'licensed' },
    set(open, 'placement', {
      worker: [{ part: 'full', text: 'Kanarienvogel' }],
      age: { from: 24, to: 24 },
      ageBasis: 'document',
      documentState: 'genuine',
      purpose: 'work',
      destination: 'QA',
      contract: 'written-understood',
      fees: list({ item: 'passport', payer: 'worker', side: 'origin', amount: money(9000) }),
      result: 'placed',
      placedOn: day(-30),
      under18: false,
    }),
  ]);
  await writeAs(world, 'quentin', [
    { op: 'create', dossier: workplace, kind: 'enterprise', area },
    set(workplace, 'profile', { name: 'Hill Quarry', kind: 'company', sector: 'mining', formal: true }),
    set(workplace, 'risk-rating', { level: 'high', on: day(-200) }),
  ]);
  [ivan, quentin] = await Promise.all([newDevice(browser, desk), newDevice(browser, tablet)]);
});
afterAll(async () => {
  for (const one of [ivan, quentin]) expect(one?.errors).toEqual([]);
  await endDevices(browser);
  await world?.close();
});

const numberOf = async (id: string): Promise<string> =>
  (await world.admin.query('select number from gwen.dossier where id = $1', [id])).rows[0].number;
const section = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true, level: 2 }) });

describe('Ivan in the morning', () => {
  test('sees who waits, whose licence ends, and whom nobody inspected', async () => {
    const { page } = ivan;
    await signIn(page, world, 'ivan');
    await section(page, 'Applications waiting')
      .getByRole('link', { name: /^Bright Roads/ })
      .waitFor();
    await section(page, 'Licences ending').getByText('in 40 days').waitFor();
    await section(page, 'Agencies without inspection')
      .getByRole('link', { name: /^Open Sea Jobs/ })
      .waitFor();
    await section(page, 'Sanctions to decide').getByText('Everything that inspectors found').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('Kanarienvogel');
    expect(await look(page, 'home-licensing')).toEqual([]);
    await picture(page, 'home-licensing-officer');
  });

  test('licenses the agency that waits', async () => {
    const { page } = ivan;
    await section(page, 'Applications waiting')
      .getByRole('link', { name: /^License: / })
      .click();
    await page.getByRole('heading', { name: 'License the agency', level: 1 }).waitFor();
    await page.getByLabel('Number').first().fill('L-8');
    await answer(page, 'Class', by.tap('Abroad'));
    await answer(page, 'For these countries', by.find('Qatar'));
    await page.getByLabel('Youngest age it may place').fill('18');
    await answer(page, 'From', by.on(day(0)));
    await answer(page, 'To', by.on(day(365)));
    await page.getByRole('button', { name: 'License the agency' }).click();
    await page.getByText('Done: License the agency').waitFor();
    await page.getByText('Licence in force').waitFor();
  });

  test('looks at an agency: licence over time, and a worker who paid too much', async () => {
    const { page } = ivan;
    await page.getByRole('link', { name: 'Home' }).first().click();
    await section(page, 'Agencies without inspection')
      .getByRole('link', { name: /^Open Sea Jobs/ })
      .click();
    await page.getByRole('heading', { name: 'The agency at a glance' }).waitFor();
    await page.getByText('US$90.00 (above the schedule)').waitFor();
    expect(await look(page, 'agency-picture')).toEqual([]);
    await picture(page, 'agency');
  });

  test('plans a visit of today by an inspector who is trained', async () => {
    const { page } = ivan;
    await page.getByRole('link', { name: 'Home' }).first().click();
    await section(page, 'Agencies without inspection')
      .getByRole('link', { name: `Plan a visit: ${await numberOf(open)}` })
      .click();
    await page.getByRole('heading', { name: 'Plan an inspection', level: 1 }).waitFor();
    await answer(page, 'Day', by.on(day(0)));
    await answer(page, 'Inspector', by.find('Quentin Adu'));
    await answer(page, 'Why', by.tap('Complaint'));
    await answer(page, 'Unannounced', by.tap('Yes'));
    await page.getByRole('button', { name: 'Plan an inspection' }).click();
    await page.getByText('Done: Plan an inspection').waitFor();
  });
});

describe('Quentin at the site', () => {
  test('finds his visit of today, and whom to inspect next', async () => {
    const { page } = quentin;
    await signIn(page, world, 'quentin');
    const today = section(page, 'Your visits today');
    await today.getByRole('link', { name: /^Open Sea Jobs/ }).waitFor();
    const next = section(page, 'Whom to inspect next');
    await next.getByText('Mines and quarries').waitFor();
    expect(await look(page, 'home-inspector')).toEqual([]);
    await picture(page, 'home-inspector');
    await today.getByRole('link', { name: /^Inspect: / }).click();
    await page.getByRole('heading', { name: 'Record an inspection', level: 1 }).waitFor();
  });

  test('goes through the check list; what he ticked outlives a dark tablet', async () => {
    const { page } = quentin;
    await answer(page, 'Let in', by.tap('Let in'));
    await answer(page, 'Works within its licence', by.tap('Kept'));
    await answer(page, 'Ages are checked', by.tap('Broken'));
    await answer(page, 'How serious', by.tap('Severe'));
    await page.getByLabel('Workers under 18 found').fill('2');
    expect(await look(page, 'inspection')).toEqual([]);
    await page.waitForTimeout(1000);
    await page.reload();
    await unlock(page);
    await page.getByRole('heading', { name: 'Record an inspection', level: 1 }).waitFor();
    await expect
      .poll(() =>
        page
          .getByRole('radiogroup', { name: /^Ages are checked/ })
          .getByRole('radio', { checked: true })
          .count(),
      )
      .toBe(1);
    await answer(page, 'Result', by.tap('Children found'));
    await page.getByRole('button', { name: 'Record an inspection' }).click();
    await page.getByText('Done: Record an inspection').waitFor();
    const { rows } = await world.admin.query(
      "select open from gwen.entry where dossier_id = $1 and type = 'inspection'",
      [open],
    );
    expect(rows[0].open).toMatchObject({ broken: ['age-checks'], result: 'children-found', under18Found: 2 });
  });

  test('his visit is made, and leaves the list', async () => {
    const { page } = quentin;
    await page.getByRole('link', { name: 'Home' }).first().click();
    await section(page, 'Your visits today').getByText('You have no visit today.').waitFor();
  });
});

describe('somebody who wants to leave for work', () => {
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    context = await browser.newContext({
      viewport: phone,
      isMobile: true,
      hasTouch: true,
      locale: 'en-GB',
      javaScriptEnabled: true,
    });
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
        errors.push(message.text());
    });
  });
  afterAll(() => context?.close());
  const goTo = async (path: string): Promise<void> => {
    const answered = await page.goto(`${world.url}${path}`);
    expect((await answered?.body())?.length, path).toBeLessThan(mostBytes);
  };

  test('follows the square on the wall: the licence holds, and what she pays', async () => {
    await goTo(`/register/${await numberOf(bright)}/licence`);
    const square = await page.getByRole('img').getAttribute('aria-label');
    expect(await look(page, 'register-licence')).toEqual([]);
    await goTo((square ?? '').replace(world.url, ''));
    await page.getByText('This licence is in force today').waitFor();
    await page.locator('.mark', { hasText: 'You pay' }).waitFor();
    await page.getByText('By law at most').waitFor();
    expect(await look(page, 'register-agency')).toEqual([]);
    await picture(page, 'register-agency');
    expect(world.log.filter((line) => 'route' in line && line.route.startsWith('/register'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });

  test('searches in the list, and is warned of a name that is not there', async () => {
    await goTo('/register');
    expect(await look(page, 'register')).toEqual([]);
    await page.getByLabel('Name, number or place').fill('open sea');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: 'Open Sea Jobs' }).waitFor();
    expect(await page.content()).not.toMatch(/Kanarienvogel|Holding|children-found|Children found/);
    await page.getByLabel('Name, number or place').fill('Golden Future');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('keep your passport').waitFor();
  });

  test('reads it in French and in Arabic', async () => {
    await page.getByRole('link', { name: 'français' }).click();
    await page.getByRole('heading', { name: 'Vérifier une agence' }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('Golden Future');
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'تحقق من وكالة' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await look(page, 'register-arabic')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('Ivan in the afternoon', () => {
  test('learns what was found, suspends the licence, and the register says so at once', async () => {
    const { page } = ivan;
    await page.getByRole('link', { name: 'Home' }).first().click();
    const found = section(page, 'Sanctions to decide');
    await found.getByText('Children found').waitFor();
    await found.getByRole('link', { name: /^Suspend: / }).click();
    await page.getByRole('heading', { name: 'Suspend a licence', level: 1 }).waitFor();
    await answer(page, 'From', by.on(day(0)));
    await page.getByLabel('Reasons').fill('Two children were sent abroad.');
    await page.getByRole('button', { name: 'Suspend a licence' }).click();
    await page.getByText('Done: Suspend a licence').waitFor();
    const number = await numberOf(open);
    await expect
      .poll(async () => await (await fetch(`${world.url}/register/${number}?licence=L-7`)).text(), {
        timeout: 10_000,
      })
      .toContain('This licence is not in force today');
    const told = await (await fetch(`${world.url}/register/${number}`)).text();
    expect(told).toContain('Licence stopped for a time');
    expect(told).not.toContain('Two children');
    await page.getByRole('link', { name: 'Home' }).first().click();
    await section(page, 'Sanctions to decide').getByText('Everything that inspectors found').waitFor();
  });
});
