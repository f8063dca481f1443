/** What is told to some (alerts, reviews) is no hint to others: not in lists, not in what is late, not in order. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { refreshDuties } from '../jobs/refresh.ts';
import { migrate, withClient } from './migrate.ts';
import { dutiesFor, findDossiers, historyOf, lateFor, linesOf, listDossiers } from './read.ts';
import { atDatabase, databaseOf } from './roles.ts';
import type { Session } from './session.ts';
import type { Hint } from './store.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { submit } from './write.ts';

const id = (): string => crypto.randomUUID();
const kindOfCase = 2;
let world: TestStore;
let esi: Session;
let grace: Session;
let dossier: string;
beforeAll(async () => {
  world = await testStore();
  esi = await world.person('esi', ['social-worker']);
  grace = await world.person('grace', ['supervisor']);
  dossier = id();
  const emergency = { emergency: { reason: 'She is bleeding and cannot be asked.' } };
  await act(esi, { op: 'create', dossier, kind: 'case' });
  await act(esi, {
    ...{ op: 'grant', dossier, grant: id(), party: grace.account, groups: ['intake', 'needs'] },
    ...{ level: 'steward', purpose: 'supervision', basis: 'assignment' },
  });
  const kojo = await world.person('kojo', ['social-worker']);
  await act(
    esi,
    {
      ...{ op: 'grant', dossier, grant: id(), party: kojo.account, groups: ['needs'], level: 'work' },
      ...{ purpose: 'care', basis: 'emergency', until: '2099-01-01T00:00:00Z', reason: 'She is bleeding.' },
    },
    emergency,
  );
});
afterAll(() => world.close());

async function act(by: Session, operation: object, more: object = {}): Promise<void> {
  const recorded = new Date().toISOString();
  const operations = [{ id: id(), recorded, ...operation }];
  const result = await submit(world.store, by, { id: id(), act: 'plain', operations, ...more });
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
}

/** As if there were nothing but this, for this role. */
async function only(kind: 'duty' | 'alert' | 'review', role: string): Promise<void> {
  await world.admin.query('delete from gwen.duty where dossier_id = $1', [dossier]);
  await world.admin.query(
    `insert into gwen.duty (dossier_id, safeguard, key, kind, reason, due, role, assignee, remedy, climbs, told, climb_at, since, account, readers)
     select id, 'C24', 'match', $2, null, now() - interval '2 hours', $3, null, '{}', '{}', '{}', now(), now() - interval '3 hours', 0, readers
     from gwen.dossier where id = $1`,
    [dossier, kind, role],
  );
  // any change of duties works out anew what lists show
  await world.admin.query('select gwen.refresh_readers($1)', [dossier]);
}

const query = { kind: kindOfCase, answers: [], sort: 'due', down: false } as const;
const shown = async (session: Session) => [
  (await listDossiers(world.store, session, { kind: kindOfCase }))[0]?.next_due ?? null,
  (await linesOf(world.store, session, [dossier]))[0]?.next_due ?? null,
  (await findDossiers(world.store, session, query))[0]?.next_due ?? null,
];

describe('a review that waits', () => {
  test('is found by whom it is told to, and is the next task of no list', async () => {
    const { rows } = await world.admin.query(
      "select min(due) as due from gwen.duty where dossier_id = $1 and done is null and kind = 'duty'",
      [dossier],
    );
    const waiting = await dutiesFor(world.store, grace, ['review']);
    expect(waiting.map(({ dossier_id }) => dossier_id)).toEqual([dossier]);
    for (const session of [esi, grace]) {
      expect(await shown(session)).toEqual([rows[0].due, rows[0].due, rows[0].due]);
    }
  });
});

test('what became of a review is history for those it is told to', async () => {
  const { rows } = await world.admin.query(
    "select safeguard || ':' || key as duty from gwen.duty where dossier_id = $1 and kind = 'review'",
    [dossier],
  );
  await act(grace, { op: 'settle', dossier, duty: rows[0].duty, reason: 'It was right.' });
  const kinds = async (by: Session) => (await historyOf(world.store, by, dossier)).map(({ kind }) => kind);
  expect(await kinds(grace)).toContain('settle');
  expect((await kinds(esi)).filter((kind) => kind !== 'settle').length).toBeGreaterThan(2);
  expect(await kinds(esi)).not.toContain('settle');
  expect(JSON.stringify(await historyOf(world.store, esi, dossier))).not.toContain('It was right.');
});

describe.each(['alert', 'review'] as const)('an open %s', (kind) => {
  test('shows in no list and does not change an order', async () => {
    await only(kind, 'supervisor');
    for (const session of [esi, grace]) expect(await shown(session)).toEqual([null, null, null]);
    const [found] = await findDossiers(world.store, esi, query);
    expect(found?.at.getUTCFullYear()).toBe(9999);
  });

  test('is there for whom it is told to, and is late for her', async () => {
    await only(kind, 'supervisor');
    expect((await dutiesFor(world.store, grace)).map((one) => one.duty_kind)).toEqual([kind]);
    expect((await lateFor(world.store, grace)).map((one) => one.duty_kind)).toEqual([kind]);
    expect(await dutiesFor(world.store, esi)).toEqual([]);
  });

  test('told to others is not late for who looks after what is late', async () => {
    await only(kind, 'contact-point-lead');
    expect(await lateFor(world.store, grace)).toEqual([]);
    // it climbed to her
    await world.admin.query("update gwen.duty set told = '{supervisor}' where dossier_id = $1", [dossier]);
    expect((await lateFor(world.store, grace)).map((one) => one.duty_kind)).toEqual([kind]);
  });
});

test('an alert that a job makes moves no list and is no hint, but for whom it is told to', async () => {
  await world.admin.query('delete from gwen.duty where dossier_id = $1', [dossier]);
  await refreshDuties(world.store, dossier, new Date());
  await sleep(200);
  const heard: Hint[] = [];
  const hear = (hint: Hint): void => void heard.push(hint);
  world.store.hints.on('hint', hear);
  const line = async () => (await listDossiers(world.store, esi, { kind: kindOfCase }))[0];
  const before = await line();
  expect(await refreshDuties(world.store, dossier, new Date(), { matches: 1 })).toBe(true);
  const alerts = await dutiesFor(world.store, grace, ['alert']);
  expect(alerts.map(({ safeguard }) => safeguard)).toEqual(['C24']);
  expect(await line()).toEqual(before);
  await expect.poll(() => heard.length).toBe(1);
  world.store.hints.off('hint', hear);
  expect(heard[0]?.roles).toEqual(['supervisor']);
  // a person's write moves it
  await act(esi, { op: 'set', dossier, type: 'note', entry: id(), base: 2, set: { text: 'Seen today.' } });
  const after = await line();
  expect(Number(after?.updated_at)).toBeGreaterThan(Number(before?.updated_at));
});

test('a task shows in lists, and is late, whoever it is for', async () => {
  await only('duty', 'guardian');
  expect((await shown(esi)).every((due) => due instanceof Date)).toBe(true);
  expect(await lateFor(world.store, grace)).toHaveLength(1);
});

test('lists of dossiers that were there before show their next task', async () => {
  const { superUrl } = inject('testServer');
  const own = `test_${id().slice(0, 8)}_told`;
  const admin = { databaseUrl: atDatabase(superUrl, own), keysUrl: atDatabase(superUrl, `${own}_keys`) };
  const folder = mkdtempSync(join(tmpdir(), 'gwen-told-'));
  const all = join(import.meta.dirname, 'migrations');
  try {
    mkdirSync(join(folder, 'gwen'));
    cpSync(join(all, 'gwen_keys'), join(folder, 'gwen_keys'), { recursive: true });
    for (const name of readdirSync(join(all, 'gwen')).filter((one) => one < '0026'))
      cpSync(join(all, 'gwen', name), join(folder, 'gwen', name));
    await migrate(admin, folder);
    await withClient(admin.databaseUrl, async (client) => {
      await client.query(`
        insert into gwen.organisation (name, gwen, area) values ('A service', 'government', '');
        insert into gwen.party (kind) values ('account');
        insert into gwen.dossier (id, kind, number, state, state_since, steward, area, version, head, readers, created_at, updated_at)
          values ('${dossier}', 2, 'C', 'intake', now(), 1, '', 1, '', '{1}', now(), now());
        insert into gwen.listing (dossier_id, party, level, kind, state, updated_at, next_due)
          values ('${dossier}', 1, 4, 2, 'intake', now(), '2020-01-01Z');
        insert into gwen.duty (dossier_id, safeguard, key, kind, due, role, remedy, climbs, told, climb_at, since, account, readers)
          select '${dossier}', 'C24', kind, kind, due::timestamptz, 'supervisor', '{}', '{}', '{}', now(), now(), 0, '{1}'
          from (values ('alert', '2020-01-01Z'), ('duty', '2030-01-01Z')) as x(kind, due)`);
    });
    await migrate(admin);
    const { rows } = await withClient(admin.databaseUrl, (client) =>
      client.query('select next_task from gwen.listing'),
    );
    expect(rows).toEqual([{ next_task: new Date('2030-01-01') }]);
  } finally {
    rmSync(folder, { recursive: true });
    await withClient(superUrl, async (client) => {
      for (const url of Object.values(admin))
        await client.query(`drop database if exists ${databaseOf(url)} with (force)`);
    });
  }
});
