/**
 * The rule of who may see and do what, in words that know nothing of the code under test: a person sees an entry when a grant
 * in force, to her or a team of hers, covers its data group at level read, and one of her roles ever reads that group; she
 * knows of a dossier when any grant in force names her. Whom a report shuts out, or a team of hers, knows of nothing there.
 */
import { catalogue } from '../../domain/index.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Level } from '../../domain/kernel/operations.ts';

export interface Person {
  readonly account: number;
  readonly roles: readonly string[];
  readonly teams: readonly number[];
  readonly token: string;
}
export interface ModelGrant {
  readonly id: string;
  readonly holder: number;
  readonly groups: readonly string[];
  readonly level: Level;
  readonly expired: boolean;
  revoked: boolean;
}
export interface ModelDossier {
  readonly id: string;
  readonly kind: KindDeclaration;
  readonly grants: ModelGrant[];
  readonly entries: { readonly id: string; readonly type: string }[];
  /** Accounts and teams that it names as part of it. */
  readonly shutOut: (number | null)[];
}

const holds = (person: Person, grant: ModelGrant): boolean =>
  !grant.expired &&
  !grant.revoked &&
  (grant.holder === person.account || person.teams.includes(grant.holder));
const isShutOut = (person: Person, { shutOut }: ModelDossier): boolean =>
  shutOut.includes(person.account) || person.teams.some((team) => shutOut.includes(team));
export const knows = (person: Person, dossier: ModelDossier): boolean =>
  !isShutOut(person, dossier) && dossier.grants.some((grant) => holds(person, grant));
export const groupOf = ({ kind }: ModelDossier, type: string): string => kind.entries[type]?.group ?? '';
export const sees = (person: Person, dossier: ModelDossier, type: string): boolean =>
  !isShutOut(person, dossier) &&
  person.roles.some((role) => catalogue.roles[role]?.reads.includes(groupOf(dossier, type)) ?? false) &&
  dossier.grants.some(
    (grant) =>
      holds(person, grant) && grant.level !== 'know-of' && grant.groups.includes(groupOf(dossier, type)),
  );
const works = (person: Person, dossier: ModelDossier, group?: string): boolean =>
  !isShutOut(person, dossier) &&
  dossier.grants.some(
    (grant) =>
      holds(person, grant) &&
      ['work', 'steward'].includes(grant.level) &&
      (group === undefined || grant.groups.includes(group)),
  );
export const mayWrite = (person: Person, dossier: ModelDossier, type: string): boolean =>
  works(person, dossier, groupOf(dossier, type)) &&
  person.roles.some((role) => dossier.kind.entries[type]?.writers.includes(role));
/** Of a new entry. */
export const mayTell = (person: Person, dossier: ModelDossier, type: string): boolean =>
  works(person, dossier) && person.roles.some((role) => dossier.kind.entries[type]?.tellers.includes(role));
