/** What the service refused goes back to its form: never over another draft, and never out of one place before it is in the other. */
import { expect, test } from 'vitest';
import { Drafts } from '../forms/drafts.ts';
import { openLocker } from './locker.ts';
import type { Shelf } from './shelf.ts';
import { memoryShelf } from './shelf.ts';
import { returnTyped } from './typedIn.ts';

const from = { href: '/dossiers/a/write/note', draft: 'a/note/new', values: { text: 'She sang.' } };

async function given(shelf: Shelf = memoryShelf()) {
  const drafts = new Drafts(shelf, await openLocker('AGE-SECRET-KEY-PQ-1ESI'));
  const taken: unknown[] = [];
  const back = () => returnTyped(drafts, from, async () => void taken.push(await drafts.find(from.draft)));
  return { drafts, taken, back };
}

test('is a draft again before it is taken out of what waits', async () => {
  const { drafts, taken, back } = await given();
  expect(await back()).toBe('there');
  expect(taken).toMatchObject([{ values: from.values }]);
  expect(await drafts.find(from.draft)).toMatchObject({ values: from.values });
});

test('does not go over what she has begun there since, kept already or typed just now', async () => {
  for (const isKept of [true, false]) {
    const { drafts, taken, back } = await given();
    drafts.keep(from.draft, { text: 'Half a word' });
    if (isKept) await drafts.flush();
    expect(await back()).toBe('other');
    expect(taken).toEqual([]);
    expect(await drafts.find(from.draft)).toMatchObject({ values: { text: 'Half a word' } });
  }
});

test('stays where it is on a device that is full', async () => {
  const full = { ...memoryShelf(), put: () => Promise.reject(new Error('QuotaExceededError')) };
  const { taken, back } = await given(full);
  expect(await back()).toBe('failed');
  expect(taken).toEqual([]);
});
