import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../domain/index.ts';
import { dutiesFor, findDossier, listDossiers } from '../../server/store/read.ts';
import type { TestStore } from '../../server/store/testStore.ts';
import { testStore } from '../../server/store/testStore.ts';
import { verify } from '../../server/store/verify.ts';
import { planAgencies } from './agencyPlans.ts';
import { organisations } from './organisations.ts';
import { Scribe } from './scribe.ts';
import { writeOrganisation } from './seedOrganisations.ts';
import type { People } from './seedPeople.ts';
import { seedPeople } from './seedPeople.ts';
import { planEnterprises } from './supplyChains.ts';
import { seedTrade } from './trade.ts';

const now = new Date();
const kindOf = (name: string) => {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw new Error(`no kind ${name}`);
  return found;
};

describe('the plans', () => {
  it('have recruiters in every state, and come out the same again', () => {
    const plans = planAgencies(now);
    expect(plans).toHaveLength(25);
    expect([...new Set(plans.map(({ state }) => state))].sort()).toEqual([...kindOf('agency').states].sort());
    expect(planAgencies(now)).toEqual(plans);
  });

  it('have chains four tiers below the buyers, each supplier with a buyer, and one circle', () => {
    const plans = planEnterprises(now);
    expect(plans).toHaveLength(40);
    expect(Math.max(...plans.map(({ tier }) => tier))).toBe(4);
    const bought = new Set(plans.flatMap(({ suppliers }) => suppliers));
    for (const { name, tier } of plans) if (tier > 0) expect(bought, name).toContain(name);
    const below = (name: string): ReadonlySet<string> => {
      const seen = new Set<string>();
      const waiting = [name];
      for (const one of waiting) {
        const fresh =
          plans.find((plan) => plan.name === one)?.suppliers.filter((each) => !seen.has(each)) ?? [];
        for (const each of fresh) seen.add(each);
        waiting.push(...fresh);
      }
      return seen;
    };
    const circular = plans.filter(({ name }) => below(name).has(name)).map(({ name }) => name);
    expect(circular).toEqual(['enterprise 3.1', 'enterprise 4.0']);
  });
});

describe('what is written', () => {
  let world: TestStore;
  let owner: pg.Pool;
  let people: People;
  /** Milliseconds of our own work, whatever else the machine does. */
  let took: number;

  beforeAll(async () => {
    world = await testStore();
    owner = new pg.Pool({ connectionString: world.database.ownerUrl, max: 2 });
    const passphrase = 'A1B2-C3D4-E5F6-G7H8-J9K0';
    const deps = { owner, store: world.store, installation: world.vault.installation, passphrase };
    people = await seedPeople(deps);
    const scribe = new Scribe(world.store, passphrase);
    const inspectorate = organisations.find(({ key }) => key === 'labour-inspectorate');
    if (inspectorate) await writeOrganisation(inspectorate, scribe, people, now);
    const before = process.cpuUsage();
    expect(await seedTrade({ scribe, people, now }, world.store, 8)).toEqual({
      agencies: 25,
      enterprises: 40,
    });
    const { user, system } = process.cpuUsage(before);
    took = (user + system) / 1000;
  }, 300_000);
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const list = async (login: string, kind: string) =>
    await listDossiers(world.store, people.session(login), { kind: kindOf(kind).code, most: 500 });
  const told = async (login: string, safeguard: string): Promise<readonly string[]> => [
    ...new Set(
      (await dutiesFor(world.store, people.session(login), undefined, 2000))
        .filter((one) => one.safeguard === safeguard)
        .map(({ reason, key }) => reason ?? key.replace(/-[0-9a-f]{8}-.*/, '')),
    ),
  ];

  it('is in every state, and quickly made', async () => {
    const states = (await list('ivan', 'agency')).map(({ state }) => state);
    expect(states).toHaveLength(25);
    expect([...new Set(states)].sort()).toEqual([...kindOf('agency').states].sort());
    expect((await list('marta', 'enterprise')).length).toBe(40);
    expect(took).toBeLessThan(5000);
  });

  it('gives the licensing office and inspectors their work', async () => {
    expect(await told('ivan', 'V1')).toEqual(expect.arrayContaining(['counsel', 'coercion-seen']));
    expect(await told('ivan', 'V3')).toEqual(
      expect.arrayContaining(['above-schedule', 'debt', 'not-published']),
    );
    expect(await told('ivan', 'V4')).toEqual(['held']);
    expect(await told('ivan', 'V6')).toEqual(['delay']);
    expect(await told('ivan', 'V11')).toEqual(['must-work']);
    for (const login of ['uche', 'quentin']) expect(await told(login, 'V5'), login).toContain('inspect');
    // nothing unlawful was written: what was refused would have stopped it
    expect(await told('lindiwe', 'V2')).toEqual([]);
  });

  it('lets findings climb to those who buy, and shows who walks away', async () => {
    expect((await told('marta', 'V7')).toSorted()).toEqual(
      expect.arrayContaining(['correct', 'expose', 'exposed', 'exposed-through', 'help-children']),
    );
    expect(await told('marta', 'V8')).toEqual(['before-remedy']);
    expect((await told('marta', 'V9')).length).toBeGreaterThan(2);
    expect(await told('marta', 'V10')).toEqual(['self-declared']);
  });

  it('tells buyers at the top of what was found four tiers below', async () => {
    const buyers = planEnterprises(now).filter(({ tier }) => tier === 0);
    const scribe = new Scribe(world.store, 'A1B2-C3D4-E5F6-G7H8-J9K0');
    const deep = scribe.folder('enterprise 4.0').id;
    const exposed = await Promise.all(
      buyers.map(async ({ name }) => {
        const one = await findDossier(world.store, people.session('marta'), scribe.folder(name).id);
        return one?.duties.some(({ key }) => key.startsWith('exposed-through') && key.includes(deep));
      }),
    );
    expect(exposed).toContain(true);
  });

  it('shows monitors and leads nothing of inspections, nor the licensing office of findings', async () => {
    for (const login of ['marta', 'pablo', 'ivan']) {
      for (const { id } of await list(login, 'enterprise')) {
        const one = await findDossier(world.store, people.session(login), id);
        const types = new Set(one?.entries.map(({ type }) => type));
        for (const hidden of ['inspection', 'inspection-plan', 'risk-rating', 'finding', 'demand-check'])
          expect(types.has(hidden), `${login} ${hidden}`).toBe(false);
        expect(one?.duties.filter(({ safeguard }) => safeguard === 'V5')).toEqual([]);
      }
    }
  });

  it('leaves a history that verifies', async () => {
    expect((await verify(world.store, world.folder)).findings).toEqual([]);
  });
});
