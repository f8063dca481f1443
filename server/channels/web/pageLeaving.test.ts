/** The code, leaving and coming back, in a real browser: what is left behind, and that nothing of it is lost. */
import { describe, expect, test } from 'vitest';
import type { Visit } from './browser.ts';
import {
  arrived,
  leaveButton,
  noTraces,
  problem,
  publicPage,
  sawGirls,
  sendButton,
  shownCode,
  traces,
  write,
} from './browser.ts';
import { elsewhere } from './testing.ts';

const world = publicPage();

describe('the code', () => {
  async function toReceipt(): Promise<Visit & { code: string }> {
    const made = await world.form();
    await write(made.page, { text: 'For a code.' });
    await sendButton(made.page).click();
    return { ...made, code: await shownCode(made.page) };
  }

  test('is not left by accident, is there again after loading the page, and gone once she kept it', async () => {
    const { page, code } = await toReceipt();
    const asked: string[] = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    expect(await shownCode(page)).toBe(code);
    expect(await page.locator('.code span').first().textContent()).toMatch(/^\S+ · \S+ · \S+$/);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await traces(page)).toEqual(noTraces);
    expect(await page.content()).not.toContain(code.slice(0, 3).concat('</b>'));
    await page.reload();
    await page.locator('#asking h1').waitFor();
    expect(asked).toEqual(['beforeunload']);
  });

  test('leaving takes it along without being asked', async () => {
    const { page } = await toReceipt();
    page.on('dialog', () => expect.unreachable('nothing may hold her'));
    await leaveButton(page).click();
    await arrived(page);
    expect(await traces(page)).toEqual(noTraces);
  });

  test('a tab that somebody opens again later shows nothing of it', async () => {
    const { page, code } = await toReceipt();
    const kept = await page.evaluate(() => sessionStorage.getItem('notes') ?? '');
    expect(kept).toContain(code);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.clock.install({ time: Date.now() + 11 * 60_000 });
    await page.reload();
    await page.locator('#asking h1').waitFor();
    await expect.poll(() => traces(page)).toEqual(noTraces);
  });

  test('is read aloud in the language of the page, by a voice of the device only; where there is none, nothing is offered', async () => {
    for (const [locale, heard, voice] of [
      ['en', true, 'en-GB'],
      ['fr', true, 'fr_FR'],
      // there is one, on somebody's computer: it would be sent the code
      ['ar', false, undefined],
    ] as const) {
      const { page } = await world.come({ locale });
      // Chromium without a window has no voices: stand-ins of the browser's own
      await page.addInitScript(() => {
        const spoken: { text: string; lang: string }[] = [];
        const voices = [
          { lang: 'ar-SA', localService: false },
          { lang: 'en-GB', localService: true },
          { lang: 'fr-CA', localService: false },
          { lang: 'fr_FR', localService: true },
        ];
        Object.defineProperty(window, 'speechSynthesis', {
          value: {
            getVoices: () => voices,
            addEventListener: () => undefined,
            cancel: () => undefined,
            speaking: false,
            speak: ({ text, voice: by }: { text: string; voice: { lang: string } }) =>
              spoken.push({ text, lang: by.lang }),
          },
        });
        Object.defineProperty(window, 'SpeechSynthesisUtterance', {
          value: class {
            text: string;
            constructor(text: string) {
              this.text = text;
            }
          },
        });
        Object.assign(window, { spoken });
      });
      await page.goto(`${world.url}/report`);
      await write(page, { text: 'Aloud.' });
      await sendButton(page).click();
      const code = await shownCode(page);
      const hear = page.locator('[data-hear]');
      expect(await hear.isVisible(), locale).toBe(heard);
      const words = await page.evaluate(
        (symbols) => {
          const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');
          return symbols.map((symbol) => texts[`say.${symbol}`]);
        },
        [...code],
      );
      // spelled in sight all the same
      expect((await page.locator('.code span').allTextContents()).join(' · ')).toBe(words.join(' · '));
      expect(words.every((word) => typeof word === 'string' && word !== '')).toBe(true);
      if (!heard) continue;
      await hear.click();
      const spoken = await page.evaluate(
        () => (window as unknown as { spoken: { text: string; lang: string }[] }).spoken,
      );
      expect(spoken.map(({ text }) => text).join(', ')).toBe(words.join(', '));
      expect(new Set(spoken.map(({ lang }) => lang))).toEqual(new Set([voice]));
    }
  });
});

describe('leaving', () => {
  test('by the button: the form is gone, nothing is left, Back does not show it', async () => {
    const { page } = await world.come();
    await page.goto(`${world.url}/healthz`);
    await page.goto(`${world.url}/report`);
    await write(page, sawGirls);
    await leaveButton(page).click();
    await arrived(page);
    expect(await traces(page)).toEqual(noTraces);
    await page.goBack();
    expect(page.url()).toBe(`${world.url}/healthz`);
    await page.goForward();
    expect(page.url()).toBe(`${world.url}${elsewhere}`);
  });

  test('by Escape three times, before any script has come', async () => {
    const { page } = await world.come();
    await page.route('**/report/assets/**', () => undefined);
    await page.goto(`${world.url}/healthz`);
    await page.goto(`${world.url}/report`, { waitUntil: 'commit' });
    await write(page, sawGirls);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('#text').inputValue()).toBe(sawGirls.text);
    await page.keyboard.press('Escape');
    await arrived(page);
    await page.goBack();
    expect(page.url()).toBe(`${world.url}/healthz`);
  });

  test('Escape now and then does nothing', async () => {
    const { page } = await world.come();
    await page.clock.install();
    await page.goto(`${world.url}/report`);
    for (let n = 0; n < 5; n += 1) {
      await page.keyboard.press('Escape');
      await page.clock.fastForward(2000);
    }
    expect(page.url()).toBe(`${world.url}/report`);
  });

  test('by any other road: Back finds an empty page', async () => {
    const { page } = await world.form();
    await write(page, sawGirls);
    await page.goto(`${world.url}${elsewhere}`);
    await page.goBack();
    await page.locator('#text').waitFor();
    expect(await page.locator('#text').inputValue()).toBe('');
    expect(await page.locator('#place').inputValue()).toBe('');
    expect(await page.locator('[name=danger]:checked').count()).toBe(0);
    expect(await page.content()).not.toContain('kanarienvogel');
    expect(await traces(page)).toEqual(noTraces);
  });

  test('from the page that reads answers too, in one step', async () => {
    const { page } = await world.come();
    await page.goto(`${world.url}/healthz`);
    await page.goto(`${world.url}/report`);
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.getByLabel('Your code').fill('ABC');
    expect(page.url()).toBe(`${world.url}/report`);
    await leaveButton(page).click();
    await arrived(page);
    await page.goBack();
    expect(page.url()).toBe(`${world.url}/healthz`);
  });
});

describe('coming back', () => {
  test('a wrong symbol is told from an unknown code; the answer is opened here; more is locked here', async () => {
    const first = await world.form();
    await write(first.page, sawGirls);
    await sendButton(first.page).click();
    const code = await shownCode(first.page);
    await first.page.locator('[name=kept]').click();

    const { page, sent } = await world.form();
    await page.getByRole('button', { name: 'I have a code' }).click();
    const field = page.getByLabel('Your code');
    const read = page.getByRole('button', { name: 'Read the answer' });
    for (const [typed, said] of [
      [code.replace(/.$/, (last) => (last === '7' ? '8' : '7')), 'One letter or number is not right'],
      [code.slice(2), 'here are 16'],
      [`${code.slice(1)}U`, 'never has the letter U'],
      ['0'.repeat(18), 'We have no report with this code'],
    ] as const) {
      await field.fill(typed);
      await read.click();
      await problem(page).filter({ hasText: said }).waitFor();
      expect(await field.inputValue()).toBe(typed);
    }
    expect(sent.filter((one) => one.url.endsWith('/open'))).toHaveLength(1);
    await field.fill(code.toLowerCase().replace(/(...)/g, '$1 '));
    await read.click();
    await page.getByText(sawGirls.text).waitFor();
    await page.getByText('Nobody has answered yet').waitFor();

    await page.getByLabel('Write more').fill('The kanarienvogel van again.');
    await page.getByRole('button', { name: 'Send safely' }).click();
    await page.getByText('Your words have arrived.').waitFor();
    expect(await page.locator('.talk li').count()).toBe(2);
    expect(await world.readAs(world.site.regional.identity, code)).toMatchObject([
      { text: sawGirls.text },
      { text: 'The kanarienvogel van again.' },
    ]);
    for (const { body } of sent) expect(body).not.toMatch(new RegExp(`kanarienvogel|${code}`, 'i'));
    await leaveButton(page).click();
    await arrived(page);
    expect(await traces(page)).toEqual(noTraces);
  });
});

describe('without scripts', () => {
  test('told plainly; sent, kept, read again', async () => {
    const { page } = await world.comeWithoutScripts();
    await page.goto(`${world.url}/report`);
    const told = page.locator('#report noscript p');
    expect(await told.textContent()).toContain('our computer sees your words for a moment');
    expect(await told.isVisible()).toBe(true);
    expect(await page.locator('.js:visible').count()).toBe(0);
    await write(page, { ...sawGirls, part: 'no' });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const code = await shownCode(page);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    await page.goto(`${world.url}/report`);
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Read the answer' }).click();
    await page.getByText(sawGirls.text).waitFor();
    await page.getByLabel('Write more').fill('And more.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('And more.').waitFor();
    await leaveButton(page).click();
    await arrived(page);
  });
});
