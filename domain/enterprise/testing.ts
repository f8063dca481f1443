/** People, enterprises and answers for the tests of workplaces and supply chains. */

import type { Found, FoundEntry } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Json } from '../kernel/values.ts';
import type { World } from '../testing.ts';
import { must, service } from '../testing.ts';
import { enterprise } from './index.ts';

const person = (account: number, role: string): Actor => ({
  account,
  roles: [role],
  parties: [account],
  organisation: service,
});

/** Opens the chain of a buyer. */
export const sol = person(51, 'supply-chain-lead');
export const mona = person(52, 'monitor');
export const irma = person(53, 'inspector');
export const piet = person(54, 'prosecution-liaison');
export const lars = person(55, 'licensing-officer');

const groups = [...new Set(Object.values(enterprise.entries).map(({ group }) => group))];

/** An enterprise made by Sol; monitor, inspector, liaison and licensing officer are let in. */
export function openEnterprise(world: World): string {
  const id = world.create(sol, 'enterprise', { area: 'XA' });
  for (const one of [mona, irma, piet, lars]) {
    must(
      world.grant(sol, id, {
        party: one.account,
        groups,
        level: 'work',
        purpose: 'inspection',
        basis: 'assignment',
      }),
    );
  }
  return id;
}

/** The entries of one dossier as a look-up hands them over. */
const found = (world: World, dossier: string, type: string): readonly FoundEntry[] => {
  const { state, entries } = world.get(dossier);
  return entries
    .filter((one) => one.type === type && one.withdrawn === undefined)
    .map((one) => ({
      values: Object.fromEntries(
        Object.entries(one.heads).flatMap(([field, [head]]): [string, Json][] =>
          head ? [[field, head.value]] : [],
        ),
      ),
      state,
      dossier,
      on: one.accepted,
    }));
};

/** Answers what the enterprises of the world ask of each other, as the store does: along all suppliers. */
export function lookUpAll(world: World): void {
  const all = (type: string): Found =>
    Object.fromEntries([...world.dossiers.keys()].map((id) => [id, found(world, id, type)]));
  world.lookups['supplier-links'] = all('supply-link');
  world.lookups['supplier-findings'] = all('disclosure');
}

export const profile = { name: 'Mill', kind: 'company', sector: 'manufacturing', formal: true };
export const supplyOf = (supplier: string, more: object = {}) => ({
  supplier,
  tier: 'tier-1',
  products: ['cotton'],
  evidence: 'contract',
  from: '2025-01-01',
  ...more,
});
/** What was found at a workplace; told to the investigators. */
export const childrenFound = {
  kind: 'trafficking',
  on: '2026-02-20',
  source: 'inspection',
  state: 'confirmed',
};

/** A finding that may be made known: the children are safe, and the investigators agree. */
export const releasedFinding = (world: World, id: string, more: object = {}): string =>
  world.set(piet, id, 'finding', { ...childrenFound, childrenSafe: true, release: 'released', ...more });

/** Makes a released finding known; the entry that says so. */
export const makeKnown = (world: World, id: string, more: object = {}): string =>
  world.set(irma, id, 'disclosure', {
    finding: releasedFinding(world, id),
    kind: 'trafficking',
    on: '2026-03-02',
    ...more,
  });
