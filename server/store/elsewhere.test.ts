/** Look-ups over other dossiers on a real database: they let and block, they keep up, and they tell no more than declared. */
import fc from 'fast-check';
import type { QueryConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Elsewhere } from '../../domain/kernel/lookups.ts';
import { refreshDuties } from '../jobs/refresh.ts';
import { findElsewhere } from './elsewhere.ts';
import { findDossier } from './read.ts';
import type { Session } from './session.ts';
import { fillSources, sourcesOf } from './sources.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, refusalsOf, takeBack, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import type { Submitted } from './write.ts';
import { submit } from './write.ts';

const day = 86_400_000;
const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const inDays = (days: number): string => isoDate(Date.now() + days * day);

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
let create: TestActs['create'];
let esi: Session;
let focal: Session;
let lina: Session;
let police: number;
beforeAll(async () => {
  world = await testStore();
  ({ send, must, create } = testActs(world));
  const added = await world.admin.query(
    "select gwen.add_organisation(null, 'Police', 'government', '') as id",
  );
  police = added.rows[0].id;
  esi = await world.person('esi', ['social-worker']);
  focal = await world.person('focal', ['supervisor', 'focal-point'], police);
  lina = await world.person('lina', ['prosecution-liaison']);
});
afterAll(() => world.close());

describe('an interpreter is vetted by her own organisation, whose dossier the asker may not know of', () => {
  let child: string;
  let office: string;
  let interpreter: number;
  beforeAll(async () => {
    ({ account: interpreter } = await world.person('interpreter', ['interpreter'], police));
    child = await create(esi, 'case');
    await must(
      esi,
      put(child, 'intake', {
        track: 'suspected-victim',
        cameBy: 'police',
        date: inDays(-3),
        firstLanguage: 'am',
      }),
    );
    office = await create(focal, 'organisation');
  });
  const arrange = () =>
    send(
      esi,
      put(child, 'appointment', {
        kind: 'needs-assessment',
        at: new Date(Date.now() + 7 * day).toISOString(),
        language: 'fr',
        interpreter,
      }),
    );
  const vetting = (result: string, on: string, entry?: string) =>
    must(
      focal,
      put(office, 'vetting', { account: interpreter, checks: ['police-record'], result, on }, entry),
    );

  test('refused, let, refused by what is newer, let again when that is taken back', async () => {
    expect(refusalsOf(await arrange())).toEqual(['C27.interpreter-not-vetted']);
    await vetting('passed', '2026-01-10');
    expect(refusalsOf(await arrange())).toEqual([]);
    const failed = newId();
    await vetting('failed', '2026-02-10', failed);
    expect(refusalsOf(await arrange())).toEqual(['C27.interpreter-not-vetted']);
    await must(focal, takeBack(office, 'vetting', failed));
    expect(refusalsOf(await arrange())).toEqual([]);
  });

  test('whom it is about can be changed: then it is found by the new one alone', async () => {
    const { account: other } = await world.person('other', ['interpreter'], police);
    const entry = newId();
    await must(focal, put(office, 'vetting', { account: other, result: 'passed', on: '2026-01-10' }, entry));
    const of = async (account: number) =>
      (await ask('vettings', [String(account)])).get('vettings')?.[String(account)]?.length;
    expect(await of(other)).toBe(1);
    const before = (await of(interpreter)) ?? 0;
    await must(focal, put(office, 'vetting', { account: interpreter }, entry));
    expect(await of(other)).toBe(0);
    expect(await of(interpreter)).toBe(before + 1);
  });

  test('the refusal tells nothing of where it was looked up, nor of what was found there', async () => {
    await vetting('failed', '2026-03-01');
    const refused = await arrange();
    expect(refusalsOf(refused)).toEqual(['C27.interpreter-not-vetted']);
    const { account: nobody } = await world.person('nobody', ['interpreter'], police);
    const unvetted = await send(
      esi,
      put(child, 'appointment', {
        kind: 'needs-assessment',
        at: new Date(Date.now() + 7 * day).toISOString(),
        language: 'fr',
        interpreter: nobody,
      }),
    );
    const bare = (result: Submitted): string =>
      JSON.stringify(result, (key, value) => (key === 'operation' ? undefined : value));
    // vetted and failed, and never vetted at all: the same answer
    expect(bare(refused)).toBe(bare(unvetted));
    expect(bare(refused)).not.toContain(office);
    expect(await findDossier(world.store, esi, office)).toBeUndefined();
  });

  test('is not known, and so refused, until entries from before the declaration are in', async () => {
    await vetting('passed', '2026-03-05');
    await world.admin.query(
      "update gwen.reference_source set filled = false where source like 'organisation.vetting%'",
    );
    await world.admin.query("delete from gwen.reference where source like 'organisation.vetting%'");
    expect(refusalsOf(await arrange())).toEqual(['C27.unknown']);
    expect(await fillSources(world.store)).toBe(1);
    expect(refusalsOf(await arrange())).toEqual([]);
    expect(await fillSources(world.store)).toBe(0);
  });

  test('what somebody writes while a source is filled is not written over', async () => {
    const entry = newId();
    await vetting('passed', '2026-03-06', entry);
    const stale = [
      { d: office, entry, version: 1, keys: [['organisation.vetting.account', '424242', null]] },
    ];
    await world.store.jobs.query('select gwen.fill_references($1)', [JSON.stringify(stale)]);
    expect((await ask('vettings', ['424242'])).get('vettings')).toEqual({ 424242: [] });
  });
});

describe('N4: nobody of an organisation with an old policy is let in', () => {
  test('until its own dossier says that the policy was looked over', async () => {
    const { account: musa } = await world.person('musa', ['prosecution-liaison'], police);
    const office = await create(focal, 'organisation');
    const proceeding = await create(lina, 'proceeding');
    const letIn = () =>
      send(lina, {
        op: 'grant',
        dossier: proceeding,
        grant: newId(),
        party: musa,
        groups: ['evidence'],
        level: 'work',
        purpose: 'legal',
        basis: 'assignment',
      });
    const policy = newId();
    await must(
      focal,
      put(
        office,
        'policy',
        { organisation: police, kind: 'child-protection', adoptedOn: '2020-05-01' },
        policy,
      ),
      put(office, 'profile', {
        organisation: police,
        actor: 'government',
        kind: 'police',
        childrensData: true,
      }),
    );
    expect(refusalsOf(await letIn())).toEqual(['N4.receiver-without-policy']);
    await must(focal, put(office, 'policy', { reviewedOn: inDays(-10) }, policy));
    expect(refusalsOf(await letIn())).toEqual([]);
  });
});

describe('C22: a carer’s training runs out', () => {
  test('by time alone, without anybody writing in the case', async () => {
    const { account: carer } = await world.person('carer', ['carer']);
    const office = await create(focal, 'organisation');
    const child = await create(esi, 'case');
    const trained = { account: carer, course: 'shelter-care', on: '2025-01-10', validUntil: inDays(1) };
    await must(focal, put(office, 'training', trained));
    await must(
      esi,
      put(child, 'plan', { team: { add: { [newId()]: { account: carer, discipline: 'care' } } } }),
    );
    const told = async () =>
      (
        await world.admin.query("select key from gwen.duty where dossier_id = $1 and safeguard = 'C22'", [
          child,
        ])
      ).rows.map(({ key }) => key.replace(/-\d.*/, ''));
    await refreshDuties(world.store, child, new Date());
    expect(await told()).toEqual([]);
    await refreshDuties(world.store, child, new Date(Date.now() + 3 * day));
    expect(await told()).toEqual(['run-out']);
  });
});

test('what asks nothing of elsewhere goes the two ways it went before; what asks, one more', async () => {
  const child = await create(esi, 'case');
  const ways: string[] = [];
  const app = new Proxy(world.store.app, {
    get(pool, name) {
      if (name !== 'query') return Reflect.get(pool, name, pool);
      return async (config: QueryConfig) => {
        ways.push(config.name ?? 'unnamed');
        return await pool.query(config);
      };
    },
  });
  const write = async (type: string, set: object): Promise<readonly string[]> => {
    ways.length = 0;
    const operation = { id: newId(), recorded: new Date().toISOString(), op: 'set', dossier: child };
    await submit({ ...world.store, app }, esi, {
      id: newId(),
      act: 'plain',
      operations: [{ ...operation, type, entry: newId(), base: 1, set }],
    });
    return ways;
  };
  expect(await write('note', { text: 'She slept.' })).toEqual(['load', 'commit']);
  const plan = { team: { add: { [newId()]: { account: esi.account, discipline: 'care' } } } };
  expect(await write('plan', plan)).toEqual(['load', 'elsewhere', 'commit']);
});

// ── against a recount in words ──

const declared = (name: string): Elsewhere => {
  const found = Object.values(world.store.catalogue.kinds)
    .flatMap(({ elsewhere }) => elsewhere)
    .find((one) => one.name === name);
  if (!found) throw new Error(`no look-up ${name}`);
  return found;
};
const ask = (name: string, about: readonly string[], now = new Date()) =>
  findElsewhere(world.store.app, world.store.catalogue, [{ one: declared(name), about }], now);

const step = fc.record({
  at: fc.nat(5),
  who: fc.nat(2),
  course: fc.constantFrom('shelter-care', 'child-protection'),
  until: fc.constantFrom('2024', '2027-01', { unsaid: 'not-known' }, null),
  what: fc.constantFrom('set', 'set', 'set', 'withdraw'),
});

test('after any writes, exactly the entries that stand are found, with the declared fields', async () => {
  const accounts = await Promise.all(
    [0, 1, 2].map(async (at) => (await world.person(`trainee-${at}`, ['carer'])).account),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      run += 1;
      const offices = [await create(focal, 'organisation'), await create(focal, 'organisation')];
      const model = new Map<number, { entry: string; who: number; values: object; gone: boolean }>();
      for (const { at, who, course, until, what } of steps) {
        const office = offices[at % 2] ?? '';
        const old = model.get(at);
        if (what === 'withdraw') {
          if (!old || old.gone) continue;
          await must(focal, takeBack(office, 'training', old.entry));
          old.gone = true;
          continue;
        }
        if (old?.gone) continue;
        const entry = old?.entry ?? newId();
        const set = { account: accounts[who], course, on: '2025-01-10', validUntil: until };
        await must(focal, put(office, 'training', set, entry));
        model.set(at, { entry, who, values: { course, validUntil: until }, gone: false });
      }
      const found = (await ask('trainings', accounts.map(String))).get('trainings');
      for (const [who, account] of accounts.entries()) {
        const expected = [...model.values()].filter((one) => one.who === who && !one.gone);
        const own = (found?.[String(account)] ?? []).filter((one) => offices.includes(one.dossier));
        const bare = (all: readonly object[]): string[] => all.map((one) => JSON.stringify(one)).sort();
        expect(
          bare(own.map(({ values }) => ({ course: values['course'], validUntil: values['validUntil'] }))),
        ).toEqual(bare(expected.map(({ values }) => values)));
        for (const one of own) expect(Object.keys(one.values).sort()).toEqual(['course', 'validUntil']);
      }
    }),
    { interruptAfterTimeLimit: 12_000, numRuns: 40 },
  );
  expect(run).toBeGreaterThan(3);
}, 60_000);

test('an entry that is surely over is not found any more', async () => {
  const child = await create(esi, 'case');
  const stay = (to: string | undefined) =>
    must(esi, {
      ...put(child, 'stay', {
        kind: 'shelter',
        organisation: police,
        from: '2020-01-01',
        mayLeaveFreely: true,
        ...(to ? { to } : {}),
      }),
      fact: true,
    });
  const found = async (now: Date) =>
    ((await ask('stays', [String(police)], now)).get('stays')?.[String(police)] ?? [])
      .filter(({ dossier }) => dossier === child)
      .map(({ values }) => values['to']);
  await stay('2021-06');
  await stay(inDays(30));
  await stay(undefined);
  // of a month the last day
  expect((await found(new Date('2021-06-30T12:00:00Z'))).length).toBe(3);
  expect((await found(new Date('2021-07-01T12:00:00Z'))).length).toBe(2);
  expect(await found(new Date(Date.now() + 31 * day))).toEqual([undefined]);
});

// ── the wall ──

describe('the database', () => {
  test('hands over declared fields alone, of declared sources alone', async () => {
    const office = await create(focal, 'organisation');
    const { account } = await world.person('walled', ['carer']);
    await must(
      focal,
      put(office, 'vetting', {
        account,
        checks: ['police-record'],
        result: 'passed',
        on: '2026-01-10',
        note: 'word by word',
      }),
    );
    const answered = await world.store.app.query('select * from gwen.find_elsewhere($1, current_date, 100)', [
      JSON.stringify({
        'organisation.vetting.account': [String(account)],
        'organisation.breach.account': ['1'],
      }),
    ]);
    expect(answered.rows.map(({ said }) => Object.keys(said).sort())).toEqual([['on', 'result']]);
  });

  test('lets the role that serves people neither read what is kept for look-ups nor say what may be asked', async () => {
    const { app } = world.store;
    for (const text of [
      'select 1 from gwen.reference',
      'select 1 from gwen.reference_source',
      "select gwen.declare_sources('[]')",
      "select gwen.fill_references('[]')",
      "select gwen.put_references('[]')",
      'select gwen.entries_page(1::smallint, null, null, 1)',
    ])
      await expect(app.query(text), text).rejects.toThrow('permission denied');
  });

  test('keeps nothing for what no look-up and no link is declared', async () => {
    const child = await create(esi, 'case');
    await must(esi, put(child, 'note', { text: 'She slept.' }));
    const { rows } = await world.admin.query('select 1 from gwen.reference where dossier_id = $1', [child]);
    expect(rows).toEqual([]);
  });

  test('forgets what the entries of a destroyed subject were found by', async () => {
    const office = await create(focal, 'organisation');
    const { account } = await world.person('forgotten', ['carer']);
    await must(focal, put(office, 'vetting', { account, result: 'passed', on: '2026-01-10' }));
    const { rows } = await world.admin.query('select subject from gwen.entry where dossier_id = $1', [
      office,
    ]);
    await world.store.jobs.query('select gwen.forget_subjects($1, $2)', [office, [rows[0].subject]]);
    expect((await ask('vettings', [String(account)])).get('vettings')).toEqual({ [account]: [] });
    const left = await world.admin.query('select 1 from gwen.reference where dossier_id = $1', [office]);
    expect(left.rows).toEqual([]);
  });
});

test('every declared look-up asks for open fields that exist', () => {
  const sources = [...sourcesOf(world.store.catalogue).values()].flat().map(({ name }) => name);
  expect(new Set(sources).size).toBe(sources.length);
  expect(sources).toContain('organisation.vetting.account');
  const [kind] = Object.values(world.store.catalogue.kinds);
  const asking = (elsewhere: Partial<Elsewhere>) => () =>
    sourcesOf({
      kinds: {
        ...world.store.catalogue.kinds,
        [kind?.kind ?? '']: { ...kind, elsewhere: [{ ...declared('vettings'), ...elsewhere }] },
      } as typeof world.store.catalogue.kinds,
    });
  expect(asking({ name: 'secrets', fields: ['note'] })).toThrow('no open field');
  expect(asking({ name: 'nowhere', entry: 'nothing' })).toThrow('unknown');
  expect(asking({ by: 'result' })).toThrow('not the same');
  const along = { entry: 'vetting', field: 'account' };
  expect(asking({ name: 'further', along })).toThrow('no open link');
  expect(asking({ name: 'further', by: '$dossier', along })).toThrow('no open link');
});
