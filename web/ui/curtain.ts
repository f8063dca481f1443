/**
 * The curtain before names. A name is shown only after somebody's act, and every curtain on the page closes again when
 * the app is locked, left alone, covered by another window or another tab, or about to be put away.
 *
 * A curtain is open while it was opened in the current generation; closing all is counting one up, so that there is no
 * list of open curtains to keep and none can be forgotten.
 */
import { useSyncExternalStore } from 'react';

let generation = 0;
const listeners = new Set<() => void>();

/** Hides every name on the page. */
export function closeCurtains(): void {
  generation += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = (): number => generation;

export const useGeneration = (): number => useSyncExternalStore(subscribe, current, current);

interface Watched {
  readonly window: EventTarget;
  readonly document: EventTarget & { readonly visibilityState?: DocumentVisibilityState };
}

/**
 * Starts watching for the person turning away; call once.
 * @param idleSeconds without a key, tap or movement
 * @param onLeave what else is to happen then; gets the cause
 * @returns how to stop watching
 */
export function watchForLeaving(
  idleSeconds: number,
  onLeave: (cause: 'idle' | 'hidden' | 'blur') => void = () => {},
  { window: view, document: page }: Watched = { window, document },
): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true } as const;
  const leave = (cause: 'idle' | 'hidden' | 'blur'): void => {
    closeCurtains();
    onLeave(cause);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Date.now();
  const wake = (): void => {
    clearTimeout(timer);
    // timers stand still while a device sleeps; clocks do not
    if (Date.now() - last > idleSeconds * 1000) leave('idle');
    last = Date.now();
    timer = setTimeout(() => leave('idle'), idleSeconds * 1000);
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus']) {
    view.addEventListener(type, wake, options);
  }
  view.addEventListener('blur', () => leave('blur'), options);
  view.addEventListener('pagehide', () => leave('hidden'), options);
  page.addEventListener(
    'visibilitychange',
    () => {
      if (page.visibilityState === 'hidden') leave('hidden');
      else wake();
    },
    options,
  );
  wake();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
