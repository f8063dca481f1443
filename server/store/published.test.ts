/** What everybody may read, on a real database: as soon as it is written, as long as it holds, and nothing beside it. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishWaiting } from '../jobs/publish.ts';
import { withClient } from './migrate.ts';
import { declarePublished, findPublishedMark, readPublicAreas, readPublished } from './published.ts';
import type { Session } from './session.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, takeBack, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
let must: TestActs['must'];
let create: TestActs['create'];
let lina: Session;
let ivo: Session;
const agencies = () => {
  const kind = world.store.catalogue.kinds['agency'];
  if (!kind) throw new Error('no agencies');
  return kind;
};
const all = () => readPublished(world.store, agencies());
const mark = () => findPublishedMark(world.store, agencies());
beforeAll(async () => {
  world = await testStore();
  ({ must, create } = testActs(world));
  lina = await world.person('lina', ['licensing-officer']);
  ivo = await world.person('ivo', ['inspector']);
});
afterAll(() => world.close());

const items = (...some: object[]) => ({ add: Object.fromEntries(some.map((one) => [newId(), one])) });
const canary = 'kanarienvogel';
const registration = {
  name: 'Sunrise Works',
  registerNumber: 'ZR-77',
  kind: 'recruiter',
  sites: items({ area: 'XA01', address: '2 Station Road' }),
  sectors: ['households'],
  destinations: ['QA'],
  handlesUnder18: false,
  appliedOn: '2026-01-10',
};

async function newAgency(): Promise<string> {
  const id = await create(lina, 'agency', 'XA01');
  await must(
    lina,
    put(id, 'registration', registration),
    put(id, 'owner', { kind: 'person', person: [{ part: 'full', text: canary }], note: canary }),
    put(id, 'agent', { person: [{ part: 'full', text: canary }], role: 'village-broker' }),
    put(id, 'fee-schedule', {
      from: '2026-01-01',
      fees: items({
        item: 'visa',
        payer: 'worker',
        side: 'destination',
        amount: { amount: 9000, currency: 'ETB' },
      }),
      published: ['office'],
    }),
    put(id, 'job-order', {
      employer: canary,
      employerCheck: 'union-there',
      destination: 'QA',
      sector: 'households',
    }),
    {
      op: 'grant',
      dossier: id,
      grant: newId(),
      party: ivo.account,
      groups: ['agency', 'agency-inspection', 'agency-placements'],
      level: 'work',
      purpose: 'inspection',
      basis: 'assignment',
    },
  );
  return id;
}
const numberOf = async (id: string): Promise<string> =>
  (await world.admin.query('select number from gwen.dossier where id = $1', [id])).rows[0].number;
const publicOf = async (id: string) => {
  const number = await numberOf(id);
  return (await all()).find((one) => one.number === number);
};
const saidOf = async (id: string, type: string) =>
  (await publicOf(id))?.entries.filter((one) => one.type === type).map(({ said }) => said);

describe('an agency', () => {
  let id: string;
  beforeAll(async () => {
    id = await newAgency();
  });

  test('is there at once, with what is declared and nothing else', async () => {
    const found = await publicOf(id);
    expect(found).toMatchObject({ state: 'applied', area: 'XA01' });
    expect(found?.entries.map(({ type }) => type)).toEqual(['fee-schedule', 'registration']);
    const { appliedOn: _, sites: __, ...shown } = registration;
    expect(await saidOf(id, 'registration')).toEqual([
      { ...shown, sites: [{ area: 'XA01', address: '2 Station Road' }] },
    ]);
    expect(JSON.stringify(await all())).not.toContain(canary);
  });

  test('changes with every write, and so does the mark', async () => {
    const before = await mark();
    const entry = newId();
    const licence = {
      number: 'L-1',
      class: 'abroad',
      destinations: ['QA'],
      minimumAge: 18,
      from: '2026-01-01',
      to: '2030-01-01',
      decidedBy: lina.account,
    };
    await must(lina, put(id, 'licence', licence, entry), { op: 'transition', dossier: id, to: 'licensed' });
    expect(await mark()).not.toBe(before);
    const { decidedBy: _, ...shown } = licence;
    expect(await saidOf(id, 'licence')).toEqual([shown]);
    expect((await publicOf(id))?.state).toBe('licensed');
    await must(lina, put(id, 'licence', { to: '2029-01-01' }, entry));
    expect(await saidOf(id, 'licence')).toEqual([{ ...shown, to: '2029-01-01' }]);
    await must(lina, takeBack(id, 'licence', entry));
    expect(await saidOf(id, 'licence')).toEqual([]);
  });

  test('an inspection is told of, but not that children were found', async () => {
    const entry = newId();
    const visit = {
      on: '2026-03-01',
      inspector: ivo.account,
      access: 'granted',
      result: 'in-order',
      under18Found: 0,
    };
    await must(ivo, put(id, 'inspection', visit, entry));
    expect(await saidOf(id, 'inspection')).toEqual([{ on: '2026-03-01', result: 'in-order' }]);
    await must(ivo, put(id, 'inspection', { result: 'children-found', under18Found: 2 }, entry));
    expect(await saidOf(id, 'inspection')).toEqual([]);
  });

  test('visits to come, risk, placements and complaints are nobody’s business', async () => {
    await must(
      ivo,
      put(id, 'risk-rating', { level: 'high', on: '2026-03-01' }),
      put(id, 'placement', {
        worker: [{ part: 'full', text: canary }],
        age: { from: 20, to: 20 },
        ageBasis: 'document',
        purpose: 'work',
        destination: 'QA',
        result: 'refused',
        refusedFor: ['coercion'],
      }),
      put(id, 'complaint', { kinds: ['not-paid'], by: 'worker', on: '2026-03-01', what: canary }),
    );
    const text = JSON.stringify(await all());
    expect(text).not.toMatch(/kanarienvogel|risk|placement|complaint|high/);
    const { rows } = await world.admin.query('select distinct type from gwen.published order by 1');
    expect(rows.map(({ type }) => type)).toEqual(['fee-schedule', 'registration']);
  });
});

describe('who answers strangers', () => {
  test('reads what was published, areas and approved releases; no other table, and writes nothing', async () => {
    await world.admin.query("insert into gwen.area (code, parent, name) values ('XA01', null, 'Lower')");
    expect(await readPublicAreas(world.store)).toEqual([{ code: 'XA01', parent: null, name: 'Lower' }]);
    const { rows } = await world.admin.query<{ name: string }>(
      "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'gwen' and c.relkind in ('r', 'v', 'p')",
    );
    const open = ['area', 'published', 'published_dossier', 'published_kind', 'release'];
    expect(rows.length).toBeGreaterThan(30);
    for (const { name } of rows.filter((row) => !open.includes(row.name)))
      await expect(world.store.public.query(`select 1 from gwen.${name}`), name).rejects.toThrow(
        'permission denied',
      );
    await expect(world.store.public.query('select made_by from gwen.release')).rejects.toThrow(
      'permission denied',
    );
    for (const name of open)
      await expect(world.store.public.query(`delete from gwen.${name}`), name).rejects.toThrow();
    await withClient(world.database.publicUrl, async (client) => {
      for (const name of open)
        await expect(client.query(`delete from gwen.${name}`), name).rejects.toThrow('permission denied');
      await expect(client.query("select gwen.declare_published('[]')")).rejects.toThrow('permission denied');
      await expect(client.query("select gwen.load_for_write('{}', '{}', null, '{}')")).rejects.toThrow(
        'permission denied',
      );
    });
  });

  test('is told of a release once it is approved', async () => {
    const [one, other] = [lina.account, ivo.account];
    await world.admin.query(`insert into gwen.release (id, since, until, tables, made_by) values
      (gen_random_uuid(), '2025-01-01', '2025-07-01', '{}', ${one})`);
    const count = async () => (await world.store.public.query('select id from gwen.release')).rows.length;
    expect(await count()).toBe(0);
    const { rows } = await world.admin.query('select id from gwen.release');
    await world.admin.query('select gwen.approve_release($1, $2)', [rows[0].id, other]);
    expect(await count()).toBe(1);
  });
});

describe('another version that declares something else', () => {
  test('tells nothing until all of it is written anew', async () => {
    const before = await all();
    expect(before.length).toBeGreaterThan(0);
    await world.admin.query("update gwen.published_kind set declared = 'of another version'");
    const kinds = await declarePublished(world.store);
    expect(kinds.map(({ kind }) => kind)).toContain('agency');
    expect(await all()).toEqual([]);
    expect(await mark()).toBeUndefined();
    // what is written meanwhile does not make a register of one
    const late = await newAgency();
    expect(await mark()).toBeUndefined();
    expect(await publishWaiting(world.store)).toBe(kinds.length);
    expect(await mark()).toBeDefined();
    const number = await numberOf(late);
    expect((await all()).filter((one) => one.number !== number)).toEqual(before);
    expect((await publicOf(late))?.entries).toHaveLength(2);
    expect(await publishWaiting(world.store)).toBe(0);
  });

  test('and what somebody wrote since it was read is not written over', async () => {
    const id = await newAgency();
    const { rows } = await world.admin.query('select version from gwen.dossier where id = $1', [id]);
    await must(lina, put(id, 'fee-schedule', { from: '2026-02-01', published: ['website'], fees: items() }));
    const told = await world.store.jobs.query('select gwen.publish($1, $2, $3) as done', [
      id,
      rows[0].version,
      '{}',
    ]);
    expect(told.rows[0].done).toBe(false);
    expect(await saidOf(id, 'fee-schedule')).toHaveLength(2);
  });
});

test('a destroyed subject is public no more', async () => {
  const id = await newAgency();
  expect((await publicOf(id))?.entries).toHaveLength(2);
  await world.store.jobs.query('select gwen.forget_subjects($1, $2)', [id, [0]]);
  expect(await publicOf(id)).toBeUndefined();
});

test('of what says nothing in public strangers do not learn that it is there', async () => {
  const id = await create(lina, 'agency', 'XA01');
  const known = async () =>
    (await world.store.public.query('select from gwen.published_dossier where dossier_id = $1', [id]))
      .rowCount;
  expect(await known()).toBe(0);
  const entry = newId();
  await must(lina, put(id, 'registration', registration, entry));
  expect(await known()).toBe(1);
  await must(lina, takeBack(id, 'registration', entry));
  expect(await known()).toBe(0);
});
