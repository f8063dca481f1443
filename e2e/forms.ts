/** Answers a generated form as somebody does who reads its labels. */
import type { Locator, Page } from 'playwright-core';

/** How a question is answered: tap one or several, choose or find in a list, write, say a date. */
export type Answer =
  | { readonly tap: string | readonly string[] }
  | { readonly choose: string }
  | { readonly find: string }
  | { readonly write: string }
  | { readonly on: 'Today' | 'Yesterday' | string }
  | { readonly name: Readonly<Record<string, string>> };

const tap = (words: string | readonly string[]): Answer => ({ tap: words });
const choose = (words: string): Answer => ({ choose: words });
const find = (words: string): Answer => ({ find: words });
const write = (words: string): Answer => ({ write: words });
const on = (day: string): Answer => ({ on: day });
const named = (parts: Readonly<Record<string, string>>): Answer => ({ name: parts });
export const by = { tap, choose, find, write, on, named };

const escaped = (label: string): string => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The question with this label; labels of required ones end in a mark. */
function group(page: Page, label: string): Locator {
  const name = new RegExp(`^${escaped(label)}`);
  return page
    .locator('form.form')
    .getByRole('group', { name })
    .or(page.locator('form.form').getByRole('radiogroup', { name }))
    .first();
}

/** Opens the questions that are folded away if this is one of them. */
async function unfold(page: Page, label: string): Promise<void> {
  const folded = page.locator('form.form details.form-rest:not([open])').filter({
    has: page.locator('.field-label', { hasText: new RegExp(`^${escaped(label)}`) }),
  });
  if ((await folded.count()) > 0) await folded.first().locator('> summary').click();
}

export async function answer(page: Page, label: string, how: Answer): Promise<void> {
  await unfold(page, label);
  if ('tap' in how) {
    for (const words of [how.tap].flat())
      await group(page, label).getByText(words, { exact: true }).first().click();
  } else if ('choose' in how) {
    await page.getByLabel(label).first().selectOption({ label: how.choose });
  } else if ('find' in how) {
    const box = page
      .getByRole('combobox', { name: label })
      .or(group(page, label).getByRole('combobox'))
      .first();
    // A scroll closes the list, so it comes first.
    await box.scrollIntoViewIfNeeded();
    await box.click();
    await box.fill(how.find);
    // The list moves as it gets shorter, so it is chosen from with the keys.
    await page.getByRole('option', { name: how.find }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  } else if ('write' in how) {
    await page.getByLabel(label).first().fill(how.write);
  } else if ('on' in how) {
    const date = group(page, label);
    if (how.on === 'Today' || how.on === 'Yesterday') {
      await date.getByRole('button', { name: how.on }).click();
      return;
    }
    const [year = '', month, day] = how.on.split('-');
    const another = date.getByRole('button', { name: 'Another day' });
    const years = date.getByLabel('Year');
    await another.or(years).first().waitFor();
    if (await another.isVisible()) await another.click();
    await years.fill(year);
    if (month) await date.getByLabel('Month').selectOption(String(Number(month)));
    if (day) await date.getByLabel('Day').fill(day);
  } else {
    for (const [part, text] of Object.entries(how.name)) await group(page, label).getByLabel(part).fill(text);
  }
}

/** Opens a form of the dossier page, answers it and hands it in; waits until it is stored unless it will be refused. */
export async function fill(
  page: Page,
  answers: Readonly<Record<string, Answer>>,
  isRefused = false,
): Promise<void> {
  await page.locator('form.form').waitFor();
  for (const [label, how] of Object.entries(answers)) await answer(page, label, how);
  await page.getByRole('button', { name: 'Hand in' }).click();
  if (!isRefused) await page.locator('form.form').waitFor({ state: 'detached' });
}

/** Finds by typing in a long list, and takes what reads exactly so. */
export async function findAndTake(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  // a scroll closes the list, so it comes first
  await box.scrollIntoViewIfNeeded();
  await box.click();
  await box.fill(words);
  const wanted = await page.getByRole('option', { name: words, exact: true }).getAttribute('id');
  for (let at = 0; at < 20 && (await box.getAttribute('aria-activedescendant')) !== wanted; at++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
