/** Fetches the lock once, at the first touch of the page or when it is idle, and again if the network failed. */

export type Lock = typeof import('./lock.ts');

let loading: Promise<Lock> | undefined;
let tries = 0;

/** Whether this browser has what the lock is made of. Without https it has not. */
export const canLock = (): boolean => globalThis.crypto?.subtle !== undefined && typeof BigInt === 'function';

/** The lock. Rejects when it cannot be fetched; the next call tries again. */
export function loadLock(): Promise<Lock> {
  // an address whose fetching failed is remembered as failed, so each try has another
  const address = `${document.documentElement.dataset['lock']}${tries > 0 ? `?${tries}` : ''}`;
  loading ??= (import(/* @vite-ignore */ address) as Promise<Lock>).catch((error: unknown) => {
    tries += 1;
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Begins to fetch, so that it is there when it is needed. */
export function beginLoading(): void {
  if (canLock()) loadLock().catch(() => undefined);
}
