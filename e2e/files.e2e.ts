/**
 * A photo in a child's case, by a phone: what is refused is said in words, what breaks off is tried again, the place it was
 * taken at never arrives, and the picture is the same to the last pixel. Esi is the child's social worker.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanFile } from '../server/files/clean.ts';
import {
  canary,
  exif,
  exifSegment,
  jpeg,
  jpegWith,
  pngChunk,
  pngWith,
  webp,
  webpLossless,
  webpWith,
  webpWithAlpha,
} from '../server/files/testFiles.ts';
import { look } from './axe.ts';
import type { Device } from './browser.ts';
import { endDevices, launchBrowser, newDevice, phone, signIn } from './browser.ts';
import { answer, by } from './forms.ts';
import type { World } from './world.ts';
import { area, openWorld } from './world.ts';

let world: World;
let browser: Browser;
let esi: Device;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
  esi = await newDevice(browser, phone);
});
afterAll(async () => {
  await endDevices(browser);
  await world?.close();
});

/** As a browser draws it: its extent and every pixel. */
const drawn = (bytes: Buffer, type: string) =>
  esi.page.evaluate(
    async ([base64, kind]) => {
      const raw = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const image = await createImageBitmap(new Blob([raw], { type: kind }));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      return `${image.width}x${image.height} ${[...data].join()}`;
    },
    [bytes.toString('base64'), type] as const,
  );

test('what is cleaned looks the same in a browser, the right way up', async () => {
  const words = Buffer.from(canary);
  const all: readonly (readonly [string, Buffer])[] = [
    ...[1, 3, 6, 8].map((way) => ['image/jpeg', jpegWith(exifSegment(way))] as const),
    ['image/jpeg', jpeg],
    ['image/png', pngWith(pngChunk('tEXt', words))],
    ...[webp, webpLossless, webpWithAlpha].map(
      (one) => ['image/webp', webpWith(one, ['EXIF', exif(1)])] as const,
    ),
  ];
  const seen = new Set<string>();
  for (const [type, bytes] of all) {
    const clean = (await cleanFile(bytes)).bytes;
    expect(clean.includes(words)).toBe(false);
    const before = await drawn(bytes, type);
    expect(await drawn(clean, type)).toBe(before);
    seen.add(before);
  }
  // turned pictures are really drawn turned
  expect([...seen].some((one) => one.startsWith('16x24'))).toBe(true);
  expect(seen.size).toBeGreaterThan(5);
});

test('she attaches a photo and sees it in the case', { timeout: 120_000 }, async () => {
  const { page } = esi;
  let fetched = 0;
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().includes('/files/')) fetched += 1;
  });
  await signIn(page, world, 'esi');
  const dossier = await page.evaluate(async (where) => {
    const { csrf } = await (await fetch('/api/v1/session')).json();
    const id = crypto.randomUUID();
    const operation = { id: crypto.randomUUID(), recorded: new Date().toISOString(), op: 'create' };
    await fetch('/api/v1/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gwen-csrf': csrf },
      body: JSON.stringify({
        id: crypto.randomUUID(),
        act: 'plain',
        operations: [{ ...operation, dossier: id, kind: 'case', area: where }],
      }),
    });
    return id;
  }, area);
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/dossiers/${dossier}/write/file`);
  const input = page.locator('form.form .file-input');
  await input.waitFor();
  await page.getByRole('button', { name: 'Take a photo' }).waitFor();
  expect(await look(page, 'file-form')).toEqual([]);

  // what is not taken is said in words, and nothing is attached
  await input.setInputFiles({
    name: 'a.docx',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('504b0304', 'hex'),
  });
  await page.getByText('Gwen does not take files of this kind.').waitFor();
  expect(await look(page, 'file-refused')).toEqual([]);

  // the network goes, and comes again
  await esi.context.setOffline(true);
  await input.setInputFiles({
    name: 'Her passport.jpg',
    mimeType: 'image/jpeg',
    buffer: jpegWith(exifSegment(6)),
  });
  await page.getByText('There is no network.', { exact: false }).first().waitFor();
  await esi.context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.file-kept').getByText('Her passport.jpg').waitFor();

  await answer(page, 'Kind', by.choose('Photo'));
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();

  // nothing of it is fetched before she looks
  expect(fetched).toBe(0);
  await page.getByRole('button', { name: 'Show details' }).first().click();
  const picture = page.getByRole('img', { name: 'What is attached, as a picture' });
  await picture.waitFor();
  expect(fetched).toBe(1);
  await expect
    .poll(() =>
      picture.evaluate((one) => [
        (one as HTMLImageElement).naturalWidth,
        (one as HTMLImageElement).naturalHeight,
      ]),
    )
    .toEqual([16, 24]);
  expect(await look(page, 'file-shown')).toEqual([]);
  await page.getByRole('button', { name: /^Hide/ }).first().click();
  expect(await picture.count()).toBe(0);
  expect(esi.errors).toEqual([]);

  const { rows } = await world.admin.query(
    'select count(*)::int as n from gwen.file where entry_id is not null',
  );
  expect(rows).toEqual([{ n: 1 }]);
});
