/** People without a mouse: the Tab key, and what has the focus. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has the focus, as a screen reader would name it, with its value where it is one of several answers. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    const named = at.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const isField =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
    const labels = isField ? [...(at.labels ?? [])] : [];
    return [
      at.getAttribute('aria-label'),
      ...named.map((id) => document.getElementById(id)?.textContent),
      ...labels.map((label) => label.textContent),
      at instanceof HTMLSelectElement ? '' : at.textContent,
    ].join(' ');
  });

/** Goes on with the Tab key to what is named so; the focus is always to be seen. */
export async function reach(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (name.test(here)) {
      expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
      return;
    }
    passed.push(here.trim().slice(0, 30));
  }
  throw new Error(`the Tab key does not lead to ${name}: ${passed.join(' | ')}`);
}

/** Goes there and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

/** Goes there and writes. */
export async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.type(text);
}
