/** Photos, voices and papers from the public page, in a real browser at 360 pixels, over a network that breaks. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SealedFile } from '../../../domain/report/sealedMessage.ts';
import { originalOf } from '../../../seal/clean/rest.ts';
import { openFile } from '../../../seal/file.ts';
import { receiptKeys } from '../../../seal/receipt.ts';
import { canary, exifSegment, jpegWith, segment } from '../../files/testFiles.ts';
import { wav, wavChunk } from '../../files/testSounds.ts';
import { findSealedFile } from '../../store/sealedFiles.ts';
import type { Session } from '../../store/session.ts';
import { openReport } from '../reports.ts';
import { problem, publicPage, sawGirls, sendButton, shownCode, write } from './browser.ts';

const world = publicPage();
let operator: Session;
beforeAll(async () => {
  operator = await world.site.world.person('nora', ['operator']);
});

const photo = jpegWith(
  exifSegment(6),
  ...Array.from({ length: 4 }, () => segment(0xe5, Buffer.alloc(60_000, 'x'))),
);
const voice = wav([wavChunk('LIST', Buffer.from(canary))]);
const files = [
  { name: `${canary}.jpg`, mimeType: 'image/jpeg', buffer: photo },
  { name: 'voice note.wav', mimeType: 'audio/wav', buffer: voice },
];
const chooser = (page: Page) => page.locator('input[type=file]:visible');
const sending = (page: Page) => page.locator('[data-sending]');

async function read(code: string, place: { id: string; key: string; size: number }, withheld = false) {
  const { store } = world.site.world;
  const found = await openReport(store, await receiptKeys(code));
  const sealed = found && (await findSealedFile(store, operator, found.dossier, place.id, withheld));
  return sealed && openFile(place.key, place.size, Buffer.concat(await Array.fromAsync(sealed.pieces)));
}

async function original(code: string, { copy, rest }: SealedFile): Promise<Uint8Array | undefined> {
  const [shown, taken] = [copy && (await read(code, copy)), rest && (await read(code, rest, true))];
  return shown && taken ? originalOf(shown, taken) : shown;
}

async function filesOf(code: string): Promise<readonly SealedFile[]> {
  const messages = await world.readAs(world.site.national.identity, code);
  return messages.flatMap((one) => one?.files ?? []);
}

describe('files from the page', () => {
  test('follow the words, through a network that breaks, without their names or places in any request', async () => {
    const { page, sent } = await world.form();
    let count = 0;
    await page.route('**/report/files/**', async (route) => {
      count += 1;
      // lost on the way, or its answer is
      if (count % 3 === 1) await route.abort();
      else if (count % 3 === 2) {
        await route.fetch();
        await route.abort();
      } else await route.continue();
    });
    await write(page, { text: sawGirls.text });
    await chooser(page).setInputFiles(files[0] ?? []);
    await chooser(page).setInputFiles(files[1] ?? []);
    await page.getByText('voice note.wav').waitFor();
    expect(await page.locator('.files li').count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
      return (await checker.run(document)).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    });
    expect(faults).toEqual([]);
    await sendButton(page).click();
    // the words are there before the files
    const code = await shownCode(page);
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([{ text: sawGirls.text }]);
    await page.locator('[name=kept]').click();
    await page.locator('#done').waitFor();
    await sending(page).getByText('Your files have arrived.', { exact: true }).waitFor({ timeout: 60_000 });
    const [picture, sound] = await filesOf(code);
    if (!picture?.copy || !sound?.copy) throw new Error('two files with copies');
    expect(picture).toMatchObject({ name: `${canary}.jpg`, type: 'image/jpeg' });
    expect(sound).toMatchObject({ name: 'voice note.wav', type: 'audio/wav' });
    expect(Buffer.from((await read(code, picture.copy)) ?? []).includes(canary)).toBe(false);
    expect(await original(code, picture)).toEqual(new Uint8Array(photo));
    expect(await read(code, sound.copy)).toEqual(new Uint8Array(wav()));
    expect(await original(code, sound)).toEqual(new Uint8Array(voice));
    const all = sent.map(({ url, body }) => url + body).join('\n');
    for (const told of [canary, 'voice note', 'jpeg', 'Exif', 'LIST']) expect(all).not.toContain(told);
    expect(count).toBeGreaterThan(6);
  });

  test('go on by themselves when the connection is back', async () => {
    const { page } = await world.form();
    let isOff = true;
    await page.route('**/report/files/**', (route) => (isOff ? route.abort() : route.continue()));
    await write(page, { text: 'Only a photo' });
    await chooser(page).setInputFiles(files[0] ?? []);
    await sendButton(page).click();
    const code = await shownCode(page);
    await sending(page).getByText('No connection').waitFor();
    isOff = false;
    await sending(page).getByText('Your files have arrived.', { exact: true }).waitFor({ timeout: 60_000 });
    const [picture] = await filesOf(code);
    expect(picture && (await original(code, picture))).toEqual(new Uint8Array(photo));
  });

  test('may come alone, be taken back, and stay with another language; one too large is named', async () => {
    const { page } = await world.form();
    const large = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(20_000_001, 'x') };
    await chooser(page).setInputFiles([...files, large]);
    await page.getByRole('button', { name: 'Remove voice note.wav' }).click();
    await page.getByRole('button', { name: 'Français' }).click();
    await page.locator('html[lang=fr]').waitFor();
    expect(await page.locator('.files bdi').allTextContents()).toEqual([`${canary}.jpg`, 'film.mp4']);
    await sendButton(page).click();
    await problem(page).filter({ hasText: 'film.mp4' }).waitFor();
    await page.locator('.files li').filter({ hasText: 'film.mp4' }).locator('button').click();
    await sendButton(page).click();
    const code = await shownCode(page);
    await expect.poll(async () => (await filesOf(code)).length).toBe(1);
    expect(await world.readAs(world.site.national.identity, code)).toMatchObject([{ text: '' }]);
  });

  test('can be added later with the code', async () => {
    const { page } = await world.form();
    await write(page, { text: 'More tomorrow' });
    await sendButton(page).click();
    const code = await shownCode(page);
    await page.locator('[name=kept]').click();
    await page.reload();
    await page.locator('.elsewhere button').click();
    await page.locator('#code').fill(code);
    await page.locator('#open button:visible').click();
    await page.locator('#talk h1').waitFor();
    await chooser(page).setInputFiles(files[0] ?? []);
    await page.locator('#more button.wide:visible').click();
    await sending(page).getByText('Your files have arrived.', { exact: true }).waitFor({ timeout: 30_000 });
    const [picture] = await filesOf(code);
    expect(picture && (await original(code, picture))).toEqual(new Uint8Array(photo));
  });
});

describe('files without scripts', () => {
  test('are sealed in memory; the page says so, and what did not fit', async () => {
    const { page } = await world.comeWithoutScripts();
    await page.goto(`${world.url}/report`);
    const notice = page.locator('.hint noscript').first();
    expect(await notice.isVisible()).toBe(true);
    expect(await notice.textContent()).toContain('sees them for a moment');
    await write(page, { text: 'Sent in the open' });
    await chooser(page).setInputFiles(files);
    await page.locator('#report button.wide:visible').click();
    const code = await shownCode(page);
    expect(await sending(page).isVisible()).toBe(false);
    const [picture] = await filesOf(code);
    expect(picture).toMatchObject({ name: `${canary}.jpg`, type: 'image/jpeg' });
    expect(picture && (await original(code, picture))).toEqual(new Uint8Array(photo));
  });
});
