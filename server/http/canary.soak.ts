/**
 * A name, a number and a text are planted through every path by which words come in, good and bad. Then everything that is
 * on disk is searched for them: database files, write-ahead log, PostgreSQL's log, the server's log, backups.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../domain/index.ts';
import { filesIn } from '../../domain/kernel/fields.ts';
import { tasks } from '../jobs/tasks.ts';
import { findSession, startSession } from '../people/session.ts';
import type { BackupMade } from '../store/backup.ts';
import { backUp } from '../store/backup.ts';
import { readBackup } from '../store/backupFile.ts';
import { storeFile } from '../store/files.ts';
import { withClient } from '../store/migrate.ts';
import { findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import { submit } from '../store/write.ts';
import {
  plantInBadActs,
  plantInChannels,
  plantInFieldForms,
  plantInReports,
  plantInRequests,
  plantInRoutes,
} from './canaryEdge.ts';
import type { CanaryWorld } from './canaryWorld.ts';
import { actOf, canary, canaryWorld } from './canaryWorld.ts';
import { openFor, setsFor, wordedPaths } from './planting.ts';
import { findBelow, findIn, needlesOf } from './traces.ts';

/** Known to be on disk, in the open: shows that the search finds things. */
const control = 'Kontrollwortgiraffe';
const needles = Object.values(canary).flatMap(needlesOf);
const controls = needlesOf(control);

let canaries: CanaryWorld;
let backup: BackupMade;
beforeAll(async () => {
  canaries = await canaryWorld();
});
afterAll(() => canaries?.close());

const id = (): string => crypto.randomUUID();

const giveTo = (party: number, groups: readonly string[] = ['identity', 'notes', 'sharing', 'closure']) => ({
  op: 'grant',
  grant: id(),
  party,
  groups,
  level: 'work',
  purpose: 'care',
  basis: 'assignment',
});

/** With all that she acts as now: where somebody is kept out, rights go by other parties. */
async function asNow(by: Session): Promise<Session> {
  const { store } = canaries.server.world;
  return (await findSession(store, (await startSession(store, by.account)) ?? '')) ?? by;
}

/** Fields that only somebody answers who did not write the entry. */
const forAnother: { readonly [entry: string]: readonly string[] } = { 'plan.contest': ['upheld', 'answer'] };
/** What is never written so: two people decide it, in a file that is closed (C33, H14). What was refused must be nowhere either. */
const refusedHere: ReadonlySet<string> = new Set(['case.erasure', 'household.erasure']);
type Values = Readonly<Record<string, unknown>>;
const split = (values: Values, names: readonly string[]): readonly [Values, Values] => {
  const [theirs, own] = [true, false].map((is) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name) === is)),
  );
  return [own ?? {}, theirs ?? {}];
};

/** The values, each file that they name kept beside the dossier, with its own name as its content. */
async function withFiles(values: Values, by: Session, dossier: string): Promise<Values> {
  const { store } = canaries.server.world;
  const kept = new Map<string, object>();
  for (const { id: file, name, type } of filesIn(values)) {
    const stored = await storeFile(store, by, dossier, file, { type, bytes: Buffer.from(name) });
    if (typeof stored === 'string') throw new Error(stored);
    kept.set(file, { ...stored, name });
  }
  return JSON.parse(JSON.stringify(values), (_, value) => kept.get(value?.id) ?? value);
}

describe('planted', () => {
  test.each(Object.keys(catalogue.kinds))('in every field of a %s that takes words', async (name) => {
    const { server, everybody, other, hearer, named, words, planted, accepted, newDossier } = canaries;
    const { store, team, organisation } = server.world;
    const kind = store.catalogue.kinds[name];
    if (!kind) throw new Error(name);
    const all = Object.values(kind.entries);
    const dossier = await newDossier(name);
    const apart = giveTo(hearer.account, kind.apart);
    const at = planted.length;
    let base = kind.apart.length > 0 ? await accepted(everybody, [{ dossier, ...apart }]) : 1;
    const made = new Map<string, string>();
    const planting = {
      text: words,
      entry: (types: readonly string[]) => types.flatMap((type) => made.get(type) ?? [])[0],
      ...{ account: everybody.account, team, organisation },
    };
    for (const declaration of all) {
      const { type, group } = declaration;
      const under = `${name}.${type}`;
      const entry = id();
      const by = kind.apart.includes(group) ? hearer : everybody;
      // who is named there is kept out
      const about = type === 'exclusion' ? { ...planting, ...named } : planting;
      for (const set of setsFor(about, declaration, under)) {
        const values = { ...set, unknownField: words(`${under}.unknown`) };
        const [own, theirs] = split(await withFiles(values, by, dossier), forAnother[under] ?? []);
        const common = { op: 'set', dossier, type, entry, fact: true };
        if (refusedHere.has(under)) {
          const refused = await submit(store, by, actOf([{ ...common, base, set: own }]));
          expect(refused).toMatchObject({ ok: false });
          continue;
        }
        base = await accepted(by, [{ ...common, base, set: own }]);
        if (Object.keys(theirs).length === 0) continue;
        base = await accepted(by, [{ dossier, ...giveTo(other.account, [group]) }]);
        base = await accepted(other, [{ ...common, base, set: theirs }]);
      }
      made.set(type, entry);
    }
    // read back: the words are really there, in boxes as in the rest
    const views = await Promise.all(
      [everybody, hearer].map(async (by) => findDossier(store, await asNow(by), dossier)),
    );
    const read = JSON.stringify(views.map((view) => view?.entries));
    const found = new Set(
      planted.slice(at).flatMap(({ path, text }) => {
        const box = Buffer.from(text.repeat(10)).toString('base64url');
        return read.includes(text) || read.includes(box) ? [path] : [];
      }),
    );
    const written = all.filter(({ type }) => !refusedHere.has(`${name}.${type}`));
    const wanted = written.flatMap(({ type, fields, follows }) =>
      wordedPaths(fields, `${name}.${type}`).filter(
        (path) => !follows?.fields.some((one) => path.startsWith(`${name}.${type}.${one}`)),
      ),
    );
    expect(wanted.length).toBeGreaterThan(2);
    expect(wanted.filter((path) => !found.has(path))).toEqual([]);
  });

  test('nowhere in what is declared to lie in the open: it takes no words', () => {
    const open = Object.values(canaries.server.world.store.catalogue.kinds).flatMap((kind) =>
      Object.values(kind.entries).flatMap(({ type, fields }) =>
        [canary.word, canary.phone, `${canary.word} ${canary.phone}`].flatMap((text) =>
          openFor(fields, `${kind.kind}.${type}`, text),
        ),
      ),
    );
    expect(open).toEqual([]);
  });

  test('in values that people disagree on', async () => {
    const { server, everybody, other, words, accepted, newDossier } = canaries;
    const entry = id();
    const note = (text: string, base: number) => ({ op: 'set', type: 'note', entry, base, set: { text } });
    const dossier = await newDossier('case', [note('First.', 1)]);
    await accepted(everybody, [{ dossier, ...giveTo(other.account) }]);
    for (const by of [everybody, other]) await accepted(by, [{ dossier, ...note(words('conflict'), 2) }]);
    const { rows } = await server.world.admin.query('select from gwen.conflict where dossier_id = $1', [
      dossier,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('in reasons of every kind', async () => {
    const { server, asAll, everybody, other, words, accepted, newDossier } = canaries;
    const entry = id();
    const set = { text: 'A note.' };
    const dossier = await newDossier('case', [{ op: 'set', type: 'note', entry, base: 1, set }]);
    const second = await newDossier('case');
    const grant = id();
    const link = { dossier, to: second, relation: 'concerns' };
    await accepted(everybody, [{ dossier, ...giveTo(other.account), grant, reason: words('grant') }]);
    await accepted(everybody, [{ op: 'revoke', dossier, grant, reason: words('revoke') }]);
    await accepted(everybody, [{ op: 'link', ...link }]);
    await accepted(everybody, [{ op: 'unlink', ...link, reason: words('unlink') }]);
    await accepted(everybody, [
      { op: 'withdraw', dossier, entry, type: 'note', base: 2, reason: words('withdraw') },
    ]);
    await accepted(everybody, [{ dossier, ...giveTo(other.account) }]);
    const emergency = {
      ...giveTo(other.account),
      dossier,
      basis: 'emergency',
      until: '2099-01-01T00:00:00Z',
    };
    await accepted(everybody, [{ ...emergency, reason: words('emergency grant') }], {
      emergency: { reason: words('emergency act') },
    });
    const { rows: duties } = await server.world.admin.query(
      "select safeguard || ':' || key as id from gwen.duty where dossier_id = $1 and kind = 'review'",
      [dossier],
    );
    expect(duties.length).toBeGreaterThan(0);
    for (const duty of duties)
      await accepted(other, [{ op: 'settle', dossier, duty: duty.id, reason: words('settle') }]);
    // leaving takes two: one gives the reason, another lets the case go (C23)
    const gone = { reason: 'handed-over', why: 'She moved.', handedTo: server.world.organisation };
    await accepted(other, [{ op: 'set', dossier, type: 'closure', entry: id(), base: 2, set: gone }]);
    await accepted(everybody, [
      { op: 'transition', dossier, to: 'transferred', reason: words('transition') },
    ]);
    const broken = await newDossier('case', [{ op: 'set', type: 'note', entry: id(), base: 1, set }]);
    await accepted(everybody, [{ dossier: broken, ...giveTo(everybody.account), level: 'steward' }]);
    const { rows } = await server.world.admin.query('select number from gwen.dossier where id = $1', [
      broken,
    ]);
    const answer = await asAll('POST', '/api/v1/break-glass', {
      number: rows[0].number,
      reason: words('break glass'),
    });
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test('in searches, addresses and headers', () => plantInRequests(canaries));
  test('at every route', () => plantInRoutes(canaries));
  test('in what is refused, malformed or hostile', () => plantInBadActs(canaries));
  test('in reports, sealed by the sender and by the server, and in answers', () => plantInReports(canaries));

  test('in forms on phones, and their photos', () => plantInFieldForms(canaries));
  test('in text messages and mails, and in the secrets of their channels', () => plantInChannels(canaries));

  test('while the database is killed in the middle of a write', async () => {
    const { words, everybody } = canaries;
    const { world } = canaries.server;
    await world.admin.query(`create function public.slow() returns trigger language plpgsql as $$
      begin perform pg_sleep(20); return null; end $$;
      create constraint trigger slow after insert on gwen.change deferrable initially deferred for each row execute function public.slow()`);
    const dossier = id();
    const operations = [
      { op: 'create', dossier, kind: 'case', area: 'ZM' },
      { op: 'set', dossier, type: 'note', entry: id(), base: 1, set: { text: words('killed') } },
    ];
    const written = submit(world.store, everybody, actOf(operations));
    const failed = expect(written).rejects.toThrow();
    let pid = 0;
    await expect
      .poll(async () => {
        const { rows } = await world.admin.query(
          "select pid from pg_stat_activity where application_name = 'gwen' and state = 'active' and query like '%commit_act%'",
        );
        pid = rows[0]?.pid ?? 0;
        return pid;
      })
      .toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await failed;
    const works = async (): Promise<boolean> => {
      try {
        await world.admin.query('drop trigger if exists slow on gwen.change');
        for (const pool of [world.store.app, world.store.jobs]) await pool.query('select');
        return (await world.vault.subjects.getKeys([{ dossier, subject: 1 }])).size === 1;
      } catch {
        return false;
      }
    };
    await sleep(1_000);
    await expect.poll(works, { timeout: 30_000 }).toBe(true);
  });

  test('before the jobs run, and a backup is made', async () => {
    const { world } = canaries.server;
    for (const [name, task] of Object.entries(tasks(world.store, join(world.folder, 'roots')))) {
      if (!task) throw new Error(name);
      await Reflect.apply(task, undefined, [{}, {}]);
    }
    await world.admin.query('select gwen.add_organisation(null, $1, $2, $3)', [control, 'ngo', '']);
    const { superUrl: databaseUrl, superKeysUrl: keysUrl } = world.database;
    backup = await backUp({
      admin: { databaseUrl, keysUrl },
      installation: world.vault.installation,
      key: world.vault.backup,
      folder: join(world.folder, 'backups'),
      keysFolder: join(world.folder, 'backups'),
      tombstoneFile: join(world.folder, 'data', 'tombstones.log'),
    });
  });
});

describe('found nowhere', () => {
  test('in the write-ahead log, in database files, in PostgreSQL’s log', async () => {
    const { cluster, server } = canaries;
    const { world } = server;
    await world.admin.query('create table public.control (what text, bytes bytea)');
    await world.admin.query(`do $$ begin raise log '${control}'; end $$`);
    for (const { name, bytes } of controls)
      await world.admin.query('insert into public.control values ($1, $2)', [
        name.replace(control, ''),
        bytes,
      ]);
    await world.admin.query('checkpoint');
    const found = await findBelow(cluster, [...needles, ...controls]);
    const [shown, told] = [
      found.filter((one) => one.includes(`: ${control}`)),
      found.filter((one) => !one.includes(`: ${control}`)),
    ];
    expect(told).toEqual([]);
    for (const place of ['cluster/base/', 'cluster/pg_wal/']) {
      const here = shown.filter((one) => one.startsWith(place)).join('\n');
      for (const { name } of controls) expect(here, place).toContain(`: ${name} in`);
    }
    expect(shown.filter((one) => one.startsWith('cluster/log/'))).not.toEqual([]);
  });

  test('in any column of any table', async () => {
    const { world } = canaries.server;
    const shown: string[] = [];
    for (const url of [world.database.superUrl, world.database.superKeysUrl]) {
      await withClient(url, async (client) => {
        const { rows: tables } = await client.query(
          "select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p', 'm') and nspname !~ '^pg_|information_schema'",
        );
        expect(tables.length).toBeGreaterThan(3);
        for (const { name } of tables) {
          const { rows } = await client.query(`select t::text as row from ${name} t`);
          for (const { row } of rows)
            shown.push(
              ...findIn(Buffer.from(row), [...needles, ...controls]).map((what) => `${name}: ${what}`),
            );
        }
      });
    }
    expect(shown.filter((one) => !one.includes(`: ${control}`))).toEqual([]);
    expect(shown.filter((one) => one.startsWith('gwen.organisation: '))).not.toEqual([]);
  });

  test('in the server’s log', () => {
    const log = canaries.server.log.map((line) => JSON.stringify(line)).join('\n');
    expect(canaries.server.log.length).toBeGreaterThan(50);
    expect(findIn(Buffer.from(log), needles)).toEqual([]);
    expect(canaries.server.log.filter((line) => 'broken' in line)).toEqual([]);
  });

  test('in backups, closed or opened, nor in roots and tombstones', async () => {
    expect(await findBelow(canaries.server.world.folder, [...needles, ...controls])).toEqual([]);
    for (const [file, hasControl] of [
      [backup.dataFile, true],
      [backup.keysFile, false],
    ] as const) {
      const parts: Buffer[] = [];
      for await (const frame of readBackup(file, canaries.server.world.vault.backup))
        if (frame.kind === 'data') parts.push(frame.bytes);
      const opened = Buffer.concat(parts);
      expect(findIn(opened, needles)).toEqual([]);
      expect(findIn(opened, controls).length > 0).toBe(hasControl);
    }
  });

  test('though they were planted in many places', () => {
    expect(new Set(canaries.planted.map(({ path }) => path)).size).toBeGreaterThan(500);
  });
});
