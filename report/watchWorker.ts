/**
 * Keeps the page of those who keep watch on the phone, so that it opens without a network, and sends what waits when the
 * browser says that there is one. It keeps the page as it was sent, and nothing of what was written.
 */
import { flush } from './watchQueue.ts';

/** What the browser's types leave out. */
interface Scope {
  addEventListener(name: string, listener: (event: Event) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as Scope;
const page = '/watch';
const beside = ['/watch/manifest.webmanifest', '/watch/icon-192.png'];
/** The page was wiped: nothing is kept any more. */
let isWiped = false;

/** What is kept; undefined where it was wiped. Only a worker that is being installed makes it. */
async function kept(makes = false): Promise<Cache | undefined> {
  if (!makes && !(await caches.has('notes'))) return undefined;
  return isWiped ? undefined : await caches.open('notes');
}

const scriptsOf = (html: string): readonly string[] => html.match(/\/report\/assets\/[\w-]+\.js/g) ?? [];
const languageOf = (html: string): string => /<html lang="([\w-]+)"/.exec(html)?.[1] ?? '';

/** Keeps a page and its scripts, and those of the page before it, which may still be open. */
async function keep(answer: Response, makes = false): Promise<void> {
  const cache = answer.ok ? await kept(makes) : undefined;
  if (!cache) return;
  const old = await (await cache.match(page))?.text();
  const html = await answer.clone().text();
  const wanted = [...new Set(scriptsOf(html))];
  const missing: string[] = [];
  for (const url of [...wanted, ...beside]) if (!(await cache.match(url))) missing.push(url);
  await cache.addAll(missing);
  await cache.put(page, answer);
  const known = [...wanted, ...scriptsOf(old ?? ''), ...beside, page];
  for (const request of await cache.keys())
    if (!known.includes(new URL(request.url).pathname)) await cache.delete(request);
}

/** The newest page in the language that was chosen last. */
async function renew(html: string): Promise<void> {
  const body = new URLSearchParams({ lang: languageOf(html) });
  try {
    await keep(await fetch(page, { method: 'POST', body, credentials: 'omit' }));
  } catch {
    // no network
  }
}

async function open({ request }: Fetched): Promise<Response> {
  const known = await (await kept())?.match(page);
  if (!known) return await fetch(request);
  void known.clone().text().then(renew);
  return known;
}

/** Another language: from the server, and kept from then on. */
async function choose({ request }: Fetched): Promise<Response> {
  try {
    const answer = await fetch(request);
    await keep(answer.clone());
    return answer;
  } catch (error) {
    const known = await (await kept())?.match(page);
    if (known) return known;
    throw error;
  }
}

scope.addEventListener('install', (event) => {
  const work = fetch(page, { credentials: 'omit' }).then((answer) => keep(answer, true));
  (event as unknown as Extendable).waitUntil(Promise.all([work, scope.skipWaiting()]));
});
scope.addEventListener('activate', (event) => {
  (event as unknown as Extendable).waitUntil(scope.clients.claim());
});
scope.addEventListener('fetch', (event) => {
  const fetched = event as unknown as Fetched;
  const { pathname, origin } = new URL(fetched.request.url);
  if (origin !== location.origin) return;
  const { method, mode } = fetched.request;
  if (pathname === page && mode === 'navigate') {
    fetched.respondWith(method === 'GET' ? open(fetched) : choose(fetched));
  } else if (method === 'GET' && (pathname.startsWith('/report/assets/') || beside.includes(pathname))) {
    fetched.respondWith(
      kept()
        .then((cache) => cache?.match(pathname))
        .then((known) => known ?? fetch(fetched.request)),
    );
  }
});
scope.addEventListener('message', (event) => {
  const { data, ports } = event as MessageEvent<unknown>;
  if (data !== 'wipe') return;
  isWiped = true;
  for (const port of ports) port.postMessage('wiped');
});
scope.addEventListener('sync', (event) => {
  (event as unknown as Extendable).waitUntil(
    flush().then(({ left, refused }) => {
      // the browser asks again later, a little longer each time
      if (left.length > refused.length) throw new Error('later');
    }),
  );
});
