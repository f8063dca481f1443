/**
 * The service worker of the workers' app: the built files lie on the device, so that the app opens in a second and without a
 * network. It keeps scripts, styles and the one page, nothing else: no answer of the API ever comes by here, and no public
 * page. What people may read without a network lies locked in IndexedDB (web/store), where a worker has no key.
 *
 * A newer version is fetched beside the old one and waits; the app takes it on where nobody is writing (client/appHere.ts). The
 * version before stays until the next, for other windows that still run it.
 */
import { isAppPath } from './paths.ts';

/** What the build puts in (web/vite.config.ts). */
declare const __BUILT__: {
  /** Digest of all that is in this version. */
  readonly version: string;
  /** Fetched before this version is ready. */
  readonly files: readonly string[];
  /** Fetched when used: texts of languages. */
  readonly later: readonly string[];
};

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Extendable {
  readonly data: unknown;
}
/** The part of a worker's world that is used here; the DOM library does not know it. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  addEventListener(type: 'message', listen: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
}

const scope = globalThis as unknown as WorkerScope;
const { version, files, later } = __BUILT__;
const own = `app-${version}`;
const page = '/index.html';
/** Requests at a time: a slow network has other things to carry too. */
const lanes = 4;

/** `/assets/rest-fr-1a2b3c4d.js` and the same of another version have one stem. */
const stemOf = (path: string): string => path.replace(/-[\w-]{8}(?=\.\w+$)/, '');

async function bring(path: string): Promise<void> {
  const cache = await caches.open(own);
  if (await cache.match(path)) return;
  // a hashed name says the same in each version
  const known = path === page ? undefined : await caches.match(path);
  const answer = known ?? (await fetch(path, { cache: path === page ? 'reload' : 'default' }));
  if (!answer.ok || answer.redirected) throw new Error(`${path} did not come`);
  await cache.put(path, answer);
}

async function bringAll(paths: readonly string[]): Promise<void> {
  const left = [...paths];
  const lane = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) await bring(path);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Languages that this device has used with a version before. */
async function spokenBefore(): Promise<readonly string[]> {
  const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = await Promise.all(caching.map((cache) => cache.keys()));
  const stems = new Set(kept.flat().map(({ url }) => stemOf(new URL(url).pathname)));
  return later.filter((path) => stems.has(stemOf(path)));
}

/** Only this version and the one before stay. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith('app-') && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

async function fileOf(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && later.includes(path)) await (await caches.open(own)).put(path, answer.clone());
  return answer;
}

async function pageOf(request: Request): Promise<Response> {
  const kept = await (await caches.open(own)).match(page);
  return kept ?? (await fetch(request));
}

scope.addEventListener('install', (event) => {
  event.waitUntil(spokenBefore().then((spoken) => bringAll([...files, ...spoken, page])));
});
scope.addEventListener('activate', (event) => event.waitUntil(tidy()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isAppPath(pathname)) event.respondWith(pageOf(request));
  } else if (pathname.startsWith('/assets/')) event.respondWith(fileOf(request, pathname));
});
scope.addEventListener('message', (event) => {
  const { data } = event;
  if (data === 'take') event.waitUntil(scope.skipWaiting());
  // what a page loaded before there was a worker
  else if (Array.isArray(data)) event.waitUntil(bringAll(later.filter((path) => data.includes(path))));
});
