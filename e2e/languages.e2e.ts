/**
 * A day in Arabic, then in French: Esi chooses her language before she signs in, opens a case, writes dates in the calendars
 * that her country counts by, and a name in its own script; then she changes to French for good.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { country } from '../countries/demo/country.ts';
import { countrySchema } from '../domain/country.ts';
import { readEnglish } from '../languages/english.ts';
import { saidInEnglish } from '../languages/missing.ts';
import { textsIn } from '../languages/read.ts';
import { putCountry } from '../server/people/country.ts';
import { look, saidOn, tooWideIfNarrow } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone } from './browser.ts';
import { answer, by } from './forms.ts';
import type { Login } from './people.ts';
import { passphrase } from './people.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let esi: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  const { settings } = country;
  const calendars = ['ethiopic', 'persian', 'nepali'];
  const counting = countrySchema.parse({ ...country, settings: { ...settings, calendars } });
  await putCountry(world.admin, counting, { set: {}, versions: {} });
  await world.store.refresh();
  esi = await newDevice(browser, phone);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

/** What a text is in a language, as far as it stands before the first value. */
const said =
  (language: string) =>
  (key: string): string => {
    const text = textsIn(language)[key];
    if (text === undefined) throw new Error(`${language} has no ${key}`);
    return text.split('{')[0]?.trim() ?? '';
  };
const ar = said('ar');
const fr = said('fr');

const seen = async (name: string): Promise<void> => {
  expect(await look(esi.page, name)).toEqual([]);
  expect(esi.errors).toEqual([]);
};

const spoken = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);

const accountLocale = async (): Promise<unknown> => {
  const { rows } = await world.admin.query('select locale from gwen.account where login = $1', ['esi']);
  return rows[0]?.locale;
};

/** Signs in on a page in another language; waits for her home. */
async function enter(page: Page, text: (key: string) => string, login: Login = 'esi'): Promise<void> {
  await page.getByLabel(text('signIn.login')).fill(login);
  await page.getByLabel(text('signIn.passphrase')).fill(passphrase);
  await page.getByRole('button', { name: text('signIn.go') }).click();
  await page.getByRole('heading', { name: text('home.title'), level: 1 }).waitFor();
}

test('she finds her language on the sign-in page, in its own name, and it is hers from then on', async () => {
  const { page } = esi;
  await page.goto(world.url);
  await page.getByLabel('Language').selectOption({ label: 'العربية' });
  await page.getByRole('heading', { name: ar('signIn.title') }).waitFor();
  expect(await spoken(page)).toBe('ar rtl');
  await seen('sign-in-arabic');
  await enter(page, ar);
  expect(await spoken(page)).toBe('ar rtl');
  await seen('home-arabic');
  await expect.poll(accountLocale).toBe('ar');
});

/** Goes to a form of the dossier that is open. */
async function write(page: Page, type: string): Promise<void> {
  const [dossier = ''] = /\/dossiers\/[^/]+/.exec(page.url()) ?? [];
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `${dossier}/write/${type}`);
  await page.locator('form.form').waitFor();
}

/** The question with this label, and the date in it told in a calendar. */
const asked = (page: Page, label: string) =>
  page
    .locator('form.form')
    .getByRole('group', { name: label })
    .or(page.getByRole('radiogroup', { name: label }));

async function tellDate(
  page: Page,
  label: string,
  calendar: string,
  [year, month, day]: readonly [string, string, string],
): Promise<void> {
  const date = asked(page, label).first();
  const another = date.getByRole('button', { name: ar('date.other') });
  if (await another.isVisible()) await another.click();
  await date.getByLabel(ar('date.calendar')).selectOption({ label: ar(`calendar.${calendar}`) });
  await date.getByLabel(ar('date.year')).fill(year);
  await date.getByLabel(ar('date.month')).selectOption(month);
  await date.getByLabel(ar('date.day'), { exact: true }).fill(day);
}

const submit = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: ar('form.submit') }).click();
  await page.locator('form.form').waitFor({ state: 'detached' });
};

test('she opens a case and says when the child came in the Nepali calendar, in Arabic digits', async () => {
  const { page } = esi;
  await page.getByRole('link', { name: ar('home.newCase') }).click();
  await page.getByLabel(ar('search.name')).fill('ሰላም ተስፋዬ');
  await page.getByRole('button', { name: ar('search.go'), exact: true }).click();
  await page.getByText(ar('search.nobody')).waitFor();
  await seen('search-arabic');
  await page
    .getByRole('button', { name: textsIn('ar')['search.openNew']?.replace('{kind}', ar('kind.case')) ?? '' })
    .click();
  await page.locator('form.form').waitFor();
  await answer(page, ar('case.intake.track'), by.tap(ar('code.track.at-risk')));
  await answer(page, ar('case.intake.cameBy'), by.choose(ar('code.came-by.police')));
  await tellDate(page, ar('case.intake.date'), 'nepali', ['٢٠٨٢', '3', '٣٢']);
  await answer(page, ar('case.intake.firstLanguage'), by.find('الأمهرية'));
  await seen('form-arabic');
  await submit(page);
  await page.getByText('32 أشاد 2082').first().waitFor();
  await seen('case-arabic');
});

test('the name is written in its own scripts, the birth told in the Ethiopian calendar, then in the Persian', async () => {
  const { page } = esi;
  await write(page, 'identity');
  const names = asked(page, ar('case.identity.names'));
  for (const part of await names.getByRole('textbox').all()) await part.fill('ሰላም');
  await names.getByRole('button', { name: ar('name.otherScript') }).click();
  await names.getByRole('textbox').last().fill('سلام');
  await answer(page, ar('case.identity.sex'), by.tap(ar('code.sex.female')));
  await answer(page, ar('case.identity.ageBasis'), by.tap(ar('code.age-basis.document')));
  await tellDate(page, ar('case.identity.dateOfBirth'), 'ethiopic', ['2003', '13', '5']);
  await seen('identity-arabic');
  await submit(page);
  await write(page, 'identity');
  const born = asked(page, ar('case.identity.dateOfBirth'));
  expect(await born.getByLabel(ar('date.month')).inputValue()).toBe('13');
  await tellDate(page, ar('case.identity.dateOfBirth'), 'persian', ['1390', '6', '31']);
  await submit(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seen('dossier-arabic');
});

const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await page.waitForFunction((to) => location.pathname === to && document.activeElement?.matches('h1'), path);
  await page.waitForLoadState('networkidle');
};

test.each<[Login, readonly string[]]>([
  ['hugo', ['/administration/*', '/administration/people/new', '/administration/channels/new', '/own']],
  ['amina', ['/console', '/keys', '/search']],
  ['kavya', ['/late', '/patterns', '/statistics']],
  ['nadia', ['/records']],
  ['chidi', ['/calls']],
])('nothing stays English on the screens of %s, nor is wider than a phone', async (login, paths) => {
  const english = saidInEnglish(await readEnglish());
  const left = new Set(
    Object.entries(english)
      .filter(([key, text]) => /[a-z]{3}/.test(text) && textsIn('ar')[key] !== text)
      .map(([, text]) => text),
  );
  // languages are named in themselves
  left.delete('English');
  const { page, errors, context } = await newDevice(browser, phone);
  await page.goto(world.url);
  await page.getByLabel('Language').selectOption({ label: 'العربية' });
  await page.getByRole('heading', { name: ar('signIn.title') }).waitFor();
  await enter(page, ar, login);
  await page.waitForLoadState('networkidle');
  const flaws: string[] = [];
  const read = async (): Promise<void> => {
    const { pathname } = new URL(page.url());
    flaws.push(
      ...(await saidOn(page)).filter((text) => left.has(text)).map((text) => `${pathname}: ${text}`),
    );
    flaws.push(...(await tooWideIfNarrow(page)).map((wide) => `${pathname}: ${wide}`));
  };
  await read();
  for (const path of paths) {
    if (!path.endsWith('/*')) {
      await goTo(page, path);
      await read();
      continue;
    }
    await goTo(page, path.slice(0, -2));
    const places = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(places.length).toBeGreaterThan(10);
    for (const place of places) {
      await goTo(page, place);
      await read();
    }
  }
  expect(flaws).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test('she changes to French for good: at once, and on any device where she signs in', async () => {
  const { page } = esi;
  await page.getByRole('link', { name: ar('own.title') }).click();
  await page.getByLabel(ar('own.languageWhich')).selectOption({ label: 'Français' });
  await page.getByRole('heading', { name: fr('own.title'), level: 1 }).waitFor();
  expect(await spoken(page)).toBe('fr ltr');
  await seen('own-french');
  expect(await accountLocale()).toBe('fr');
  await page
    .getByRole('main')
    .getByRole('button', { name: fr('shell.signOut') })
    .click();
  // the device itself was set to Arabic
  await page.getByRole('heading', { name: ar('signIn.title') }).waitFor();
  const elsewhere = await newDevice(browser, desk);
  await elsewhere.page.goto(world.url);
  await elsewhere.page.getByLabel('Login').fill('esi');
  await elsewhere.page.getByLabel('Passphrase').fill(passphrase);
  await elsewhere.page.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.page.getByRole('heading', { name: fr('home.title'), level: 1 }).waitFor();
  expect(await look(elsewhere.page, 'home-french')).toEqual([]);
  expect(elsewhere.errors).toEqual([]);
});
