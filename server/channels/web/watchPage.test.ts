/** The page of those who keep watch in a real browser: without a network, once, and with nothing left on the phone. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newWatchCode, watchMark, watchPass } from '../../../seal/watchCode.ts';
import { newId, put } from '../../store/testActs.ts';
import { shownCode } from './browser.ts';
import {
  canary,
  enterAt,
  isAnswered,
  isKept,
  nothingStays,
  ofWatch,
  tellWorker,
  waits,
  watchWorld,
} from './watchTesting.ts';

const watch = watchWorld();
const { page: world, codes, passes, community, must } = watch;

const send = (page: Page) => page.locator('#report button[type=submit]');

const enter = (page: Page, code: string) => enterAt(page, world.url, code);

/** On a phone of the group, with the page kept on it. */
async function keptPage(): Promise<Page> {
  const { page } = await world.come();
  await enter(page, codes[0]);
  await page.locator('#asking h1').waitFor();
  await isKept(page);
  return page;
}

describe('on a phone', () => {
  test('opens and writes without a network, keeps nothing that can be read, and sends once there is one', async () => {
    const { page } = await world.come();
    await enter(page, codes[0].toLowerCase());
    await page.locator('#asking h1').waitFor();
    await isKept(page);
    await watch.arrived();

    await page.context().setOffline(true);
    await page.reload();
    await page.locator('#text').fill(`A ${canary} van at the mill.`);
    await page.locator('[name=danger][value=yes]').check();
    await send(page).click();
    await page.getByText('It waits here').waitFor();
    expect(await waits(page)).toBe(1);
    // what lies in the browser: keys that no script is given, and what they encrypt
    const kept = await page.evaluate(async () => {
      const request = indexedDB.open('notes');
      const database = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const read = (store: string) =>
        new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
      const all = [...(await read('kept')), ...(await read('waiting'))];
      database.close();
      const texts = all.map((one) =>
        one instanceof CryptoKey
          ? `key ${one.extractable}`
          : new TextDecoder('latin1').decode((one as { data: ArrayBuffer }).data),
      );
      return { texts, local: { ...localStorage }, session: { ...sessionStorage } };
    });
    const all = JSON.stringify(kept);
    expect(all).toContain('key false');
    for (const telling of [canary, watch.number, community, 'age-encryption', passes[0] ?? '', codes[0]])
      expect(all).not.toContain(telling);
    expect(kept).toMatchObject({ local: {}, session: {} });

    await page.context().setOffline(false);
    await page.getByText('It has arrived.').waitFor();
    expect(await waits(page)).toBe(0);
    expect(await watch.arrived()).toEqual([{ ...ofWatch, open: { ...ofWatch.open, dangerNow: 'yes' } }]);
    await page.locator('[data-code]').click();
    const code = await shownCode(page);
    expect(await world.readAs(world.site.regional.identity, code)).toMatchObject([
      {
        text: `A ${canary} van at the mill.`,
        watch: watch.number,
        lang: 'en',
        asked: { area: 'R1-A1', danger: 'yes' },
      },
    ]);
    await page.locator('#receipt button[type=submit]').click();
    await page.locator('#done h1').waitFor();
  });

  test('notes what was seen without a network, in codes and numbers, for the group alone', async () => {
    const page = await keptPage();
    await watch.arrived();
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('[data-observe]').click();
    const note = page.locator('#observation button[type=submit]');
    await note.click();
    await page.getByText('Please choose what you notice.').waitFor();
    await page.getByLabel('Children pass through').check();
    await page.getByLabel('At what kind of place?').selectOption('Market');
    await page.getByLabel('Girls').fill('many');
    await note.click();
    await page.getByText('up to 1000').waitFor();
    await page.getByLabel('Girls').fill('٣');
    await note.click();
    await page.getByText('It waits on this phone').waitFor();
    expect(await waits(page)).toBe(1);
    await page.context().setOffline(false);
    await page.getByText('It has arrived. Thank you.').waitFor();
    expect(await waits(page)).toBe(0);
    const { rows } = await world.site.world.admin.query(
      "select open from gwen.entry where dossier_id = $1 and type = 'observation'",
      [community],
    );
    expect(rows).toMatchObject([
      { open: { pattern: 'children-passing', hub: 'market', girls: 3, area: 'R1-A1', byPhone: true } },
    ]);
    expect(await watch.arrived()).toEqual([]);
    await page.locator('#noted [data-more]').click();
    await page.locator('#asking h1').waitFor();
  });

  test('sends again after no answer, with the same name, and stays one', async () => {
    // a test can take away an answer only where no worker stands between
    const { page, sent } = await world.come({ serviceWorkers: 'block' });
    await enter(page, codes[0]);
    await page.locator('#asking h1').waitFor();
    await watch.arrived();
    // it arrives, and the answer does not
    let lost = 0;
    await page.route('**/report/watch/send', async (route) => {
      if (lost === 0) {
        lost += 1;
        await route.fetch();
        await route.abort();
      } else await route.continue();
    });
    await page.locator('#text').fill('They left by the river.');
    await send(page).click();
    await page.getByText('It waits here').waitFor();
    await page.locator('[data-try]').click();
    await page.getByText('It has arrived.').waitFor();
    expect(sent.filter(({ url }) => url.endsWith('/watch/send'))).toHaveLength(2);
    expect(await watch.arrived()).toEqual([ofWatch]);
  });

  test('whose code is taken back hears so; what waits is sent as anybody’s', async () => {
    const { page } = await world.come();
    const code = newWatchCode();
    const member = newId();
    await must(put(community, 'member', { code: 'Mill', pass: watchMark(await watchPass(code)) }, member));
    await enter(page, code);
    await page.locator('#asking h1').waitFor();
    await isKept(page);
    await page.context().setOffline(true);
    await page.locator('#text').fill('At the well.');
    await send(page).click();
    await page.getByText('It waits here').waitFor();
    await must(put(community, 'member', { pass: null }, member));
    await watch.arrived();
    await page.context().setOffline(false);
    await page.getByText('It has arrived.').waitFor();
    expect(await watch.arrived()).toEqual([{ area: '', open: { channel: 'web', language: 'en' } }]);
    await page.locator('#stored [data-more]').click();
    await page.getByText('Your code is not good any more').waitFor();
    await page.reload();
    await page.locator('#joining h1').waitFor();
  });

  test('goes past what is not taken, keeps it and says so', async () => {
    const { page } = await world.come({ serviceWorkers: 'block' });
    await enter(page, codes[0]);
    await page.locator('#asking h1').waitFor();
    await watch.arrived();
    // the server itself finds that the first does not read
    let first: string | undefined;
    await page.route('**/report/watch/send', async (route) => {
      const body = route.request().postDataJSON();
      first ??= body.locator;
      await route.continue({
        postData: JSON.stringify(body.locator === first ? { ...body, language: 7 } : body),
      });
    });
    await page.locator('#text').fill('At the well.');
    await send(page).click();
    await page.locator('[data-stored]').filter({ hasText: 'not taken as it is' }).waitFor();
    await page.locator('#stored [data-more]').click();
    await page.locator('#text').fill('At the mill.');
    await send(page).click();
    await page.getByText('It has arrived.').waitFor();
    expect(await watch.arrived()).toEqual([ofWatch]);
    expect(await waits(page)).toBe(1);
    await page.locator('[data-refused]').filter({ hasText: 'Not taken as it is: 1' }).waitFor();
    // as it was written it is taken
    await page.unroute('**/report/watch/send');
    await page.locator('[data-try]').click();
    await expect.poll(() => waits(page)).toBe(0);
    await expect.poll(() => page.locator('[data-refused]').textContent()).toBe('');
    expect(await watch.arrived()).toEqual([ofWatch]);
  });

  test('stays of its group when something before the server knows no such page', async () => {
    const { page } = await world.come({ serviceWorkers: 'block' });
    await enter(page, codes[0]);
    await page.locator('#asking h1').waitFor();
    await page.route('**/report/watch/join', (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' }),
    );
    const asked = page.waitForResponse('**/report/watch/join');
    await page.reload();
    await asked;
    // time to forget it
    await new Promise((resolve) => setTimeout(resolve, 300));
    await page.unroute('**/report/watch/join');
    await page.reload();
    await page.locator('#asking h1').waitFor();
    await page.locator('#text').fill('At the well.');
    await watch.arrived();
    await send(page).click();
    await page.getByText('It has arrived.').waitFor();
    expect(await watch.arrived()).toEqual([ofWatch]);
  });

  test('is wiped by one tap', async () => {
    const page = await keptPage();
    await page.context().setOffline(true);
    await page.locator('#text').fill('At the well.');
    await send(page).click();
    await page.getByText('It waits here').waitFor();
    await page.context().setOffline(false);
    await page.locator('[data-wipe]').click();
    await page.waitForURL('**/elsewhere');
    await nothingStays(page);
  });

  test('is wiped for good while a report is being locked', async () => {
    const { page } = await world.come({ serviceWorkers: 'block' });
    // the lock comes after the tap, and the page stays until what was under way has ended
    const { promise: wiped, resolve: wipe } = Promise.withResolvers<void>();
    let hasLock = false;
    await enter(page, codes[0]);
    await page.locator('#asking h1').waitFor();
    await page.route(/assets\/lock-/, async (route) => {
      hasLock = true;
      await wiped;
      await route.continue();
    });
    await page.route('**/elsewhere', async (route) => {
      wipe();
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.reload();
    await page.locator('#text').fill('At the well.');
    await send(page).click();
    await expect.poll(() => hasLock).toBe(true);
    await page.locator('[data-wipe]').click();
    await page.waitForURL('**/elsewhere');
    await nothingStays(page);
    await watch.arrived();
  });

  test('stays wiped when its worker answers once more', async () => {
    const page = await keptPage();
    await page.evaluate(() => caches.delete('notes'));
    await page.reload();
    await page.locator('#asking h1').waitFor();
    await page.evaluate(() => fetch('/watch/manifest.webmanifest'));
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });

  test('is wiped in its worker too, which says that it has heard', async () => {
    const page = await keptPage();
    await page.context().setOffline(true);
    expect([await tellWorker(page, 'something'), await isAnswered(page)]).toEqual(['nothing', true]);
    expect([await tellWorker(page, 'wipe'), await isAnswered(page)]).toEqual(['wiped', false]);
  });

  test('is told before it is kept where nobody but the service that it names could read it', async () => {
    const { page } = await world.come();
    // the hills' contact point alone is left, and is of the service itself
    await world.site.world.admin.query('update gwen.team set ended = now() where id = $1', [
      world.site.national.team,
    ]);
    await enter(page, codes[0]);
    await page.locator('#asking h1').waitFor();
    await page.locator('#text').fill('One of yours.');
    await page.locator('[name=part][value=yes]').check();
    await page.locator('[name=involved][value=this-service]').check();
    await watch.arrived();
    await send(page).click();
    await page.locator('#report [data-problem]').filter({ hasText: 'no other office' }).waitFor();
    expect(await watch.arrived()).toEqual([]);
    await send(page).click();
    await page.getByText('It has arrived.').waitFor();
    expect(await watch.arrived()).toHaveLength(1);
    await world.site.world.admin.query('update gwen.team set ended = null where id = $1', [
      world.site.national.team,
    ]);
  });

  test('speaks the language that was chosen, also without a network', async () => {
    const page = await keptPage();
    await page.reload();
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'ar');
    await page.context().setOffline(true);
    await page.goto(`${world.url}/watch`);
    await page.locator('#asking h1').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.title()).not.toMatch(/watch|report/i);
  });
});

describe('fits', () => {
  test('under 16 kB until one can write, under 70 kB in all; its policy allows nothing from outside', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const size = async (url: string): Promise<number> => {
      const answer = await world.site.app.inject({ method: 'GET', url, headers });
      expect(answer.statusCode, url).toBe(200);
      return answer.rawPayload.length;
    };
    const { body, headers: got } = await world.site.app.inject({ method: 'GET', url: '/watch' });
    const script = (name: string): string =>
      new RegExp(`/report/assets/${name}-[\\w-]+\\.js`).exec(body)?.[0] ?? '';
    const first = (await size('/watch')) + (await size(script('watch')));
    expect(first).toBeLessThan(16_000);
    const rest = ['/watch/worker.js', '/watch/manifest.webmanifest', '/watch/icon-192.png', script('lock')];
    const all = (await Promise.all(rest.map(size))).reduce((sum, one) => sum + one, first);
    expect(all).toBeLessThan(70_000);
    const policy = String(got['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    const { name, icons } = (
      await world.site.app.inject({ method: 'GET', url: '/watch/manifest.webmanifest' })
    ).json();
    expect(name).toBe('Notes');
    for (const { src } of icons) {
      const icon = await world.site.app.inject({ method: 'GET', url: src });
      expect(icon.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    }
  });

  test('axe finds nothing on any screen, and nothing is cut off at 320 pixels or from right to left', async () => {
    for (const [colorScheme, locale, width] of [
      ['light', 'en', 320],
      ['dark', 'ar', 360],
    ] as const) {
      const { page } = await world.come({ colorScheme, locale, viewport: { width, height: 640 } });
      const look = async (): Promise<void> => {
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const { axe: engine } = window as unknown as { axe: typeof import('axe-core') };
          const { violations } = await engine.run(document);
          const { scrollWidth, clientWidth } = document.documentElement;
          return [
            ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
            ...(scrollWidth > clientWidth ? [`${scrollWidth} wide`] : []),
          ];
        });
        expect(found).toEqual([]);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button, a[href^="/report"], summary')]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
            .map((one) => one.outerHTML.slice(0, 80)),
        );
        expect(small).toEqual([]);
      };
      await page.goto(`${world.url}/watch`);
      await page.locator('#joining h1').waitFor();
      await look();
      await page.locator('#pass').fill(`${codes[0].slice(0, -1)}U`);
      await page.locator('#join button').click();
      await page.locator('#join [data-problem]').filter({ hasText: 'U' }).waitFor();
      await page.locator('#pass').fill(codes[0]);
      await page.locator('#join button').click();
      await page.locator('#asking h1').waitFor();
      await page.locator('[data-observe]').click();
      await page.locator('#observing h1').waitFor();
      await look();
      await page.locator('#observing [data-more]').click();
      await page.locator('summary').click();
      await look();
      await send(page).click();
      await page.locator('#report [data-problem]:not(:empty)').waitFor();
      await page.locator('#text').fill('At the well.');
      await send(page).click();
      await page.locator('#stored h1').waitFor();
      await expect.poll(() => waits(page)).toBe(0);
      await look();
    }
  });
});
