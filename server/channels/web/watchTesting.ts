/** A community watch of three members on a test's public page: their codes, and what came from them. */
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { newWatchCode, watchMark, watchPass } from '../../../seal/watchCode.ts';
import type { Session } from '../../store/session.ts';
import type { TestActs } from '../../store/testActs.ts';
import { newId, put, testActs } from '../../store/testActs.ts';
import type { PublicPage } from './browser.ts';
import { publicPage } from './browser.ts';

/** A word that is looked for where it must not be. */
export const canary = 'kanarienvogel';
/** What can be read in the open of a report of this watch. */
export const ofWatch = { area: 'R1', open: { channel: 'community-watch', language: 'en' } };

interface Arrived {
  readonly area: string;
  readonly open: object;
}

export interface WatchWorld {
  readonly page: PublicPage;
  readonly codes: readonly [string, string, string];
  /** What follows from them. */
  readonly passes: readonly string[];
  /** Ids of the entries of the members. */
  readonly members: readonly string[];
  /** The group: its dossier, and its number. */
  readonly community: string;
  readonly number: string;
  /** Writes as the supervisor who brings the group together. */
  must(...operations: Parameters<TestActs['must']> extends [Session, ...infer D] ? D : never): Promise<void>;
  /** The reports that came since this was asked last. */
  arrived(): Promise<readonly Arrived[]>;
}

export function watchWorld(): WatchWorld {
  const page = publicPage();
  const codes = [newWatchCode(), newWatchCode(), newWatchCode()] as const;
  const members = codes.map(() => newId());
  const passes: string[] = [];
  const community = newId();
  const known = new Set<string>();
  let number = '';
  let acts: TestActs;
  let sana: Session;
  beforeAll(async () => {
    const { world } = page.site;
    acts = testActs(world);
    sana = await world.person('sana', ['supervisor']);
    passes.push(...(await Promise.all(codes.map(watchPass))));
    await acts.must(
      sana,
      { op: 'create', dossier: community, kind: 'community', area: 'R1-A1' },
      put(community, 'profile', { kind: 'village-watch', area: 'R1-A1' }),
      ...passes.map((pass, at) =>
        put(community, 'member', { code: `${canary} ${at}`, pass: watchMark(pass) }, members[at]),
      ),
    );
    const { rows } = await world.admin.query('select number from gwen.dossier where id = $1', [community]);
    number = rows[0].number;
  });
  return {
    page,
    codes,
    passes,
    members,
    community,
    get number() {
      return number;
    },
    must: async (...operations) => await acts.must(sana, ...operations),
    async arrived() {
      const { rows } = await page.site.world.admin.query(
        `select d.id, d.area, e.open from gwen.dossier d
          join gwen.entry e on e.dossier_id = d.id and e.type = 'opening'`,
      );
      const fresh = rows.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      return fresh.map(({ area, open }) => ({ area, open }));
    },
  };
}

/** The page is kept by its worker. */
export const isKept = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(
          async () =>
            navigator.serviceWorker.controller !== null && (await caches.match('/watch')) !== undefined,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
/** How many wait to be sent. */
export const waits = (page: Page) =>
  page.evaluate(async () => {
    const request = indexedDB.open('notes');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = await new Promise<unknown[]>((resolve) => {
      const asked = database.transaction('waiting').objectStore('waiting').getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    return all.length;
  });

/** Nothing is on the phone, nor comes again. */
export async function nothingStays(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => ({
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  const nothing = { databases: [], caches: [], workers: 0 };
  // browsers finish the taking away of a database after they have said so
  await expect.poll(left, { timeout: 5_000 }).toEqual(nothing);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await left()).toEqual(nothing);
}

/** Says a word to the page's worker; what it answers, or `nothing`. */
export const tellWorker = (page: Page, word: string): Promise<unknown> =>
  page.evaluate(async (said) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, 1_000, 'nothing');
    });
    active?.postMessage(said, [port2]);
    return await heard;
  }, word);
/** Whether something that the worker keeps is there. */
export const isAnswered = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    fetch('/watch/manifest.webmanifest').then(
      ({ ok }) => ok,
      () => false,
    ),
  );

/** Opens the page and makes the phone known as one of the group. */
export async function enterAt(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/watch`);
  await page.locator('#joining h1').waitFor();
  await page.locator('#pass').fill(code);
  await page.locator('#join button').click();
}
