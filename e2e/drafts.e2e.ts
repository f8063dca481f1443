/**
 * Nothing typed is lost, and nothing typed is seen by others: through turning away, locking, an idle device, a crash and a
 * lost network; and when two people write the same, both stay until one of them settles it. What was just done is taken
 * back in one tap where it can be.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, picture } from './axe.ts';
import type { Device } from './browser.ts';
import { desk, endDevices, launchBrowser, newDevice, phone, signIn, unlock } from './browser.ts';
import { answer, by, fill } from './forms.ts';
import { inSteps } from './steps.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
let browser: Browser;
let esi: Device;
let dalia: Device;
let child = '';
let dossier = '';
const name = 'Selamawit';

inSteps(() => ({ esi, dalia }));
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  [esi, dalia] = await Promise.all([newDevice(browser, phone), newDevice(browser, desk)]);
  await world.admin.query(`update gwen.account set roles = array['social-worker'] where id = $1`, [
    world.people.dalia.account,
  ]);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

/** Everything in the page and everything that the device keeps, as whoever takes it finds it. */
async function left(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((one) =>
      one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : '',
    );
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('notes');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const boxes: string[] = [];
    for (const store of opened.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve) => {
        const request = opened.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const box of all) if (box instanceof Uint8Array) boxes.push(new TextDecoder('latin1').decode(box));
    }
    opened.close();
    const stored = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    return [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      ...fields,
      ...boxes,
      ...stored,
    ].join('\n');
  });
}

const kept = (page: Page) => page.getByText('What you write is kept here, locked.');
const nameField = (page: Page) => page.getByLabel('Given name');
const write = (type: string): string => `${world.url}/dossiers/${dossier}/write/${type}`;
/** Comes to a form as one does who opens the app anew: locked at first. */
async function comeTo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await unlock(page);
}

const identityForm = async (page: Page): Promise<void> => {
  await page.goto(write('identity'));
  await unlock(page);
  await nameField(page).waitFor();
};

test('Esi opens a case', async () => {
  const { page } = esi;
  await signIn(page, world, 'esi');
  await page.getByRole('link', { name: 'Open a case' }).click();
  await page.getByLabel('Name, in any script').fill('Nobody');
  await page.getByRole('button', { name: 'Look' }).click();
  await page.getByRole('button', { name: 'New Case' }).click();
  await page.getByRole('heading', { name: 'Arrival', level: 1 }).waitFor();
  dossier = /dossiers\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  child = (await page.locator('.page-back').textContent())?.trim() ?? '';
  expect(child).toMatch(/^C-/);
});

test('a name that is being typed hides when she turns to another app, and comes back with one tap', async () => {
  const { page } = esi;
  await comeTo(page, write('identity'));
  await nameField(page).fill(name);
  await kept(page).waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const show = page.getByRole('button', { name: 'Show Names' });
  await show.waitFor();
  expect(await left(page)).not.toContain(name);
  await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
  await show.click();
  expect(await nameField(page).inputValue()).toBe(name);
});

test('locked by hand, the app shows nothing; what she typed is there when she is back', async () => {
  const { page } = esi;
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('heading', { name: /^Locked/ }).waitFor();
  const found = await left(page);
  for (const secret of [name, child, 'Identity']) expect(found).not.toContain(secret);
  await page.goBack().catch(() => null);
  await page.getByRole('heading', { name: /^Locked/ }).waitFor();
  await comeTo(page, write('identity'));
  await page.getByText('This is what you wrote until').waitFor();
  expect(await nameField(page).inputValue()).toBe(name);
});

test('left alone for half an hour the app locks itself', async () => {
  const { page } = await newDevice(browser, phone);
  await page.clock.install();
  await signIn(page, world, 'dalia');
  await page.clock.fastForward(29 * 60_000);
  await page.getByRole('heading', { name: 'What to do now' }).waitFor();
  await page.mouse.move(5, 5);
  await page.clock.fastForward(29 * 60_000);
  expect(await page.getByRole('heading', { name: /^Locked/ }).count()).toBe(0);
  await page.clock.fastForward(2 * 60_000);
  await page.getByRole('heading', { name: /^Locked/ }).waitFor();
  await page.context().close();
});

test('the page crashes while she types: all of it is there again', async () => {
  const { page } = esi;
  await page.getByLabel('Family name').pressSequentially('Bekele');
  await kept(page).waitFor();
  const crashed = page.waitForEvent('crash');
  const protocol = await page.context().newCDPSession(page);
  // it never answers
  void protocol.send('Page.crash').catch(() => {});
  await crashed;
  const again = await page.context().newPage();
  esi = { ...esi, page: again };
  await page.close();
  await comeTo(again, write('identity'));
  await again.getByText('This is what you wrote until').waitFor();
  expect(await nameField(again).inputValue()).toBe(name);
  expect(await again.getByLabel('Family name').inputValue()).toBe('Bekele');
});

test('without a network she is told so, goes on typing and hands in; it waits here and is sent when there is one', async () => {
  const { page, context } = esi;
  await answer(page, 'Sex', by.tap('Female'));
  await answer(page, 'Date of birth', by.on('2012-05'));
  await answer(page, 'How the age is known', by.tap('The person said so'));
  await context.setOffline(true);
  await page.getByText('No network. You can go on working: what you type is kept on this device.').waitFor();
  expect(await look(page, 'offline-form')).toEqual([]);
  await picture(page, 'offline');
  expect(await nameField(page).inputValue()).toBe(name);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('Kept on this device, locked. It is sent when there is a network.').waitFor();
  await page.getByText('1 piece of work waits here to be sent.').waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByText('No network: this is as it was on').waitFor();
  expect(await look(page, 'offline-home')).toEqual([]);
  await page.getByRole('link', { name: 'All records' }).click();
  await page.getByText('There is no network to fetch it with.').waitFor();
  expect(await look(page, 'offline-screen')).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Load it again' }).click();
  await unlock(page);
  await page.getByRole('heading', { name: 'All records' }).waitFor();
  await page
    .getByText('No network. You can go on working: what you type is kept on this device.')
    .waitFor({ state: 'detached' });
  await page.getByText('Sending 1 piece of work').waitFor({ state: 'detached' });
  await identityForm(page);
  expect(await nameField(page).inputValue()).toBe(name);
  expect(await page.getByText('This is what you wrote until').count()).toBe(0);
  await page.locator('.page-back').click();
  await page.getByRole('heading', { name: child, level: 1 }).waitFor();
  expect(await page.getByText(name).count()).toBe(0);
});

const field = 'How the age is known';

test('two write the same answer: whoever hands in later is shown both, side by side', async () => {
  await signIn(dalia.page, world, 'dalia');
  await identityForm(dalia.page);
  await identityForm(esi.page);
  await answer(esi.page, field, by.tap('How the person looks'));
  await answer(dalia.page, field, by.tap('A document'));
  await answer(dalia.page, 'Nationality', by.find('Ethiopia')).catch(() => undefined);
  await dalia.page.getByRole('button', { name: 'Hand in' }).click();
  await dalia.page.getByRole('heading', { name: child, level: 1 }).waitFor();
  const { page } = esi;
  await page.getByText('Somebody else has written here meanwhile').waitFor();
  const both = page.locator('.meanwhile');
  await both.getByText('A document').waitFor();
  await both.getByText('How the person looks').waitFor();
  expect(await look(page, 'meanwhile')).toEqual([]);
  await both.scrollIntoViewIfNeeded();
  await picture(page, 'meanwhile');
});

test('handed in all the same, both stay on the dossier until a person settles it', async () => {
  const { page } = esi;
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: child, level: 1 }).waitFor();
  const other = dalia.page;
  const section = other.locator('.disputed');
  await section.first().waitFor();
  await section.getByText('Esi', { exact: false }).first().waitFor();
  await section.getByText('A document').waitFor();
  expect(await look(other, 'disputed')).toEqual([]);
  await section.first().scrollIntoViewIfNeeded();
  await picture(other, 'disputed');
  await section.getByRole('button', { name: /This is right.*How the person looks/ }).click();
  await other.getByText('Settled. What others had said stays in the history.').waitFor();
  await section.first().waitFor({ state: 'detached' });
  await other.getByText('How the person looks').first().waitFor();
  const { rows } = await world.admin.query(
    `select 1 from gwen.conflict c join gwen.dossier d on d.id = c.dossier_id where d.number = $1`,
    [child],
  );
  expect(rows).toEqual([]);
});

test('what she just wrote is taken back with one tap, and the history says so', async () => {
  const { page } = esi;
  await page.goto(write('needs-assessment'));
  await unlock(page);
  await fill(page, {
    'First or full assessment': by.tap('First assessment'),
    About: by.choose('Physical health'),
    'How serious': by.tap('Severe'),
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back. It stays in the history.').waitFor();
  const { rows } = await world.admin.query(
    `select e.withdrawn from gwen.entry e join gwen.dossier d on d.id = e.dossier_id where d.number = $1 and e.type = 'needs-assessment'`,
    [child],
  );
  expect(rows).toEqual([{ withdrawn: true }]);
});

test('an older entry is taken back with a reason', async () => {
  const { page } = dalia;
  await page.goto(write('identity'));
  await unlock(page);
  await page.getByRole('button', { name: 'Entered by mistake?' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await dialog.getByText('Say in a few words what was wrong with it.').waitFor();
  await dialog.getByLabel('Why was this a mistake?').fill('Of another child.');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Taken back. It stays in the history.').waitFor();
  for (const { errors } of [esi, dalia]) expect(errors).toEqual([]);
});
