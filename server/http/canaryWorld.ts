/**
 * A server whose database runs as in production (but for compression, which would hide what is searched for), people who
 * may do everything, and words that must be found nowhere on its disk.
 */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import type { Additions } from '../../domain/kernel/additions.ts';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import type { Intake } from '../channels/intake.ts';
import { openIntake } from '../channels/intake.ts';
import { openRosa } from '../channels/openrosa/plugin.ts';
import { publicPages } from '../channels/public/plugin.ts';
import { textMessages } from '../channels/sms/plugin.ts';
import { webReports } from '../channels/web/plugin.ts';
import { buildPublicPage } from '../channels/web/testing.ts';
import { startEpoch } from '../people/contactPoint.ts';
import { putPart } from '../people/country.ts';
import { migrate, withClient } from '../store/migrate.ts';
import { startPostgres } from '../store/postgres/postgres.ts';
import { atDatabase } from '../store/roles.ts';
import type { Session } from '../store/session.ts';
import { submit } from '../store/write.ts';
import { buildServer } from './server.ts';
import type { As, TestServer } from './testServer.ts';
import { testServer } from './testServer.ts';

export const canary = {
  word: 'Zinnoberquark',
  phone: '+999 7351 904 268',
  digits: '9997351904268',
  /** Address of whoever asks (RFC 5737). */
  ip: '198.51.100.177',
} as const;

export interface CanaryWorld {
  readonly server: TestServer;
  /** The public page too, with the same log. */
  readonly app: FastifyInstance;
  readonly intake: Intake;
  readonly asAll: As;
  readonly everybody: Session;
  readonly other: Session;
  /** Of another service, where complaints are heard. */
  readonly hearer: Session;
  /** Whom reports can name as part of it: nobody who is to read them. */
  readonly named: { readonly account: number; readonly team: number; readonly organisation: number };
  /** Where the cluster lies. */
  readonly cluster: string;
  /** Word and number, unlike those planted elsewhere; the word alone where no more fits. */
  words(path: string, takes?: (text: string) => boolean): string;
  /** Where words were planted, and which. */
  readonly planted: readonly { readonly path: string; readonly text: string }[];
  accepted(by: Session, operations: readonly object[], more?: object): Promise<number>;
  newDossier(kind: string, more?: readonly object[]): Promise<string>;
  close(): Promise<void>;
}

const id = (): string => crypto.randomUUID();

export const actOf = (operations: readonly object[], more: object = {}) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
  ...more,
});

/** A country's own fields, in the first entry of each kind: as secret as ours. */
const additions: Additions = {
  codes: [],
  fields: Object.values(catalogue.kinds).flatMap(({ kind, entries }) =>
    (['text', 'long-text', 'person-name', 'place'] as const).map((type) => ({
      kind,
      entry: Object.keys(entries)[0] ?? '',
      name: `x-${type}`,
      type,
      class: type === 'long-text' ? 'restricted' : 'identifying',
      labels: { en: 'A field of the country' },
      help: { en: 'Asked for a test' },
    })),
  ),
};

const publicWord = 'Offenwort';

/** Is the field of this path, or the list it stands in, declared public? */
const isPublic = (path: string): boolean => {
  const [kind = '', type = '', field = ''] = path.split('.');
  return catalogue.kinds[kind]?.published[type]?.fields.includes(field) === true;
};

export async function canaryWorld(): Promise<CanaryWorld> {
  const parent = await mkdtemp(join(tmpdir(), 'gwen-canary-'));
  await chmod(parent, 0o755);
  const dataDir = join(parent, 'postgres');
  const postgres = await startPostgres({ dataDir });
  const cluster = await realpath(dataDir);
  const superUrl = postgres.url('postgres');
  await withClient(superUrl, async (client) => {
    await client.query('alter system set wal_compression = off');
    await client.query("alter system set min_wal_size = '1GB'");
    await client.query('select pg_reload_conf()');
  });
  const templates = { gwen: 'template_gwen', gwen_keys: 'template_keys' };
  const template = atDatabase(superUrl, templates.gwen);
  await migrate({ databaseUrl: template, keysUrl: atDatabase(superUrl, templates.gwen_keys) });
  await withClient(template, (client) =>
    client.query(`do $$ declare c record; begin
      for c in select attrelid::regclass as name, attname from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'gwen'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and attlen = -1 loop
        execute format('alter table %s alter column %I set storage external', c.name, c.attname);
      end loop; end $$`),
  );
  const server = await testServer({}, undefined, { superUrl, templates });
  const { world, log } = server;
  const { country } = world.store;
  const added = { part: 'additions', body: additions, version: 0 } as const;
  await putPart(world.admin, null, added, country.set);
  await world.store.refresh();
  const notForPeople = ['administrator', 'reporter', 'intake', 'emergency'];
  const roles = Object.keys(catalogue.roles).filter((role) => !notForPeople.includes(role));
  const asAll = await server.person('all', roles);
  const everybody = await world.person('everybody', roles);
  const other = await world.person('other', roles);
  const { rows: services } = await world.admin.query('select gwen.add_organisation(null, $1, $2, $3) as id', [
    'Ombudsperson',
    'government',
    '',
  ]);
  const hearer = await world.person('hearer', roles, services[0].id);
  const { rows: others } = await world.admin.query(
    `with o as materialized (select gwen.add_organisation(null, 'Named in reports', 'government', '') as id)
     select o.id as organisation, gwen.add_team(null, 'Named team', 'case-team', o.id, '', null) as team from o`,
  );
  const [{ organisation: ofNamed, team: namedTeam }] = others;
  const { account: namedAccount } = await world.person('named', ['responder'], ofNamed);
  const [recipient, recovery] = await Promise.all(
    [newIdentity(), newIdentity()].map(async (key) => recipientOf(await key)),
  );
  const keys = {
    team: world.team,
    recipient: recipient ?? '',
    recovery: recovery ?? '',
    boxes: [],
    shares: [],
  };
  await startEpoch(world.admin, null, keys);
  const folder = await buildPublicPage();
  const intake = await openIntake({ store: world.store, folder: join(world.folder, 'spool') });
  const app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    log: (line) => log.push(line),
    plugins: [
      publicPages({ store: world.store }),
      textMessages({ store: world.store, intake }),
      openRosa({ store: world.store, intake }),
      webReports({ store: world.store, folder, leaveTo: '/' }),
    ],
  });
  const planted: { readonly path: string; readonly text: string }[] = [];
  const accepted: CanaryWorld['accepted'] = async (by, operations, more) => {
    const result = await submit(world.store, by, actOf(operations, more));
    expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
    return result.ok ? (result.dossiers[0]?.version ?? 0) : 0;
  };
  const newDossier: CanaryWorld['newDossier'] = async (kind, more = []) => {
    const dossier = id();
    const create = { op: 'create', dossier, kind, area: 'ZM' };
    await accepted(everybody, [create, ...more.map((one) => ({ dossier, ...one }))]);
    return dossier;
  };
  // whoever is let in works for somebody with a policy to protect children (N4)
  const today = new Date().toISOString().slice(0, 10);
  const policy = { organisation: world.organisation, kind: 'child-protection', adoptedOn: today };
  await newDossier('organisation', [{ op: 'set', type: 'policy', entry: id(), base: 1, set: policy }]);
  return {
    server,
    app,
    intake,
    asAll,
    everybody,
    other,
    hearer,
    named: { account: namedAccount, team: namedTeam, organisation: ofNamed },
    cluster,
    planted,
    words(path, takes = () => true) {
      const at = planted.length.toString(36);
      // what everybody may read lies in the open by its declaration: other words stand there
      const [word, phone] = isPublic(path) ? [publicWord, ''] : [canary.word, canary.phone];
      const text = [`${word} ${phone} ${at}`, `${word} ${at}`].find(takes);
      if (text === undefined) throw new Error(`${path} takes no word`);
      planted.push({ path, text });
      return text;
    },
    accepted,
    newDossier,
    async close() {
      intake.close();
      await app.close();
      await server.close();
      await postgres.stop();
      await rm(cluster, { recursive: true, force: true });
      await rm(parent, { recursive: true, force: true });
    },
  };
}
