/** Findings on a real database: they climb every tier of a supply chain, around circles too, and nobody is let in for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterprise } from '../../domain/enterprise/index.ts';
import { refreshDuties } from '../jobs/refresh.ts';
import { findElsewhere } from './elsewhere.ts';
import { dutiesFor, findDossier } from './read.ts';
import type { Session } from './session.ts';
import type { TestActs } from './testActs.ts';
import { newId, put, refusalsOf, takeBack, testActs } from './testActs.ts';
import type { TestStore } from './testStore.ts';
import { testStore } from './testStore.ts';

let world: TestStore;
let send: TestActs['send'];
let must: TestActs['must'];
let create: TestActs['create'];
let leads: readonly Session[];
let inspector: Session;
let liaison: Session;
/** Each buys from the next; the last from the first. */
let chain: readonly string[];
const links: string[] = [];
const today = new Date().toISOString().slice(0, 10);
const groups = [...new Set(Object.values(enterprise.entries).map(({ group }) => group))];
const size = 6;

beforeAll(async () => {
  world = await testStore();
  ({ send, must, create } = testActs(world));
  leads = await Promise.all(
    Array.from({ length: size }, (_, at) => world.person(`lead-${at}`, ['supply-chain-lead'])),
  );
  inspector = await world.person('inspector', ['inspector']);
  liaison = await world.person('liaison', ['prosecution-liaison']);
  chain = await Promise.all(leads.map((lead) => create(lead, 'enterprise')));
  for (const [at, lead] of leads.entries()) {
    const entry = newId();
    links.push(entry);
    await must(
      lead,
      put(
        chain[at] ?? '',
        'supply-link',
        {
          supplier: chain[(at + 1) % size],
          tier: 'tier-1',
          products: ['cotton'],
          evidence: 'contract',
          from: '2025-01-01',
        },
        entry,
      ),
    );
  }
  for (const { account } of [inspector, liaison]) {
    const grant = { party: account, groups, level: 'work', purpose: 'inspection', basis: 'assignment' };
    await must(leads[4] as Session, { op: 'grant', dossier: chain[4] ?? '', grant: newId(), ...grant });
  }
});
afterAll(() => world.close());

const told = async (at: number): Promise<readonly string[]> => {
  await refreshDuties(world.store, chain[at] ?? '', new Date());
  return (await dutiesFor(world.store, leads[at] as Session))
    .filter(({ safeguard, key }) => safeguard === 'V7' && key.startsWith('exposed'))
    .map(({ reason }) => reason ?? '');
};

test('climbs to each buyer once it is made known, and not before', async () => {
  const [finding, disclosure] = [newId(), newId()];
  const there = chain[4] ?? '';
  const found = { kind: 'trafficking', on: today, source: 'police', state: 'confirmed', childrenSafe: true };
  const known = put(there, 'disclosure', { finding, kind: 'trafficking', on: today }, disclosure);
  await must(liaison, put(there, 'finding', { ...found, release: 'not-yet' }, finding));
  expect(refusalsOf(await send(inspector, known))).toEqual(['V7.not-released']);
  for (const at of leads.keys()) expect(await told(at)).toEqual([]);
  await must(liaison, put(there, 'finding', { release: 'released' }, finding));
  await must(inspector, known);
  expect(await Promise.all([...leads.keys()].map(told))).toEqual([
    ['exposed-through'],
    ['exposed-through'],
    ['exposed-through'],
    ['exposed'],
    [],
    ['exposed-through'],
  ]);
});

test('lets no buyer into a file for it', async () => {
  for (const [at, lead] of leads.entries())
    for (const [other, id] of chain.entries())
      expect((await findDossier(world.store, lead, id))?.id, `${at} ${other}`).toBe(
        at === other ? id : undefined,
      );
});

test('tells whoever begins to buy at once, by the act itself', async () => {
  const buyer = await world.person('new buyer', ['supply-chain-lead']);
  const id = await create(buyer, 'enterprise');
  const link = {
    supplier: chain[0],
    tier: 'tier-1',
    products: ['cotton'],
    evidence: 'contract',
    from: today,
  };
  await must(buyer, put(id, 'supply-link', link));
  const alerts = (await dutiesFor(world.store, buyer)).filter(({ safeguard }) => safeguard === 'V7');
  expect(alerts.map(({ key }) => key.split('-').slice(0, 2).join('-')).toSorted()).toEqual([
    `expose-${chain[4]?.split('-')[0]}`,
    'exposed-through',
  ]);
});

test('follows links that stand, and says nothing where it would lead too far', async () => {
  const [look] = enterprise.elsewhere.filter(({ name }) => name === 'supplier-links');
  if (!look) throw new Error('no such look-up');
  const reached = async (from: string | undefined) => {
    const asked = [{ one: look, about: [from ?? ''] }];
    const found = await findElsewhere(world.store.app, world.store.catalogue, asked, new Date());
    return Object.keys(found.get(look.name) ?? {}).toSorted();
  };
  expect(await reached(chain[2])).toEqual(chain.toSorted());
  await must(leads[3] as Session, takeBack(chain[3] ?? '', 'supply-link', links[3] ?? ''));
  expect(await reached(chain[2])).toEqual([chain[2], chain[3]].toSorted());
  const cut = await world.store.app.query('select * from gwen.follow($1, 3)', [
    JSON.stringify({ 'enterprise.supply-link.supplier': [chain[5]] }),
  ]);
  expect(cut.rows).toHaveLength(3);
  const undeclared = await world.store.app.query('select * from gwen.follow($1, 100)', [
    JSON.stringify({ 'enterprise.supply-link.note': [chain[5]] }),
  ]);
  expect(undeclared.rows).toEqual([]);
});
