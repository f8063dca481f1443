/** People of law enforcement and a proceeding, for tests. */

import type { Lookups, PartyFacts } from '../kernel/lookups.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Accepted, World } from '../testing.ts';
import { must, others, sana } from '../testing.ts';

const person = (account: number, role: string, organisation: number): Actor => ({
  account,
  roles: [role],
  parties: [account],
  organisation,
});

/** Prosecution liaisons of one office, and the child's lawyer. */
export const lina = person(41, 'prosecution-liaison', others.police);
export const musa = person(42, 'prosecution-liaison', others.police);
export const abeba = person(43, 'lawyer', others.shelter);

const account = ({ organisation }: Actor): PartyFacts => ({
  kind: 'account',
  organisation,
  contactPoint: false,
  disciplines: [],
});

/** Makes these people known, each of an organisation with a policy reviewed lately. */
export function introduce(world: World, ...people: readonly Actor[]): void {
  const parties: Record<string, PartyFacts> = { ...(world.lookups.parties as Lookups['parties']) };
  for (const one of people) parties[one.account] = account(one);
  world.lookups.parties = parties;
}

const share = { level: 'steward', purpose: 'legal', basis: 'assignment' } as const;
const groups = ['proceeding', 'suspects', 'evidence', 'proceeding-child'];

/** A proceeding begun by Lina, shared with her colleague, the child's lawyer and, for supervision, with Sana. */
export function openProceeding(world: World): string {
  introduce(world, lina, musa, abeba);
  const dossier = world.create(lina, 'proceeding', { area: 'XA' });
  world.set(lina, dossier, 'profile', { kind: 'criminal', openedOn: '2026-03-01' });
  must(world.grant(lina, dossier, { ...share, party: musa.account, groups }));
  must(
    world.grant(lina, dossier, {
      ...share,
      party: abeba.account,
      groups: ['proceeding', 'suspects', 'proceeding-child'],
    }),
  );
  must(
    world.grant(lina, dossier, {
      ...share,
      party: sana.account,
      groups: ['proceeding', 'proceeding-child'],
      purpose: 'supervision',
    }),
  );
  return dossier;
}

/** Moves a proceeding with one convicted suspect to its end. */
export function finish(world: World, dossier: string): Accepted {
  const suspect = world.set(lina, dossier, 'suspect', { role: 'exploiter', standing: 'prosecuted' });
  world.set(lina, dossier, 'offence', { iccs: '02042', suspect });
  must(world.move(lina, dossier, 'charged'));
  world.set(lina, dossier, 'judgment', {
    suspect,
    on: '2026-03-02',
    level: 'first',
    result: 'convicted',
    law: 'criminal',
    months: 60,
  });
  must(world.move(lina, dossier, 'judged'));
  return must(world.move(lina, dossier, 'final'));
}
