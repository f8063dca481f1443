/** How the public page fits everybody: bytes on a slow network, small screens, languages, screen readers. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { problem, publicPage, sawGirls, sendButton, shownCode, write } from './browser.ts';

const world = publicPage();
// as many areas as the page ever lists, with names that compress badly
beforeAll(async () => {
  const name = (): string => {
    const random = crypto.getRandomValues(new Uint8Array(11));
    return String.fromCharCode(...Array.from(random, (byte) => 97 + (byte % 26)));
  };
  for (let n = 0; n < 144; n += 1) {
    await world.site.world.admin.query("insert into gwen.area (code, parent, name) values ($1, 'R2', $2)", [
      `R2-${n}`,
      name(),
    ]);
  }
});

/** What axe finds wrong with the page as it is now, by the rules of WCAG 2.2 A and AA and its best practices. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations, passes } = await axe.run(document);
    return { violations, passed: passes.length };
  });
  expect(found.passed).toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes through every screen, and stops at each. */
async function everyScreen(page: Page, stop: (screen: string) => Promise<void>): Promise<void> {
  const texts = async (key: string): Promise<string> =>
    await page.evaluate(
      (wanted) => JSON.parse(document.getElementById('texts')?.textContent ?? '{}')[wanted] ?? '',
      key,
    );
  await stop('form');
  await sendButton(page).click();
  await problem(page)
    .filter({ hasText: await texts('problem.empty') })
    .waitFor();
  await write(page, { ...sawGirls, part: 'yes', involved: ['police'] });
  await page.locator('summary').click();
  await stop('form, filled, with a problem');
  await page.evaluate(() =>
    window.notes.offerPlain(document.querySelector('form#report') as HTMLFormElement),
  );
  await stop('offer to send without the lock');
  await sendButton(page).click();
  const code = await shownCode(page);
  await stop('code');
  await page.locator('[name=kept]').click();
  await stop('done');
  await page.reload();
  await page.locator('.elsewhere button').click();
  await page.locator('#code').fill(code.slice(1));
  await page.locator('#open button:visible').click();
  await problem(page).filter({ hasText: '17' }).waitFor();
  await stop('answer, with a problem');
  await page.locator('#code').fill(code);
  await page.locator('#open button:visible').click();
  await page.locator('#talk h1').waitFor();
  await stop('talk');
}

describe('on a slow network', () => {
  test('under 15 kB until one can write and leave, under 70 kB in all, in every language', async () => {
    const size = async (url: string, language = 'en'): Promise<number> => {
      const headers = { 'accept-encoding': 'gzip', 'accept-language': language };
      const answer = await world.site.app.inject({ method: 'GET', url, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBe('gzip');
      return answer.rawPayload.length;
    };
    for (const language of ['en', 'fr', 'ar']) {
      const html = await world.site.app.inject({ method: 'GET', url: '/report' });
      const script = (name: string): string =>
        new RegExp(`/report/assets/${name}-[\\w-]+\\.js`).exec(html.body)?.[0] ?? '';
      expect(html.body.split('<option').length - 1).toBeGreaterThan(145);
      const [form, answer] = [await size('/report', language), await size('/report/answer', language)];
      const [main, lock] = [await size(script('main')), await size(script('lock'))];
      expect(form + main).toBeLessThanOrEqual(15_000);
      expect(form + main + lock + answer).toBeLessThan(70_000);
    }
  });

  test('what a browser really fetches: nothing but the page and its two scripts, the lock at the first touch', async () => {
    const { page, sent } = await world.come();
    await page.clock.install();
    await page.goto(`${world.url}/report`);
    await page.waitForFunction(() => window.notes.take !== undefined);
    const fetched = (): string[] =>
      sent.filter((one) => !one.url.startsWith('data:')).map((one) => one.url.slice(world.url.length));
    expect(fetched()).toEqual(['/report', expect.stringMatching(/^\/report\/assets\/main-/)]);
    await page.locator('#text').focus();
    await expect.poll(fetched).toHaveLength(3);
    expect(fetched()[2]).toMatch(/^\/report\/assets\/lock-/);
  });
});

describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any screen, ${colorScheme}`, async () => {
      const { page } = await world.form({ colorScheme });
      const found: string[] = [];
      await everyScreen(page, async (screen) => {
        found.push(...(await faults(page)).map((fault) => `${screen}: ${fault}`));
      });
      expect(found).toEqual([]);
    });
  }

  test('nothing is cut off at 320 pixels, nor at 200 % of a phone, nor right to left', {
    timeout: 60_000,
  }, async () => {
    for (const [width, locale] of [
      [320, 'en'],
      [180, 'en'],
      [360, 'ar'],
    ] as const) {
      const { page } = await world.form({ viewport: { width, height: 480 }, locale });
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      await everyScreen(page, async (screen) => {
        expect(await overflow(page), `${screen} at ${width}`).toBeLessThanOrEqual(0);
      });
      await page.close();
    }
  });

  test('the way out stays in sight and within reach', async () => {
    const { page } = await world.form();
    const box = await page.locator('#leave').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await page.locator('#report button.wide:visible').scrollIntoViewIfNeeded();
    expect(await page.locator('#leave').boundingBox()).toEqual(box);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, .choices label, select, textarea, summary, #leave')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ height: one.getBoundingClientRect().height, html: one.outerHTML.slice(0, 80) }))
        .filter(({ height }) => height < 44),
    );
    expect(small).toEqual([]);
  });
});

describe('languages', () => {
  test('the browser’s own; another by choice, with all that was typed and no other address', async () => {
    const { page } = await world.form({ locale: 'fr-FR' });
    await page.getByRole('heading', { name: 'Dites ce que vous avez vu' }).waitFor();
    await write(page, { ...sawGirls, part: 'yes', involved: ['office'] });
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'قل ما رأيت' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(page.url()).toBe(`${world.url}/report`);
    expect(await page.locator('#text').inputValue()).toBe(sawGirls.text);
    expect(await page.locator('#area').inputValue()).toBe(sawGirls.area);
    expect(await page.locator('[name=danger]:checked').inputValue()).toBe('yes');
    expect(await page.locator('[name=involved]:checked').inputValue()).toBe('office');
    await sendButton(page).click();
    const code = await shownCode(page);
    await page.getByText('وصل بلاغك').waitFor();
    // the choice is gone with the form: it would take the code along
    expect(await page.locator('.languages').isVisible()).toBe(false);
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([
      { text: sawGirls.text, lang: 'ar' },
    ]);
    await page.locator('[name=kept]').click();
    // nothing of the language stays: the next person is asked by her own browser
    await page.reload();
    await page.getByRole('heading', { name: 'Dites ce que vous avez vu' }).waitFor();
  });
});
