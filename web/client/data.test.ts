/** What screens keep is hers alone: an answer that arrives after she locked or went is nobody's to keep. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from './api.ts';
import { forgetKept, getKept, keepOn, keepReady } from './data.ts';

/** What the next person's device keeps. */
class Keeper {
  readonly has = new Map<string, unknown>();
  readonly put = async (path: string, { data }: { readonly data: unknown }): Promise<void> => {
    this.has.set(path, data);
  };
  readonly remove = async (path: string): Promise<void> => {
    this.has.delete(path);
  };
  readonly settled = async (): Promise<void> => {};
}

/** A network whose answers come when the test says so. */
let asked: { readonly path: string; readonly answer: (response: Response) => void }[] = [];
let isThere = true;
const answer = (path: string, body: unknown, status = 200): void =>
  asked.find((one) => one.path === path)?.answer(Response.json(body, { status }));

beforeEach(() => {
  asked = [];
  isThere = true;
  vi.stubGlobal('fetch', (address: string) => {
    if (!isThere) return Promise.reject(new TypeError('no network'));
    const { promise, resolve } = Promise.withResolvers<Response>();
    asked.push({ path: address.replace('/api/v1', ''), answer: resolve });
    return promise;
  });
});
afterEach(() => {
  forgetKept();
  vi.unstubAllGlobals();
});

/** What a screen gets of a path where there is no network. */
const shown = async (path: string): Promise<unknown> => {
  isThere = false;
  return await getKept(path).catch((error: unknown) => (error instanceof ApiProblem ? error.code : error));
};

test('what was asked for and answered is kept, and shown where there is no network', async () => {
  const hers = new Keeper();
  keepOn(hers, new Map());
  const asking = getKept('/directory');
  answer('/directory', ['hers']);
  expect(await asking).toEqual(['hers']);
  expect(hers.has.get('/directory')).toEqual(['hers']);
  expect(await shown('/directory')).toEqual(['hers']);
});

test('an answer that arrives after she went is not kept, nor given to the device of who comes next', async () => {
  const asking = getKept('/directory');
  forgetKept();
  answer('/directory', ['hers']);
  await asking.catch(() => undefined);
  const next = new Keeper();
  keepOn(next, new Map());
  expect([...next.has]).toEqual([]);
  expect(await shown('/directory')).toBe('offline');
});

test('nor where the next person is there already, whose own stays also where hers was refused', async () => {
  const [asking, refused] = [getKept('/directory'), getKept('/areas')];
  forgetKept();
  const next = new Keeper();
  const at = new Date();
  keepOn(next, new Map([['/directory', { data: ['his'], at }]]));
  next.has.set('/areas', ['his']);
  answer('/directory', ['hers']);
  answer('/areas', { code: 'not-found' }, 404);
  await Promise.allSettled([asking, refused]);
  expect([...next.has]).toEqual([['/areas', ['his']]]);
  expect(await shown('/directory')).toEqual(['his']);
});

test('what is fetched ahead stops when she goes', async () => {
  keepOn(new Keeper(), new Map());
  const fetching = keepReady(['/dossiers/a', '/dossiers/b']);
  forgetKept();
  const next = new Keeper();
  keepOn(next, new Map());
  answer('/dossiers/a', ['hers']);
  await fetching;
  expect(asked.map(({ path }) => path)).toEqual(['/dossiers/a']);
  expect([...next.has]).toEqual([]);
  expect(await shown('/dossiers/a')).toBe('offline');
});
