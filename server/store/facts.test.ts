/** Facts on a real database: kept with each act, exact against a slow recount, told to who may read them and nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupName } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier } from '../../domain/kernel/dossier.ts';
import type { Fact, Traits } from '../../domain/kernel/facts.ts';
import { countFacts, fieldFacts, traitsOf } from '../../domain/kernel/facts.ts';
import type { RoleDeclaration } from '../../domain/kernel/roles.ts';
import { pick, values } from '../../domain/randomly.ts';
import { recountFacts } from '../jobs/recount.ts';
import { loadForJob } from '../jobs/refresh.ts';
import { foldFacts } from './facts.ts';
import { ownSums } from './figures.ts';
import type { Session } from './session.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';
import { submit } from './write.ts';

const kinds = Object.values(catalogue.kinds);
const allSums = `select measure, breakdown, to_char(period, 'YYYY-MM-DD') as period, key, answer, n::int, value::int
  from gwen.fact_sum where n <> 0 or value <> 0 order by 1, 2, 3, 4, 5`;
/** One role that may do everything, so that chance reaches every entry type. */
const anybody: RoleDeclaration = {
  role: 'anybody',
  reads: [...new Set(kinds.flatMap(({ entries }) => Object.values(entries).map(({ group }) => group)))],
  writes: Object.fromEntries(kinds.map((kind) => [kind.kind, Object.keys(kind.entries)])),
  tells: {},
  creates: kinds.map(({ kind }) => kind),
  moves: Object.fromEntries(kinds.map((kind) => [kind.kind, kind.states])),
  grants: true,
};

let world: TestStore;
let ada: Session;
beforeAll(async () => {
  world = await testStore({ kinds: catalogue.kinds, roles: { ...catalogue.roles, anybody } });
  ada = await world.person('ada', ['anybody']);
});
afterAll(() => world.close());

const id = (): string => crypto.randomUUID();
const act = (...operations: object[]) => ({
  id: id(),
  act: 'plain',
  operations: operations.map((one) => ({ id: id(), recorded: new Date().toISOString(), ...one })),
});
const must = async (by: Session, ...operations: object[]) => {
  const result = await submit(world.store, by, act(...operations));
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
};

const seeded = (seed: number) => {
  let state = seed;
  return (from: number, to: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from + 1));
  };
};

async function whole(dossier: string): Promise<Dossier> {
  const found = await loadForJob(world.store, dossier);
  if (!found) throw new Error('no such dossier');
  return found.loaded.dossier;
}

type Row = Omit<Fact, 'group'> & { readonly group: string };
const line = ({ source, measure, answer, value, period, subject, person, group }: Fact | Row): string =>
  JSON.stringify([source, measure, answer, value, period, subject, person ?? '', group ?? '']);

async function stored(dossier: string): Promise<Row[]> {
  const { rows } = await world.admin.query(
    `select source, measure, answer, value::int, to_char(period, 'YYYY-MM-DD') as period, subject, person, grp from gwen.fact
     where dossier_id = $1`,
    [dossier],
  );
  return rows.map(({ grp, ...fact }) => ({ ...fact, group: grp === null ? '' : groupName(grp) }));
}

const breakdownsOf = (traits: Traits, dossier: Dossier): readonly (readonly [string, string])[] => [
  ['', ''],
  ['area', dossier.area],
  ['steward', String(dossier.steward)],
  ['sex', traits.sex],
  ['age-group', traits['age-group']],
  ['nationality', traits.nationality],
  ['disability', traits.disability],
  ['sex+age-group', `${traits.sex} ${traits['age-group']}`],
];

function traitsOfPerson(kind: KindDeclaration, dossier: Dossier, person: string | undefined): Traits {
  const type = kind.counted?.entry;
  const described = dossier.entries.filter((entry) => entry.type === type);
  const entry = person === dossier.id ? described[0] : described.find((one) => one.id === person);
  return traitsOf(kind, dossier, entry);
}

describe('facts', () => {
  test('are those that a slow recount finds, after random writes, and so are their sums', async () => {
    const draw = seeded(7);
    const made: { kind: KindDeclaration; dossier: string }[] = [];
    for (const kind of kinds) {
      for (let count = 0; count < 2; count += 1) {
        const dossier = id();
        await must(ada, { op: 'create', dossier, kind: kind.kind, area: `XA-${count}` });
        made.push({ kind, dossier });
      }
    }
    let accepted = 0;
    for (let round = 0; round < 500; round += 1) {
      const { kind, dossier } = pick(draw, made);
      const before = await whole(dossier);
      const counted = kind.counts.flatMap(({ needs }) => needs);
      const type = pick(
        draw,
        [...Object.keys(kind.entries), ...counted, ...counted, kind.counted?.entry ?? []].flat(),
      );
      const old = before.entries.filter((entry) => entry.type === type);
      const entry = old.length > 0 && draw(0, 1) === 0 ? pick(draw, old).id : id();
      const set = values(draw, { dossier: before, thorough: true }, kind.entries[type]?.fields ?? {}, 1);
      const base = before.version;
      const operation =
        draw(0, 9) === 0 && old.some((one) => one.id === entry)
          ? { op: 'withdraw', dossier, type, entry, base, reason: 'written by mistake' }
          : draw(0, 9) === 1
            ? { op: 'transition', dossier, to: pick(draw, kind.states), reason: 'for a reason' }
            : { op: 'set', dossier, type, entry, base, fact: true, set };
      const result = await submit(world.store, ada, act(operation));
      if (result.ok) accepted += 1;
      if (round % 100 === 50) await foldFacts(world.store, new Date());
    }
    expect(accepted).toBeGreaterThan(200);
    await foldFacts(world.store, new Date());

    const expected = new Map<string, [n: number, value: number]>();
    for (const { kind, dossier } of made) {
      const now = await whole(dossier);
      const facts = [
        ...now.entries.flatMap((entry) => fieldFacts(kind, now, entry)),
        ...kind.counts.flatMap((one) => countFacts(kind, now, one)),
      ];
      const rows = await stored(dossier);
      const others = rows.filter(({ measure }) => !/\.(state|left|duty\..*)$/.test(measure));
      expect(others.map(line).sort()).toEqual(facts.map(line).sort());
      // where it is now is where it came to and did not leave
      const level = (state: string): number =>
        rows.filter((row) => row.measure === `${kind.kind}.state` && row.answer === state).length -
        rows.filter((row) => row.measure === `${kind.kind}.left` && row.answer === state).length;
      for (const state of kind.states) expect(level(state), state).toBe(state === now.state ? 1 : 0);
      // each task that is over or late is counted
      const over = now.duties.filter(
        (duty) => duty.kind === 'duty' && (duty.done !== undefined || Date.parse(duty.due) < Date.now()),
      );
      expect(rows.filter(({ measure }) => measure.includes('.duty.')).length).toBeGreaterThanOrEqual(
        over.length,
      );
      for (const row of rows) {
        const traits = traitsOfPerson(kind, now, row.person);
        for (const [by, key] of breakdownsOf(traits, now)) {
          const cell = JSON.stringify([row.measure, by, row.period, key, row.answer]);
          const [n, value] = expected.get(cell) ?? [0, 0];
          expected.set(cell, [n + 1, value + row.value]);
        }
      }
    }
    const found = new Map(
      (await world.admin.query(allSums)).rows.map((one) => [
        JSON.stringify([one.measure, one.breakdown, one.period, one.key, one.answer]),
        [one.n, one.value],
      ]),
    );
    expect(found.size).toBeGreaterThan(500);
    expect([...found].sort()).toEqual([...expected].sort());

    // counted anew they are the same; also where they were lost, but for tasks that came again
    const facts = async () =>
      (
        await world.admin.query(
          `select dossier_id, source, measure, answer, period, subject, person, value, grp from gwen.fact order by 1, 2, 3, 4`,
        )
      ).rows;
    const sums = async () => (await world.admin.query(allSums)).rows;
    const [before, beforeSums] = [await facts(), await sums()];
    expect(await recountFacts(world.store, new Date())).toBe(made.length);
    expect(await facts()).toEqual(before);
    expect(await sums()).toEqual(beforeSums);
    await world.admin.query('truncate gwen.fact, gwen.fact_person, gwen.fact_change, gwen.fact_sum');
    await recountFacts(world.store, new Date());
    const isTask = ({ measure }: { measure: string }) => measure.includes('.duty.');
    expect((await facts()).filter((one) => !isTask(one))).toEqual(before.filter((one) => !isTask(one)));
    expect((await sums()).filter((one) => !isTask(one))).toEqual(beforeSums.filter((one) => !isTask(one)));
  }, 120_000);

  test('of a task that nobody did become late by themselves, once', async () => {
    const dossier = id();
    await must(ada, { op: 'create', dossier, kind: 'report', area: 'XA' });
    const late = async () =>
      (await stored(dossier))
        .filter(({ measure }) => measure.startsWith('report.duty.R3'))
        .map(({ answer }) => answer);
    await foldFacts(world.store, new Date());
    expect(await late()).toEqual([]);
    const later = new Date(Date.now() + 3 * 86_400_000);
    expect(await foldFacts(world.store, later)).toBeGreaterThan(0);
    const counted = await late();
    expect(counted.length).toBeGreaterThan(0);
    expect(new Set(counted)).toEqual(new Set(['late']));
    await foldFacts(world.store, later);
    expect(await late()).toEqual(counted);
  });

  test('stay in the sums, as nobody’s, when their subject is destroyed', async () => {
    const dossier = id();
    await must(ada, { op: 'create', dossier, kind: 'case', area: 'XE' });
    const set = { sex: 'female', ageBasis: { unsaid: 'not-asked' }, dateOfBirth: '2012' };
    await must(ada, { op: 'set', dossier, type: 'identity', entry: id(), base: 1, set });
    await foldFacts(world.store, new Date());
    const sum = async () =>
      (
        await world.admin.query(
          `select n::int from gwen.fact_sum where measure = 'case.state' and breakdown = 'area' and key = 'XE'`,
        )
      ).rows;
    expect(await sum()).toEqual([{ n: 1 }]);
    await world.store.jobs.query('select gwen.forget_subjects($1, $2)', [dossier, [1]]);
    await foldFacts(world.store, new Date());
    expect(await sum()).toEqual([{ n: 1 }]);
    expect(await stored(dossier)).toEqual([]);
    const { rows } = await world.admin.query('select from gwen.fact_person where dossier_id = $1', [dossier]);
    expect(rows).toEqual([]);
  });
});

describe('who sees facts', () => {
  const months = { since: '2000-01-01', until: '2100-01-01' };
  test('only of dossiers and data groups that she may read, and who somebody is only where she may read that', async () => {
    const esi = await world.person('esi', ['social-worker']);
    const bob = await world.person('bob', ['social-worker']);
    const grace = await world.person('grace', ['supervisor']);
    const dossier = id();
    const set = { sex: 'male', ageBasis: { unsaid: 'not-asked' }, dateOfBirth: '2012' };
    await must(esi, { op: 'create', dossier, kind: 'case', area: 'XB' });
    await must(
      esi,
      { op: 'set', dossier, type: 'identity', entry: id(), base: 1, set },
      {
        op: 'set',
        dossier,
        type: 'incident',
        entry: id(),
        base: 1,
        set: { kind: 'threatened' },
      },
    );
    const seen = (who: Session, by: string) =>
      ownSums(world.store, who, ['case.state', 'incident'], months, [by]);
    expect(await seen(esi, 'sex')).toEqual([
      { measure: 'case.state', breakdown: 'sex', key: 'male', answer: 'intake', n: 1, value: 1 },
      { measure: 'incident', breakdown: 'sex', key: 'male', answer: 'threatened', n: 1, value: 1 },
    ]);
    expect(await seen(bob, 'sex')).toEqual([]);
    const grant = (groups: string[], level = 'read') => ({
      op: 'grant',
      dossier,
      grant: id(),
      party: grace.account,
      groups,
      level,
      purpose: 'supervision',
      basis: 'assignment',
    });
    await must(esi, grant(['closure']));
    expect(await seen(grace, 'sex')).toEqual([
      { measure: 'case.state', breakdown: 'sex', key: '', answer: 'intake', n: 1, value: 1 },
    ]);
    await must(esi, grant(['safety']));
    expect((await seen(grace, 'sex')).map(({ measure, key }) => [measure, key])).toEqual([
      ['case.state', ''],
      ['incident', ''],
    ]);
    await must(esi, grant(['identity']));
    expect((await seen(grace, 'sex')).map(({ key }) => key)).toEqual(['male', 'male']);
  });

  test('nobody reads sums, changes of facts, or facts of others past the functions', async () => {
    for (const table of ['fact_sum', 'fact_change'])
      await expect(world.store.app.query(`select * from gwen.${table}`)).rejects.toThrow('permission denied');
    for (const call of [
      `gwen.all_sums('{}', '2000-01-01', '2100-01-01')`,
      `gwen.put_facts('{}')`,
      'gwen.fold_facts()',
      'gwen.late_tasks(now(), 1)',
    ])
      await expect(world.store.app.query(`select ${call}`)).rejects.toThrow('permission denied');
    expect((await world.store.app.query('select * from gwen.fact')).rows).toEqual([]);
    expect((await world.store.app.query('select * from gwen.fact_person')).rows).toEqual([]);
  });
});
