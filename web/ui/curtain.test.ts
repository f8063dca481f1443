import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForLeaving } from './curtain.ts';

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(seconds = 60) {
  const view = new EventTarget();
  const page = new Page();
  const causes: string[] = [];
  const stop = watchForLeaving(seconds, (cause) => causes.push(cause), { window: view, document: page });
  return { view, page, causes, stop };
}

test('names are hidden when nobody moves, and movement puts that off', () => {
  const { view, causes, stop } = watch();
  vi.advanceTimersByTime(59_000);
  view.dispatchEvent(new Event('pointermove'));
  vi.advanceTimersByTime(59_000);
  expect(causes).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(causes).toEqual(['idle']);
  stop();
});

test('names are hidden when another window or tab comes before this one', () => {
  const { view, page, causes, stop } = watch();
  view.dispatchEvent(new Event('blur'));
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  view.dispatchEvent(new Event('pagehide'));
  expect(causes).toEqual(['blur', 'hidden', 'hidden']);
  stop();
});

test('after stopping nothing is watched', () => {
  const { view, causes, stop } = watch();
  stop();
  view.dispatchEvent(new Event('blur'));
  vi.advanceTimersByTime(120_000);
  expect(causes).toEqual([]);
});

test('a device that slept through the time has left, as soon as it wakes', () => {
  const { page, causes, stop } = watch();
  // asleep: the clock goes on and no timer fires
  vi.setSystemTime(Date.now() + 61_000);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(causes).toEqual(['idle']);
  page.dispatchEvent(new Event('visibilitychange'));
  expect(causes).toEqual(['idle']);
  stop();
});
