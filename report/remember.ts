/**
 * The code of a report that has just been sent, kept for a few minutes in this tab alone, so that a page that is loaded
 * again by mistake still shows it. It is removed when the person confirms that she kept the code and when she leaves; and
 * a tab that somebody opens again later shows nothing.
 */

const key = 'notes';
const longestMs = 10 * 60_000;

export interface Remembered {
  readonly code: string;
  /** The server said that it has the report. */
  readonly arrived: boolean;
}

/** Writes it down. Where the browser forbids that, the code is only on the screen. */
export function remember(what: Remembered): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...what, until: Date.now() + longestMs }));
  } catch {
    // private modes may have no storage
  }
}

export function findRemembered(): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { code, arrived, until } = value as { readonly [name: string]: unknown };
    if (typeof code === 'string' && typeof until === 'number' && Date.now() < until)
      return { code, arrived: arrived === true };
  } catch {
    // not ours
  }
  forget();
  return undefined;
}

export function forget(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // nothing there
  }
}
