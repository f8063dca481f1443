/** Sending from the public page in a real browser: what goes out, and what happens when things go wrong. */
import { describe, expect, test } from 'vitest';
import { parseReceipt, receiptKeys } from '../../../seal/receipt.ts';
import { noTraces, problem, publicPage, sawGirls, sendButton, shownCode, traces, write } from './browser.ts';

const world = publicPage();

describe('sending', () => {
  test('locks on the device: no word of it is in any request, and the contact point reads it', async () => {
    const { page, sent } = await world.form();
    await write(page, { ...sawGirls, part: 'yes', involved: ['police'] });
    await sendButton(page).click();
    const code = await shownCode(page);
    expect(parseReceipt(code)).toEqual({ ok: true, receipt: code });
    expect(await world.readAs(world.site.national.identity, code)).toEqual([
      {
        v: 1,
        text: sawGirls.text,
        place: sawGirls.place,
        lang: 'en',
        asked: { area: 'R1-A', danger: 'yes', involved: ['police'] },
      },
    ]);
    expect(await world.readAs(world.site.regional.identity, code)).toEqual([undefined]);

    expect(
      sent.filter(({ method }) => method === 'POST').map((one) => one.url.slice(world.url.length)),
    ).toEqual(['/report/route', '/report/send']);
    const keys = await receiptKeys(code);
    for (const secret of ['kanarienvogel', code, code.slice(0, 9), keys.identity]) {
      const codings = [secret, ...[0, 1, 2].map((skip) => btoa('x'.repeat(skip) + secret).slice(4, -4))];
      for (const one of sent) {
        for (const text of codings) {
          expect(one.body, one.url).not.toContain(text);
          expect(one.url).not.toContain(text);
        }
      }
    }
    expect(
      sent.every((one) => one.url.startsWith(`${world.url}/report`) || one.url.startsWith('data:')),
    ).toBe(true);
    expect(page.url()).toBe(`${world.url}/report`);
    expect(await page.title()).toBe('Notes');
  });

  test('pressed three times is one report', async () => {
    const { page } = await world.form();
    await write(page, { text: 'Pressed often.' });
    const before = await world.reports();
    const button = sendButton(page);
    await Promise.all([button.click(), button.click({ force: true }), button.click({ force: true })]);
    await shownCode(page);
    expect(await world.reports()).toBe(before + 1);
  });

  test('with the keyboard alone; the first stop is the way out', async () => {
    const { page } = await world.form({ viewport: { width: 1280, height: 800 } });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('leave');
    for (let n = 0; n < 40 && (await page.evaluate(() => document.activeElement?.id)) !== 'text'; n += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('[name=danger]')))
        await page.keyboard.press('Space');
    }
    await page.keyboard.type('Typed without a mouse.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('mill');
    await page.keyboard.press('Enter');
    const code = await shownCode(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([
      { text: 'Typed without a mouse.', place: 'mill', asked: { danger: 'yes' } },
    ]);
  });

  test('mistakes are told at their field, and nothing is lost', async () => {
    const { page, sent } = await world.form();
    await sendButton(page).click();
    await page.getByText('Please write a few words first.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    expect(await page.locator('#text').getAttribute('aria-invalid')).toBe('true');
    await write(page, { text: 'x'.repeat(20_005) });
    await sendButton(page).click();
    await page.getByText('5 letters too many').waitFor();
    expect((await page.locator('#text').inputValue()).length).toBe(20_005);
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('nobody else to read it: told first, sent when pressed again', async () => {
    const { page } = await world.form();
    await write(page, { text: 'They are in it.', area: 'R2-A', part: 'yes', involved: ['this-service'] });
    const before = await world.reports();
    await sendButton(page).click();
    await page.getByText('There is no other office that can read this').waitFor();
    expect(await world.reports()).toBe(before);
    await sendButton(page).click();
    await shownCode(page);
    expect(await world.reports()).toBe(before + 1);
  });
});

describe('the network fails', () => {
  test('all is kept and said so; sent again it arrives', async () => {
    const { page } = await world.form();
    await write(page, sawGirls);
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some((e) => e.name.includes('lock')),
    );
    await page.context().setOffline(true);
    await sendButton(page).click();
    await page.getByText('Not sent: there is no connection').waitFor();
    expect(await page.locator('#text').inputValue()).toBe(sawGirls.text);
    expect(await page.locator('#area').inputValue()).toBe('R1-A');
    await page.context().setOffline(false);
    await sendButton(page).click();
    expect(await world.readAs(world.site.regional.identity, await shownCode(page))).toMatchObject([
      { text: sawGirls.text },
    ]);
  });

  test('an answer lost on the way back makes no second report', async () => {
    const { page } = await world.form();
    await write(page, { text: 'The answer is lost.' });
    const before = await world.reports();
    let isLost = true;
    await page.route('**/report/send', async (route) => {
      const response = await route.fetch();
      if (isLost) await route.abort();
      else await route.fulfill({ response });
    });
    await sendButton(page).click();
    await problem(page).filter({ hasText: 'no connection' }).waitFor();
    expect(await world.reports()).toBe(before + 1);
    isLost = false;
    await sendButton(page).click();
    const code = await shownCode(page);
    expect(await world.reports()).toBe(before + 1);
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([
      { text: 'The answer is lost.' },
    ]);
  });

  test('lost and loaded again: the report that arrived shows its code, one that did not says so', async () => {
    const { page } = await world.form();
    await write(page, { text: 'Loaded again.' });
    await page.route('**/report/send', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await sendButton(page).click();
    await problem(page).filter({ hasText: 'no connection' }).waitFor();
    await page.reload();
    const code = await shownCode(page);
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([{ text: 'Loaded again.' }]);
    await page.getByText('this is still your code').waitFor();
    await page.locator('[name=kept]').click();

    await page.goto(`${world.url}/report`);
    await page.unroute('**/report/send');
    await page.route('**/report/send', (route) => route.abort());
    await write(page, { text: 'Never arrived.' });
    await sendButton(page).click();
    await problem(page).filter({ hasText: 'no connection' }).waitFor();
    await page.reload();
    await page.getByText('Your last report was not sent').waitFor();
    expect(await traces(page)).toEqual(noTraces);
  });

  test('the contact point changed its key meanwhile: sealed anew, unnoticed', async () => {
    const { page } = await world.form();
    await write(page, { text: 'A new key.', area: 'R1-A' });
    let isOld = true;
    await page.route('**/report/route', async (route) => {
      if (!isOld) return await route.continue();
      const response = await route.fetch();
      isOld = false;
      Object.assign(world.site.regional, await world.site.newKey(world.site.regional.team));
      await route.fulfill({ response });
    });
    await sendButton(page).click();
    const code = await shownCode(page);
    expect(await world.readAs(world.site.regional.identity, code)).toMatchObject([{ text: 'A new key.' }]);
  });
});

describe('sent before the lock is there', () => {
  test('it waits, and goes out locked', async () => {
    const { page, sent } = await world.come();
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/report/assets/main-*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${world.url}/report`, { waitUntil: 'commit' });
    await write(page, { text: 'Very early.' });
    await sendButton(page).click();
    await page.getByText('The lock is still loading').waitFor();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    release();
    expect(await world.readAs(world.site.national.identity, await shownCode(page))).toMatchObject([
      { text: 'Very early.' },
    ]);
  });

  test('a lock that cannot be fetched: try again, or choose to send without it', async () => {
    const { page, sent } = await world.come();
    await page.route('**/report/assets/lock-*', (route) => route.abort());
    await page.goto(`${world.url}/report`);
    await write(page, sawGirls);
    await sendButton(page).click();
    await page.getByRole('heading', { name: 'It cannot be locked here' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'It cannot be locked here' }).waitFor();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
    await page.getByRole('button', { name: 'Send without the lock' }).click();
    const plain = await shownCode(page);
    expect(await world.readAs(world.site.regional.identity, plain)).toMatchObject([{ text: sawGirls.text }]);

    await page.unroute('**/report/assets/lock-*');
    await page.goto(`${world.url}/report`);
    await page.route('**/report/assets/lock-*', (route) => route.abort());
    await write(page, { text: 'Later it loads.' });
    await sendButton(page).click();
    await page.getByRole('heading', { name: 'It cannot be locked here' }).waitFor();
    await page.unroute('**/report/assets/lock-*');
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await world.readAs(world.site.national.identity, await shownCode(page))).toMatchObject([
      { text: 'Later it loads.' },
    ]);
  });

  test('scripts that never come: after half a minute the choice is offered', async () => {
    const { page } = await world.come();
    await page.clock.install();
    await page.route('**/report/assets/**', (route) => route.abort());
    await page.goto(`${world.url}/report`);
    await write(page, { text: 'No scripts came.' });
    await sendButton(page).click();
    await page.getByText('The lock is still loading').waitFor();
    await page.clock.fastForward(31_000);
    await page.getByRole('button', { name: 'Send without the lock' }).click();
    await shownCode(page);
  });
});
