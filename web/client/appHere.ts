/**
 * The app itself on this device (web/worker): put there once somebody has signed in, and a newer version taken on only where
 * nobody is writing: when the app is opened and after it was locked, with every draft on the disk.
 */

// The content security policy asks who makes addresses of scripts; there is only this one.
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}
const workerAddress = (): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const made = trustedTypes?.createPolicy('worker', { createScriptURL: () => '/worker.js' });
  return made?.createScriptURL('') ?? '/worker.js';
};

const workers = (): ServiceWorkerContainer | undefined =>
  import.meta.env.PROD && import.meta.env.MODE !== 'gallery' && 'serviceWorker' in navigator
    ? navigator.serviceWorker
    : undefined;

/** How long a device that is opened or locked waits for a newer version, and how often one that stays open asks. */
const patienceMs = 3000;
const askAgainMs = 3_600_000;

/** Asks for a newer version; returns once it waits, or there is none. Without a network there is none. */
async function askForNewer(registered: ServiceWorkerRegistration): Promise<void> {
  if (!navigator.onLine) return;
  await registered.update().catch(() => undefined);
  const coming = registered.installing;
  if (!coming) return;
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => resolve(), { once: true });
  });
}

let isAsked = false;

/** Keeps the app on this device from now on. Where a browser allows no worker, the app needs the network to open, as before. */
export async function keepApp(): Promise<void> {
  const all = workers();
  if (!all || isAsked) return;
  isAsked = true;
  try {
    const registered = await all.register(workerAddress(), { scope: '/', updateViaCache: 'none' });
    const { active } = await all.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    active?.postMessage(loaded.filter((path) => path.startsWith('/assets/')));
    setInterval(() => void askForNewer(registered), askAgainMs);
  } catch {
    // no network any more, or storage is forbidden here: the next sign-in tries again
    isAsked = false;
  }
}

/** Whether this device has the app: then it opens without a network. */
export const isAppHere = async (): Promise<boolean> =>
  (
    await workers()
      ?.getRegistration('/')
      .catch(() => undefined)
  )?.active != null;

/**
 * Asks for a newer version and takes it on, by loading the page again. Call only where nothing typed is left in memory.
 * @param isFree whether that is still so when it has come
 * @returns whether the page is about to go
 */
export async function takeUpdate(isFree: () => boolean): Promise<boolean> {
  const all = workers();
  const registered = await all?.getRegistration('/').catch(() => undefined);
  // a page that no worker brought (loaded anew past it) does not hear that another took over
  if (!all?.controller || !registered) return false;
  if (!registered.waiting) {
    const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([askForNewer(registered), late]);
  }
  // without a network a page that is locked now could not be opened again
  if (!registered.waiting || !navigator.onLine || !isFree()) return false;
  all.addEventListener('controllerchange', () => location.reload(), { once: true });
  registered.waiting.postMessage('take');
  return true;
}
