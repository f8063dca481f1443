/**
 * The public page on a real server with real databases, for tests: built from its sources, two contact points with keys
 * that the test holds, a few areas.
 *
 *     const site = await testSite();
 *     afterAll(() => site.close());
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { build } from 'vite';
import { newIdentity, recipientOf } from '../../../seal/box.ts';
import type { LogLine } from '../../http/server.ts';
import { buildServer } from '../../http/server.ts';
import { startEpoch } from '../../people/contactPoint.ts';
import type { TestStore } from '../../store/testStore.ts';
import { testStore } from '../../store/testStore.ts';
import { webReports } from './plugin.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the quick exit of tests leads: a page of the test server itself, so that no test leaves this machine. */
export const elsewhere = '/elsewhere';

export interface TestPoint {
  readonly team: number;
  readonly organisation: number;
  readonly identity: string;
  readonly recipient: string;
  readonly recovery: string;
  /** Secret half of the recovery key. */
  readonly spare: string;
  readonly epoch: number;
}

export interface TestSite {
  readonly app: FastifyInstance;
  readonly world: TestStore;
  readonly log: LogLine[];
  /** For the area R1 and its parts. */
  readonly regional: TestPoint;
  /** For the whole country. */
  readonly national: TestPoint;
  /** Starts a new key of a contact point. */
  newKey(team: number): Promise<Omit<TestPoint, 'team' | 'organisation'>>;
  /** Listens, and gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Builds the public page, as `npm start` does, to a folder of its own; gives the folder. */
export async function buildPublicPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'gwen-report-'));
  await build({ configFile: `${root}report/vite.config.ts`, logLevel: 'error', build: { outDir } });
  return outDir;
}

export async function testSite(): Promise<TestSite> {
  const [folder, world] = await Promise.all([buildPublicPage(), testStore()]);
  const log: LogLine[] = [];
  const { admin } = world;
  await admin.query(`insert into gwen.area (code, parent, name) values
    ('ZZ', null, 'Country'), ('R1', 'ZZ', 'Hill region'), ('R2', 'ZZ', 'Coast region'), ('R1-A', 'R1', 'Upper valley'),
    ('R1-B', 'R1', 'Lower valley'), ('R2-A', 'R2', 'Harbour'), ('R1-A1', 'R1-A', 'Bridge')`);
  const newKey: TestSite['newKey'] = async (team) => {
    const [identity, spare] = await Promise.all([newIdentity(), newIdentity()]);
    const [recipient, recovery] = await Promise.all([recipientOf(identity), recipientOf(spare)]);
    const epoch = await startEpoch(admin, null, { team, recipient, recovery, boxes: [], shares: [] });
    if (epoch === undefined) throw new Error('no key');
    return { identity, spare, recipient, recovery, epoch };
  };
  const other = await admin.query('select gwen.add_organisation(null, $1, $2, $3) as id', [
    'Hills',
    'ngo',
    'R1',
  ]);
  const organisation: number = other.rows[0].id;
  const added = await admin.query('select gwen.add_team(null, $1, $2, $3, $4, null) as id', [
    'Contact point of the hills',
    'contact-point',
    organisation,
    'R1',
  ]);
  const team: number = added.rows[0].id;
  const regional = { team, organisation, ...(await newKey(team)) };
  const national = { team: world.team, organisation: world.organisation, ...(await newKey(world.team)) };
  const app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    log: (line) => log.push(line),
    plugins: [
      webReports({ store: world.store, folder, leaveTo: elsewhere }),
      async (pages) => {
        pages.get(elsewhere, async (_request, reply) => reply.type('text/html').send('<h1>Weather</h1>'));
      },
    ],
  });
  return {
    app,
    world,
    log,
    regional,
    national,
    newKey,
    listen: async () => await app.listen({ port: 0, host: '127.0.0.1' }),
    async close() {
      await app.close();
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}
