import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../domain/household/benchmarks.ts';
import { kinds } from '../../domain/index.ts';
import { isItemList } from '../../domain/kernel/values.ts';
import { dutiesFor, findDossier, listDossiers } from '../../server/store/read.ts';
import type { TestStore } from '../../server/store/testStore.ts';
import { testStore } from '../../server/store/testStore.ts';
import { verify } from '../../server/store/verify.ts';
import { benchmarks } from './benchmarks.ts';
import type { Answers } from './families.ts';
import { cyclesOf, planHouseholds, programmes } from './programmes.ts';
import { Scribe } from './scribe.ts';
import type { SeededFamilies } from './seedFamilies.ts';
import { seedFamilies } from './seedFamilies.ts';
import type { People } from './seedPeople.ts';
import { seedPeople } from './seedPeople.ts';

const now = new Date();
const codeOf = (name: string): number => kinds.find(({ kind }) => kind === name)?.code ?? 0;

describe('the plans of households', () => {
  const plans = planHouseholds(now);

  it('are sixty, in every state, in every programme, over two years, and come out the same again', () => {
    expect(plans).toHaveLength(60);
    const states = kinds.find(({ kind }) => kind === 'household')?.states ?? [];
    expect([...new Set(plans.map(({ state }) => state))].sort()).toEqual([...states].sort());
    expect(new Set(plans.map(({ programme }) => programme))).toEqual(new Set(programmes));
    expect(planHouseholds(now)).toEqual(plans);
    const days = (now.getTime() - (plans[0]?.start.getTime() ?? 0)) / 86_400_000;
    expect(days).toBeGreaterThan(650);
  });

  it('pay for whole cycles while a household is supported, and for no other', () => {
    for (const { enrolled, ended, payments } of plans) {
      if (!enrolled) expect(payments).toEqual([]);
      for (const { cycle } of payments) {
        expect(cycle.from.getTime()).toBeGreaterThanOrEqual(enrolled?.getTime() ?? Number.POSITIVE_INFINITY);
        if (ended) expect(cycle.to.getTime()).toBeLessThan(ended.getTime());
      }
    }
    expect(cyclesOf(now)).toHaveLength(8);
    expect(plans.flatMap(({ payments }) => payments).length).toBeGreaterThan(100);
  });
});

describe('what is written', () => {
  let world: TestStore;
  let owner: pg.Pool;
  let people: People;
  let seeded: SeededFamilies;
  let acts: number;

  beforeAll(async () => {
    world = await testStore();
    owner = new pg.Pool({ connectionString: world.database.ownerUrl, max: 2 });
    const passphrase = 'A1B2-C3D4-E5F6-G7H8-J9K0';
    const deps = { owner, store: world.store, installation: world.vault.installation, passphrase };
    people = await seedPeople(deps);
    const scribe = new Scribe(world.store, passphrase);
    seeded = await seedFamilies({ scribe, people, now }, 8);
    acts = scribe.acts;
  }, 120_000);
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const rowsOf = async <T extends object>(text: string): Promise<T[]> =>
    (await world.admin.query<T>(text)).rows;

  it('has each household in its state, programmes that run, and campaigns', async () => {
    expect(seeded).toEqual({ households: 60, programmes: 4, campaigns: 3 });
    const rows = await rowsOf<{ kind: number; state: string; count: number }>(
      'select kind, state, count(*)::int from gwen.dossier group by 1, 2',
    );
    const at = (kind: string) =>
      Object.fromEntries(
        rows.filter((row) => row.kind === codeOf(kind)).map(({ state, count }) => [state, count]),
      );
    expect(at('household')).toEqual({
      profiled: 8,
      prioritised: 9,
      supported: 26,
      graduated: 8,
      declined: 4,
      moved: 5,
    });
    expect(at('programme')).toEqual({ running: 4 });
    expect(at('campaign')).toEqual({ running: 2, ended: 1 });
    const [future] = await rowsOf<{ count: number }>(
      "select count(*)::int from gwen.change where accepted > now() + interval '15 minutes'",
    );
    expect(future?.count).toBe(0);
  });

  it('pays in the programme what the households were paid', async () => {
    const femi = people.session('femi');
    const plans = planHouseholds(now);
    for (const { id } of await listDossiers(world.store, femi, { kind: codeOf('programme') })) {
      const dossier = await findDossier(world.store, femi, id);
      const cycles = dossier?.entries.filter(({ type }) => type === 'cycle') ?? [];
      expect(cycles).toHaveLength(8);
      expect(cycles.filter(({ heads }) => heads['state']?.[0]?.value === 'reconciled')).toHaveLength(7);
      const programme = programmes.find(
        ({ key }) => new Scribe(world.store, 'A1B2-C3D4-E5F6-G7H8-J9K0').id(key) === id,
      );
      const paid = cycles.reduce((sum, { heads }) => sum + Number(heads['households']?.[0]?.value ?? 0), 0);
      const planned = plans
        .filter((plan) => plan.programme === programme)
        .flatMap(({ payments }) => payments);
      expect(paid).toBe(planned.length);
    }
  });

  it('works out which benchmarks of the country each household crosses', async () => {
    const femi = people.session('femi');
    const scores = new Set<number>();
    for (const { id } of (
      await listDossiers(world.store, femi, { kind: codeOf('household'), states: ['supported'] })
    ).slice(0, 12)) {
      const dossier = await findDossier(world.store, femi, id);
      const profile = dossier?.entries.find(({ type }) => type === 'profile');
      const answers = Object.fromEntries(
        Object.entries(profile?.heads ?? {}).map(([name, [head]]) => [name, head?.value]),
      ) as Answers;
      const { score, findings } = assess(answers, benchmarks);
      const kept = profile?.heads['crossed']?.[0]?.value;
      expect(profile?.heads['score']?.[0]?.value).toBe(score);
      expect(isItemList(kept) && Object.keys(kept.items)).toHaveLength(
        findings.filter(({ is }) => is === 'crossed').length,
      );
      scores.add(score);
    }
    expect(scores.size).toBeGreaterThan(4);
  });

  it('gives those who look after families their work, with something late', async () => {
    const seen = async (login: string, kind: string): Promise<number> =>
      (await listDossiers(world.store, people.session(login), { kind: codeOf(kind) })).length;
    for (const login of ['femi', 'hana', 'rosa', 'esi', 'grace', 'wanjiru'])
      expect(await seen(login, 'household'), login).toBeGreaterThan(0);
    for (const login of ['femi', 'hana', 'grace']) expect(await seen(login, 'programme'), login).toBe(4);
    expect(await seen('hugo', 'household')).toBe(0);
    expect(await seen('amina', 'household')).toBe(0);
    const open = async (login: string): Promise<ReadonlySet<string>> =>
      new Set((await dutiesFor(world.store, people.session(login))).map(({ safeguard }) => safeguard));
    const late = await open('femi');
    for (const one of ['H3', 'H4', 'H6', 'H7', 'H12']) expect(late, one).toContain(one);
    expect(await open('wanjiru')).toContain('H10');
  });

  it('leaves a history that verifies, and is written once', async () => {
    expect((await verify(world.store, world.folder)).findings).toEqual([]);
    const scribe = new Scribe(world.store, 'A1B2-C3D4-E5F6-G7H8-J9K0');
    const before = await rowsOf<{ count: number }>('select count(*)::int from gwen.change');
    await seedFamilies({ scribe, people, now }, 8);
    expect(await rowsOf<{ count: number }>('select count(*)::int from gwen.change')).toEqual(before);
    expect(acts).toBeGreaterThan(400);
  });
});
