/**
 * Gwen as it runs in a country, for journeys: the real server with both built apps on databases of its own, and a few of
 * the demonstration country's organisations, teams and people, who can all sign in.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { areas } from '../countries/demo/areas.ts';
import { organisations } from '../countries/demo/organisations.ts';
import { staff } from '../countries/demo/staff.ts';
import { openIntake } from '../server/channels/intake.ts';
import { openRosa } from '../server/channels/openrosa/plugin.ts';
import { publicPages } from '../server/channels/public/plugin.ts';
import { textMessages } from '../server/channels/sms/plugin.ts';
import { webReports } from '../server/channels/web/plugin.ts';
import type { LogLine } from '../server/http/server.ts';
import { buildServer } from '../server/http/server.ts';
import { setUp } from '../server/http/setUp.ts';
import { addAccount, addOrganisation, addTeam, putAreas, setMember } from '../server/people/accounts.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { newCredential, newEpoch } from '../server/people/firstKeys.ts';
import type { Store } from '../server/store/store.ts';
import { openStore } from '../server/store/store.ts';
import { testDatabase } from '../server/store/testing.ts';
import { openVault } from '../server/vault/vault.ts';
import { contentSecurityPolicy } from '../web/csp.ts';
import type { Login } from './people.ts';
import { people } from './people.ts';

/** The area in which everything happens: its district and region are served by the contact point. */
export const area = 'XA0201';

export interface Person {
  readonly login: Login;
  readonly name: string;
  readonly account: number;
  readonly recipient: string;
}

/** A server with both apps, whoever lives there. */
interface Served {
  readonly url: string;
  readonly store: Store;
  /** Superuser, for looking behind row security and for moving time on. */
  readonly admin: pg.Pool;
  readonly log: readonly LogLine[];
  /** Where signed roots of the history are kept. */
  readonly rootsFolder: string;
  /** Where the built app of the workers lies. */
  readonly webFolder: string;
  /** Where the quick exit of the public page leads, on this machine. */
  readonly elsewhere: string;
  close(): Promise<void>;
}

/** A country that nobody has set up yet. */
export interface EmptyWorld extends Served {
  /** What the console shows to whoever begins. */
  readonly code: string;
}

export interface World extends Served {
  readonly people: Readonly<Record<Login, Person>>;
  /** Makes an account as an administrator does: its first passphrase must be replaced. */
  newcomer(login: string, name: string, firstPassphrase: string): Promise<number>;
}

export async function openEmptyWorld(): Promise<EmptyWorld> {
  const { served, code } = await serve(crypto.randomUUID(), async () => undefined, 'earnest');
  return { ...served, code };
}

/**
 * The built app of a world: shared with others; its own, so that a journey may change it; or with passphrases that cost
 * what they cost in earnest, so that nobody but a newcomer can sign in (cost.ts).
 */
type Pages = 'shared' | 'own' | 'earnest';

export async function openWorld(pages: Pages = 'shared'): Promise<World> {
  const installation = inject('installation');
  const { served, settled } = await serve(installation, settle, pages);
  return {
    ...served,
    people: settled.people,
    async newcomer(login, name, firstPassphrase) {
      const credential = await newCredential(login, installation, firstPassphrase);
      const account = {
        login,
        name,
        organisation: settled.department,
        roles: ['social-worker'],
        locale: 'en',
      };
      const made = await addAccount(served.admin, null, { ...account, ...credential });
      if (made === 'exists') throw new Error(`${login} exists`);
      return made;
    },
  };
}

/** @param prepare who and what is there before the server starts */
async function serve<T>(installation: string, prepare: (admin: pg.Pool) => Promise<T>, own: Pages) {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-e2e-'));
  const pages = inject('pages');
  const built = own === 'earnest' ? join(pages, 'web') : inject('quickWeb');
  const webFolder = own === 'own' ? join(folder, 'web') : built;
  if (own === 'own') await cp(built, webFolder, { recursive: true });
  const database = await testDatabase();
  const admin = new pg.Pool({ connectionString: database.superUrl, max: 3 });
  admin.on('error', () => {});
  await admin.query('select gwen.found_installation($1)', [installation]);
  const vault = await openVault({
    keysUrl: database.keysUrl,
    installation,
    config: { dataFolder: join(folder, 'data'), configFolder: join(folder, 'config') },
  });
  const store = await openStore(database, vault);
  const settled = await prepare(admin);
  const { code, plugin } = setUp(admin);

  const intake = await openIntake({ store, folder: join(folder, 'data', 'spool') });
  const log: LogLine[] = [];
  const elsewhere = '/elsewhere';
  const app = await buildServer({
    store,
    installation,
    version: 'journey',
    pages: { folder: webFolder, policy: contentSecurityPolicy },
    plugins: [
      publicPages({ store }),
      webReports({ store, folder: join(pages, 'report'), leaveTo: elsewhere }),
      textMessages({ store, intake }),
      openRosa({ store, intake }),
      plugin,
      async (pages) => {
        pages.get(elsewhere, async (_request, reply) => reply.type('text/html').send('<h1>Weather</h1>'));
      },
    ],
    log: (line) => log.push(line),
  });
  const served: Served = {
    url: await app.listen({ port: 0, host: '127.0.0.1' }),
    store,
    admin,
    log,
    rootsFolder: join(folder, 'roots'),
    webFolder,
    elsewhere,
    async close() {
      await app.close();
      intake.close();
      await store.close();
      await vault.close();
      await admin.end();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return { served, settled, code };
}

/** Organisations, people with keys, a contact point with a key of its own, two response teams and a case team. */
async function settle(
  db: pg.Pool,
): Promise<{ readonly people: Record<Login, Person>; readonly department: number }> {
  await putAreas(
    db,
    null,
    areas.map(({ code, parent = null, name }) => ({ code, parent, name })),
  );
  const organisationIds = new Map<string, number>();
  const organisation = async (key: string): Promise<number> => {
    const known = organisationIds.get(key);
    if (known !== undefined) return known;
    const { name, gwen, areas: served } = find(organisations, (one) => one.key === key);
    const [first = ''] = served;
    const made = await addOrganisation(db, null, { name, gwen, area: first === 'XA' ? '' : first });
    organisationIds.set(key, made);
    return made;
  };
  const credentials = inject('credentials');
  const made: Partial<Record<Login, Person>> = {};
  for (const login of people) {
    const { name, roles, organisation: key } = find(staff, (one) => one.login === login);
    const credential = credentials[login];
    const form = { login, name, roles, organisation: await organisation(key), locale: 'en', ...credential };
    const account = await addAccount(db, null, form, false);
    if (account === 'exists') throw new Error(`${login} exists`);
    made[login] = { login, name, account, recipient: credential.recipient };
  }
  const all = made as Record<Login, Person>;
  // where children can be referred to
  await organisation('imeli-hospital');
  await organisation('blue-house');

  const team = async (
    name: string,
    kind: 'contact-point' | 'response-team' | 'case-team',
    key: string,
    served: string,
    members: readonly Login[],
    discipline?: 'police' | 'social-work',
  ): Promise<number> => {
    const form = { name, kind, organisation: await organisation(key), area: served };
    const id = await addTeam(db, null, { ...form, ...(discipline ? { discipline } : {}) });
    for (const login of members) await setMember(db, null, id, all[login].account, true);
    return id;
  };
  const point = await team('Contact Point, Middle River', 'contact-point', 'contact-point-river', 'XA02', [
    'amina',
    'bruno',
  ]);
  const holders = [all.grace, all.kavya, all.hugo] as const;
  await startEpoch(db, null, await newEpoch(point, [all.amina, all.bruno], holders));
  await team('Harimbe child desk', 'response-team', 'police-child-desk', area, ['chidi'], 'police');
  await team('Harimbe visits', 'response-team', 'child-protection', area, ['dalia'], 'social-work');
  await team('Harimbe children', 'case-team', 'child-protection', area, ['esi', 'dalia']);
  return { people: all, department: await organisation('child-protection') };
}

function find<T>(all: readonly T[], is: (one: T) => boolean): T {
  const found = all.find(is);
  if (!found) throw new Error('not in the demonstration country');
  return found;
}
