/** Counts over the whole country: as they are told to safeguards, from dossiers that the asker may not know of. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldFacts } from '../store/facts.ts';
import { dutiesFor } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { TestActs } from '../store/testActs.ts';
import { newId, put, refusalsOf, takeBack, testActs } from '../store/testActs.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import { loadForJob, refreshDuties } from './refresh.ts';
import { findStatistic } from './statistics.ts';

const today = new Date();
const monthsAgo = (back: number): Date =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 10));
const month = (back: number): string => monthsAgo(back).toISOString().slice(0, 7);
let now = today;

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
let create: TestActs['create'];
let esi: Session;
let petra: Session;
let pia: Session;
beforeAll(async () => {
  world = await testStore();
  ({ send, must, create } = testActs(world, () => now));
  esi = await world.person('esi', ['social-worker', 'supervisor']);
  petra = await world.person('petra', ['plan-coordinator']);
  pia = await world.person('pia', ['programme-officer']);
  const areas = [
    ['XA', null],
    ['XA-1', 'XA'],
    ['XA-1-A', 'XA-1'],
    ['XA-2', 'XA'],
    ['XA-3', 'XA'],
    ['XB', null],
  ].map(([code, parent]) => ({ code, parent, name: code }));
  await world.admin.query('select gwen.put_areas(null, $1)', [JSON.stringify(areas)]);
  // counting began long ago
  now = monthsAgo(30);
  await create(esi, 'case', 'XB');
  now = today;
});
afterAll(() => world.close());

const told = async (plan: string, safeguard: string): Promise<string[]> => {
  await refreshDuties(world.store, plan, today);
  return (await dutiesFor(world.store, petra))
    .filter((one) => one.dossier_id === plan && one.safeguard === safeguard)
    .map(({ reason }) => reason ?? '');
};
async function planInForce(action: object): Promise<string> {
  const plan = await create(petra, 'plan');
  await must(
    petra,
    put(plan, 'objective', { heading: 'prevention', title: 'No child works in a kiln' }),
    put(plan, 'action', {
      heading: 'prevention',
      catalogue: 'report-bad-employers',
      actor: 'workers',
      organisation: world.organisation,
      until: `${today.getUTCFullYear() + 2}-12-31`,
      shownBy: ['published-report'],
      ...action,
    }),
  );
  const moved = await send(petra, { op: 'transition', dossier: plan, to: 'in-force' });
  expect(refusalsOf(moved), JSON.stringify(moved)).toEqual([]);
  return plan;
}

describe('C13: decisions on return', () => {
  const decided = async (sex: string, solution: string): Promise<{ child: string; decision: string }> => {
    const [child, decision] = [await create(esi, 'case', 'XB'), newId()];
    await must(
      esi,
      put(child, 'identity', {
        names: [{ part: 'full', text: 'Tesfa' }],
        sex,
        ageBasis: { unsaid: 'not-asked' },
      }),
      {
        ...put(
          child,
          'best-interests',
          { procedure: 'bid', question: 'return', decision: 'So it is.', solution },
          decision,
        ),
        fact: true,
      },
    );
    return { child, decision };
  };

  test('are told by sex once enough were decided, and a girl’s counts no more once it is taken back', async () => {
    const plan = await planInForce({});
    const made = [];
    for (let count = 0; count < 20; count += 1) {
      made.push(await decided('female', 'return'));
      await decided('male', 'local-integration');
    }
    expect(await told(plan, 'C13')).toEqual([]);
    await foldFacts(world.store, today);
    const found = await loadForJob(world.store, plan);
    const count = async () =>
      found && (await findStatistic(world.store, 'return-decisions', found.loaded.dossier, today));
    expect(await count()).toEqual({
      sex: { female: { returned: 20, not: 0 }, male: { returned: 0, not: 20 } },
      ageGroup: {},
    });
    expect((await told(plan, 'C13')).sort()).toEqual(['by-sex']);
    const [first] = made;
    await must(esi, takeBack(first?.child ?? '', 'best-interests', first?.decision ?? ''));
    await foldFacts(world.store, today);
    expect(await count()).toMatchObject({ sex: { female: { returned: 19, not: 0 } } });
  });
});

describe('N7: what rises beside an area', () => {
  test('is counted by whole months, within the areas and beside them, and told', async () => {
    const open = async (back: number, area: string, times: number): Promise<void> => {
      now = monthsAgo(back);
      for (let made = 0; made < times; made += 1) await create(esi, 'case', area);
      now = today;
    };
    await open(9, 'XA-1-A', 1);
    await open(8, 'XA-2', 1);
    await open(3, 'XA-2', 9);
    await open(2, 'XA-2', 9);
    await open(26, 'XA-2', 4);
    const plan = await planInForce({ area: 'XA-1', from: month(5) });
    const found = await loadForJob(world.store, plan);
    const counts = found && (await findStatistic(world.store, 'displacement', found.loaded.dossier, today));
    expect(counts).toMatchObject({
      from: month(24),
      areas: {
        'XA-1': { cases: { [month(9)]: 1 } },
        'XA-2': { near: ['XA-1'], cases: { [month(8)]: 1, [month(3)]: 9, [month(2)]: 9 } },
        'XA-3': { cases: {} },
      },
    });
    const areas = counts?.areas ?? {};
    expect(areas['XA-1']?.near.toSorted()).toEqual(['XA-2', 'XA-3']);
    expect(areas['XB']).toBeUndefined();
    expect(await told(plan, 'N7')).toEqual(['near']);
  });
});

describe('H8: who waits', () => {
  test('is counted among the households of the area and all within it', async () => {
    const household = async (area: string, state: string, sex: string, points: number): Promise<void> => {
      const [made, profile] = [await create(pia, 'household', area), newId()];
      const answers = {
        on: '2026-03-01',
        agreed: true,
        zone: 'source',
        head: 'mother-alone',
        persons: 5,
        children: 3,
        incomePerMonth: { amount: 300_000, currency: 'ETB' },
      };
      await must(
        pia,
        put(made, 'profile', answers, profile),
        {
          ...put(made, 'confirmation', {
            profile,
            basis: ['home-seen'],
            decision: 'support-now',
            score: points,
          }),
          fact: true,
        },
        put(made, 'member', {
          name: [{ part: 'full', text: 'A' }],
          relation: 'own-child',
          sex,
          age: { from: 9, to: 9 },
        }),
      );
      await world.admin.query('update gwen.dossier set state = $2 where id = $1', [made, state]);
    };
    const programme = await create(pia, 'programme', 'XA-1');
    await household('XA-1', 'prioritised', 'female', 8);
    await household('XA-1-A', 'supported', 'male', 4);
    await household('XA-2', 'prioritised', 'female', 8);
    await household('XA-1', 'profiled', 'female', 8);
    const found = await loadForJob(world.store, programme);
    const shares =
      found && (await findStatistic(world.store, 'priority-shares', found.loaded.dossier, today));
    expect(shares).toEqual({
      waiting: { households: 1, girls: 1, boys: 0, excluded: {} },
      supported: { households: 1, girls: 0, boys: 1, excluded: {} },
      passedOver: 1,
    });
  });
});

test('the role that serves people may ask for none of these counts', async () => {
  for (const text of [
    "select gwen.count_answers('durable-solution', '2020-01-01')",
    "select gwen.count_opened('{1}', '{XA}', '2020-01-01')",
    'select gwen.counting_since()',
    "select gwen.dossiers_within(1::smallint, '{a}', '', null, 1)",
  ])
    await expect(world.store.app.query(text), text).rejects.toThrow('permission denied');
});
