/**
 * The components in a real browser, under the content security policy of production and with React's own warnings on:
 * findings of axe in every scene, nothing wider than the phone, and the behaviours that people's safety and work hang on.
 * axe looks at every component in two scenes and at some forms of some kinds, drawn by lot (GWEN_SEED draws the same);
 * in the soak at everything in every scene.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { build, preview } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../domain/index.ts';
import { launchBrowser } from '../../e2e/browser.ts';
import { isThorough, seed } from '../../scripts/thorough.ts';
import type { Scene } from './scenes.ts';
import { desk, paired, scenes } from './scenes.ts';

const config = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const outDir = fileURLToPath(
  new URL(`../../node_modules/.cache/gwen-gallery-${process.pid}`, import.meta.url),
);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server: PreviewServer;
let browser: Browser;
let base: string;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  await build({ configFile: config, mode: 'gallery', logLevel: 'error', build: { outDir } });
  server = await preview({ configFile: config, mode: 'gallery', build: { outDir }, preview: { port: 0 } });
  base = server.resolvedUrls?.local[0] ?? '';
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function enter(
  { width, locale, theme, isForced, moves, only }: Scene,
  path = 'gallery',
): Promise<void> {
  const isPhone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 640 : 800 },
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: moves ? 'no-preference' : 'reduce',
    forcedColors: isForced ? 'active' : 'none',
    colorScheme: theme,
  });
  page = await context.newPage();
  complaints.length = 0;
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`${base}${path}?locale=${locale}&theme=${theme}${only ? `&only=${only}` : ''}`);
  await page
    .locator(only ? `#${only}` : '.sample form')
    .first()
    .waitFor();
}

afterEach(async () => {
  const said = [...complaints];
  await page.context().close();
  expect(said).toEqual([]);
});

/** Everything axe finds, one line each. */
async function findings(within = 'html'): Promise<string[]> {
  // Evaluated by the debugger, so that the policy of the page stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (place) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof import('axe-core') };
    // What a sticky bar covers can be scrolled into view; axe would take it for too small.
    for (const bar of document.querySelectorAll<HTMLElement>('.shell-top, .shell-nav, .page-primary')) {
      bar.style.position = 'static';
    }
    const { violations } = await engine.run(place, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, within);
}

const pictures = fileURLToPath(new URL('../../artefacts/gallery', import.meta.url));
/** Leaves a picture for people to look at. */
async function photograph({ width, locale, theme, isForced = false }: Scene): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const name = [width, locale, theme, ...(isForced ? ['forced'] : [])].join('-');
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

describe.each<Scene>(scenes)('at $width px in $locale, $theme', (scene) => {
  test('nothing is wider than the screen, and axe finds nothing, also with everything open', async () => {
    await enter(scene);
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    if (!isThorough && !paired.includes(scene)) return;
    if (isThorough) await photograph(scene);
    await page.locator('#Curtain button').click();
    await page.locator('#EntryForm button[type=submit]').click();
    await page.locator('#EntryForm .summary-lines').waitFor();
    expect(await findings()).toEqual([]);
    // A toast covers for its moment what is under it, so it is looked at alone.
    await page.locator('.page-primary button').click();
    await page.locator('.toast').waitFor();
    expect(await findings('.toasts')).toEqual([]);
    await page.locator('.toast button').last().click();
    await page.locator('#Dialog button').first().click();
    await page.getByRole('alertdialog').locator('input').waitFor();
    expect(await findings()).toEqual([]);
  }, 60_000);
});

/** Drawn by every sample or around it, or a part of one that has a sample. */
const elsewhere = ['AppShell', 'Menu', 'Toast', 'Field', 'UnsaidChoice', 'Chart', 'CheckedItems'];

test('every component has a sample', async () => {
  await enter(desk);
  const shown = await page.locator('.sample').evaluateAll((all) => all.map(({ id }) => id));
  const folders = ['../ui', '../ui/charts'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const components = folders
    .flatMap((folder) => readdirSync(folder))
    .flatMap((file) => /^([A-Z]\w*)\.tsx$/.exec(file)?.[1] ?? []);
  expect(components.length).toBeGreaterThan(30);
  expect(components.filter((name) => !shown.includes(name) && !elsewhere.includes(name))).toEqual([]);
});

test('nothing moves for who does not want it', async () => {
  const moving = async (): Promise<number> => {
    return await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
          .length,
    );
  };
  await enter({ ...desk, moves: true });
  expect(await moving()).toBeGreaterThan(0);
  await page.context().close();
  await enter(desk);
  expect(await moving()).toBe(0);
});

test('every text of the interface is in a catalogue', async () => {
  await enter({ ...desk, locale: 'ar-XB' });
  const plain = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        !parent ||
        parent.closest('.sample-name, .number, .key-hint, #Icon, bdi, script, noscript, style, option')
      )
        continue;
      const words = node.textContent?.match(/[A-Za-z]{3,}/g);
      if (words) found.push(...words);
    }
    return found;
  });
  expect(plain).toEqual([]);
});

describe('the curtain', () => {
  const isShown = (): Promise<boolean> =>
    page.evaluate(() => document.body.textContent?.includes('Tesfaye') ?? false);

  test('holds the name back until somebody asks, and again when she turns away', async () => {
    await enter({ ...desk, only: 'Curtain' });
    expect(await isShown()).toBe(false);
    await page.locator('#Curtain button').click();
    expect(await isShown()).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    await expect.poll(isShown).toBe(false);
    await page.locator('#Curtain button').click();
    await page.getByRole('button', { name: 'Hide: name' }).click();
    expect(await isShown()).toBe(false);
  });
});

describe('"I don’t know"', () => {
  const field = () => page.locator('#TextField .field').first();

  test('is a question mark in an empty field, and is taken back with the focus where it was', async () => {
    await enter({ ...desk, only: 'TextField' });
    await field().locator('input').focus();
    await page.keyboard.type('?');
    await expect
      .poll(() => field().locator('input[type=radio]:checked').getAttribute('value'))
      .toBe('not-known');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => field().locator('input[type=radio]:checked').getAttribute('value'))
      .toBe('not-asked');
    await field().getByRole('button', { name: 'Answer instead' }).click();
    expect(await page.evaluate(() => document.activeElement?.matches('#TextField .field input'))).toBe(true);
    await page.keyboard.type('why?');
    expect(await field().locator('input').inputValue()).toBe('why?');
  });

  test('costs the Tab key no stop, and is one step back', async () => {
    await enter({ ...desk, only: 'TextField' });
    await field().locator('input').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe(
      'By the old bus station',
    );
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('I don’t know');
  });
});

describe('a form from a declaration', () => {
  const form = () => page.locator('#EntryForm form');
  const choose = async (question: string, answer: string): Promise<void> => {
    await form().getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();
  };

  test('asks what the answers call for, and leads to what is missing', async () => {
    await enter({ ...desk, only: 'EntryForm' });
    expect(await form().getByLabel('Why not?').count()).toBe(0);
    await choose('Did you see her alone?', 'No');
    await form().getByLabel('Why not?').waitFor();
    await form().locator('button[type=submit]').click();
    const summary = form().locator('.notice-danger');
    await expect.poll(() => summary.evaluate((node) => node === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: /Why not/ }).click();
    await page.keyboard.type('Her aunt was there.');
    expect(await form().getByLabel('Why not?').inputValue()).toBe('Her aunt was there.');
    await summary.getByRole('button', { name: 'Mark what is left as not asked' }).click();
    await expect.poll(() => summary.count()).toBe(0);
  });

  test('keeps what was typed through a crash, locked, and hands it in after a refusal', async () => {
    await enter({ ...desk, only: 'EntryForm' });
    await choose('Did you see her alone?', 'Yes');
    await choose('Where was she seen?', 'At a border');
    await form().getByLabel('What else?').fill('canary-word');
    await expect.poll(() => form().locator('.form-keeping').textContent()).toContain('kept here, locked');
    const kept = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opened = indexedDB.open('notes');
          opened.onsuccess = () => {
            const all = opened.result.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () =>
              resolve(
                all.result
                  .map((box: Uint8Array<ArrayBuffer>) => new TextDecoder('latin1').decode(box))
                  .join(),
              );
          };
        }),
    );
    expect(kept.length).toBeGreaterThan(100);
    expect(kept).not.toContain('canary');

    const crashing = page;
    const crashed = crashing.waitForEvent('crash');
    const protocol = await crashing.context().newCDPSession(crashing);
    // It never answers.
    void protocol.send('Page.crash').catch(() => {});
    await crashed;
    page = await crashing.context().newPage();
    await page.goto(`${base}gallery?locale=en&only=EntryForm`);
    await form().waitFor();
    expect(await form().getByLabel('What else?').inputValue()).toBe('canary-word');
    await form().locator('button[type=submit]').click();
    await form().getByText('She has not agreed that the clinic may know this.').waitFor();
    await form().getByRole('button', { name: 'A child is at risk: act now' }).click();
    await page.getByRole('alertdialog').getByLabel('Why can it not wait?').fill('She is bleeding.');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Act now' }).click();
    const sent = JSON.parse((await page.locator('#sent').textContent()) ?? '');
    expect(sent).toMatchObject({
      set: { alone: true, seen: 'border', note: 'canary-word' },
      fact: false,
      emergency: 'She is bleeding.',
    });
    await page.reload();
    await form().waitFor();
    expect(await form().getByLabel('What else?').inputValue()).toBe('');
  });

  test('says dates, ages, money and names in the kernel’s own form', async () => {
    await enter({ ...desk, only: 'EntryForm' });
    await choose('Did you see her alone?', 'Yes');
    await choose('Where was she seen?', 'At a market');
    const born = form().getByRole('group', { name: 'When was she born?' });
    await born.getByRole('button', { name: 'Another day' }).click();
    await born.getByLabel('Calendar').selectOption('Ethiopian');
    await born.getByLabel('Month').selectOption('Pagumen');
    await born.getByLabel('Year').fill('٢٠٠٤');
    await born.getByText('About then').click();
    const years = form().getByRole('group', { name: 'How old is she?' });
    await years.getByLabel('Age').fill('12');
    await years.getByLabel('up to, if unsure').fill('14');
    await form().getByLabel('Amount').fill('1,250.5');
    const name = form().getByRole('group', { name: 'Her name' });
    await name.getByLabel('Given name').fill('سلام');
    expect(await name.getByLabel('Given name').getAttribute('dir')).toBe('rtl');
    await form().getByRole('button', { name: 'Add a child' }).click();
    await form().getByLabel('Who?').fill('Her brother');
    await form().getByText('This has already happened').click();
    await form().locator('button[type=submit]').click();
    const sent = JSON.parse((await page.locator('#sent').textContent()) ?? '');
    expect(sent.fact).toBe(true);
    expect(sent.set).toMatchObject({
      born: 'ethiopic:2004-13~',
      age: { from: 12, to: 14 },
      paid: { amount: 125_050, currency: 'KES' },
      name: [{ part: 'given', text: 'سلام', script: 'Arab' }],
    });
    expect(Object.values(sent.set.children.add)).toEqual([{ name: 'Her brother' }]);
  });
});

test('a long list is searched by typing', async () => {
  await enter({ ...desk, only: 'Select' });
  const box = page.locator('#Select input[role=combobox]');
  // A scroll closes the list, so it comes first.
  await box.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await box.click();
  await box.fill('');
  await page.keyboard.type('ecl');
  await page.getByRole('option', { name: 'Écluse' }).click();
  expect(await box.inputValue()).toBe('Écluse');
});

process.stdout.write(`gallery: seed ${seed}\n`);

/** Each kind's turn comes every third time. */
const drawnKinds = kinds.filter((_, at) => isThorough || (at + seed) % 3 === 0);

describe.each(drawnKinds)('the forms of $kind', ({ kind, entries }) => {
  test('are there for every entry, with words for everything, and axe finds nothing', async () => {
    await enter({ width: 360, locale: 'en', theme: 'light' }, `gallery/${kind}`);
    const count = Object.keys(entries).length;
    expect(await page.locator('form').count()).toBe(count);
    const wordless = await page.evaluate(() => {
      const shown = document.querySelectorAll(
        '.sample-name, .field-label, .tap-label, .field-help, option, button',
      );
      return [...shown]
        .map((node) => node.firstChild?.textContent ?? '')
        .filter((words) => /^[a-z]+[.][\w.-]+$/.test(words));
    });
    expect(wordless).toEqual([]);
    const some = [0, 1, 2, 3].map((at) => (seed + Math.floor((at * count) / 4)) % count);
    if (!isThorough)
      await page.locator('.sample').evaluateAll(
        (all, kept) =>
          all.forEach((one, at) => {
            if (!kept.includes(at)) one.remove();
          }),
        some,
      );
    expect(await findings()).toEqual([]);
  }, 60_000);
});
