/**
 * Work by single keys. They never fire while somebody types or a dialog is open, and can be switched off on this device
 * (WCAG 2.1.4), since speech input and tremor press keys that nobody meant.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Keys = { readonly [key: string]: (() => void) | undefined };

const place = 'single-keys';
const watchers = new Set<() => void>();
const isOn = (): boolean => localStorage.getItem(place) !== 'off';

/** Whether single keys work on this device. */
export const useKeysOn = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    isOn,
    isOn,
  );

export function setKeysOn(on: boolean): void {
  if (on) localStorage.removeItem(place);
  else localStorage.setItem(place, 'off');
  for (const tell of watchers) tell();
}

const typing =
  'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button]), [role=combobox]';

/** The key as it is printed on a Latin keyboard, also while another script is switched on. */
export function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? /^Digit(\d)$/.exec(code)?.[1] ?? key;
}

/** Does a dialog wait for an answer? A toast is none, though it has that role. */
const isAsked = (): boolean => document.querySelector('.dialog') !== null;

/** Does this press belong to what has the focus rather than to the page? */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return true;
  // not by role: a toast has that of a dialog, and does not hold anybody up
  if (isAsked()) return true;
  return event.target instanceof Element && event.target.closest(typing) !== null;
}

/**
 * Ctrl and Enter hand in from wherever the focus is, while typing and after answering by single keys alone: the form that has
 * the focus, else the first that is to be seen.
 */
export function useHandInKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isAsked()) return;
      event.preventDefault();
      event.stopPropagation();
      // once a press, however long it lasts
      if (event.repeat) return;
      const focused = event.target instanceof Element ? event.target.closest('form') : null;
      const shown = [...document.querySelectorAll('form')].find((form) => form.checkVisibility());
      (focused ?? shown)?.requestSubmit();
    };
    // before the button or answer that has the focus takes Enter for itself
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
}

/** Listens for these keys until unmounted. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isOn() || isTaken(event)) return;
      const does = latest.current[keyOf(event)];
      if (!does) return;
      event.preventDefault();
      // a key that is held down is one press
      if (!event.repeat) does();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
